"""Serial readers of EM4100 cards: RDM6300, ID-12, ID-20 and alike.

9600 baud, 8N1. While a card is held up the reader sends, over and over, ``02``, ten hex digits (a version byte and four
bytes of number), two hex digits with the XOR of those five bytes, and ``03``. The ID readers put CR LF before the 03.
"""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from operator import xor

from drivers.presentation import Presentations
from drivers.readers.base import ReaderDriver
from drivers.serial_link import SerialLink
from drivers.settings import number

_STX, _ETX = 0x02, 0x03
_PADDING = b"\r\n"
_HEX = b"0123456789ABCDEFabcdef"
_DIGITS = 12

_HELD_S = 0.5
"""A card repeats about fifteen times a second; after half a second without it, it was taken away."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Only the baud rate varies."""

    baud: int = number(9600, 1200, 115200)


class Em4100Decoder:
    """Finds the cards in what a reader sends, however it is cut; whatever fails its check is dropped."""

    def __init__(self) -> None:
        self._digits: bytearray | None = None

    def feed(self, data: bytes) -> list[str]:
        """The cards that ``data`` completes, each as ten upper-case hex digits."""
        return [card for byte in data if (card := self._next(byte))]

    def _next(self, byte: int) -> str | None:
        if byte == _STX:
            self._digits = bytearray()
        elif self._digits is None or byte in _PADDING:
            pass
        elif byte == _ETX:
            digits, self._digits = self._digits, None
            return _card(digits)
        elif byte in _HEX and len(self._digits) < _DIGITS:
            self._digits.append(byte)
        else:
            self._digits = None
        return None


class Em4100Reader:
    """A reader at a serial port. ``clock`` counts seconds, monotonically."""

    def __init__(self, link: SerialLink, clock: Callable[[], float] = time.monotonic) -> None:
        self._link = link
        self._clock = clock
        self._decoder = Em4100Decoder()
        self._presentations = Presentations(_HELD_S)
        self._waiting: deque[str] = deque()

    def read(self, timeout: float) -> str | None:
        """The next card held up, at the moment its last byte arrives; None after ``timeout`` seconds."""
        deadline = time.monotonic() + timeout
        while not self._waiting:
            remaining = deadline - time.monotonic()
            self._take(self._link.receive(remaining))
            if remaining <= 0:
                break
        return self._waiting.popleft() if self._waiting else None

    def close(self) -> None:
        self._link.close()

    def _take(self, data: bytes) -> None:
        cards = self._decoder.feed(data)
        self._waiting += [card for card in cards if self._presentations.is_new(card, self._clock())]


def _card(digits: bytearray) -> str | None:
    if len(digits) != _DIGITS:
        return None
    raw = bytes.fromhex(digits.decode("ascii"))
    return None if reduce(xor, raw) else raw[:-1].hex().upper()


def _connect(url: str, settings: Settings) -> Em4100Reader:
    return Em4100Reader(SerialLink(url, settings.baud))


DRIVER = ReaderDriver(name="em4100-serial", settings=Settings, reader=_connect)
