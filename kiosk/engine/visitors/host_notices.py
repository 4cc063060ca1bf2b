"""What the host of a visit is told."""

from __future__ import annotations

from kiosk.domain.guests import GuestVisit
from kiosk.domain.notices import Notice, NoticeKind
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction


def tell_host(tx: Transaction, visit: GuestVisit, kind: NoticeKind, **detail: str) -> None:
    """Owe the host of this visit a notice of its visitor, if it has a host."""
    if visit.host_id is not None:
        tx.notify(Notice(kind, visit.host_id, {"about": visit.person_id, **detail}))


def is_told(kiosk: Kiosk, tx: Transaction, visit: GuestVisit) -> bool:
    """Whether a notice to its host can arrive anywhere."""
    return visit.host_id is not None and can_be_told(kiosk, tx, visit.host_id)


def can_be_told(kiosk: Kiosk, tx: Transaction, person_id: str) -> bool:
    """Whether a notice can reach this person."""
    person = tx.person(person_id)
    return person is not None and person.has_address and kiosk.settings.tells_people
