"""What holds for somebody, told before a command line: by the site file, or as the kiosk last ran."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kiosk.bootstrap import resting_kiosk
from kiosk.config.rules import RulesTable
from kiosk.store.data_folder import DataFolder
from tests.fakes.site_text import DOORS, HEAD, doors, load
from tests.unit.cli.conftest import Run

TENANT = '[[tenant]]\nname = "globex"\ntitle = "Globex"\n'
RULES = f"""\
[policy]
second_factor = "weak"
release = "closing"
hours = ["mon-thu 07:00-19:00", "fri 07:00-15:00"]
exception_days = ["2026-12-24 to 2026-12-26 shut"]
warn_before = ["1h", "15min"]
zones = ["north", "south"]
walk_up_share = 0.25
[[scope]]
bank = "B"
model = "session"
[[scope]]
tenant = "globex"
model = "shift"
shifts = ["early mon-fri 06:00-14:00", "night sun-thu 22:00-06:00"]
hours = ["daily 00:00-24:00"]
[[scope]]
group = "visitor"
sizes = ["S"]
second_factor = true
{TENANT}"""
SITE = RULES + doors(*DOORS)


@pytest.fixture
def data(run: Run, tmp_path: Path) -> Path:
    """A folder that knows Ada of acme, Glen of globex, and Vic, a visitor."""
    file, data = tmp_path / "people.csv", tmp_path / "data"
    rows = ["id,name,kind,tenant,valid_until", "ada,Ada Byron,,,", "glen,Glen,,globex,", "vic,Vic,visitor,,2026-12-31"]
    file.write_text("\n".join(rows))
    assert run("people", "import", file, "--data", data).code == 0
    return data


@pytest.fixture
def config(tmp_path: Path) -> Path:
    file = tmp_path / "site.toml"
    file.write_text(HEAD + SITE)
    return file


def told(run: Run, *arguments: object) -> dict[str, Any]:
    """What is told of the one bank that was asked for."""
    done = run("policy", "explain", *arguments, "--json")
    assert (done.code, done.err) == (0, "")
    (bank,) = json.loads(done.out)["banks"]
    assert isinstance(bank, dict)
    return bank


def set_by(bank: dict[str, Any]) -> dict[str, tuple[Any, list[str]]]:
    return {one["setting"]: (one["value"], one["set_by"]) for one in bank["settings"]}


def test_each_setting_is_told_with_the_scope_that_set_it(run: Run, data: Path, config: Path):
    bank = told(run, "--person", "vic", "--bank", "B", "--data", data, "--config", config)
    found = set_by(bank)
    assert set(found) == set(RulesTable.model_fields)
    assert found["model"] == ("session", ["bank B"])
    assert found["release"] == ("closing", ["site"])
    assert found["hours"] == (["mon-thu 07:00-19:00", "fri 07:00-15:00"], ["site"])
    assert found["exception_days"] == (["2026-12-24 to 2026-12-26 shut"], ["site"])
    assert found["sizes"] == (["S"], ["group visitor"])
    assert found["second_factor"] == (True, ["group visitor"])
    assert found["walk_up_share"] == (0.25, ["site"])
    assert found["most_doors"] == (1, [])
    assert found["longest_stay"] == (None, [])


def test_the_words_are_those_of_the_site_file(run: Run, data: Path, config: Path):
    done = run("policy", "explain", "--person", "ada", "--bank", "A", "--data", data, "--config", config)
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0] == "Ada Byron (ada) of acme, at bank A:"
    assert [line.split() for line in lines if line.startswith(("  model", "  release", "  most_doors"))] == [
        ["model", "day-use", "default"],
        ["release", "closing", "site"],
        ["most_doors", "1", "default"],
    ]
    shown = {line[2:17].strip(): line[18:50].strip() for line in lines[1:-1]}
    assert shown["walk_up_share"] == "25 %"
    assert shown["warn_before"] == "1h, 15min"
    assert shown["zones"] == "north, south"
    assert (shown["idle"], shown["longest_stay"], shown["second_factor"]) == ("never", "no limit", "weak")
    hours = next(number for number, line in enumerate(lines) if line.startswith("  hours"))
    assert lines[hours + 1].strip() == "fri 07:00-15:00", "a list has a line for each entry"


@pytest.mark.parametrize(
    ("person", "bank", "at", "says"),
    [
        ("ada", "A", "2026-03-06T08:00", "A door that is given then is theirs until Fri 2026-03-06 15:00."),
        ("ada", "A", "2026-03-06T07:00+00:00", "Fri 2026-03-06 08:00: A door that is given"),
        ("ada", "A", "2026-03-06T15:00", "No door is given then, but from Mon 2026-03-09 07:00 on."),
        ("ada", "A", "2026-12-24", "Thu 2026-12-24 00:00: No door is given then, but from Mon 2026-12-28 07:00 on."),
        ("ada", "B", "2026-03-06T08:00", "theirs until they give it back."),
        ("glen", "A", "2026-03-01T21:45", "theirs until Mon 2026-03-02 06:00, for the shift night."),
        ("glen", "A", "2026-03-28T12:00", "No door is given then, but from Sun 2026-03-29 21:30 on."),
        ("vic", "A", "2027-01-04T08:00", "No door opens for them then: they are not valid any more."),
    ],
)  # fmt: skip
def test_what_would_happen_is_told_in_local_time(
    person: str, bank: str, at: str, says: str, run: Run, data: Path, config: Path
):
    done = run("policy", "explain", "--person", person, "--bank", bank, "--at", at, "--data", data, "--config", config)
    assert says in done.out.splitlines()[-1]


def test_a_program_is_told_the_same_in_instants(run: Run, data: Path, config: Path):
    about = ("--data", data, "--config", config, "--bank", "A")
    found = told(run, "--person", "glen", "--at", "2026-03-01T21:45", *about)
    assert (found["given"], found["shift"], found["opens_at"]) == (True, "night", None)
    assert found["until"] == "2026-03-02T06:00:00+01:00"
    found = told(run, "--person", "ada", "--at", "2026-03-27T20:00", *about)
    assert (found["given"], found["until"], found["opens_at"]) == (False, None, "2026-03-30T07:00:00+02:00")


def test_who_is_suspended_gets_no_door(run: Run, data: Path, config: Path):
    assert run("people", "suspend", "ada", "--data", data).code == 0
    found = told(run, "--person", "ada", "--bank", "A", "--data", data, "--config", config)
    assert (found["given"], found["barred"]) == (False, "No door opens for them then: they are suspended.")


@pytest.mark.parametrize(
    ("policy", "says"),
    [
        ('model = "named"', "no door but one that is named for them"),
        ('model = "reservation"\nwalk_up_share = 1', "theirs until"),
        ('model = "reservation"\nwalk_up_share = 0', "only where they have reserved one"),
    ],
)
def test_models_that_give_no_door_to_whoever_comes_say_so(policy: str, says: str, run: Run, data: Path, tmp_path: Path):
    file = tmp_path / "named.toml"
    file.write_text(f"{HEAD}[policy]\n{policy}\n{doors(*DOORS[:2])}")
    done = run("policy", "explain", "--person", "ada", "--data", data, "--config", file)
    assert says in done.out.splitlines()[-1]


def test_without_a_site_file_it_is_as_the_kiosk_last_ran(run: Run, data: Path, config: Path):
    with resting_kiosk(load(SITE), DataFolder(data)):
        pass
    asked = ("--person", "vic", "--at", "2026-03-06T08:00", "--data", data)
    by_file = run("policy", "explain", *asked, "--config", config)
    assert run("policy", "explain", *asked) == by_file
    assert [line for line in by_file.out.splitlines() if line.endswith(":")] == [
        "Vic (vic) of acme, at bank A:",
        "Vic (vic) of acme, at bank B:",
    ]


def test_a_kiosk_without_doors_tells_what_holds_in_the_site(run: Run, data: Path, tmp_path: Path):
    file = tmp_path / "reception.toml"
    file.write_text(HEAD.replace("combined", "reception") + RULES)
    done = run("policy", "explain", "--person", "ada", "--data", data, "--config", file)
    assert done.out.startswith("Ada Byron (ada) of acme:\n")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("--person", "bob"), 66, "Nobody in {data} has the id bob. Check --person and --data."),
        (("--person", "ada", "--bank", "Q"), 66, "There is no bank Q. There is A or B."),
        (("--person", "ada", "--at", "noon"), 64, "A time looks like 2026-12-24T08:00."),
    ],
)
def test_what_can_not_be_answered(arguments: tuple[str, ...], code: int, says: str, run: Run, data: Path, config: Path):
    done = run("policy", "explain", *arguments, "--data", data, "--config", config)
    assert (done.code, done.out) == (code, "")
    assert says.format(data=data) in done.err


def test_a_folder_without_a_kiosk_knows_nobody(run: Run, tmp_path: Path, config: Path):
    done = run("policy", "explain", "--person", "ada", "--data", tmp_path / "none", "--config", config)
    assert (done.code, done.out) == (66, "")
    assert "has the id ada" in done.err
    assert not (tmp_path / "none").exists()
