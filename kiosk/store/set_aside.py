"""A prepared database takes the place of the present one, which is set aside whole, whatever happens in between.

All is prepared in a folder inside the one that the present database will go to. Renaming that folder from ``next`` to
``ready`` decides: from then on the change is going to be made, by whoever opens the data folder next if need be. Each
step renames a file that is there, so they can be taken again at any point, and nothing is ever copied or deleted.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import structlog

from kiosk.store import durable
from kiosk.store.backups import stamp, stamp_time
from kiosk.store.data_folder import DataFolder
from kiosk.store.epochs import HEAD_FILE

log = structlog.get_logger()

_NEXT, _READY = "next", "ready"


def belongings(folder: DataFolder) -> list[Path]:
    """The database with its journals, the checkpoint beside it and what was found wrong with it, as far as there."""
    database = folder.database
    journals = [database.with_name(f"{database.name}{ending}") for ending in ("-wal", "-shm", "-journal")]
    return [one for one in (database, *journals, folder.path / HEAD_FILE, folder.damage) if one.exists()]


@contextmanager
def replacing(folder: DataFolder, now: datetime) -> Iterator[tuple[Path, Path]]:
    """Where the next database is to be made, and where the present one goes once the block was left in order."""
    durable.make_folder(folder.set_aside)
    aside = _new_folder(folder.set_aside, now)
    making = aside / _NEXT
    making.mkdir(mode=0o700)
    try:
        yield making, aside
    except BaseException:
        shutil.rmtree(aside)
        raise
    for made in making.iterdir():
        durable.sync(made)
    durable.sync_folder(making)
    making.rename(aside / _READY)
    for changed in (aside, folder.set_aside):
        durable.sync_folder(changed)
    finish(folder)


def finish(folder: DataFolder) -> None:
    """Finish, or undo, what an earlier process was replacing when it was killed. The folder must be ours."""
    for aside in sorted(folder.set_aside.glob("*/")):
        if (aside / _NEXT).exists():
            shutil.rmtree(aside / _NEXT)  # nothing was decided: what was being made from a backup goes
        if (aside / _READY).exists():
            _put_in_place(folder, aside)
        _remove_if_empty(aside)


def delete_older(folder: DataFolder, before: datetime) -> list[str]:
    """Delete what was set aside before then, by the time in its name; the names."""
    found = []
    for aside in sorted(folder.set_aside.glob("*/")):
        at = stamp_time(aside.name[: len(stamp(before))])
        if at is not None and at < before:
            shutil.rmtree(aside)
            found.append(aside.name)
    if found:
        durable.sync_folder(folder.set_aside)
    return found


def _put_in_place(folder: DataFolder, aside: Path) -> None:
    new = aside / _READY / folder.database.name
    if new.exists():
        for one in belongings(folder):
            durable.move_into(aside, one)
        durable.sync_folder(aside)
        durable.sync_folder(folder.path)  # the old one is out of the way for good, before the new one comes
        new.rename(folder.database)
        durable.sync_folder(folder.path)
        log.info("database.replaced", set_aside=str(aside))
    shutil.rmtree(aside / _READY)


def _remove_if_empty(aside: Path) -> None:
    if not any(aside.iterdir()):
        aside.rmdir()


def _new_folder(parent: Path, now: datetime) -> Path:
    """Named after this second, with a number where there is one of that name."""
    number = 1
    while True:
        aside = parent / (stamp(now) if number == 1 else f"{stamp(now)}-{number}")
        try:
            aside.mkdir(mode=0o700)
        except FileExistsError:
            number += 1
        else:
            return aside
