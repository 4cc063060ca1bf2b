"""The NDEF message of a Type 4 tag, read by APDUs over whatever carries them (NFC Forum, Type 4 Tag 2.0).

Select the application D2760000850101; select and read its capability container E103, which names the NDEF file; select
that file; its first two bytes are the message's length. A tag is whatever somebody holds up, perhaps a telephone that
says what it likes: every length is bounded here, and what fits nothing is no message.
"""

from collections.abc import Callable

Transmit = Callable[[bytes], bytes]
"""Sends a command APDU and returns the response with its status word; what it raises goes through."""

LONGEST = 1024
"""Bytes of a message that are worth reading; a SUN message has fewer than a hundred."""

_APPLICATION = bytes.fromhex("D2760000850101")
_CONTAINER = bytes.fromhex("E103")
_DONE = b"\x90\x00"
_NDEF_FILE = bytes((4, 6))
"""The tag and the length of the entry in the container that says which file it is."""

_LEAST_READ = 15
"""A tag takes no smaller MLe, the most bytes that it gives at a time."""

_MOST_READ = 128
"""More need not fit a reader's buffer."""


def message(transmit: Transmit) -> bytes | None:
    """The message of the tag; empty where it holds none, None where this is no such tag."""
    if _data(transmit, b"\x00\xa4\x04\x00\x07" + _APPLICATION + b"\x00") is None:
        return None
    if not _select(transmit, _CONTAINER):
        return None
    container = _data(transmit, _read(0, _LEAST_READ))
    if container is None or len(container) != _LEAST_READ or container[7:9] != _NDEF_FILE:
        return None
    if not _select(transmit, container[9:11]):
        return None
    return _content(transmit, most=int.from_bytes(container[3:5], "big"))


def _content(transmit: Transmit, most: int) -> bytes | None:
    length = _data(transmit, _read(0, 2))
    if length is None or len(length) != 2 or int.from_bytes(length, "big") > LONGEST:
        return None
    return _all_of(transmit, int.from_bytes(length, "big"), max(_LEAST_READ, min(most, _MOST_READ)))


def _all_of(transmit: Transmit, length: int, most: int) -> bytes | None:
    found = b""
    while len(found) < length:
        piece = _data(transmit, _read(2 + len(found), min(most, length - len(found))))
        if not piece:
            return None
        found += piece
    return found[:length]


def _select(transmit: Transmit, file: bytes) -> bool:
    return _data(transmit, b"\x00\xa4\x00\x0c\x02" + file) is not None


def _read(offset: int, length: int) -> bytes:
    return b"\x00\xb0" + offset.to_bytes(2, "big") + bytes((length,))


def _data(transmit: Transmit, command: bytes) -> bytes | None:
    answer = bytes(transmit(command))
    return answer[:-2] if answer[-2:] == _DONE else None
