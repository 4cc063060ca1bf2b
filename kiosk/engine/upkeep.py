"""What is done for the database beside the engine: it is backed up and looked through. The store does it; the
housekeeper says when, and tells the engine what came of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

Pause = Callable[[float], None]
"""Waits for so many seconds, so that others get to the disk; raises what is to end the work."""


class BackupFailed(Exception):
    """No backup could be made; the text says why. Those that there were are as they were."""


class BackupUnsound(BackupFailed):
    """What was copied is not whole: perhaps the database itself is not."""


class Unchecked(Exception):
    """The database could not be looked through; that says nothing about it. The text says why."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A file in the folder of backups. ``at`` is when it was made, as the clock showed; ``size`` in bytes."""

    path: Path
    at: datetime
    size: int


class Upkeep(Protocol):
    """Of one data folder; all of it may take long, and is done by one thread at a time."""

    def newest_backup(self) -> Backup | None:
        """Not checked."""

    def back_up(self, pause: Pause, *, alone: bool) -> Backup:
        """Make a backup, check it, and drop the oldest; ``alone``: all the others. ``BackupFailed`` says why not."""

    def check(self, pause: Pause, ends: Callable[[], bool], *, fully: bool) -> str | None:
        """What is wrong with the database, in a sentence; None where nothing is. ``Unchecked`` says why not.

        ``ends`` says whether it is to be broken off.
        """

    def is_full_check_due(self) -> bool: ...

    def delete_set_aside(self, before: datetime) -> Sequence[str]:
        """Delete the databases that were set aside before then; their names."""

    def free_bytes(self) -> int:
        """So much room is left on the disk."""

    def database_bytes(self) -> int:
        """So much the database takes, with its log."""
