"""Opening the database with the settings that durability rests on, and proving that they took hold."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool

from kiosk.engine.ports import StoreError
from kiosk.store.library import Library

APPLICATION_ID = 0x4C4F434B  # "LOCK", so that file(1) and a careful reader know whose database this is
BUSY_TIMEOUT_MS = 5000

READONLY, CANTOPEN = 8, 14
# By SQLite's primary result codes (sqlite3.h): PERM, BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB.
_NOT_YOURS = "Use it as the user that the kiosk runs as; if its disk is read-only, copy the whole folder to another."
_DAMAGED = "Put a backup in its place with: locker-kiosk restore."
_NEXT_STEPS = {
    3: _NOT_YOURS,
    5: "Something else is using it; try again.",
    6: "Something else is using it; try again.",
    READONLY: _NOT_YOURS,
    10: "Its disk is full or failing: make room, look into the log of the system, then try again.",
    11: _DAMAGED,
    13: "Its disk is full: make room, then try again.",
    CANTOPEN: _NOT_YOURS,
    26: _DAMAGED,
}


def durable_settings(library: Library) -> dict[str, str | int]:
    """Each setting of the writing connection, as SQLite must read it back."""
    return {
        "journal_mode": library.journal_mode,
        "synchronous": library.synchronous,
        "foreign_keys": 1,
        "recursive_triggers": 1,  # else INSERT OR REPLACE would step round delete triggers
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 1,
        "busy_timeout": BUSY_TIMEOUT_MS,
        "wal_autocheckpoint": 0,  # the writer alone checkpoints, when nobody waits
        "journal_size_limit": 16 * 1024 * 1024,
    }


def open_writer(path: Path, library: Library) -> Engine:
    """The engine of the one writer. Every transaction begins IMMEDIATE: no upgrade from reading can fail later."""
    try:
        path.touch(mode=0o600)  # for its owner alone; SQLite makes its journals likewise
    except OSError as error:
        raise StoreError(f"The database {path} can't be written: {error.strerror}. {_NOT_YOURS}") from error
    return _engine(path, library, durable_settings(library), "BEGIN IMMEDIATE")


def open_reader(path: Path, library: Library) -> Engine:
    """An engine that can't write, to look beside a running kiosk."""
    return _engine(path, library, {"query_only": 1, "busy_timeout": BUSY_TIMEOUT_MS}, "BEGIN")


def next_step(error: BaseException) -> str:
    """What to do about an error of SQLite, or of SQLAlchemy around one, in a sentence."""
    code = getattr(getattr(error, "orig", error), "sqlite_errorcode", None)
    return _NEXT_STEPS.get(-1 if code is None else code & 0xFF, "Look whether its disk is failing, then try again.")


def verify_settings(connection: Connection, library: Library) -> None:
    """Read every durable setting back; ``StoreError`` names the first that did not take hold."""
    for name, wanted in durable_settings(library).items():
        result = connection.exec_driver_sql(f"PRAGMA {name}")
        found = result.scalar() if result.returns_rows else None  # a library that is too old answers nothing
        if found != wanted:
            raise StoreError(f"SQLite did not accept {name}={wanted} (it says {found}), so nothing would be safe.")


def _engine(path: Path, library: Library, settings: dict[str, str | int], begin: str) -> Engine:
    engine = create_engine(
        f"sqlite:///{path}",
        module=library.module,
        poolclass=NullPool,
        connect_args={"check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def configure(raw: Any, _record: object) -> None:
        raw.isolation_level = None  # the driver begins nothing by itself
        cursor = raw.cursor()
        for name, value in settings.items():
            cursor.execute(f"PRAGMA {name}={value}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin_transaction(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
