"""``lost-property``: the log is handed out with its proofs, and written anew from them alone."""

from __future__ import annotations

import csv
import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from kiosk.audit.line import parse_line
from kiosk.audit.lost_property import LoggedItem, rebuilt
from kiosk.domain.recovery import Category, LostItem, Proof
from kiosk.engine.facilities import intents as i
from kiosk.engine.facilities.screens import ItemShown
from kiosk.store.data_folder import DataFolder
from kiosk.store.secrets import load_key
from tests.fakes.furniture import quick_folder
from tests.fakes.rig import Rig
from tests.fakes.stored import recorded_types
from tests.unit.cli.conftest import Run
from tests.unit.engine.facilities.recovering import (
    OVERDUE,
    all_told,
    enters,
    log_of,
    opens_for_it,
    overdue,
    takes_on,
)

VERIFIER = Path(__file__).parents[3] / "docs/record/verify_export.py"
FORMULA = "=HYPERLINK(1)"


@pytest.fixture(scope="module")
def told() -> Iterator[tuple[Path, list[LostItem]]]:
    """A folder after a case with three things, one handed back and one disposed of; and the table of its log."""
    with quick_folder() as above:
        data = above / "data"
        data.mkdir()
        rig = Rig(data, policy=OVERDUE)
        load_key(DataFolder(data).key, may_make=True)
        for name in ("ada", "bob", "cyd"):
            rig.person(name)
        all_told(overdue(rig))
        rig.signs_in()
        takes_on(rig)
        opens_for_it(rig)
        rig.handle(i.Collected())
        enters(rig)
        enters(rig, FORMULA, Category.CLOTHES)
        enters(rig, "A sandwich", Category.FOOD)
        rig.handle(i.AllListed())
        rig.handle(i.InspectedAndReset())
        _leave(rig, "LP-0001", i.StartHandBack(), i.HandItBack("Ada Byron", Proof.SIGNATURE, "M1 1L2 2"))
        _leave(rig, "LP-0003", i.DisposeOf())
        log = log_of(rig)
        rig.close()
        yield data, log


def _leave(rig: Rig, bag: str, *intents: i.FacilitiesIntent) -> None:
    rig.handle(i.ShowItem(next(one.id for one in log_of(rig) if one.bag == bag)))
    rig.shows(ItemShown)
    for one in intents:
        rig.handle(one)


@pytest.fixture
def data(told: tuple[Path, list[LostItem]]) -> Path:
    return told[0]


def exported(run: Run, data: Path, out: Path, *more: object) -> list[bytes]:
    done = run("lost-property", "export", "--out", out, "--data", data, *more)
    assert (done.code, done.err) == (0, ""), done
    assert done.out.startswith("3 things are in ")
    return out.read_bytes().splitlines(keepends=True)


def key_of(run: Run, data: Path, file: Path) -> Path:
    file.write_text(run("audit", "key", "--data", data).out)
    return file


def by_hand(*arguments: object) -> int:
    """The verifier that is one file, in a Python of its own."""
    program = [sys.executable, "-I", "-S", str(VERIFIER), *map(str, arguments)]
    return subprocess.run(program, capture_output=True, timeout=60, check=False, cwd="/").returncode


def test_the_log_survives_export_and_verify_and_is_rebuilt_from_it_alone(
    run: Run, told: tuple[Path, list[LostItem]], tmp_path: Path
):
    data, log = told
    out, key = tmp_path / "lost.jsonl", key_of(run, data, tmp_path / "kiosk.key")
    lines = [parse_line(raw) for raw in exported(run, data, out)]
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    kinds = {json.loads(one.header)["type"].partition(".")[0] for one in lines}
    assert kinds == {"recovery", "lost_property"}
    done = run("audit", "verify", out, "--key", key)
    assert (done.code, done.err) == (0, "")
    assert by_hand(out, key) == 0
    assert [as_table(one) for one in rebuilt(lines)] == [as_logged(one) for one in reversed(log)]


def as_table(one: LoggedItem) -> dict[str, Any]:
    return {
        "bag": one.bag,
        "case": one.case,
        "door": one.door,
        "category": one.category,
        "description": one.description,
        "found_at": one.found_at,
        "keep_until": one.keep_until,
        "state": one.state,
        "proof": one.proof,
        "handed_to": one.handed_to,
        "ended_at": one.ended_at,
        "photo": one.photo is not None,
        "signature": one.signature is not None,
    }


