"""A database that is not ours, or not ours yet, is refused in a sentence and left as it is, byte for byte."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.domain.events.kiosk_life import HelpWanted
from kiosk.engine.ports import StoreError
from kiosk.store.library import Library
from kiosk.store.store import SqlStore
from tests.fakes.clock import TurnedClock
from tests.fakes.stored import rows


def refused(path: Path, sqlite: Library) -> str:
    """Why a store will not open this file, which it has not changed."""
    before = {one.name: one.read_bytes() for one in path.parent.iterdir()}
    with pytest.raises(StoreError) as why:
        SqlStore(path, sqlite, TurnedClock())
    assert {one.name: one.read_bytes() for one in path.parent.iterdir()} == before
    return str(why.value)


def make(path: Path, sqlite: Library, *statements: str) -> None:
    connection = sqlite.module.connect(str(path), isolation_level=None)
    for one in statements:
        connection.execute(one)
    connection.close()


def test_a_database_of_another_program(tmp_path: Path, sqlite: Library):
    path = tmp_path / "kiosk.db"
    make(path, sqlite, "PRAGMA application_id=1234", "CREATE TABLE theirs (x)")
    assert "belongs to another program. It was left as it is" in refused(path, sqlite)


def test_a_database_of_a_program_that_does_not_say_who_it_is(tmp_path: Path, sqlite: Library):
    path = tmp_path / "kiosk.db"
    make(path, sqlite, "CREATE TABLE theirs (x)")
    assert "belongs to another program" in refused(path, sqlite)


def test_a_database_of_another_program_that_uses_alembic_too(tmp_path: Path, sqlite: Library):
    path = tmp_path / "kiosk.db"
    make(path, sqlite, "CREATE TABLE alembic_version (version_num)", "INSERT INTO alembic_version VALUES ('abcd')")
    assert "another version of this program (schema abcd)" in refused(path, sqlite)


def test_a_newer_schema(tmp_path: Path, sqlite: Library, open_store: Callable[[], SqlStore]):
    open_store().close()
    path = tmp_path / "kiosk.db"
    make(path, sqlite, "UPDATE alembic_version SET version_num = '9999'")
    why = refused(path, sqlite)
    assert "schema 9999" in why
    assert "install that version" in why


@pytest.mark.parametrize("content", [b"not a database at all\n" * 100, b"\0" * 4096])
def test_a_file_that_is_no_database(tmp_path: Path, sqlite: Library, content: bytes):
    path = tmp_path / "kiosk.db"
    path.write_bytes(content)
    assert refused(path, sqlite) == "The database can't be opened: file is not a database."


def test_an_empty_file_becomes_a_database(tmp_path: Path, open_store: Callable[[], SqlStore]):
    (tmp_path / "kiosk.db").touch()
    with open_store().transaction() as tx:
        assert tx.live_assignments() == []


KILLED = """
import os, signal, sys
from pathlib import Path
import {module} as sqlite
from kiosk.domain.events.kiosk_life import HelpWanted
from kiosk.store.library import settings_for
from kiosk.store.store import SqlStore
from tests.fakes.clock import TurnedClock
store = SqlStore(Path(sys.argv[1]), settings_for(sqlite), TurnedClock())
with store.transaction() as tx:
    tx.record(HelpWanted(screen="Start"))
store._connection.exec_driver_sql("PRAGMA cache_size=1")
store._connection.rollback()
with store.transaction() as tx:
    tx.record(*[HelpWanted(screen="x" * 500) for _ in range(400)])
    tx.write_record()
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_transaction_cut_off_by_a_kill_is_undone_and_what_was_committed_is_there(
    tmp_path: Path, sqlite: Library, open_store: Callable[[], SqlStore]
):
    path = tmp_path / "kiosk.db"
    code = KILLED.format(module=sqlite.module.__name__)
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    assert subprocess.run([sys.executable, "-c", code, str(path)], env=env, check=False).returncode == -signal.SIGKILL
    leftovers = sorted(one.name for one in tmp_path.iterdir())
    assert any(name.endswith(("-wal", "-journal")) for name in leftovers), leftovers
    with open_store().transaction() as tx:
        tx.record(HelpWanted(screen="Start"))
    assert rows(sqlite.module, path, "SELECT position FROM audit_event ORDER BY position") == [(1,), (2,)]
