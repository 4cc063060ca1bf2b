"""The end of an assignment: at the instant that the policy set, or as soon after as the kiosk runs again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from kiosk.domain.assignments import Assignment, EndReason
from kiosk.domain.compartments import DoorState
from kiosk.engine import give_door
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.messages import ExpiryDue

# The wall clock may be set while the monotonic one runs on: look at it at least this often.
LOOK_EVERY_S = 60.0


def expire(kiosk: Kiosk, _: ExpiryDue) -> None:
    """Release what has ended, and come back when the next one does. A door in use just now waits until it is not."""
    now = kiosk.clock.now()
    with kiosk.store.transaction() as tx:
        ending = sorted(_ends(tx.live_assignments()))
        for ends_at, assignment_id, compartment_id in ending:
            if ends_at <= now and not _in_use(kiosk, compartment_id):
                give_door.take_back_in(kiosk, tx, assignment_id, EndReason.EXPIRED)
                kiosk.bank_changed = True
    next_end = next((ends_at for ends_at, _, _ in ending if ends_at > now), None)
    until_next = LOOK_EVERY_S if next_end is None else (next_end - now).total_seconds()
    kiosk.after("expiry", min(LOOK_EVERY_S, max(1.0, until_next)), ExpiryDue())


def _ends(live: Iterable[Assignment]) -> Iterator[tuple[datetime, str, int]]:
    for one in live:
        if one.ends_at is not None:
            yield one.ends_at, one.id, one.compartment_id


def _in_use(kiosk: Kiosk, compartment_id: int) -> bool:
    # Watched doors only: one whose person said that it is shut is not, whatever its sensor shows.
    open_now = compartment_id in kiosk.watched and kiosk.bank.state(compartment_id) is DoorState.OPEN
    return open_now or compartment_id in kiosk.pulsing or kiosk.visit.concerns(compartment_id)
