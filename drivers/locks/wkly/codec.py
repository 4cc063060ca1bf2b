"""Frames of the WKLY boards, as bytes and back; no port, no clock.

``57 4B 4C 59 LENGTH ADDRESS COMMAND .. CHECK`` where LENGTH counts the whole frame and CHECK is the XOR of all bytes
before it. An answer repeats the command and then has a status, 00 where all is well (protocol sheet 1.6).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import xor

from drivers.locks.frame_search import FrameSearch

HEADER = b"WKLY"

OPEN_TOGETHER, FLASH, OPEN, READ, READ_ALL, REPORT = 0x80, 0x81, 0x82, 0x83, 0x84, 0x85
OPEN_ALL, OPEN_IN_TURN, HOLD_ON, HOLD_OFF = 0x86, 0x87, 0x88, 0x89

DONE = 0x00
"""The status of an answer where all is well."""

ONE, ZERO = 0x01, 0x00
"""The two values that a channel's state has."""

MOST_CHANNELS = 24

_OVERHEAD = 8
"""The bytes of a frame without data: four of header, length, address, command, check."""

_DATA = {OPEN_TOGETHER: 1, FLASH: 2, OPEN: 3, READ: 3, REPORT: 2, OPEN_ALL: 1, OPEN_IN_TURN: 1, HOLD_ON: 2, HOLD_OFF: 2}
"""How many bytes of data a board sends, by command. No request has as many as its answer, so the echo of an adapter
that hears itself is never taken for one."""

_READ_ALL_DATA = range(3, MOST_CHANNELS + 3)


@dataclass(frozen=True, slots=True)
class LockReply:
    """The answer to a command about one channel; ``state`` is None where the command has none to tell."""

    board: int
    command: int
    status: int
    channel: int
    state: int | None


@dataclass(frozen=True, slots=True)
class BoardReply:
    """The answer to "read all": a state a channel."""

    board: int
    status: int
    states: bytes


@dataclass(frozen=True, slots=True)
class Done:
    """The answer to a command about several channels, or all."""

    board: int
    command: int
    status: int


@dataclass(frozen=True, slots=True)
class Report:
    """A change that the board reported unasked."""

    board: int
    channel: int
    state: int


Frame = LockReply | BoardReply | Done | Report


def sealed(board: int, command: int, *data: int) -> bytes:
    """A whole frame."""
    body = (*HEADER, len(data) + _OVERHEAD, board, command, *data)
    return bytes((*body, reduce(xor, body)))


def open_one(board: int, channel: int) -> bytes:
    """Pulse one lock, counted from 1."""
    return sealed(board, OPEN, channel)


def read_one(board: int, channel: int) -> bytes:
    """Ask for one contact."""
    return sealed(board, READ, channel)


def read_all(board: int) -> bytes:
    """Ask for all contacts of a board."""
    return sealed(board, READ_ALL)


def open_in_turn(board: int, channels: Sequence[int]) -> bytes:
    """Pulse several locks, one after another."""
    return sealed(board, OPEN_IN_TURN, len(channels), *channels)


def decoder() -> FrameSearch[Frame]:
    """Finds what boards send."""
    return FrameSearch(_parse, _OVERHEAD + _READ_ALL_DATA[-1])


def _parse(raw: bytes) -> tuple[Frame, int] | None:
    if len(raw) < _OVERHEAD or not raw.startswith(HEADER) or not _OVERHEAD <= raw[4] <= len(raw):
        return None
    whole = raw[: raw[4]]
    frame = _meant(whole[5], whole[6], whole[7:-1]) if reduce(xor, whole) == 0 else None
    return (frame, len(whole)) if frame else None


def _meant(board: int, command: int, data: bytes) -> Frame | None:
    if command == READ_ALL:
        counted = len(data) in _READ_ALL_DATA and data[1] == len(data) - 2
        return BoardReply(board, data[0], data[2:]) if counted else None
    if len(data) != _DATA.get(command):
        return None
    if command == REPORT:
        return Report(board, data[0], data[1])
    if len(data) == 1:
        return Done(board, command, data[0])
    return LockReply(board, command, data[0], data[1], data[2] if len(data) > 2 else None)
