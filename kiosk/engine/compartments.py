"""What facilities say of a compartment: held, out of service, in order again, looked into and empty."""

from __future__ import annotations

from kiosk.domain.assignments import EndReason
from kiosk.domain.compartments import Condition
from kiosk.domain.events.compartments import ConditionEnded, ConditionSet, Reset
from kiosk.engine import give_door
from kiosk.engine.due import somebody_may_wait
from kiosk.engine.kiosk import Kiosk


def set_condition(kiosk: Kiosk, door: str, condition: Condition, note: str | None) -> None:
    """Keep a compartment from being given away. Whoever holds it can still fetch their things."""
    compartment_id = _numbered(kiosk, door)
    with kiosk.store.transaction() as tx:
        tx.set_condition(compartment_id, condition, note)
        tx.record(ConditionSet(compartment_id=compartment_id, condition=condition, note=note))
    kiosk.bank.set_condition(compartment_id, condition, on=True)
    kiosk.bank_changed = True


def end_condition(kiosk: Kiosk, door: str, condition: Condition) -> None:
    """It can be given away again."""
    compartment_id = _numbered(kiosk, door)
    with kiosk.store.transaction() as tx:
        tx.end_condition(compartment_id, condition)
        tx.record(ConditionEnded(compartment_id=compartment_id, condition=condition))
    kiosk.bank.set_condition(compartment_id, condition, on=False)
    kiosk.bank_changed = True
    somebody_may_wait(kiosk)


def reset(kiosk: Kiosk, door: str, note: str | None) -> None:
    """Somebody has looked: it is empty. Whatever was flagged is over, and so is the assignment."""
    compartment_id = _numbered(kiosk, door)
    flags = (Condition.NOT_EMPTY, Condition.HOLD)
    with kiosk.store.transaction() as tx:
        for held in [one for one in tx.live_assignments() if one.compartment_id == compartment_id]:
            give_door.take_back_in(kiosk, tx, held.id, EndReason.RESET)
        for condition in flags:
            tx.end_condition(compartment_id, condition)
        tx.seen_empty(compartment_id)
        tx.record(Reset(compartment_id=compartment_id, note=note))
    for condition in flags:
        kiosk.bank.set_condition(compartment_id, condition, on=False)
    kiosk.bank_changed = True
    somebody_may_wait(kiosk)


def _numbered(kiosk: Kiosk, door: str) -> int:
    found = next((one.id for one in kiosk.bank.compartments.values() if one.door == door), None)
    if found is None:
        raise ValueError(f"This kiosk has no door {door}. Look at the numbers with: locker-kiosk status.")
    return found
