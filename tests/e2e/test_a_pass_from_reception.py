"""A pass goes from a reception kiosk to a bank that can't talk to it: as a picture that is filmed, and as eight digits.

Two kiosk processes with a data folder each, no network, nothing between them but one file that was carried over before.
"""

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.e2e.harness.bank_site import BankSite, Door
from tests.e2e.harness.kiosk_process import KioskProcess, command
from tests.e2e.harness.photographed import write_video
from tests.e2e.harness.reception import Reception, issue_pass
from tests.e2e.harness.records import Records
from tests.e2e.harness.status import doors
from tests.e2e.harness.touched import TouchedKiosk
from tests.fakes.wire_bank import EmulatedBank

pytestmark = pytest.mark.timeout(180)  # two kiosks, films to be made and read, and seven codes to be hashed

FILM = "film.avi"
BERLIN = ZoneInfo("Europe/Berlin")  # the reception's time zone
_CAMERA = f'[[scanner]]\nname = "camera"\ndriver = "camera"\nsource = "{FILM}"\n'


@pytest.fixture
def site(tmp_path: Path) -> BankSite:
    """Two doors; a camera for which a film stands in, and the scanner to which still pictures are held."""
    numbers = (Door("01", "left", 1, 1), Door("02", "left", 1, 2))
    folder = tmp_path / "bank"
    folder.mkdir()
    policy = 'model = "session"\nwalk_up_share = 0'
    return BankSite(folder, {"left": "xor-8a"}, numbers, ("badge",), policy=policy, more=_CAMERA)


