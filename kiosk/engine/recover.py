"""After a restart: each intent without an outcome gets one. Nothing is ever opened late."""

from __future__ import annotations

from datetime import timedelta

from kiosk.domain.alarms import AlarmKind
from kiosk.domain.compartments import DoorState
from kiosk.domain.events.doors import DoorForced
from kiosk.domain.openings import Opening, Outcome
from kiosk.engine import follow_door, open_door, screens
from kiosk.engine.bank import Change
from kiosk.engine.facilities import alarms
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.messages import GiveUpOrphans
from kiosk.engine.openings_now import is_by_operator
from kiosk.engine.ports import Transaction
from kiosk.engine.upstream import remote_outcome

# Boards are read within a second of the start; after this long a silent one has had its chance.
ORPHANS_WAIT_S = 10.0
# A compartment that nobody has, found open after so long, is not open because an operator looked into it.
OVERRIDE_LASTS = timedelta(minutes=30)


def load_orphans(kiosk: Kiosk) -> None:
    """At start: the openings that the last run did not finish wait for their sensors."""
    with kiosk.store.transaction() as tx:
        kiosk.orphans = {one.id: one for one in tx.unsettled()}
    if kiosk.orphans:
        kiosk.after("orphans", ORPHANS_WAIT_S, GiveUpOrphans())


def sensed(kiosk: Kiosk, change: Change) -> None:
    """The first reading of a door that had an open intent, or that stands open from before the restart."""
    if change.before is not DoorState.UNKNOWN or change.now is DoorState.UNKNOWN:
        return
    for orphan in [one for one in kiosk.orphans.values() if one.compartment_id == change.compartment.id]:
        _settle(kiosk, orphan, change.now)
    if change.now is DoorState.OPEN:
        _resume(kiosk, change.compartment.id)


def give_up_orphans(kiosk: Kiosk, _: GiveUpOrphans) -> None:
    """The sensors of these doors never answered."""
    for orphan in list(kiosk.orphans.values()):
        _settle(kiosk, orphan, DoorState.UNKNOWN)


def _settle(kiosk: Kiosk, orphan: Opening, found: DoorState) -> None:
    # Found shut, it may have been opened and shut again while nobody looked; found open, it may have stood open before.
    did_open = found is DoorState.OPEN and orphan.sensor is not DoorState.OPEN
    outcome = Outcome.OPENED if did_open else Outcome.UNKNOWN
    open_door.settle(kiosk, orphan, outcome, f"found {found.value} after a restart")
    remote_outcome.came(kiosk, orphan, outcome)
    del kiosk.orphans[orphan.id]


def _resume(kiosk: Kiosk, compartment_id: int) -> None:
    """A door stands open from before the restart, or from while its board was silent: it is followed again."""
    if compartment_id in kiosk.pulsing or compartment_id in kiosk.watched:
        return
    with kiosk.store.transaction() as tx:
        last = tx.last_opening(compartment_id)
        if last is not None and _may_stand_open(kiosk, tx, last):
            kiosk.watched[compartment_id] = last
        else:  # who opened it is not known
            tx.record(DoorForced(compartment_id=compartment_id, found=True))
            alarms.raise_alarm(kiosk, tx, AlarmKind.FORCED_OPEN, compartment_id)
    follow_door.watch_left_open(kiosk, compartment_id)
    if isinstance(kiosk.visit.screen, screens.Start):
        follow_door.remind_hall(kiosk, compartment_id)


def _may_stand_open(kiosk: Kiosk, tx: Transaction, last: Opening) -> bool:
    """Whether this is why the door is open: its holder was let in, or an operator opened it a moment ago."""
    if last.assignment_id is not None and tx.assignment(last.assignment_id) is not None:
        return True
    return is_by_operator(last) and kiosk.now() - last.intended_at < OVERRIDE_LASTS
