"""The demo with nothing but a screen, and an emulated bank for a site file of one's own."""

import os
import select
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import pytest

from tests.e2e.harness.bank_site import FAMILIES, GOLDEN, BankSite, golden_site
from tests.e2e.harness.kiosk_process import COMMAND, PATIENCE_S, KioskProcess, environment
from tests.e2e.harness.people import BADGES
from tests.e2e.harness.records import Records
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
        kiosk.until_up("left", "badge", "camera")
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
