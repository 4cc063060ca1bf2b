"""Looking through the database while a kiosk runs on it: what is wrong is found, remembered, and in nobody's way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection

from kiosk.engine.upkeep import Unchecked
from kiosk.store import backups, checking, copying, soundness
from kiosk.store.library import Library
from kiosk.store.upkeep import FolderUpkeep
from tests.fakes.furniture import quick_folder
from tests.fakes.kept import Kept, flip
from tests.unit.store.test_backups import orphan


@pytest.fixture
def kept(sqlite: Library) -> Iterator[Kept]:
    with quick_folder() as folder:
        yield Kept(folder / "data", sqlite)


def check(kept: Kept, *, fully: bool = True, ends: bool = False) -> str | None:
    upkeep = FolderUpkeep(kept.folder, kept.library, kept.clock, 3)
    return upkeep.check(lambda _: None, lambda: ends, fully=fully)


def is_due(kept: Kept) -> bool:
    return FolderUpkeep(kept.folder, kept.library, kept.clock, 3).is_full_check_due()


def index_at_odds(kept: Kept) -> None:
    """An index has another person than its table has: what a quick check does not look for."""
    indexed = "CREATE INDEX ix_credential_person_id ON credential (person_id)"
    statements = (
        "INSERT INTO credential (person_id, kind, lookup, added_at) VALUES ('ada', 'badge', x'00', 'x')",
        "PRAGMA writable_schema=1",
        f"UPDATE sqlite_master SET sql = '{indexed} WHERE 0' WHERE name = 'ix_credential_person_id'",
        "UPDATE credential SET person_id = 'ben'",
        "PRAGMA writable_schema=1",
        f"UPDATE sqlite_master SET sql = '{indexed}' WHERE name = 'ix_credential_person_id'",
    )
    for some in (statements[:3], statements[3:]):
        connection = kept.library.module.connect(str(kept.folder.database), isolation_level=None)
        for one in some:
            connection.execute(one)
        connection.close()


def broken_page(kept: Kept) -> None:
    ((page,),) = kept.rows("SELECT rootpage FROM sqlite_master WHERE name = 'ix_credential_person_id'")
    assert isinstance(page, int)
    flip(kept.folder.database, (page - 1) * 4096)


def test_a_sound_database_is_found_so_beside_its_kiosk(kept: Kept):
    with kept.store() as store:
        assert check(kept, fully=False) is None
        assert check(kept) is None
        with store.transaction() as tx:
            tx.save_settings({"timezone": "Etc/UTC"})
    assert not kept.folder.damage.exists()
    assert not list(kept.folder.path.glob("being-checked*"))


@pytest.mark.parametrize("how", [broken_page, orphan])
@pytest.mark.parametrize("fully", [True, False])
def test_damage_is_found_and_remembered_for_the_next_start(kept: Kept, how: Callable[[Kept], None], fully: bool):
    how(kept)
    fault = check(kept, fully=fully)
    assert fault is not None
    assert fault.startswith("The database is damaged: ")
    assert kept.folder.damage.read_text() == f"{fault}\n"
    assert kept.folder.damage.stat().st_mode & 0o777 == 0o600


def test_only_a_full_check_compares_tables_with_their_indexes(kept: Kept):
    index_at_odds(kept)
    assert check(kept, fully=False) is None
    fault = check(kept, fully=True)
    assert fault is not None
    assert "ix_credential_person_id" in fault


def test_what_was_found_is_taken_back_by_a_full_check_only(kept: Kept):
    kept.folder.damage.write_text("found")
    assert check(kept, fully=False) is None
    assert kept.folder.damage.exists()
    assert check(kept, fully=True) is None
    assert not kept.folder.damage.exists()


def test_a_full_check_is_due_a_week_after_the_last_one_that_found_it_whole(kept: Kept):
    assert is_due(kept)
    check(kept, fully=False)
    assert is_due(kept)
    check(kept)
    assert not is_due(kept)
    kept.clock.turn(timedelta(days=7).total_seconds() - 1)
    assert not is_due(kept)
    kept.clock.turn(1)
    assert is_due(kept)
    check(kept)
    kept.clock.set_wall(kept.clock.now() - timedelta(days=1))
    assert is_due(kept), "one from the future says nothing"
    kept.folder.checked.write_text("long ago")
    assert is_due(kept)


def test_it_is_broken_off_at_the_end_and_that_says_nothing(kept: Kept, monkeypatch: pytest.MonkeyPatch):
    class Ended(Exception):
        pass

    def end(_: float) -> None:
        raise Ended

    monkeypatch.setattr(checking, "_STEPS", 1)
    monkeypatch.setattr(copying, "PAGES", 1)
    expected = Unchecked if kept.library.journal_mode == "wal" else Ended
    with pytest.raises(expected):
        checking.check(kept.folder, kept.library, kept.clock.now(), fully=True, pause=end, ends=lambda: True)
    assert not kept.folder.damage.exists()
    assert not kept.folder.checked.exists()
    assert not list(kept.folder.path.glob("being-checked*"))


def test_a_disk_that_fails_says_nothing_about_the_database(kept: Kept, monkeypatch: pytest.MonkeyPatch):
    error = kept.library.module.OperationalError("disk I/O error")
    error.sqlite_errorcode = 10

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("kiosk.store.soundness.damage", fail)
    monkeypatch.setattr("kiosk.store.checking.copy_database", fail)
    with pytest.raises(Unchecked, match="could not be looked through: disk I/O error"):
        check(kept)
    assert not kept.folder.damage.exists()


def test_where_a_copy_is_needed_and_there_is_no_room_it_is_said(kept: Kept, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(backups, "LEAVES_BYTES", 1 << 60)
    if kept.library.journal_mode == "wal":
        assert check(kept) is None
        return
    with pytest.raises(Unchecked, match="no room for a copy"):
        check(kept)


def test_it_keeps_no_writer_waiting(kept: Kept, monkeypatch: pytest.MonkeyPatch):
    """Not even while it reads, and in neither journal mode: with a rollback journal it reads a copy."""
    real = soundness.damage

    with kept.store() as store:

        def write_meanwhile(connection: Connection, *, fully: bool) -> str | None:
            reading = connection.exec_driver_sql("SELECT header FROM audit_event")
            reading.fetchone()
            with store.transaction() as tx:
                tx.save_settings({"timezone": "Etc/UTC"})
            reading.close()
            return real(connection, fully=fully)

        kept.happen(3)
        monkeypatch.setattr(soundness, "damage", write_meanwhile)
        assert check(kept) is None
    assert kept.rows("SELECT value FROM setting") == [("Etc/UTC",)]


def test_how_much_room_there_is(kept: Kept, tmp_path: Path):
    upkeep = FolderUpkeep(kept.folder, kept.library, kept.clock, 3)
    assert upkeep.free_bytes() > 0
    assert upkeep.newest_backup() is None
    made = upkeep.back_up(lambda _: None, alone=False)
    assert upkeep.newest_backup() == made
