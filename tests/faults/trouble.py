"""A disk that fails at one call, or from that call on until somebody helps."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import apsw


class Kind(Enum):
    """What the operating system says, as SQLite passes it on, by what was asked of it."""

    IO_ERROR = "EIO"
    NO_SPACE = "ENOSPC"


# Opening a file tells no more than that it can't be opened, whatever the reason.
_CODES = {
    Kind.IO_ERROR: {
        "write": apsw.SQLITE_IOERR_WRITE,
        "sync": apsw.SQLITE_IOERR_FSYNC,
        "sync folder": apsw.SQLITE_IOERR_DIR_FSYNC,
        "truncate": apsw.SQLITE_IOERR_TRUNCATE,
        "delete": apsw.SQLITE_IOERR_DELETE,
        "create": apsw.SQLITE_CANTOPEN,
    },
    # A file system that gives space late says so when it is synced; SQLite knows that as a failed sync.
    Kind.NO_SPACE: {
        "write": apsw.SQLITE_FULL,
        "sync": apsw.SQLITE_IOERR_FSYNC,
        "create": apsw.SQLITE_CANTOPEN,
    },
}


import errno, os
DEBUG=os.environ.get("DEBUG")
@dataclass
class Trouble:
    """Fails the ``nth`` call from now (from 1) that changes the disk; where it ``lasts``, each one after it as well."""

    kind: Kind
    nth: int
    lasts: bool
    calls: int = 0
    struck: int = 0
    over: bool = False

    def __call__(self, call: str, name: str) -> None:
        beside = call.endswith(" beside")
        if self.over or (call not in _CODES[self.kind] and not beside):
            return
        self.calls += 1
        if self.calls == self.nth or (self.lasts and self.calls > self.nth):
            self.struck += 1
            if DEBUG: print("STRIKE", self.calls, call, name)
            if beside:
                raise OSError(getattr(errno, self.kind.value), "the disk is in trouble")
            raise apsw.exception_for(_CODES[self.kind][call])

    def ends(self) -> None:
        self.over = True
