"""Compartments: what they are, where they hang, and what is known of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple


class Size(Enum):
    """Size classes, smallest first; a larger one holds what a smaller one holds."""

    S = "S"
    M = "M"
    L = "L"
    XL = "XL"

    @property
    def rank(self) -> int:
        """0 for the smallest class."""
        return _RANKS[self]


_RANKS = {size: rank for rank, size in enumerate(Size)}


class Occupancy(Enum):
    """Whose a compartment is, as the map shows it. Never merged with the door's state."""

    FREE = "free"
    RESERVED = "reserved"
    OCCUPIED = "occupied"
    OVERDUE = "overdue"
    FLAGGED = "flagged"
    OUT_OF_SERVICE = "out of service"


class DoorState(Enum):
    """What the door's sensor shows."""

    CLOSED = "closed"
    OPEN = "open"
    UNKNOWN = "unknown"


def occupancy(held: bool, stuck: bool) -> Occupancy:
    """Whose a compartment is; one whose door stuck is flagged until the door moves."""
    if held:
        return Occupancy.OCCUPIED
    return Occupancy.FLAGGED if stuck else Occupancy.FREE


@dataclass(frozen=True, slots=True)
class Compartment:
    """One box of a bank.

    ``door`` is the number that people see; ``bus``, ``board`` and ``channel`` are where its lock is wired
    (channel 1 is the first lock); ``column`` and ``row`` count from the left and the top, from 1.
    """

    id: int
    bank: str
    door: str
    size: Size
    column: int
    row: int
    reachable: bool
    bus: str
    board: int
    channel: int


class CompartmentFacts(NamedTuple):
    """What allocation needs to know of one compartment at one instant; made for every door at every tap."""

    compartment: Compartment
    occupancy: Occupancy
    door_state: DoorState
    answering: bool  # whether its lock board answers
    openings: int  # how often it was opened, for even wear
