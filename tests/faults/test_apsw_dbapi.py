"""The driver of these tests answers as the one that the kiosk ships with does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest

from kiosk.store import library
from tests.fakes.furniture import quick_folder
from tests.faults.apsw_dbapi import library_on

STATEMENTS: list[tuple[str, tuple[Any, ...]]] = [
    ("CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT UNIQUE, amount REAL, raw BLOB)", ()),
    ("INSERT INTO thing (name, amount, raw) VALUES (?, ?, ?)", ("Ä", 1.5, b"\x00\xff")),
    ("INSERT INTO thing (name) VALUES (?), (?)", ("b", None)),
    ("SELECT * FROM thing ORDER BY id", ()),
    ("SELECT count(*) AS many FROM thing WHERE name = ?", ("nobody",)),
    ("SELECT * FROM thing WHERE name = ?", ("nobody",)),
    ("UPDATE thing SET amount = 2 WHERE id > ?", (1,)),
    ("DELETE FROM thing WHERE id = ?", (3,)),
    ("PRAGMA foreign_keys", ()),
    ("INSERT INTO thing (name) VALUES (?)", ("b",)),
    ("SELECT * FROM nothing", ()),
    ("SELECT FROM", ()),
    ("BEGIN IMMEDIATE", ()),
    ("COMMIT", ()),
    ("COMMIT", ()),
]


@pytest.fixture
def folder() -> Iterator[Path]:
    with quick_folder() as one:
        yield one


def told_by(module: Any, path: Path) -> list[object]:
    """Everything that the store and SQLAlchemy look at, statement by statement."""
    found: list[object] = []
    with closing(module.connect(str(path))) as connection:
        connection.isolation_level = None
        for sql, values in STATEMENTS:
            cursor = connection.cursor()
            try:
                cursor.execute(sql, values)
            except module.Error as error:
                found.append((type(error).__name__, error.sqlite_errorcode & 0xFF))
                continue
            is_change = sql.startswith(("INSERT", "UPDATE", "DELETE"))
            changed = (cursor.rowcount, cursor.lastrowid) if is_change else None
            columns = None if cursor.description is None else [one[0] for one in cursor.description]
            found.append((columns, cursor.fetchone(), cursor.fetchmany(1), cursor.fetchall(), changed))
            found.append(connection.in_transaction)
    return found


def test_it_answers_as_the_driver_of_the_kiosk_does(folder: Path):
    apsw = library_on("unix", "wal", 2, committed=lambda: None).module
    assert told_by(apsw, folder / "one.db") == told_by(library.choose().module, folder / "other.db")


def test_a_commit_is_told_once_it_has_returned_and_not_where_it_failed(folder: Path):
    told: list[bool] = []
    module = library_on("unix", "delete", 2, committed=lambda: told.append(True)).module
    with ExitStack() as ending:
        one, other = (ending.enter_context(closing(module.connect(str(folder / "one.db")))) for _ in range(2))
        one.execute("CREATE TABLE thing (id)")
        one.commit()
        assert told == [], "nothing had begun"
        other.execute("BEGIN")
        other.execute("SELECT * FROM thing").fetchall()
        one.execute("PRAGMA busy_timeout = 0")
        one.execute("BEGIN IMMEDIATE")
        one.execute("INSERT INTO thing VALUES (1)")
        with pytest.raises(module.OperationalError, match="locked"):
            one.commit()
        other.rollback()
        assert told == []
        one.commit()
        assert told == [True]
