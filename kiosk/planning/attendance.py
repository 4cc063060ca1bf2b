"""Attendance: who comes on which days of a hybrid week, and from when until when, drawn by a die that can be named."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

from kiosk.domain.compartments import Size
from kiosk.domain.local_time import DAY
from kiosk.domain.shifts import Shift
from kiosk.planning.visits import Visit, in_order

WORKING_DAYS = range(5)
MINUTE = timedelta(minutes=1)


class Week(Enum):
    """Which days people pick who need not come on all of them."""

    EVEN = "even"
    MIDWEEK = "midweek"  # Tuesday to Thursday, as most hybrid offices see it


# How likely a day is picked, from Monday on.
LEANING = {Week.EVEN: (1.0, 1.0, 1.0, 1.0, 1.0), Week.MIDWEEK: (0.8, 1.3, 1.3, 1.2, 0.5)}


@dataclass(frozen=True, slots=True)
class Attendance:
    """``office_days`` a week, for each person, on average; ``part_day`` is the share of visits of two to four hours
    and a half, in the morning or after lunch; ``sizes`` is how many in so many people need which. With ``shifts``,
    people come for these instead, a week each in turn.
    """

    people: int
    office_days: float
    zone: ZoneInfo
    week: Week = Week.EVEN
    weeks: int = 52
    part_day: float = 0.0
    sizes: Mapping[Size, int] = field(default_factory=lambda: {Size.S: 1})
    shifts: Sequence[Shift] = ()
    monday: date = date(2026, 1, 5)
    seed: int = 1


def visits_of(attendance: Attendance) -> list[Visit]:
    """All visits, in order. Each person has a die of their own: more people change nothing for those before them."""
    return in_order(visit for number in range(attendance.people) for visit in _visits_of_one(attendance, number))


def _visits_of_one(attendance: Attendance, number: int) -> Iterator[Visit]:
    die = random.Random(f"{attendance.seed}:{number}")  # noqa: S311 (nothing is kept secret here)
    size = die.choices(list(attendance.sizes), list(attendance.sizes.values()))[0]
    for week in range(attendance.weeks):
        shift = attendance.shifts[(number + week) % len(attendance.shifts)] if attendance.shifts else None
        for weekday in _days(attendance, die):
            day = attendance.monday + (7 * week + weekday) * DAY
            begins, ends = _shift(shift, day, die) if shift else _office(attendance, day, die)
            arrives, leaves = (one.replace(tzinfo=attendance.zone).astimezone(UTC) for one in (begins, ends))
            yield Visit(f"p{number + 1}", arrives, leaves, size)


def _days(attendance: Attendance, die: random.Random) -> list[int]:
    """So many weekdays, one more in as many weeks as the part of a day says."""
    count = int(attendance.office_days) + (die.random() < attendance.office_days % 1)
    # Each day draws a number that is larger where it is likely; the largest win (Efraimidis and Spirakis).
    drawn = {day: die.random() ** (1 / LEANING[attendance.week][day]) for day in WORKING_DAYS}
    return sorted(sorted(WORKING_DAYS, key=lambda day: -drawn[day])[:count])


def _office(attendance: Attendance, day: date, die: random.Random) -> tuple[datetime, datetime]:
    if die.random() >= attendance.part_day:
        begins = _around(day, time(9, 0), 45, die)
        return begins, max(_around(day, time(17, 30), 45, die), begins + 4 * 60 * MINUTE)
    begins = _around(day, time(9, 0) if die.random() < 0.5 else time(13, 15), 30, die)
    return begins, begins + round(die.uniform(120, 270)) * MINUTE


def _around(day: date, wanted: time, minutes: int, die: random.Random) -> datetime:
    """A time of day that is usually off by no more than ``minutes``, never by more than twice as much."""
    off = min(max(die.gauss(0, minutes), -2 * minutes), 2 * minutes)
    return datetime.combine(day, wanted) + round(off) * MINUTE


def _shift(shift: Shift, day: date, die: random.Random) -> tuple[datetime, datetime]:
    """Changed before it begins, and gone soon after it ends."""
    span = shift.span
    last = day if span.ends > span.begins else day + DAY
    begins = datetime.combine(day, span.begins) - round(die.uniform(5, 20)) * MINUTE
    return begins, datetime.combine(last, span.ends) + round(die.uniform(0, 10)) * MINUTE
