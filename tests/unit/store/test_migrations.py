"""The schema: made by migrations, equal to the tables, and reached from every shape that was ever released."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from kiosk.engine.ports import StoreError
from kiosk.store import migrate, tables
from kiosk.store.database import APPLICATION_ID, open_writer
from kiosk.store.library import Library
from kiosk.store.store import SqlStore
from tests.fakes.clock import TurnedClock
from tests.fakes.stored import rows

DUMPS = sorted((Path(__file__).parents[2] / "databases").glob("*.sql"))


def shape(found: list[tuple[Any, ...]]) -> dict[str, str]:
    """Tables and indexes by name, in SQLite's words without their white space."""
    return {name: re.sub(r"\s+", " ", sql.replace('"', "")) for name, sql in found if sql}


SCHEMA = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND name NOT LIKE 'alembic%'"


def test_the_newest_migration_is_the_one_the_program_knows():
    assert ScriptDirectory(str(migrate.MIGRATIONS)).get_heads() == [migrate.HEAD]
    assert migrate.knows(migrate.HEAD)
    assert not migrate.knows("9999")


def test_migrations_make_what_the_tables_say(store: SqlStore):
    with store._connection.begin():
        context = MigrationContext.configure(store._connection, opts={"compare_type": True})
        assert compare_metadata(context, tables.metadata) == []


def test_indexes_and_constraints_are_equal_down_to_their_conditions(store: SqlStore, tmp_path: Path, sqlite: Library):
    """Alembic does not compare the WHERE of an index, on which the rule of one holder a door rests."""
    path = tmp_path / "models.db"
    engine = create_engine(f"sqlite:///{path}", module=sqlite.module)
    tables.metadata.create_all(engine)
    engine.dispose()
    indexes = f"{SCHEMA} AND type = 'index'"
    made = shape(rows(sqlite.module, tmp_path / "kiosk.db", indexes))
    assert made == shape(rows(sqlite.module, path, indexes))
    assert made["uq_assignment_live"].endswith("ON assignment (compartment_id) WHERE ended_at IS NULL")


def test_the_file_says_whose_it_is(store: SqlStore, tmp_path: Path, sqlite: Library):
    assert rows(sqlite.module, tmp_path / "kiosk.db", "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert APPLICATION_ID.to_bytes(4, "big") == b"LOCK"


def test_a_migration_that_fails_leaves_nothing_behind(tmp_path: Path, sqlite: Library, monkeypatch):
    monkeypatch.setattr(migrate, "APPLICATION_ID", "not a number (")
    with pytest.raises(StoreError, match="can't be opened"):
        SqlStore(tmp_path / "kiosk.db", sqlite, TurnedClock())
    assert rows(sqlite.module, tmp_path / "kiosk.db", "SELECT name FROM sqlite_master") == []


def load(dump: Path, path: Path, sqlite: Library) -> None:
    connection = sqlite.module.connect(str(path), isolation_level=None)
    connection.executescript(dump.read_text("utf-8"))
    connection.close()


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)
def test_a_released_database_is_brought_here_with_everything_in_it(
    dump: Path, tmp_path: Path, sqlite: Library, open_store: Callable[[], SqlStore]
):
    path = tmp_path / "kiosk.db"
    load(dump, path, sqlite)
    names = [name for (name,) in rows(sqlite.module, path, "SELECT name FROM sqlite_master WHERE type = 'table'")]
    count = " UNION ALL ".join(f"SELECT '{name}', count(*) FROM {name}" for name in names)
    before = dict(rows(sqlite.module, path, count))
    assert before["assignment"] >= 2
    assert before["audit_event"] == before["outbox"] >= 20
    store = open_store()
    assert dict(rows(sqlite.module, path, count)) == before
    with store.transaction() as tx:
        assert [(one.id, one.person_id) for one in tx.live_assignments()] == [("id-0001", "ada"), ("id-0007", "bob")]
        assert [one.id for one in tx.unsettled()] == ["id-0008"]
        cyd = tx.person("cyd")
        assert cyd is not None
        assert cyd.suspended
    with store._connection.begin():
        assert compare_metadata(MigrationContext.configure(store._connection), tables.metadata) == []


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)
def test_a_released_migration_is_never_changed_afterwards(dump: Path, tmp_path: Path, sqlite: Library):
    load(dump, tmp_path / "released.db", sqlite)
    path = tmp_path / "now.db"
    with open_writer(path, sqlite).connect() as connection, connection.begin():
        command.upgrade(migrate.configuration(connection), dump.stem)
    assert shape(rows(sqlite.module, path, SCHEMA)) == shape(rows(sqlite.module, tmp_path / "released.db", SCHEMA))


def test_every_migration_has_a_database_of_its_shape_in_the_tests():
    revisions = {one.revision for one in ScriptDirectory(str(migrate.MIGRATIONS)).walk_revisions()}
    assert {dump.stem for dump in DUMPS} == revisions
