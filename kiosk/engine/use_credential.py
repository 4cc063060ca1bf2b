"""A tap: a badge, a QR code or a code was shown. The door that the person holds opens, or they are given one."""

from __future__ import annotations

from kiosk.domain.allocation import Refusal
from kiosk.domain.assignments import Assignment
from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events import Event, EventType
from kiosk.domain.openings import Opening, Purpose
from kiosk.domain.people import Person, Standing
from kiosk.engine import give_door, open_door, screens
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.messages import CredentialPresented
from kiosk.engine.ports import Transaction
from kiosk.engine.screen_flow import begin, give_up_unopened, show
from kiosk.engine.screens import Barred, CredentialShown, Screen

_BARRED = {
    Standing.EXPIRED: Barred.EXPIRED,
    Standing.NOT_YET: Barred.NOT_YET,
    Standing.SUSPENDED: Barred.SUSPENDED,
}
_SHOWN = {CredentialKind.BADGE: CredentialShown.BADGE, CredentialKind.QR: CredentialShown.QR}


def presented(kiosk: Kiosk, message: CredentialPresented) -> None:
    """A reader or scanner read something."""
    lookup = kiosk.secrets.lookup(message.kind, message.value)
    if not admit(kiosk, message.kind, lookup):
        show(kiosk, screens.NotKnown(_SHOWN[message.kind]))


def admit(kiosk: Kiosk, kind: CredentialKind, lookup: bytes) -> bool:
    """Serve whoever this credential belongs to; False where it belongs to nobody."""
    give_up_unopened(kiosk)
    with kiosk.store.transaction() as tx:
        person = tx.holder_of(kind, lookup)
        if person is None:
            tx.record(Event(EventType.CREDENTIAL_REFUSED, detail={"kind": kind.value, "why": "unknown"}))
            begin(kiosk)
            return False
        answer = _serve(kiosk, tx, person, kind)
    if isinstance(answer, Opening):
        open_door.send(kiosk, answer)
    else:
        show(kiosk, answer)
    return True


def _serve(kiosk: Kiosk, tx: Transaction, person: Person, kind: CredentialKind) -> Opening | Screen:
    """In one transaction: what the person holds, what they may have, and the intent to open it."""
    held = _held(kiosk, tx, person)
    if (standing := person.standing(kiosk.clock.now())) is not Standing.ALLOWED:
        return _bar(kiosk, tx, person, standing, kind)
    if held is not None:
        if held.compartment_id in kiosk.pulsing and kiosk.visit.concerns(held.compartment_id):
            return kiosk.visit.screen  # the same badge twice, while the door is on its way
        purpose = _purpose(kiosk, held)
        begin(kiosk, held, purpose)
        return open_door.intend(kiosk, tx, held, purpose)
    need = give_door.need_of(kiosk, person)
    given = give_door.give(kiosk, tx, person.id, need)
    if isinstance(given, Refusal):
        begin(kiosk)
        return give_door.refused(given, need)
    begin(kiosk, given, Purpose.FRESH)
    return open_door.intend(kiosk, tx, given, Purpose.FRESH)


def _held(kiosk: Kiosk, tx: Transaction, person: Person) -> Assignment | None:
    """What the person holds, unless the site file has done away with that compartment."""
    held = tx.assignment_of(person.id)
    return held if held is not None and held.compartment_id in kiosk.bank.compartments else None


def _purpose(kiosk: Kiosk, held: Assignment) -> Purpose:
    """A holder comes back; but a badge held up twice before a door that was just given is still the first visit."""
    still_open = kiosk.visit.concerns(held.compartment_id) and isinstance(kiosk.visit.screen, screens.DoorOpen)
    return kiosk.visit.purpose if still_open else Purpose.RETURN


def _bar(kiosk: Kiosk, tx: Transaction, person: Person, standing: Standing, kind: CredentialKind) -> Screen:
    """A known person who may not use the doors now: nothing opens, and they learn where their things are."""
    begin(kiosk)
    tx.record(
        Event(EventType.CREDENTIAL_REFUSED, person_id=person.id, detail={"kind": kind.value, "why": standing.value})
    )
    held = _held(kiosk, tx, person)
    number = None if held is None else kiosk.bank.compartments[held.compartment_id].door
    from_ = person.valid_from if standing is Standing.NOT_YET else None
    return screens.NotAllowed(_BARRED[standing], number, from_)
