"""A folder with all that another machine needs to go on as this kiosk: the database, its checksum, both keys."""

from __future__ import annotations

from pathlib import Path

from kiosk.engine.upkeep import BackupFailed
from kiosk.store import backups, durable
from kiosk.store.data_folder import DataFolder
from kiosk.store.library import Library


def hand_out(folder: DataFolder, backup: Path, to: Path, library: Library) -> None:
    """Copy a backup and the keys to a new folder; ``BackupFailed`` where that can't be done.

    The database comes last, so that a folder that has it is whole.
    """
    there = DataFolder(to)
    try:
        if to.exists() and any(to.iterdir()):
            raise BackupFailed(f"{to} is not empty. Name a new folder, so that no other backup is written over.")
        to.mkdir(mode=0o700, parents=True, exist_ok=True)
        for key in (folder.key, folder.record_key):
            if not key.exists():
                raise BackupFailed(f"The key file {key} is missing, so this would be no whole copy of a kiosk.")
            durable.copy(key, to / key.name)
        unfinished = to / f"{there.database.name}.new"
        durable.copy(backup, unfinished)
        checksum = backups.checksum_file(backup).read_text("utf-8").split()[0]
        durable.write_text(backups.checksum_file(there.database), f"{checksum}  {there.database.name}\n")
        unfinished.rename(there.database)
        durable.sync_folder(to)
        durable.forget_cached(there.database)
    except OSError as error:
        raise BackupFailed(f"{to} can't be written: {error.strerror}.") from error
    fault = backups.fault_of(there.database, library)
    if fault is not None:
        raise BackupFailed(f"What was written to {to} is no good. {fault} Is that disk failing?")


def is_open_to_others(to: Path) -> bool:
    """Whether others on this machine can read what was handed out: not every disk knows owners."""
    return any(path.stat().st_mode & 0o077 for path in (to, *to.iterdir()))
