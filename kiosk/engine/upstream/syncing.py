"""What the sync thread has to say: how far upstream has the record, and how the two get on."""

from __future__ import annotations

import structlog

from kiosk.domain.alarms import AlarmKind
from kiosk.domain.devices import DeviceKind
from kiosk.domain.syncing import SyncState
from kiosk.engine import devices
from kiosk.engine.facilities import alarms
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.messages import DeviceChanged
from kiosk.engine.upstream.ports import OwnEpoch, Place

log = structlog.get_logger()

# How upstream stands among the parts.
UPSTREAM = "upstream"
ENROLLED, ROLLED_BACK = "enrolled", "rolled-back"


def acknowledge(kiosk: Kiosk, place: Place) -> bool:
    """Upstream has the record up to there; nothing of that is owed any more.

    Not by its number alone: where the record here has another event in that place, nothing changes. False.
    """
    with kiosk.store.transaction() as tx:
        return tx.acknowledge(place.epoch, place.sequence, place.hash)


def countersigned(kiosk: Kiosk, epoch: OwnEpoch, size: int, note: str) -> None:
    """Upstream has signed a checkpoint, too: whoever is handed the record sees that it has been elsewhere."""
    with kiosk.store.transaction() as tx:
        tx.keep_countersigned(epoch.number, size, note)


def begin_anew(kiosk: Kiosk, why: str) -> None:
    """A new epoch. After a database was put back (``rolled-back``) facilities get an alarm, as after any restoring.

    What was recorded meanwhile under numbers that upstream knows for other events stays in the record here.
    """
    kiosk.store.begin_anew(why)
    log.info("record.begins_anew", why=why)
    if why == ROLLED_BACK:
        with kiosk.store.transaction() as tx:
            alarms.raise_alarm(kiosk, tx, AlarmKind.RECORD)


def changed(kiosk: Kiosk, state: SyncState) -> None:
    """How the kiosk and upstream get on now."""
    kiosk.sync = state
    kiosk.bank_changed = True


def part(kiosk: Kiosk, error: str | None) -> None:
    """Upstream as a part of the kiosk that works (None), or has not for so long that somebody should know."""
    devices.changed(kiosk, DeviceChanged(UPSTREAM, DeviceKind.UPSTREAM, error is None, error))
