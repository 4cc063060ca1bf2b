"""Serial readers that write a card as a line of text, without a check (sheet 2.2, "other ASCII readers").

``[02] TEXT [0D] [0A] [03]``: whatever of the marks a reader sends, the text between them is the card. The text is a
decimal number, facility and number, or hex (:class:`drivers.readers.identifiers.TextSettings`). Nothing in it shows a
lost character, so its length is held to: set ``length`` for hex, where five bytes are as good a card as seven.
Readers with a check sum (RDM6300, ID-12, ID-20) have a driver of their own: :mod:`drivers.readers.em4100_serial`.
"""

from dataclasses import dataclass

from drivers.readers.base import ReaderDriver
from drivers.readers.card_reader import CardReader
from drivers.readers.identifiers import TextSettings, badge_in
from drivers.serial_link import SerialLink
from drivers.settings import number

_STX, _ETX, _CR, _LF = 0x02, 0x03, 0x0D, 0x0A
_ENDS = frozenset((_ETX, _CR, _LF))
_MOST = 64
"""Characters; the longest text of a card is ten bytes of hex with something between each two."""

_QUIET_S = 0.2
"""A line takes some 15 ms on the wire; one that stops in the middle for this long was cut off."""

_USUAL_LENGTH = {"decimal": 10}
"""Of a format that fits several lengths: a lost digit must not make another card."""


@dataclass(frozen=True, slots=True)
class Settings(TextSettings):
    """``length``: the characters of a card's text; 0 is ten for ``decimal``, and what the format allows otherwise."""

    baud: int = number(9600, 1200, 115200)
    length: int = number(0, 0, _MOST)


class AsciiDecoder:
    """Finds the cards in what a reader sends, however it is cut; a text that is no card is dropped."""

    quiet_s = _QUIET_S

    def __init__(self, settings: Settings | None = None) -> None:
        self._settings = settings or Settings()
        self._length = self._settings.length or _USUAL_LENGTH.get(self._settings.format, 0)
        self._text: bytearray | None = None
        """None until a text begins that we have from its start: half a card may be another card."""

    def feed(self, data: bytes) -> list[str]:
        """The badges that ``data`` completes."""
        return [card for byte in data if (card := self._next(byte))]

    def silence(self) -> list[str]:
        """Drop what was begun: the next card would be taken for its rest."""
        self._text = bytearray()
        return []

    def _next(self, byte: int) -> str | None:
        if byte == _STX:
            self._text = bytearray()
        elif byte in _ENDS:
            text, self._text = self._text, bytearray()
            return self._card(text.decode("latin-1")) if text else None
        elif self._text is not None and len(self._text) <= _MOST:  # one more than a card has: too long stays too long
            self._text.append(byte)
        return None

    def _card(self, text: str) -> str | None:
        return badge_in(text, self._settings) if self._length in {0, len(text)} else None


def _connect(url: str, settings: Settings) -> CardReader:
    return CardReader(SerialLink(url, settings.baud), AsciiDecoder(settings), settings.held_ms / 1000)


DRIVER = ReaderDriver(name="ascii-serial", settings=Settings, reader=_connect)
