"""Assignments: a compartment given to a person for a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class Model(Enum):
    """How a compartment is shared."""

    DAY_USE = "day-use"
    SESSION = "session"


class EndReason(Enum):
    """Why an assignment ended."""

    GIVEN_BACK = "given back"
    EXCHANGED = "exchanged"  # for another door, chosen by the holder
    NOT_OPENED = "not opened"  # the door never opened, so nothing can be inside
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Assignment:
    """``ends_at`` is None where the policy sets no end (a session ends when its holder gives it back)."""

    id: str
    compartment_id: int
    person_id: str
    model: Model
    started_at: datetime
    ends_at: datetime | None
