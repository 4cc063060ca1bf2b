"""``backup`` and ``restore``: what they do, what they say, and what they refuse in a sentence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest

from kiosk.engine.messages import Call, Message
from kiosk.engine.upkeep import Backup, BackupFailed
from kiosk.runtime.control import ControlServer
from kiosk.store import backups, handing_out, library
from kiosk.store.upkeep import FolderUpkeep
from tests.fakes.furniture import quick_folder
from tests.fakes.kept import Kept, flip
from tests.unit.cli.conftest import Run


@pytest.fixture
def kept() -> Iterator[Kept]:
    """Ada has door 01, as of an hour after noon."""
    with quick_folder() as folder:
        kept = Kept(folder / "data", library.choose())
        kept.give("01", "ada")
        yield kept


def names(kept: Kept) -> list[str]:
    return [one.path.name for one in backups.listed(kept.folder, kept.library)]


# --- backup


def test_where_no_kiosk_runs_the_command_makes_it(run: Run, kept: Kept):
    done = run("backup", "--data", kept.folder.path)
    (name,) = names(kept)
    assert (done.code, done.err) == (0, "")
    path = kept.folder.backups / name
    assert done.out == f"A backup was made and checked: {path} ({path.stat().st_size / 1e6:.1f} MB).\n"
    assert json.loads(run("backup", "--data", kept.folder.path, "--json").out).keys() == {"file", "size", "out"}


def test_it_keeps_as_many_as_the_site_says(run: Run, kept: Kept):
    with kept.store() as store, store.transaction() as tx:
        tx.save_settings({"backups_kept": "2"})
    for _ in range(4):
        kept.happen()
        assert run("backup", "--data", kept.folder.path).code == 0
    assert len(names(kept)) == 2


def test_what_another_machine_needs_is_put_into_a_folder_and_it_is_said_what_that_holds(run: Run, kept: Kept):
    out = kept.folder.path.parent / "out"
    done = run("backup", "--data", kept.folder.path, "--out", out)
    assert done.code == 0
    assert {one.name for one in out.iterdir()} == {"kiosk.db", "kiosk.db.sha256", "lookup.key", "record.key"}
    assert f"{out} holds all that another machine needs to go on as this kiosk: the database with people's names, " in (
        done.out
    )
    assert done.err == ""


def test_a_disk_that_knows_no_owners_is_pointed_out(run: Run, kept: Kept, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(handing_out, "is_open_to_others", lambda _: True)
    out = kept.folder.path.parent / "out"
    assert "its disk knows no owners" in run("backup", "--data", kept.folder.path, "--out", out).err


class Keeper:
    """What a running kiosk's housekeeper does."""

    def __init__(self, kept: Kept, fails: bool = False) -> None:
        self.kept, self.fails = kept, fails
        self.asked_by: list[str | None] = []

    def back_up(self, *, alone: bool = False, asked_by: str | None = None) -> Future[Backup]:
        self.asked_by.append(asked_by)
        made: Future[Backup] = Future()
        if self.fails:
            made.set_exception(BackupFailed("There is no room."))
        else:
            upkeep = FolderUpkeep(self.kept.folder, self.kept.library, self.kept.clock, 3)
            made.set_result(upkeep.back_up(lambda _: None, alone=alone))
        return made


def never(message: Message) -> None:
    assert not isinstance(message, Call), "the engine has nothing to do with it"


@pytest.mark.parametrize("fails", [False, True])
def test_a_running_kiosk_makes_it_beside_its_engine(run: Run, kept: Kept, fails: bool):
    from kiosk.runtime import callers, control_requests

    lock, keeper = kept.folder.own(), Keeper(kept, fails)
    beside = control_requests.beside(keeper)  # type: ignore[arg-type]
    server = ControlServer(kept.folder.socket, {}, never, beside)
    server.start()
    try:
        done = run("backup", "--data", kept.folder.path, "--out", kept.folder.path.parent / "out")
    finally:
        server.stop()
        lock.release()
    assert keeper.asked_by == [callers.myself()]
    if fails:
        assert (done.code, done.out, done.err) == (69, "", "There is no room.\n")
    else:
        assert done.code == 0
        assert len(names(kept)) == 1


def test_what_can_not_be_backed_up_ends_with_a_sentence(run: Run, kept: Kept, tmp_path: Path):
    done = run("backup", "--data", tmp_path / "none")
    assert (done.code, done.out) == (66, "")
    assert done.err == f"There is no kiosk in {tmp_path / 'none'} yet. Check --data, or run one first.\n"
    lock = kept.folder.own()
    assert run("backup", "--data", kept.folder.path).code == 75
    lock.release()
    kept.back_up()
    done = run("backup", "--data", kept.folder.path, "--out", kept.folder.path)
    assert (done.code, "is not empty" in done.err) == (74, True)
    flip(kept.folder.database, 0)
    done = run("backup", "--data", kept.folder.path)
    assert done.code == 74
    assert len(done.err.splitlines()) == 1


# --- restore


