"""Readers that type: a USB reader that is a keyboard to the computer, and ends each badge with Enter.

This file only decides what a run of keys was, a badge or a person; the window hands it the keys. See
:mod:`drivers.readers.scancodes` for keys that come as codes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from drivers.readers.base import ReaderDriver
from drivers.settings import choice, number, read

ENTER = "\n"

_HEX_LENGTHS = (8, 10, 14, 16, 20)
"""Identifiers of 4, 5, 7, 8 and 10 bytes, the lengths that cards have."""

_ID_DIGITS = 10
"""A badge from decimal digits is padded to the ten digits that an EM4100 card has."""


@dataclass(frozen=True, slots=True)
class Settings:
    """``format`` is what the reader types for a card.

    ``decimal``: eight to ten digits, the 32-bit number of the card. ``facility``: eight digits, three for the facility
    byte and five for the 16-bit number. ``hex``: the identifier itself.
    A reader leaves 1 to 20 ms between keys; a quick typist 100 ms and more.
    """

    format: str = choice("decimal", "facility", "hex")
    max_gap_ms: int = number(100, 10, 1000)


@dataclass(frozen=True, slots=True)
class WedgeResult:
    """What became of a key: a badge is complete, and/or ``typed`` goes on to whoever has the keyboard."""

    # Neither is in the repr: it is a badge, or may be somebody's PIN, and a repr ends up in a log.
    badge: str | None = field(default=None, repr=False)
    typed: str = field(default="", repr=False)


_NO_HAND = 8
"""No hand types as many characters with less than a tenth of a second between each two; a PIN may have six."""


class WedgeDecoder:
    """Sorts keys into badges and typing. Times are seconds of a monotonic clock.

    Keys are held back while they come faster than a hand types. Call :meth:`flush` when the clock reaches
    :attr:`due`, or a person's last key would stay in here.
    """

    def __init__(self, max_gap_s: float = 0.1, format: str = "decimal") -> None:  # noqa: A002 - the setting's name
        self._max_gap_s = max_gap_s
        self._badge_in = _FORMATS[format]
        self._held = ""
        self._last = 0.0

    @property
    def due(self) -> float | None:
        """When the keys held back will have turned out to be typing; None when none are."""
        return self._last + self._max_gap_s if self._held else None

    def key(self, text: str, at: float) -> WedgeResult:
        """A key that wrote ``text`` was pressed; Enter is a line feed or a carriage return."""
        typed = self.flush(at).typed
        if text not in {ENTER, "\r"}:
            self._held += text
            self._last = at
            return WedgeResult(typed=typed)
        held, self._held = self._held, ""
        if badge := self._badge_in(held):
            return WedgeResult(badge, typed)
        if len(held) >= _NO_HAND:
            return WedgeResult(held.upper(), typed)  # a card of a kind that the site does not use: known to nobody
        return WedgeResult(typed=typed + held + text)

    def flush(self, at: float) -> WedgeResult:
        """Give back the keys after which too long has passed for a reader."""
        if self.due is None or at < self.due:
            return WedgeResult()
        typed, self._held = self._held, ""
        return WedgeResult(typed=typed)


def decoder(settings: Mapping[str, object]) -> WedgeDecoder:
    """The decoder for a reader of the site file. Raises ValueError that names a faulty setting."""
    checked = read(Settings, settings)
    return WedgeDecoder(checked.max_gap_ms / 1000, checked.format)


def _decimal(text: str) -> str | None:
    if not (_is_decimal(text) and 8 <= len(text) <= 10):
        return None
    return _padded(int(text))


def _facility(text: str) -> str | None:
    if not (_is_decimal(text) and len(text) == 8):
        return None
    facility, card = int(text[:3]), int(text[3:])
    return _padded(facility << 16 | card) if facility <= 0xFF and card <= 0xFFFF else None


def _hex(text: str) -> str | None:
    fits = len(text) in _HEX_LENGTHS and all(character in "0123456789ABCDEFabcdef" for character in text)
    return text.upper() if fits else None


def _is_decimal(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _padded(value: int) -> str | None:
    return f"{value:0{_ID_DIGITS}X}" if value <= 0xFFFF_FFFF else None


_FORMATS: Mapping[str, Callable[[str], str | None]] = {"decimal": _decimal, "facility": _facility, "hex": _hex}

DRIVER = ReaderDriver(name="keyboard-wedge", settings=Settings, reader=None)
