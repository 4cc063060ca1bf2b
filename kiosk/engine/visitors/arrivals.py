"""Visitors are expected, and arrive: who they are is written down, the host is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events.visitors import VisitorArrived
from kiosk.domain.guests import GuestVisit, VisitState
from kiosk.domain.hours import Span
from kiosk.domain.notices import NoticeKind
from kiosk.domain.people import Person, PersonKind
from kiosk.engine.due import expect
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import PersonRecord, Transaction
from kiosk.engine.visitors.host_notices import tell_host
from kiosk.engine.visitors.lockers import GROUPS

_FIRST_YEAR, _LAST_YEAR = 2020, 2099
INVITATIONS = (CredentialKind.INVITATION, CredentialKind.INVITATION_CODE)


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who comes, from when until when (whole seconds). ``by`` is the receptionist who types for them."""

    name: str = field(repr=False)
    starts_at: datetime
    ends_at: datetime
    company: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    kind: PersonKind = PersonKind.VISITOR
    host: Person | None = None
    hours: Span | None = None
    language: str | None = None
    terms: str | None = None
    by: str | None = None


def whole(at: datetime) -> datetime:
    """As passes say instants: in whole seconds."""
    return at.replace(microsecond=0)


def can_be_said(at: datetime) -> bool:
    """Whether a pass can name this instant (``kiosk.passes.claims``): no clock that runs shows another year."""
    return _FIRST_YEAR <= at.year < _LAST_YEAR


def arrive(kiosk: Kiosk, tx: Transaction, guest: Guest) -> GuestVisit:
    """Somebody who was not expected is here."""
    visit = add(tx, guest, kiosk.new_id(), VisitState.HERE)
    return _is_here(kiosk, tx, visit, guest, invited=False)


def arrive_invited(kiosk: Kiosk, tx: Transaction, visit: GuestVisit, guest: Guest) -> GuestVisit:
    """Somebody who was expected is here; their invitation opens nothing any more."""
    person = tx.person(visit.person_id)
    assert person is not None, "a visit refers to a person"
    window = frozenset({"valid_from", "valid_until"})
    tx.save_person(
        PersonRecord(person.known_as, person.name, valid_from=guest.starts_at, valid_until=guest.ends_at, told=window)
    )
    tx.revoke_credentials(person.id, *INVITATIONS)
    visit = replace(visit, starts_at=guest.starts_at, language=guest.language or visit.language)
    return _is_here(kiosk, tx, visit, guest, invited=True)


def add(
    tx: Transaction,
    guest: Guest,
    visit_id: str,
    state: VisitState,
    credentials: Mapping[CredentialKind, bytes] | None = None,
) -> GuestVisit:
    """The person and their visit. ``Taken`` where a credential is somebody else's."""
    known_as = f"guest-{visit_id}"
    tenant = None if guest.host is None else guest.host.tenant
    tx.save_person(
        PersonRecord(
            known_as,
            guest.name,
            kind=guest.kind,
            email=guest.email or None,
            tenant=tenant,
            groups=GROUPS[guest.kind],
            valid_from=guest.starts_at,
            valid_until=guest.ends_at,
            credentials=credentials or {},
        )
    )
    person = tx.person_known_as(known_as)
    assert person is not None, "they were just saved"
    visit = GuestVisit(
        visit_id,
        person.id,
        state,
        guest.starts_at,
        guest.ends_at,
        host_id=None if guest.host is None else guest.host.id,
        company=guest.company or None,
        tenant=tenant,
        hours=guest.hours,
        language=guest.language,
    )
    tx.add_visit(visit)
    return visit


def _is_here(kiosk: Kiosk, tx: Transaction, visit: GuestVisit, guest: Guest, *, invited: bool) -> GuestVisit:
    now = kiosk.now()
    visit = replace(visit, state=VisitState.HERE, terms=guest.terms, arrived_at=now)
    tx.change_visit(visit)
    tx.record(
        VisitorArrived(
            person_id=visit.person_id,
            visit=visit.id,
            until=visit.ends_at,
            invited=invited,
            terms=visit.terms,
            language=visit.language,
            host=visit.host_id,
            by=guest.by,
        )
    )
    tell_host(tx, visit, NoticeKind.ARRIVED, at=now.isoformat())
    expect(kiosk, visit.ends_at)
    return visit
