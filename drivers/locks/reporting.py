"""The talk on a line whose boards also speak unasked, of doors that moved: before, between and within exchanges."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from drivers.locks.base import ContactChange
from drivers.locks.pacing import Pacing
from drivers.serial_link import SerialLink

F = TypeVar("F")


class Decoder(Protocol):
    """Finds frames in what a bus sends, however it is cut."""

    def feed(self, data: bytes) -> Sequence[object]:
        """The frames that ``data`` completes."""

    def leftover(self) -> bytes:
        """Forget, and return, all bytes that were part of no frame."""


class ReportingLine:
    """Puts aside what comes unasked. ``change`` is what a frame reports; None for one that is no report."""

    def __init__(self, link: SerialLink, decoder: Decoder, change: Callable[[object], ContactChange | None]) -> None:
        self._link = link
        self._decoder = decoder
        self._change = change
        self._reports: list[ContactChange] = []

    def ask(
        self, board: int, request: bytes, timeout: float, kind: type[F], fits: Callable[[F], bool], *, again: bool
    ) -> F:
        """The answer: a frame of this ``kind`` that ``fits``. Everything else is as in :meth:`SerialLink.exchange`."""

        def answer_in(data: bytes) -> F | None:
            frames = self._take(data)
            return next((frame for frame in frames if isinstance(frame, kind) and fits(frame)), None)

        return self._link.exchange(request, answer_in, timeout, f"Board {board}", self._decoder.leftover, again=again)

    def wait_for(self, pacing: Pacing) -> None:
        """Listen until the next pulse may go out."""
        while (wait := pacing.remaining()) > 0:
            self._take(self._link.receive(wait))

    def reports(self) -> Sequence[ContactChange]:
        """The changes that boards reported since this was last asked."""
        self._take(self._link.receive(0))
        reports, self._reports = self._reports, []
        return reports

    def _take(self, data: bytes) -> Sequence[object]:
        frames = self._decoder.feed(data)
        self._reports += [change for frame in frames if (change := self._change(frame))]
        return frames
