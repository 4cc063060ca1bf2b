"""An invitation: somebody is expected, and checks in with its QR code or its eight digits."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kiosk.domain.credentials import CredentialKind
from kiosk.domain.guests import GuestVisit, VisitState
from kiosk.domain.notices import Notice, NoticeKind
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Taken, Transaction
from kiosk.engine.visitors import arrivals
from kiosk.engine.visitors.asked import Asked, check_bank, guest_of


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


def invite(kiosk: Kiosk, asked: Asked, prepared: Prepared, code_lookup: bytes) -> GuestVisit:
    """Expect somebody. ``code_lookup`` is the slow look-up of the code, which the caller made.

    ``ValueError`` with a sentence for what can't be, also where another invitation has the same code by chance.
    """
    if asked.bank is not None:
        check_bank(kiosk, asked.bank)
    qr_lookup = kiosk.secrets.lookup(CredentialKind.INVITATION, prepared.qr)
    credentials = {CredentialKind.INVITATION: qr_lookup, CredentialKind.INVITATION_CODE: code_lookup}
    with kiosk.store.transaction() as tx:
        guest = guest_of(kiosk, tx, asked)
        try:
            visit = arrivals.add(tx, guest, prepared.visit_id, VisitState.INVITED, credentials)
        except Taken as error:
            raise ValueError("Another invitation has this code by chance. Invite them once more.") from error
        visit = replace(visit, bank=asked.bank, size=asked.size, reachable=asked.reachable)
        tx.change_visit(visit)
        arrivals.expected(kiosk, tx, visit)
        if guest.email:
            _mail(tx, visit)
    return visit


def _mail(tx: Transaction, visit: GuestVisit) -> None:
    window = {"at": visit.starts_at.isoformat(), "until": visit.ends_at.isoformat()}
    tx.notify(Notice(NoticeKind.INVITED, visit.person_id, {"visit": visit.id, **window}))
