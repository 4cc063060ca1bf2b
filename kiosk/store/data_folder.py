"""The data folder of a kiosk: its files, and the lock that keeps a second kiosk out."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

_INSTEAD = "Use it as the user that the kiosk runs as, on a disk that has room, or name another with --data."


class FolderInUse(Exception):
    """Another kiosk owns this data folder; the text says which process."""


class FolderUnusable(Exception):
    """The folder can't be made or written; the text says why."""


class DataFolder:
    """Paths inside the folder. Made readable by its owner alone: it holds keys and people's names."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.database = path / "kiosk.db"
        self.key = path / "lookup.key"
        self.record_key = path / "record.key"
        self.issuing_key = path / "issuing.key"  # of passes; only where any were issued
        self.device_key = path / "device.key"  # of requests to upstream; in no backup
        self.backups = path / "backups"
        self.set_aside = path / "set-aside"  # databases that were replaced by a backup, each whole
        self.damage = path / "record.damaged"  # what a check found, for the next start to act on
        self.checked = path / "record.checked"  # when a full check last found the database whole
        self.socket = path / "control.sock"
        self._lock_file = path / "kiosk.lock"

    def make(self) -> None:
        """Make the folder where it is missing; ``FolderUnusable`` where that can't be done."""
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise FolderUnusable(f"The data folder {self.path} can't be made: {error.strerror}. {_INSTEAD}") from error

    def has_database(self) -> bool:
        """Whether a kiosk or a command has been here; ``FolderUnusable`` where that can't be told."""
        try:
            return self.database.exists()
        except OSError as error:
            raise FolderUnusable(f"The data folder {self.path} can't be read: {error.strerror}. {_INSTEAD}") from error

    def own(self) -> FolderLock:
        """Become the one process that writes here; ``FolderInUse`` where another one is."""
        try:
            handle = os.open(self._lock_file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise FolderUnusable(
                f"The data folder {self.path} can't be written: {error.strerror}. {_INSTEAD}"
            ) from error
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            owner = os.read(handle, 32).decode(errors="replace").strip() or "unknown"
            os.close(handle)
            raise FolderInUse(
                f"Another kiosk (process {owner}) already uses the data folder {self.path}. "
                "Stop it first, or give this one a folder of its own with --data."
            ) from error
        try:
            os.ftruncate(handle, 0)
            os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
        except OSError as error:
            os.close(handle)
            raise FolderUnusable(
                f"The data folder {self.path} can't be written: {error.strerror}. {_INSTEAD}"
            ) from error
        return FolderLock(handle)


class FolderLock:
    """Held until ``release`` or the end of the process, however that comes about."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def release(self) -> None:
        """Let another process have the folder."""
        os.close(self._handle)
