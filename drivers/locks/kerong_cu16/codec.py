"""Frames of the KERONG KR-CU16, as bytes and back; no port, no clock.

``02 ADDRESS COMMAND [DATA] 03 SUM`` where SUM is the sum of all bytes before it, modulo 256. The address holds
the board in its high nibble and the lock, counted from 0, in its low one.
"""

from dataclasses import dataclass

START, END = 0x02, 0x03
STATUS, UNLOCK, STATUS_REPLY = 0x30, 0x31, 0x35

COMMAND_LENGTH = 5
STATUS_LENGTH = 9


@dataclass(frozen=True, slots=True)
class Status:
    """The answer to a status command, lowest lock in bit 0 of both masks."""

    board: int
    locks: int
    items: int
    """Infrared sensors, where fitted: 1 = something is in the compartment."""


def sealed(*body: int) -> bytes:
    """The bytes with end mark and sum."""
    return bytes((*body, END, (sum(body) + END) & 0xFF))


def is_sealed(frame: bytes) -> bool:
    """Whether the last two bytes are the end mark and the sum of the others."""
    return frame[-2] == END and sum(frame[:-1]) & 0xFF == frame[-1]


def status(board: int) -> bytes:
    """Ask a board for its contacts."""
    return sealed(START, board << 4, STATUS)


def unlock(board: int, lock: int) -> bytes:
    """Pulse one lock, counted from 0."""
    return sealed(START, board << 4 | lock, UNLOCK)


class Decoder:
    """Finds status answers in what a bus sends, however it is cut, and steps over what is none."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._skipped = bytearray()

    def feed(self, data: bytes) -> list[Status]:
        """The answers that ``data`` completes."""
        self._buffer += data
        found = []
        while self._buffer:
            if not _may_begin(self._buffer):
                self._skipped.append(self._buffer.pop(0))
            elif len(self._buffer) < STATUS_LENGTH:
                break
            elif is_sealed(frame := bytes(self._buffer[:STATUS_LENGTH])):
                found.append(_parse(frame))
                del self._buffer[:STATUS_LENGTH]
            else:
                self._skipped.append(self._buffer.pop(0))
        return found

    def leftover(self) -> bytes:
        """Forget, and return, all bytes that were part of no frame."""
        raw = bytes(self._skipped + self._buffer)
        self._skipped.clear()
        self._buffer.clear()
        return raw


def _may_begin(raw: bytearray) -> bool:
    return raw[0] == START and (len(raw) < 3 or raw[2] == STATUS_REPLY)


def _parse(frame: bytes) -> Status:
    return Status(
        board=frame[1] >> 4,
        locks=int.from_bytes(frame[3:5], "little"),
        items=int.from_bytes(frame[5:7], "little"),
    )
