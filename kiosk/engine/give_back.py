"""Keep it or give it back. A tap never takes a compartment away; only its holder's own answer does."""

from __future__ import annotations

from kiosk.domain.assignments import EndReason
from kiosk.engine import give_door, open_door, screens
from kiosk.engine.intents import GiveBack, Keep, OpenAgain
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.screen_flow import show


def give_back(kiosk: Kiosk, _: GiveBack) -> None:
    """Yes, it is empty: the compartment is free again."""
    assignment = kiosk.visit.assignment
    if assignment is None or not isinstance(kiosk.visit.screen, screens.KeepOrGiveBack):
        return
    give_door.take_back(kiosk, assignment.id, EndReason.GIVEN_BACK)
    kiosk.visit.assignment = None
    show(kiosk, screens.GivenBack(kiosk.bank.door(assignment.compartment_id)))


def keep(kiosk: Kiosk, _: Keep) -> None:
    """No: it stays theirs."""
    assignment = kiosk.visit.assignment
    if assignment is not None and isinstance(kiosk.visit.screen, screens.KeepOrGiveBack):
        show(kiosk, screens.Kept(kiosk.bank.door(assignment.compartment_id), assignment.ends_at))


def open_again(kiosk: Kiosk, _: OpenAgain) -> None:
    """The same door once more: it stuck, or something was forgotten inside."""
    assignment = kiosk.visit.assignment
    if assignment is None or assignment.compartment_id in kiosk.pulsing:
        return
    with kiosk.store.transaction() as tx:
        if tx.assignment(assignment.id) is None:
            return
        opening = open_door.intend(kiosk, tx, assignment, kiosk.visit.opens_for)
    open_door.send(kiosk, opening)
