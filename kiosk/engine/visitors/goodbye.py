"""A visitor leaves, at the bank or at reception: the visit is over, and what was promised for it is for others."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from kiosk.domain.credentials import INVITATIONS
from kiosk.domain.events.visitors import VisitorLeft, Where
from kiosk.domain.guests import GuestVisit, VisitState
from kiosk.domain.notices import NoticeKind
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import PersonRecord, Transaction
from kiosk.engine.visitors import claims
from kiosk.engine.visitors.host_notices import tell_host


def say(kiosk: Kiosk, tx: Transaction, visit: GuestVisit, where: Where) -> None:
    """They have said so, and that their door is empty; their host is told."""
    close(kiosk, tx, visit, VisitState.LEFT)
    tx.record(VisitorLeft(person_id=visit.person_id, visit=visit.id, where=where))
    tell_host(tx, visit, NoticeKind.GONE, **why_gone(kiosk))


def why_gone(kiosk: Kiosk) -> dict[str, str]:
    """What a host is told of it."""
    return {"at": kiosk.now().isoformat(), "why": "left"}


def close(kiosk: Kiosk, tx: Transaction, visit: GuestVisit, state: VisitState) -> GuestVisit:
    """A visit has come to its end. What is held by it goes on as it was."""
    gone = replace(visit, state=state, left_at=kiosk.now() if state is not VisitState.OVER else None)
    tx.change_visit(gone)
    tx.revoke_credentials(visit.person_id, *INVITATIONS)
    _ends_for(tx, visit.person_id, min(kiosk.now(), visit.ends_at))
    claims.cancel(tx, visit.person_id)
    return gone


def _ends_for(tx: Transaction, person_id: str, at: datetime) -> None:
    """From then on the days count after which their name is erased, whatever end the visit was to have."""
    person = tx.person(person_id)
    if person is not None and (person.valid_until is None or person.valid_until > at):
        tx.save_person(PersonRecord(person.known_as, person.name, valid_until=at, told=frozenset({"valid_until"})))
