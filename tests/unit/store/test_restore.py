"""A backup takes the place of the database: all or nothing, and no door that may be somebody's is given away."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.domain.assignments import EndReason
from kiosk.domain.compartments import Condition
from kiosk.engine.ports import StoreError
from kiosk.store import backups, library, make_safe, rescue, set_aside
from kiosk.store.data_folder import DataFolder
from kiosk.store.handing_out import hand_out
from kiosk.store.library import Library
from kiosk.store.make_safe import CannotRestore
from kiosk.store.restore import Restored, restore
from kiosk.store.store import SqlStore
from tests.fakes.clock import NOON, TurnedClock
from tests.fakes.failing_disk import COMMIT, failing
from tests.fakes.furniture import door, quick_folder
from tests.fakes.kept import Kept, flip
from tests.fakes.stored import rows

KNOWN = "given after the backup of 2026-11-24T13:00:00Z: look before it is given away"
PERHAPS = f"perhaps {KNOWN}"


@pytest.fixture
def folder() -> Iterator[Path]:
    """Whether it is durable is not what is asked here."""
    with quick_folder() as found:
        yield found


@pytest.fixture
def kept(folder: Path, sqlite: Library) -> Kept:
    """Ada has door 01, and there is a backup of that."""
    kept = Kept(folder / "data", sqlite)
    kept.give("01", "ada")
    kept.back_up()
    return kept


def put_back(kept: Kept, source: Path | None = None, keys: Path | None = None, error: str | None = None) -> Restored:
    kept.clock.turn(3600)
    found = source or backups.listed(kept.folder, kept.library)[0].path
    return restore(kept.folder, kept.library, kept.clock, found, keys=keys, error=error)


def refused(kept: Kept, source: Path | None = None, keys: Path | None = None) -> str:
    """Why; nothing has changed."""
    before = kept.files()
    with pytest.raises(CannotRestore) as why:
        put_back(kept, source, keys)
    assert kept.files() == before
    assert not list(kept.folder.set_aside.glob("*"))
    return str(why.value)


def test_the_database_is_the_one_of_the_backup_and_the_old_one_lies_whole_beside_it(kept: Kept):
    kept.give("02", "ben")
    old = kept.folder.database.read_bytes()
    done = put_back(kept)
    assert done.backup_of == NOON + timedelta(hours=2)
    assert done.set_aside == kept.folder.path / "set-aside" / "20261124T150000Z"
    assert (done.set_aside / "kiosk.db").read_bytes() == old
    assert {one.name for one in done.set_aside.iterdir()} == {"kiosk.db"}
    assert kept.holders() == {"01": "ada"}
    assert kept.folder.database.stat().st_mode & 0o777 == 0o600
    assert kept.folder.set_aside.stat().st_mode & 0o777 == 0o700
    assert done.set_aside.stat().st_mode & 0o777 == 0o700


def test_its_record_begins_anew_and_tells_what_happened(kept: Kept):
    done = put_back(kept, error="The database can't be opened: x.")
    assert kept.epochs() == ["installed", "restored"]
    assert done.set_aside is not None
    assert kept.recorded("record.recovered") == [
        {
            "type": "record.recovered",
            "backup_of": "2026-11-24T13:00:00Z",
            "held": 0,
            "error": "The database can't be opened: x.",
            "set_aside": f"set-aside/{done.set_aside.name}",
        }
    ]


def test_the_checkpoint_that_lay_beside_the_old_database_goes_with_it(kept: Kept):
    with kept.store() as store:
        with store.transaction() as tx:
            tx.checkpoint()
        store.tidy()
    done = put_back(kept)
    assert done.set_aside is not None
    assert (done.set_aside / "record.head").exists()
    with kept.store():
        pass
    assert kept.epochs() == ["installed", "restored"], "it is not taken for rolled back as well"


def test_what_was_in_the_journal_of_the_old_one_is_set_aside_with_it_and_read(kept: Kept, tmp_path: Path):
    """As a killed kiosk leaves it: the newest commits are in the write-ahead log only."""
    with kept.store() as store:
        with store.transaction() as tx:
            tx.set_condition(kept.ids["03"], Condition.HOLD)
        shutil.copytree(kept.folder.path, tmp_path / "killed")
    folder = DataFolder(tmp_path / "killed")
    journal = folder.path / "kiosk.db-wal"
    before = {path.name: path.read_bytes() for path in folder.path.glob("kiosk.db*") if path.name != "kiosk.db-shm"}
    done = restore(
        folder, kept.library, kept.clock, backups.listed(folder, kept.library)[0].path, keys=None, error=None
    )
    assert done.held == (("A", "03"),)
    assert done.set_aside is not None
    after = {path.name: path.read_bytes() for path in done.set_aside.glob("kiosk.db*") if path.name != "kiosk.db-shm"}
    assert after == before
    assert not journal.exists()


def test_what_was_set_aside_can_be_restored_in_its_turn_with_its_journal(kept: Kept, tmp_path: Path):
    kept.give("02", "ben")
    with kept.store() as store:
        with store.transaction() as tx:
            tx.save_settings({"timezone": "Etc/UTC"})
        shutil.copytree(kept.folder.path, tmp_path / "killed")
    folder = DataFolder(tmp_path / "killed")
    first = restore(folder, kept.library, kept.clock, backups.listed(folder, kept.library)[0].path, error=None)
    assert first.set_aside is not None
    kept.clock.turn(1)
    restore(folder, kept.library, kept.clock, first.set_aside / "kiosk.db", error=None)
    assert rows(kept.library.module, folder.database, "SELECT value FROM setting") == [("Etc/UTC",)]
    live = "SELECT id FROM assignment WHERE ended_at IS NULL ORDER BY id"
    assert rows(kept.library.module, folder.database, live) == [("ada 01",), ("ben 02",)]


def test_an_older_backup_is_brought_to_this_version(kept: Kept):
    """Its record kept no chain; that of the restored one begins with what was taken over."""
    dump = Path(__file__).parents[2] / "databases" / "0002.sql"
    if not dump.exists():
        dump = max(dump.parent.glob("*.sql"))
    path = kept.folder.backups / "kiosk-20261124T140000Z.db"
    connection = kept.library.module.connect(str(path))
    connection.executescript(dump.read_text())
    connection.execute("PRAGMA application_id=0x4C4F434B")
    connection.close()
    done = put_back(kept, path)
    assert done.held
    assert kept.epochs()[-1] == "restored"


# --- what can't be


def test_a_damaged_backup_is_refused_and_nothing_is_changed(kept: Kept):
    (backup,) = backups.listed(kept.folder, kept.library)
    flip(backup.path, 8193)
    assert "its checksum differs" in refused(kept)


def test_a_wrong_file_is_refused(kept: Kept, tmp_path: Path):
    (tmp_path / "notes.txt").write_text("not a database\n" * 999)
    assert "can't be read as a database" in refused(kept, tmp_path / "notes.txt")
    assert "There is no such file" in refused(kept, tmp_path / "nowhere.db")


def test_were_it_not_checked_a_wrong_file_would_not_be_noticed_that_early(kept: Kept, monkeypatch: pytest.MonkeyPatch):
    """A row that refers to nobody: the check before is all that stands between it and the kiosk."""
    (backup,) = backups.listed(kept.folder, kept.library)
    connection = kept.library.module.connect(str(backup.path))
    connection.execute("INSERT INTO favourite (person_id, compartment_id) VALUES ('nobody', 1)")
    connection.commit()
    connection.close()
    backups.checksum_file(backup.path).unlink()
    assert "refers to one of person that is not there" in refused(kept)
    monkeypatch.setattr("kiosk.store.soundness.fault_of", lambda *_, **__: None)
    put_back(kept)
    assert kept.rows("SELECT person_id FROM favourite") == [("nobody",)]


def test_a_disk_that_fails_meanwhile_changes_nothing(kept: Kept, monkeypatch: pytest.MonkeyPatch):
    before = kept.files()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kiosk.store.durable.copy", fail)
    with pytest.raises(StoreError, match=r"No space left on device\. Nothing was changed\."):
        put_back(kept)
    assert kept.files() == before


# --- keys


@pytest.fixture
def handed_out(kept: Kept, tmp_path: Path) -> Path:
    hand_out(kept.folder, backups.listed(kept.folder, kept.library)[0].path, tmp_path / "out", kept.library)
    return tmp_path / "out"


def test_another_machine_goes_on_as_this_kiosk(kept: Kept, handed_out: Path, tmp_path: Path):
    folder = DataFolder(tmp_path / "new machine")
    folder.make()
    done = restore(folder, kept.library, kept.clock, handed_out / "kiosk.db", keys=handed_out, error=None)
    assert done.set_aside is None
    assert not list(folder.set_aside.iterdir())
    assert folder.key.read_bytes() == kept.folder.key.read_bytes()
    assert folder.record_key.read_bytes() == kept.folder.record_key.read_bytes()
    assert {folder.key.stat().st_mode & 0o777, folder.record_key.stat().st_mode & 0o777} == {0o600}
    assert done.held == (("A", "02"), ("A", "03"), ("A", "04")), "what was given since, nobody there can know"
    assert done.backup_of == NOON + timedelta(hours=1), "the last that it has on record"


@pytest.mark.parametrize("key", ["lookup.key", "record.key"])
def test_a_key_is_never_replaced(kept: Kept, handed_out: Path, key: str):
    flip(handed_out / key, 3)
    assert f"{key} is another one than" in refused(kept, handed_out / "kiosk.db", handed_out)


def test_without_the_key_nobody_would_be_recognised(kept: Kept, handed_out: Path):
    with kept.store() as store:
        store._connection.exec_driver_sql(
            "INSERT INTO credential (person_id, kind, lookup, added_at) VALUES ('ada', 'badge', x'00', 'x')"
        )
        store._connection.commit()
    kept.back_up()
    kept.folder.key.unlink()
    assert "lookup.key is missing" in refused(kept)
    put_back(kept, keys=handed_out)
    assert kept.folder.key.exists()


# --- doors


def test_a_door_that_was_given_after_the_backup_is_held_until_somebody_has_looked(kept: Kept):
    kept.give("02", "ben")
    kept.flag("03", Condition.NOT_EMPTY)
    kept.flag("04", Condition.STUCK)
    done = put_back(kept)
    assert kept.holds() == {"02": KNOWN, "03": KNOWN}
    assert done.held == (("A", "02"), ("A", "03"))
    assert len(kept.recorded("compartment.condition_set")) == 2
    assert kept.recorded("record.recovered")[0]["held"] == 2


def test_whoever_gave_a_door_back_after_the_backup_does_not_open_it_for_what_is_anothers(kept: Kept):
    kept.take_back("01", EndReason.EXCHANGED)
    kept.give("01", "ben")
    kept.give("02", "ada")
    put_back(kept)
    assert kept.holders() == {}
    assert kept.holds() == {"01": KNOWN, "02": KNOWN}
    assert kept.recorded("assignment.ended") == [{"type": "assignment.ended", "reason": "exchanged"}]


def test_a_door_that_was_given_back_after_the_backup_is_free(kept: Kept):
    kept.take_back("01")
    put_back(kept)
    assert (kept.holders(), kept.holds()) == ({}, {})


def test_a_door_that_came_into_the_site_after_the_backup_is_held_too(kept: Kept):
    with kept.store() as store, store.transaction() as tx:
        placed = tx.place_compartments([door(number) for number in (*kept.ids, "05", "06")])
        kept.ids |= {one.door: one.id for one in placed}
    kept.give("05", "ben")
    assert put_back(kept).held == (("A", "05"),)


def cut_header(kept: Kept) -> None:
    kept.folder.database.write_bytes(b"\0" * 100 + kept.folder.database.read_bytes()[100:])


def gone(kept: Kept) -> None:
    kept.folder.database.unlink()


def no_assignments(kept: Kept) -> None:
    """The page on which the assignments are is full of zeros."""
    ((page,),) = kept.rows("SELECT rootpage FROM sqlite_master WHERE name = 'assignment'")
    assert isinstance(page, int)
    content = bytearray(kept.folder.database.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = bytes(4096)
    kept.folder.database.write_bytes(content)


def another_kiosks(kept: Kept) -> None:
    """Somebody has started an empty kiosk here."""
    kept.folder.database.unlink()
    with kept.store() as store, store.transaction() as tx:
        tx.place_compartments([])
        kept.clock.turn(1)


@pytest.mark.parametrize("how", [cut_header, gone, no_assignments, another_kiosks])
def test_where_the_old_database_can_not_tell_every_door_that_nobody_holds_is_held(
    kept: Kept, how: Callable[[Kept], None]
):
    kept.give("02", "ben")
    how(kept)
    put_back(kept)
    assert kept.holders() == {"01": "ada"}, "and nobody loses the door that they had"
    assert kept.holds() == {"02": PERHAPS, "03": PERHAPS, "04": PERHAPS}


def test_where_the_old_one_tells_of_some_doors_only_their_notes_say_so(kept: Kept):
    """The assignments can be read, the list of what is flagged can't."""
    kept.give("02", "ben")
    ((page,),) = kept.rows("SELECT rootpage FROM sqlite_master WHERE name = 'uq_condition_live'")
    assert isinstance(page, int)
    flip(kept.folder.database, (page - 1) * 4096)
    put_back(kept)
    assert kept.holds() == {"02": KNOWN, "03": PERHAPS, "04": PERHAPS}


