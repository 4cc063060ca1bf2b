"""Visitors are expected, and arrive: who they are is written down, the host is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from kiosk.domain.credentials import INVITATIONS, CredentialKind
from kiosk.domain.events.visitors import VisitorArrived, VisitorInvited
from kiosk.domain.guests import GROUPS, GuestVisit, VisitState
from kiosk.domain.hours import Span
from kiosk.domain.notices import NoticeKind
from kiosk.domain.people import Person, PersonKind
from kiosk.engine.due import expect
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import PersonRecord, Transaction
from kiosk.engine.visitors.host_notices import tell_host


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

    @property
    def tenant(self) -> str | None:
        """Whose guest: of their host's tenant; None: of the site's own."""
        return None if self.host is None else self.host.tenant


def whole(at: datetime) -> datetime:
    """As passes say instants: in whole seconds."""
    return at.replace(microsecond=0)


def arrive(kiosk: Kiosk, tx: Transaction, guest: Guest) -> GuestVisit:
    """Somebody who was not expected is here."""
    visit = replace(add(tx, guest, kiosk.new_id(), VisitState.HERE), terms=guest.terms)
    return _is_here(kiosk, tx, visit, by=guest.by, invited=False)


def arrive_invited(kiosk: Kiosk, tx: Transaction, visit: GuestVisit, guest: Guest) -> GuestVisit:
    """Somebody who was expected is here; their invitation opens nothing any more."""
    person = tx.person(visit.person_id)
    assert person is not None, "a visit refers to a person"
    window = frozenset({"valid_from", "valid_until"})
    tx.save_person(
        PersonRecord(person.known_as, person.name, valid_from=guest.starts_at, valid_until=guest.ends_at, told=window)
    )
    visit = replace(visit, starts_at=guest.starts_at, language=guest.language or visit.language, terms=guest.terms)
    return came(kiosk, tx, visit, by=guest.by)


def came(kiosk: Kiosk, tx: Transaction, visit: GuestVisit, *, by: str | None = None) -> GuestVisit:
    """Somebody who was expected is here, if only because they use the pass that they were given beforehand."""
    tx.revoke_credentials(visit.person_id, *INVITATIONS)
    return _is_here(kiosk, tx, visit, by=by, invited=True)


def by_pass(kiosk: Kiosk, tx: Transaction, pass_id: str) -> None:
    """A pass was used here: its visitor is here, if they were only expected until now."""
    visit = tx.visit_of_pass(pass_id)
    if visit is not None and visit.state is VisitState.INVITED:
        came(kiosk, tx, visit)


def expected(kiosk: Kiosk, tx: Transaction, visit: GuestVisit) -> None:
    """Somebody is to come."""
    tx.record(
        VisitorInvited(
            person_id=visit.person_id,
            visit=visit.id,
            starts=visit.starts_at,
            until=visit.ends_at,
            host=visit.host_id,
        )
    )
    expect(kiosk, visit.ends_at)


def add(
    tx: Transaction,
    guest: Guest,
    visit_id: str,
    state: VisitState,
    credentials: Mapping[CredentialKind, bytes] | None = None,
) -> GuestVisit:
    """The person and their visit. ``Taken`` where a credential is somebody else's."""
    person = _add_person(tx, guest, f"guest-{visit_id}", credentials or {})
    visit = GuestVisit(
        visit_id,
        person.id,
        state,
        guest.starts_at,
        guest.ends_at,
        host_id=None if guest.host is None else guest.host.id,
        company=guest.company or None,
        tenant=guest.tenant,
        hours=guest.hours,
        language=guest.language,
    )
    tx.add_visit(visit)
    return visit


def _add_person(tx: Transaction, guest: Guest, known_as: str, credentials: Mapping[CredentialKind, bytes]) -> Person:
    tx.save_person(
        PersonRecord(
            known_as,
            guest.name,
            kind=guest.kind,
            email=guest.email or None,
            tenant=guest.tenant,
            groups=GROUPS[guest.kind],
            valid_from=guest.starts_at,
            valid_until=guest.ends_at,
            credentials=credentials,
        )
    )
    person = tx.person_known_as(known_as)
    assert person is not None, "they were just saved"
    return person


def _is_here(kiosk: Kiosk, tx: Transaction, visit: GuestVisit, *, by: str | None, invited: bool) -> GuestVisit:
    now = kiosk.now()
    visit = replace(visit, state=VisitState.HERE, arrived_at=now)
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
            by=by,
        )
    )
    tell_host(tx, visit, NoticeKind.ARRIVED, at=now.isoformat())
    expect(kiosk, visit.ends_at)
    return visit
