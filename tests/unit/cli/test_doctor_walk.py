"""`doctor walk` on emulated banks: whatever the wires, what is written down is how they run."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from drivers.locks import DRIVERS
from drivers.settings import choices, defaults
from drivers.survey.learning import Opening
from drivers.survey.readings import MEANINGS
from kiosk.cli.doctor.walk.command import Walk, addresses
from kiosk.cli.doctor.walk.doors import Pace
from kiosk.cli.doctor.walk.progress import Found, Step
from kiosk.cli.failure import Failure
from kiosk.config import load_site
from tests.fakes.installer import Installer
from tests.fakes.wire_bank import EmulatedBank

SITE = """\
# Our bank. This remark must stay.
[site]
name = "HQ"
tenant = "acme"
timezone = "Europe/Berlin"
languages = ["en"]
[kiosk]
id = "k"
role = "bank"
[[reader]]
name = "badge"
driver = "keyboard-wedge"
[[bus]]
name = "left"  # behind the left panel
driver = "{driver}"
url = "{url}"
{settings}
"""

COMPARTMENT = """
[[compartment]]
door = "{door}"  # hangs at the {row}
bank = "A"
bus = "left"
board = 1
channel = {channel}
size = "{size}"
column = {column}
row = {row}
"""

QUICK = {"gap_ms": 0, "pulse_ms": 100, "reply_timeout_ms": 250, "read_timeout_ms": 250}
FIRST_BOARD = 1
PACE = Pace(patience_s=0.02, look_s=0.01)


@dataclass(frozen=True)
class Truth:
    """How a bank is really wired."""

    driver: str
    settings: Mapping[str, Any]
    homes: Mapping[str, tuple[int, int]]

    def layout(self) -> dict[str, object]:
        doors = [{"door": door, "bus": "left", "board": at[0], "channel": at[1]} for door, at in self.homes.items()]
        return {"buses": [{"name": "left", "driver": self.driver, "link": "left", **self.settings}], "doors": doors}


def scrambled(driver: str, chance: random.Random, doors: int = 7) -> Truth:
    """Doors on two boards in any order, and boards with any wiring; some of it where only one meaning fits."""
    family = DRIVERS[driver]
    given = {
        name: chance.choice(choices(family.settings, name))
        for name in (*MEANINGS, "lock_byte")
        if choices(family.settings, name)
    }
    places = [(board, channel) for board in (FIRST_BOARD, FIRST_BOARD + 1) for channel in range(1, 9)]
    homes = dict(zip([f"{n:02}" for n in range(1, doors + 1)], chance.sample(places, doors), strict=True))
    return Truth(driver, given, homes)


def site(folder: Path, bank: EmulatedBank, truth: Truth, compartments: bool = True) -> Path:
    quick: dict[str, object] = {
        name: value for name, value in QUICK.items() if name in defaults(DRIVERS[truth.driver].settings)
    }
    if truth.driver == "xor-8a":
        quick["channels"] = 24  # what else a board could be is found out elsewhere
    settings = "\n".join(f"{name} = {value}" for name, value in quick.items())
    text = SITE.format(driver=truth.driver, url=bank.link("left"), settings=settings)
    if compartments:
        text += "".join(
            COMPARTMENT.format(
                door=door, channel=place, size="SML"[place % 3], column=1 + place // 5, row=1 + place % 5
            )
            for place, door in enumerate(truth.homes, 1)
        )
    file = folder / "site.toml"
    file.write_text(text, encoding="utf-8")
    return file


def wired(file: Path) -> dict[str, tuple[int, int]]:
    return {one.door: (one.board, one.channel) for one in load_site(file).compartments}


@pytest.mark.parametrize("driver", DRIVERS)
def test_a_scrambled_bank_is_written_down_as_it_is_wired(driver: str, tmp_path: Path):
    truth = scrambled(driver, random.Random(f"{driver} 8"))
    jammed, torn = list(truth.homes)[:2]
    with EmulatedBank(truth.layout(), tmp_path) as bank:
        file = site(tmp_path, bank, truth)
        before = file.read_text(encoding="utf-8")
        bank.do(f"stick {jammed}")
        bank.do(f"cut {torn}")
        installer = Installer(bank, jammed=(jammed,))
        out = tmp_path / "wired.toml"
        Walk(file, out, installer, PACE).run(boards="0-3")
    assert file.read_text(encoding="utf-8") == before
    found = load_site(out)
    assert wired(out) == truth.homes
    meant = {**defaults(DRIVERS[driver].settings), **found.buses[0].settings}
    assert {name: meant[name] for name in truth.settings} == truth.settings, installer.said()
    assert f"Door {torn}: no sensor noticed" in installer.said()
    assert [(one.size.value, one.column, one.row) for one in found.compartments] == [
        ("SML"[place % 3], 1 + place // 5, 1 + place % 5) for place in range(1, 8)
    ]
    assert out.read_text(encoding="utf-8").startswith("# Our bank. This remark must stay.\n")
    assert 'name = "left"  # behind the left panel' in out.read_text(encoding="utf-8")
    assert not list(tmp_path.glob("*.walk.json"))


def test_boards_are_found_and_doors_written_where_the_site_file_has_none(tmp_path: Path):
    truth = Truth("xor-8a", {"channels": 50, "feedback": "short_when_open"}, {"05": (3, 2), "06": (3, 1)})
    with EmulatedBank(truth.layout(), tmp_path) as bank:
        file = site(tmp_path, bank, truth, compartments=False)
        file.write_text(file.read_text(encoding="utf-8").replace("channels = 24", ""), encoding="utf-8")
        installer = Installer(bank, plugs=2)
        Walk(file, tmp_path / "wired.toml", installer, PACE).run(boards="2-4")
    found = load_site(tmp_path / "wired.toml")
    assert {one.door: (one.board, one.channel) for one in found.compartments} == truth.homes
    assert (found.buses[0].settings["channels"], found.buses[0].settings["feedback"]) == (50, "short_when_open")
    assert "Found: board 3 (50 channels)." in installer.told


def test_a_walk_that_was_broken_off_is_gone_on_with_and_opens_no_lock_twice(tmp_path: Path):
    truth = scrambled("kerong-cu16", random.Random(2))
    with EmulatedBank(truth.layout(), tmp_path) as bank:
        file = site(tmp_path, bank, truth)
        out = tmp_path / "wired.toml"
        Walk(file, out, Installer(bank, stop_after=3), PACE).run(boards="0-3")
        assert len([door for door, home in wired(out).items() if truth.homes[door] == home]) >= 3
        before = len(bank.happened("pulsed"))
        Walk(file, out, Installer(bank), PACE).run(boards="0-3")
        pulsed = [event["door"] for event in bank.happened("pulsed")]
    assert wired(out) == truth.homes
    assert (len(pulsed[:before]), len(set(pulsed))) == (4, 7)
    assert len(pulsed) == 8, "only the one that was opened when the walk was left is opened again"


def test_a_lock_that_stays_jammed_is_left_out_and_its_place_is_told_by_elimination(tmp_path: Path):
    truth = Truth("kerong-cu16", {}, {"01": (1, 2), "02": (1, 1), "03": (1, 3)})
    with EmulatedBank(truth.layout(), tmp_path) as bank:
        file = site(tmp_path, bank, truth)
        bank.do("stick 02")
        installer = Installer(bank, plugs=3)
        Walk(file, tmp_path / "wired.toml", installer, PACE).run(boards="1-1")
    assert wired(tmp_path / "wired.toml") == {"01": (1, 2), "03": (1, 3)}
    assert "All else was found, so door 02 may be at board 1 channel 1: its lock may be jammed." in installer.told


def test_nothing_is_opened_before_the_installer_says_so(tmp_path: Path):
    truth = Truth("kerong-cu16", {}, {"01": (1, 1)})
    with EmulatedBank(truth.layout(), tmp_path) as bank:
        file = site(tmp_path, bank, truth)
        installer = Installer(bank, willing=False)
        Walk(file, file, installer, PACE).run(boards="1-1")
        assert not bank.happened("pulsed")
    assert not list(tmp_path.glob("*.walk.json"))


def test_the_site_file_is_not_overwritten_unasked(tmp_path: Path):
    truth = Truth("kerong-cu16", {}, {"01": (1, 3)})
    with EmulatedBank(truth.layout(), tmp_path) as bank:
        file = site(tmp_path, bank, truth)
        before = file.read_text(encoding="utf-8")
        installer = Installer(bank, plugs=3, overwrites=False)
        Walk(file, file, installer, PACE).run(boards="1-1")
        assert f"{file} is there. Overwrite it? [y/N]" in installer.asked
        assert file.read_text(encoding="utf-8") == before
        again = Installer(bank, plugs=3)
        Walk(file, file, again, PACE).run(boards="1-1")
    assert "Each lock of this bus was dealt with already." in again.told
    assert wired(file) == truth.homes


def test_a_door_that_sprang_open_on_another_bus_is_not_missed_on_its_own(tmp_path: Path):
    truth = Truth("kerong-cu16", {}, {"01": (1, 1), "02": (1, 2)})
    with EmulatedBank(truth.layout(), tmp_path) as bank:
        walk = Walk(site(tmp_path, bank, truth), tmp_path / "wired.toml", Installer(bank), PACE)
    walk._found["right"] = Found([], {}, {1: 16}, [Step(Opening((1, 7), "02", ()))])
    assert walk._not_elsewhere("left") == {"01"}


def test_a_bus_that_somebody_else_has_is_left_to_them(tmp_path: Path):
    truth = Truth("kerong-cu16", {}, {"01": (1, 1)})
    with EmulatedBank(truth.layout(), tmp_path) as bank:
        file = site(tmp_path, bank, truth)
        other = DRIVERS["kerong-cu16"].connect(bank.link("left"), {})
        with pytest.raises(Failure, match=r"in use by another program.*stop it first") as ended:
            Walk(file, file, Installer(bank), PACE).run()
        other.close()
    assert ended.value.code == 75


def test_a_folder_is_no_place_for_the_result_and_said_so_before_the_walk(tmp_path: Path):
    truth = Truth("kerong-cu16", {}, {"01": (1, 1)})
    with EmulatedBank(truth.layout(), tmp_path) as bank:
        with pytest.raises(Failure, match="is a folder"):
            Walk(site(tmp_path, bank, truth), tmp_path, Installer(bank), PACE).run(boards="1-1")
        assert not bank.happened("pulsed")


def test_a_bus_without_a_board_is_said_to_be_so_with_what_to_look_at(tmp_path: Path):
    truth = Truth("kerong-cu16", {}, {"01": (9, 1)})
    with EmulatedBank(truth.layout(), tmp_path) as bank:
        file = site(tmp_path, bank, truth)
        with pytest.raises(Failure, match=r"No board answers on bus left .*power.*A and B.*19200 baud"):
            Walk(file, file, Installer(bank), PACE).run(boards="0-1")


@pytest.mark.parametrize("boards", ["x", "a-b", "7-3", "99"])
def test_addresses_that_a_family_has_not_are_refused(boards: str):
    with pytest.raises(Failure) as ended:
        addresses(DRIVERS["kerong-cu16"], boards)
    assert ended.value.code == 64


def test_addresses_are_those_of_the_usual_switches_unless_others_are_asked_for():
    assert list(addresses(DRIVERS["modbus-relay"], None)) == list(range(1, 33))
    assert list(addresses(DRIVERS["modbus-relay"], "240-300")) == list(range(240, 248))
    assert list(addresses(DRIVERS["xor-8a"], "7")) == [7]
