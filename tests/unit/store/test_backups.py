"""Backups: whole, checked, the oldest dropped; and none that is no good is ever taken for one."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.engine.upkeep import BackupFailed
from kiosk.store import backups, copying, durable, handing_out, library, soundness
from kiosk.store.handing_out import hand_out
from kiosk.store.library import Library
from tests.fakes.clock import NOON
from tests.fakes.furniture import quick_folder
from tests.fakes.kept import Kept, flip
from tests.fakes.stored import rows


@pytest.fixture
def folder() -> Iterator[Path]:
    """Whether it is durable is not what is asked here."""
    with quick_folder() as found:
        yield found


@pytest.fixture
def kept(folder: Path, sqlite: Library) -> Kept:
    return Kept(folder / "data", sqlite)


def names(kept: Kept) -> list[str]:
    return [one.path.name for one in backups.listed(kept.folder, kept.library)]


def test_a_backup_is_one_whole_file_for_its_owner_alone_named_after_its_time(kept: Kept):
    kept.give("01", "ada")
    made = kept.back_up()
    assert made.path == kept.folder.path / "backups" / "kiosk-20261124T130000Z.db"
    assert made.at == NOON + timedelta(hours=2)
    assert {one.name for one in kept.folder.backups.iterdir()} == {made.path.name, f"{made.path.name}.sha256"}
    assert kept.folder.backups.stat().st_mode & 0o777 == 0o700
    assert {one.stat().st_mode & 0o777 for one in kept.folder.backups.iterdir()} == {0o600}
    assert made.size == made.path.stat().st_size
    assert rows(kept.library.module, made.path, "SELECT id FROM assignment") == [("ada 01",)]
    assert backups.fault_of(made.path, kept.library, fully=True) is None
    assert {one.name for one in kept.folder.backups.iterdir()} == {made.path.name, f"{made.path.name}.sha256"}


def test_its_checksum_is_one_that_sha256sum_knows(kept: Kept):
    made = kept.back_up()
    told = backups.checksum_file(made.path).read_text()
    assert told == f"{durable.sha256(made.path)}  {made.path.name}\n"


def test_the_newest_are_kept_and_the_oldest_go(kept: Kept):
    made = []
    for _ in range(5):
        kept.happen()
        made.append(kept.back_up(keep=3).path.name)
    assert names(kept) == made[:1:-1]
    assert len(list(kept.folder.backups.iterdir())) == 6


def test_after_an_erasure_only_the_new_one_is_left(kept: Kept):
    for _ in range(3):
        kept.back_up()
    last = kept.back_up(drop_older=True)
    assert {one.name for one in kept.folder.backups.iterdir()} == {last.path.name, f"{last.path.name}.sha256"}


def test_what_somebody_else_put_there_is_left_alone(kept: Kept):
    kept.back_up()
    (kept.folder.backups / "kiosk-from-anna.db").write_text("mine")
    (kept.folder.backups / "kiosk-99999999T999999Z.db").write_text("mine, too")
    kept.back_up(drop_older=True)
    assert len(list(kept.folder.backups.iterdir())) == 4


@pytest.mark.parametrize("clock", ["ahead", "behind"])
def test_which_one_is_the_newest_is_told_by_the_record_and_not_by_a_clock_that_was_wrong(kept: Kept, clock: str):
    wrong = datetime(2027 if clock == "ahead" else 1970, 1, 1, tzinfo=UTC)
    kept.clock.set_wall(NOON if clock == "ahead" else wrong)
    made = []
    for at in (wrong, NOON, NOON + timedelta(days=1)) if clock == "ahead" else (NOON, wrong, wrong):
        kept.happen()
        kept.clock.set_wall(at)
        made.append(kept.back_up(keep=2).path.name)
    assert names(kept) == [made[2], made[1]]


def test_two_in_one_second_are_two(kept: Kept):
    first = kept.back_up()
    kept.clock.set_wall(first.at)
    kept.happen()
    kept.clock.set_wall(first.at - timedelta(hours=1))
    second = kept.back_up()
    assert second.path != first.path
    assert names(kept) == [second.path.name, first.path.name]


# --- what is no good


def test_any_flipped_byte_is_noticed(kept: Kept):
    kept.give("01", "ada")
    made = kept.back_up()
    good = made.path.read_bytes()
    for at in range(0, len(good), 997):
        flip(made.path, at, 0x01)
        assert backups.fault_of(made.path, kept.library) == "It is not what was written: its checksum differs."
        made.path.write_bytes(good)
    assert backups.fault_of(made.path, kept.library) is None


def test_without_its_checksum_damage_to_the_structure_and_to_the_end_of_the_record_is_noticed(kept: Kept):
    kept.happen(20)
    made = kept.back_up()
    backups.checksum_file(made.path).unlink()
    good = made.path.read_bytes()
    flip(made.path, good.rindex(b'"screen":"x19"') + 12, 0x01)
    assert backups.fault_of(made.path, kept.library) == "The last lines of its record do not follow from each other."
    made.path.write_bytes(good)
    size = int.from_bytes(good[16:18], "big")
    for page in range(1, len(good) // size):
        flip(made.path, page * size)  # what kind of page it is
    fault = backups.fault_of(made.path, kept.library)
    assert fault is not None
    assert "malformed" in fault or "damaged" in fault


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no database of a locker kiosk"),
        (b"not a database at all\n" * 300, "can't be read as a database: file is not a database"),
    ],
)
def test_a_wrong_file_is_no_backup(kept: Kept, tmp_path: Path, content: bytes, says: str):
    (tmp_path / "wrong.db").write_bytes(content)
    fault = backups.fault_of(tmp_path / "wrong.db", kept.library)
    assert fault is not None
    assert says in fault


def test_another_programs_database_is_no_backup_and_neither_is_one_of_a_newer_version(kept: Kept, tmp_path: Path):
    connection = kept.library.module.connect(str(tmp_path / "theirs.db"))
    connection.execute("CREATE TABLE theirs (x)")
    connection.close()
    assert backups.fault_of(tmp_path / "theirs.db", kept.library) == "It is no database of a locker kiosk."
    made = kept.back_up()
    backups.checksum_file(made.path).unlink()
    connection = kept.library.module.connect(str(made.path))
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    fault = backups.fault_of(made.path, kept.library)
    assert fault == "It was written by another version of this program (schema 9999)."


def orphan(kept: Kept) -> None:
    """The database has a row that refers to nobody: SQLite's own checks of the structure find nothing wrong."""
    connection = kept.library.module.connect(str(kept.folder.database))
    connection.execute("PRAGMA foreign_keys=0")
    connection.execute("INSERT INTO favourite (person_id, compartment_id) VALUES ('nobody', 1)")
    connection.commit()
    connection.close()


