"""What every lock driver in the registry promises, kept against emulated boards on real pseudo-terminals.

A new driver is held to all of this by its line in the registry; it has to bring an emulation of its boards.
"""

from collections.abc import Iterator
from contextlib import suppress

import pytest

from drivers.emulators.boards import FIRMWARES
from drivers.emulators.faults import NAMES as FAULTS
from drivers.errors import BadReply, DriverError, NoReply, PortDenied, PortGone
from drivers.locks import DRIVERS, Contact, LockBus, LockDriver
from tests.fakes.wire_bank import EmulatedBank

BOARD, OTHER_BOARD = 1, 2
DOORS = {"A": (BOARD, 1), "B": (BOARD, 2), "C": (BOARD, 12), "D": (OTHER_BOARD, 1)}
SETTINGS = {"reply_timeout_ms": 200, "gap_ms": 0}
WIRED = {"modbus-relay": {"channels": 16, "pulse_ms": 100}}
"""What some families need to have these doors, for the driver and for the emulated boards."""

UNREADABLE = {
    "silent": NoReply,
    "mute": NoReply,
    "late 600": NoReply,
    "bad-checksum": BadReply,
    "truncated": BadReply,
    "wrong-address": NoReply,
}
READABLE = ("none", "doubled", "garbage", "split", "interleaved")


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmulatedBank]:
    layout = {
        "buses": [{"name": name, "driver": name, "link": name, **WIRED.get(name, {})} for name in DRIVERS],
        "doors": [
            {"door": f"{name}-{door}", "bus": name, "board": board, "channel": channel}
            for name in DRIVERS
            for door, (board, channel) in DOORS.items()
        ],
    }
    with EmulatedBank(layout, tmp_path_factory.mktemp("bank")) as bank:
        yield bank


@pytest.fixture(params=list(DRIVERS.values()), ids=list(DRIVERS))
def driver(request: pytest.FixtureRequest) -> LockDriver:
    driver: LockDriver = request.param
    return driver


@pytest.fixture
def bus(driver: LockDriver, bank: EmulatedBank) -> Iterator[LockBus]:
    bank.do(f"fault {driver.name} none")
    bank.do(f"unplug {driver.name}")  # whatever an earlier test left to be answered late is lost by this
    bank.do(f"plug {driver.name}")
    for door in DOORS:
        bank.do(f"free {driver.name}-{door}")
        bank.do(f"shut {driver.name}-{door}")
    bus = driver.connect(bank.link(driver.name), settings(driver))
    bank.forget()
    yield bus
    bus.close()


def settings(driver: LockDriver) -> dict[str, object]:
    return {**SETTINGS, **WIRED.get(driver.name, {})}


def pulses(bank: EmulatedBank) -> list[str]:
    return [event["door"].rpartition("-")[2] for event in bank.happened("pulsed")]


def test_the_name_in_the_registry_is_the_drivers_own(driver: LockDriver):
    assert DRIVERS[driver.name] is driver
    assert driver.name in FIRMWARES


def test_all_doors_are_shut_at_first(bus: LockBus):
    contacts = bus.read(BOARD)
    assert {contacts[channel] for board, channel in DOORS.values() if board == BOARD} == {Contact.CLOSED}


@pytest.mark.parametrize("door", DOORS)
def test_opening_pulses_that_lock_once_and_its_contact_follows(
    driver: LockDriver, bus: LockBus, bank: EmulatedBank, door: str
):
    board, channel = DOORS[door]
    assert bus.open(board, channel) in {Contact.OPEN, None}
    assert bus.read(board)[channel] is Contact.OPEN
    assert pulses(bank) == [door]
    bank.do(f"shut {driver.name}-{door}")
    assert bus.read(board)[channel] is Contact.CLOSED


def test_a_door_that_is_pulled_open_is_seen(driver: LockDriver, bus: LockBus, bank: EmulatedBank):
    bank.do(f"pull {driver.name}-B")
    contacts = bus.read(BOARD)
    assert [contacts[1], contacts[2]] == [Contact.CLOSED, Contact.OPEN]


def test_a_stuck_lock_is_not_reported_open(driver: LockDriver, bus: LockBus, bank: EmulatedBank):
    bank.do(f"stick {driver.name}-A")
    assert bus.open(*DOORS["A"]) in {Contact.CLOSED, None}
    assert bus.read(BOARD)[1] is Contact.CLOSED
    assert pulses(bank) == ["A"]


def test_a_false_acknowledgement_is_found_out_by_reading(driver: LockDriver, bus: LockBus, bank: EmulatedBank):
    bank.do(f"false-ack {driver.name}-A")
    assert bus.open(*DOORS["A"]) in {Contact.OPEN, None}
    assert bus.read(BOARD)[1] is Contact.CLOSED


def test_a_door_that_falls_shut_again_is_read_as_it_is(driver: LockDriver, bus: LockBus, bank: EmulatedBank):
    bank.do(f"reclose {driver.name}-A 1")
    assert bus.open(*DOORS["A"]) in {Contact.OPEN, None}
    bank.wait("shut", door=f"{driver.name}-A")
    assert bus.read(BOARD)[1] is Contact.CLOSED


def test_a_port_that_vanishes_within_an_answer_is_gone_and_what_it_did_is_not_repeated(
    driver: LockDriver, bus: LockBus, bank: EmulatedBank
):
    bank.do(f"fault {driver.name} vanishing")
    with pytest.raises(PortGone):
        bus.read(BOARD)
    bus.close()
    bank.do(f"fault {driver.name} none")
    bank.do(f"plug {driver.name}")
    again = driver.connect(bank.link(driver.name), settings(driver))
    assert again.read(BOARD)[1] is Contact.CLOSED
    assert pulses(bank) == []
    again.close()


