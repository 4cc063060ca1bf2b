"""Facilities at a bank: they get in, open doors, recover what was left behind; a fire panel opens everything.

Real processes, a screen that is touched, boards that answer on pseudo-terminals.
"""

import re
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tests.e2e.harness import chain
from tests.e2e.harness.bank_site import BankSite, Door
from tests.e2e.harness.kiosk_process import command
from tests.e2e.harness.people import BADGES
from tests.e2e.harness.records import Records
from tests.e2e.harness.status import doors, parts
from tests.e2e.harness.touched import TouchedKiosk
from tests.fakes.wire_bank import EmulatedBank

pytestmark = pytest.mark.timeout(180)  # a window in software, PINs to be hashed, doors that open one a second

WHO = "Grace Hopper (facilities)"
DOORS = ("01", "02", "03")
NAMED_WITHIN_S = 2.0
DEAD, QUESTION = 2, "80020033B1"
_PANEL = """\
[[input]]
name = "fire panel"
bus = "left"
board = 0
channel = 16
use = "emergency release"
"""


@pytest.fixture
def site(tmp_path: Path) -> BankSite:
    made = tuple(Door(number, "left", 0, channel) for channel, number in enumerate(DOORS, start=1))
    return BankSite(tmp_path, {"left": "kerong-cu16"}, made, ("badge",), scanner=False, more=_PANEL)


@pytest.fixture
def bank(site: BankSite) -> Iterator[EmulatedBank]:
    with site.bank() as bank:
        yield bank


@pytest.fixture
def pin(data: Path) -> str:
    """Of the first operator, who was made while no kiosk ran."""
    made = ("--role", "facilities", "--name", "Grace Hopper")
    done = command("operator", "add", "e17", *made, "--data", data)
    assert done.returncode == 0, done
    found = re.search(r"Their PIN is (\d{8});", done.stdout)
    assert found is not None
    return found[1]


def up(kiosk: TouchedKiosk, site: BankSite, data: Path) -> None:
    kiosk.until_up(*site.parts)
    kiosk.settle(data)


def sign_in(kiosk: TouchedKiosk, pin: str) -> None:
    """By the help sheet, which is the way for whoever can't hold the corner."""
    kiosk.press("barHelp", "signIn")
    kiosk.screens("OperatorPin")
    kiosk.type_code(pin)
    kiosk.screens("BankFront")


def in_order(data: Path, *types: str) -> list[tuple[str, str]]:
    """These events, in order, each with who did it as an operator."""
    found = Records(data).events(*types)
    return [(one.type, WHO if WHO in one.detail else "") for one in found]


def shut_all(bank: EmulatedBank) -> None:
    for door in bank.do("doors")["open"]:
        bank.do(f"shut {door}")


def test_an_operator_opens_a_door_the_fire_panel_all_of_them_and_guesses_pause_nobodys_badge(
    site: BankSite, bank: EmulatedBank, data: Path, pin: str
):
    with TouchedKiosk.run(site.file, data) as kiosk:
        up(kiosk, site, data)

        # The corner is held, the PIN typed; a door is opened with a reason, and shut.
        kiosk.hold("corner")
        kiosk.screens("OperatorPin")
        kiosk.type_code(pin)
        kiosk.screens("BankFront")
        kiosk.press("turn", "row1", "do-open", "reason4")
        kiosk.screens("CompartmentShown", "ChooseReason")
        assert not bank.happened("pulsed"), "a reason alone opens nothing"
        kiosk.hold("hold")
        assert bank.wait("opened")["door"] == "02"
        kiosk.screens("CompartmentShown", "CompartmentShown")  # it opens; it is open
        bank.do("shut 02")
        kiosk.screens("CompartmentShown")
        kiosk.press("back", "barFinish")
        kiosk.screens("Start")
        kiosk.settle(data)
        told = ("operator.login", "open.override", "open.intent", "open.outcome", "door.closed", "operator.logout")
        assert [one for one, _ in in_order(data, *told)] == list(told)
        assert {one for one, who in in_order(data, *told) if who} >= {
            *("operator.login", "open.override", "open.intent", "operator.logout"),
        }
        (override,) = Records(data).events("open.override")
        assert (override.person, override.door) == ("e17", "02")
        assert '"why": "check"' in override.detail

        # Nobody is signed in, and the fire panel opens everything.
        bank.forget()
        bank.do("input fire panel open")
        kiosk.screens("Evacuation")
        assert {bank.wait("opened")["door"] for _ in DOORS} == set(DOORS)
        bank.do("input fire panel closed")
        kiosk.screens("Start")
        shut_all(bank)
        kiosk.settle(data)
        assert [one.detail for one in Records(data).events("run.started") if "fire panel" in one.detail]

        # Somebody guesses: that pad rests, and staff notice nothing of it.
        kiosk.press("barHelp", "signIn")
        kiosk.screens("OperatorPin")
        for _ in range(4):
            kiosk.type_code("00000000")
            kiosk.screens("OperatorPin", "OperatorPin")  # it is looked up, and asked for again
        kiosk.type_code("00000000")
        kiosk.screens("OperatorPaused")
        kiosk.press("back")
        kiosk.screens("Start")
        kiosk.press("barHelp", "signIn")
        kiosk.screens("OperatorPaused")
        bank.forget()
        bank.do(f"tap {BADGES['ada']}")
        opened = bank.wait("opened")["door"]
        kiosk.screens("DoorOpen")
        assert Records(data).holders() == [(opened, "ada")]
    chain.assert_whole(data, site.folder)


