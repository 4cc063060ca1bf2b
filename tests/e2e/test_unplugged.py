"""Cables pulled and put back while a kiosk runs: noticed, shown, recovered without a restart; the rest goes on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.harness.bank_site import BankSite, Door, two_bus_site
from tests.e2e.harness.kiosk_process import KioskProcess, command
from tests.e2e.harness.people import BADGES
from tests.e2e.harness.records import Records
from tests.e2e.harness.status import doors, parts
from tests.fakes.wire_bank import EmulatedBank


@pytest.fixture
def site(tmp_path: Path) -> BankSite:
    return two_bus_site(tmp_path)


@pytest.fixture
def bank(site: BankSite) -> Iterator[EmulatedBank]:
    with site.bank() as bank:
        yield bank


@pytest.fixture
def kiosk(site: BankSite, bank: EmulatedBank, data: Path) -> Iterator[KioskProcess]:
    with KioskProcess.run(site.file, data) as kiosk:
        kiosk.until_up(*site.parts)
        yield kiosk


def given(person: str, data: Path) -> str:
    """The door that this person holds."""
    return {person: door for door, person in Records(data).holders()}[person]


def test_a_reader_that_is_pulled_is_shown_down_while_qr_codes_and_the_other_reader_work_and_it_comes_back(
    bank: EmulatedBank, kiosk: KioskProcess, data: Path, tmp_path: Path
):
    bank.do("unplug badge")
    kiosk.wait("device.down", name="badge")
    down = parts(data)["badge"]
    assert (down["kind"], down["state"]) == ("reader", "down")
    assert down["error"].endswith(".")
    assert str(tmp_path / "badge") in down["error"], "it names the port"
    assert {name for name, one in parts(data).items() if one["state"] != "up"} == {"badge"}

    bank.do(f"tap {BADGES['ada']} side")
    kiosk.screens("DoorOpen")
    bank.do(f"shut {given('ada', data)}")
    assert command("people", "qr", "ben", "--png", tmp_path / "held-up" / "ben.png", "--data", data).returncode == 0
    kiosk.screens("DoorOpen")
    assert given("ben", data)

    bank.do("plug badge")
    kiosk.wait("device.up", name="badge")
    assert parts(data)["badge"] == {**down, "state": "up", "error": None, "since": parts(data)["badge"]["since"]}
    bank.do(f"tap {BADGES['chiara']} badge")
    kiosk.screens("DoorOpen")
    assert given("chiara", data)
    of_badge = [one.type for one in Records(data).events("device.down", "device.up") if '"badge"' in one.detail]
    assert (of_badge[0], *of_badge[-2:]) == ("device.up", "device.down", "device.up")


def test_a_lock_bus_that_is_pulled_is_shown_down_while_the_other_opens_its_doors_and_it_comes_back(
    bank: EmulatedBank, kiosk: KioskProcess, data: Path, tmp_path: Path
):
    bank.do(f"tap {BADGES['ada']} badge")
    kiosk.screens("DoorOpen")
    assert given("ada", data) == "01"
    bank.do("shut 01")
    kiosk.screens("DoorIsYours")

    bank.do("unplug left")
    kiosk.wait("device.down", name="left")
    down = parts(data)["left"]
    assert (down["kind"], down["state"]) == ("locks", "down")
    assert str(tmp_path / "left") in down["error"]
    assert {door: one["sensor"] for door, one in doors(data).items()} == {
        "01": "unknown",
        "02": "unknown",
        "03": "closed",
        "04": "closed",
    }

    bank.do(f"tap {BADGES['ben']} badge")
    kiosk.screens("DoorOpen")
    assert given("ben", data) in ("03", "04")
    bank.do(f"tap {BADGES['ada']} side")
    kiosk.screens("DoorOutOfReach")
    assert given("ada", data) == "01", "what is inside stays theirs"

    bank.do("plug left")
    kiosk.wait("device.up", name="left")
    bank.do(f"tap {BADGES['ada']} badge")
    kiosk.screens("DoorOpening", "DoorOpen")
    kiosk.settle(data)
    assert doors(data)["01"]["sensor"] == "open"
    outcomes = [(one.door, one.outcome) for one in Records(data).intents() if one.person == "ada"]
    assert outcomes == [("01", "opened"), ("01", "not opened"), ("01", "opened")]
    assert len(bank.happened("pulsed", door="01")) == 2, "the one that was out of reach is never made up for"


def test_a_tap_with_every_lock_bus_out_is_told_so_and_assigns_nothing(
    bank: EmulatedBank, kiosk: KioskProcess, data: Path
):
    for bus in ("left", "right"):
        bank.do(f"unplug {bus}")
        kiosk.wait("device.down", name=bus)
    kiosk.settle(data)
    bank.do(f"tap {BADGES['ada']} badge")
    kiosk.screens("BankOutOfReach")
    assert Records(data).holders() == []
    assert [one.person for one in Records(data).events("assignment.refused")] == ["ada"]
    assert not bank.happened("pulsed")


def test_a_silent_board_is_shown_down_and_passed_over_and_its_holder_learns_that_the_door_is_out_of_reach(
    bank: EmulatedBank, kiosk: KioskProcess, data: Path
):
    bank.do(f"tap {BADGES['ada']} badge")
    kiosk.screens("DoorOpen")
    bank.do("shut 01")
    kiosk.screens("DoorIsYours")

    bank.do("fault left silent")
    kiosk.wait("device.down", name="left")
    kiosk.settle(data)
    assert "did not answer" in parts(data)["left"]["error"]
    bank.do(f"tap {BADGES['ben']} badge")
    kiosk.screens("DoorOpen")
    assert given("ben", data) in ("03", "04")
    bank.do(f"shut {given('ben', data)}")
    kiosk.screens("DoorIsYours")

    bank.do(f"tap {BADGES['ada']} side")
    kiosk.screens("DoorOpening", "DoorOutOfReach")
    assert given("ada", data) == "01"
    assert [one.outcome for one in Records(data).intents()] == ["opened", "opened", "unknown"]

    bank.do("fault left none")
    kiosk.wait("device.up", name="left")
    bank.do(f"tap {BADGES['ada']} badge")
    kiosk.screens("DoorOpening", "DoorOpen")


def test_a_board_that_has_not_answered_since_the_start_is_never_said_to_be_up(
    site: BankSite, bank: EmulatedBank, data: Path
):
    bank.do("fault left mute")
    with KioskProcess.run(site.file, data) as kiosk:
        kiosk.wait("device.down", name="left")
        told = [line for line in kiosk.said if '"device.' in line and '"left"' in line]
        assert ["device.up" in line for line in told] == [False]


def test_a_board_that_never_answers_keeps_no_door_of_another_board_on_its_bus_from_opening(tmp_path: Path, data: Path):
    doors_of = (Door("01", "left", 1, 1), Door("02", "left", 2, 1))
    site = BankSite(tmp_path, {"left": "xor-8a"}, doors_of, readers=("badge",), scanner=False)
    with site.bank(without=("01",)) as bank, KioskProcess.run(site.file, data) as kiosk:
        kiosk.until_up("badge")
        kiosk.wait("device.down", name="left")
        kiosk.settle(data)
        bank.do(f"tap {BADGES['ada']}")
        kiosk.screens("DoorOpening", "DoorOpen")
        assert given("ada", data) == "02"
