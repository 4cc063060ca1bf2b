"""The end of an assignment, whatever brought it about: on the record, with what was shared of it."""

from __future__ import annotations

from datetime import datetime

from kiosk.domain.assignments import Assignment, EndReason
from kiosk.domain.events.assignments import Ended, ShareEnded, WhyShareEnded
from kiosk.domain.sharing import Share
from kiosk.engine.due import somebody_may_wait
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.visitors import door_ended


def end(kiosk: Kiosk, tx: Transaction, assignment: Assignment, reason: EndReason, due: datetime | None = None) -> None:
    """End a live assignment, as of ``due`` where that is when it was to end. Whoever waits for a door is next.

    The pass of a visitor is spent by it, unless they only get another door.
    """
    tx.end(assignment.id, due or kiosk.now(), reason)
    tx.record(
        Ended(
            person_id=assignment.person_id,
            compartment_id=assignment.compartment_id,
            assignment_id=assignment.id,
            reason=reason,
            due=due,
        )
    )
    door_ended.spend_pass(kiosk, tx, assignment, reason)
    share = share_of(tx, assignment.id)
    if share is not None:
        end_share(kiosk, tx, share, WhyShareEnded.ASSIGNMENT_ENDED, assignment)
    kiosk.bank_changed = True
    if tx.waiting():
        somebody_may_wait(kiosk)


def share_of(tx: Transaction, assignment_id: str) -> Share | None:
    """Who else may open what this assignment gave, if anybody."""
    return next((one for one in tx.shares() if one.assignment_id == assignment_id), None)


def end_share(kiosk: Kiosk, tx: Transaction, share: Share, why: WhyShareEnded, assignment: Assignment) -> None:
    """Only its holder opens the door again."""
    tx.end_share(share.id, min(kiosk.now(), share.until))
    tx.record(
        ShareEnded(
            person_id=assignment.person_id,
            compartment_id=assignment.compartment_id,
            assignment_id=assignment.id,
            colleague=share.person_id,
            why=why,
        )
    )
