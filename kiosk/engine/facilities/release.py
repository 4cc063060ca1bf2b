"""An operator ends somebody's time in a compartment, or says that they have looked and it is empty."""

from __future__ import annotations

from kiosk.domain import reasons
from kiosk.domain.assignments import EndReason
from kiosk.domain.compartments import Condition
from kiosk.domain.events.compartments import ConditionSet, Released, Reset
from kiosk.domain.operators import Operator, Right
from kiosk.domain.reasons import Reason
from kiosk.engine import give_door
from kiosk.engine.due import somebody_may_wait
from kiosk.engine.facilities.override import holder_of
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction

FLAGS = (Condition.NOT_EMPTY, Condition.HOLD)
"""Somebody must look into it: a reset, or the last step of a recovery case, ends these."""


class CaseOpen(ValueError):
    """A recovery case goes its own way, step by step; nothing may end it from beside."""

    def __init__(self, door: str) -> None:
        super().__init__(f"A recovery case is open for door {door}. Go on with it at the screen, or call it off there.")


def release(kiosk: Kiosk, by: Operator, compartment_id: int, reason: Reason, words: str) -> None:
    """End its holder's time. Nobody is given the compartment before somebody has looked into it and reset it.

    Nothing happens where nobody has it. ``CaseOpen``; ``WordsMissing``.
    """
    by.require(Right.RELEASE)
    kept = reasons.checked(reason, words)
    with kiosk.store.transaction() as tx:
        no_case(kiosk, tx, compartment_id)
        held = holder_of(tx, compartment_id)
        if held is None:
            return
        give_door.take_back_in(kiosk, tx, held.id, EndReason.RELEASED)
        tx.record(
            Released(
                person_id=held.person_id,
                compartment_id=compartment_id,
                assignment_id=held.id,
                why=reason,
                words=kept,
            )
        )
        to_be_looked_into(tx, compartment_id)
    kiosk.bank.set_condition(compartment_id, Condition.NOT_EMPTY, on=True)
    kiosk.bank_changed = True


def reset(kiosk: Kiosk, by: Operator, compartment_id: int, note: str | None) -> None:
    """Somebody has looked: it is empty. Whatever was flagged is over, and so is the assignment. ``CaseOpen``."""
    by.require(Right.RELEASE)
    with kiosk.store.transaction() as tx:
        no_case(kiosk, tx, compartment_id)
        reset_in(kiosk, tx, compartment_id, note)
    was_reset(kiosk, compartment_id)


def reset_in(kiosk: Kiosk, tx: Transaction, compartment_id: int, note: str | None) -> None:
    """The same in the caller's transaction; ``was_reset`` comes after its commit."""
    held = holder_of(tx, compartment_id)
    if held is not None:
        give_door.take_back_in(kiosk, tx, held.id, EndReason.RESET)
    for condition in FLAGS:
        tx.end_condition(compartment_id, condition)
    tx.seen_empty(compartment_id)
    tx.record(Reset(compartment_id=compartment_id, note=note))


def was_reset(kiosk: Kiosk, compartment_id: int) -> None:
    """It can be given away again."""
    for condition in FLAGS:
        kiosk.bank.set_condition(compartment_id, condition, on=False)
    kiosk.bank_changed = True
    somebody_may_wait(kiosk)


def to_be_looked_into(tx: Transaction, compartment_id: int) -> None:
    """Things may be inside: nobody is given it before it was reset."""
    tx.set_condition(compartment_id, Condition.NOT_EMPTY)
    tx.record(ConditionSet(compartment_id=compartment_id, condition=Condition.NOT_EMPTY))


def no_case(kiosk: Kiosk, tx: Transaction, compartment_id: int) -> None:
    """``CaseOpen`` where a recovery case is open for it."""
    if any(one.compartment_id == compartment_id for one in tx.open_cases()):
        raise CaseOpen(kiosk.bank.compartments[compartment_id].door)
