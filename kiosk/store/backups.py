"""Backups: whole copies of the database beside it, each checked before it counts, the oldest of them dropped.

Which one is the newest is told by how far its record goes, and not by the clock in its name: one that was made while
the clock was a year ahead must not be taken for the newest ever after.
"""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import structlog
from sqlalchemy.exc import DBAPIError

from kiosk.engine.upkeep import Backup, BackupFailed, BackupUnsound, Pause
from kiosk.store import durable, soundness
from kiosk.store.copying import NeverDone, copy_database
from kiosk.store.data_folder import DataFolder
from kiosk.store.library import Library

log = structlog.get_logger()

KEPT = 3  # unless the site file says otherwise
# What a backup leaves of the disk: it must never be what keeps a door from opening.
LEAVES_BYTES = 300 * 1024 * 1024

_NAME = re.compile(r"kiosk-(\d{8}T\d{6}Z)\.db")
_STAMP = "%Y%m%dT%H%M%SZ"
_UNFINISHED = "unfinished.db"
BEING_CHECKED = "being-checked.db"  # the copy that ``checking`` looks through


def stamp(at: datetime) -> str:
    """``20261126T171500Z``."""
    return at.astimezone(UTC).strftime(_STAMP)


def stamped_at(path: Path) -> datetime | None:
    """When a file was made, by its name; None where that is not the name of a backup."""
    found = _NAME.fullmatch(path.name)
    return None if found is None else stamp_time(found[1])


def stamp_time(text: str) -> datetime | None:
    """The instant that ``stamp`` wrote; None where this is none."""
    try:
        return datetime.strptime(text, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def listed(folder: DataFolder, library: Library) -> list[Backup]:
    """All the backups of a data folder, the newest first. None of them is checked."""
    found = []
    for path in folder.backups.glob("kiosk-*.db"):
        at = stamped_at(path)
        if at is not None:
            found.append(Backup(path, at, path.stat().st_size))
    return sorted(found, key=lambda one: (_standing(one.path, library), one.at), reverse=True)


def _standing(path: Path, library: Library) -> tuple[int, int]:
    """How far its record goes: the epoch, and the position of the last event. What can't be read goes nowhere."""
    last = soundness.last_event(path, library)
    return (-1, -1) if last is None else (last.epoch, last.position)


def fault_of(path: Path, library: Library, *, fully: bool = False) -> str | None:
    """Why this backup can't be relied on, in a sentence; None where it can.

    A file without its checksum beside it is checked for its structure only.
    """
    written = checksum_file(path)
    try:
        if written.exists() and written.read_text("utf-8").split(maxsplit=1)[:1] != [durable.sha256(path)]:
            return "It is not what was written: its checksum differs."
    except (OSError, UnicodeDecodeError) as error:
        return f"It can't be read: {error}."
    return soundness.fault_of(path, library, fully=fully)


def checksum_file(path: Path) -> Path:
    """Where the checksum of a backup stands, in the form of sha256sum."""
    return path.with_name(f"{path.name}.sha256")


def make(
    folder: DataFolder, library: Library, now: datetime, keep: int, *, pause: Pause, drop_older: bool = False
) -> Backup:
    """Make a backup, check it, then drop the oldest so that ``keep`` are left; with ``drop_older``, all the others.

    ``pause`` waits for so many seconds, and may raise to end it; ``BackupFailed`` where none could be made.
    """
    unfinished = folder.backups / _UNFINISHED
    try:
        durable.make_folder(folder.backups)
        remove_leftovers(folder)
        try:
            checksum = _copy(folder, unfinished, library, pause)
            made = _put_in_place(folder, unfinished, checksum, now)
        finally:
            remove(unfinished)
        _drop(folder, library, made, 0 if drop_older else keep - 1)
    except (OSError, DBAPIError, library.module.Error) as error:
        raise BackupFailed(f"No backup could be made: {getattr(error, 'orig', error)}.") from error
    except NeverDone:
        raise BackupFailed("No backup could be made: the database changed all the time.") from None
    return made


def _copy(folder: DataFolder, to: Path, library: Library, pause: Pause) -> str:
    """A copy of the database that was read back from the disk and found whole; its checksum."""
    if not has_room(folder):
        raise BackupFailed(f"There is no room for a backup on the disk of {folder.path}.")
    copy_database(folder.database, to, library, pause)
    durable.sync(to)
    durable.forget_cached(to)
    # First, since it reads from the beginning to the end: SQLite's check, which does not, then takes 1 s and not 15 s
    # (measured with 600 MB).
    checksum = durable.sha256(to)
    fault = soundness.fault_of(to, library)
    if fault is not None:
        raise BackupUnsound(f"The backup that was made is no good. {fault}")
    return checksum


def has_room(folder: DataFolder) -> bool:
    """Whether a copy of the database leaves enough of the disk to what must be recorded."""
    return shutil.disk_usage(folder.path).free >= folder.database.stat().st_size + LEAVES_BYTES


def _put_in_place(folder: DataFolder, unfinished: Path, checksum: str, now: datetime) -> Backup:
    """Under the name of this second, or of the next one that is free. Its checksum is there before it is."""
    at = now.replace(microsecond=0)
    while (path := folder.backups / f"kiosk-{stamp(at)}.db").exists():
        at += timedelta(seconds=1)
    durable.write_text(checksum_file(path), f"{checksum}  {path.name}\n")
    unfinished.rename(path)
    durable.sync_folder(folder.backups)
    durable.forget_cached(path)  # nobody reads it soon, and others need the memory
    return Backup(path, at, path.stat().st_size)


def _drop(folder: DataFolder, library: Library, made: Backup, keep: int) -> None:
    """Delete all but the ``keep`` newest of the others, and checksums of which the file is gone."""
    others = [one for one in listed(folder, library) if one.path != made.path]
    for one in others[keep:]:
        one.path.unlink()
        log.info("backup.dropped", file=one.path.name)
    for written in folder.backups.glob("kiosk-*.db.sha256"):
        if not written.with_suffix("").exists():
            written.unlink()
    durable.sync_folder(folder.backups)


def remove_leftovers(folder: DataFolder) -> None:
    """Of copies that were being made when a process was killed. Nobody may be making one now."""
    remove(folder.backups / _UNFINISHED)
    remove(folder.path / BEING_CHECKED)


def remove(path: Path) -> None:
    """An unfinished file, with all that SQLite may have left beside it."""
    for ending in ("", "-journal", "-wal", "-shm"):
        path.with_name(f"{path.name}{ending}").unlink(missing_ok=True)
