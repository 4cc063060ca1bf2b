"""A full bank: a door at another one of this kiosk."""

from __future__ import annotations

from kiosk.engine import fresh_door, give_door
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.visitors import bound
from kiosk.engine.visitors import intents as i
from kiosk.engine.visitors.screens import PassBankFull


def take(kiosk: Kiosk, _: i.TakeOtherBank) -> None:
    """A door there, by the same pass: it stays one visit and one compartment."""
    screen, person = kiosk.visit.screen, kiosk.visit.person
    if person is None or not isinstance(screen, PassBankFull) or screen.other is None:
        return
    with kiosk.store.transaction() as tx:
        if not bound.may_open(tx, person) or give_door.holding(kiosk, tx, person):
            return
        need = give_door.need_of(kiosk, tx, person)
    fresh_door.open_one(kiosk, person, need, at={screen.other.bank})
