"""A late answer is never taken for the answer to a later question, by no family of boards."""

from collections.abc import Iterator

import pytest

from drivers.errors import BadReply, NoReply
from drivers.locks import DRIVERS, Contact, LockBus, LockDriver
from tests.fakes.converter import Converter
from tests.fakes.wire_bank import EmulatedBank

TIMEOUT_MS = 50
LATE_MS = (90, 115, 130)
"""Comes within the time of the next question; about when that is put again; and after one that was answered at once."""


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmulatedBank]:
    layout = {
        "buses": [{"name": name, "driver": name, "link": name} for name in DRIVERS],
        "doors": [{"door": f"{name}-1", "bus": name, "board": 1, "channel": 1} for name in DRIVERS],
    }
    with EmulatedBank(layout, tmp_path_factory.mktemp("bank")) as bank:
        yield bank


@pytest.fixture(params=list(DRIVERS.values()), ids=list(DRIVERS))
def driver(request: pytest.FixtureRequest) -> LockDriver:
    driver: LockDriver = request.param
    return driver


@pytest.fixture
def bus(driver: LockDriver, bank: EmulatedBank) -> Iterator[LockBus]:
    for command in (f"fault {driver.name} none", f"unplug {driver.name}", f"plug {driver.name}"):
        bank.do(command)
    bank.do(f"free {driver.name}-1")
    bank.do(f"shut {driver.name}-1")
    bank.forget()
    bus = driver.connect(bank.link(driver.name), {"reply_timeout_ms": TIMEOUT_MS, "gap_ms": 0})
    yield bus
    bus.close()


def misses(bus: LockBus) -> bool:
    """Whether a read fails; on a computer that sleeps at the wrong moment the late answer is there in time."""
    return any(contact(bus) is None for _ in range(5))


def comes_to(bus: LockBus, wanted: Contact) -> bool:
    """Whether reads say so, and until then nothing else; a busy computer may make some of them fail."""
    said = next((one for one in (contact(bus) for _ in range(20)) if one is not None), None)
    return said is wanted


def contact(bus: LockBus) -> Contact | None:
    """What a read says of door 1; None where it fails."""
    try:
        return bus.read(1)[1]
    except (NoReply, BadReply):
        return None


@pytest.mark.parametrize("stays_late", [False, True], ids=["late once", "late each time"])
@pytest.mark.parametrize("late_ms", LATE_MS)
def test_a_late_closed_is_not_believed_once_the_door_is_open(
    driver: LockDriver, bus: LockBus, bank: EmulatedBank, late_ms: int, stays_late: bool
):
    bank.do(f"fault {driver.name} late {late_ms}")
    assert misses(bus)
    if not stays_late:
        bank.do(f"fault {driver.name} none")
    bank.do(f"pull {driver.name}-1")
    assert Contact.CLOSED not in [contact(bus) for _ in range(3)]
    assert stays_late or comes_to(bus, Contact.OPEN)


def test_nor_behind_a_converter_which_hands_it_to_the_next_connection(
    driver: LockDriver, bus: LockBus, bank: EmulatedBank
):
    bus.close()
    with Converter(bank.link(driver.name)) as converter:
        over_network = driver.connect(converter.url, {"reply_timeout_ms": TIMEOUT_MS, "gap_ms": 0})
        bank.do(f"fault {driver.name} late {LATE_MS[-1]}")
        assert misses(over_network)
        bank.do(f"fault {driver.name} none")
        bank.do(f"pull {driver.name}-1")
        assert comes_to(over_network, Contact.OPEN)
        over_network.close()


def test_a_late_opened_does_not_answer_the_next_opening_of_the_same_lock(
    driver: LockDriver, bus: LockBus, bank: EmulatedBank
):
    def opened() -> Contact | None:
        try:
            return bus.open(1, 1)
        except (NoReply, BadReply):
            return None
        finally:
            bank.wait("frame", bus=driver.name, dir="in")

    bank.do(f"fault {driver.name} late {LATE_MS[0]}")
    assert opened() is None
    bank.do(f"shut {driver.name}-1")
    bank.do(f"stick {driver.name}-1")
    bank.forget()
    assert opened() is not Contact.OPEN
    bank.do(f"fault {driver.name} none")
    assert comes_to(bus, Contact.CLOSED)
    assert len(bank.happened("pulsed")) == 1


def test_a_line_on_which_nothing_fails_is_asked_once_a_question(driver: LockDriver, bus: LockBus, bank: EmulatedBank):
    bus.close()
    patient = driver.connect(bank.link(driver.name), {})
    for _ in range(5):
        patient.read(1)
    patient.close()
    assert len(bank.happened("frame", dir="in")) == 5
