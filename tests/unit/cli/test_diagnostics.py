"""The file for whoever is to find out what is wrong: it tells of the machine, and of nobody."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run

# Planted wherever people are known, and never to be found in the file.
BADGE, PIN = "0A0BADBAD1", "918273"
PERSON, NAME, EMAIL, DEPARTMENT = "e-4711", "Zacharias Quintilius", "zq@quint.example", "Phrenology"


@pytest.fixture
def known(run: Run, tmp_path: Path) -> Path:
    data = tmp_path / "data"
    people = tmp_path / "people.csv"
    people.write_text("id,name,email,department,badge,pin\n" + f"{PERSON},{NAME},{EMAIL},{DEPARTMENT},{BADGE},{PIN}\n")
    assert run("people", "import", people, "--data", data).code == 0
    assert run("people", "suspend", PERSON, "--data", data).code == 0
    until = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    asked = ("--name", NAME, "--company", "Quint & Sons", "--bank", "A", "--until", until)
    assert run("pass", "issue", *asked, "--png", tmp_path / "a.png", "--data", data).code == 0
    return data


def test_it_tells_of_the_machine_and_of_nobody(run: Run, known: Path, tmp_path: Path):
    done = run("diagnostics", "--data", known, "--out", tmp_path / "found.json")
    assert (done.code, done.err) == (0, "")
    text = (tmp_path / "found.json").read_text()
    found = json.loads(text)
    assert {"version", "schema", "disk", "doors", "events", "machine", "record"} <= set(found)
    assert found["events"]["people.changed"] == 1
    ids = {PERSON, NAME, "Zacharias", EMAIL, DEPARTMENT, BADGE, PIN, "Quint", BADGE.lower()}
    assert {one for one in ids if one in text} == set()
    assert oct((tmp_path / "found.json").stat().st_mode & 0o777) == "0o600"


def test_it_goes_nowhere_near_the_database(run: Run, known: Path):
    done = run("diagnostics", "--data", known, "--out", known / "found.json")
    assert done.code == os.EX_CANTCREAT
    assert not (known / "found.json").exists()


def test_where_there_is_no_kiosk_there_is_nothing_to_tell(run: Run, tmp_path: Path):
    done = run("diagnostics", "--data", tmp_path / "nowhere", "--out", tmp_path / "found.json")
    assert done.code == os.EX_NOINPUT
    assert not (tmp_path / "found.json").exists()
