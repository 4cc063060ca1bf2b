"""What goes to a visitor by e-mail beside the words: the pass, or the invitation."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.guests import LIVE_VISITS
from kiosk.domain.notices import NoticeKind
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import OwedNotice, Transaction
from kiosk.engine.visitors import give_pass


def with_pass(kiosk: Kiosk, tx: Transaction, owed: OwedNotice) -> OwedNotice:
    """The notice with what it brings. Without it where the visit is over meanwhile: then there is nothing to bring."""
    if owed.notice.kind not in {NoticeKind.PASS, NoticeKind.INVITED}:
        return owed
    visit = tx.guest_visit(owed.notice.detail["visit"])
    if visit is None or visit.state not in LIVE_VISITS:
        return owed
    if owed.notice.kind is NoticeKind.INVITED:
        return replace(owed, invitation=kiosk.issuer.invitation(visit.id))
    return replace(owed, shown=None if visit.pass_id is None else give_pass.shown(kiosk, tx, visit))
