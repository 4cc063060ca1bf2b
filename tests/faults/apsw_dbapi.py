"""As much of the DB-API over APSW as the store uses, so that the real store runs on a file system made for a test.

The driver that the kiosk ships with can't choose one; APSW can, and lets it be written in Python. Rows are fetched at
once, and the driver begins nothing by itself, which is how the store uses its driver anyway.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from itertools import islice
from types import ModuleType
from typing import Any, NoReturn

import apsw

from kiosk.store.library import Library

# The classes of the standard library's driver do for both: who catches one, catches what SQLAlchemy makes of it.
_ERRORS = {
    name: getattr(sqlite3, name)
    for name in (
        *("Error", "Warning", "InterfaceError", "DatabaseError", "DataError", "OperationalError"),
        *("IntegrityError", "InternalError", "ProgrammingError", "NotSupportedError"),
    )
}
_OPERATIONAL = (
    apsw.SQLError,
    apsw.PermissionsError,
    apsw.AbortError,
    apsw.BusyError,
    apsw.LockedError,
    apsw.ReadOnlyError,
    apsw.InterruptError,
    apsw.IOError,
    apsw.FullError,
    apsw.CantOpenError,
    apsw.ProtocolError,
    apsw.SchemaChangeError,
)
_INTEGRITY = (apsw.ConstraintError, apsw.MismatchError)
_PROGRAMMING = (apsw.MisuseError, apsw.BindingsError, apsw.ConnectionClosedError, apsw.CursorClosedError)


def library_on(vfs: str, journal_mode: str, synchronous: int, committed: Callable[[], None]) -> Library:
    """What the store is opened with to run on the file system of this name.

    ``committed`` is called as soon as a commit has returned: from here on nothing of it may be lost.
    """
    major, minor, patch = (int(part) for part in apsw.sqlite_lib_version().split("."))
    module = _module(vfs)
    vars(module)["committed"] = committed
    return Library(module, (major, minor, patch), journal_mode, synchronous)


@cache
def _module(vfs: str) -> ModuleType:
    module = ModuleType(f"apsw_on_{vfs}")
    version = apsw.sqlite_lib_version()

    def connect(database: str, *, uri: bool = False, **_: object) -> Connection:
        return Connection(database, vfs, lambda: module.committed(), uri=uri)

    vars(module).update(
        connect=connect,
        Binary=bytes,
        paramstyle="qmark",
        threadsafety=1,
        apilevel="2.0",
        sqlite_version=version,
        sqlite_version_info=tuple(int(part) for part in version.split(".")),
        **_ERRORS,
    )
    return module


class Connection:
    """One connection; in no transaction until it is told to BEGIN, whatever its isolation level."""

    isolation_level: str | None = None

    def __init__(self, database: str, vfs: str, committed: Callable[[], None], *, uri: bool = False) -> None:
        self._committed = committed
        flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE | (apsw.SQLITE_OPEN_URI if uri else 0)
        try:
            self._raw = apsw.Connection(database, flags=flags, vfs=vfs)
        except apsw.Error as error:
            _raise_as_driver(error)
        self._raw.set_busy_timeout(5000)  # as the drivers do

    @property
    def in_transaction(self) -> bool:
        return self._raw.in_transaction

    @property
    def total_changes(self) -> int:
        return self._raw.total_changes()

    def cursor(self, *_: object) -> Cursor:
        return Cursor(self._raw)

    def execute(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> Cursor:
        return self.cursor().execute(sql, values)

    def executemany(self, sql: str, rows: Sequence[Any]) -> Cursor:
        return self.cursor().executemany(sql, rows)

    def commit(self) -> None:
        if self.in_transaction:
            self.execute("COMMIT")
            self._committed()

    def rollback(self) -> None:
        if self.in_transaction:
            self.execute("ROLLBACK")

    def create_function(self, name: str, arguments: int, function: Callable, *, deterministic: bool = False) -> None:
        self._raw.create_scalar_function(name, function, arguments, deterministic=deterministic)

    def set_authorizer(self, authorizer: Callable[..., int] | None) -> None:
        self._raw.authorizer = authorizer

    def close(self) -> None:
        """What fails while SQLite tidies up is told by APSW only: a driver in C hears nothing of it."""
        with suppress(apsw.Error):
            self._raw.close()


class Cursor:
    """One statement at a time, and its rows."""

    arraysize = 1

    def __init__(self, raw: apsw.Connection) -> None:
        self._raw = raw
        self._rows: Iterator[tuple[Any, ...]] = iter(())
        self.description: tuple[tuple[Any, ...], ...] | None = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    def execute(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> Cursor:
        return self._run(sql, [values])

    def executemany(self, sql: str, rows: Sequence[Any]) -> Cursor:
        return self._run(sql, rows)

    def _run(self, sql: str, each: Sequence[Any]) -> Cursor:
        cursor = self._raw.cursor()
        cursor.exec_trace = self._describe
        found: list[tuple[Any, ...]] = []
        changed = 0
        try:
            for values in each:
                found += cursor.execute(sql, values or None)
                changed += self._raw.changes()
        except apsw.Error as error:
            _raise_as_driver(error)
        self._rows = iter(found)
        is_change = sql.lstrip()[:6].upper() in {"INSERT", "UPDATE", "DELETE", "REPLAC"}
        self.rowcount = changed if is_change else -1
        self.lastrowid = self._raw.last_insert_rowid()
        return self

    def _describe(self, cursor: apsw.Cursor, _sql: str, _values: object) -> bool:
        """Only here does APSW tell the columns of a query that finds nothing."""
        columns = tuple((name, None, None, None, None, None, None) for name, *_ in cursor.get_description())
        self.description = columns or None
        return True

    def fetchone(self) -> tuple[Any, ...] | None:
        return next(self._rows, None)

    def fetchmany(self, size: int = 1) -> list[tuple[Any, ...]]:
        return list(islice(self._rows, size))

    def fetchall(self) -> list[tuple[Any, ...]]:
        return list(self._rows)

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return self._rows

    def close(self) -> None:
        self._rows = iter(())


def _raise_as_driver(error: apsw.Error) -> NoReturn:
    """The same error in the words, class and code of the drivers."""
    raised = _class_of(error)(str(error) or type(error).__name__)
    raised.sqlite_errorcode = getattr(error, "extendedresult", None)
    raise raised from error


def _class_of(error: apsw.Error) -> Any:
    for kinds, name in ((_OPERATIONAL, "OperationalError"), (_INTEGRITY, "IntegrityError")):
        if isinstance(error, kinds):
            return _ERRORS[name]
    return _ERRORS["ProgrammingError" if isinstance(error, _PROGRAMMING) else "DatabaseError"]
