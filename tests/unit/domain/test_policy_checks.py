"""Policies that contradict themselves: what is said to be impossible is, by the rules that a kiosk goes by."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kiosk.domain.assignments import Assignment, Model
from kiosk.domain.compartments import Size
from kiosk.domain.hours import OpeningHours, Span
from kiosk.domain.lifecycle import warning_times
from kiosk.domain.policy import AtExpiry, Policy
from kiosk.domain.policy_checks import contradictions, without_effect
from kiosk.domain.shifts import Shift
from kiosk.domain.terms import NotNow, Term, extended_end, term

UTC_ZONE = ZoneInfo("UTC")  # a wall clock that never changes, as the checks see it
MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
HOUR = timedelta(hours=1)
# The first and the last minute of each hour: all that is drawn below changes on the hour.
WEEK = [MONDAY + hour * HOUR + timedelta(minutes=minute) for hour in range(7 * 24) for minute in (0, 59)]

HOURS_OF_DAY = st.builds(time, st.integers(0, 23))
SPANS = st.builds(Span, HOURS_OF_DAY, HOURS_OF_DAY)
OPENINGS = st.builds(
    lambda days, span: OpeningHours(tuple((span,) if day in days else () for day in range(7))),
    st.sets(st.integers(0, 6), min_size=1),
    SPANS,
)
SHIFTS = st.builds(Shift, st.sampled_from("abc"), SPANS, st.frozensets(st.integers(0, 6), min_size=1))
LENGTHS = st.integers(1, 30).map(lambda hours: hours * HOUR)


def policies(**settings: st.SearchStrategy[Any]) -> st.SearchStrategy[Policy]:
    """Policies of all kinds, some settings as told."""
    anything: dict[str, st.SearchStrategy[Any]] = {
        "model": st.sampled_from(Model),
        "timezone": st.just(UTC_ZONE),
        "release": HOURS_OF_DAY,
        "release_at_closing": st.booleans(),
        "hours": st.none() | OPENINGS,
        "shifts": st.lists(SHIFTS, max_size=2).map(tuple),
        "idle": st.none() | LENGTHS,
        "longest_stay": st.none() | LENGTHS,
        "warn_before": st.lists(LENGTHS, max_size=2).map(tuple),
        "extend_by": st.none() | LENGTHS,
        "extensions": st.integers(0, 2),
        "early": st.sampled_from([timedelta(0), HOUR, 20 * HOUR]),
    }
    return st.builds(Policy, **{**anything, **settings})


def policy(model: Model = Model.DAY_USE, **settings: Any) -> Policy:
    return Policy(model, UTC_ZONE, **settings)


def named(found: Any) -> set[str]:
    return {one.settings[0] for one in found}


def ends(found: Policy) -> list[tuple[datetime, datetime | None]]:
    """When somebody gets a door, through a week, and until when it would be theirs."""
    terms = [(now, term(found, now)) for now in WEEK]
    return [(now, one.ends_at) for now, one in terms if isinstance(one, Term)]


def given_now(found: Policy, now: datetime, end: datetime | None) -> Assignment:
    return Assignment("a", 1, "p", found.model, now, end)


def warnings(found: Policy, now: datetime, end: datetime | None) -> int:
    """How many warnings somebody gets who comes now."""
    return len(warning_times(given_now(found, now, end), found))


def without(found: Policy, setting: str) -> Policy:
    """The policy as it would be if there were no such setting."""
    if setting == "release" and found.model in {Model.DAY_USE, Model.RESERVATION}:
        return replace(found, model=Model.NAMED)  # there is always a release, but not for this one
    defaults: dict[str, Any] = {one.name: one.default for one in fields(Policy)}
    return replace(found, **{setting: defaults[setting]})


def test_the_defaults_of_each_model_are_sound():
    for model in set(Model) - {Model.SHIFT}:
        assert contradictions(policy(model)) == []


@given(policies())
def test_a_sound_policy_gives_doors_at_some_time(found: Policy):
    assume(not contradictions(found))
    assert ends(found)


@given(policies(model=st.sampled_from([Model.SESSION, Model.SHIFT]), hours=st.none()))
def test_somebody_gets_each_warning_of_a_sound_policy(found: Policy):
    assume(not contradictions(found))
    warned = [warnings(found, now, end) for now, end in ends(found) if end is not None]
    assert not warned or max(warned) == len(set(found.warn_before))


@given(
    policies(
        model=st.just(Model.SESSION), idle=LENGTHS, longest_stay=LENGTHS, warn_before=LENGTHS.map(lambda one: (one,))
    )
)
def test_nobody_gets_a_warning_that_is_said_never_to_come(found: Policy):
    said = [one for one in contradictions(found) if one.settings[0] == "warn_before"]
    warned = [warnings(found, now, end) for now, end in ends(found)]
    assert not (said and any(warned))


@given(policies())
def test_what_is_said_to_have_no_effect_changes_no_end(found: Policy):
    useless = named(without_effect(found)) - {"extensions", "extend_by", "flag_after", "prefer_zone"}
    whole = ends(found) if useless else []
    for setting in useless:
        assert ends(without(found, setting)) == whole, setting


@given(policies(model=st.sampled_from([Model.SESSION, Model.NAMED]), extend_by=st.none(), extensions=st.just(1)))
def test_an_extension_that_is_said_to_have_no_effect_gives_nothing(found: Policy):
    said = "extensions" in named(without_effect(found))
    longer = [extended_end(found, given_now(found, now, end)) for now, end in ends(found)]
    assert not (said and any(longer))


def test_shifts_need_shifts():
    assert named(contradictions(policy(Model.SHIFT))) == {"model"}
    assert all(isinstance(term(policy(Model.SHIFT), now), NotNow) for now in WEEK)


def test_closing_needs_hours_unless_no_door_ends_by_it():
    assert named(contradictions(policy(release_at_closing=True))) == {"release_at_closing"}
    assert contradictions(policy(Model.SESSION, release_at_closing=True)) == []


def test_hours_that_open_on_some_date_only_open():
    shut: tuple[tuple[Span, ...], ...] = ((),) * 7
    assert named(contradictions(policy(hours=OpeningHours(shut)))) == {"hours"}
    once = OpeningHours(shut, ((date(2026, 3, 7), (Span(time(8), time(9)),)),))
    assert contradictions(policy(hours=once)) == []


@pytest.mark.parametrize("setting", ["sizes", "zones"])
def test_something_must_be_left(setting: str):
    nothing: dict[str, Any] = {setting: frozenset()}
    assert named(contradictions(policy(**nothing))) == {setting}


@pytest.mark.parametrize(
    ("model", "settings", "other"),
    [
        (Model.DAY_USE, {"longest_stay": HOUR}, "longest_stay"),
        (Model.SESSION, {"idle": HOUR}, "idle"),
        (Model.SHIFT, {"shifts": (Shift("a", Span(time(6), time(7))), Shift("b", Span(time(7), time(14))))}, "shifts"),
    ],
)
def test_a_warning_comes_before_the_end_and_after_the_beginning(model: Model, settings: dict[str, Any], other: str):
    (found,) = contradictions(policy(model, **settings, warn_before=(timedelta(minutes=5), HOUR)))
    assert found.settings == ("warn_before", other)
    assert contradictions(policy(model, **settings, warn_before=(timedelta(minutes=59),))) == []


def test_idleness_ends_a_session_before_the_longest_stay_does():
    assert named(contradictions(policy(Model.SESSION, idle=HOUR, longest_stay=HOUR))) == {"idle"}
    assert contradictions(policy(Model.SESSION, idle=HOUR, longest_stay=HOUR * 1.1)) == []


def test_a_shift_is_served_where_it_is_open_at_some_minute_of_it_or_just_before():
    hours = OpeningHours(((Span(time(7), time(19)),),) * 5 + ((), ()))
    night = (Shift("night", Span(time(19, 30), time(6)), frozenset({0, 1})),)
    settings: dict[str, Any] = {"hours": hours, "shifts": night}
    assert named(contradictions(policy(Model.SHIFT, **settings, early=timedelta(minutes=30)))) == {"shifts"}
    assert contradictions(policy(Model.SHIFT, **settings, early=timedelta(minutes=31))) == []


@pytest.mark.parametrize(("longest", "comes"), [(6, False), (7, True)])
def test_a_release_comes_where_somebody_may_stay_until_then(longest: int, comes: bool):
    hours = OpeningHours(((Span(time(7), time(17)),),) * 7)
    found = policy(hours=hours, release=time(23), longest_stay=longest * HOUR)
    assert ("release" not in named(without_effect(found))) is comes
    found = replace(found, release=time(12))
    assert "release" not in named(without_effect(found)), "who comes at eleven goes at noon"


def test_what_nothing_here_goes_by():
    unused = policy(shifts=(Shift("a", Span(time(6), time(7))),), idle=HOUR, extend_by=HOUR, flag_after=HOUR)
    assert named(without_effect(unused)) == {"shifts", "idle", "extend_by", "flag_after"}
    used = policy(extensions=1, extend_by=HOUR, at_expiry=AtExpiry.OVERDUE, sizes=frozenset({Size.M}))
    assert without_effect(used) == []
    barred = policy(prefer_zone="a", zones=frozenset({"b"}), at_expiry=AtExpiry.OVERDUE, extensions=1)
    assert named(without_effect(barred)) == {"prefer_zone"}


@pytest.mark.parametrize("model", [Model.SESSION, Model.NAMED])
def test_what_has_no_end_can_not_be_extended_but_by_a_fixed_time_after_a_reservation(model: Model):
    assert "extensions" in named(without_effect(policy(model, extensions=1)))
    assert "extensions" not in named(without_effect(policy(model, extensions=1, extend_by=HOUR)))
    assert "extensions" not in named(without_effect(policy(model, extensions=1, longest_stay=HOUR)))
