"""What the command line says of a compartment, by the number on its door; whoever has it has every right."""

from __future__ import annotations

from kiosk.domain.compartments import Condition
from kiosk.domain.operators import COMMAND_LINE
from kiosk.engine.facilities import release, service
from kiosk.engine.kiosk import Kiosk


def set_condition(kiosk: Kiosk, door: str, condition: Condition, note: str | None) -> None:
    """Keep a compartment from being given away. Whoever holds it can still fetch their things."""
    service.set_condition(kiosk, COMMAND_LINE, _numbered(kiosk, door), condition, note)


def end_condition(kiosk: Kiosk, door: str, condition: Condition) -> None:
    """It can be given away again."""
    service.end_condition(kiosk, COMMAND_LINE, _numbered(kiosk, door), condition)


def reset(kiosk: Kiosk, door: str, note: str | None) -> None:
    """Somebody has looked: it is empty. Whatever was flagged is over, and so is the assignment.

    ``ValueError`` where a recovery case is open for it.
    """
    release.reset(kiosk, COMMAND_LINE, _numbered(kiosk, door), note)


def _numbered(kiosk: Kiosk, door: str) -> int:
    found = next((one.id for one in kiosk.bank.compartments.values() if one.door == door), None)
    if found is None:
        raise ValueError(f"This kiosk has no door {door}. Look at the numbers with: locker-kiosk status.")
    return found
