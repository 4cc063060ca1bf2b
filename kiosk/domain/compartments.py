"""Compartments: what they are, where they hang, and what is known of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple


class Size(Enum):
    """Size classes, smallest first; a larger one holds what a smaller one holds. ``rank`` is 0 for the smallest."""

    S = "S"
    M = "M"
    L = "L"
    XL = "XL"

    _value_: str
    rank: int

    def __init__(self, _value: str) -> None:
        self.rank = len(type(self).__members__)

    # There is one object a size: it need not be hashed by its name, which takes a quarter of an allocation.
    __hash__ = object.__hash__


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


class Condition(Enum):
    """What keeps a compartment from being given away, beside an assignment."""

    STUCK = "stuck"  # its door did not open when pulsed; over once it opens
    NOT_EMPTY = "not empty"  # somebody's things were found inside
    HOLD = "hold"  # an operator's word
    OUT_OF_SERVICE = "out of service"


@dataclass(frozen=True, slots=True)
class Compartment:
    """One box of a bank.

    ``door`` is the number that people see; ``bus``, ``board`` and ``channel`` are where its lock is wired
    (channel 1 is the first lock); ``column`` and ``row`` count from the left and the top, from 1. ``tenant`` is whose
    people may have it, ``zone`` the part of the building that it is near to, ``named_for`` the one person whose it is
    (as other systems know them).
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
    tenant: str = ""
    zone: str | None = None
    named_for: str | None = None


class CompartmentFacts(NamedTuple):
    """What allocation needs to know of one compartment at one instant; made for every door at every tap."""

    compartment: Compartment
    occupancy: Occupancy
    door_state: DoorState
    answering: bool  # whether its lock board answers
    openings: int  # how often it was opened, for even wear
    kept_for: str | None = None  # the person for whom it waits: only they can have it
    near_use: bool = False  # somebody uses a door right beside it
    left_unseen: bool = False  # its last holder's time ran out: nobody has said that it is empty
