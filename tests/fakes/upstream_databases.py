"""Databases for tests of upstream: new for each test, empty, of this version's schema; in SQLite and in PostgreSQL.

A `conftest.py` hands them to its tests by importing the fixtures.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.fakes.postgres import postgres_server
from upstream.database import migrate
from upstream.database.database import open_database

SQLITE, POSTGRESQL = "sqlite", "postgresql"


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the schema, to copy."""
    path = tmp_path_factory.mktemp("empty") / "upstream.db"
    migrated(f"sqlite:///{path}")
    return path


@pytest.fixture(params=[SQLITE, POSTGRESQL])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a new database, first in SQLite, then in PostgreSQL."""
    if request.param == SQLITE:
        yield new_sqlite(request.getfixturevalue("empty_sqlite"), tmp_path)
        return
    url = new_postgresql()
    yield url
    postgres_server().drop(url)


@pytest.fixture
def postgresql_url() -> Iterator[str]:
    """The address of a new database in PostgreSQL only, for what SQLite can't do."""
    url = new_postgresql()
    yield url
    postgres_server().drop(url)


@pytest.fixture
def database(database_url: str) -> Iterator[Engine]:
    """A new database, opened; first in SQLite, then in PostgreSQL."""
    engine = open_database(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def sqlite(empty_sqlite: Path, tmp_path: Path) -> Iterator[Engine]:
    """A new database in SQLite only, opened: for what has little to do with the database."""
    engine = open_database(new_sqlite(empty_sqlite, tmp_path))
    yield engine
    engine.dispose()


@pytest.fixture
def postgresql(postgresql_url: str) -> Iterator[Engine]:
    """A new database in PostgreSQL, opened."""
    engine = open_database(postgresql_url)
    yield engine
    engine.dispose()


def new_sqlite(template: Path, folder: Path) -> str:
    """A copy of ``template`` in ``folder``; its address."""
    path = folder / "upstream.db"
    shutil.copyfile(template, path)
    return f"sqlite:///{path}"


def new_postgresql() -> str:
    """A new database of the server that all tests share; its address."""
    server = postgres_server()
    return server.new_database(server.template("upstream", migrated))


def migrated(url: str) -> None:
    """Bring the database at this address to the schema of this version."""
    engine = open_database(url)
    migrate.to_head(engine)
    engine.dispose()
