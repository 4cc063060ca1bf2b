"""``audit export`` and ``audit show``: what they write over, what they can prove, and what a note may do to them."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.cli import whole_export
from kiosk.domain.compartments import Condition
from kiosk.domain.events.compartments import ConditionSet
from kiosk.engine import people, retention
from kiosk.store import exporting, library
from tests.fakes.furniture import quick_folder
from tests.fakes.kept import PEOPLE, Kept
from tests.unit.cli.conftest import Run

FORGED = "seen\n2026-11-24 12:00:00    12  open.intent\x1b[1A\u202e"


@pytest.fixture
def kept() -> Iterator[Kept]:
    """Ada has door 01, and facilities wrote a note about 02 that looks like more."""
    with quick_folder() as folder:
        kept = Kept(folder / "data", library.choose())
        kept.give("01", "ada")
        with kept.store() as store, store.transaction() as tx:
            tx.record(ConditionSet(compartment_id=kept.ids["02"], condition=Condition.HOLD, note=FORGED))
        yield kept


# --- where it goes


def test_it_is_said_how_many_there_are(run: Run, kept: Kept, tmp_path: Path):
    out = tmp_path / "out"
    done = run("audit", "export", "--out", out, "--data", kept.folder.path)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"{len(out.read_bytes().splitlines())} events are in {out}. ")
    done = run("audit", "export", "--door", "02", "--out", out, "--data", kept.folder.path)
    assert done.out.startswith(f"1 event is in {out}. ")


@pytest.mark.parametrize("out", ["/dev/stdout", "/dev/null", "folder", "data/kiosk.db", "data/record.jsonl", "link"])
def test_what_is_no_place_for_it_is_as_it_was_and_the_record_too(out: str, run: Run, kept: Kept):
    above = kept.folder.path.parent
    (above / "folder").mkdir()
    (above / "link").symlink_to("data/lookup.key")
    before = kept.files(), len(kept.recorded())
    done = run("audit", "export", "--out", above / out, "--data", kept.folder.path)
    assert (done.code, done.out) == (os.EX_CANTCREAT, "")
    assert "Name a file" in done.err
    assert (kept.files(), len(kept.recorded())) == before


# --- erased meanwhile


def erasing_meanwhile(kept: Kept, monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """While the events are read, somebody is erased; so often."""
    whole = exporting.whole
    kept.take_back("01")
    with kept.store() as store:
        for person in PEOPLE:
            people.suspend(store, person, suspended=True)  # that is on the record, to be erased from it
    erased = iter(PEOPLE[:times])

    def read(path: Path, through: int) -> Iterator[object]:
        yield from whole(path, through)
        for person in erased:
            with kept.store() as store:
                retention.erase_person(store, person)
            return

    monkeypatch.setattr(exporting, "whole", read)


def test_what_is_erased_meanwhile_is_read_again_and_noted_once(
    run: Run, kept: Kept, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    erasing_meanwhile(kept, monkeypatch, 2)
    out, key = tmp_path / "out", tmp_path / "key"
    assert run("audit", "export", "--out", out, "--data", kept.folder.path).code == 0
    assert len(kept.recorded("record.exported")) == 1
    key.write_text(run("audit", "key", "--data", kept.folder.path).out)
    done = run("audit", "verify", out, "--key", key)
    assert (done.code, done.err) == (0, "")


def test_what_can_not_be_proven_replaces_nothing(run: Run, kept: Kept, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    erasing_meanwhile(kept, monkeypatch, whole_export.MOST_TRIES)
    out = tmp_path / "out"
    out.write_text("the one of March")
    done = run("audit", "export", "--out", out, "--data", kept.folder.path)
    assert (done.code, done.out) == (os.EX_TEMPFAIL, "")
    assert done.err.endswith(f"and {out} is as it was. Try again.\n")
    assert (out.read_text(), [one.name for one in tmp_path.iterdir()]) == ("the one of March", ["out"])
    assert len(kept.recorded("record.exported")) == 1


# --- what somebody typed


def test_a_note_forges_no_line(run: Run, kept: Kept):
    done = run("audit", "show", "--door", "02", "--data", kept.folder.path)
    (line,) = done.out.splitlines()
    assert "seen\\n2026-11-24 12:00:00    12  open.intent\\u001b[1A\\u202e" in line
    (told,) = run("audit", "show", "--door", "02", "--json", "--data", kept.folder.path).out.splitlines()
    assert json.loads(told)["personal"]["note"] == FORGED
    assert told.isprintable()


def test_a_spreadsheet_is_given_lines_but_no_other_controls(run: Run, kept: Kept, tmp_path: Path):
    out = tmp_path / "out.csv"
    arguments = ("--format", "csv", "--door", "02", "--out", out)
    assert run("audit", "export", *arguments, "--data", kept.folder.path).code == 0
    with out.open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert "\x1b" not in out.read_text("utf-8")
    assert json.loads(row["personal"])["note"] == FORGED


def test_a_door_of_one_bank_is_not_that_of_another(run: Run, kept: Kept):
    for bank, code in (("A", True), ("B", False)):
        done = run("audit", "show", "--bank", bank, "--door", "02", "--data", kept.folder.path)
        assert done.code == 0
        assert ("Nothing on the record matches." not in done.out) == code


# --- a folder that nobody may write to


@contextmanager
def as_somebody_else(folder: Path) -> Iterator[None]:
    """A user who may read that folder, and what lies in it, and no more: what a read-only disk looks like."""
    for one in (folder, *folder.rglob("*")):
        one.chmod(0o555 if one.is_dir() else 0o444)
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
        for one in (folder, *folder.rglob("*")):
            one.chmod(0o700 if one.is_dir() else 0o600)


def let_through(folder: Path) -> None:
    for one in (folder, *folder.parents):
        if one.stat().st_uid == os.geteuid():
            one.chmod(one.stat().st_mode | 0o011)


def test_evidence_is_read_where_nothing_can_be_written(run: Run, kept: Kept, tmp_path: Path):
    assert run("audit", "checkpoint", "--data", kept.folder.path).code == 0
    let_through(kept.folder.path.parent)
    before = kept.files()
    out = kept.folder.path.parent / "elsewhere" / "out"
    out.parent.mkdir()
    out.parent.chmod(0o777)
    with as_somebody_else(kept.folder.path):
        shown, status, key, exported = (
            run(*command, "--data", kept.folder.path)
            for command in (("audit", "show"), ("status",), ("audit", "key"), ("audit", "export", "--out", out))
        )
    assert [(one.code, one.err) for one in (shown, status, key)] == [(0, "")] * 3
    assert exported.code == 0
    assert "so this export is not on the record, and holds what was signed before." in exported.err
    assert kept.files() == before
    (tmp_path / "key").write_text(key.out)
    assert run("audit", "verify", out, "--key", tmp_path / "key").code == 0
    assert len(shown.out.splitlines()) == len(out.read_bytes().splitlines())


def test_where_a_journal_holds_the_rest_it_is_said_what_to_do(run: Run, kept: Kept):
    let_through(kept.folder.path.parent)
    kept.folder.database.with_name("kiosk.db-wal").write_bytes(b"what a killed kiosk has left" * 99)
    with as_somebody_else(kept.folder.path):
        done = run("audit", "show", "--data", kept.folder.path)
    assert (done.code, done.out) == (os.EX_IOERR, "")
    assert "if its disk is read-only, copy the whole folder to another." in done.err
