"""The thread of the printer: each slip is answered, soon and once, whatever the printer does.

The first tests have the driver and an emulated printer at its wire; what has to fail at a certain moment is a fake.
"""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from drivers.errors import NotReady, PortGone
from drivers.printers import DRIVERS, Item, Printer
from kiosk.domain.devices import DeviceKind
from kiosk.engine.facilities.ports import Label
from kiosk.engine.messages import DeviceChanged, PassPrinted, SlipPrinted
from kiosk.engine.visitors.screens import ShownPass
from kiosk.engine.visitors.slips import Slip, SlipLine
from kiosk.runtime import device_worker, printer_worker
from kiosk.runtime.printer_worker import TOO_LATE, PrinterWorker
from tests.fakes.clock import NOON
from tests.fakes.lock_bus import Posted
from tests.fakes.wire_bank import EmulatedBank

SHOWN = ShownPass("LK1:SECRET", "12345678", "A", "", NOON, NOON + timedelta(hours=6))
NO_PAPER = NotReady("It has no paper.")


class FakePrinter:
    """Prints into ``slips``; an exception that the test puts there is raised first."""

    def __init__(self) -> None:
        self.slips: queue.SimpleQueue[Sequence[Item]] = queue.SimpleQueue()
        self.check_fails: Exception | None = None
        self.print_fails: Exception | None = None
        self.closed = 0

    def check(self) -> None:
        if self.check_fails is not None:
            raise self.check_fails

    def print(self, slip: Sequence[Item]) -> None:
        self.check()
        self.slips.put(slip)
        if self.print_fails is not None:
            raise self.print_fails

    def close(self) -> None:
        self.closed += 1


class Words:
    """Says as little as can be."""

    def slip(self, shown: ShownPass, name: str, language: str | None) -> Slip:
        return Slip((SlipLine(name, large=True, may_drop=True),), shown.qr, (SlipLine(f"{shown.bank} {language}"),))

    def label(self, label: Label) -> Slip:
        return Slip((SlipLine(label.bag, large=True),), label.bag, (SlipLine(label.door),))

    def test(self) -> Slip:
        return Slip((SlipLine("Test"),), "TEST", ())


class StumblingWords(Words):
    def slip(self, shown: ShownPass, name: str, language: str | None) -> Slip:
        raise ZeroDivisionError("LK1:SECRET")


@pytest.fixture
def posted() -> Posted:
    return Posted()


Run = Callable[..., PrinterWorker]


