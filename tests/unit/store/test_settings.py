"""What durability rests on: the right journal for the library, every setting read back, one writer at a time."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from kiosk.domain.events.kiosk_life import HelpWanted
from kiosk.engine.ports import StoreError
from kiosk.store import database, library, reading, tables
from kiosk.store import store as store_module
from kiosk.store.library import Library
from kiosk.store.store import SqlStore
from tests.fakes.clock import TurnedClock
from tests.fakes.stored import furnish, rows

HELP = HelpWanted(screen="Start")
PRAGMA = 19  # what SQLite's authorizer calls it


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 46, 1), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 52, 0), False),
        ((3, 53, 4), True),
        ((4, 0, 0), True),
    ],
)
def test_wal_is_used_where_the_library_does_not_lose_commits_in_it(version, safe):
    module = type("module", (), {"sqlite_version": ".".join(map(str, version))})
    found = library.settings_for(module)  # type: ignore[arg-type]
    assert library.wal_is_safe(version) is safe
    assert (found.journal_mode, found.synchronous) == (("wal", 2) if safe else ("delete", 3))


def test_the_chosen_library_is_one_that_may_be_trusted_with_its_journal():
    chosen = library.choose()
    assert chosen.journal_mode == "delete" or library.wal_is_safe(chosen.version)


def test_every_setting_is_in_force_on_the_writing_connection(store: SqlStore, sqlite: Library):
    driver = store._connection.connection.driver_connection
    assert driver is not None
    found = {name: driver.execute(f"PRAGMA {name}").fetchone()[0] for name in database.durable_settings(sqlite)}
    assert found == database.durable_settings(sqlite)
    assert (found["synchronous"], found["foreign_keys"], found["secure_delete"]) == (sqlite.synchronous, 1, 1)


def test_a_setting_that_did_not_take_hold_is_refused(tmp_path: Path, sqlite: Library, monkeypatch):
    wanted = {**database.durable_settings(sqlite), "no_such_setting": 1}
    monkeypatch.setattr(database, "durable_settings", lambda _: wanted)
    with pytest.raises(StoreError, match="did not accept no_such_setting=1"):
        SqlStore(tmp_path / "kiosk.db", sqlite, TurnedClock())


def test_a_journal_that_the_file_does_not_take_is_refused(tmp_path: Path, sqlite: Library, monkeypatch):
    settings = dict(database.durable_settings(sqlite))
    monkeypatch.setattr(database, "_engine", _with_journal("memory", database._engine))
    with pytest.raises(StoreError, match="did not accept journal_mode="):
        SqlStore(tmp_path / "kiosk.db", sqlite, TurnedClock())
    assert settings["journal_mode"] in {"wal", "delete"}


def _with_journal(mode, engine):
    return lambda path, used, settings, begin: engine(path, used, {**settings, "journal_mode": mode}, begin)


def test_a_second_writer_is_refused_at_once_and_not_halfway(store: SqlStore, tmp_path: Path, sqlite: Library):
    other = database.open_writer(tmp_path / "kiosk.db", sqlite).connect()
    other.exec_driver_sql("PRAGMA busy_timeout=1")
    other.commit()
    with store.transaction() as tx:
        assert tx.live_assignments() == []  # nothing but a look so far
        with pytest.raises(OperationalError, match="locked"):
            other.begin()
    other.close()


def test_with_a_plain_begin_it_would_fail_halfway(tmp_path: Path, sqlite: Library):
    """The negative control: both begin and look, and one of them can't write what it decided."""
    SqlStore(tmp_path / "kiosk.db", sqlite, TurnedClock()).close()
    settings = {**database.durable_settings(sqlite), "busy_timeout": 1}
    engine = database._engine(tmp_path / "kiosk.db", sqlite, settings, "BEGIN")
    one, two = engine.connect(), engine.connect()
    look = select(tables.setting)
    write = tables.setting.insert().values(name="a", value="b")
    assert one.execute(look).all() == two.execute(look).all() == []
    one.execute(write)
    with pytest.raises(OperationalError, match="locked"):
        two.execute(write)
    for connection in (one, two):
        connection.close()


def test_the_log_is_folded_into_the_database_when_it_is_due(
    store: SqlStore, tmp_path: Path, sqlite: Library, monkeypatch
):
    monkeypatch.setattr(store_module, "CHECKPOINT_AFTER", 20)
    furnish(store, "ada")
    log = tmp_path / "kiosk.db-wal"

    def commit(times: int) -> int:
        for _ in range(times):
            with store.transaction() as tx:
                tx.record(HELP)
        store.tidy()
        return log.stat().st_size if log.exists() else 0

    commit(30)
    copy = tmp_path / "copy.db"
    copy.write_bytes((tmp_path / "kiosk.db").read_bytes())
    assert rows(sqlite.module, copy, "SELECT count(*) FROM audit_event") == [(30,)]
    sizes = [commit(30) for _ in range(5)]
    assert sizes[-1] <= sizes[0], "what was folded in is written over"


@pytest.mark.expects_log("store.not_tidied")
def test_a_disk_that_fails_while_the_log_is_folded_ends_nothing(store: SqlStore, monkeypatch):
    monkeypatch.setattr(store_module, "CHECKPOINT_AFTER", 0)
    driver = store._connection.connection.driver_connection
    assert driver is not None
    driver.set_authorizer(lambda action, *_: int(action == PRAGMA))
    store.tidy()
    driver.set_authorizer(None)
    with store.transaction() as tx:
        tx.record(HELP)


def test_the_log_is_not_folded_before_it_is_due(store: SqlStore, tmp_path: Path, sqlite: Library):
    with store.transaction() as tx:
        tx.record(HELP)
    store.tidy()
    copy = tmp_path / "copy.db"
    copy.write_bytes((tmp_path / "kiosk.db").read_bytes())
    folded_by_each_commit = sqlite.journal_mode != "wal"
    assert (b"help.asked" in copy.read_bytes()) is folded_by_each_commit


def test_a_reader_beside_the_kiosk_sees_what_is_committed_and_can_change_nothing(
    store: SqlStore, tmp_path: Path, sqlite: Library, monkeypatch
):
    monkeypatch.setattr(library, "choose", lambda: sqlite)  # one process opens a file with one library only
    furnish(store, "ada")
    assert [one.door for one in reading.compartments(tmp_path / "kiosk.db")] == ["01", "02"]
    engine = database.open_reader(tmp_path / "kiosk.db", library.choose())
    with engine.connect() as connection, pytest.raises(OperationalError, match="readonly"):
        connection.execute(tables.setting.insert().values(name="a", value="b"))


def test_settings_of_the_site_are_replaced_as_a_whole(store: SqlStore, tmp_path: Path, sqlite: Library):
    with store.transaction() as tx:
        assert tx.save_settings({"timezone": "Europe/Berlin", "old": "x"})
        assert tx.save_settings({"timezone": "Europe/Paris"})
        assert not tx.save_settings({"timezone": "Europe/Paris"})
    assert rows(sqlite.module, tmp_path / "kiosk.db", "SELECT * FROM setting") == [("timezone", "Europe/Paris")]


def test_the_standard_library_is_taken_where_there_is_no_other(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pysqlite3.dbapi2", None)
    monkeypatch.setitem(__import__("sys").modules, "pysqlite3", None)
    assert library.choose().module is sqlite3