def test_a_case_and_a_run_that_are_cut_off_go_on_from_where_they_were_and_open_nothing_by_themselves(
    site: BankSite, bank: EmulatedBank, data: Path, pin: str
):
    with TouchedKiosk.run(site.file, data) as kiosk:
        up(kiosk, site, data)
        bank.do(f"tap {BADGES['ada']}")
        bank.wait("opened", door="01")
        kiosk.screens("DoorOpen")
        bank.do("shut 01")
        kiosk.screens("DoorIsYours")
        kiosk.press("barFinish")
        kiosk.screens("Start")
        sign_in(kiosk, pin)

        # What is in there is held, and a case is opened; its holder was not told, which needs a reason.
        kiosk.press("turn", "row0", "do-hold", "reason1")
        kiosk.hold("hold")
        kiosk.press("do-take on")
        kiosk.hold("openDoor")
        kiosk.screens("SkipStep")
        kiosk.type("smells")
        kiosk.press("next")
        kiosk.hold("leaveOut")
        bank.wait("opened", door="01")
        kiosk.press("collected")
        bank.do("shut 01")
        kiosk.press("describe")  # it is at the things now
        for screen in ("DescribeItem", "CaseShown", "Cases"):
            kiosk.screens(screen)
            kiosk.press("back")
        kiosk.screens("BankFront")

        # Many doors are being opened, and the power goes.
        kiosk.press("menu", "go-openMany", "which0", "next", "reason5")
        bank.forget()
        kiosk.hold("hold")
        bank.wait("opened", door="01")
        kiosk.kill()
    before = bank.happened("pulsed")
    shut_all(bank)

    with TouchedKiosk.run(site.file, data) as kiosk:
        up(kiosk, site, data)
        assert bank.happened("pulsed") == before, "a start opens no door"
        (ended,) = Records(data).events("run.ended")
        assert '"stopped": true' in ended.detail
        sign_in(kiosk, pin)
        kiosk.press("menu", "go-cases", "case0")

        # What was found is described; the door is free again.
        kiosk.press("describe", "category-bag")
        kiosk.type("blue")
        kiosk.press("next", "allListed")
        kiosk.hold("setFree")
        kiosk.press("lostProperty")
        assert doors(data)["01"]["occupancy"] == "free"

        # And handed back, against a signature.
        kiosk.press("item0", "handBack", "next", "sign")
        kiosk.draw("pad")
        kiosk.hold("done")
        kiosk.screens("ItemShown", "HandBack", "ItemShown")
        assert bank.happened("pulsed") == before
        _assert_handed_out(data, site.folder)


def _assert_handed_out(data: Path, folder: Path) -> None:
    """Both exports, each with its proof."""
    told = [one.type for one in Records(data).events() if one.type.startswith(("recovery.", "lost_property."))]
    assert told == [
        *("recovery.opened", "recovery.skipped", "recovery.step", "lost_property.found"),
        *("recovery.step", "recovery.step", "lost_property.handed_back"),
    ]
    key, log = folder / "key", folder / "lost.jsonl"
    key.write_text(command("audit", "key", "--data", data).stdout, encoding="ascii")
    for export in (("lost-property", "export"), ("audit", "export")):
        done = command(*export, "--out", log, "--data", data)
        assert (done.returncode, done.stderr) == (0, ""), done
        done = command("audit", "verify", log, "--key", key)
        assert (done.returncode, done.stderr) == (0, ""), done
        log.unlink()


def test_a_board_that_dies_is_named_in_time_and_the_other_goes_on(tmp_path: Path, data: Path, pin: str):
    made = (Door("01", "left", 1, 1), Door("02", "left", 1, 2), Door("03", "left", DEAD, 1))
    site = BankSite(tmp_path, {"left": "xor-8a"}, made, readers=("badge",), scanner=False)
    with site.bank() as bank, TouchedKiosk.run(site.file, data) as kiosk:
        up(kiosk, site, data)
        sign_in(kiosk, pin)
        kiosk.press("menu", "go-health")
        kiosk.screens("Health")

        bank.do(f"kill left {DEAD}")
        killed = time.monotonic()
        while (unanswered := bank.wait("frame", bus="left", dir="in", hex=QUESTION)["at"]) < killed:
            pass
        kiosk.see(f"Board {DEAD} on")
        told = kiosk.wait("device.down", name="left")
        assert f"Board {DEAD} " in told["error"]
        assert "Board 1 " not in told["error"]
        left = parts(data)["left"]
        assert left["state"] == "degraded"
        assert left["error"] == told["error"]
        since = datetime.fromisoformat(left["since"]).timestamp() - time.time() + time.monotonic()
        assert since - unanswered < NAMED_WITHIN_S

        kiosk.press("back", "barFinish")
        kiosk.screens("Start")
        for person in ("ada", "ben"):
            bank.do(f"tap {BADGES[person]}")
            kiosk.screens("DoorOpen")
            door = {who: door for door, who in Records(data).holders()}[person]
            bank.do(f"shut {door}")
            kiosk.screens("DoorIsYours")
        assert {door for door, _ in Records(data).holders()} == {"01", "02"}