def test_a_backup_that_is_no_good_costs_no_older_one(kept: Kept):
    made = [kept.back_up() for _ in range(3)]
    orphan(kept)
    before = kept.files()
    with pytest.raises(BackupFailed, match=r"no good\. The database is damaged: a row of favourite refers to"):
        kept.back_up()
    after = kept.files()
    assert after == before
    assert set(names(kept)) == {one.path.name for one in made}


def test_were_it_not_checked_it_would_cost_one(kept: Kept, monkeypatch: pytest.MonkeyPatch):
    """The one above would notice a backup that is not checked."""
    made = [kept.back_up() for _ in range(3)]
    orphan(kept)
    with monkeypatch.context() as patch:
        patch.setattr(soundness, "fault_of", lambda *_, **__: None)
        bad = kept.back_up()
    assert made[0].path.name not in names(kept)
    assert backups.fault_of(bad.path, kept.library) is not None


def test_where_there_is_no_room_none_is_made_and_it_is_said(kept: Kept, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(backups, "LEAVES_BYTES", 1 << 60)
    with pytest.raises(BackupFailed, match="There is no room for a backup on the disk of "):
        kept.back_up()
    assert list(kept.folder.backups.iterdir()) == []


def test_where_the_folder_can_not_be_made_it_is_said(kept: Kept):
    kept.folder.backups.write_text("in the way")
    with pytest.raises(BackupFailed, match="No backup could be made"):
        kept.back_up()


def test_what_a_killed_one_left_is_in_nobodys_way(kept: Kept):
    kept.folder.backups.mkdir()
    for ending in ("", "-journal", "-wal"):
        (kept.folder.backups / f"unfinished.db{ending}").write_bytes(b"cut off" * 999)
    (kept.folder.backups / "kiosk-20200101T000000Z.db.sha256").write_text("without its file")
    made = kept.back_up()
    assert {one.name for one in kept.folder.backups.iterdir()} == {made.path.name, f"{made.path.name}.sha256"}


class Ended(Exception):
    """The kiosk ends."""


def test_one_that_is_ended_half_way_leaves_nothing(kept: Kept, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(copying, "PAGES", 1)

    def end(_: float) -> None:
        raise Ended

    before = kept.back_up()
    with pytest.raises(Ended):
        backups.make(kept.folder, kept.library, kept.clock.now(), 3, pause=end)
    assert names(kept) == [before.path.name]
    assert not list(kept.folder.backups.glob("unfinished*"))


# --- beside a running kiosk


def by_small_steps(monkeypatch: pytest.MonkeyPatch, kept: Kept, between: Callable[[int], None]) -> int:
    """A backup, page by page; ``between`` is called in between, with how often it was before. How often it was."""
    monkeypatch.setattr(copying, "PAGES", 1)
    steps = 0

    def pause(_: float) -> None:
        nonlocal steps
        between(steps)
        steps += 1

    backups.make(kept.folder, kept.library, kept.clock.now(), 3, pause=pause)
    return steps


def test_the_kiosk_goes_on_writing_and_the_backup_is_of_one_moment(kept: Kept, monkeypatch: pytest.MonkeyPatch):
    with kept.store() as store:

        def write(steps: int) -> None:
            if steps % 10 == 5 and steps < 50:
                with store.transaction() as tx:
                    tx.save_settings({"timezone": f"Etc/{steps}"})

        steps = by_small_steps(monkeypatch, kept, write)
    (made,) = backups.listed(kept.folder, kept.library)
    assert backups.fault_of(made.path, kept.library, fully=True) is None
    told = rows(kept.library.module, made.path, "SELECT value FROM setting")
    pages = made.size // 4096
    if kept.library.journal_mode == "wal":  # of its beginning, and never begun anew
        assert (told, steps) == ([], pages)
    else:  # begun anew with each commit
        assert told == [("Etc/45",)]
        assert steps > pages + 40


def test_a_database_that_never_rests_is_given_up(kept: Kept, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(copying, "LONGEST_S", 0.0)
    with pytest.raises(BackupFailed, match="changed all the time"):
        by_small_steps(monkeypatch, kept, lambda _: None)
    assert names(kept) == []


def test_a_writer_on_its_own_thread_is_never_refused(kept: Kept, monkeypatch: pytest.MonkeyPatch):
    """In either journal mode: no lock is held for long."""
    monkeypatch.setattr(copying, "PAGES", 4)
    written, done = 0, threading.Event()

    def write() -> None:
        nonlocal written
        with kept.store() as store:
            while not done.wait(0.02):
                with store.transaction() as tx:
                    tx.save_settings({"timezone": f"Etc/{written}"})
                written += 1

    thread = threading.Thread(target=write)
    thread.start()
    try:
        for _ in range(5):
            backups.make(kept.folder, kept.library, kept.clock.now(), 3, pause=lambda _: None)
    finally:
        done.set()
        thread.join()
    assert written > 0
    made = backups.listed(kept.folder, kept.library)
    assert [backups.fault_of(one.path, kept.library, fully=True) for one in made] == [None] * 3


@settings(max_examples=25)
@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("write"), st.integers(1, 40)),
            st.tuples(st.just("back up"), st.integers(1, 4)),
            st.tuples(st.just("rot"), st.integers(0, 2)),
        ),
        max_size=12,
    )
)
def test_whatever_happens_the_newest_good_one_has_all_that_was_there_when_it_was_made(steps: list[tuple[str, int]]):
    with quick_folder() as path:
        kept = Kept(path / "data", library.choose())
        made: dict[str, int] = {}
        rotten: set[str] = set()
        for what, number in steps:
            if what == "write":
                kept.happen(number)
            elif what == "back up":
                made[kept.back_up(keep=number).path.name] = len(kept.recorded())
                assert len(names(kept)) <= number
            elif number < len(found := names(kept)):
                flip(kept.folder.backups / found[number], 5000)
                rotten ^= {found[number]}
        found = names(kept)
        good = [one for one in found if backups.fault_of(kept.folder.backups / one, kept.library) is None]
        assert set(found) - set(good) == rotten & set(found)
        counts = [made[one] for one in good]
        assert counts == sorted(counts, reverse=True)
        for one, count in zip(good, counts, strict=True):
            assert kept.rows("SELECT count(*) FROM audit_event", kept.folder.backups / one) == [(count,)]


