"""Whose doors facilities are emptying just now: their holders are sent to facilities, who have their things."""

from __future__ import annotations

from kiosk.domain.assignments import Assignment
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction


def bars(kiosk: Kiosk, tx: Transaction, held: Assignment) -> bool:
    """Whether this door is not opened for its holder. Looked up once, and anew after each step of a case."""
    if kiosk.in_recovery is None:
        begun = (one.assignment_id for one in tx.open_cases() if one.has_begun)
        kiosk.in_recovery = frozenset(one for one in begun if one is not None)
    return held.id in kiosk.in_recovery


def changed(kiosk: Kiosk) -> None:
    """A case has gone on: who is barred is looked up again, and the map is drawn anew."""
    kiosk.in_recovery = None
    kiosk.bank_changed = True
