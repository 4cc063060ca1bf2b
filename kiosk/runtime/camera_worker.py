"""The scanner's camera: it reads codes like any scanner, and takes a photograph when the engine asks for one."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable

from drivers.errors import DriverError
from drivers.scanners import Photographing
from kiosk.domain.credentials import CredentialKind
from kiosk.domain.devices import DeviceKind
from kiosk.engine.messages import Message, PhotoTaken
from kiosk.runtime.reading_worker import Reading, ReadingWorker

NO_PICTURE = "The camera has no picture yet. Try again in a moment."
NOT_THERE = "The camera does not answer. Check its cable."


class CameraWorker(ReadingWorker):
    """A reading worker, and the engine's ``Camera``."""

    def __init__(self, name: str, connect: Callable[[], Reading], post: Callable[[Message], None]) -> None:
        super().__init__(name, DeviceKind.SCANNER, CredentialKind.QR, connect, post)
        self._wanted: queue.SimpleQueue[str | None] = queue.SimpleQueue()  # None: look whether to stop

    def take(self, asked_for: str) -> None:
        """Take a photograph soon; the answer is a ``PhotoTaken``. From any thread."""
        self._wanted.put(asked_for)

    def ask_to_stop(self) -> None:
        """Ask the thread to end; ``join`` waits until it has."""
        super().ask_to_stop()
        self._wanted.put(None)

    def _between_reads(self, device: Reading) -> None:
        assert isinstance(device, Photographing), "what connects gives a camera"
        while (asked_for := self._next()) is not None:
            try:
                jpeg = device.photograph()
            except DriverError as error:
                self._post(PhotoTaken(asked_for, None, str(error)))
                raise
            self._post(PhotoTaken(asked_for, jpeg, NO_PICTURE if jpeg is None else None))

    def _pause(self, seconds: float) -> None:
        """Whoever wants a photograph meanwhile is told at once that there is no camera."""
        until = time.monotonic() + seconds
        while not self._stopping.is_set() and (left := until - time.monotonic()) > 0:
            asked_for = self._next(left)
            if asked_for is not None:
                last = self._last
                self._post(PhotoTaken(asked_for, None, (last.error if last is not None else None) or NOT_THERE))

    def _next(self, within_s: float = 0.0) -> str | None:
        try:
            return self._wanted.get(timeout=within_s) if within_s > 0 else self._wanted.get_nowait()
        except queue.Empty:
            return None
