"""What a bus worker does first: openings before looks, boards that answer before those that do not."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

import pytest

from drivers.errors import BadReply, NoReply, PortGone
from drivers.locks.base import Contact
from kiosk.engine.messages import DeviceChanged, DoorsSensed, Pulsed, PulseResult
from kiosk.engine.ports import OpenCommand
from kiosk.runtime import board_watch
from kiosk.runtime.board_watch import BoardWatch
from kiosk.runtime.bus_worker import BusWorker
from tests.fakes.furniture import door
from tests.fakes.lock_bus import WITHIN_S, FakeBus, Posted

FIRST, SECOND = 0, 1  # the boards
PLACES = [door("01"), replace(door("02"), board=SECOND, channel=1)]
NEVER_S = 3600.0


class HurriedBus(FakeBus):
    """Its silent boards are waited for until the worker is in haste; ``gap`` is passed once something was asked."""

    def __init__(self) -> None:
        super().__init__(FIRST, SECOND)
        self.hurried: Callable[[], bool] = lambda: False
        self.silent: set[int] = set()
        self.gap_s = 0.0
        self.waits = threading.Event()
        self.deeds: list[str] = []

    def read(self, board: int) -> Mapping[int, Contact]:
        self.deeds.append(f"read {board}")
        self.gap_s = 0.0
        if board in self.silent:
            self.waits.set()
            until = time.monotonic() + WITHIN_S
            while not self.hurried() and time.monotonic() < until:
                time.sleep(0.001)
            raise NoReply(f"Board {board} does not answer.")
        return super().read(board)

    def open(self, board: int, channel: int) -> Contact | None:
        self.deeds.append(f"open {board}")
        return super().open(board, channel)

    def ready_in(self) -> float:
        return self.gap_s


@pytest.fixture
def posted() -> Posted:
    return Posted()


@pytest.fixture
def bus() -> HurriedBus:
    return HurriedBus()


@pytest.fixture
def run(posted: Posted, bus: HurriedBus) -> Iterator[Callable[..., BusWorker]]:
    """Start a worker, and wait until it has looked at each board."""
    started: list[BusWorker] = []

    def connect(hurried: Callable[[], bool]) -> HurriedBus:
        bus.hurried = hurried
        return bus

    def start(*waiting: OpenCommand) -> BusWorker:
        started.append(BusWorker("left", connect, PLACES, posted))
        for one in waiting:
            started[-1].open(one)
        started[-1].start()
        posted.next(DeviceChanged, lambda told: told.up)
        return started[-1]

    yield start
    for worker in started:
        worker.ask_to_stop()
        worker.join()


@pytest.fixture
def paced(monkeypatch: pytest.MonkeyPatch) -> Callable[[float, float], None]:
    def set_(ordinarily_s: float, silent_s: float) -> None:
        monkeypatch.setattr(board_watch, "ORDINARILY_S", ordinarily_s)
        monkeypatch.setattr(board_watch, "SILENT_S", silent_s)

    return set_


def command(name: str, board: int = FIRST) -> OpenCommand:
    return OpenCommand(name, "left", board, 1, time.monotonic() + NEVER_S)


def test_a_board_that_missed_is_given_up_for_an_opening(run, bus: HurriedBus, posted: Posted, paced):
    paced(NEVER_S, NEVER_S)
    worker = run()
    bus.silent = {SECOND}
    worker.open(command("o1", SECOND))  # after which its board is looked at
    assert posted.next(Pulsed).opening_id == "o1"
    assert bus.waits.wait(WITHIN_S)
    worker.open(command("o2"))
    assert posted.next(Pulsed) == Pulsed("o2", PulseResult.SENT)


def test_a_silent_board_is_given_up_for_one_that_answers(run, bus: HurriedBus, posted: Posted, paced):
    paced(0.005, 0.005)
    run()
    bus.errors[SECOND] = NoReply("Board 1 does not answer.")
    posted.next(DeviceChanged, lambda told: told.silent_boards == {SECOND})
    bus.silent = {SECOND}
    assert bus.waits.wait(WITHIN_S)
    bus.contacts[FIRST][1] = Contact.OPEN
    assert posted.next(DoorsSensed).board == FIRST


def test_between_two_openings_there_is_one_look_at_most(run, bus: HurriedBus, posted: Posted, paced):
    paced(0.0, NEVER_S)
    run(*(command(f"o{number}") for number in range(20)))
    for _ in range(20):
        bus.pulsed.get(timeout=WITHIN_S)
    openings = [place for place, deed in enumerate(bus.deeds) if deed.startswith("open")]
    assert {later - earlier for earlier, later in pairwise(openings)} == {2}


def test_while_the_supply_recovers_the_doors_are_looked_at(run, bus: HurriedBus, posted: Posted, paced):
    paced(0.005, NEVER_S)
    worker = run()
    bus.gap_s = 1000.0  # until the next look
    worker.open(command("o1"))
    assert posted.next(Pulsed) == Pulsed("o1", PulseResult.SENT)
    assert bus.deeds[bus.deeds.index("open 0") - 1].startswith("read")


def test_a_port_that_goes_while_the_supply_recovers_has_pulsed_nothing(run, bus: HurriedBus, posted: Posted, paced):
    paced(0.005, NEVER_S)
    worker = run()
    bus.errors = dict.fromkeys((FIRST, SECOND), PortGone("It was pulled out."))
    bus.gap_s = 1000.0
    worker.open(command("o1"))
    assert posted.next(Pulsed) == Pulsed("o1", PulseResult.NOT_SENT)
    assert "open 0" not in bus.deeds


def test_an_opening_without_an_answer_counts_as_a_miss(run, bus: HurriedBus, posted: Posted, paced):
    paced(NEVER_S, NEVER_S)
    worker = run()
    bus.open_error = NoReply("Board 0 did not answer.")
    bus.errors[FIRST] = NoReply("Nor does it tell of its doors.")
    worker.open(command("o1"))
    told = posted.next(DeviceChanged)
    assert (told.silent_boards, told.error) == ({FIRST}, "Board 0 did not answer.")


def test_a_refusal_is_told_in_the_boards_words_until_it_obeys(run, bus: HurriedBus, posted: Posted, paced):
    paced(NEVER_S, NEVER_S)
    worker = run()
    bus.open_error = BadReply("Board 0 refused: the lock has to cool down.", b"\x02")
    worker.open(command("o1"))
    assert posted.next(Pulsed) == Pulsed("o1", PulseResult.NO_REPLY)
    told = posted.next(DeviceChanged)
    assert (told.up, told.silent_boards) == (True, frozenset())
    assert told.error == "Board 0 refused: the lock has to cool down."
    bus.open_error = None
    worker.open(command("o2"))
    assert posted.next(DeviceChanged).error is None


@pytest.mark.parametrize(("took_s", "within_s", "is_told"), [(0.01, 0.3, False), (0.24, 0.48, False), (0.3, 0.6, True)])
def test_a_line_too_slow_for_its_boards_says_so_once(took_s: float, within_s: float, is_told: bool):
    told: list[str] = []
    worker = BusWorker("left", lambda _: FakeBus(), PLACES, lambda _: None)
    boards = [worker._boards[FIRST], worker._boards[SECOND]]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kiosk.runtime.bus_worker.log.info", lambda event, **_: told.append(event), raising=False)
        for _ in range(3):
            for board in boards:
                board.answered(took_s)
            worker._tell_slow()
    assert worker.looks_within_s == pytest.approx(within_s)
    assert told == ["bus.slow"] * is_told


def test_a_look_that_was_held_up_once_makes_no_slow_line():
    board = BoardWatch(1)
    for took_s in (0.01, 3.0, 0.01):
        board.answered(took_s)
        assert board.took_s <= 0.01
    assert board_watch.round_s([board]) == 0.01
    board.missed("Silence.")
    assert board_watch.round_s([board]) == 0
