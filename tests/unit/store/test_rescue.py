"""Opening for good: what is damaged is set aside and replaced; what is something else is left alone and named."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.engine.ports import StoreError
from kiosk.store import backups, library, migrate, rescue, soundness
from kiosk.store.data_folder import DataFolder
from kiosk.store.library import Library
from kiosk.store.store import SqlStore
from tests.fakes.failing_disk import COMMIT, failing
from tests.fakes.furniture import quick_folder
from tests.fakes.kept import Kept, flip

DUMPS = [dump for dump in sorted((Path(__file__).parents[2] / "databases").glob("*.sql")) if dump.stem != migrate.HEAD]
rescued = pytest.mark.expects_log("database.rescued")


@pytest.fixture
def folder() -> Iterator[Path]:
    """Whether it is durable is not what is asked here."""
    with quick_folder() as found:
        yield found


@pytest.fixture
def kept(folder: Path, sqlite: Library) -> Kept:
    """Ada has door 01, and there is a backup of that; then Ben got 02."""
    kept = Kept(folder / "data", sqlite)
    kept.give("01", "ada")
    kept.back_up()
    kept.give("02", "ben")
    return kept


def start(kept: Kept, *, rescues: bool = True) -> None:
    kept.clock.turn(3600)
    rescue.open_store(kept.folder, kept.library, kept.clock, SqlStore.has_credentials, rescues=rescues)[0].close()


def refusal(kept: Kept, *, rescues: bool = True) -> str:
    """Why it can't be opened; nothing has changed."""
    before = kept.files()
    with pytest.raises(StoreError) as why:
        start(kept, rescues=rescues)
    assert kept.files() == before
    assert "\n" not in str(why.value)
    return str(why.value)


def cut_header(kept: Kept) -> None:
    kept.folder.database.write_bytes(b"\0" * 100 + kept.folder.database.read_bytes()[100:])


def no_database(kept: Kept) -> None:
    kept.folder.database.write_bytes(b"scrambled" * 5000)


