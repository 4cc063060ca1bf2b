"""An invitation: somebody is expected, and checks in with its QR code or its eight digits."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from kiosk.domain.compartments import Size
from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events.visitors import VisitorInvited
from kiosk.domain.guests import GuestVisit, VisitState
from kiosk.domain.hours import Span
from kiosk.domain.notices import Notice, NoticeKind
from kiosk.domain.people import PersonKind
from kiosk.engine.due import expect
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Taken
from kiosk.engine.visitors import arrivals
from kiosk.engine.visitors.arrivals import Guest
from kiosk.engine.visitors.issue import check_bank, guest_of


@dataclass(frozen=True, slots=True)
class Invited:
    """Who is expected, and when. ``bank`` and ``size`` where their door is chosen for them already."""

    name: str = field(repr=False)
    starts: datetime
    until: datetime
    host: str | None = None
    bank: str | None = None
    size: Size | None = None
    reachable: bool = False
    kind: PersonKind = PersonKind.VISITOR
    hours: Span | None = None
    company: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """An invitation that is not given yet: its code is to be hashed (``Secrets.slow_lookup``) before it is."""

    visit_id: str
    qr: str = field(repr=False)
    code: str = field(repr=False)


def prepare(kiosk: Kiosk) -> Prepared:
    """Draw a new one."""
    visit_id = kiosk.new_id()
    return Prepared(visit_id, *kiosk.issuer.invitation(visit_id))


def invite(kiosk: Kiosk, invited: Invited, prepared: Prepared, code_lookup: bytes) -> GuestVisit:
    """Expect somebody. ``code_lookup`` is the slow look-up of the code, which the caller made.

    ``ValueError`` with a sentence for what can't be, also where another invitation has the same code by chance.
    """
    if invited.bank is not None:
        check_bank(kiosk, invited.bank)
    wanted = Guest(
        invited.name,
        invited.starts,
        invited.until,
        invited.company,
        invited.email,
        invited.kind,
        hours=invited.hours,
        language=invited.language,
    )
    credentials = {
        CredentialKind.INVITATION: kiosk.secrets.lookup(CredentialKind.INVITATION, prepared.qr),
        CredentialKind.INVITATION_CODE: code_lookup,
    }
    with kiosk.store.transaction() as tx:
        guest = guest_of(kiosk, tx, wanted, invited.host)
        try:
            visit = arrivals.add(tx, guest, prepared.visit_id, VisitState.INVITED, credentials)
        except Taken as error:
            raise ValueError("Another invitation has this code by chance. Invite them once more.") from error
        visit = replace(visit, bank=invited.bank, size=invited.size, reachable=invited.reachable)
        tx.change_visit(visit)
        tx.record(
            VisitorInvited(
                person_id=visit.person_id,
                visit=visit.id,
                starts=visit.starts_at,
                until=visit.ends_at,
                host=visit.host_id,
            )
        )
        if guest.email:
            window = {"at": visit.starts_at.isoformat(), "until": visit.ends_at.isoformat()}
            tx.notify(Notice(NoticeKind.INVITED, visit.person_id, {"visit": visit.id, **window}))
    expect(kiosk, visit.ends_at)
    return visit
