"""When the kiosk must look again at what becomes due by itself."""

from __future__ import annotations

from datetime import datetime

from kiosk.domain.assignments import Assignment
from kiosk.domain.lifecycle import Due, Step, next_due
from kiosk.engine import rules
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.messages import ExpiryDue
from kiosk.engine.ports import Transaction

# The wall clock may be set while the monotonic one runs on: look at it at least this often.
LOOK_EVERY_S = 60.0


def due_of(kiosk: Kiosk, tx: Transaction, assignment: Assignment) -> Due | None:
    """What becomes of an assignment next, and when. What a suspended person left is for facilities to look into."""
    if assignment.ends_at is None:
        return None
    policy = rules.policy_of(kiosk, tx, assignment)
    due = next_due(assignment, policy)
    if due is None or due.step is not Step.RELEASE:
        return due
    person = tx.person(assignment.person_id)
    return next_due(assignment, policy, suspended=person is not None and person.suspended)


def expect(kiosk: Kiosk, at: datetime | None) -> None:
    """Look again at ``at`` at the latest, and within a minute anyway."""
    wait = LOOK_EVERY_S if at is None else max(0.0, (at - kiosk.now()).total_seconds())
    kiosk.soon("expiry", min(LOOK_EVERY_S, wait), ExpiryDue())


def expect_end_of(kiosk: Kiosk, tx: Transaction, assignment: Assignment) -> None:
    """An assignment was just given or changed: its first step may come sooner than the next look."""
    due = due_of(kiosk, tx, assignment)
    if due is not None:
        expect(kiosk, due.at)


def somebody_may_wait(kiosk: Kiosk) -> None:
    """A door came free: whoever is first in line is told, as soon as nobody waits for the screen."""
    kiosk.soon("expiry", 0.0, ExpiryDue())
