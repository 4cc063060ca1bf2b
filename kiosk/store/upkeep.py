"""The upkeep of one data folder, as the housekeeper asks for it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from datetime import datetime

from kiosk.engine.ports import Clock
from kiosk.engine.upkeep import Backup, Pause
from kiosk.store import backups, checking, set_aside
from kiosk.store.data_folder import DataFolder
from kiosk.store.library import Library


class FolderUpkeep:
    """The engine's ``Upkeep``, with connections of its own."""

    def __init__(self, folder: DataFolder, library: Library, clock: Clock, keep: int) -> None:
        """``keep`` is how many backups there are to be."""
        self._folder = folder
        self._library = library
        self._clock = clock
        self._keep = keep

    def newest_backup(self) -> Backup | None:
        """Not checked."""
        return next(iter(backups.listed(self._folder, self._library)), None)

    def back_up(self, pause: Pause, *, alone: bool) -> Backup:
        """Make a backup, check it, and drop the oldest; ``alone``: all the others."""
        now = self._clock.now()
        return backups.make(self._folder, self._library, now, self._keep, pause=pause, drop_older=alone)

    def check(self, pause: Pause, ends: Callable[[], bool], *, fully: bool) -> str | None:
        """What is wrong with the database, in a sentence; None where nothing is."""
        return checking.check(self._folder, self._library, self._clock.now(), fully=fully, pause=pause, ends=ends)

    def is_full_check_due(self) -> bool:
        """Whether the last one is a week ago."""
        return checking.is_full_check_due(self._folder, self._clock.now())

    def delete_set_aside(self, before: datetime) -> Sequence[str]:
        """Delete the databases that were set aside before then; their names."""
        return set_aside.delete_older(self._folder, before)

    def free_bytes(self) -> int:
        """So much room is left on the disk of the data folder."""
        return shutil.disk_usage(self._folder.path).free

    def database_bytes(self) -> int:
        """So much the database takes, with its log."""
        database = self._folder.database
        files = (database, *(database.with_name(f"{database.name}{ending}") for ending in ("-wal", "-journal")))
        return sum(one.stat().st_size for one in files if one.exists())
