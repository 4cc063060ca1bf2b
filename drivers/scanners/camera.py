"""QR codes in front of a camera, and photographs of what is there.

OpenCV, NumPy, Pillow and the decoder take a third of a second to load, and a kiosk must show its start screen soon:
they are imported when a camera is connected, in the camera's own thread, and never before.
"""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event, Lock

from drivers.errors import PortDenied
from drivers.presentation import Presentations
from drivers.scanners import decoders
from drivers.scanners.base import ScannerDriver
from drivers.scanners.frames import Frames, frames_of
from drivers.settings import choice

_HELD_S = 2.0
"""A phone in a hand drops out of view for a moment; after two seconds it was taken away."""


@dataclass(frozen=True, slots=True)
class Settings:
    """``decoder``: what finds the codes in a picture (``drivers/scanners/README.md`` has how well, and how fast)."""

    decoder: str = choice(*decoders.NAMES)


class CameraScanner:
    """Reads the codes in the pictures of a source. ``clock`` counts seconds, monotonically."""

    def __init__(
        self,
        frames: Frames,
        clock: Callable[[], float] = time.monotonic,
        texts_in: decoders.Decoder | None = None,
    ) -> None:
        self._texts_in = texts_in or decoders.decoder()
        self._frames = frames
        self._clock = clock
        self._presentations = Presentations(_HELD_S)
        self._waiting: deque[str] = deque()
        self._closed = Event()
        self._in_use = Lock()  # OpenCV dies when a camera is released while it delivers

    def read(self, timeout: float) -> str | None:
        """The text of the next code held up, or None after ``timeout`` seconds."""
        deadline = time.monotonic() + timeout
        while not self._waiting and not self._closed.is_set():
            self._look()
            remaining = deadline - time.monotonic()
            if self._waiting or remaining <= 0:
                break
            self._closed.wait(min(remaining, self._frames.due_in()))
        return self._waiting.popleft() if self._waiting else None

    def photograph(self) -> bytes | None:
        """The newest picture as a JPEG (``still``); None where there was none yet. Raises PortGone."""
        from drivers.scanners import still

        with self._in_use:
            picture = None if self._closed.is_set() else self._frames.still()
        return None if picture is None else still.jpeg(picture)

    def close(self) -> None:
        self._closed.set()
        with self._in_use:
            self._frames.close()

    def _look(self) -> None:
        with self._in_use:
            picture = None if self._closed.is_set() else self._frames.next()
        if picture is not None:
            now = self._clock()
            self._waiting += [text for text in self._texts_in(picture) if self._presentations.is_new(text, now)]


def _connect(source: str, settings: Settings) -> CameraScanner:
    try:
        texts_in = decoders.decoder(settings.decoder)
    except ImportError as error:
        name = settings.decoder
        raise PortDenied(
            f"The decoder {name} can't be loaded ({error}). Install its library, or set another."
        ) from error
    return CameraScanner(frames_of(source), texts_in=texts_in)


DRIVER = ScannerDriver(name="camera", settings=Settings, scanner=_connect)
