"""The simulation: visits come to a bank one after the other, and the kiosk's own rules decide who gets which door."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from heapq import heappop, heappush

from kiosk.domain.allocation import Allowed, Need, Offer, allocate
from kiosk.domain.assignments import Model
from kiosk.domain.capacity import Taken
from kiosk.domain.compartments import Size
from kiosk.domain.waiting import Waiting, in_line
from kiosk.planning.booking import booked
from kiosk.planning.doors import BANK, facts_of
from kiosk.planning.optimum import Stay
from kiosk.planning.plan import ENDS_ON_LEAVING, Plan, free_again
from kiosk.planning.visits import Visit, in_order


class Why(Enum):
    """Why a visit got no door."""

    FULL = "no door that fits was free"
    SHUT = "no door is given at that hour"
    BOOKED_UP = "no room was left to reserve"


@dataclass(frozen=True, slots=True)
class Served:
    """A door held for a visit, from ``begins`` until ``ends``; it begins after the arrival where somebody waited."""

    visit: Visit
    door: int
    size: Size
    begins: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class Refused:
    """A visit without a door."""

    visit: Visit
    why: Why


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of each visit. ``came_back`` are those whose person held a door from an earlier visit still.

    ``stays`` are what all who asked for a door of their own would have taken, had each found one at once.
    """

    plan: Plan
    served: tuple[Served, ...]
    refused: tuple[Refused, ...]
    came_back: tuple[Visit, ...]
    stays: tuple[Stay, ...]

    @property
    def arrivals(self) -> int:
        """All visits."""
        return len(self.served) + len(self.refused) + len(self.came_back)


def simulate(visits: Iterable[Visit], plan: Plan) -> Outcome:
    """Let the visits come. The same visits and plan always give the same outcome."""
    run = _Run(plan)
    ordered = in_order(visits)
    claimed = booked(ordered, plan) if plan.policy.model is Model.RESERVATION else [None] * len(ordered)
    for visit, gives_back, claim in zip(ordered, plan.who_gives_back(ordered), claimed, strict=True):
        run.go_on_until(visit.arrives)
        run.arrive(visit, gives_back=gives_back, claim=claim)
    run.go_on_until(None)
    return Outcome(plan, tuple(run.served), tuple(run.refused), tuple(run.came_back), tuple(run.stays))


class _Run:
    """A bank at one instant, its line, and what has become of those who came so far."""

    def __init__(self, plan: Plan) -> None:
        self.served: list[Served] = []
        self.refused: list[Refused] = []
        self.came_back: list[Visit] = []
        self.stays: list[Stay] = []
        self._plan = plan
        self._facts = facts_of(plan.doors)
        self._free = dict(self._facts)
        self._free_by_size = Counter(one.compartment.size for one in self._free.values())
        self._ends: list[tuple[datetime, int]] = []
        self._holds_until: dict[str, datetime] = {}
        self._numbers = 0
        self._line: dict[str, tuple[Waiting, Visit, bool]] = {}

    def arrive(self, visit: Visit, *, gives_back: bool, claim: Size | None) -> None:
        """Serve somebody, let them wait, or refuse them."""
        ends = free_again(self._plan.policy, visit, visit.arrives, gives_back=gives_back)
        if self._holds_one(visit):
            self.came_back.append(visit)
        elif ends is None:
            self.refused.append(Refused(visit, Why.SHUT))
        else:
            self.stays.append(Stay(Taken(visit.arrives, ends), visit.size))
            self._ask(visit, gives_back=gives_back, claim=claim)

    def _ask(self, visit: Visit, *, gives_back: bool, claim: Size | None) -> None:
        if self._plan.policy.model is Model.RESERVATION and claim is None:
            self.refused.append(Refused(visit, Why.BOOKED_UP))
        elif not self._give(visit, visit.arrives, claim, gives_back=gives_back):
            self._wait(visit, gives_back=gives_back)

    def go_on_until(self, now: datetime | None) -> None:
        """Take doors back in their order, up to ``now`` (None: all), each for whoever is next in line."""
        while self._ends and (now is None or self._ends[0][0] <= now):
            at, door = heappop(self._ends)
            self._free[door] = self._facts[door]
            self._free_by_size[self._facts[door].compartment.size] += 1
            self._serve_line(at)
        if now is None:
            self.refused += [Refused(visit, Why.FULL) for _, visit, _ in self._line.values()]

    def _holds_one(self, visit: Visit) -> bool:
        """Somebody who has a door still is given no other; where it ends on leaving, each visit has its own."""
        if self._plan.policy.model in ENDS_ON_LEAVING:
            return False
        until = self._holds_until.get(visit.person)
        return until is not None and until > visit.arrives

    def _give(self, visit: Visit, at: datetime, claim: Size | None, *, gives_back: bool) -> bool:
        ends = free_again(self._plan.policy, visit, at, gives_back=gives_back)
        if ends is None:
            return False
        kept_back = self._plan.rule.kept_back(self._free_by_size, visit.size, visit.leaves - at)
        allowed = Allowed(sizes=self._plan.policy.sizes, promised=kept_back if claim is None else frozenset())
        offer = allocate(self._free.values(), Need(at_least=visit.size, exactly=claim), {BANK: allowed})
        if not isinstance(offer, Offer):
            return False
        self._take(offer.compartment_id, visit, at, ends)
        return True

    def _take(self, door: int, visit: Visit, at: datetime, ends: datetime) -> None:
        facts = self._free.pop(door)
        self._free_by_size[facts.compartment.size] -= 1
        self._facts[door] = facts._replace(openings=facts.openings + 1)
        heappush(self._ends, (ends, door))
        self._holds_until[visit.person] = ends
        self.served.append(Served(visit, door, facts.compartment.size, at, ends))

    def _wait(self, visit: Visit, *, gives_back: bool) -> None:
        if not self._plan.wait:
            self.refused.append(Refused(visit, Why.FULL))
            return
        self._numbers += 1
        waiting = Waiting(f"{self._numbers:09}", visit.person, visit.arrives, visit.size)
        self._line[waiting.id] = (waiting, visit, gives_back)

    def _serve_line(self, at: datetime) -> None:
        for waiting in in_line(one for one, _, _ in self._line.values()):
            _, visit, gives_back = self._line[waiting.id]
            if at > visit.arrives + self._plan.wait or at >= visit.leaves:
                self.refused.append(Refused(visit, Why.FULL))
                del self._line[waiting.id]
            elif self._give(visit, at, None, gives_back=gives_back):
                del self._line[waiting.id]
