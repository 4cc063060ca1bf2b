"""Serial readers of EM4100 cards: RDM6300, ID-12, ID-20 and alike.

9600 baud, 8N1. While a card is held up the reader sends, over and over, ``02``, ten hex digits (a version byte and four
bytes of number), two hex digits with the XOR of those five bytes, and ``03``. The ID readers put CR LF before the 03.
"""

from dataclasses import dataclass
from functools import reduce
from operator import xor

from drivers.readers.base import ReaderDriver
from drivers.readers.card_reader import CardReader
from drivers.readers.identifiers import BadgeSettings, badge
from drivers.serial_link import SerialLink
from drivers.settings import number

_STX, _ETX = 0x02, 0x03
_PADDING = b"\r\n"
_HEX = b"0123456789ABCDEFabcdef"
_DIGITS = 12

_QUIET_S = 0.2
"""A frame takes 15 ms on the wire; one that stops in the middle for this long was cut off."""


@dataclass(frozen=True, slots=True)
class Settings(BadgeSettings):
    """Beside the form of a badge only the baud rate varies. A held card repeats about fifteen times a second."""

    baud: int = number(9600, 1200, 115200)


class Em4100Decoder:
    """Finds the cards in what a reader sends, however it is cut; whatever fails its check is dropped."""

    quiet_s = _QUIET_S

    def __init__(self, settings: BadgeSettings | None = None) -> None:
        self._settings = settings or BadgeSettings()
        self._digits: bytearray | None = None

    def feed(self, data: bytes) -> list[str]:
        """The cards that ``data`` completes: ten upper-case hex digits each, unless it is set otherwise."""
        return [badge(card, self._settings) for byte in data if (card := self._next(byte))]

    def silence(self) -> list[str]:
        self._digits = None
        return []

    def _next(self, byte: int) -> bytes | None:
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


def _card(digits: bytearray) -> bytes | None:
    if len(digits) != _DIGITS:
        return None
    raw = bytes.fromhex(digits.decode("ascii"))
    return None if reduce(xor, raw) else raw[:-1]


def _connect(url: str, settings: Settings) -> CardReader:
    return CardReader(SerialLink(url, settings.baud), Em4100Decoder(settings), settings.held_ms / 1000)


DRIVER = ReaderDriver(name="em4100-serial", settings=Settings, reader=_connect)
