"""What every lock driver promises, also where a network converter stands before its boards."""

from collections.abc import Iterator

import pytest

from drivers.errors import BadReply, DriverError, NoReply, PortDenied, PortGone
from drivers.locks import DRIVERS, Contact, LockBus, LockDriver
from tests.fakes.converter import Converter
from tests.fakes.wire_bank import EmulatedBank

SETTINGS = {"reply_timeout_ms": 200, "gap_ms": 0}
PUT_UP_WITH = ("none", "split")
UNREADABLE = ("mute", "truncated", "late 600")
"""Some of each kind; whether a family gets over all faults is a matter of its frames, tested without a network."""


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmulatedBank]:
    layout = {
        "buses": [{"name": name, "driver": name, "link": name} for name in DRIVERS],
        "doors": [
            {"door": f"{name}-{channel}", "bus": name, "board": board, "channel": channel}
            for name in DRIVERS
            for board, channel in ((1, 1), (1, 2), (2, 3))
        ],
    }
    with EmulatedBank(layout, tmp_path_factory.mktemp("bank")) as bank:
        yield bank


@pytest.fixture(params=list(DRIVERS.values()), ids=list(DRIVERS))
def driver(request: pytest.FixtureRequest) -> LockDriver:
    driver: LockDriver = request.param
    return driver


@pytest.fixture
def converter(driver: LockDriver, bank: EmulatedBank) -> Iterator[Converter]:
    bank.do(f"fault {driver.name} none")
    bank.do(f"unplug {driver.name}")
    bank.do(f"plug {driver.name}")
    for channel in (1, 2, 3):
        bank.do(f"free {driver.name}-{channel}")
        bank.do(f"shut {driver.name}-{channel}")
    bank.forget()
    with Converter(bank.link(driver.name)) as converter:
        yield converter


@pytest.fixture
def bus(driver: LockDriver, converter: Converter) -> Iterator[LockBus]:
    bus = driver.connect(converter.url, SETTINGS)
    yield bus
    bus.close()


def pulses(bank: EmulatedBank, driver: LockDriver) -> list[str]:
    return [event["door"].removeprefix(f"{driver.name}-") for event in bank.happened("pulsed")]


@pytest.mark.parametrize("fault", PUT_UP_WITH)
def test_doors_open_and_are_read_over_one_connection(
    driver: LockDriver, bus: LockBus, bank: EmulatedBank, converter: Converter, fault: str
):
    bank.do(f"fault {driver.name} {fault}")
    for board, channel in ((1, 1), (1, 2), (2, 3)):
        assert bus.read(board)[channel] is Contact.CLOSED
        assert bus.open(board, channel) in {Contact.OPEN, None}
        assert bus.read(board)[channel] is Contact.OPEN
    assert pulses(bank, driver) == ["1", "2", "3"]
    assert converter.clients == 1


@pytest.mark.parametrize("fault", UNREADABLE)
def test_a_failed_question_costs_the_connection_and_the_next_one_makes_a_new_one(
    driver: LockDriver, bus: LockBus, bank: EmulatedBank, converter: Converter, fault: str
):
    bank.do(f"fault {driver.name} {fault}")
    with pytest.raises((NoReply, BadReply), match="Board 1 on socket://"):
        bus.read(1)
    assert list(bus.reports()) == []
    bank.do(f"fault {driver.name} none")
    assert bus.read(2)[3] is Contact.CLOSED
    assert (converter.clients, converter.resets) == (2, 1)


@pytest.mark.parametrize("fault", ["silent", "mute"])
def test_an_opening_is_never_sent_twice(driver: LockDriver, bus: LockBus, bank: EmulatedBank, fault: str):
    bank.do(f"fault {driver.name} {fault}")
    try:
        assert bus.open(1, 1) is None
    except DriverError as error:
        assert isinstance(error, NoReply | BadReply)  # noqa: PT017 - a family may also not answer at all
    bank.wait("frame", bus=driver.name, dir="in")
    bank.do(f"fault {driver.name} none")
    opened = bus.read(1)[1] is Contact.OPEN
    assert pulses(bank, driver) == ["1"] * opened
    assert opened is (fault != "silent")


def test_what_a_converter_kept_for_us_answers_nothing(
    driver: LockDriver, bus: LockBus, bank: EmulatedBank, converter: Converter
):
    assert bus.read(1)[1] is Contact.CLOSED
    closed = bytes.fromhex(bank.wait("frame", bus=driver.name, dir="out")["hex"])
    bank.do(f"fault {driver.name} mute")
    with pytest.raises(NoReply):
        bus.read(1)
    bank.do(f"fault {driver.name} none")
    converter.greeting = closed
    bank.do(f"pull {driver.name}-1")
    assert bus.read(1)[1] is Contact.OPEN


def test_a_cut_connection_is_gone_and_another_can_be_made(
    driver: LockDriver, bus: LockBus, bank: EmulatedBank, converter: Converter
):
    bus.read(1)
    converter.cut()
    for deed in (lambda: bus.open(1, 1), bus.reports, lambda: bus.read(1), lambda: bus.open(1, 1)):
        with pytest.raises(PortGone):
            deed()
    again = driver.connect(converter.url, SETTINGS)
    assert again.read(1)[1] is Contact.CLOSED
    assert pulses(bank, driver) == []
    again.close()


def test_a_converter_that_is_off_is_gone(driver: LockDriver, bus: LockBus, bank: EmulatedBank, converter: Converter):
    bank.do(f"fault {driver.name} mute")
    with pytest.raises(NoReply):
        bus.read(1)
    converter.switch_off()
    with pytest.raises(PortGone, match="refused"):
        bus.open(1, 1)
    bus.close()
    with pytest.raises(PortGone, match="refused"):
        driver.connect(converter.url, SETTINGS)
    assert pulses(bank, driver) == []


def test_a_converter_is_one_buss_alone(driver: LockDriver, bus: LockBus, converter: Converter):
    with pytest.raises(PortDenied, match="in use"):
        driver.connect(converter.url, SETTINGS)
    assert bus.read(1)
    bus.close()
    bus.close()
    with pytest.raises(PortGone, match="closed"):
        bus.read(1)
    driver.connect(converter.url, SETTINGS).close()
