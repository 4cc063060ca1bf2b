"""The thread of a lock bus: commands before their deadline or never, and boards that fall silent one by one."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from drivers.errors import BadReply, NoReply, PortGone
from drivers.locks.base import Contact, ContactChange
from kiosk.domain.compartments import DoorState
from kiosk.engine.messages import DeviceChanged, DoorsSensed, Pulsed, PulseResult
from kiosk.engine.ports import OpenCommand
from kiosk.runtime import board_watch, device_worker
from kiosk.runtime.bus_worker import BusWorker, LockBuses
from tests.fakes.furniture import door
from tests.fakes.lock_bus import WITHIN_S, FakeBus, Posted

FIRST, SECOND = 0, 1  # the boards
DOORS = [door("01"), door("02")]


@pytest.fixture(autouse=True)
def without_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CLOSELY_S", "ORDINARILY_S", "SILENT_S"):
        monkeypatch.setattr(board_watch, name, 0.005)
    for name in ("FIRST_RETRY_S", "LONGEST_RETRY_S"):
        monkeypatch.setattr(device_worker, name, 0.005)


@pytest.fixture
def posted() -> Posted:
    return Posted()


@pytest.fixture
def bus() -> FakeBus:
    return FakeBus(FIRST, SECOND)


@pytest.fixture
def run(posted: Posted) -> Iterator[Callable[[Callable[[], FakeBus]], BusWorker]]:
    """Start a worker on whatever ``connect`` gives it."""
    started: list[BusWorker] = []

    def start(connect: Callable[[], FakeBus]) -> BusWorker:
        places = [DOORS[0], replace(DOORS[1], board=SECOND, channel=1)]
        started.append(BusWorker("left", lambda _: connect(), places, posted))
        started[-1].start()
        return started[-1]

    yield start
    for worker in started:
        worker.ask_to_stop()
        worker.join()


@pytest.fixture
def worker(run, bus: FakeBus) -> BusWorker:
    """A worker whose bus is there."""
    found: BusWorker = run(lambda: bus)
    return found


def command(name: str = "o1", *, board: int = FIRST, within: float = 60.0) -> OpenCommand:
    return OpenCommand(name, "left", board, 1, time.monotonic() + within)


def gone() -> FakeBus:
    raise PortGone("The adapter is not there.")


def test_a_command_pulses_the_lock_once(worker: BusWorker, bus: FakeBus, posted: Posted):
    worker.open(command(board=SECOND))
    assert posted.next(Pulsed) == Pulsed("o1", PulseResult.SENT)
    assert bus.pulsed.get(timeout=WITHIN_S) == (SECOND, 1)
    assert bus.pulsed.empty()


def test_a_command_whose_time_is_over_is_refused_and_never_carried_out(worker: BusWorker, bus: FakeBus, posted: Posted):
    worker.open(command("late", within=-0.001))
    worker.open(command("good"))
    assert posted.next(Pulsed) == Pulsed("late", PulseResult.LATE)
    assert posted.next(Pulsed) == Pulsed("good", PulseResult.SENT)
    assert bus.pulsed.get(timeout=WITHIN_S) == (FIRST, 1)
    assert bus.pulsed.empty()


def test_a_command_is_refused_when_the_line_will_be_free_too_late(worker: BusWorker, bus: FakeBus, posted: Posted):
    bus.pause = 120.0
    worker.open(command())
    assert posted.next(Pulsed).result is PulseResult.LATE
    assert bus.pulsed.empty()


@pytest.mark.parametrize("error", [NoReply("No answer."), BadReply("Not an answer.", b"\x00")])
def test_a_pulse_that_is_not_answered_may_have_opened_the_door(
    worker: BusWorker, bus: FakeBus, posted: Posted, error: NoReply | BadReply
):
    bus.open_error = error
    worker.open(command())
    assert posted.next(Pulsed).result is PulseResult.NO_REPLY


def test_a_board_is_read_right_after_its_lock_was_pulsed(run, bus: FakeBus, posted: Posted, monkeypatch):
    monkeypatch.setattr(board_watch, "ORDINARILY_S", 3600.0)
    worker = run(lambda: bus)
    posted.next(DeviceChanged, lambda told: told.up)
    bus.contacts[FIRST][1] = Contact.OPEN
    worker.open(command())
    assert posted.next(DoorsSensed, lambda told: told.board == FIRST).doors == {1: DoorState.OPEN}


def test_without_a_port_nothing_is_sent_and_whoever_waits_is_told_at_once(run, posted: Posted):
    worker = run(gone)
    for name in ("o1", "o2", "o3"):
        worker.open(command(name))
        assert posted.next(Pulsed) == Pulsed(name, PulseResult.NOT_SENT)


def test_a_port_that_is_gone_is_told_once(run, posted: Posted):
    worker = run(gone)
    for name in ("o1", "o2"):
        worker.open(command(name))
    told = posted.next(DeviceChanged)
    assert (told.name, told.up, told.reachable, told.error) == ("left", False, False, "The adapter is not there.")
    posted.next(Pulsed, lambda pulsed: pulsed.opening_id == "o2")
    assert posted.left(DeviceChanged) == []


def test_a_port_that_comes_is_used_and_told_once_its_boards_answer(run, bus: FakeBus, posted: Posted):
    tries = iter([gone, gone, lambda: bus])
    run(lambda: next(tries)())
    assert not posted.next(DeviceChanged).up
    told = posted.next(DeviceChanged)
    assert (told.up, told.reachable, told.silent_boards) == (True, True, frozenset())


def test_a_port_that_goes_during_a_pulse_may_have_pulsed_and_is_opened_anew(run, bus: FakeBus, posted: Posted):
    second = FakeBus(FIRST, SECOND)
    buses = iter([bus, second])
    worker = run(lambda: next(buses))
    posted.next(DeviceChanged, lambda told: told.up)
    bus.open_error = PortGone("It was pulled out.")
    worker.open(command())
    assert not posted.next(DeviceChanged).reachable
    assert posted.next(Pulsed).result is PulseResult.NO_REPLY
    assert posted.next(DeviceChanged).up
    assert bus.closed
    assert second.pulsed.empty(), "what was sent to the first port is not sent again"


def test_after_a_new_port_every_door_is_told_anew(run, bus: FakeBus, posted: Posted):
    buses = iter([bus, FakeBus(FIRST, SECOND)])
    run(lambda: next(buses))
    posted.next(DeviceChanged, lambda told: told.up)
    bus.errors = dict.fromkeys((FIRST, SECOND), PortGone("It was pulled out."))
    posted.next(DeviceChanged, lambda told: not told.up)
    assert {posted.next(DoorsSensed).board for _ in range(2)} == {FIRST, SECOND}


def test_one_lost_answer_is_no_silence(worker: BusWorker, bus: FakeBus, posted: Posted, monkeypatch):
    posted.next(DeviceChanged, lambda told: told.up)
    answers = iter([NoReply("Lost.")])

    def read(board: int) -> dict[int, Contact]:
        if board == FIRST and (error := next(answers, None)):
            raise error
        return {1: Contact.OPEN}

    monkeypatch.setattr(bus, "read", read)
    posted.next(DoorsSensed, lambda told: told.board == FIRST and told.doors == {1: DoorState.OPEN})
    assert posted.left(DeviceChanged) == []


def test_a_board_that_misses_twice_is_silent_and_the_others_go_on(worker: BusWorker, bus: FakeBus, posted: Posted):
    posted.next(DeviceChanged, lambda told: told.up)
    bus.errors[FIRST] = NoReply("Board 0 does not answer.")
    told = posted.next(DeviceChanged)
    assert (told.up, told.reachable, told.silent_boards) == (False, True, frozenset({FIRST}))
    assert told.error == "Board 0 does not answer."
    bus.contacts[SECOND][1] = Contact.OPEN
    assert posted.next(DoorsSensed).board == SECOND
    worker.open(command(board=SECOND))
    assert posted.next(Pulsed).result is PulseResult.SENT


def test_a_board_that_is_back_tells_of_its_doors_before_it_counts_as_back(
    worker: BusWorker, bus: FakeBus, posted: Posted
):
    posted.next(DeviceChanged, lambda told: told.up)
    bus.errors[FIRST] = NoReply("Silence.")
    posted.next(DeviceChanged, lambda told: not told.up)
    del bus.errors[FIRST]
    assert posted.next(DoorsSensed).doors == {1: DoorState.CLOSED}
    assert posted.next(DeviceChanged).up


def test_a_bus_is_not_called_up_before_each_of_its_boards_has_answered_or_stayed_silent(
    run, bus: FakeBus, posted: Posted
):
    bus.errors[SECOND] = NoReply("Silence.")
    run(lambda: bus)
    told = posted.next(DeviceChanged)
    assert (told.up, told.silent_boards) == (False, frozenset({SECOND}))


def test_nothing_is_told_of_doors_that_have_not_changed(worker: BusWorker, bus: FakeBus, posted: Posted):
    posted.next(DeviceChanged, lambda told: told.up)
    for _ in range(20):
        bus.asked.get(timeout=WITHIN_S)
    assert posted.left(DoorsSensed) == []


def test_while_somebody_stands_before_a_door_each_reading_is_told(worker: BusWorker, posted: Posted):
    posted.next(DeviceChanged, lambda told: told.up)
    worker.watch(DOORS[0], closely=True)
    assert posted.next(DoorsSensed, lambda told: not told.doors).board == FIRST


def test_a_board_is_looked_at_often_as_soon_as_somebody_stands_before_it(
    run, bus: FakeBus, posted: Posted, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(board_watch, "ORDINARILY_S", 3600.0)
    worker = run(lambda: bus)
    posted.next(DeviceChanged, lambda told: told.up)
    worker.watch(DOORS[0], closely=True)
    assert posted.next(DoorsSensed, lambda told: not told.doors).board == FIRST


def test_where_there_is_no_time_to_look_at_all_boards_often_each_has_its_turn(
    run, bus: FakeBus, posted: Posted, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(board_watch, "CLOSELY_S", 0.0)
    worker = run(lambda: bus)
    posted.next(DeviceChanged, lambda told: told.up)
    for one in (DOORS[0], replace(DOORS[1], board=SECOND, channel=1)):
        worker.watch(one, closely=True)
    boards = {posted.next(DoorsSensed, lambda told: not told.doors).board for _ in range(20)}
    assert boards == {FIRST, SECOND}


def test_a_board_that_reports_by_itself_is_heard(worker: BusWorker, bus: FakeBus, posted: Posted):
    posted.next(DeviceChanged, lambda told: told.up)
    bus.contacts[SECOND][1] = Contact.OPEN
    bus.unasked = [ContactChange(9, 1, Contact.OPEN), ContactChange(SECOND, 1, Contact.OPEN)]
    told = posted.next(DoorsSensed)
    assert (told.board, told.doors) == (SECOND, {1: DoorState.OPEN})


def test_a_contact_that_tells_nothing_is_unknown(worker: BusWorker, bus: FakeBus, posted: Posted):
    posted.next(DeviceChanged, lambda told: told.up)
    bus.contacts[FIRST][1] = Contact.UNKNOWN
    assert posted.next(DoorsSensed).doors == {1: DoorState.UNKNOWN}


def test_commands_and_looks_go_to_the_bus_of_their_door():
    heard: list[tuple[object, ...]] = []

    class Worker:
        def __init__(self, name: str) -> None:
            self.name = name
            self.open = lambda command: heard.append((name, command.opening_id))
            self.watch = lambda compartment, closely: heard.append((name, compartment.door, closely))

    buses = LockBuses([Worker("left"), Worker("right")])  # type: ignore[list-item]
    buses.open(OpenCommand("o1", "right", 0, 1, 0.0))
    buses.watch(DOORS[0], closely=True)
    assert heard == [("right", "o1"), ("left", "01", True)]


def test_a_bus_without_doors_works_when_its_port_is_there_and_ends_when_it_is_told_to(posted: Posted):
    idle = BusWorker("spare", lambda _: FakeBus(), [], posted)
    idle.start()
    assert posted.next(DeviceChanged).up
    idle.ask_to_stop()
    idle.join()
    assert posted.left(DeviceChanged) == []
