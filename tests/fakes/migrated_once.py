"""A new database is migrated once a process, and every further one is made of the statements that the first came to.

They run where the migrations would, in the same transaction, so that all else about a new database is as always.
What is about migrating itself asks for the fixture ``really_migrated``.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from sqlalchemy import Connection

from kiosk.store import library, migrate
from kiosk.store.database import open_writer
from tests.fakes.furniture import quick_folder

_MODULES = {sqlite3, library.choose().module}  # not those that a test puts together to watch the disk
_really = migrate.to_head


def _to_head(connection: Connection) -> None:
    module = connection.dialect.dbapi
    if module not in _MODULES:
        return _really(connection)
    with connection.begin():
        if connection.exec_driver_sql("SELECT 1 FROM sqlite_master LIMIT 1").first() is None:
            driver: Any = connection.connection.driver_connection
            for statement in _statements(module):
                driver.execute(statement)
    return _really(connection)  # which finds nothing to do any more, unless the database had something in it


@cache
def _statements(module: ModuleType) -> tuple[str, ...]:
    """What makes a database of this version, in this SQLite's words."""
    with quick_folder() as folder:
        path = folder / "kiosk.db"
        with open_writer(path, library.settings_for(module)).connect() as connection:
            _really(connection)
        return _dumped(path)


def _dumped(path: Path) -> tuple[str, ...]:
    with closing(sqlite3.connect(path)) as connection:
        _begin, *statements, _commit = connection.iterdump()
        ((application,),) = connection.execute("PRAGMA application_id").fetchall()
    return (*statements, f"PRAGMA application_id={application}")


migrate.to_head = _to_head


@pytest.fixture
def really_migrated(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new database goes through every migration."""
    monkeypatch.setattr(migrate, "to_head", _really)
