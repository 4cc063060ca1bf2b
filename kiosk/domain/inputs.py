"""Inputs: a contact wired to a lock board where a door's sensor would be, and what it does."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from kiosk.domain.compartments import DoorState


class InputUse(Enum):
    """What a contact is for."""

    EMERGENCY_RELEASE = "emergency release"  # all doors open, one after another
    TAMPER = "tamper"  # the cabinet is being opened


@dataclass(frozen=True, slots=True)
class Input:
    """``active`` is what the contact shows when it is set off. A silent board sets nothing off."""

    name: str
    bus: str
    board: int
    channel: int
    use: InputUse
    active: DoorState = DoorState.OPEN
