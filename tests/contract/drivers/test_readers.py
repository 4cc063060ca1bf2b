"""What every badge reader at a port promises, kept against emulated readers on real pseudo-terminals.

A new driver is held to all of this by its line in the registry; it has to bring an emulation of its reader. Readers
that type are emulated at the events of the kernel instead (``tests/unit/drivers/test_evdev_wedge.py``).
"""

from collections.abc import Iterator
from contextlib import suppress
from functools import partial

import pytest

from drivers.emulators.card_readers import MODELS
from drivers.emulators.faults import NAMES as FAULTS
from drivers.errors import BadReply, NoReply, PortDenied, PortGone
from drivers.readers import DRIVERS, BadgeReader, ReaderDriver
from tests.fakes.wire_bank import EmulatedBank

CARD, OTHER = "13005D1DA5", "0A00112233"
SITE: dict[str, object] = {"id_bytes": 4}
OF: dict[str, dict[str, object]] = {"osdp": {"secure": "off"}}
"""Settings without which a driver connects to nothing. Secure channels: test_osdp_peer.py."""
BADGE, OTHER_BADGE = "005D1DA5", "00112233"

HARMLESS = ("none", "garbage", "doubled", "split", "wrong-address", "interleaved")
HARMFUL = ("silent", "mute", "truncated", "bad-checksum")


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmulatedBank]:
    layout = {"readers": [{"name": name, "driver": name, "link": name, **OF.get(name, {})} for name in MODELS]}
    with EmulatedBank(layout, tmp_path_factory.mktemp("bank")) as bank:
        yield bank


@pytest.fixture(params=list(MODELS))
def driver(request: pytest.FixtureRequest) -> ReaderDriver:
    return DRIVERS[request.param]


@pytest.fixture
def reader(driver: ReaderDriver, bank: EmulatedBank) -> Iterator[BadgeReader]:
    bank.do(f"fault {driver.name} none")
    bank.do(f"unplug {driver.name}")
    bank.do(f"plug {driver.name}")
    reader = driver.connect(bank.link(driver.name), SITE | OF.get(driver.name, {}))
    assert reader.read(0) is None
    yield reader
    reader.close()


def test_every_driver_has_an_emulation():
    assert set(MODELS) | {"keyboard-wedge", "evdev"} <= set(DRIVERS)
    assert all(DRIVERS[name].name == name for name in DRIVERS)


def test_one_card_is_the_same_badge_at_every_reader(driver: ReaderDriver, reader: BadgeReader, bank: EmulatedBank):
    bank.do(f"tap {CARD} {driver.name}")
    assert reader.read(5) == BADGE
    bank.do(f"tap {OTHER} {driver.name}")
    assert reader.read(5) == OTHER_BADGE


def test_a_held_card_is_returned_once_and_again_when_it_was_away(
    driver: ReaderDriver, reader: BadgeReader, bank: EmulatedBank
):
    bank.do(f"hold {CARD} 1.2 {driver.name}")
    assert reader.read(5) == BADGE
    assert reader.read(2.0) is None
    bank.do(f"tap {CARD} {driver.name}")
    assert reader.read(5) == BADGE


def test_the_faults_here_are_all_there_are():
    assert {*HARMLESS, *HARMFUL, "late", "vanishing"} == set(FAULTS)


@pytest.mark.parametrize("fault", HARMLESS)
def test_what_a_line_does_to_good_frames_is_put_up_with(
    driver: ReaderDriver, reader: BadgeReader, bank: EmulatedBank, fault: str
):
    bank.do(f"fault {driver.name} {fault}")
    bank.do(f"tap {CARD} {driver.name}")
    assert reader.read(5) == BADGE
    assert reader.read(0.2) is None


@pytest.mark.parametrize("fault", HARMFUL)
def test_a_spoiled_frame_is_no_badge_and_costs_not_the_next(
    driver: ReaderDriver, reader: BadgeReader, bank: EmulatedBank, fault: str
):
    bank.do(f"fault {driver.name} {fault}")
    bank.do(f"tap {OTHER} {driver.name}")
    with suppress(NoReply, BadReply):  # one that is asked says that it has no answer
        assert reader.read(0.4) in {None, OTHER_BADGE}  # text without a check ends with a mark, spoiled or not
    bank.do(f"fault {driver.name} none")
    bank.do(f"tap {CARD} {driver.name}")
    found = reader.read(5)
    assert (reader.read(5) if found == OTHER_BADGE else found) == BADGE


def test_an_answer_that_comes_late_is_no_other_card(driver: ReaderDriver, reader: BadgeReader, bank: EmulatedBank):
    bank.do(f"fault {driver.name} late 120")
    bank.do(f"tap {CARD} {driver.name}")
    assert reader.read(5) == BADGE
    bank.do(f"fault {driver.name} none")


def test_a_port_that_vanishes_within_a_frame_is_gone_and_half_a_frame_is_no_badge(
    driver: ReaderDriver, reader: BadgeReader, bank: EmulatedBank
):
    bank.do(f"fault {driver.name} vanishing")
    bank.do(f"tap {CARD} {driver.name}")
    with pytest.raises(PortGone):
        list(iter(partial(reader.read, 5), BADGE))
    bank.do(f"fault {driver.name} none")
    bank.do(f"plug {driver.name}")


def test_unplugging_is_noticed_and_it_can_be_connected_again(
    driver: ReaderDriver, reader: BadgeReader, bank: EmulatedBank
):
    bank.do(f"unplug {driver.name}")
    with pytest.raises(PortGone):
        reader.read(5)
    with pytest.raises(PortGone, match="not there"):
        driver.connect(bank.link(driver.name), OF.get(driver.name, {}))
    bank.do(f"plug {driver.name}")
    again = driver.connect(bank.link(driver.name), SITE | OF.get(driver.name, {}))
    assert again.read(0) is None
    bank.do(f"tap {CARD} {driver.name}")
    assert again.read(5) == BADGE
    again.close()


def test_a_port_is_ours_alone_until_it_is_closed(driver: ReaderDriver, reader: BadgeReader, bank: EmulatedBank):
    with pytest.raises(PortDenied, match="in use"):
        driver.connect(bank.link(driver.name), OF.get(driver.name, {}))
    reader.close()
    reader.close()
    driver.connect(bank.link(driver.name), OF.get(driver.name, {})).close()