@pytest.fixture
def run(posted: Posted, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """Start a worker; between two tries it waits until a slip is wanted."""
    for name in ("FIRST_RETRY_S", "LONGEST_RETRY_S"):
        monkeypatch.setattr(device_worker, name, 3600.0)
    monkeypatch.setattr(printer_worker, "CHECK_EVERY_S", 3600.0)
    started: list[PrinterWorker] = []

    def start(connect: Callable[[], Printer], words: Words | None = None) -> PrinterWorker:
        started.append(PrinterWorker("receipts", connect, posted, words or Words()))
        started[-1].start()
        return started[-1]

    yield start
    for worker in started:
        worker.ask_to_stop()
        worker.join()


def want(worker: PrinterWorker, visit_id: str = "v1") -> None:
    worker.print_pass(visit_id, SHOWN, "Zoë", "de")


# --- through the driver -------------------------------------------------------------------------------------------


@pytest.fixture
def bank(tmp_path: Path) -> Iterator[EmulatedBank]:
    layout = {"title": "A printer", "printers": [{"name": "receipts", "driver": "escpos", "link": "receipts"}]}
    with EmulatedBank(layout, tmp_path) as bank:
        yield bank


@pytest.fixture
def connect(bank: EmulatedBank) -> Callable[[], Printer]:
    return partial(DRIVERS["escpos"].connect, bank.link("receipts"), {})


def test_a_slip_is_on_paper_in_its_words_when_it_is_answered(
    run: Run, posted: Posted, bank: EmulatedBank, connect: Callable[[], Printer]
):
    worker = run(connect)
    assert posted.next(DeviceChanged) == DeviceChanged("receipts", DeviceKind.PRINTER, up=True)
    want(worker)
    assert posted.next(PassPrinted) == PassPrinted("v1", None)
    (slip,) = bank.happened("printed")
    assert (slip["large"], slip["qr"], slip["lines"]) == (["Zoë"], ["LK1:SECRET"], ["A de"])


def test_slips_come_out_one_after_the_other(
    run: Run, posted: Posted, bank: EmulatedBank, connect: Callable[[], Printer]
):
    worker = run(connect)
    for number in range(3):
        want(worker, f"v{number}")
    assert [posted.next(PassPrinted) for _ in range(3)] == [PassPrinted(f"v{number}", None) for number in range(3)]
    assert len(bank.happened("printed")) == 3


def test_a_roll_that_ran_out_is_told_and_a_new_one_prints_the_next_slip_only(
    run: Run, posted: Posted, bank: EmulatedBank, connect: Callable[[], Printer]
):
    worker = run(connect)
    assert posted.next(DeviceChanged).up
    bank.do("printer no-paper")
    want(worker)
    error = posted.next(PassPrinted).error
    assert error is not None
    assert "has no paper" in error
    assert posted.next(DeviceChanged).error == error
    bank.do("printer none")
    want(worker, "v2")
    assert posted.next(DeviceChanged).up
    assert posted.next(PassPrinted) == PassPrinted("v2", None)
    assert len(bank.happened("printed")) == 1


def test_a_printer_that_is_pulled_and_put_back_prints_again(
    run: Run, posted: Posted, bank: EmulatedBank, connect: Callable[[], Printer]
):
    worker = run(connect)
    assert posted.next(DeviceChanged).up
    bank.do("unplug receipts")
    want(worker)
    assert posted.next(PassPrinted).error is not None
    assert not posted.next(DeviceChanged).up
    bank.do("plug receipts")
    want(worker, "v2")
    assert posted.next(PassPrinted) == PassPrinted("v2", None)


LABEL = Label("LP-0007", "12", "bag", NOON, date(2027, 5, 23), "HQ North")


def test_labels_and_test_prints_come_out_between_passes_in_the_order_they_were_wanted(
    run: Run, posted: Posted, bank: EmulatedBank, connect: Callable[[], Printer]
):
    worker = run(connect)
    want(worker)
    worker.print_label("label 7", LABEL)
    worker.print_test("test 1")
    assert posted.next(PassPrinted) == PassPrinted("v1", None)
    assert [posted.next(SlipPrinted) for _ in range(2)] == [SlipPrinted("label 7", None), SlipPrinted("test 1", None)]
    _pass, label, test = bank.happened("printed")
    assert (label["large"], label["qr"], label["lines"]) == (["LP-0007"], ["LP-0007"], ["12"])
    assert (test["qr"], test["lines"]) == (["TEST"], ["Test"])


def test_a_label_that_is_not_on_paper_is_answered_with_a_sentence(run: Run, posted: Posted):
    printer = FakePrinter()
    printer.check_fails = NO_PAPER
    worker = run(lambda: printer)
    assert not posted.next(DeviceChanged).up
    worker.print_label("label 7", LABEL)
    assert posted.next(SlipPrinted) == SlipPrinted("label 7", str(NO_PAPER))
    assert printer.slips.empty()


# --- what fails at a certain moment -------------------------------------------------------------------------------


def test_a_printer_without_paper_is_told_and_a_slip_answered_at_once(run: Run, posted: Posted):
    printer = FakePrinter()
    printer.check_fails = NO_PAPER
    worker = run(lambda: printer)
    told = posted.next(DeviceChanged)
    assert (told.up, told.error) == (False, str(NO_PAPER))
    want(worker)
    assert posted.next(PassPrinted) == PassPrinted("v1", str(NO_PAPER))
    assert printer.slips.empty()
    printer.check_fails = None
    want(worker, "v2")  # somebody has put a roll in, and does not wait for the next look
    assert posted.next(DeviceChanged).up
    assert posted.next(PassPrinted) == PassPrinted("v2", None)


def test_a_printer_that_is_not_there_answers_too(run: Run, posted: Posted):
    def connect() -> FakePrinter:
        raise PortGone("It is not there.")

    worker = run(connect)
    for number in range(2):
        want(worker, f"v{number}")
        assert posted.next(PassPrinted) == PassPrinted(f"v{number}", "It is not there.")


def test_a_slip_that_failed_halfway_is_not_printed_again(run: Run, posted: Posted):
    first, second = FakePrinter(), FakePrinter()
    first.print_fails = PortGone("It was pulled out.")
    printers = iter([first, second])
    worker = run(lambda: next(printers))
    want(worker)
    assert posted.next(PassPrinted) == PassPrinted("v1", "It was pulled out.")
    want(worker, "v2")
    assert posted.next(PassPrinted) == PassPrinted("v2", None)
    assert (first.slips.qsize(), second.slips.qsize(), first.closed) == (1, 1, 1)
    assert posted.left(PassPrinted) == []


@pytest.mark.expects_log("device.failed")
def test_a_fault_that_nobody_foresaw_is_answered_as_well(run: Run, posted: Posted):
    printer = FakePrinter()
    worker = run(lambda: printer, StumblingWords())
    want(worker)
    error = posted.next(PassPrinted).error
    assert error is not None
    assert "SECRET" not in error


def test_a_slip_for_somebody_who_has_gone_is_not_printed(run: Run, posted: Posted, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(printer_worker, "PRINTED_WITHIN_S", -1.0)
    printer = FakePrinter()
    worker = run(lambda: printer)
    want(worker)
    assert posted.next(PassPrinted) == PassPrinted("v1", TOO_LATE)
    assert printer.slips.empty()


def test_its_paper_is_looked_at_while_nobody_prints(run: Run, posted: Posted, monkeypatch: pytest.MonkeyPatch):
    printer = FakePrinter()
    worker = run(lambda: printer)
    assert posted.next(DeviceChanged).up
    monkeypatch.setattr(printer_worker, "CHECK_EVERY_S", 0.005)
    want(worker)  # from now on it waits for so long only
    posted.next(PassPrinted)
    printer.check_fails = NO_PAPER
    assert posted.next(DeviceChanged).error == str(NO_PAPER)


def test_a_worker_that_was_never_started_can_be_ended():
    worker = PrinterWorker("receipts", FakePrinter, Posted(), Words())
    worker.ask_to_stop()
    worker.join()
