"""A file system for SQLite that keeps a log of everything that changes it, and can be told to fail.

It stands on the ordinary one, so files, locks and shared memory are real; what is written is noted on the way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import apsw

from tests.faults.beside import Beside, numbers_from, syncs_noticed, writes_asked
from tests.faults.disk import Deleted, FolderSynced, Made, Operation, Resized, Synced, SyncFailed, Wrote

DATABASE = "kiosk.db"

VFS = "recording"
_BASE = ""  # the ordinary file system
_JOURNALS = apsw.SQLITE_OPEN_MAIN_JOURNAL | apsw.SQLITE_OPEN_WAL

# Told of each call that changes something, before it does: what it does, and to which file. May raise.
Warden = Callable[[str, str], None]


class Recording:
    """What happened in one folder, in order, with the marks that the test put between."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.initial = {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
        self.log: list[Operation | object] = []
        self.warden: Warden = lambda call, name: None
        self.unheard: list[BaseException] = []  # errors that SQLite has no way to pass on
        self._files = {name: number for number, name in enumerate(self.initial)}
        self._new_number = numbers_from(len(self.initial))
        self.beside = Beside(folder, DATABASE, self._files, self._new_number, self.number_of)

    def mark(self, what: object) -> None:
        """Something that everything before it in the log must keep true."""
        self.log.append(what)

    def look_beside(self) -> None:
        """Note what has happened to the files that SQLite does not know."""
        self.log += self.beside.changes()

    def ask(self, call: str, name: str) -> None:
        self.warden(call, name)

    def number_of(self, name: str) -> int:
        """The number of the file that has this name now; one that is new, or not made by SQLite, is noted as made."""
        if name not in self._files:
            self._files[name] = self._new_number()
            self.log.append(Made(self._files[name], name))
        return self._files[name]

    def forget(self, name: str) -> None:
        self._files.pop(name, None)
        self.log.append(Deleted(name))


@contextmanager
def recording(folder: Path) -> Iterator[Recording]:
    """A recording of what the file system of the name ``VFS`` does in this folder meanwhile."""
    vfs = _the_vfs()
    log = Recording(folder)
    vfs.begin(log)
    with syncs_noticed(log.beside, log.mark), writes_asked(folder, DATABASE, log.ask):
        yield log


@cache
def _the_vfs() -> _RecordingVfs:
    return _RecordingVfs()


class _RecordingVfs(apsw.VFS):
    def __init__(self) -> None:
        super().__init__(VFS, _BASE)

    def begin(self, log: Recording) -> None:
        self._log = log
        self._random = Random(0)

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:
        file = _path(name)
        if file is None or file.parent != self._log.folder or flags[0] & apsw.SQLITE_OPEN_DELETEONCLOSE:
            return apsw.VFSFile(_BASE, name, flags)  # what SQLite throws away by itself
        if flags[0] & apsw.SQLITE_OPEN_CREATE and not file.exists():
            self._log.ask("create", file.name)
        return _RecordedFile(self._log, file.name, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:
        name = Path(filename).name
        self._log.ask("delete", name)
        super().xDelete(filename, False)
        self._log.forget(name)
        if syncdir:
            self._log.ask("sync folder", name)
            self._log.mark(FolderSynced())

    def xRandomness(self, numbytes: int) -> bytes:
        return self._random.randbytes(numbytes)

    def excepthook(self, etype: Any, error: BaseException | None, trace: Any) -> bool:
        if error is not None:
            self._log.unheard.append(error)
        return True


def _path(name: str | apsw.URIFilename | None) -> Path | None:
    path = name.filename() if isinstance(name, apsw.URIFilename) else name
    return None if path is None else Path(path)


class _RecordedFile(apsw.VFSFile):
    def __init__(self, log: Recording, name: str, filename: str | apsw.URIFilename | None, flags: list[int]) -> None:
        super().__init__(_BASE, filename, flags)
        self._log = log
        self._name = name
        self._number = log.number_of(name)
        # With the first sync of a journal that it may have made, SQLite's own file system syncs the folder.
        self._folder_too = bool(flags[0] & apsw.SQLITE_OPEN_CREATE and flags[0] & _JOURNALS)

    def xWrite(self, data: Any, offset: int) -> None:
        whole = bytes(data)
        try:
            self._log.ask("write", self._name)
        except apsw.FullError:  # a part of it found room
            self._write(whole[: len(whole) // 2], offset)
            raise
        self._write(whole, offset)

    def _write(self, data: bytes, offset: int) -> None:
        super().xWrite(data, offset)
        self._log.mark(Wrote(self._number, offset, data))

    def xTruncate(self, newsize: int) -> None:
        self._log.ask("truncate", self._name)
        super().xTruncate(newsize)
        self._log.mark(Resized(self._number, newsize))

    def xSync(self, flags: int) -> None:
        try:
            self._log.ask("sync", self._name)
        except apsw.IOError:
            self._log.mark(SyncFailed(self._number))
            raise
        super().xSync(flags)
        self._log.mark(Synced(self._number))
        if self._folder_too:
            self._folder_too = False
            self._log.mark(FolderSynced())

    def excepthook(self, etype: Any, error: BaseException | None, trace: Any) -> bool:
        if error is not None:
            self._log.unheard.append(error)
        return True
