"""A backup takes the place of the database. What it can't know is made safe before the first door is given.

The copy is checked, migrated, told apart (a new epoch of the record) and its doubtful doors are held, all in a folder
of its own; only then is it exchanged for the present database (``set_aside``). Whatever goes wrong before has changed
nothing, and a kill after it is made good by the next start.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import structlog

from kiosk.domain.events.record import RecordRecovered
from kiosk.engine.ports import Clock, StoreError
from kiosk.store import backups, durable, key_files, set_aside, signing_key, soundness
from kiosk.store.data_folder import DataFolder
from kiosk.store.library import Library
from kiosk.store.make_safe import CannotRestore, make_safe
from kiosk.store.salvage_rows import Place

log = structlog.get_logger()

JOURNALS = ("-wal", "-journal")


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of it: when the backup was made, where the database from before lies, the doors that are held."""

    backup_of: datetime
    set_aside: Path | None
    held: tuple[Place, ...]


def restore(
    folder: DataFolder,
    library: Library,
    clock: Clock,
    source: Path,
    *,
    keys: Path | None = None,
    error: str | None = None,
    by: str | None = None,
) -> Restored:
    """Put the backup ``source`` in the place of the database. The data folder must be ours.

    ``keys`` is a folder whose keys are taken where the data folder has none. ``error`` tells what was wrong with the
    database; None where an operator, ``by``, wants it restored. Raises ``CannotRestore``, or ``StoreError`` where a
    disk is full.
    """
    set_aside.finish(folder)
    try:
        _take_keys(folder, keys)
        had_one = bool(set_aside.belongings(folder))
        with set_aside.replacing(folder, clock.now()) as (making, aside):
            path = making / folder.database.name
            at = _fetch(source, path, library)
            shutil.copyfile(folder.record_key, making / folder.record_key.name)
            told = RecordRecovered(
                error=error,
                set_aside=f"{folder.set_aside.name}/{aside.name}" if had_one else None,
                backup_of=at,
            )
            held = make_safe(folder, path, library, clock, told, by)
            (making / folder.record_key.name).unlink()
    except OSError as failed:
        raise StoreError(f"The backup can't be restored: {failed}. Nothing was changed.") from failed
    log.info("database.restored", backup_of=at.isoformat(), held=len(held))
    return Restored(at, aside if had_one else None, held)


def _take_keys(folder: DataFolder, keys: Path | None) -> None:
    """Never in the place of others: with another key nobody here would be recognised, or the record not believed, or
    the passes that are out not taken.
    """
    for mine in (folder.key, folder.record_key, folder.issuing_key):
        theirs = None if keys is None else keys / mine.name
        if theirs is None or not theirs.exists():
            continue
        if not mine.exists():
            key_files.write(mine, theirs.read_bytes())
        elif mine.read_bytes() != theirs.read_bytes():
            raise CannotRestore(
                f"The key {mine} is another one than {theirs}. To go on as the kiosk of that backup, move this data "
                "folder's keys elsewhere first; nothing was changed."
            )
    if signing_key.load(folder.path) is None:
        signing_key.make(folder.path)


def _fetch(source: Path, path: Path, library: Library) -> datetime:
    """A copy of the backup, checked in full; when it was made."""
    fault = None if source.is_file() else "There is no such file."
    if fault is None:
        fault = _copied(source, path, library)
    if fault is not None:
        raise CannotRestore(f"The backup {source} can't be used. {fault}")
    last = soundness.last_event(path, library)
    made = backups.stamped_at(source) or (None if last is None else last.at)
    return made or datetime.fromtimestamp(source.stat().st_mtime, UTC)


def _copied(source: Path, path: Path, library: Library) -> str | None:
    """Copy it with whatever lies beside it, as a database that was set aside has it; what is wrong with the copy."""
    durable.copy(source, path)
    checksum = backups.checksum_file(source)
    if not checksum.exists():
        for beside in (source.with_name(f"{source.name}{ending}") for ending in JOURNALS):
            if beside.exists():
                durable.copy(beside, path.with_name(beside.name.replace(source.name, path.name)))
        _fold_in(path, library)
        return soundness.fault_of(path, library, fully=True)
    durable.copy(checksum, backups.checksum_file(path))
    fault = backups.fault_of(path, library, fully=True)
    backups.checksum_file(path).unlink()
    return fault


def _fold_in(path: Path, library: Library) -> None:
    """Bring into the file what its journal holds. What can't be opened is found by the check that follows."""
    connection = library.module.connect(str(path), isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode=DELETE")
    except library.module.DatabaseError as error:
        log.info("restore.not_folded", error=str(error))
    finally:
        connection.close()
