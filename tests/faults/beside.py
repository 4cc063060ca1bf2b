"""The files beside a database: keys and the like, which are written without SQLite and noticed by looking."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import patch

from tests.faults.disk import Deleted, FolderSynced, Made, Operation, Resized, Synced, Wrote


class Beside:
    """What of them has changed since the last look, as operations on a disk."""

    def __init__(
        self,
        folder: Path,
        database: str,
        numbers: dict[str, int],
        new_number: Callable[[], int],
        number_of: Callable[[str], int],
    ) -> None:
        """``database`` is how the names begin that SQLite looks after, whose numbers ``number_of`` tells.

        ``numbers`` are those of the files there now.
        """
        self._folder = folder
        self._database = database
        self._new_number = new_number
        self._number_of = number_of
        self._names = {name: numbers[name] for name in self._look()}
        self._numbers = {stat.st_ino: numbers[name] for name, stat in self._look().items()}
        self._seen = {numbers[name]: (stat.st_mtime_ns, stat.st_size) for name, stat in self._look().items()}

    def changes(self) -> Iterator[Operation]:
        """What must have happened; a file that was renamed and one that was made look alike, and are."""
        found = self._look()
        for name, stat in found.items():
            number = self._numbers.setdefault(stat.st_ino, -1)
            if number < 0:
                number = self._numbers[stat.st_ino] = self._new_number()
            if self._names.get(name) != number:
                self._names[name] = number
                yield Made(number, name)
            if self._seen.get(number) != (stat.st_mtime_ns, stat.st_size):
                self._seen[number] = (stat.st_mtime_ns, stat.st_size)
                yield Resized(number, 0)
                yield Wrote(number, 0, (self._folder / name).read_bytes())
        for name in self._names.keys() - found.keys():
            del self._names[name]
            yield Deleted(name)

    def _look(self) -> dict[str, os.stat_result]:
        with os.scandir(self._folder) as entries:
            return {one.name: one.stat() for one in entries if not one.name.startswith(self._database)}

    def synced(self, handle: int) -> Operation | None:
        """What a sync of this handle has made durable; None where it is not of this folder."""
        if os.fstat(handle).st_ino == self._folder.stat().st_ino:
            return FolderSynced()
        number = self._number(handle)
        return None if number is None else Synced(number)

    def written(self, handle: int, data: bytes, offset: int) -> Operation | None:
        """What was written to a file of SQLite past SQLite. The others tell by themselves when they are looked at."""
        number = self._number(handle)
        return None if number is None or number in self._seen else Wrote(number, offset, data)

    def _number(self, handle: int) -> int | None:
        path = Path(f"/proc/self/fd/{handle}").readlink()
        if path.parent != self._folder:
            return None
        return self._number_of(path.name) if path.name.startswith(self._database) else self._names.get(path.name)


@contextmanager
def syncs_noticed(beside: Beside, note: Callable[[Operation], None]) -> Iterator[None]:
    """Each ``os.pwrite`` and ``os.fsync`` meanwhile is noted, after what led to it."""
    really_sync, really_write = os.fsync, os.pwrite

    def sync(handle: int) -> None:
        for one in beside.changes():
            note(one)
        really_sync(handle)
        done = beside.synced(handle)
        if done is not None:
            note(done)

    def write(handle: int, data: bytes, offset: int) -> int:
        written = really_write(handle, data, offset)
        done = beside.written(handle, data[:written], offset)
        if done is not None:
            note(done)
        return written

    with patch("os.fsync", sync), patch("os.pwrite", write):
        yield


@contextmanager
def writes_asked(folder: Path, database: str, ask: Callable[[str, str], None]) -> Iterator[None]:
    """Before such a file is made, written or renamed in this folder, ``ask`` is asked, which may raise."""

    def asking(call: str, really: Callable[..., Any]) -> Callable[..., Any]:
        def asks(path: Path, *args: Any, **kwargs: Any) -> Any:
            if path.parent == folder and not path.name.startswith(database):
                ask(call, path.name)
            return really(path, *args, **kwargs)

        return asks

    with ExitStack() as patched:
        for name in ("touch", "write_text", "write_bytes", "rename", "replace", "unlink"):
            patched.enter_context(patch.object(Path, name, asking(f"{name} beside", getattr(Path, name))))
        yield


def numbers_from(first: int) -> Callable[[], int]:
    """Numbers for files, each once."""
    numbers = count(first)
    return lambda: next(numbers)
