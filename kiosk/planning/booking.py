"""Booking: everybody reserves their visit beforehand, in no particular order, and capacity decides who may come."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from kiosk.domain.capacity import Claim, Taken, could_fit, peak, place
from kiosk.domain.compartments import Size
from kiosk.planning.apart import apart
from kiosk.planning.doors import Doors
from kiosk.planning.plan import Plan
from kiosk.planning.visits import Visit


def booked(visits: Sequence[Visit], plan: Plan) -> list[Size | None]:
    """For each visit, which are in the order of their arrivals, the class that it holds a claim on; None: refused."""
    order = list(range(len(visits)))
    random.Random(plan.seed).shuffle(order)  # noqa: S311 (nothing is kept secret here)
    turn = {index: place for place, index in enumerate(order)}
    doors = bookable(plan)
    found: list[Size | None] = [None] * len(visits)
    for part in apart([Taken(one.arrives, one.leaves) for one in visits]):
        book = _Book(doors)
        together = range(len(visits))[part]
        for index in sorted(together, key=turn.__getitem__):
            book.add(str(index), visits[index])
        for index in together:
            found[index] = book.classes.get(str(index))
    return found


def bookable(plan: Plan) -> Doors:
    """How many doors of each size may be reserved at once."""
    share = 1 - plan.policy.walk_up_share
    return {size: int(count * share) for size, count in plan.doors.items() if size in plan.policy.sizes}


class _Book:
    """The claims of a while in which no claim from before or after matters."""

    def __init__(self, doors: Doors) -> None:
        self.classes: Mapping[str, Size] = {}
        self._doors = doors
        self._claims: list[Claim] = []

    def add(self, name: str, visit: Visit) -> None:
        """Claim a door for a visit where all claims can be kept."""
        claim = Claim(name, visit.size, Taken(visit.arrives, visit.leaves))
        if not could_fit(claim, self._claims, self._doors):
            return
        found = place(claim, self._claims, self.classes, self._has_room)
        if found is not None:
            self.classes = found
            self._claims.append(claim)

    def _has_room(self, size: Size, there: Sequence[Taken], window: Taken) -> bool:
        return peak(there, window) < self._doors.get(size, 0)
