"""Whether a database is whole, and one of ours: its structure, what its tables refer to, the last links of its record.

SQLite's own checks know the structure only: a letter that turned into another in a name is beyond them. For backups
that is what their checksums are for (``backups``).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from kiosk.store import chain_end, migrate
from kiosk.store.database import APPLICATION_ID, open_reader
from kiosk.store.library import Library

_TOO_OLD = (None, "0001", "0002")  # their records have no chain

# SQLite's primary result codes (sqlite3.h) for content that can't be right: CORRUPT, NOTADB.
_DAMAGED = {11, 26}


@dataclass(frozen=True, slots=True)
class LastEvent:
    """Where a record ends: the number of its epoch, its position over all epochs, its hash (None without chain)."""

    epoch: int
    position: int
    hash: bytes | None
    at: datetime


def is_damage(error: BaseException) -> bool:
    """Whether SQLite says that what it read can't be right; a full or failing disk, or a lock, is something else."""
    code = getattr(getattr(error, "orig", error), "sqlite_errorcode", None)
    return code is not None and code & 0xFF in _DAMAGED


@contextmanager
def frozen(path: Path, library: Library) -> Iterator[Connection]:
    """A connection to a file that nobody writes meanwhile: it takes no lock and leaves nothing beside it."""
    uri = f"file:{quote(str(path))}?mode=ro&immutable=1"
    engine = create_engine(
        "sqlite://",
        creator=lambda: library.module.connect(uri, uri=True, isolation_level=None, check_same_thread=False),
        module=library.module,
        poolclass=NullPool,
    )
    with engine.connect() as connection:
        for setting in ("query_only=1", "trusted_schema=0", "cell_size_check=1"):
            connection.exec_driver_sql(f"PRAGMA {setting}")
        yield connection


def fault_of(path: Path, library: Library, *, fully: bool = False) -> str | None:
    """What is wrong with a file that should be a whole database of a kiosk, in a sentence; None where nothing is."""
    try:
        with frozen(path, library) as connection:
            return _stranger(connection) or damage(connection, fully=fully) or _broken_record(connection)
    except (DBAPIError, library.module.Error) as error:
        return f"It can't be read as a database: {getattr(error, 'orig', error)}."


def fault_in_place(path: Path, library: Library) -> str | None:
    """The same of the database itself, while nobody writes it, with what its journal holds: all that SQLite finds."""
    try:
        with open_reader(path, library).connect() as connection:
            return damage(connection, fully=True)
    except (DBAPIError, library.module.Error) as error:
        if not is_damage(error):
            raise
        return f"The database is damaged: {getattr(error, 'orig', error)}."


def damage(connection: Connection, *, fully: bool) -> str | None:
    """What SQLite finds wrong, the first thing; ``fully`` has it compare tables and indexes, too."""
    check = "integrity_check" if fully else "quick_check"
    found = connection.exec_driver_sql(f"PRAGMA {check}(1)").scalar()
    if found != "ok":
        return f"The database is damaged: {found}."
    orphan = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if orphan is not None:
        return f"The database is damaged: a row of {orphan[0]} refers to one of {orphan[2]} that is not there."
    return None


def last_event(path: Path, library: Library) -> LastEvent | None:
    """Where the record of a file that nobody writes ends; None where that can't be told."""
    try:
        with frozen(path, library) as connection:
            return _last_event(connection)
    except (DBAPIError, library.module.Error, ValueError, TypeError):
        return None


def _last_event(connection: Connection) -> LastEvent | None:
    if migrate.revision_of(connection) in _TOO_OLD:
        row = connection.exec_driver_sql("SELECT 0, seq, NULL, at FROM audit_event ORDER BY seq DESC LIMIT 1").first()
    else:
        row = connection.exec_driver_sql(
            "SELECT (SELECT max(number) FROM audit_epoch), position, hash, json_extract(header, '$.at') "
            "FROM audit_event ORDER BY position DESC LIMIT 1"
        ).first()
    return None if row is None else LastEvent(row[0], row[1], row[2], datetime.fromisoformat(row[3]))


def _stranger(connection: Connection) -> str | None:
    if connection.exec_driver_sql("PRAGMA application_id").scalar() != APPLICATION_ID:
        return "It is no database of a locker kiosk."
    revision = migrate.revision_of(connection)
    if revision is None:
        return "There is nothing in it."
    if revision != migrate.HEAD and not migrate.knows(revision):
        return f"It was written by another version of this program (schema {revision})."
    return None


def _broken_record(connection: Connection) -> str | None:
    if migrate.revision_of(connection) != migrate.HEAD:
        return None  # it is verified once it has been migrated: a restored record begins anew
    try:
        end = chain_end.load(connection)
    except (ValueError, KeyError, TypeError) as error:
        return f"The end of its record can't be read: {error}."
    return None if end is not None and end.whole else "The last lines of its record do not follow from each other."