def test_the_faults_here_are_all_there_are():
    assert {fault.split()[0] for fault in (*UNREADABLE, *READABLE, "vanishing")} == set(FAULTS)


@pytest.mark.parametrize("fault", READABLE)
def test_what_a_line_does_to_good_frames_is_put_up_with(
    driver: LockDriver, bus: LockBus, bank: EmulatedBank, fault: str
):
    bank.do(f"fault {driver.name} {fault}")
    for door in ("A", "B"):
        board, channel = DOORS[door]
        assert bus.open(board, channel) in {Contact.OPEN, None}
        assert bus.read(board)[channel] is Contact.OPEN
    assert pulses(bank) == ["A", "B"]


@pytest.mark.parametrize("fault", UNREADABLE)
def test_a_fault_is_named_never_guessed_over_and_passes(
    driver: LockDriver, bus: LockBus, bank: EmulatedBank, fault: str
):
    bank.do(f"fault {driver.name} {fault}")
    with pytest.raises(UNREADABLE[fault], match="Board 1 on") as caught:
        bus.read(BOARD)
    if isinstance(caught.value, BadReply):
        assert caught.value.raw.hex(" ").upper() in str(caught.value)
    bank.do(f"fault {driver.name} none")
    assert bus.read(OTHER_BOARD)[1] is Contact.CLOSED
    assert bus.read(BOARD)[1] is Contact.CLOSED


@pytest.mark.parametrize("fault", UNREADABLE)
def test_an_opening_without_a_good_answer_is_no_success_and_never_repeated(
    driver: LockDriver, bus: LockBus, bank: EmulatedBank, fault: str
):
    bank.do(f"fault {driver.name} {fault}")
    try:
        assert bus.open(*DOORS["A"]) is None
    except DriverError as error:
        assert isinstance(error, UNREADABLE[fault])  # noqa: PT017 - a family may also not answer at all
    bank.wait("frame", bus=driver.name, dir="in")
    bank.do(f"fault {driver.name} none")
    opened = bus.read(BOARD)[1] is Contact.OPEN
    assert opened is (fault != "silent")
    assert pulses(bank) == ["A"] * opened


def test_a_late_answer_is_not_taken_for_that_of_another_door(driver: LockDriver, bus: LockBus, bank: EmulatedBank):
    bank.do(f"fault {driver.name} late 250")
    with suppress(NoReply):
        assert bus.open(*DOORS["A"]) is None
    bank.wait("frame", bus=driver.name, dir="in")
    bank.do(f"fault {driver.name} none")
    bank.do(f"stick {driver.name}-B")
    assert bus.open(*DOORS["B"]) in {Contact.CLOSED, None}


def test_a_board_that_is_not_there_is_silent_and_the_others_go_on(bus: LockBus):
    with pytest.raises(NoReply, match="Board 9"):
        bus.read(9)
    assert bus.read(BOARD)[1] is Contact.CLOSED


def test_unplugging_is_noticed_by_whatever_is_done_next(driver: LockDriver, bus: LockBus, bank: EmulatedBank):
    bank.do(f"unplug {driver.name}")
    for deed in (bus.reports, lambda: bus.read(BOARD), lambda: bus.open(BOARD, 1)):
        with pytest.raises(PortGone):
            deed()
    with pytest.raises(PortGone, match="not there"):
        driver.connect(bank.link(driver.name), settings(driver))


def test_plugged_in_again_it_can_be_connected_again(driver: LockDriver, bus: LockBus, bank: EmulatedBank):
    bank.do(f"unplug {driver.name}")
    bus.close()
    bank.do(f"plug {driver.name}")
    again = driver.connect(bank.link(driver.name), settings(driver))
    assert again.read(BOARD)[1] is Contact.CLOSED
    again.close()


def test_a_port_is_ours_alone(driver: LockDriver, bus: LockBus, bank: EmulatedBank):
    with pytest.raises(PortDenied, match="in use"):
        driver.connect(bank.link(driver.name), settings(driver))
    assert bus.read(BOARD)


def test_closing_twice_is_fine_and_frees_the_port(driver: LockDriver, bus: LockBus, bank: EmulatedBank):
    bus.close()
    bus.close()
    with pytest.raises(PortGone):
        bus.read(BOARD)
    driver.connect(bank.link(driver.name), settings(driver)).close()


def test_nothing_is_reported_that_did_not_happen(bus: LockBus):
    bus.read(BOARD)
    assert list(bus.reports()) == []


def test_addresses_have_limits(driver: LockDriver):
    for board in (driver.boards[0], driver.boards[-1]):
        for channel in (driver.channels[0], driver.channels[-1]):
            assert driver.check_address(board, channel) is None
    assert "board -1" in str(driver.check_address(-1, 1))
    assert "channel 0" in str(driver.check_address(driver.boards[0], 0))
    assert f"channel {driver.channels[-1] + 1}" in str(driver.check_address(driver.boards[0], driver.channels[-1] + 1))


@pytest.mark.parametrize(
    ("setting", "value"),
    [("baud", "fast"), ("baud", True), ("reply_timeout_ms", 0), ("gap_ms", -1), ("colour", "red")],
)
def test_a_wrong_setting_is_named(driver: LockDriver, setting: str, value: object):
    with pytest.raises(ValueError, match=f"“{setting}”"):
        driver.check_settings({setting: value})
    with pytest.raises(ValueError, match=f"“{setting}”"):
        driver.connect("/dev/null", {setting: value})


def test_settings_are_all_optional(driver: LockDriver):
    driver.check_settings({})
    driver.check_settings({"baud": None, "gap_ms": 50})
