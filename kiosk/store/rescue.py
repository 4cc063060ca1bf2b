"""Opening the database of a data folder for good: what a killed process left half done is finished, an older schema is
backed up before it is migrated, and a damaged database is set aside whole and replaced by its newest good backup.

Only content that can't be right counts as damage. A full or failing disk, another program's database, one of a newer
version, a missing key: none of them is better for an older database, and each has a sentence of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import structlog

from kiosk.domain.events.base import Event
from kiosk.domain.events.record import BackupFailed as BackupFailedEvent
from kiosk.domain.events.record import BackupMade
from kiosk.engine.ports import Clock, StoreError
from kiosk.engine.upkeep import BackupFailed
from kiosk.store import backups, migrate, set_aside, soundness, strangers
from kiosk.store.data_folder import DataFolder
from kiosk.store.library import Library
from kiosk.store.store import SqlStore

log = structlog.get_logger()

First = TypeVar("First")


def open_store(
    folder: DataFolder,
    library: Library,
    clock: Clock,
    first: Callable[[SqlStore], First],
    *,
    keep: int = backups.KEPT,
    rescues: bool = False,
) -> tuple[SqlStore, First]:
    """The store of a data folder that is ours, and what ``first`` made of it: damage that it meets counts, too.

    ``StoreError`` says in a sentence why it can't be had. ``rescues``: a damaged database is replaced by a backup;
    else the sentence says how to do that. ``keep`` is how many backups are kept where one is made before a migration.
    """
    set_aside.finish(folder)
    fault = _gone(folder, library) or (_known_damage(folder, library) if rescues else None)
    if fault is None:
        try:
            return _open(folder, library, clock, first, keep)
        except StoreError as error:
            if not _is_damage(error):
                raise
            fault = str(error)
    if not rescues:
        raise StoreError(
            f"{fault} Put its newest good backup in its place with: locker-kiosk restore --data {folder.path} "
            "(a kiosk that is started does so by itself)."
        )
    _rescue(folder, library, clock, fault)
    return _open(folder, library, clock, first, keep)


def _open(
    folder: DataFolder, library: Library, clock: Clock, first: Callable[[SqlStore], First], keep: int
) -> tuple[SqlStore, First]:
    """Open it, and read what the engine reads when it begins, so that damage to that is met here."""
    before = _back_up_before_migration(folder, library, clock, keep)
    store = SqlStore(folder.database, library, clock)
    try:
        with store.transaction() as tx:
            tx.conditions()
            tx.unsettled()
            tx.last_recorded_at()
            tx.record(*before)
        return store, first(store)
    except BaseException:
        store.close()
        raise


def _back_up_before_migration(folder: DataFolder, library: Library, clock: Clock, keep: int) -> list[Event]:
    """What is to be recorded of it. One that fails stops no start: the migration happens as a whole or not at all."""
    if not _needs_migration(folder, library):
        return []
    try:
        made = backups.make(folder, library, clock.now(), keep, pause=lambda _: None)
    except BackupFailed as error:
        log.error("backup.failed", error=str(error))
        return [BackupFailedEvent(error=str(error))]
    log.info("backup.made", file=made.path.name, before="migration")
    return [BackupMade(file=made.path.name, size_bytes=made.size)]


def _needs_migration(folder: DataFolder, library: Library) -> bool:
    """Whether there is an older schema. Why a database can't be read at all is for the store to say."""
    if not folder.has_database():
        return False
    try:
        _, revision, _ = strangers.look(folder.database, library)
    except library.module.Error:
        return False
    return revision not in {None, migrate.HEAD} and migrate.knows(str(revision))


def _gone(folder: DataFolder, library: Library) -> str | None:
    """An empty database gives occupied doors away, so none is begun where there was one: its backups tell."""
    is_there = folder.has_database() and folder.database.stat().st_size > 0
    if is_there or not backups.listed(folder, library):
        return None
    return f"The database {folder.database} is gone, and there are backups of it."


def _known_damage(folder: DataFolder, library: Library) -> str | None:
    """What a check found in an earlier run, where it is still so and a backup can help."""
    if not folder.damage.exists():
        return None
    fault = soundness.fault_in_place(folder.database, library)
    if fault is None:
        folder.damage.unlink()
        log.info("database.found_whole")
    elif all(backups.fault_of(one.path, library, fully=True) for one in backups.listed(folder, library)):
        # It can be opened, and people's things are behind its doors: better so than not at all.
        log.error("database.damaged", error=fault, help=f"there is no good backup in {folder.backups}")
        return None
    return fault


def _is_damage(error: StoreError) -> bool:
    return error.__cause__ is not None and soundness.is_damage(error.__cause__)


def _rescue(folder: DataFolder, library: Library, clock: Clock, fault: str) -> None:
    """Put the newest good backup in the place of the database, which is set aside whole."""
    from kiosk.store.make_safe import CannotRestore
    from kiosk.store.restore import restore

    for backup in backups.listed(folder, library):
        try:
            done = restore(folder, library, clock, backup.path, error=fault)
        except CannotRestore as error:
            log.error("backup.refused", file=backup.path.name, error=str(error))
        else:
            aside = None if done.set_aside is None else str(done.set_aside)
            log.error("database.rescued", error=fault, backup=backup.path.name, set_aside=aside, held=len(done.held))
            return
    raise StoreError(
        f"{fault} There is no good backup in {folder.backups}, so nothing was changed. If there is one elsewhere: "
        f"locker-kiosk restore FILE --data {folder.path}. If there is none, look into every door, then begin with an "
        "empty folder."
    )
