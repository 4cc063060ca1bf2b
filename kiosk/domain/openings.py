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


@dataclass(frozen=True, slots=True)
class Opening:
    """One pulse of one lock. A second try is a second opening, with an intent of its own."""

    id: str
    compartment_id: int
    assignment_id: str
    person_id: str
    purpose: Purpose
    attempt: int
    intended_at: datetime
    sensor: DoorState = DoorState.UNKNOWN  # what the door showed when it was to be opened