# --- killed at any point


def killed(kept: Kept, folder: Path) -> list[DataFolder]:
    """The data folder as a restore leaves it that is killed before its first step, its second, and so on."""
    (folder / "killed").mkdir()
    command = [sys.executable, "-m", "tests.fakes.killed_restoring", str(kept.folder.path), str(folder / "killed")]
    done = subprocess.run(
        command, cwd=Path(__file__).parents[3], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    steps = int(done.stdout.splitlines()[-1])
    assert steps > 60
    return [DataFolder(folder / "killed" / str(step)) for step in range(steps + 1)]


def start(folder: DataFolder) -> None:
    """A kiosk starts, a day later."""
    clock = TurnedClock(NOON + timedelta(days=1))
    rescue.open_store(folder, library.choose(), clock, SqlStore.has_credentials, rescues=True)[0].close()


def live(folder: DataFolder) -> list[tuple[object, ...]]:
    query = "SELECT id FROM assignment WHERE ended_at IS NULL ORDER BY id"
    return rows(library.choose().module, folder.database, query)


def why_begun(folder: DataFolder) -> list[tuple[object, ...]]:
    return rows(library.choose().module, folder.database, "SELECT genesis ->> 'why' FROM audit_epoch ORDER BY number")


@pytest.fixture
def here(folder: Path) -> Kept:
    """With the library that a kiosk would choose, as the processes that are killed do."""
    kept = Kept(folder / "data", library.choose())
    kept.give("01", "ada")
    kept.back_up()
    kept.give("02", "ben")
    return kept


@pytest.mark.timeout(180)
def test_killed_before_any_step_the_kiosk_starts_with_one_of_the_two_and_nothing_is_lost(here: Kept, folder: Path):
    old = here.folder.database.read_bytes()
    met = set()
    for left in killed(here, folder):
        start(left)
        replaced = list(left.set_aside.glob("*/kiosk.db")) if left.set_aside.exists() else []
        if replaced:
            assert [one.read_bytes() for one in replaced] == [old]
            assert live(left) == [("ada 01",)]
            assert why_begun(left) == [("installed",), ("restored",)]
            held = "SELECT count(*) FROM condition WHERE kind = 'hold'"
            assert rows(library.choose().module, left.database, held) == [(1,)]
        else:
            assert live(left) == [("ada 01",), ("ben 02",)]
            assert why_begun(left) == [("installed",)]
            assert not left.set_aside.exists() or not list(left.set_aside.iterdir())
        met.add(bool(replaced))
    assert met == {True, False}


@pytest.mark.timeout(180)
def test_killed_before_any_step_it_can_be_restored_again(here: Kept, folder: Path):
    old = here.folder.database.read_bytes()
    for left in killed(here, folder):
        chosen = library.choose()
        done = restore(left, chosen, TurnedClock(), backups.listed(left, chosen)[0].path, error=None)
        assert live(left) == [("ada 01",)]
        assert done.held == (("A", "02"),) or why_begun(left)[-1] == ("restored",)
        assert old in [one.read_bytes() for one in left.set_aside.glob("*/kiosk.db")]
        assert not list(left.set_aside.glob("*/next")) + list(left.set_aside.glob("*/ready"))


@pytest.mark.timeout(180)
@pytest.mark.expects_log("database.rescued")
def test_killed_before_any_step_a_damaged_one_is_rescued_by_the_next_start(here: Kept, folder: Path):
    cut_header(here)
    damaged = here.folder.database.read_bytes()
    for left in killed(here, folder):
        start(left)
        assert live(left) == [("ada 01",)]
        assert [one.read_bytes() for one in left.set_aside.glob("*/kiosk.db")] == [damaged]
        assert why_begun(left) == [("installed",), ("restored",)]


def test_nothing_that_was_set_aside_is_ever_written_over(kept: Kept):
    """Not even where two are set aside in one second, or something lies where it goes already."""
    olds = []
    for _ in range(3):
        olds.append(kept.folder.database.read_bytes())
        kept.clock.set_wall(NOON)
        restore(kept.folder, kept.library, kept.clock, backups.listed(kept.folder, kept.library)[0].path, error=None)
    assert {one.read_bytes() for one in kept.folder.set_aside.glob("*/kiosk.db")} == set(olds)
    aside = kept.folder.set_aside / "20261125T000000Z"
    (aside / "ready").mkdir(parents=True)
    (aside / "kiosk.db").write_text("from before")
    (aside / "ready" / "kiosk.db").write_bytes(olds[0])
    present = kept.folder.database.read_bytes()
    set_aside.finish(kept.folder)
    assert (aside / "kiosk.db").read_text() == "from before"
    assert (aside / "kiosk.db.2").read_bytes() == present
    assert kept.folder.database.read_bytes() == olds[0]


class Failing(SqlStore):
    """No transaction of it can be committed."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self._fails = ExitStack()
        self._fails.enter_context(failing(self, COMMIT))

    def close(self) -> None:
        self._fails.close()
        super().close()


def test_a_commit_that_fails_while_it_is_prepared_changes_nothing(kept: Kept, monkeypatch: pytest.MonkeyPatch):
    before = kept.files()
    monkeypatch.setattr(make_safe, "SqlStore", Failing)
    with pytest.raises(StoreError):
        put_back(kept)
    assert kept.files() == before


def test_what_was_set_aside_is_deleted_by_the_time_in_its_name(tmp_path: Path):
    folder = DataFolder(tmp_path)
    for name in ("20261024T110000Z", "20261024T110000Z-2", "20261126T110000Z", "mine"):
        (folder.set_aside / name).mkdir(parents=True)
        (folder.set_aside / name / "kiosk.db").write_bytes(b"names")
    before = datetime(2026, 11, 1, tzinfo=UTC)
    assert set_aside.delete_older(folder, before) == ["20261024T110000Z", "20261024T110000Z-2"]
    assert sorted(one.name for one in folder.set_aside.iterdir()) == ["20261126T110000Z", "mine"]
    assert set_aside.delete_older(DataFolder(tmp_path / "new"), before) == []
