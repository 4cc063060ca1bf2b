"""``simulate``: numbers on stdout and nothing else, sentences and exit codes for what can't be simulated."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run

ROOT = Path(__file__).resolve().parents[3]
WEEK = """\
person,arrive,leave,size
p1,2026-01-05T08:00,2026-01-05T12:00,S
p2,2026-01-05T09:00,2026-01-05T10:00,M
p3,2026-01-05T09:30,2026-01-05T11:00,S
"""


@pytest.fixture
def week(tmp_path: Path) -> Path:
    file = tmp_path / "week.csv"
    file.write_text(WEEK)
    return file


def test_the_numbers_as_json(week: Path, run: Run):
    done = run("simulate", "--doors", "S=1,M=1", "--arrivals", week, "--json")
    assert (done.code, done.err) == (0, "")
    found = json.loads(done.out)
    assert (found["arrivals"], found["refused"], found["optimum_refused"], found["optimum_is"]) == (3, 1, 1, "exact")
    assert 0 < found["utilisation"] <= 1


def test_nothing_but_json_is_printed(week: Path):
    # In a process of its own: a solver writes past Python, when the process ends.
    program = [sys.executable, "-c", "from kiosk.cli import main; main()"]
    arguments = ["simulate", "--doors", "1", "--arrivals", str(week), "--json"]
    done = subprocess.run([*program, *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["refused"] == 2
    assert done.stderr == ""


def test_the_numbers_for_a_person(week: Path, run: Run):
    done = run("simulate", "--doors", "S=1,M=1", "--arrivals", week)
    assert done.code == 0
    assert "1 of 3 (33.3 %)" in done.out
    assert "a clairvoyant would" in done.out


def test_a_number_of_doors_takes_every_size(week: Path, run: Run):
    found = json.loads(run("simulate", "--doors", "3", "--arrivals", week, "--json").out)
    assert (found["refused"], found["doors"]) == (0, {"XL": 3})


def test_another_model_and_a_line(week: Path, run: Run):
    day = json.loads(run("simulate", "--doors", "2", "--arrivals", week, "--model", "day-use", "--json").out)
    assert (day["model"], day["refused"], day["optimum_refused"]) == ("day-use", 1, 1)
    line = json.loads(run("simulate", "--doors", "2", "--arrivals", week, "--wait", "45", "--json").out)
    assert (line["refused"], line["waited"], line["optimum_is"]) == (0, 1, "bound")


def test_people_who_come_by_chance(run: Run):
    arguments = ("simulate", "--doors", "5", "--people", "20", "--office-days", "2", "--weeks", "4", "--json")
    found = json.loads(run(*arguments, "--week", "midweek", "--part-day", "0.5", "--sizes", "S=1,L=1").out)
    assert found["arrivals"] == 160
    assert found["people"] == 20
    assert (
        json.loads(run(*arguments).out)
        == json.loads(run(*arguments).out)
        != json.loads(run(*arguments, "--seed", 2).out)
    )


def test_the_doors_and_the_policy_of_a_site_file(week: Path, run: Run):
    file = ROOT / "packaging" / "examples" / "bank-xor8a.toml"
    found = json.loads(run("simulate", "--config", file, "--arrivals", week, "--json").out)
    assert (found["model"], found["refused"]) == ("day-use", 0)
    assert sum(found["doors"].values()) > 3
    done = run("simulate", "--config", file, "--bank", "nowhere", "--arrivals", week)
    assert (done.code, done.out) == (64, "")
    assert "nowhere" in done.err


@pytest.mark.expects_log("font cache")
def test_a_picture(week: Path, run: Run, tmp_path: Path):
    done = run("simulate", "--doors", "1", "--arrivals", week, "--picture", tmp_path / "week.png")
    assert done.code == 0
    assert (tmp_path / "week.png").read_bytes().startswith(b"\x89PNG")
    done = run("simulate", "--doors", "1", "--arrivals", week, "--picture", tmp_path / "none" / "week.png")
    assert (done.code, done.out) == (os.EX_CANTCREAT, "")
    assert "can't be written" in done.err


@pytest.mark.expects_log("font cache")
def test_the_frontier(run: Run, tmp_path: Path):
    arguments = ("simulate", "--frontier", "--doors", "4", "--office-days", "5,1", "--weeks", "1")
    done = run(*arguments, "--json", "--picture", tmp_path / "frontier.svg")
    assert (done.code, done.err) == (0, "")
    found = {(one["week"], one["case"], one["office_days"]): one["people"] for one in json.loads(done.out)}
    assert found["even", "permanent", 1.0] == found["midweek", "day-use", 5.0] == 4
    assert "<svg" in (tmp_path / "frontier.svg").read_text()


def test_every_fault_of_the_file_is_named_with_its_line(week: Path, run: Run):
    week.write_text(WEEK + "p4,2026-01-05T09:00,2026-01-05T08:00,S\np5,soon,2026-01-05T08:00,XXL\n")
    done = run("simulate", "--doors", "1", "--arrivals", week, "--json")
    assert (done.code, done.out) == (os.EX_DATAERR, "")
    first, second, last = done.err.splitlines()
    assert first.startswith(f"{week}:5: ")
    assert second.startswith(f"{week}:6: ")
    assert last == "Nothing was simulated."


def test_many_faults_are_not_all_told(week: Path, run: Run):
    week.write_text("person,arrive,leave\n" + "x,y,z\n" * 1000)
    done = run("simulate", "--doors", "1", "--arrivals", week)
    assert (done.code, len(done.err.splitlines())) == (os.EX_DATAERR, 22)
    assert "980 more" in done.err


def test_a_file_that_is_not_there(run: Run, tmp_path: Path):
    done = run("simulate", "--doors", "1", "--arrivals", tmp_path / "none.csv")
    assert (done.code, done.out) == (os.EX_NOINPUT, "")
    assert "none.csv can't be read" in done.err


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("--doors", "4"), "--people"),
        (("--people", "4"), "--doors"),
        (("--people", "4", "--frontier"), "one of"),
        (("--people", "4", "--doors", "none"), "“none”"),
        (("--people", "4", "--doors", "4", "--sizes", "Q=1"), "“Q=1”"),
        (("--people", "4", "--doors", "4", "--office-days", "6"), "6 is no number of days"),
        (("--people", "4", "--doors", "4", "--timezone", "Mars"), "Mars"),
        (("--people", "4", "--doors", "4", "--picture", "a.jpg"), "a.jpg"),
        (("--people", "4", "--doors", "4", "--model", "named"), "named"),
        (("--people", "4", "--doors", "4", "--gives-back", "2"), "--gives-back"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_makes_no_sense_is_told_so(arguments: tuple[str, ...], named: str, run: Run):
    done = run("simulate", *arguments)
    assert (done.code, done.out) == (64, "")
    assert named in done.err
