"""What readers that speak unasked have in common: bytes in, cards out, each holding-up once."""

import time
from collections import deque
from collections.abc import Callable
from typing import Protocol

from drivers.presentation import Presentations


class Source(Protocol):
    """Where bytes come from: a serial link, or an input device."""

    def receive(self, timeout: float) -> bytes:
        """What has arrived, waiting up to ``timeout`` seconds; empty when nothing came. Raises PortGone."""

    def close(self) -> None:
        """Give it back."""


class CardDecoder(Protocol):
    """Finds cards in a stream of bytes, however it is cut."""

    @property
    def quiet_s(self) -> float:
        """A line that was silent for so many seconds has nothing more to say of the same card."""

    def feed(self, data: bytes) -> list[str]:
        """The badges that ``data`` completes."""

    def silence(self) -> list[str]:
        """The line has been silent for ``quiet_s``: the badges that this completes. What was begun is over."""


class CardReader:
    """A reader. ``held_s``: how long a card may go unseen and still be the same. ``clock`` counts seconds."""

    def __init__(
        self, source: Source, decoder: CardDecoder, held_s: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._source = source
        self._decoder = decoder
        self._clock = clock
        self._presentations = Presentations(held_s)
        self._waiting: deque[str] = deque()
        self._silent_at: float | None = clock() + decoder.quiet_s

    def read(self, timeout: float) -> str | None:
        """The next card held up, at the moment its last byte arrives; None after ``timeout`` seconds."""
        deadline = time.monotonic() + timeout
        while not self._waiting:
            remaining = deadline - time.monotonic()
            self._take(self._listen(remaining))
            if remaining <= 0:
                break
        return self._waiting.popleft() if self._waiting else None

    def close(self) -> None:
        self._source.close()

    def _listen(self, timeout: float) -> list[str]:
        if self._silent_at is not None:
            timeout = min(timeout, self._silent_at - self._clock())
        if data := self._source.receive(max(0.0, timeout)):
            self._silent_at = self._clock() + self._decoder.quiet_s
            return self._decoder.feed(data)
        # Only a look that found nothing proves silence: this thread may have slept while bytes waited.
        if self._silent_at is not None and self._clock() >= self._silent_at:
            self._silent_at = None
            return self._decoder.silence()
        return []

    def _take(self, cards: list[str]) -> None:
        now = self._clock()
        self._waiting += [card for card in cards if self._presentations.is_new(card, now)]
