"""What the host of a visit is told."""

from __future__ import annotations

from kiosk.domain.assignments import Assignment
from kiosk.domain.guests import GuestVisit
from kiosk.domain.notices import Notice, NoticeKind
from kiosk.domain.passes import KnownPass
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.visitors import bound


def tell_host(tx: Transaction, visit: GuestVisit, kind: NoticeKind, **detail: str) -> None:
    """Owe the host of this visit a notice of its visitor, if it has a host."""
    if visit.host_id is not None:
        tx.notify(Notice(kind, visit.host_id, {"about": visit.person_id, **detail}))


def tell_host_of_pass(tx: Transaction, known: KnownPass, kind: NoticeKind, **detail: str) -> None:
    """The same where there may be no visit here: its host is then whom the pass says, if this kiosk knows them."""
    visit = tx.visit_of_pass(known.given.id)
    host_id = None if visit is None else visit.host_id
    if host_id is None and known.given.host is not None:
        host = tx.person_with_ref(known.given.host)
        host_id = None if host is None else host.id
    if host_id is not None:
        tx.notify(Notice(kind, host_id, {"about": known.person_id, **detail}))


def tell_host_of_things(kiosk: Kiosk, tx: Transaction, assignment: Assignment) -> bool:
    """The time of a visitor's door is over, and they have not emptied it: their host may still reach them.

    Whether this was a visitor's door.
    """
    known = bound.pass_of(tx, tx.person(assignment.person_id))
    compartment = kiosk.bank.compartments.get(assignment.compartment_id)
    if known is None or compartment is None or assignment.ends_at is None:
        return False
    tell_host_of_pass(tx, known, NoticeKind.STAYED, door=compartment.door, at=assignment.ends_at.isoformat())
    return True


def is_told(kiosk: Kiosk, tx: Transaction, visit: GuestVisit) -> bool:
    """Whether a notice to its host can arrive anywhere."""
    return visit.host_id is not None and can_be_told(kiosk, tx, visit.host_id)


def can_be_told(kiosk: Kiosk, tx: Transaction, person_id: str) -> bool:
    """Whether a notice can reach this person."""
    person = tx.person(person_id)
    return person is not None and person.has_address and kiosk.settings.tells_people
