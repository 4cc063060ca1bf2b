"""A tap: a badge, a QR code or a code was shown. The door that the person holds opens, or they are given one."""

from __future__ import annotations

from dataclasses import dataclass

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
from kiosk.engine.screens import Barred, CredentialShown, Door, Screen
from kiosk.engine.visit import Visit

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
    before = kiosk.visit
    begin(kiosk)  # whoever was here has left, even where this tap can't be put on the record
    with kiosk.store.transaction() as tx:
        person = tx.holder_of(kind, lookup)
        if person is None:
            refuse_unknown(kiosk, tx, kind)
            return False
        served = _serve(kiosk, tx, person, kind, before)
    visit = begin(kiosk, served.assignment, served.purpose)
    visit.opened, visit.unclear = served.opened, served.unclear
    if isinstance(served.answer, Opening):
        open_door.send(kiosk, served.answer)
    else:
        show(kiosk, served.answer)
    return True


def refuse_unknown(kiosk: Kiosk, tx: Transaction, kind: CredentialKind) -> None:
    """Nobody's: on the record, and a wrong code on the pad's account in the same step."""
    tx.record(Event(EventType.CREDENTIAL_REFUSED, detail={"kind": kind.value, "why": "unknown"}))
    if kind is CredentialKind.PIN:
        tx.add_code_failure(kiosk.clock.now())


@dataclass(frozen=True, slots=True)
class _Served:
    """What a tap leads to, once it is on the record."""

    answer: Opening | Screen
    assignment: Assignment | None = None
    purpose: Purpose = Purpose.FRESH
    opened: bool = False
    unclear: bool = False


def _serve(kiosk: Kiosk, tx: Transaction, person: Person, kind: CredentialKind, before: Visit) -> _Served:
    """In one transaction: what the person holds, what they may have, and the intent to open it."""
    held = _held(kiosk, tx, person)
    if (standing := person.standing(kiosk.clock.now())) is not Standing.ALLOWED:
        return _Served(_bar(tx, person, standing, kind, None if held is None else kiosk.bank.door(held.compartment_id)))
    if held is not None:
        return _open_again(kiosk, tx, held, before)
    need = give_door.need_of(kiosk, person)
    given = give_door.give(kiosk, tx, person.id, need)
    if isinstance(given, Refusal):
        return _Served(give_door.refused(given, need))
    return _Served(open_door.intend(kiosk, tx, given, Purpose.FRESH), given)


def _held(kiosk: Kiosk, tx: Transaction, person: Person) -> Assignment | None:
    """What the person holds, but for a compartment that the site file has done away with."""
    held = tx.assignment_of(person.id)
    if held is None or held.compartment_id in kiosk.bank.compartments:
        return held
    others = (one for one in tx.live_assignments() if one.person_id == person.id)
    return next((one for one in others if one.compartment_id in kiosk.bank.compartments), None)


def _open_again(kiosk: Kiosk, tx: Transaction, held: Assignment, before: Visit) -> _Served:
    """A holder comes back; but a badge held up twice before a door that was just given is still the first visit."""
    still_here = before.concerns(held.compartment_id)
    on_its_way = kiosk.pulsing.get(held.compartment_id)
    if on_its_way is not None:
        again = screens.DoorOpening(kiosk.bank.door(held.compartment_id), retrying=on_its_way.attempt > 1)
        purpose = before.purpose if still_here else on_its_way.purpose
        return _Served(again, held, purpose, still_here and before.opened, still_here and before.unclear)
    if still_here and isinstance(before.screen, screens.DoorOpen):
        return _Served(open_door.intend(kiosk, tx, held, Purpose.RETURN), held, before.purpose, opened=True)
    return _Served(open_door.intend(kiosk, tx, held, Purpose.RETURN), held, Purpose.RETURN)


def _bar(tx: Transaction, person: Person, standing: Standing, kind: CredentialKind, holds: Door | None) -> Screen:
    """A known person who may not use the doors now: nothing opens, and they learn where their things are."""
    tx.record(
        Event(EventType.CREDENTIAL_REFUSED, person_id=person.id, detail={"kind": kind.value, "why": standing.value})
    )
    from_ = person.valid_from if standing is Standing.NOT_YET else None
    return screens.NotAllowed(_BARRED[standing], None if holds is None else holds.number, from_)
