"""The main job, through the installed command: badge bytes in on one wire, the open command out on another."""

import shutil
from pathlib import Path

import pytest

from drivers.locks import DRIVERS
from kiosk.store.data_folder import DataFolder
from tests.e2e.harness.bank_site import FAMILIES, GOLDEN, golden_site
from tests.e2e.harness.kiosk_process import KioskProcess, command
from tests.e2e.harness.people import BADGES
from tests.e2e.harness.records import Records


@pytest.mark.parametrize("family", FAMILIES)
def test_badges_and_a_qr_code_open_doors_and_leave_a_record_until_the_kiosk_is_told_to_end(
    family: str, tmp_path: Path, data: Path
):
    site = golden_site(tmp_path, family)
    wire = {door: frame for door, (_, _, frame) in GOLDEN[family].items()}
    records = Records(data)
    with site.bank() as bank, KioskProcess.run(site.file, data) as kiosk:
        kiosk.until_up(*site.parts)
        bank.forget()

        # A tap: the intent is on the record before the lock is pulsed.
        bank.do(f"tap {BADGES['ada']} badge")
        bank.wait("frame", bus="left", dir="in", hex=wire["01"])
        (intent,) = records.intents()
        assert (intent.door, intent.person) == ("01", "ada")
        assert records.holders() == [("01", "ada")]
        written = records.events("assignment.assigned", "open.intent")
        assert [(one.type, one.door, one.person) for one in written] == [
            ("assignment.assigned", "01", "ada"),
            ("open.intent", "01", "ada"),
        ]
        owed = records.owed_upstream()  # read first: the kiosk goes on writing
        assert owed == records.recorded()[: len(owed)]
        assert len(owed) >= len(written)
        bank.wait("opened", door="01")
        kiosk.screens("DoorOpening", "DoorOpen")
        assert [one.outcome for one in records.intents()] == ["opened"]
        bank.do("shut 01")
        kiosk.screens("DoorIsYours")

        # Somebody else gets another door.
        bank.do(f"tap {BADGES['ben']} badge")
        kiosk.screens("DoorOpen")
        bens = bank.wait("opened")["door"]
        assert bens != "01"
        bank.wait("frame", bus="left", dir="in", hex=wire[bens])
        bank.do(f"shut {bens}")
        kiosk.screens("DoorIsYours")

        # The same badge again, at the other reader: the same door, and the question what comes next.
        bank.do(f"tap {BADGES['ada']} side")
        bank.wait("frame", bus="left", dir="in", hex=wire["01"])
        kiosk.screens("DoorOpening", "DoorOpen")
        bank.do("shut 01")
        kiosk.screens("KeepOrGiveBack")

        # A QR code, as a picture that appears before the scanner.
        assert command("people", "qr", "chiara", "--png", tmp_path / "chiara.png", "--data", data).returncode == 0
        shutil.copy(tmp_path / "chiara.png", site.held_up / ".hidden")
        (site.held_up / ".hidden").rename(site.held_up / "chiara.png")
        kiosk.screens("DoorOpening", "DoorOpen")
        assert len(records.holders()) == 3
        chiaras = {person: door for door, person in records.holders()}["chiara"]
        bank.wait("frame", bus="left", dir="in", hex=wire[chiaras])
        bank.do(f"shut {chiaras}")
        kiosk.screens("DoorIsYours")

        # Each door moved as often as it was told to, and no other did.
        assert sorted(one["door"] for one in bank.happened("pulsed")) == sorted(["01", "01", bens, chiaras])
        assert kiosk.stop() == 0
    assert [one.outcome for one in records.intents()] == ["opened"] * 4
    assert [one.door for one in records.events("door.closed")] == ["01", bens, "01", chiaras]
    assert records.events()[-1].type == "kiosk.stopped"
    assert records.owed_upstream() == records.recorded(), "nothing that happened may be missing upstream"
    assert not DataFolder(data).socket.exists()


@pytest.mark.parametrize("family", [family for family in GOLDEN if family not in FAMILIES])
def test_a_badge_opens_a_door_of_any_family_by_the_bytes_of_its_sheet(family: str, tmp_path: Path, data: Path):
    site = golden_site(tmp_path, family, scanner=False)
    with site.bank() as bank, KioskProcess.run(site.file, data) as kiosk:
        kiosk.until_up(*site.parts)
        for person in ("ada", "ben"):
            bank.forget()
            bank.do(f"tap {BADGES[person]} badge")
            door = bank.wait("opened")["door"]
            bank.wait("frame", bus="left", dir="in", hex=GOLDEN[family][door][2])
            kiosk.screens("DoorOpening", "DoorOpen")
            bank.do(f"shut {door}")
            kiosk.screens("DoorIsYours")
        assert kiosk.stop() == 0
    assert [one.outcome for one in Records(data).intents()] == ["opened"] * 2


def test_there_is_a_sheets_opening_for_every_family():
    assert set(GOLDEN) == set(DRIVERS)


def test_a_badge_that_nobody_has_opens_nothing_and_is_told_so(tmp_path: Path, data: Path):
    site = golden_site(tmp_path, "xor-8a")
    with site.bank() as bank, KioskProcess.run(site.file, data) as kiosk:
        kiosk.until_up(*site.parts)
        bank.do("tap 0B00000000")
        kiosk.screens("NotKnown")
        kiosk.settle(data)
        assert not bank.happened("pulsed")
    assert [one.type for one in Records(data).events("credential.refused", "open.intent")] == ["credential.refused"]
