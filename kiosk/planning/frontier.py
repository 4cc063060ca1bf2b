"""The frontier: how many people a bank serves with hardly anybody refused, by office days a week and by model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import time, timedelta
from multiprocessing import get_context
from zoneinfo import ZoneInfo

from kiosk.domain.assignments import Model
from kiosk.domain.hours import Span
from kiosk.domain.policy import AtExpiry, Policy
from kiosk.domain.shifts import Shift
from kiosk.planning.attendance import WORKING_DAYS, Attendance, Week, visits_of
from kiosk.planning.doors import Doors
from kiosk.planning.plan import Plan
from kiosk.planning.simulation import simulate

AT_MOST_REFUSED = 0.01

UTC = ZoneInfo("UTC")
# The first are gone before the others come; where shifts meet, both need a door at once.
SHIFTS = tuple(
    Shift(name, Span(begins, ends), frozenset(WORKING_DAYS))
    for name, begins, ends in (("early", time(6, 0), time(14, 0)), ("late", time(14, 30), time(22, 30)))
)


@dataclass(frozen=True, slots=True)
class Case:
    """A model, and how people come under it."""

    title: str
    policy: Policy | None  # None: each door is one person's for ever
    part_day: float = 0.0


_DAY_USE = Policy(Model.DAY_USE, UTC)
_SESSION = Policy(Model.SESSION, UTC)
_RESERVATION = Policy(Model.RESERVATION, UTC, walk_up_share=0.0)
_SHIFT = Policy(Model.SHIFT, UTC, shifts=SHIFTS, early=timedelta(minutes=30), at_expiry=AtExpiry.OVERDUE)

CASES = (
    Case("permanent", None),
    Case("day-use", _DAY_USE),
    Case("session, whole days", _SESSION),
    Case("session, half the visits short", _SESSION, part_day=0.5),
    Case("reservation, half the visits short", _RESERVATION, part_day=0.5),
    Case("session, all visits short", _SESSION, part_day=1.0),
    Case("two shifts, half an hour apart", _SHIFT),
)


@dataclass(frozen=True, slots=True)
class Point:
    """So many ``people`` are served who come on ``office_days`` a week."""

    week: Week
    case: str
    office_days: float
    people: int


@dataclass(frozen=True, slots=True)
class Series:
    """One line of the frontier: what is tried, from few office days to many."""

    doors: Doors
    week: Week
    case: Case
    office_days: Sequence[float]
    weeks: int
    seed: int

    def points(self) -> list[Point]:
        """Each search begins where the one before it points to: half the days, twice the people."""
        found: list[Point] = []
        visits = float(sum(self.doors.values()) * len(WORKING_DAYS))
        for at in self.office_days:
            people = self._most_people(at, round(visits / at))
            visits = people * at
            found.append(Point(self.week, self.case.title, at, people))
        return found

    def _most_people(self, office_days: float, guess: int) -> int:
        """By halving, to a hundredth: where more come, more are refused."""
        if self.case.policy is None:
            return sum(self.doors.values())
        low, high = int(guess * 0.92), int(guess * 1.08) + 1
        while low and not self._serves(low, office_days):
            low, high = int(low * 0.8), low
        while self._serves(high, office_days):
            low, high = high, int(high * 1.25) + 1
        while high - low > max(1, low // 100):
            middle = (low + high) // 2
            low, high = (middle, high) if self._serves(middle, office_days) else (low, middle)
        return low

    def _serves(self, people: int, office_days: float) -> bool:
        assert self.case.policy is not None
        outcome = simulate(
            visits_of(
                Attendance(
                    people,
                    office_days,
                    UTC,
                    self.week,
                    self.weeks,
                    self.case.part_day,
                    shifts=self.case.policy.shifts,
                    seed=self.seed,
                )
            ),
            Plan(self.doors, self.case.policy, seed=self.seed),
        )
        return len(outcome.refused) <= AT_MOST_REFUSED * outcome.arrivals


def find_frontier(
    doors: Doors, office_days: Sequence[float], weeks: int, seed: int, cases: Sequence[Case] = CASES
) -> Iterator[list[Point]]:
    """The most people for each week, case and number of office days, line by line, worked out on all cores."""
    series = [Series(doors, week, case, sorted(office_days), weeks, seed) for week in Week for case in cases]
    # Fresh processes: a copy of this one would hold the locks that its other threads had taken.
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        yield from pool.map(Series.points, series)
