"""A database of upstream: opened, migrated, begun and undone the same way in SQLite and in PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import Column, Engine, MetaData, Table, select, text
from sqlalchemy.exc import StatementError

from upstream.database import migrate
from upstream.database.database import is_postgres, transaction
from upstream.database.metadata import Instant

NOON = datetime(2026, 11, 24, 12, 0, 0, 250_000, UTC)
SEEN = Table("seen", MetaData(), Column("at", Instant))


@pytest.fixture
def seen(database: Engine) -> Table:
    SEEN.metadata.create_all(database)
    return SEEN


def test_a_transaction_that_raises_leaves_nothing(database: Engine, seen: Table) -> None:
    with pytest.raises(ZeroDivisionError):
        write_and_fail(database, seen)
    with transaction(database) as connection:
        assert connection.execute(select(seen)).all() == []


def test_an_instant_comes_back_in_utc(database: Engine, seen: Table) -> None:
    with transaction(database) as connection:
        connection.execute(seen.insert(), {"at": NOON.astimezone(timezone(timedelta(hours=9)))})
    with transaction(database) as connection:
        (found,) = connection.execute(select(seen.c.at)).scalars()
    assert (found, found.utcoffset()) == (NOON, timedelta())


def test_an_instant_without_its_zone_is_refused(database: Engine, seen: Table) -> None:
    with pytest.raises(StatementError, match="needs its time zone"), transaction(database) as connection:
        connection.execute(seen.insert(), {"at": NOON.replace(tzinfo=None)})


def test_migrating_twice_changes_nothing(database: Engine) -> None:
    before = version(database)
    migrate.to_head(database)
    assert version(database) == before


def test_which_database_it_is_can_be_told(database: Engine) -> None:
    with transaction(database) as connection:
        assert is_postgres(connection) == (connection.dialect.name != "sqlite")


def write_and_fail(database: Engine, seen: Table) -> None:
    with transaction(database) as connection:
        connection.execute(seen.insert(), {"at": NOON})
        raise ZeroDivisionError


def version(database: Engine) -> list[str]:
    with transaction(database) as connection:
        return list(connection.execute(text("SELECT version_num FROM alembic_version")).scalars())
