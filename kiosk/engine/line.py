"""The waiting list as those see it who give doors: for whom a door is kept, and who has been served."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.domain.events.line import LineLeft, WhyLeftLine
from kiosk.domain.waiting import Waiting
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction


def kept(tx: Transaction) -> Mapping[int, str]:
    """The compartments that wait for somebody, and for whom."""
    return {one.compartment_id: one.person_id for one in tx.waiting() if one.compartment_id is not None}


def of(tx: Transaction, person_id: str) -> Waiting | None:
    """This person's place in the line, if they wait."""
    return next((one for one in tx.waiting() if one.person_id == person_id), None)


def served(kiosk: Kiosk, tx: Transaction, person_id: str) -> None:
    """They have a door now."""
    waiting = of(tx, person_id)
    if waiting is not None:
        leave(kiosk, tx, waiting, WhyLeftLine.SERVED)


def leave(kiosk: Kiosk, tx: Transaction, waiting: Waiting, why: WhyLeftLine) -> None:
    """Out of the line, on the record."""
    tx.leave_line(waiting.id, kiosk.now(), why.value)
    tx.record(LineLeft(person_id=waiting.person_id, why=why))
