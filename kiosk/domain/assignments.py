"""Assignments: a compartment given to a person for a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class Model(Enum):
    """How a compartment is shared."""

    DAY_USE = "day-use"
    SESSION = "session"
    SHIFT = "shift"
    RESERVATION = "reservation"
    NAMED = "named"


class Phase(Enum):
    """How far a live assignment has come: assigned → warned → expired → (released) | overdue → flagged."""

    ASSIGNED = "assigned"
    WARNED = "warned"
    EXPIRED = "expired"  # its time is over, its grace is not
    OVERDUE = "overdue"
    FLAGGED = "flagged"  # facilities must look
    HELD = "held"  # as flagged, but by an operator's or the policy's word; opens for facilities only


class EndReason(Enum):
    """Why an assignment ended."""

    GIVEN_BACK = "given back"
    EXCHANGED = "exchanged"  # for another door, chosen by the holder
    NOT_OPENED = "not opened"  # the door never opened, so nothing can be inside
    NOT_EMPTY = "not empty"  # somebody else's things were inside
    EXPIRED = "expired"
    RESET = "reset"  # by facilities, after they had looked
    RELEASED = "released"  # by facilities, at the holder's word or their own
    MOVED = "moved"  # by facilities, to another door


@dataclass(frozen=True, slots=True)
class Assignment:
    """``ends_at`` is None where the policy sets no end; ``policy`` tells under which settings it was given."""

    id: str
    compartment_id: int
    person_id: str
    model: Model
    started_at: datetime
    ends_at: datetime | None
    policy: str = ""  # the id of a stored policy
    phase: Phase = Phase.ASSIGNED
    warnings: int = 0  # given of this end
    extensions: int = 0
    used_at: datetime | None = None  # when its door was last opened for it; None: not yet
    reservation: str | None = None  # the id of the reservation that it fulfils
