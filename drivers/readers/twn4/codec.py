"""Lines of the TWN4 simple protocol, as bytes and back (sheet 2.7); no port, no clock.

A request is a line of hex digits, ended by a carriage return: the number of an API, of its function, and parameters.
An answer is such a line too: an error number, 00 where all is well, and what was asked for.
"""

from dataclasses import dataclass, field
from typing import Literal

END = 0x0D
_HEX = frozenset(b"0123456789ABCDEFabcdef")
_LONGEST = 1024
"""Characters of a line; the longest that we ask for is a tag of 16 bytes or a version."""

VERSION = b"0004FF\r"
"""Asks for the version of the firmware, up to 255 characters."""

SEARCH = b"050010\r"
"""Looks for a card with an identifier of up to 16 bytes."""

ALL_LIGHTS = 0x07
RED_LIGHT, GREEN_LIGHT = 0x01, 0x02
"""The lights of a mask, as the maker counts them; the sheet has no more than the masks. Not seen on a reader yet."""

LIGHTS_INIT, LIGHTS_ON, LIGHTS_OFF, LIGHTS_TOGGLE = 0x10, 0x11, 0x12, 0x13
"""What can be done to the lights of a mask."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A card. ``kind`` as the maker counts: 40 EM4102, 49 HID Prox, 80 ISO 14443 A, 83 LEGIC, 84 iCLASS (hex)."""

    kind: int
    bits: int
    identifier: bytes = field(repr=False)  # a badge; a repr ends up in a log


def lights(deed: int, mask: int) -> bytes:
    """Prepare, light, darken or toggle the lights in ``mask``."""
    return _request(0x04, deed, mask)


def beep(volume: int, hertz: int, on_ms: int, off_ms: int) -> bytes:
    """A tone at ``volume`` per cent, and the pause after it."""
    words = b"".join(value.to_bytes(2, "little") for value in (hertz, on_ms, off_ms))
    return _request(0x04, 0x07, volume, *words)


def tag_types(low_frequency: int, high_frequency: int) -> bytes:
    """Look only for the kinds of cards in these masks, one of 125 kHz and one of 13.56 MHz."""
    return _request(0x05, 0x02, *low_frequency.to_bytes(4, "little"), *high_frequency.to_bytes(4, "little"))


def tag_in(answer: bytes) -> Tag | Literal[False] | None:
    """What a search that went well found: a tag, or False for no tag. None if it answers no search."""
    if answer == b"\0\0":
        return False
    if len(answer) < 6 or answer[:2] != b"\0\1":
        return None
    kind, bits, length = answer[2:5]
    identifier = answer[5:]
    fits = len(identifier) == length == (bits + 7) // 8
    return Tag(kind, bits, identifier) if fits else None


def version_in(answer: bytes) -> str | None:
    """The version in the answer to :data:`VERSION`, or None if it is no such answer."""
    if len(answer) < 2 or answer[0] or answer[1] != len(answer) - 2:
        return None
    return answer[2:].decode("ascii", "replace")


class Decoder:
    """Finds answers in what a reader sends, however it is cut. What is no hex before one is stepped over."""

    def __init__(self) -> None:
        self._line = bytearray()
        self._skipped = bytearray()

    def feed(self, data: bytes) -> list[bytes]:
        """The answers that ``data`` completes: the bytes that their lines stand for."""
        return [answer for byte in data if (answer := self._next(byte))]

    def leftover(self) -> bytes:
        """Forget, and return, all bytes that were part of no answer."""
        raw = bytes(self._skipped + self._line)
        self._skipped.clear()
        self._line.clear()
        return raw

    def _next(self, byte: int) -> bytes | None:
        if byte in _HEX and len(self._line) < _LONGEST:
            self._line.append(byte)
            return None
        line = bytes(self._line)
        self._line.clear()
        if byte == END and line and not len(line) % 2:
            return bytes.fromhex(line.decode("ascii"))
        self._skipped = (self._skipped + line + bytes((byte,)))[-_LONGEST:]
        return None


def _request(*numbers: int) -> bytes:
    return bytes(numbers).hex().upper().encode("ascii") + bytes((END,))
