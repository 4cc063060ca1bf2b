"""What every code scanner promises: the camera before a folder, scanners at ports against emulated ones on real
pseudo-terminals.

A new driver is held to all of this by its line in the registry; it has to bring a way to hold a code before it.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from drivers.emulators.bank import Bank
from drivers.emulators.faults import NAMES as FAULTS
from drivers.emulators.layout import parse
from drivers.emulators.loop import SelectorLoop
from drivers.errors import PortDenied, PortGone
from drivers.scanners import DRIVERS, MAX_TEXT, Scanner
from tests.fakes.wire_bank import EmulatedBank

PASS = "LK1:6BF5 %*+8OKW1 J2:0A" * 9
OTHER = "LK1:0123456789ABCDEF0123456789ABCDEF"

PORTS: dict[str, dict[str, object]] = {
    "plain": {"model": "plain"},
    "signs": {"model": "plain", "suffix": "crlf", "aim": True},
    "endless": {"model": "plain", "suffix": "none"},
    "module": {"model": "gm65", "mode": "continuous"},
}
"""Scanners at ports, by name, with the settings of the driver and of the emulation."""

HARMLESS = ("none", "doubled", "split", "wrong-address")
HARMFUL = ("silent", "mute", "truncated", "bad-checksum", "garbage", "interleaved")


@dataclass
class Rigged:
    """A scanner and the hand before it."""

    name: str
    connect: Callable[[], Scanner]
    hold_up: Callable[[str], object]
    take_away: Callable[[], object]
    bring_back: Callable[[], object]


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmulatedBank]:
    scanners = [{"name": name, "driver": "scanner-serial", "link": name} | own for name, own in PORTS.items()]
    with EmulatedBank({"scanners": scanners, "scanner_folder": "view"}, tmp_path_factory.mktemp("bank")) as bank:
        yield bank


def at_port(bank: EmulatedBank, name: str) -> Rigged:
    settings = {key: value for key, value in PORTS[name].items() if key != "aim"}
    return Rigged(
        name,
        lambda: DRIVERS["scanner-serial"].connect(bank.link(name), {**settings, "held_ms": 100}),
        lambda text: bank.do(f"scan {text} {name}"),
        lambda: bank.do(f"unplug {name}"),
        lambda: bank.do(f"plug {name}"),
    )


def camera(bank: EmulatedBank) -> Rigged:
    view = bank.folder / "view"
    away = bank.folder / "away"
    return Rigged(
        "camera",
        lambda: DRIVERS["camera"].connect(str(view), {}),
        lambda text: bank.do(f"hold-up {text}"),
        lambda: (bank.do("lower"), view.rename(away)),
        lambda: away.rename(view),
    )


@pytest.fixture(params=["camera", *PORTS])
def rigged(request: pytest.FixtureRequest, bank: EmulatedBank) -> Iterator[Rigged]:
    if request.param != "camera":
        bank.do(f"fault {request.param} none")
        bank.do(f"unplug {request.param}")
        bank.do(f"plug {request.param}")
    yield camera(bank) if request.param == "camera" else at_port(bank, request.param)
    bank.do("lower")


@pytest.fixture
def scanner(rigged: Rigged) -> Iterator[Scanner]:
    scanner = rigged.connect()
    assert scanner.read(0) is None
    yield scanner
    scanner.close()


def test_every_driver_is_held_to_this():
    assert {"camera", "scanner-serial"} == set(DRIVERS)
    assert all(DRIVERS[name].name == name for name in DRIVERS)


def test_each_code_is_read_once_as_it_is(rigged: Rigged, scanner: Scanner):
    for text in (f"{PASS}{rigged.name}", f"{OTHER}{rigged.name}"):
        rigged.hold_up(text)
        assert scanner.read(5) == text
        assert scanner.read(0.1) is None


def test_what_is_too_long_to_be_a_pass_is_never_returned(rigged: Rigged, scanner: Scanner):
    rigged.hold_up("X" * (MAX_TEXT + 1))
    assert scanner.read(0.3) is None
    rigged.hold_up(f"after {rigged.name}")
    assert scanner.read(5) == f"after {rigged.name}"


def test_unplugging_is_noticed_and_it_can_be_connected_again(rigged: Rigged, scanner: Scanner):
    rigged.take_away()
    with pytest.raises(PortGone):
        scanner.read(5)
    with pytest.raises(PortGone, match="not there"):
        rigged.connect()
    rigged.bring_back()
    again = rigged.connect()
    rigged.hold_up(f"again {rigged.name}")
    assert again.read(5) == f"again {rigged.name}"
    again.close()


@pytest.fixture(params=["plain", "module"])
def port(request: pytest.FixtureRequest, bank: EmulatedBank) -> Iterator[Rigged]:
    bank.do(f"unplug {request.param}")
    bank.do(f"plug {request.param}")
    yield at_port(bank, request.param)
    bank.do(f"fault {request.param} none")


def test_a_code_that_stays_is_read_once_and_again_when_it_was_away(port: Rigged):
    scanner = port.connect()
    port.hold_up(PASS)
    assert scanner.read(5) == PASS
    port.hold_up(PASS)
    assert scanner.read(0.2) is None
    port.hold_up(PASS)
    assert scanner.read(5) == PASS
    scanner.close()


def test_the_faults_here_are_all_there_are():
    assert {*HARMLESS, *HARMFUL, "late", "vanishing"} == set(FAULTS)


@pytest.mark.parametrize("fault", HARMLESS)
def test_what_a_line_does_to_good_texts_is_put_up_with(port: Rigged, bank: EmulatedBank, fault: str):
    scanner = port.connect()
    bank.do(f"fault {port.name} {fault}")
    port.hold_up(OTHER)
    assert scanner.read(5) == OTHER
    assert scanner.read(0.1) is None
    scanner.close()


@pytest.mark.parametrize("fault", HARMFUL)
def test_a_spoiled_text_is_not_the_code_and_costs_not_the_next(port: Rigged, bank: EmulatedBank, fault: str):
    """Nothing in a text shows that it is spoiled: what comes is another one, which opens nothing, or none."""
    scanner = port.connect()
    bank.do(f"fault {port.name} {fault}")
    port.hold_up(PASS)
    scanner.read(0.1)
    scanner.read(0.1)  # a silence
    bank.do(f"fault {port.name} none")
    port.hold_up(OTHER)
    assert scanner.read(5) == OTHER
    scanner.close()


def test_a_port_that_goes_in_the_middle_of_a_text_gives_none_of_it(port: Rigged, bank: EmulatedBank):
    scanner = port.connect()
    bank.do(f"fault {port.name} vanishing")
    port.hold_up(PASS)
    with suppress(PortGone):
        assert scanner.read(5) != PASS
    scanner.close()


def test_a_text_that_comes_late_is_the_same(port: Rigged, bank: EmulatedBank):
    scanner = port.connect()
    bank.do(f"fault {port.name} late 80")
    port.hold_up(PASS)
    assert scanner.read(5) == PASS
    scanner.close()


def test_a_port_is_ours_alone_until_it_is_closed(port: Rigged):
    scanner = port.connect()
    with pytest.raises(PortDenied, match="in use"):
        port.connect()
    scanner.close()
    scanner.close()
    port.connect().close()


def test_what_the_emulator_refuses(bank: EmulatedBank, tmp_path: Path):
    assert not bank.ask("scan")["ok"]
    layout = parse({"folder": str(tmp_path), "scanners": [{"name": "x", "driver": "abacus", "link": "x"}]})
    with pytest.raises(ValueError, match="no emulation of “abacus”"):
        Bank(layout, SelectorLoop(), lambda _: None)
