"""Openings: the intent to open a door, and what came of it. An acknowledged pulse is not an opened door."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from kiosk.domain.compartments import DoorState


class Outcome(Enum):
    """What the sensor told after a pulse; UNKNOWN where nothing could tell."""

    OPENED = "opened"
    NOT_OPENED = "not opened"
    UNKNOWN = "unknown"


class Purpose(Enum):
    """Why a door is opened."""

    FRESH = "fresh"  # just given to this person
    RETURN = "return"  # its holder came back
    OVERRIDE = "override"  # an operator opens it on their own authority
    EMERGENCY = "emergency"  # all doors open, whoever has them


@dataclass(frozen=True, slots=True)
class Opening:
    """One pulse of one lock. A second try is a second opening, with an intent of its own.

    ``assignment_id`` is None where an operator opens a compartment that nobody has; ``person_id`` is who asked, the
    operator where one did, None where a contact did (``EMERGENCY``).
    """

    id: str
    compartment_id: int
    assignment_id: str | None
    person_id: str | None
    purpose: Purpose
    attempt: int
    intended_at: datetime
    sensor: DoorState = DoorState.UNKNOWN  # what the door showed when it was to be opened