# --- handed out


def test_what_is_handed_out_is_whole_for_another_machine_and_its_owners_alone(kept: Kept, tmp_path: Path):
    kept.give("01", "ada")
    made = kept.back_up()
    out = tmp_path / "a" / "out"
    hand_out(kept.folder, made.path, out, kept.library)
    assert {one.name for one in out.iterdir()} == {"kiosk.db", "kiosk.db.sha256", "lookup.key", "record.key"}
    assert (out / "lookup.key").read_bytes() == kept.folder.key.read_bytes()
    assert (out / "record.key").read_bytes() == kept.folder.record_key.read_bytes()
    assert backups.fault_of(out / "kiosk.db", kept.library, fully=True) is None
    assert not handing_out.is_open_to_others(out)
    flip(out / "kiosk.db", 4097)
    assert backups.fault_of(out / "kiosk.db", kept.library) is not None
    (out / "kiosk.db").chmod(0o644)
    assert handing_out.is_open_to_others(out)


def test_nothing_is_handed_out_over_another_backup_or_without_a_key(kept: Kept, tmp_path: Path):
    made = kept.back_up()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "kiosk.db").write_text("another backup")
    with pytest.raises(BackupFailed, match="is not empty"):
        hand_out(kept.folder, made.path, tmp_path / "full", kept.library)
    assert [one.read_text() for one in (tmp_path / "full").iterdir()] == ["another backup"]
    with pytest.raises(BackupFailed, match="can't be written: Not a directory"):
        hand_out(kept.folder, made.path, tmp_path / "full" / "kiosk.db" / "x", kept.library)
    kept.folder.key.unlink()
    with pytest.raises(BackupFailed, match=r"lookup\.key is missing"):
        hand_out(kept.folder, made.path, tmp_path / "out", kept.library)


