"""The demo with nothing but a screen, and an emulated bank for a site file of one's own."""

import os
import select
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Self

import pytest

from tests.e2e.harness.bank_site import FAMILIES, GOLDEN, BankSite, golden_site
from tests.e2e.harness.kiosk_process import COMMAND, PATIENCE_S, KioskProcess, environment
from tests.e2e.harness.people import BADGES
from tests.e2e.harness.records import Records
from tests.e2e.harness.status import doors
from tests.e2e.harness.touched import TouchedKiosk
from tests.fakes.wire_bank import EmulatedBank


@contextmanager
def child_of(kiosk: KioskProcess) -> Iterator[int]:
    """A descriptor that becomes readable when the only process below the kiosk has ended."""
    pid = kiosk.process.pid
    (child,) = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    descriptor = os.pidfd_open(int(child))
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def has_ended(child: int) -> bool:
    return bool(select.select([child], [], [], PATIENCE_S)[0])


@pytest.mark.parametrize("family", FAMILIES)
def test_the_demo_shows_a_screen_with_all_parts_up_and_leaves_nothing_behind_when_it_is_ended(
    family: str, tmp_path: Path
):
    with KioskProcess("demo", "--no-window", "--driver", family, TMPDIR=str(tmp_path)) as kiosk:
        kiosk.until_up("left", "badge", "camera", "receipts")
        with child_of(kiosk) as emulator:
            assert list(tmp_path.iterdir()), "the demo's folder is where this test looks for it"
            assert kiosk.stop() == 0
            assert has_ended(emulator)
    assert list(tmp_path.iterdir()) == []


def test_the_emulator_ends_with_a_demo_that_was_killed(tmp_path: Path):
    with KioskProcess("demo", "--no-window", TMPDIR=str(tmp_path)) as kiosk:
        kiosk.until_up("left")
        with child_of(kiosk) as emulator:
            kiosk.kill()
            assert has_ended(emulator)


@pytest.fixture
def at_bank(tmp_path: Path) -> Iterator[IO[str]]:
    """A line written here presses an item in the window of the demo's emulated bank."""
    pipe = tmp_path / "finger"
    os.mkfifo(pipe)
    with open(os.open(pipe, os.O_RDWR), "w", encoding="utf-8", buffering=1) as lines:  # noqa: PTH123 - no path
        yield lines


@pytest.fixture
def demo(tmp_path: Path, at_bank: IO[str]) -> Iterator[TouchedKiosk]:
    """With both of its windows; its data are in the folder ``kept``."""
    with TouchedKiosk.demo(tmp_path / "kept", tmp_path / "finger") as demo:
        demo.until_up("left", "badge", "camera", "receipts")
        yield demo


def test_a_visit_is_played_with_clicks_in_the_two_windows_and_nothing_else(
    demo: TouchedKiosk, at_bank: IO[str], tmp_path: Path
):
    def open_doors() -> list[str]:
        return [door for door, shown in doors(tmp_path / "kept").items() if shown["sensor"] == "open"]

    demo.press("welcomeVisitor", "checkIn")
    demo.type("zoe")
    demo.press("next", "next")  # no company
    demo.screens("FindHost")
    demo.type("kaya")
    demo.press("host0", "accept", "sizeM")
    demo.screens("ReadTerms", "ChooseLocker", "PassReady")
    demo.press("print")

    at_bank.write("slip-hold-up\n")
    demo.screens("DoorOpening", "DoorOpen")
    (door,) = open_doors()
    at_bank.write(f"slip-hold-up\ndoor-{door}\n")  # it is taken away again
    demo.screens("DoorIsYours")

    at_bank.write("slip-put-away\ncode-Zoe\n")
    demo.screens("DoorOpen")
    assert open_doors() == [door]
    at_bank.write(f"code-Zoe\ndoor-{door}\n")
    demo.screens("KeepOrGiveBack")
    demo.press("giveBack")
    demo.screens("GivenBack")
    assert doors(tmp_path / "kept")[door]["occupancy"] == "free"


def test_the_badge_of_reception_opens_the_list_of_visits(demo: TouchedKiosk, at_bank: IO[str]):
    demo.press("welcomeVisitor")
    demo.screens("VisitorWelcome")
    at_bank.write("badge-Reception\n")
    demo.screens("Visits")


class EmulateCommand(EmulatedBank):
    """The bank that ``locker-kiosk emulate`` makes of a site file."""

    def __init__(self, site: BankSite) -> None:
        super().__init__({}, site.folder)
        self._site = site

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [str(COMMAND), "emulate", "--config", str(self._site.file)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            env=environment(),
        )
        self.wait("ready")
        return self


@pytest.mark.parametrize("family", FAMILIES)
def test_a_kiosk_opens_doors_on_the_bank_that_emulate_makes_of_its_own_site_file(
    family: str, tmp_path: Path, data: Path
):
    site = golden_site(tmp_path, family)
    before = {path.name for path in tmp_path.iterdir()}
    with EmulateCommand(site) as bank:
        with KioskProcess.run(site.file, data) as kiosk:
            kiosk.until_up(*site.parts)
            bank.do(f"tap {BADGES['ada']}")
            bank.wait("frame", bus="left", dir="in", hex=GOLDEN[family]["01"][2])
            bank.wait("opened", door="01")
            kiosk.screens("DoorOpening", "DoorOpen")
            bank.do("shut 01")
            kiosk.screens("DoorIsYours")
            assert not bank.ask("open everything")["ok"]
        bank.do("unplug left")
        bank.do("plug left")
    assert Records(data).holders() == [("01", "ada")]
    assert {path.name for path in tmp_path.iterdir()} - before <= {"layout.json"}, "its links and files are gone"
