"""The migrations of upstream: what they make is what the code expects, and nothing that was there is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations.ops import MigrateOperation
from sqlalchemy import Engine, text

import upstream.app  # noqa: F401  # it brings every table
from tests.fakes.callers import NOON
from upstream.database import booking_tables, tables
from upstream.database.database import open_database, transaction
from upstream.database.metadata import metadata
from upstream.database.migrate import MIGRATIONS

BEFORE = "2026-11-24 12:00:00.000000"


@pytest.fixture
def empty() -> Iterator[Engine]:
    engine = open_database("sqlite://")
    yield engine
    engine.dispose()


def migrated(engine: Engine, to: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with transaction(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, to)


def test_the_migrations_make_what_the_tables_say(database: Engine) -> None:
    with transaction(database) as connection:
        found: list[MigrateOperation] = compare_metadata(MigrationContext.configure(connection), metadata)
    assert found == []


def test_there_is_one_newest_migration_and_each_file_has_its_number() -> None:
    files = sorted(one.stem for one in Path(MIGRATIONS / "versions").glob("[0-9]*.py"))
    assert [one[:4] for one in files] == [f"{number:04}" for number in range(1, len(files) + 1)]


def test_what_was_there_before_notices_were_delivered_is_there_afterwards(empty: Engine) -> None:
    migrated(empty, "0007")
    with transaction(empty) as connection:
        connection.execute(tables.tenant.insert(), {"slug": "acme", "name": "Acme", "created_at": NOON})
        for number, delivered in ((1, None), (2, BEFORE)):
            row = {"id": number, "at": BEFORE, "delivered": delivered}
            connection.execute(text("INSERT INTO notice VALUES (:id, 'acme', 'x', '{}', :at, :delivered)"), row)
        connection.execute(text("INSERT INTO server_key VALUES (1, x'aa', x'bb', :at)"), {"at": BEFORE})
    migrated(empty, "head")
    with transaction(empty) as connection:
        one, two = connection.execute(booking_tables.notice.select()).all()
        assert (one.due_at, one.attempts, one.reached, one.delivered_at) == (NOON, 0, 0, None)
        assert (two.due_at, two.delivered_at) == (None, NOON)
        assert connection.execute(tables.server_key.select()).one() == (1, b"\xaa", b"\xbb", NOON)