def test_the_newest_good_one_is_put_back_and_it_is_said_what_that_means(run: Run, kept: Kept):
    kept.back_up()
    kept.give("02", "ben")
    kept.give("03", "chiara")
    done = run("restore", "--data", kept.folder.path)
    (aside,) = kept.folder.set_aside.iterdir()
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "The database is the backup of 2026-11-24 13:00 UTC. What came after it is not in it.\n"
        f"What was there before lies whole in {aside}. It holds people's names: delete it once nobody needs it.\n"
        "Nobody is given these doors, which may hold something, until somebody has looked: 02, 03. Then, for each: "
        "locker-kiosk compartment reset NUMBER.\n"
    )
    assert kept.holders() == {"01": "ada"}
    told = json.loads(str(kept.rows("SELECT personal FROM audit_event ORDER BY position DESC LIMIT 1")[0][0]))
    assert "(command line)" in told["operator"]


def test_status_says_which_doors_are_held_and_why(run: Run, kept: Kept):
    kept.back_up()
    kept.give("02", "ben")
    assert run("restore", "--data", kept.folder.path).code == 0
    record = json.loads(run("status", "--data", kept.folder.path, "--json").out)["record"]
    (held,) = record.pop("held")
    assert record == {"state": "unchecked", "since": None, "error": None, "last_backup": "2026-11-24T13:00:00+00:00"}
    assert (held["bank"], held["door"]) == ("A", "02")
    assert held["why"] == "given after the backup of 2026-11-24T13:00:00Z: look before it is given away"
    said = run("status", "--data", kept.folder.path).out
    assert f"door 02 is held: {held['why']} (then: locker-kiosk compartment reset 02)" in said
    assert "record: unchecked, last backup 2026-11-24T13:00:00+00:00" in said


def test_a_backup_can_be_named_by_its_name_its_file_or_its_folder(run: Run, kept: Kept):
    first = kept.back_up()
    kept.give("02", "ben")
    kept.back_up()
    out = kept.folder.path.parent / "out"
    assert run("backup", "--data", kept.folder.path, "--out", out).code == 0
    assert run("restore", first.path.name, "--data", kept.folder.path).code == 0
    assert kept.holders() == {"01": "ada"}
    done = run("restore", out, "--data", kept.folder.path, "--json")
    assert kept.holders() == {"01": "ada", "02": "ben"}
    assert json.loads(done.out)["held"] == [{"bank": "A", "door": "03"}, {"bank": "A", "door": "04"}]


def test_a_folder_makes_another_machine_this_kiosk(run: Run, kept: Kept):
    out, new = kept.folder.path.parent / "out", kept.folder.path.parent / "new"
    with kept.store() as store, store.transaction():
        store._connection.exec_driver_sql(
            "INSERT INTO credential (person_id, kind, lookup, added_at) VALUES ('ada', 'badge', x'00', 'x')"
        )
    assert run("backup", "--data", kept.folder.path, "--out", out).code == 0
    done = run("restore", out, "--data", new)
    assert (done.code, done.err) == (0, "")
    assert "What was there before" not in done.out
    assert "02, 03, 04" in done.out
    assert (new / "lookup.key").read_bytes() == kept.folder.key.read_bytes()


def test_the_list_says_of_each_whether_it_is_good(run: Run, kept: Kept):
    first, second = kept.back_up(), kept.back_up()
    flip(second.path, 4097)
    done = run("restore", "--list", "--data", kept.folder.path)
    size = f"{first.size / 1e6:.1f} MB"
    assert done.out.splitlines() == [
        f"{second.path.name}  2026-11-24 14:00 UTC  {size}  It is not what was written: its checksum differs.",
        f"{first.path.name}  2026-11-24 13:00 UTC  {size}  good",
    ]
    found = json.loads(run("restore", "--list", "--data", kept.folder.path, "--json").out)
    assert [(one["file"], one["fault"] is None) for one in found] == [
        (second.path.name, False),
        (first.path.name, True),
    ]
    assert run("restore", "--data", kept.folder.path).err.startswith(f"{second.path.name} is no good. ")
    assert "There is no backup" in run("restore", "--list", "--data", kept.folder.path / "none").out


def test_what_can_not_be_restored_ends_with_a_sentence_and_nothing_is_changed(run: Run, kept: Kept):
    before = kept.files()
    done = run("restore", "--data", kept.folder.path)
    assert (done.code, done.out) == (66, "")
    assert done.err == f"There is no good backup in {kept.folder.backups}. Name a file or a folder to restore.\n"
    done = run("restore", "nowhere.db", "--data", kept.folder.path)
    assert (done.code, done.err) == (65, "The backup nowhere.db can't be used. There is no such file.\n")
    lock = kept.folder.own()
    assert run("restore", "--data", kept.folder.path).code == 75
    lock.release()
    assert kept.files() == before


def test_a_damaged_database_is_named_by_other_commands_with_the_way_out(run: Run, kept: Kept):
    kept.back_up()
    flip(kept.folder.database, 0)
    done = run("people", "suspend", "ada", "--data", kept.folder.path)
    assert done.code == 74
    assert done.err == (
        "The database can't be opened: file is not a database. Put its newest good backup in its place with: "
        f"locker-kiosk restore --data {kept.folder.path} (a kiosk that is started does so by itself).\n"
    )
    assert run("restore", "--data", kept.folder.path).code == 0
    assert run("people", "suspend", "ada", "--data", kept.folder.path).code == 0
