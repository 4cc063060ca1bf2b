"""There is something in here: whoever finds it presses one button, and gets another door."""

from __future__ import annotations

from kiosk.domain.assignments import Assignment, EndReason
from kiosk.domain.compartments import Condition
from kiosk.domain.events.compartments import FoundNotEmpty
from kiosk.domain.notices import Notice, NoticeKind, with_facilities
from kiosk.domain.openings import Purpose
from kiosk.domain.people import Person
from kiosk.engine import give_door, open_door, screens
from kiosk.engine.give_door import Denied
from kiosk.engine.intents import NotEmpty
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.screen_flow import show
from kiosk.engine.visitors import no_more
from kiosk.engine.visitors.screens import PassRefused


def not_empty(kiosk: Kiosk, _: NotEmpty) -> None:
    """Flag the compartment, take it back, give another."""
    visit, screen = kiosk.visit, kiosk.visit.screen
    found, person = visit.assignment, visit.person
    if found is None or person is None or not isinstance(screen, screens.DoorOpen) or not screen.can_report:
        return
    with kiosk.store.transaction() as tx:
        _flag(kiosk, tx, person, found)
        other = _another(kiosk, tx, person, found)
        opening = open_door.intend(kiosk, tx, other, Purpose.FRESH) if isinstance(other, Assignment) else None
        give_door.take_back_in(kiosk, tx, found.id, EndReason.NOT_EMPTY)
        if isinstance(other, Assignment):
            give_door.arrived_still(tx, other)
    kiosk.bank.set_condition(found.compartment_id, Condition.NOT_EMPTY, on=True)
    kiosk.bank_changed = True
    visit.found = found.compartment_id
    visit.assignment = other if isinstance(other, Assignment) else None
    visit.opened = visit.unclear = False
    if opening is None:
        show(kiosk, screens.NotEmptyReported(kiosk.bank.door(found.compartment_id), None))
    else:
        open_door.send(kiosk, opening)


def _another(kiosk: Kiosk, tx: Transaction, person: Person, found: Assignment) -> Assignment | Denied | PassRefused:
    """Another door; none for a visitor whose pass was ended meanwhile."""
    ended = no_more.refusal(kiosk, tx, person)
    if ended is not None:
        return ended
    return give_door.exchange(kiosk, tx, person, give_door.need_of(kiosk, tx, person), found)


def _flag(kiosk: Kiosk, tx: Transaction, person: Person, found: Assignment) -> None:
    """On the record; and whoever had the compartment before is told, since the things may be theirs."""
    tx.set_condition(found.compartment_id, Condition.NOT_EMPTY)
    tx.record(
        FoundNotEmpty(person_id=person.id, compartment_id=found.compartment_id, assignment_id=found.id),
    )
    before = tx.holder_before(found)
    if before is not None:
        door = kiosk.bank.compartments[found.compartment_id].door
        told = Notice(NoticeKind.FLAGGED, before, {"door": door, "at": kiosk.now().isoformat(), "why": "found"})
        tx.notify(*with_facilities(told))