@pytest.fixture(scope="module")
def _paired(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folders of both, in which the bank trusts reception; neither ran when that came about."""
    folder = tmp_path_factory.mktemp("paired")
    found = Reception(folder)
    assert found.trusted_by(folder / "data", "--config", found.file)["codes"] == 7, "one for each day of a week"
    return folder


@pytest.fixture
def at_bank(tmp_path: Path, _paired: Path) -> Path:
    """The bank's data folder."""
    return Path(shutil.copytree(_paired / "data", tmp_path / "data"))


@pytest.fixture
def reception(tmp_path: Path, _paired: Path) -> Iterator[Reception]:
    """It runs, and knows nothing of the bank but its name and place."""
    found = Reception(tmp_path)
    shutil.copytree(_paired / "reception", found.data)
    with KioskProcess.run(found.file, found.data) as kiosk:
        kiosk.wait("screen.first_frame")
        yield found


@pytest.fixture
def bank(site: BankSite) -> Iterator[EmulatedBank]:
    with site.bank() as bank:
        yield bank


@pytest.fixture
def kiosk(site: BankSite, at_bank: Path, bank: EmulatedBank, reception: Reception) -> Iterator[TouchedKiosk]:
    """The bank's kiosk."""
    with TouchedKiosk.run(site.file, at_bank) as kiosk:
        kiosk.until_up(*site.parts)
        bank.forget()
        yield kiosk


def hold_up(picture: str, site: BankSite, name: str) -> None:
    """Before the bank's scanner."""
    shutil.copy(picture, site.held_up / ".hidden")
    (site.held_up / ".hidden").rename(site.held_up / name)


def test_the_film_of_a_pass_opens_a_door_and_what_was_left_stays_left(
    site: BankSite, bank: EmulatedBank, kiosk: TouchedKiosk, reception: Reception, at_bank: Path
):
    given = reception.issue("ada", size="M")
    assert (given["confirmed"], given["place"]) == (False, "Level 2, by the lifts")

    # A phone is held before the camera.
    write_video(Path(given["png"]), site.folder / FILM)
    bank.wait("opened", door="01")
    kiosk.screens("DoorOpening", "DoorOpen")
    shown = doors(at_bank)
    assert (shown["01"]["occupancy"], shown["01"]["sensor"]) == ("occupied", "open")
    assert shown["01"]["holder"] == f"visit-{given['pass']}"
    bank.do("shut 01")
    kiosk.screens("DoorIsYours")

    # The visitor fetches their things, and leaves.
    hold_up(given["png"], site, "later.png")
    bank.wait("opened", door="01")
    kiosk.screens("DoorOpening", "DoorOpen")
    bank.do("shut 01")
    kiosk.screens("KeepOrGiveBack")
    kiosk.press("giveBack")
    kiosk.screens("GivenBack")
    assert doors(at_bank)["01"]["occupancy"] == "free"

    # Somebody else has photographed it, too. A code that comes back within two seconds was never taken away.
    kiosk.screens("Start")
    hold_up(given["png"], site, "copy.png")
    kiosk.screens("PassRefused")
    assert [one["door"] for one in bank.happened("pulsed")] == ["01", "01"]
    told = [one.type for one in Records(at_bank).events() if one.type.startswith("pass.")]
    assert told == ["pass.accepted", "pass.accepted", "pass.spent", "pass.refused"]
    assert "ada" not in "".join(one.detail for one in Records(at_bank).events())


def test_eight_digits_open_the_door_of_the_same_pass(
    site: BankSite, bank: EmulatedBank, kiosk: TouchedKiosk, reception: Reception, at_bank: Path
):
    given = reception.issue("ben")
    kiosk.press("useVisitorCode")
    kiosk.screens("EnterCode")
    kiosk.type_code(given["code"])
    opened = bank.wait("opened")["door"]
    kiosk.screens("DoorOpen")
    assert doors(at_bank)[opened]["holder"] == f"visit-{given['pass']}"
    bank.do(f"shut {opened}")
    kiosk.screens("DoorIsYours")

    # The picture of the same pass is the same visit.
    hold_up(given["png"], site, "ben.png")
    assert bank.wait("opened")["door"] == opened
    kiosk.screens("DoorOpen")
    bank.do(f"shut {opened}")
    kiosk.screens("KeepOrGiveBack")


def test_a_pass_that_was_ended_opens_nothing_once_the_bank_was_told(
    site: BankSite, bank: EmulatedBank, kiosk: TouchedKiosk, reception: Reception, at_bank: Path
):
    given = reception.issue("chiara")
    until = datetime.fromisoformat(given["until"])
    midnight = datetime.now(BERLIN).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    may_open = reception.end(given["visit"])["may_open_until"]  # nobody could tell the bank: its code's day counts, too
    assert datetime.fromisoformat(may_open) == max(until, midnight)
    assert reception.trusted_by(at_bank)["ended"] == 1  # both run
    hold_up(given["png"], site, "chiara.png")
    kiosk.screens("PassRefused")
    assert not bank.happened("pulsed")


def test_a_key_that_is_shown_on_one_screen_and_scanned_at_the_other_is_trusted_once_the_digits_were_compared(
    site: BankSite, bank: EmulatedBank, tmp_path: Path
):
    reception, at_bank = Reception(tmp_path), tmp_path / "data"
    with TouchedKiosk.run(reception.file, reception.data) as front, TouchedKiosk.run(site.file, at_bank) as kiosk:
        kiosk.until_up(*site.parts)
        front.wait("screen.first_frame")
        given = reception.issue("deniz")
        hold_up(given["png"], site, "too early.png")
        kiosk.screens("PassRefused")

        shown = reception.show_key()
        front.screens("KeyCard")
        assert command("trust", "pair", "--data", at_bank).returncode == 65, "somebody reads why they were refused"
        kiosk.press("leave")
        kiosk.screens("Start")
        assert command("trust", "pair", "--data", at_bank).returncode == 0
        kiosk.screens("Pairing")
        hold_up(str(front.photograph(tmp_path / "key.png")), site, "key.png")
        kiosk.press("same")
        (key,) = json.loads(command("trust", "list", "--data", at_bank, "--json").stdout)
        assert (key["issuer"], key["fingerprint"]) == ("reception", shown)

        hold_up(given["png"], site, "deniz.png")
        bank.wait("opened")
        kiosk.screens("DoorOpen")


def test_a_bank_takes_what_its_own_command_line_gave_out_whether_it_ran_or_not(
    site: BankSite, bank: EmulatedBank, tmp_path: Path
):
    data = tmp_path / "data"
    never_ran = issue_pass(data, tmp_path, "ada")
    with KioskProcess.run(site.file, data) as kiosk:
        kiosk.until_up(*site.parts)
    rests = issue_pass(data, tmp_path, "ben")
    assert (never_ran["confirmed"], rests["confirmed"]) == (False, False)
    with KioskProcess.run(site.file, data) as kiosk:
        kiosk.until_up(*site.parts)
        for given in (never_ran, rests):
            hold_up(given["png"], site, Path(given["png"]).name)
            kiosk.screens("DoorOpen")
            bank.do(f"shut {bank.wait('opened')['door']}")
            kiosk.screens("DoorIsYours")
        until = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
        asked = ("--name", "chiara", "--bank", "A", "--until", until, "--png", tmp_path / "chiara.png")
        no_more = command("pass", "issue", *asked, "--data", data)
        assert (no_more.returncode, no_more.stderr) == (65, "Bank A has no door left for that time.\n")
    assert {holder for _, holder in Records(data).holders()} == {f"visit-{one['pass']}" for one in (never_ran, rests)}
