"""A visit from its beginning to its end, by hand: somebody checks in at one screen, and stores, fetches and leaves at
another, which has never talked to the first.
"""

from pathlib import Path

import pytest

from tests.e2e.harness.bank_site import one_board_site
from tests.e2e.harness.kiosk_process import command
from tests.e2e.harness.photographed import only_code, show_frames
from tests.e2e.harness.reception import Reception, done
from tests.e2e.harness.records import Records
from tests.e2e.harness.status import doors
from tests.e2e.harness.touched import TouchedKiosk


@pytest.mark.timeout(180)  # two kiosks, a hundred frames to be read, and seven codes to be hashed
def test_somebody_arrives_stores_fetches_and_leaves(tmp_path: Path):
    (tmp_path / "bank").mkdir()
    site, at_bank = one_board_site(tmp_path / "bank", "xor-8a", 4, scanner=True), tmp_path / "data"
    reception = Reception(tmp_path)
    assert command("people", "add", "--id", "e17", "--name", "Grace Hopper", "--data", reception.data).returncode == 0
    reception.trusted_by(at_bank, "--config", reception.file)
    with (
        site.bank() as bank,
        TouchedKiosk.run(reception.file, reception.data) as front,
        TouchedKiosk.run(site.file, at_bank) as kiosk,
    ):
        kiosk.until_up(*site.parts)
        front.wait("screen.first_frame")
        bank.forget()

        # They arrive: name and company, whom they visit, which door; and take a picture of their pass.
        front.press("checkIn")
        front.screens("Details")
        front.type("ada")
        front.press("next")
        front.type("acme")
        front.press("next")
        front.screens("FindHost")
        front.type("gr")
        front.press("host0")
        front.screens("ChooseLocker")
        front.press("sizeM")
        front.screens("PassReady")
        seen = only_code(front.photograph(tmp_path / "ready.png"), tmp_path / "phone.png")
        front.press("leave")
        front.screens("Start")

        # They store something.
        show_frames(seen, site.held_up, "store")
        kiosk.screens("DoorOpening", "DoorOpen")
        door = bank.wait("opened")["door"]
        bank.do(f"shut {door}")
        kiosk.screens("DoorIsYours")
        (visit,) = done("visit", "list", "--data", reception.data)
        assert (visit["name"], visit["company"], visit["host"]) == ("Ada", "Acme", "Grace Hopper")
        assert doors(at_bank)[door]["holder"] == f"visit-{visit['pass']}"

        # They fetch it, and leave. A code that comes back within two seconds was never taken away, to a scanner.
        kiosk.screens("Start")
        show_frames(seen, site.held_up, "fetch")
        kiosk.screens("DoorOpening", "DoorOpen")
        bank.do(f"shut {door}")
        kiosk.screens("KeepOrGiveBack")
        kiosk.press("giveBack")
        kiosk.screens("GivenBack")
        assert doors(at_bank)[door]["occupancy"] == "free"

        # They tell reception, too, which can't know it.
        code = done("pass", "show", visit["visit"], "--png", tmp_path / "again.png", "--data", reception.data)["code"]
        front.press("startLeaving")
        front.screens("EnterCode")
        front.type_code(code)
        front.screens("StillInside")
        front.press("itIsEmpty")
        front.screens("Goodbye")
        (visit,) = done("visit", "list", "--data", reception.data)
        assert visit["state"] == "left"

        # What they had opens nothing any more.
        kiosk.screens("Start")
        show_frames(seen, site.held_up, "copy")
        kiosk.screens("PassRefused")
        assert [one["door"] for one in bank.happened("pulsed")] == [door, door]
    assert [one.type for one in Records(at_bank).events("pass.spent", "pass.refused")] == ["pass.spent", "pass.refused"]
