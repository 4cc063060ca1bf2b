"""What the housekeeper found beside the engine: on the record, and shown to facilities until it is over."""

from __future__ import annotations

from contextlib import nullcontext

from kiosk.domain.alarms import AlarmKind
from kiosk.domain.devices import DeviceKind, DeviceState
from kiosk.domain.events import record
from kiosk.domain.events.kiosk_life import DiskFine, DiskLevel, DiskLow
from kiosk.domain.events.record import BackupFailed, BackupMade, RecordDamaged
from kiosk.engine import messages as m
from kiosk.engine.facilities import alarms
from kiosk.engine.kiosk import Device, Kiosk

# reliability.md, section 1.8: the record needs a megabyte a day, and what else fills a disk is seldom as slow.
LOW_BYTES = 1 << 30
CRITICAL_BYTES = 200 << 20


def checked(kiosk: Kiosk, message: m.RecordChecked) -> None:
    """The database was looked through. Damage is shown even where it can't be put on the record any more."""
    keeping = kiosk.keeping
    is_news = message.fault is not None and message.fault != keeping.fault
    keeping.fault, keeping.checked_at = message.fault, kiosk.clock.now()
    error = None
    if message.fault is not None:
        error = f"{message.fault} Restart the kiosk: it sets this database aside and goes on with its newest backup."
    _show(kiosk, DeviceKind.RECORD, "database", error)
    with kiosk.store.transaction() as tx:
        if message.fault is None:
            alarms.over(kiosk, tx, AlarmKind.RECORD)
        elif is_news:
            tx.record(RecordDamaged(error=message.fault))
            alarms.raise_alarm(kiosk, tx, AlarmKind.RECORD)


def backup_found(kiosk: Kiosk, message: m.BackupFound) -> None:
    """At the start: what there is from earlier runs."""
    kiosk.keeping.last_backup = message.at


def backed_up(kiosk: Kiosk, message: m.BackedUp) -> None:
    """There is a new backup."""
    acting = nullcontext() if message.asked_by is None else kiosk.store.acting(message.asked_by)
    with acting, kiosk.store.transaction() as tx:
        tx.record(BackupMade(file=message.file, size_bytes=message.size, alone=message.alone))
    kiosk.keeping.last_backup, kiosk.keeping.backup_error = message.at, None
    _show(kiosk, DeviceKind.RECORD, "backups", None)


def not_backed_up(kiosk: Kiosk, message: m.NotBackedUp) -> None:
    """A backup failed; it is tried again and again, but told once."""
    is_news = message.error != kiosk.keeping.backup_error
    kiosk.keeping.backup_error = message.error
    _show(kiosk, DeviceKind.RECORD, "backups", f"{message.error} It is tried again; the earlier ones are as they were.")
    if is_news:
        with kiosk.store.transaction() as tx:
            tx.record(BackupFailed(error=message.error))


def set_aside_deleted(kiosk: Kiosk, message: m.SetAsideDeleted) -> None:
    """What had been set aside was too old to be kept."""
    with kiosk.store.transaction() as tx:
        tx.record(record.SetAsideDeleted(set_aside=message.name))


def disk_seen(kiosk: Kiosk, message: m.DiskSeen) -> None:
    """Little room is shown; too little, as a part that is down: no door opens that can't be put on the record."""
    kiosk.keeping.disk_free, kiosk.keeping.database = message.free_bytes, message.database_bytes
    level, mib = _level(message.free_bytes), message.free_bytes >> 20
    if level is DiskLevel.CRITICAL:
        error = f"Only {mib} MiB are left on the disk. Make room now: once it is full, no door opens any more."
        _show(kiosk, DeviceKind.DISK, "disk", error)
    else:
        warning = None if level is None else f"Only {mib} MiB are left on the disk. Make room soon."
        _show(kiosk, DeviceKind.DISK, "disk", None, warning)
    if level is kiosk.keeping.disk:
        return
    with kiosk.store.transaction() as tx:
        if level is None:
            tx.record(DiskFine(free_bytes=message.free_bytes))
        else:
            tx.record(DiskLow(level=level, free_bytes=message.free_bytes))
    kiosk.keeping.disk = level


def _level(free_bytes: int) -> DiskLevel | None:
    if free_bytes >= LOW_BYTES:
        return None
    return DiskLevel.LOW if free_bytes >= CRITICAL_BYTES else DiskLevel.CRITICAL


def _show(kiosk: Kiosk, kind: DeviceKind, name: str, error: str | None, warning: str | None = None) -> None:
    """As a part that works, or does not; one of which there was never anything to say is not in the list."""
    known, state = kiosk.devices.get((kind, name)), DeviceState.UP if error is None else DeviceState.DOWN
    if known is None and error is None and warning is None:
        return
    if known is None or known.told is not state:
        known = kiosk.devices[kind, name] = Device(kind, state, kiosk.clock.now())
    known.error = error or warning
    kiosk.bank_changed = True
