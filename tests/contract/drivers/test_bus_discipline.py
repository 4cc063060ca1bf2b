"""A bus at work, with each family of boards: openings in a row, a board that dies meanwhile; a bank of 512 doors."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Self

import pytest

from drivers.errors import NoReply
from drivers.locks import DRIVERS, Contact, ContactChange, LockBus
from kiosk.domain.compartments import Compartment, DoorState
from kiosk.engine.messages import DeviceChanged, DoorsSensed, Message, Pulsed, PulseResult
from kiosk.engine.ports import OpenCommand
from kiosk.runtime.bus_worker import BusWorker, LockBuses
from tests.fakes.furniture import door
from tests.fakes.lock_bus import WITHIN_S, Posted
from tests.fakes.wire_bank import EmulatedBank

BOARDS = (1, 2)
A_BOARD = 12
QUICK = {"gap_ms": 0}
QUICKEST = {"modbus-relay": {"channels": 16, "pulse_ms": 100}}
"""Its boards take no pulse before the last one is over."""


@dataclass
class Overheard:
    """A bus whose questions are kept: the board, and whether it answered."""

    bus: LockBus
    asked: list[tuple[int, bool]] = field(default_factory=list)

    def open(self, board: int, channel: int) -> Contact | None:
        with self._kept(board):
            return self.bus.open(board, channel)

    def read(self, board: int) -> Mapping[int, Contact]:
        with self._kept(board):
            return self.bus.read(board)

    def ready_in(self) -> float:
        return self.bus.ready_in()

    def reports(self) -> Sequence[ContactChange]:
        return self.bus.reports()

    def close(self) -> None:
        self.bus.close()

    @contextmanager
    def _kept(self, board: int) -> Iterator[None]:
        try:
            yield
        except NoReply:
            self.asked.append((board, False))
            raise
        self.asked.append((board, True))


def wired(number: int, bus: str, board: int, channel: int) -> Compartment:
    return replace(door(f"{number:03}"), bus=bus, board=board, channel=channel)


def settings(family: str) -> dict[str, object]:
    return {**QUICK, **QUICKEST.get(family, {})}


def layout_of(family: str, bus: str, doors: Sequence[Compartment]) -> dict[str, object]:
    return {
        "buses": [{"name": bus, "driver": family, "link": bus, **settings(family)}],
        "doors": [{"door": one.door, "bus": bus, "board": one.board, "channel": one.channel} for one in doors],
    }


@pytest.fixture(scope="module", params=list(DRIVERS))
def family(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def doors() -> list[Compartment]:
    places = [(board, channel) for channel in range(1, A_BOARD + 1) for board in BOARDS]
    return [wired(number, "bus", *place) for number, place in enumerate(places, 1)]


@pytest.fixture(scope="module")
def bank(family: str, doors: list[Compartment], tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmulatedBank]:
    with EmulatedBank(layout_of(family, "bus", doors), tmp_path_factory.mktemp("bank")) as bank:
        yield bank


class Working:
    """A worker on the bank's bus, with what it posted and what it asked."""

    def __init__(self, family: str, bank: EmulatedBank, doors: list[Compartment]) -> None:
        self.posted = Posted()
        self.asked_before_named: list[tuple[int, bool]] = []
        self.bus: Overheard | None = None
        self.worker = BusWorker("bus", partial(self._connect, family, bank.link("bus")), doors, self._post)

    def _connect(self, family: str, url: str, hurried: Callable[[], bool]) -> Overheard:
        self.bus = Overheard(DRIVERS[family].connect(url, settings(family), hurried))
        return self.bus

    def _post(self, message: Message) -> None:
        if isinstance(message, DeviceChanged) and message.silent_boards and self.bus:
            self.asked_before_named = list(self.bus.asked)
        self.posted(message)

    def open_all(self, doors: Sequence[Compartment]) -> None:
        for one in doors:
            deadline = time.monotonic() + 3 * WITHIN_S
            self.worker.open(OpenCommand(one.door, "bus", one.board, one.channel, deadline))

    def __enter__(self) -> Self:
        self.worker.start()
        self.posted.next(DeviceChanged, lambda told: told.up)
        return self

    def __exit__(self, *_: object) -> None:
        self.worker.ask_to_stop()
        self.worker.join()


