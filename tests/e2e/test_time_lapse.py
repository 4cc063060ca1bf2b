"""Every model on the emulated bank, from the tap to the reset: real bytes, threads and database, short days."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.domain.compartments import Condition
from kiosk.engine import compartments, reserve, screens
from kiosk.engine import intents as i
from kiosk.engine.reserve import Wanted
from kiosk.store.data_folder import DataFolder
from tests.e2e.harness.bank_site import BankSite, one_board_site
from tests.e2e.harness.lapse import LapsedKiosk
from tests.e2e.harness.people import BADGES
from tests.fakes.wire_bank import EmulatedBank

pytestmark = pytest.mark.timeout(120)

ALL_DAY = 'release = "18:00"\n'


@dataclass
class Scene:
    """A kiosk, the bank that it is wired to, and the hands at its doors."""

    kiosk: LapsedKiosk
    bank: EmulatedBank

    def put_in(self, name: str, door: str) -> None:
        """Tap, put something into the door that opens, shut it, go."""
        self.bank.do(f"tap {BADGES[name]} badge")
        self.bank.wait("opened", door=door)
        assert self.kiosk.display.wait_for(screens.DoorOpen).fresh
        self.bank.do(f"shut {door}")
        self.kiosk.display.wait_for(screens.DoorIsYours)
        self.leave()

    def come_back(self, name: str, door: str) -> None:
        """At the other reader: the first one takes a card that is shown again so soon for one that was never away."""
        self.bank.do(f"tap {BADGES[name]} side")
        self.bank.wait("opened", door=door)
        assert not self.kiosk.display.wait_for(screens.DoorOpen).fresh
        self.bank.do(f"shut {door}")

    def press(self, press: i.Intent) -> None:
        self.kiosk.loop.post(press)

    def leave(self) -> None:
        self.press(i.Leave())
        self.kiosk.display.wait_for(screens.Start)


@contextmanager
def running(site: BankSite, data: Path) -> Iterator[Scene]:
    with site.bank() as bank, LapsedKiosk(site, DataFolder(data)) as kiosk:
        yield Scene(kiosk, bank)


def site_with(folder: Path, policy: str, doors: int = 2) -> BankSite:
    plain = one_board_site(folder / "plain", "kerong-cu16", doors)
    (folder / "site").mkdir()
    return replace(plain, folder=folder / "site", policy=policy, readers=("badge", "side"))


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()


def test_day_use_is_warned_extended_and_reset_in_the_evening(tmp_path: Path, data: Path):
    policy = f'model = "day-use"\n{ALL_DAY}warn_before = ["1h"]\nextensions = 1\nextend_by = "2h"'
    with running(site_with(tmp_path, policy), data) as scene:
        scene.put_in("ada", "01")
        scene.put_in("ben", "02")
        scene.kiosk.lapse(4.2)
        scene.come_back("ada", "01")
        assert scene.kiosk.display.wait_for(screens.EndsSoon).longer_until is not None
        scene.press(i.KeepLonger())
        assert scene.kiosk.display.wait_for(screens.Kept).extended
        scene.leave()
        scene.kiosk.lapse(1)
        assert scene.kiosk.holders() == {"01": "ada"}
        scene.kiosk.lapse(2)
        assert scene.kiosk.holders() == {}
        scene.put_in("chiara", "02")  # the less used of the two


def test_a_session_ends_by_the_tap_out_or_by_idleness(tmp_path: Path, data: Path):
    with running(site_with(tmp_path, 'model = "session"\nidle = "2h"\nsecond_tap = "finish"'), data) as scene:
        scene.put_in("ada", "01")
        scene.put_in("ben", "02")
        scene.come_back("ada", "01")
        assert scene.kiosk.display.wait_for(screens.GivenBack).can_undo
        assert scene.kiosk.holders() == {"02": "ben"}
        scene.leave()
        scene.kiosk.lapse(2.1)
        assert scene.kiosk.holders() == {}


def test_one_door_serves_two_shifts_and_somebody_late_leaving_is_not_robbed(tmp_path: Path, data: Path):
    shifts = 'shifts = ["early daily 06:00-14:00", "late daily 14:00-22:00"]'
    with running(site_with(tmp_path, f'model = "shift"\n{shifts}\ngrace = "20min"', doors=1), data) as scene:
        scene.put_in("ada", "01")
        scene.kiosk.lapse(1.1)
        scene.bank.do(f"tap {BADGES['chiara']} badge")
        scene.kiosk.display.wait_for(screens.BankFull)
        scene.leave()
        assert scene.kiosk.holders() == {"01": "ada"}
        scene.kiosk.lapse(0.5)
        scene.put_in("ben", "01")
        assert scene.kiosk.holders() == {"01": "ben"}


def test_a_reservation_is_kept_bound_on_arrival_and_over_at_its_end(tmp_path: Path, data: Path):
    site = site_with(tmp_path, f'model = "day-use"\n{ALL_DAY}walk_up_share = 0.0', doors=2)
    with running(site, data) as scene:
        begin = scene.kiosk.clock.now() + timedelta(hours=1)
        wanted = Wanted("ada", begin, begin + timedelta(hours=2))
        scene.kiosk.ask(lambda: reserve.reserve(scene.kiosk.kiosk, wanted))
        scene.put_in("ben", "01")
        scene.bank.do(f"tap {BADGES['chiara']} badge")
        assert scene.kiosk.display.wait_for(screens.BankFull).promised
        scene.leave()
        scene.kiosk.lapse(1.1)
        scene.put_in("ada", "02")
        scene.kiosk.lapse(2)
        assert scene.kiosk.holders() == {"01": "ben"}


def test_a_named_door_is_its_persons_until_facilities_reset_it(tmp_path: Path, data: Path):
    plain = site_with(tmp_path, f'model = "day-use"\n{ALL_DAY}')
    mine, other = plain.doors
    folder = tmp_path / "named"
    folder.mkdir()
    site = replace(plain, folder=folder, doors=(replace(mine, more='named_for = "ben"'), other))
    with running(site, data) as scene:
        scene.put_in("ada", "02")
        scene.put_in("ben", "01")
        scene.kiosk.lapse(7 * 24)
        assert scene.kiosk.holders() == {"01": "ben"}
        scene.kiosk.ask(lambda: compartments.reset(scene.kiosk.kiosk, "01", "he has left"))
        assert scene.kiosk.holders() == {}


def test_exceptions_keep_a_door_back_and_something_found_gives_another(tmp_path: Path, data: Path):
    with running(site_with(tmp_path, f'model = "day-use"\n{ALL_DAY}', doors=3), data) as scene:
        hold = (scene.kiosk.kiosk, "01", Condition.HOLD, "police")
        scene.kiosk.ask(lambda: compartments.set_condition(*hold))
        scene.bank.do(f"tap {BADGES['ada']} badge")
        scene.bank.wait("opened", door="02")
        scene.kiosk.display.wait_for(screens.DoorOpen)
        scene.press(i.NotEmpty())
        scene.bank.wait("opened", door="03")
        scene.kiosk.display.wait_for(screens.NotEmptyReported)
        scene.bank.do("shut 02")
        scene.kiosk.display.wait_for(screens.DoorOpen)
        scene.bank.do("shut 03")
        scene.kiosk.display.wait_for(screens.DoorIsYours)
        scene.leave()
        assert scene.kiosk.holders() == {"03": "ada"}
        scene.kiosk.ask(lambda: compartments.reset(scene.kiosk.kiosk, "02", "bag 7"))
        scene.put_in("ben", "02")
