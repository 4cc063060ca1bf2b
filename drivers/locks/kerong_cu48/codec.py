"""Frames of the KERONG CU48, as bytes and back; no port, no clock.

``02 BOARD LOCK COMMAND [DATA] 03 SUM`` where SUM is the sum of all bytes before it, modulo 256; the lock counts
from 0. One published program has board and lock the other way round, which the sum does not show: ``lock_byte``
is the place of the lock, counted from 0 at the start mark.
"""

from dataclasses import dataclass

from drivers.locks.frame_search import FrameSearch

START, END = 0x02, 0x03
STATUS, UNLOCK = 0x60, 0x61
STATUS_REPLY, UNLOCK_REPLY = 0x75, 0x77

LOCKS = 48
LOCK_BYTE = 2
"""Where captured frames and most programs have the lock."""

_REPLY_LENGTH = 18
_MASK = slice(4, 10)
_SECOND_MASK = slice(10, 16)


@dataclass(frozen=True, slots=True)
class Status:
    """The answer to a status command, lowest lock in bit 0 of both masks."""

    board: int
    locks: int
    items: int
    """The second field; by analogy with the CU16 its infrared sensors, 1 = something is in the compartment."""


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The frame of type 77, seen after an unlock; its masks are not relied upon."""

    board: int
    lock: int


Frame = Status | Unlocked


def sealed(*body: int) -> bytes:
    """The bytes with end mark and sum."""
    return bytes((*body, END, (sum(body) + END) & 0xFF))


def status(board: int, lock_byte: int = LOCK_BYTE) -> bytes:
    """Ask a board for all its contacts."""
    return _command(board, 0, STATUS, lock_byte)


def unlock(board: int, lock: int, lock_byte: int = LOCK_BYTE) -> bytes:
    """Pulse one lock, counted from 0."""
    return _command(board, lock, UNLOCK, lock_byte)


def decoder(lock_byte: int = LOCK_BYTE) -> FrameSearch[Frame]:
    """A search for the answers of these boards."""
    return FrameSearch(lambda raw: _parse(raw, lock_byte), _REPLY_LENGTH)


def _command(board: int, lock: int, command: int, lock_byte: int) -> bytes:
    address = (board, lock) if lock_byte == LOCK_BYTE else (lock, board)
    return sealed(START, *address, command)


def _parse(raw: bytes, lock_byte: int) -> tuple[Frame, int] | None:
    if len(raw) < _REPLY_LENGTH or raw[0] != START or sealed(*raw[:-2]) != raw:
        return None
    board, lock = raw[3 - lock_byte], raw[lock_byte]
    if raw[3] == STATUS_REPLY:
        masks = (int.from_bytes(raw[place], "little") for place in (_MASK, _SECOND_MASK))
        return Status(board, *masks), _REPLY_LENGTH
    return (Unlocked(board, lock), _REPLY_LENGTH) if raw[3] == UNLOCK_REPLY else None
