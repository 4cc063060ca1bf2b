"""The waiting list of a full bank: first come, first served, each for what they can use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.compartments import Size


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody in line. Once it is their turn, ``compartment_id`` is kept for them until ``until``."""

    id: str
    person_id: str
    joined_at: datetime
    at_least: Size = Size.S
    reachable: bool = False
    compartment_id: int | None = None
    until: datetime | None = None


def in_line(waiting: Iterable[Waiting]) -> list[Waiting]:
    """Those whose turn has not come, in their order."""
    return sorted((one for one in waiting if one.compartment_id is None), key=lambda one: (one.joined_at, one.id))


def place_in_line(waiting: Iterable[Waiting], person_id: str) -> int:
    """Which place this person has, from 1; 0 where they do not wait."""
    people = [one.person_id for one in in_line(waiting)]
    return people.index(person_id) + 1 if person_id in people else 0
