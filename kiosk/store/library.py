"""Which SQLite library is used, and which journal it may be trusted with.

SQLite 3.7.0 to 3.51.2 can lose transactions in WAL mode when two connections write and checkpoint at the same
instant (the WAL-reset bug; fixed in 3.51.3, 3.50.7 and 3.44.6). Debian 12 and 13 ship affected versions, so a
bundled library is preferred; where there is none, the rollback journal with ``synchronous=EXTRA`` is as safe and
slower. docs/adr tells the story.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from types import ModuleType

_FIXED_BRANCHES = {(3, 44): 6, (3, 50): 7}
_FIXED_SINCE = (3, 51, 3)
_WITHDRAWN = (3, 52)


@dataclass(frozen=True, slots=True)
class Library:
    """A DB-API module, and the durable settings that are right for it. ``synchronous`` as SQLite reads it back."""

    module: ModuleType
    version: tuple[int, int, int]
    journal_mode: str
    synchronous: int


def choose() -> Library:
    """The bundled library where there is one, else the one of the operating system."""
    try:
        import pysqlite3.dbapi2 as bundled
    except ImportError:
        return settings_for(sqlite3)
    return settings_for(bundled)


def settings_for(module: ModuleType) -> Library:
    """WAL with FULL on a fixed library, DELETE with EXTRA on any other."""
    major, minor, patch = (int(part) for part in module.sqlite_version.split("."))
    version = (major, minor, patch)
    if wal_is_safe(version):
        return Library(module, version, "wal", 2)
    return Library(module, version, "delete", 3)


def wal_is_safe(version: tuple[int, int, int]) -> bool:
    """Whether this version of SQLite is free of the WAL-reset bug."""
    branch = version[:2]
    if branch in _FIXED_BRANCHES:
        return version[2] >= _FIXED_BRANCHES[branch]
    return version >= _FIXED_SINCE and branch != _WITHDRAWN
