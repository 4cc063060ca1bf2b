"""Shifts: the same compartment serves two or three of them a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from kiosk.domain.hours import LOOK_AHEAD_DAYS, Span
from kiosk.domain.local_time import DAY, local_day

EVERY_DAY = frozenset(range(7))


@dataclass(frozen=True, slots=True)
class Shift:
    """``days`` are the weekdays on which it begins (Monday is 0); it may end on the day after."""

    name: str
    span: Span
    days: frozenset[int] = EVERY_DAY


@dataclass(frozen=True, slots=True)
class Turn:
    """One shift on one day, in instants (UTC)."""

    shift: str
    begins: datetime
    ends: datetime


def turn_for(shifts: Sequence[Shift], at: datetime, zone: ZoneInfo, early: timedelta) -> Turn | None:
    """The turn that somebody who comes at ``at`` comes for: the latest that has begun, or begins within ``early``."""
    covering = [one for one in _turns(shifts, at, zone, 1) if one.begins - early <= at < one.ends]
    return max(covering, key=lambda one: one.begins, default=None)


def next_turn(shifts: Sequence[Shift], after: datetime, zone: ZoneInfo) -> Turn | None:
    """The first turn that begins at or after ``after``."""
    return next((one for one in _turns(shifts, after, zone, LOOK_AHEAD_DAYS) if one.begins >= after), None)


def _turns(shifts: Sequence[Shift], at: datetime, zone: ZoneInfo, days: int) -> Iterator[Turn]:
    """By their beginnings, from the day before on: a night shift began yesterday."""
    first = local_day(at, zone) - DAY
    for ahead in range(days + 2):
        day = first + ahead * DAY
        today = [Turn(one.name, *one.span.on(day, zone)) for one in shifts if day.weekday() in one.days]
        yield from sorted(today, key=lambda one: (one.begins, one.shift))
