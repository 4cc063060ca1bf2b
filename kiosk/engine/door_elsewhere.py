"""Somebody has a door at a bank of another kiosk, and comes here: they are told where before they are given another."""

from __future__ import annotations

from kiosk.domain.events.site import DoorIsElsewhere
from kiosk.domain.people import Person
from kiosk.engine import give_door, line, my_doors
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.screens import DoorAt, DoorElsewhere
from kiosk.engine.upstream import site_view


def screen(kiosk: Kiosk, tx: Transaction, person: Person, *, asked: bool = False) -> DoorElsewhere | None:
    """For somebody who holds no door here; None where they have none elsewhere, or come for one that is theirs here.

    ``asked``: they only want to know. News that may be old keeps nobody from a door.
    """
    doors = site_view.doors_of(kiosk, person)
    if not doors or (not asked and _is_expected(kiosk, tx, person)):
        return None
    tx.record(DoorIsElsewhere(person_id=person.id, bank=doors[0].bank, number=doors[0].door, doors=len(doors)))
    known = [site_view.known_at(kiosk, kiosk.elsewhere.bank_of(one)) for one in doors]
    place = kiosk.settings.visitors.place_of
    return DoorElsewhere(
        tuple(DoorAt(one.bank, place(one.bank), one.door) for one in doors),
        min((at for at in known if at is not None), default=None),
        my_doors.may_take_more(kiosk, tx, person),
    )


def _is_expected(kiosk: Kiosk, tx: Transaction, person: Person) -> bool:
    """They have a door of their own here, have reserved one, or one is kept for them."""
    if any((bank, person.known_as) in kiosk.bank.named for bank in kiosk.bank.banks):
        return True
    waiting = line.of(tx, person.id)
    kept = waiting is not None and waiting.compartment_id is not None
    return kept or give_door.due_reservation(kiosk, tx, person) is not None
