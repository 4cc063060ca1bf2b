"""A disk that fails at one call, or from that call on until somebody helps."""

from __future__ import annotations

import errno
from dataclasses import dataclass, field
from enum import Enum

import apsw


class Kind(Enum):
    """What the operating system says."""

    IO_ERROR = errno.EIO
    NO_SPACE = errno.ENOSPC


# As SQLite's own file system passes it on, by what was asked of it. A file that can't be opened is just that. A file
# system that gives out its space late says that there is none when it is synced: SQLite knows only that this failed.
_CODES = {
    Kind.IO_ERROR: {
        "write": apsw.SQLITE_IOERR_WRITE,
        "sync": apsw.SQLITE_IOERR_FSYNC,
        "sync folder": apsw.SQLITE_IOERR_DIR_FSYNC,
        "truncate": apsw.SQLITE_IOERR_TRUNCATE,
        "delete": apsw.SQLITE_IOERR_DELETE,
        "create": apsw.SQLITE_CANTOPEN,
    },
    Kind.NO_SPACE: {
        "write": apsw.SQLITE_FULL,
        "sync": apsw.SQLITE_IOERR_FSYNC,
        "create": apsw.SQLITE_CANTOPEN,
    },
}


@dataclass
class Trouble:
    """Fails the ``nth`` call (from 1) that changes the disk; where it ``lasts``, each one after it as well.

    Calls that can't fail in this way are not counted.
    """

    kind: Kind
    nth: int
    lasts: bool = False
    calls: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    over: bool = False

    def __call__(self, call: str, name: str) -> None:
        code = _CODES[self.kind].get(call)
        beside = call.endswith(" beside")  # not through SQLite
        if self.over or (code is None and not beside):
            return
        self.calls.append(call)
        if len(self.calls) == self.nth or (self.lasts and len(self.calls) > self.nth):
            self.struck.append(call)
            raise OSError(self.kind.value, "the disk is in trouble") if code is None else apsw.exception_for(code)

    def ends(self) -> None:
        self.over = True

    @property
    def in_doubt(self) -> bool:
        """Whether a commit may have failed that is done: deleting the rollback journal is what commits."""
        return "sync folder" in self.struck
