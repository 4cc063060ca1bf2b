"""The receipt printer: one slip at a time, and each is answered soon, for somebody waits beside it.

A slip that failed is never tried again by itself: what is on paper may be all of it, and a second copy lets a second
person in.
"""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

from drivers.errors import DriverError
from drivers.printers import Item, Line, Printer, QrCode
from kiosk.domain.devices import DeviceKind
from kiosk.engine.facilities.ports import Label
from kiosk.engine.messages import DeviceChanged, Message, PassPrinted, SlipPrinted
from kiosk.engine.visitors.screens import ShownPass
from kiosk.engine.visitors.slips import Slip
from kiosk.runtime.device_worker import DeviceWorker

# How often a printer is asked for its paper while nobody prints (seconds).
CHECK_EVERY_S = 10.0
# Whoever waited longer has gone, and a pass that lies in the tray is anybody's (seconds).
PRINTED_WITHIN_S = 20.0

TOO_LATE = "The printer was busy for too long. Print it again."
FAILED = "The printer failed in a way that nobody foresaw; the log says how."


class SlipWords(Protocol):
    """Whoever words what is printed; each is called on the printer's thread."""

    def slip(self, shown: ShownPass, name: str, language: str | None) -> Slip:
        """A pass, in its visitor's language."""

    def label(self, label: Label) -> Slip:
        """What is stuck to a bag."""

    def test(self) -> Slip:
        """What shows that the printer prints."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """``answer`` makes the message that tells what became of it: None, or a sentence that says why not."""

    word: Callable[[], Slip] = field(repr=False)
    answer: Callable[[str | None], Message]
    at: float  # monotonic


class PrinterWorker(DeviceWorker[Printer]):
    """The engine's ``Printer`` and ``LabelPrinter``, and one thread for them."""

    def __init__(
        self, name: str, connect: Callable[[], Printer], post: Callable[[Message], None], words: SlipWords
    ) -> None:
        super().__init__(name, DeviceKind.PRINTER, connect, post)
        self._words = words
        self._wanted: queue.SimpleQueue[_Wanted | None] = queue.SimpleQueue()  # None: look whether to stop
        self._waiting: _Wanted | None = None

    def print_pass(self, visit_id: str, shown: ShownPass, name: str, language: str | None) -> None:
        """Print it soon; the answer is a ``PassPrinted``. From any thread."""
        self._want(lambda: self._words.slip(shown, name, language), partial(PassPrinted, visit_id))

    def print_label(self, job: str, label: Label) -> None:
        """The same with the label of a bag; the answer is a ``SlipPrinted``."""
        self._want(lambda: self._words.label(label), partial(SlipPrinted, job))

    def print_test(self, job: str) -> None:
        """The same with a slip that shows that it prints."""
        self._want(self._words.test, partial(SlipPrinted, job))

    def ask_to_stop(self) -> None:
        """Ask the thread to end; ``join`` waits until it has."""
        super().ask_to_stop()
        self._wanted.put(None)

    def _want(self, word: Callable[[], Slip], answer: Callable[[str | None], Message]) -> None:
        self._wanted.put(_Wanted(word, answer, time.monotonic()))

    def _serve(self, device: Printer) -> None:
        while not self._stopping.is_set():
            device.check()
            self._tell(DeviceChanged(self.name, self._kind, up=True))
            if self._waiting is None:
                self._waiting = self._next(CHECK_EVERY_S)
            if self._waiting is not None:
                self._print(device, self._waiting)

    def _print(self, device: Printer, wanted: _Wanted) -> None:
        if time.monotonic() - wanted.at > PRINTED_WITHIN_S:
            self._answer(TOO_LATE)
            return
        slip = wanted.word()
        try:
            device.print(tuple(_items(slip)))
        except DriverError as error:
            self._answer(str(error))
            raise
        self._answer(None)

    def _connect_and_serve(self) -> None:
        super()._connect_and_serve()
        if self._waiting is not None:
            last = self._last
            self._answer((last.error if last is not None else None) or FAILED)

    def _pause(self, seconds: float) -> None:
        """A slip that is wanted ends the pause: somebody may just have put paper in."""
        if not self._stopping.is_set():
            self._waiting = self._next(seconds)

    def _next(self, seconds: float) -> _Wanted | None:
        try:
            return self._wanted.get(timeout=seconds)
        except queue.Empty:
            return None

    def _answer(self, error: str | None) -> None:
        wanted, self._waiting = self._waiting, None
        assert wanted is not None, "somebody waits for this answer"
        self._post(wanted.answer(error))


def _items(slip: Slip) -> Iterator[Item]:
    yield from (Line(one.text, one.large, one.may_drop) for one in slip.above)
    yield QrCode(slip.qr)
    yield from (Line(one.text, one.large, one.may_drop) for one in slip.below)