@pytest.fixture
def working(family: str, bank: EmulatedBank, doors: list[Compartment]) -> Iterator[Working]:
    for one in doors:
        bank.do(f"shut {one.door}")
    for board in BOARDS:
        bank.do(f"revive bus {board}")
    bank.forget()
    with Working(family, bank, doors) as working:
        yield working


def test_24_doors_in_a_row_open_each_once_in_order_and_are_all_seen(
    working: Working, bank: EmulatedBank, doors: list[Compartment]
):
    working.open_all(doors)
    numbers = [one.door for one in doors]
    seen: set[tuple[int, int]] = set()
    told: list[str] = []
    looks_meanwhile = 0
    while len(told) < len(doors) or len(seen) < len(doors):
        message = working.posted.next(object)
        if isinstance(message, Pulsed):
            assert message.result is PulseResult.SENT
            told.append(message.opening_id)
        elif isinstance(message, DoorsSensed):
            looks_meanwhile += len(told) < len(doors)
            seen |= {(message.board, channel) for channel, state in message.doors.items() if state is DoorState.OPEN}
    assert told == numbers
    assert [event["door"] for event in bank.happened("pulsed")] == numbers
    assert looks_meanwhile > 1


def test_a_board_that_dies_amid_24_openings_is_named_and_the_other_goes_on(
    working: Working, bank: EmulatedBank, doors: list[Compartment]
):
    """Named after the second question that it leaves unanswered, with an opening waiting: a time-out and no more."""
    working.open_all(doors)
    for _ in range(len(doors) // 2):
        working.posted.next(Pulsed)
    bank.do("kill bus 2")
    results = [working.posted.next(object, is_pulsed_or_named) for _ in range(len(doors) // 2 + 1)]
    named = next(one for one in results if isinstance(one, DeviceChanged))
    assert (named.up, named.reachable, named.silent_boards) == (False, True, {2})
    assert named.error
    assert "Board 2 on" in named.error
    assert [answered for board, answered in working.asked_before_named if board == 2].count(False) == 2
    of_board_1 = {one.door for one in doors if one.board == 1}
    pulsed = [one for one in results if isinstance(one, Pulsed) and one.opening_id in of_board_1]
    assert [one.result for one in pulsed] == [PulseResult.SENT] * (A_BOARD // 2)
    assert of_board_1 <= {event["door"] for event in bank.happened("pulsed")}


def test_a_door_that_is_open_for_half_a_second_is_seen(working: Working, bank: EmulatedBank):
    """Three times, or a computer that is busy with something else would be found fault with."""
    bank.do("auto-shut 0.5")
    seen = False
    for _ in range(3):
        bank.do("pull 001")
        bank.wait("shut", door="001")
        told = working.posted.left(DoorsSensed)
        seen = seen or any(DoorState.OPEN in one.doors.values() for one in told)
        if seen:
            break
    bank.do("auto-shut off")
    assert seen


def is_pulsed_or_named(message: object) -> bool:
    return isinstance(message, Pulsed) or (isinstance(message, DeviceChanged) and bool(message.silent_boards))


def test_each_of_512_doors_on_four_buses_is_opened_by_its_own_lock(tmp_path: Path):
    families = ["kerong-cu16", "xor-8a", "winnsen", "wkly"]
    places = [(bus, board, channel) for channel in range(1, 17) for board in range(1, 9) for bus in families]
    doors = [wired(number, *place) for number, place in enumerate(places, 1)]
    layout = {
        "buses": [{"name": one, "driver": one, "link": one, "reply_ms": 0} for one in families],
        "doors": [{"door": d.door, "bus": d.bus, "board": d.board, "channel": d.channel} for d in doors],
    }
    posted = Posted()
    with EmulatedBank(layout, tmp_path) as bank:
        workers = [
            BusWorker(
                one,
                partial(DRIVERS[one].connect, bank.link(one), QUICK),
                [door for door in doors if door.bus == one],
                posted,
            )
            for one in families
        ]
        for worker in workers:
            worker.start()
        for _ in workers:
            posted.next(DeviceChanged, lambda told: told.up)
        for one in doors:
            LockBuses(workers).open(OpenCommand(one.door, one.bus, one.board, one.channel, time.monotonic() + WITHIN_S))
            bank.wait("pulsed", door=one.door)
        for worker in workers:
            worker.ask_to_stop()
        for worker in workers:
            worker.join()
        assert bank.happened("pulsed") == []