def test_a_backup_that_rots_on_its_way_out_is_not_taken_for_one(kept: Kept, tmp_path: Path):
    made = kept.back_up()
    flip(made.path, 4097)
    with pytest.raises(BackupFailed, match="its checksum differs"):
        hand_out(kept.folder, made.path, tmp_path / "out", kept.library)


def test_where_it_can_not_be_put_there_nothing_is_left(kept: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    made = kept.back_up()
    flip(made.path, 4097)
    with pytest.raises(BackupFailed):
        hand_out(kept.folder, made.path, tmp_path / "bad", kept.library)
    assert list((tmp_path / "bad").iterdir()) == []

    def end() -> None:
        raise Ended

    made = kept.back_up()
    moved = Path.rename
    monkeypatch.setattr(Path, "rename", lambda one, to: end() if one.name == "kiosk.db" else moved(one, to))
    with pytest.raises(Ended):
        hand_out(kept.folder, made.path, tmp_path / "ended", kept.library)
    assert list((tmp_path / "ended").iterdir()) == []


def test_two_at_once_do_not_meet(kept: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    made, out, copy = kept.back_up(), tmp_path / "out", durable.copy
    out.mkdir()
    refused = []

    def meanwhile(source: Path, target: Path) -> None:
        with pytest.raises(BackupFailed, match=r"is not empty\. Name a new folder") as second:
            hand_out(kept.folder, made.path, out, kept.library)
        refused.append(second)
        copy(source, target)

    monkeypatch.setattr(durable, "copy", meanwhile)
    hand_out(kept.folder, made.path, out, kept.library)
    assert len(refused) == 3
    assert backups.fault_of(out / "kiosk.db", kept.library, fully=True) is None


def test_what_a_killed_check_left_goes_with_the_next_backup(kept: Kept):
    for ending in ("", "-journal"):
        (kept.folder.path / f"being-checked.db{ending}").write_bytes(b"a name" * 999)
    kept.back_up()
    assert not list(kept.folder.path.glob("being-checked*"))
