"""What can't be meant: settings that contradict each other, and settings that can never have an effect."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from kiosk.domain.assignments import Model
from kiosk.domain.durations import written
from kiosk.domain.hours import OpeningHours, Span
from kiosk.domain.policy import AtExpiry, Policy
from kiosk.domain.week import minutes_of


@dataclass(frozen=True, slots=True)
class Objection:
    """``settings`` are the fields of ``Policy`` that disagree; ``sentence`` says why, and what to write instead."""

    settings: tuple[str, ...]
    sentence: str


Rule = Callable[[Policy], Objection | None]

_RELEASED = {Model.DAY_USE, Model.RESERVATION}  # the models that end at a time of day


def contradictions(policy: Policy) -> list[Objection]:
    """What no person could ever be served by, or be warned by, as it is set."""
    return [found for rule in _CONTRADICTIONS if (found := rule(policy)) is not None]


def without_effect(policy: Policy) -> list[Objection]:
    """Settings that do nothing beside the others; harmless, unless somebody wrote them and expects something."""
    return [found for rule in _WITHOUT_EFFECT if (found := rule(policy)) is not None]


# --- contradictions -------------------------------------------------------------------------------------------------


def _no_shifts(policy: Policy) -> Objection | None:
    if policy.model is not Model.SHIFT or policy.shifts:
        return None
    return Objection(
        ("model",),
        'The model "shift" needs shifts. Add some, like shifts = ["early mon-fri 06:00-14:00"], or take another model.',
    )


def _never_closes(policy: Policy) -> Objection | None:
    if policy.model not in _RELEASED or not policy.release_at_closing or policy.hours is not None:
        return None
    return Objection(
        ("release_at_closing",),
        'There are no opening hours here, so closing never comes. Add hours = ["mon-fri 07:00-19:00"], or write a time '
        'of day, like release = "18:30"',
    )


def _never_opens(policy: Policy) -> Objection | None:
    if policy.hours is None or any(_spans(policy.hours)):
        return None
    return Objection(("hours",), 'These opening hours never open. Add some, like hours = ["mon-fri 07:00-19:00"]')


def _no_size(policy: Policy) -> Objection | None:
    if policy.sizes:
        return None
    return Objection(
        ("sizes",), "A wider scope allows none of these sizes, so none is left. Write some that it allows."
    )


def _no_zone(policy: Policy) -> Objection | None:
    if policy.zones is None or policy.zones:
        return None
    return Objection(
        ("zones",), "A wider scope allows none of these zones, so none is left. Write some that it allows."
    )


def _warned_before_the_stay(policy: Policy) -> Objection | None:
    return _warned_too_early(policy, "longest_stay", policy.longest_stay, "longest_stay is")


def _warned_before_idleness(policy: Policy) -> Objection | None:
    idle = policy.idle if policy.model is Model.SESSION else None
    return _warned_too_early(policy, "idle", idle, "idle is")


def _warned_before_the_shift(policy: Policy) -> Objection | None:
    if policy.model is not Model.SHIFT or not policy.shifts:
        return None
    shortest = min(policy.shifts, key=lambda one: one.span.length)
    return _warned_too_early(policy, "shifts", shortest.span.length, f"the shift {shortest.name} lasts")


def _warned_too_early(policy: Policy, setting: str, whole: timedelta | None, how_long: str) -> Objection | None:
    earliest = max(policy.warn_before, default=timedelta(0))
    if whole is None or earliest < whole:
        return None
    return Objection(
        ("warn_before", setting),
        f"A warning {written(earliest)} before the end never comes: {how_long} {written(whole)}. Write shorter times "
        'here, like warn_before = ["10min"]',
    )


def _idle_beyond_the_stay(policy: Policy) -> Objection | None:
    idle, longest = policy.idle, policy.longest_stay
    if policy.model is not Model.SESSION or idle is None or longest is None or idle < longest:
        return None
    return Objection(
        ("idle", "longest_stay"),
        f"idle ({written(idle)}) must be shorter than longest_stay ({written(longest)}), or it never ends a session.",
    )


def _shift_while_shut(policy: Policy) -> Objection | None:
    if policy.model is not Model.SHIFT or policy.hours is None or not any(_spans(policy.hours)):
        return None
    is_open = 0
    for day, span in _spans(policy.hours):
        is_open |= minutes_of([day], span)
    for shift in policy.shifts:
        if not minutes_of(shift.days, shift.span, policy.early) & is_open:
            return Objection(
                ("shifts", "hours"),
                f"Nobody gets a door for the shift {shift.name}: it lies outside the opening hours. Make hours longer.",
            )
    return None


# --- without effect -------------------------------------------------------------------------------------------------


def _release_of_no_day(policy: Policy) -> Objection | None:
    if policy.model in _RELEASED:
        return None
    return Objection(
        ("release",), f'No door here ends at a time of day: the model is "{policy.model.value}". Take release out.'
    )


def _release_after_the_stay(policy: Policy) -> Objection | None:
    """Whoever comes at the last minute must go before the release."""
    hours, longest = policy.hours, policy.longest_stay
    if policy.model not in _RELEASED or policy.release_at_closing or hours is None or longest is None:
        return None
    if any(_least_until(policy, span) < longest for _, span in _spans(hours)):
        return None
    return Objection(
        ("release",),
        f"This release never comes: longest_stay ({written(longest)}) is over before it, whenever somebody comes. "
        "Write an earlier time, or take it out.",
    )


def _shifts_unused(policy: Policy) -> Objection | None:
    if policy.model is Model.SHIFT or not policy.shifts:
        return None
    return Objection(("shifts",), 'Shifts are for the model "shift" only. Write model = "shift", or take them out.')


def _idle_unused(policy: Policy) -> Objection | None:
    if policy.model is Model.SESSION or policy.idle is None:
        return None
    return Objection(("idle",), 'Only sessions end by idleness. Write model = "session", or take idle out.')


def _extensions_unused(policy: Policy) -> Objection | None:
    ends = policy.model in {*_RELEASED, Model.SHIFT} or policy.longest_stay is not None
    if policy.extensions == 0 or ends or policy.idle is not None or policy.extend_by is not None:
        return None
    return Objection(
        ("extensions",), "Doors here have no end that could be put off. Write a longest_stay, or take extensions out."
    )


def _extend_by_unused(policy: Policy) -> Objection | None:
    if policy.extensions > 0:
        return None
    return Objection(("extend_by",), "Nobody may extend here. Add a line extensions = 1, or take extend_by out.")


def _flag_after_unused(policy: Policy) -> Objection | None:
    if policy.at_expiry is AtExpiry.OVERDUE:
        return None
    return Objection(
        ("flag_after",), 'Only what is overdue is flagged. Write at_expiry = "overdue", or take flag_after out.'
    )


def _preferred_zone_barred(policy: Policy) -> Objection | None:
    if policy.prefer_zone is None or policy.zones is None or policy.prefer_zone in policy.zones:
        return None
    return Objection(("prefer_zone",), "The zones that are allowed here leave this one out. Write one of those.")


# --- both -----------------------------------------------------------------------------------------------------------


def _spans(hours: OpeningHours) -> Iterator[tuple[int, Span]]:
    """Every opening with the weekday that it begins on; of days that differ, as if they came every week."""
    for day, spans in enumerate(hours.week):
        yield from ((day, span) for span in spans)
    for date, spans in hours.exceptions:
        yield from ((date.weekday(), span) for span in spans)


def _least_until(policy: Policy, span: Span) -> timedelta:
    """How long before the release somebody can come at the latest, within ``span``."""
    return max(timedelta(0), Span(span.begins, policy.release).length - span.length)


_CONTRADICTIONS: tuple[Rule, ...] = (
    _no_shifts,
    _never_closes,
    _never_opens,
    _no_size,
    _no_zone,
    _warned_before_the_stay,
    _warned_before_idleness,
    _warned_before_the_shift,
    _idle_beyond_the_stay,
    _shift_while_shut,
)
_WITHOUT_EFFECT: tuple[Rule, ...] = (
    _release_of_no_day,
    _release_after_the_stay,
    _shifts_unused,
    _idle_unused,
    _extensions_unused,
    _extend_by_unused,
    _flag_after_unused,
    _preferred_zone_barred,
)