def cut_short(kept: Kept) -> None:
    content = kept.folder.database.read_bytes()
    kept.folder.database.write_bytes(content[: len(content) // 2])


def root_of(name: str) -> Callable[[Kept], None]:
    def zero(kept: Kept) -> None:
        ((page,),) = kept.rows(f"SELECT rootpage FROM sqlite_master WHERE name = '{name}'")
        assert isinstance(page, int)
        content = bytearray(kept.folder.database.read_bytes())
        content[(page - 1) * 4096 : page * 4096] = bytes(4096)
        kept.folder.database.write_bytes(content)

    zero.__name__ = f"no {name}"
    return zero


# Of what a start reads.
DAMAGED = [
    cut_header,
    no_database,
    cut_short,
    *map(root_of, ("alembic_version", "assignment", "compartment", "audit_event", "audit_epoch")),
    *map(root_of, ("ix_credential_person_id", "uq_condition_live", "ix_reservation_live", "ix_opening_unsettled")),
]


def name(damage: Callable[[Kept], None]) -> str:
    return damage.__name__


@rescued
@pytest.mark.parametrize("damage", DAMAGED, ids=name)
def test_a_start_sets_a_damaged_database_aside_whole_and_goes_on_with_the_backup(
    kept: Kept, damage: Callable[[Kept], None]
):
    damage(kept)
    damaged = kept.folder.database.read_bytes()
    start(kept)
    (aside,) = kept.folder.set_aside.iterdir()
    assert (aside / "kiosk.db").read_bytes() == damaged
    assert kept.holders() == {"01": "ada"}
    assert {"02"} <= set(kept.holds())
    assert kept.epochs() == ["installed", "restored"]
    (told,) = kept.recorded("record.recovered")
    assert told["set_aside"] == f"set-aside/{aside.name}"
    assert told["backup_of"] == "2026-11-24T13:00:00Z"
    assert "database" in str(told["error"])
    start(kept)
    assert kept.epochs() == ["installed", "restored"], "once is enough"


@rescued
@pytest.mark.parametrize("left", [None, b""])
def test_a_database_that_is_gone_is_not_begun_anew_where_there_was_one(kept: Kept, left: bytes | None):
    kept.folder.database.unlink()
    if left is not None:
        kept.folder.database.write_bytes(left)
    assert "is gone, and there are backups of it. Put its newest" in refusal(kept, rescues=False)
    start(kept)
    assert kept.holders() == {"01": "ada"}
    assert set(kept.holds()) == {"02", "03", "04"}


@pytest.mark.parametrize("damage", DAMAGED, ids=name)
def test_a_command_leaves_it_as_it_is_and_names_the_way(kept: Kept, damage: Callable[[Kept], None]):
    damage(kept)
    assert f"locker-kiosk restore --data {kept.folder.path} (a kiosk" in refusal(kept, rescues=False)


@pytest.mark.expects_log("database.rescued", "backup.refused")
def test_where_the_newest_backup_is_no_good_an_older_one_is_taken(kept: Kept):
    newest = kept.back_up()
    flip(newest.path, 4097)
    cut_header(kept)
    start(kept)
    assert kept.holders() == {"01": "ada"}
    assert newest.path.exists(), "it may be good for something yet"


@pytest.mark.expects_log("backup.refused")
def test_where_none_is_good_nothing_is_begun_and_the_sentence_says_what_to_do(kept: Kept):
    (backup,) = backups.listed(kept.folder, kept.library)
    flip(backup.path, 4097)
    cut_header(kept)
    why = refusal(kept)
    assert why.startswith("The database can't be opened: file is not a database.")
    assert f"There is no good backup in {kept.folder.backups}, so nothing was changed." in why
    assert f"locker-kiosk restore FILE --data {kept.folder.path}" in why
    assert "look into every door" in why


def test_were_the_backup_not_checked_a_rotten_one_would_be_put_in_place(kept: Kept, monkeypatch: pytest.MonkeyPatch):
    """The two above would notice."""
    (backup,) = backups.listed(kept.folder, kept.library)
    content = backup.path.read_bytes()
    flip(backup.path, content.rindex(b'"screen":"ada got 01"') + 12, 0x01)
    cut_header(kept)
    with monkeypatch.context() as patch, pytest.MonkeyPatch.context() as quiet:
        patch.setattr(backups, "fault_of", lambda *_, **__: None)
        patch.setattr(soundness, "fault_of", lambda *_, **__: None)
        quiet.setattr(rescue.log, "error", lambda *_, **__: None, raising=False)
        start(kept)
    assert [one["screen"] for one in kept.recorded("help.asked")] != ["ada got 01"]


# --- what is no damage


def test_a_sound_database_is_opened_and_nothing_is_written(kept: Kept):
    before = kept.files()
    start(kept)
    assert kept.files() == before


def test_an_empty_folder_becomes_a_kiosk(tmp_path: Path, sqlite: Library, kept: Kept):
    folder = DataFolder(tmp_path / "new")
    folder.make()
    rescue.open_store(folder, sqlite, kept.clock, SqlStore.has_credentials, rescues=True)[0].close()
    assert folder.database.exists()


def another_programs(kept: Kept) -> None:
    kept.folder.database.unlink()
    connection = kept.library.module.connect(str(kept.folder.database))
    connection.execute("CREATE TABLE theirs (x)")
    connection.close()


def newer(kept: Kept) -> None:
    connection = kept.library.module.connect(str(kept.folder.database))
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("how", "says"), [(another_programs, "belongs to another program"), (newer, "another version of this program")]
)
def test_what_is_not_ours_is_left_alone(kept: Kept, how: Callable[[Kept], None], says: str):
    how(kept)
    assert says in refusal(kept)


@pytest.mark.parametrize("code", [13, 10, 14, 5])  # FULL, IOERR, CANTOPEN, BUSY
def test_a_full_or_failing_disk_is_no_damage(kept: Kept, monkeypatch: pytest.MonkeyPatch, code: int):
    error = kept.library.module.OperationalError("the disk")
    error.sqlite_errorcode = code

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(migrate, "to_head", fail)
    assert refusal(kept).startswith("The database can't be opened: the disk. Is the disk full or failing?")


def test_a_first_read_that_fails_for_another_reason_is_no_damage(kept: Kept, monkeypatch: pytest.MonkeyPatch):
    class Failing(SqlStore):
        def transaction(self):
            with failing(self, COMMIT), super().transaction() as tx:
                return tx

    monkeypatch.setattr(rescue, "SqlStore", Failing)
    with pytest.raises(StoreError):
        start(kept)
    assert not kept.folder.set_aside.exists()


@pytest.mark.expects_log("database.rescued")
def test_where_there_is_no_room_for_the_copy_nothing_is_changed(kept: Kept, monkeypatch: pytest.MonkeyPatch):
    cut_header(kept)
    with monkeypatch.context() as patch:
        patch.setattr("kiosk.store.durable.copy", fail_with(28))
        assert "Nothing was changed" in refusal(kept)
    start(kept)


def fail_with(errno: int) -> Callable[..., None]:
    def fail(*_: object) -> None:
        raise OSError(errno, "No space left on device")

    return fail


# --- damage that a check has found, on a page that no start reads


def hidden(kept: Kept) -> None:
    """On a page that no start reads."""
    ((page,),) = kept.rows("SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_autoindex_person_2'")
    assert isinstance(page, int)
    flip(kept.folder.database, (page - 1) * 4096)


@rescued
def test_what_a_check_has_found_is_acted_on_by_the_next_start(kept: Kept):
    hidden(kept)
    start(kept)
    assert not kept.folder.set_aside.exists(), "a start reads nothing of it"
    kept.folder.damage.write_text("found")
    start(kept)
    assert kept.holders() == {"01": "ada"}
    assert "The database is damaged: " in str(kept.recorded("record.recovered")[0]["error"])
    assert not kept.folder.damage.exists()
    (aside,) = kept.folder.set_aside.iterdir()
    assert (aside / "record.damaged").read_text() == "found"


def test_what_is_found_whole_after_all_is_kept(kept: Kept):
    kept.folder.damage.write_text("found")
    start(kept)
    assert not kept.folder.damage.exists()
    assert kept.holders() == {"01": "ada", "02": "ben"}


@pytest.mark.expects_log("database.damaged")
def test_without_a_good_backup_a_database_that_can_be_opened_is_better_than_none(kept: Kept):
    hidden(kept)
    kept.folder.damage.write_text("found")
    for backup in backups.listed(kept.folder, kept.library):
        flip(backup.path, 4097)
    start(kept)
    assert kept.holders() == {"01": "ada", "02": "ben"}
    assert kept.folder.damage.exists()


def test_a_command_does_not_wait_for_a_check(kept: Kept):
    hidden(kept)
    kept.folder.damage.write_text("found")
    start(kept, rescues=False)
    assert kept.folder.damage.exists()


# --- before a migration


def older(kept: Kept, dump: Path) -> None:
    kept.folder.database.unlink()
    connection = kept.library.module.connect(str(kept.folder.database))
    connection.executescript(dump.read_text())
    connection.execute("PRAGMA application_id=0x4C4F434B")
    connection.close()


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)
def test_an_older_database_is_backed_up_before_it_is_migrated(kept: Kept, dump: Path):
    (before,) = backups.listed(kept.folder, kept.library)
    before.path.unlink()
    older(kept, dump)
    start(kept)
    (backup,) = backups.listed(kept.folder, kept.library)
    revision = "SELECT version_num FROM alembic_version"
    ((as_it_was,),) = kept.rows(revision, backup.path)
    assert as_it_was == dump.stem
    assert kept.rows(revision) == [(migrate.HEAD,)]
    assert kept.recorded("backup.made") == [
        {"type": "backup.made", "file": backup.path.name, "size_bytes": backup.size, "alone": False}
    ]
    start(kept)
    assert len(kept.recorded("backup.made")) == 1


@pytest.mark.expects_log("backup.failed")
@pytest.mark.parametrize("dump", DUMPS[-1:], ids=lambda dump: dump.stem)
def test_where_that_can_not_be_done_it_is_told_and_the_kiosk_starts(
    kept: Kept, dump: Path, monkeypatch: pytest.MonkeyPatch
):
    older(kept, dump)
    monkeypatch.setattr(backups, "LEAVES_BYTES", 1 << 60)
    start(kept)
    assert len(kept.recorded("backup.failed")) == 1
    assert kept.rows("SELECT version_num FROM alembic_version") == [(migrate.HEAD,)]


def test_damage_is_told_from_all_else_by_sqlites_own_codes(tmp_path: Path):
    for module in {sqlite3, library.choose().module}:
        (tmp_path / "x.db").write_bytes(b"no database" * 999)
        connection = module.connect(str(tmp_path / "x.db"))
        with pytest.raises(module.DatabaseError) as found:
            connection.execute("SELECT * FROM sqlite_master")
        connection.close()
        assert soundness.is_damage(found.value)
        with pytest.raises(module.OperationalError) as other:
            module.connect(str(tmp_path / "no" / "x.db"))
        assert not soundness.is_damage(other.value)
    assert not soundness.is_damage(ValueError())
