"""Permanent assignment, to compare with: each door is one person's for ever, and empty when they are not there."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.domain.allocation import Need, Offer, allocate
from kiosk.domain.compartments import Size
from kiosk.planning.doors import Doors, facts_of
from kiosk.planning.visits import Visit, in_order


def owners(visits: Iterable[Visit], doors: Doors) -> frozenset[str]:
    """Who would have a door: the first who come, each one that takes the largest they ever bring."""
    largest: dict[str, Size] = {}
    for visit in in_order(visits):
        largest[visit.person] = max(visit.size, largest.get(visit.person, visit.size), key=lambda one: one.rank)
    free = facts_of(doors)
    found = set()
    for person, size in largest.items():
        offer = allocate(free.values(), Need(at_least=size))
        if isinstance(offer, Offer):
            del free[offer.compartment_id]
            found.add(person)
    return frozenset(found)