def as_logged(one: LostItem) -> dict[str, Any]:
    return {
        "bag": one.bag,
        "case": one.case_id,
        "door": "01",
        "category": one.category.value,
        "description": one.description,
        "found_at": one.found_at,
        "keep_until": one.keep_until.isoformat(),
        "state": one.state.value,
        "proof": None if one.proof is None else one.proof.value,
        "handed_to": one.handed_to,
        "ended_at": one.ended_at,
        "photo": one.photo,
        "signature": one.signature is not None,
    }


def test_a_line_that_was_changed_or_moved_is_found_out(run: Run, data: Path, tmp_path: Path):
    out, key = tmp_path / "lost.jsonl", key_of(run, data, tmp_path / "kiosk.key")
    exported(run, data, out)
    for before, after in (("Ada Byron", "Eve Byron"), ("LP-0001", "LP-0009"), ("signature", "identity")):
        altered = tmp_path / "altered.jsonl"
        altered.write_text(out.read_text("utf-8").replace(before, after, 1))
        done = run("audit", "verify", altered, "--key", key)
        assert (done.code, done.out) == (os.EX_DATAERR, "")
        assert by_hand(altered, key) != 0


def test_that_it_was_handed_out_is_on_the_record_first(run: Run, data: Path, tmp_path: Path):
    lines = exported(run, data, tmp_path / "lost.jsonl")
    assert recorded_types(data)[-2:] == ["lost_property.exported", "record.exported"]
    assert json.loads(json.loads(lines[-1])["header"])["type"] == "lost_property.exported"
    assert json.loads(json.loads(lines[-1])["header"])["detail"] == {"items": 3}


def test_the_table_for_people_holds_no_formula(run: Run, data: Path, tmp_path: Path):
    table = tmp_path / "lost.csv"
    exported(run, data, tmp_path / "lost.jsonl", "--csv", table)
    assert stat.S_IMODE(table.stat().st_mode) == 0o600
    with table.open(encoding="utf-8", newline="") as file:
        bag, scarf, food = csv.DictReader(file)
    assert (bag["bag"], bag["state"], bag["handed_to"], bag["owner_name"]) == (
        "LP-0001",
        "handed back",
        "Ada Byron",
        "Ada",
    )
    assert scarf["description"] == f"'{FORMULA}"
    assert (scarf["state"], scarf["keep_until"], food["state"]) == ("kept", "2027-05-23", "disposed")
    assert datetime.fromisoformat(bag["found"]).tzinfo is not None


def test_it_is_listed_and_who_looked_is_on_the_record(run: Run, data: Path):
    done = run("lost-property", "list", "--data", data)
    assert (done.code, done.err) == (0, "")
    assert done.out == f"LP-0002  2026-11-24  door 01  clothes  {FORMULA}, of Ada, keep until 2027-05-23\n1 thing.\n"
    assert recorded_types(data)[-1] == "operator.looked"
    everything = json.loads(run("lost-property", "list", "--all", "--json", "--data", data).out)
    assert [(one["bag"], one["state"]) for one in everything] == [
        ("LP-0001", "handed back"),
        ("LP-0002", "kept"),
        ("LP-0003", "disposed"),
    ]


def test_nothing_of_the_kiosk_is_overwritten(run: Run, data: Path, tmp_path: Path):
    before = (data / "kiosk.db").read_bytes()
    for own in (("--out", data / "kiosk.db"), ("--out", tmp_path / "lost.jsonl", "--csv", data / "kiosk.db")):
        done = run("lost-property", "export", *own, "--data", data)
        assert (done.code, done.out) == (os.EX_CANTCREAT, "")
    assert (data / "kiosk.db").read_bytes() == before
    assert list(tmp_path.iterdir()) == []


def test_where_there_is_no_kiosk_it_says_so(run: Run, tmp_path: Path):
    done = run("lost-property", "list", "--data", tmp_path / "nowhere")
    assert (done.code, done.out) == (os.EX_NOINPUT, "")
