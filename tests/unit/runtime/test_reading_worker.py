"""The thread of a reader or scanner: what it reads is posted, and it looks for its device by itself."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest

from drivers.errors import BadReply, PortDenied, PortGone
from drivers.readers.base import Signal
from kiosk.domain.credentials import CredentialKind
from kiosk.domain.devices import DeviceKind
from kiosk.engine.messages import CredentialPresented, DeviceChanged
from kiosk.engine.ports import Answer
from kiosk.runtime import device_worker, reading_worker
from kiosk.runtime.reading_worker import ReadingWorker, SignallingReaders
from tests.fakes.lock_bus import Posted


class FakeReader:
    """Reads what the test puts in; an exception is raised."""

    def __init__(self) -> None:
        self.held_up: queue.SimpleQueue[str | Exception] = queue.SimpleQueue()
        self.closed = False

    def read(self, timeout: float) -> str | None:
        try:
            found = self.held_up.get(timeout=0.005)
        except queue.Empty:
            return None
        if isinstance(found, Exception):
            raise found
        return found

    def close(self) -> None:
        self.closed = True


class FakeLamps(FakeReader):
    """A reader with lamps; ``trouble`` is what comes of showing something."""

    def __init__(self, trouble: Exception | None = None) -> None:
        super().__init__()
        self.shown: queue.SimpleQueue[Signal] = queue.SimpleQueue()
        self.trouble = trouble

    def signal(self, signal: Signal) -> None:
        self.shown.put(signal)
        if self.trouble is not None:
            raise self.trouble


@pytest.fixture(autouse=True)
def without_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FIRST_RETRY_S", "LONGEST_RETRY_S"):
        monkeypatch.setattr(device_worker, name, 0.005)


@pytest.fixture
def posted() -> Posted:
    return Posted()


@pytest.fixture
def run(posted: Posted) -> Iterator[Callable[[Callable[[], FakeReader]], ReadingWorker]]:
    started: list[ReadingWorker] = []

    def start(connect: Callable[[], FakeReader]) -> ReadingWorker:
        started.append(ReadingWorker("badge", DeviceKind.READER, CredentialKind.BADGE, connect, posted))
        started[-1].start()
        return started[-1]

    yield start
    for worker in started:
        worker.ask_to_stop()
        worker.join()


def test_what_is_held_up_is_posted_as_a_credential(run, posted: Posted):
    reader = FakeReader()
    run(lambda: reader)
    reader.held_up.put("0415A3F2")
    assert posted.next(CredentialPresented) == CredentialPresented(CredentialKind.BADGE, "0415A3F2", "badge")


def test_a_reader_that_works_is_told_once(run, posted: Posted):
    reader = FakeReader()
    run(lambda: reader)
    assert posted.next(DeviceChanged) == DeviceChanged("badge", DeviceKind.READER, up=True)
    reader.held_up.put("0415A3F2")
    posted.next(CredentialPresented)
    assert posted.left(DeviceChanged) == []


@pytest.mark.parametrize("error", [PortGone("It was pulled out."), PortDenied("Not ours.")])
def test_a_reader_that_goes_is_closed_told_and_found_again(run, posted: Posted, error: PortGone | PortDenied):
    first, second = FakeReader(), FakeReader()
    readers = iter([first, second])
    run(lambda: next(readers))
    first.held_up.put(error)
    told = posted.next(DeviceChanged, lambda change: not change.up)
    assert told.error == str(error)
    assert posted.next(DeviceChanged).up
    assert first.closed
    second.held_up.put("0415A3F2")
    posted.next(CredentialPresented)


@pytest.mark.expects_log("device.failed")
def test_a_fault_that_nobody_foresaw_is_a_part_that_does_not_work_and_no_dead_thread(run, posted: Posted):
    first, second = FakeReader(), FakeReader()
    readers = iter([first, second])
    run(lambda: next(readers))
    first.held_up.put(ZeroDivisionError("0415A3F2"))
    told = posted.next(DeviceChanged, lambda change: not change.up)
    assert told.error is not None
    assert "0415A3F2" not in told.error
    assert posted.next(DeviceChanged).up


def pauses(monkeypatch: pytest.MonkeyPatch, connect: Callable[[], FakeReader]) -> list[float]:
    """How long a worker waited before each of its first tries; it never waits in truth."""
    monkeypatch.setattr(device_worker, "FIRST_RETRY_S", 0.25)
    monkeypatch.setattr(device_worker, "LONGEST_RETRY_S", 5.0)
    waited: list[float] = []
    worker = ReadingWorker("badge", DeviceKind.READER, CredentialKind.BADGE, connect, Posted())

    def note(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) == 9:
            worker.ask_to_stop()

    monkeypatch.setattr(worker, "_pause", note)
    worker._run()
    return waited


def fail() -> FakeReader:
    raise PortGone("The adapter is not there.")


def test_a_device_that_stays_away_is_looked_for_less_and_less_often(monkeypatch):
    waited = pauses(monkeypatch, fail)
    assert waited[0] <= 0.5
    assert all(later == min(5.0, sooner * 2) for sooner, later in pairwise(waited))
    assert waited[-1] == 5.0


def test_a_device_that_served_well_is_looked_for_at_once(monkeypatch):
    monkeypatch.setattr(device_worker, "SERVED_WELL_S", -1.0)
    assert set(pauses(monkeypatch, fail)) == {0.25}


def test_a_worker_that_was_never_started_can_be_ended():
    worker = ReadingWorker("badge", DeviceKind.READER, CredentialKind.BADGE, FakeReader, Posted())
    worker.ask_to_stop()
    worker.join()


@pytest.mark.parametrize(
    ("answer", "signal"),
    [(Answer.WELCOME, Signal.WELCOME), (Answer.REFUSED, Signal.REFUSED)],
    ids=["welcome", "refused"],
)
@pytest.mark.parametrize("trouble", [None, BadReply("It has no lamps.", b""), PortGone("It was pulled out.")])
def test_a_reader_with_lamps_shows_the_answer_and_reads_on_whatever_comes_of_it(
    run, posted: Posted, answer: Answer, signal: Signal, trouble: Exception | None
):
    reader = FakeLamps(trouble)
    readers = SignallingReaders([run(lambda: reader)])
    readers.signal("badge", Answer.WELCOME)  # to nothing
    for badge in ("0415A3F2", "0415A3F3"):
        reader.held_up.put(badge)
        assert posted.next(CredentialPresented).value == badge
        readers.signal("badge", answer)
        assert reader.shown.get(timeout=5) is signal
    assert reader.shown.empty()


def test_a_late_answer_is_shown_to_nobody(run, posted: Posted, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(reading_worker, "ANSWER_WITHIN_S", 0.0)
    reader = FakeLamps()
    worker = run(lambda: reader)
    reader.held_up.put("0415A3F2")
    posted.next(CredentialPresented)
    worker.signal(Answer.REFUSED)
    reader.held_up.put("0415A3F3")
    posted.next(CredentialPresented)
    assert reader.shown.empty()


def test_what_has_no_lamps_or_is_a_scanner_is_told_nothing(posted: Posted, run):
    reader = FakeReader()
    readers = SignallingReaders(
        [
            run(lambda: reader),
            ReadingWorker("qr", DeviceKind.SCANNER, CredentialKind.QR, FakeLamps, posted),
        ]
    )
    reader.held_up.put("0415A3F2")
    posted.next(CredentialPresented)
    for name in ("badge", "qr", "keyboard"):
        readers.signal(name, Answer.WELCOME)
    reader.held_up.put("0415A3F3")
    posted.next(CredentialPresented)
