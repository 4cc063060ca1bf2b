"""Terms: from when until when a compartment is given, by model."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.assignments import Assignment, Model, Phase
from kiosk.domain.local_time import next_local_time
from kiosk.domain.policy import Policy
from kiosk.domain.shifts import next_turn, turn_for


@dataclass(frozen=True, slots=True)
class Term:
    """Until when a compartment that is given now is its holder's (UTC); None: until they give it back."""

    ends_at: datetime | None
    shift: str | None = None


@dataclass(frozen=True, slots=True)
class NotNow:
    """No door is given at this hour; ``opens_at`` is when that changes, if it does within a year."""

    opens_at: datetime | None


def term(policy: Policy, now: datetime) -> Term | NotNow:
    """What somebody gets who comes at ``now`` without a reservation."""
    found = _at(policy, now)
    return found if isinstance(found, Term) else NotNow(_opening(policy, found.opens_at))


# Opening hours and shifts take turns in being shut: so often it is asked when both are not.
_MOST_TURNS = 20


def _opening(policy: Policy, at: datetime | None) -> datetime | None:
    """The first instant from ``at`` on at which a door is really given."""
    for _ in range(_MOST_TURNS):
        if at is None:
            return None
        found = _at(policy, at)
        if isinstance(found, Term):
            return at
        if found.opens_at is None or found.opens_at <= at:
            return None
        at = found.opens_at
    return None


def _at(policy: Policy, now: datetime) -> Term | NotNow:
    if policy.hours is not None and policy.hours.current(now, policy.timezone) is None:
        opening = policy.hours.next_opening(now, policy.timezone)
        return NotNow(None if opening is None else opening[0])
    if policy.model is Model.SHIFT:
        return _shift_term(policy, now)
    return Term(_sooner(_regular_end(policy, now), _longest(policy, now), idle_end(policy, now)))


def extended_end(policy: Policy, assignment: Assignment) -> datetime | None:
    """The end that one more extension would give; None where none is left, or it would change nothing."""
    end = assignment.ends_at
    if end is None or assignment.extensions >= policy.extensions or assignment.phase not in EXTENDABLE:
        return None
    longer = end + policy.extend_by if policy.extend_by is not None else _regular_end_after(policy, end)
    longest = _longest(policy, assignment.started_at)
    longer = _sooner(longer, longest)
    return longer if longer is not None and longer > end else None


EXTENDABLE = (Phase.ASSIGNED, Phase.WARNED, Phase.EXPIRED)


def used(policy: Policy, assignment: Assignment, now: datetime) -> datetime | None:
    """The end of an assignment whose door is opened at ``now``: where idleness ends it, the count begins anew."""
    if policy.idle is None or assignment.model is not Model.SESSION or assignment.ends_at is None:
        return assignment.ends_at
    return _sooner(_longest(policy, assignment.started_at), idle_end(policy, now))


def idle_end(policy: Policy, used_at: datetime) -> datetime | None:
    """When a session that is not used any more ends."""
    return used_at + policy.idle if policy.idle is not None and policy.model is Model.SESSION else None


def _shift_term(policy: Policy, now: datetime) -> Term | NotNow:
    turn = turn_for(policy.shifts, now, policy.timezone, policy.early)
    if turn is not None:
        return Term(_sooner(turn.ends, _longest(policy, now)), turn.shift)
    coming = next_turn(policy.shifts, now, policy.timezone)
    return NotNow(None if coming is None else coming.begins - policy.early)


def _regular_end(policy: Policy, now: datetime) -> datetime | None:
    """When the model as such ends it."""
    if policy.model in {Model.SESSION, Model.NAMED}:
        return None
    if policy.release_at_closing and policy.hours is not None:
        opening = policy.hours.current(now, policy.timezone) or policy.hours.next_opening(now, policy.timezone)
        return None if opening is None else opening[1]
    return next_local_time(now, policy.release, policy.timezone)


def _regular_end_after(policy: Policy, end: datetime) -> datetime | None:
    if policy.model is Model.SHIFT:
        turn = next_turn(policy.shifts, end, policy.timezone)
        return None if turn is None else turn.ends
    return _regular_end(policy, end)


def _longest(policy: Policy, started_at: datetime) -> datetime | None:
    return None if policy.longest_stay is None else started_at + policy.longest_stay


def _sooner(*ends: datetime | None) -> datetime | None:
    return min((one for one in ends if one is not None), default=None)
