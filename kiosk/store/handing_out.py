"""A folder with all that another machine needs to go on as this kiosk: the database, its checksum, the keys."""

from __future__ import annotations

import shutil
from pathlib import Path

from kiosk.engine.upkeep import BackupFailed
from kiosk.store import backups, durable
from kiosk.store.data_folder import DataFolder
from kiosk.store.library import Library

_UNFINISHED = ".unfinished"


def hand_out(folder: DataFolder, backup: Path, to: Path, library: Library) -> None:
    """Copy a backup and the keys to a new folder; ``BackupFailed`` where that can't be done.

    The database comes last, so that a folder that has it is whole. Whatever goes wrong, nothing is left there.
    """
    try:
        there = _begin(to)
        try:
            _fill(folder, backup, there)
            _check(there, library)
            _put_in_place(there, DataFolder(to))
        except BaseException:
            shutil.rmtree(there.path)
            for moved in _files(DataFolder(to)):
                moved.unlink(missing_ok=True)
            raise
    except FileExistsError:
        raise BackupFailed(f"Another backup is just being put into {to}. Name another folder.") from None
    except OSError as error:
        raise BackupFailed(
            f"{to} can't be written: {error.strerror}. Name a new folder on a disk that has room, and that you may "
            "write to."
        ) from error


def _begin(to: Path) -> DataFolder:
    """A new folder in ``to``, which has nothing else in it; only one process can make it."""
    if to.is_file():
        raise BackupFailed(f"{to} is a file. Name a new folder.")
    if to.exists() and any(to.iterdir()):
        raise BackupFailed(f"{to} is not empty. Name a new folder, so that no other backup is written over.")
    to.mkdir(mode=0o700, parents=True, exist_ok=True)
    there = DataFolder(to / _UNFINISHED)
    there.path.mkdir(mode=0o700)
    return there


def _fill(folder: DataFolder, backup: Path, there: DataFolder) -> None:
    for key in (folder.key, folder.record_key):
        if not key.exists():
            raise BackupFailed(
                f"The key file {key} is missing, so this would be no whole copy of a kiosk. Put it back from another "
                "backup of this kiosk."
            )
        durable.copy(key, there.path / key.name)
    if folder.issuing_key.exists():
        durable.copy(folder.issuing_key, there.issuing_key)
    durable.copy(backup, there.database)
    checksum = backups.checksum_file(backup).read_text("utf-8").split()[0]
    durable.write_text(backups.checksum_file(there.database), f"{checksum}  {there.database.name}\n")
    durable.forget_cached(there.database)  # it is read back from the disk


def _check(there: DataFolder, library: Library) -> None:
    fault = backups.fault_of(there.database, library)
    if fault is not None:
        raise BackupFailed(f"What was written to {there.path.parent} is no good. {fault} Is that disk failing?")


def _files(there: DataFolder) -> list[Path]:
    """All that is handed out, in the order in which it comes; not every kiosk issues passes."""
    return [there.key, there.record_key, there.issuing_key, backups.checksum_file(there.database), there.database]


def _put_in_place(there: DataFolder, to: DataFolder) -> None:
    for made, place in zip(_files(there), _files(to), strict=True):
        if made.exists():
            made.rename(place)
    there.path.rmdir()
    durable.sync_folder(to.path)


def is_open_to_others(to: Path) -> bool:
    """Whether others on this machine can read what was handed out: not every disk knows owners."""
    return any(path.stat().st_mode & 0o077 for path in (to, *to.iterdir()))
