"""Frames of the Winnsen boards, as bytes and back; no port, no clock.

``90 LENGTH FUNCTION STATION .. 03`` where LENGTH counts the whole frame. There is no check: whoever asked compares
what an answer repeats of the question (protocol sheet 1.5).
"""

from collections.abc import Collection
from dataclasses import dataclass

from drivers.locks.frame_search import FrameSearch

HEAD, TAIL = 0x90, 0x03
OPEN, POLL, READ_ONE = 0x05, 0x02, 0x12

PLUS_80, PLUS_A0 = 0x80, 0xA0
"""What a board adds to the function that it answers; most add 80."""

LOCKS = 16
REPLY_LENGTH = 7

OPENED, FAILED, COOLING_DOWN = 0x01, 0x00, 0x02
"""Results of an opening. The third is a refusal, of a firmware that spares the solenoids."""

RESULTS = frozenset((OPENED, FAILED, COOLING_DOWN))

ONE, ZERO = 0x01, 0x00
"""The two values that the status of a single lock has."""


@dataclass(frozen=True, slots=True)
class OpenReply:
    """The answer to an opening."""

    station: int
    lock: int
    result: int


@dataclass(frozen=True, slots=True)
class BoardReply:
    """The answer to a poll, with lock 1 in bit 0."""

    station: int
    locks: int


@dataclass(frozen=True, slots=True)
class LockReply:
    """The answer to a question about one lock. Firmwares differ in which of the two bytes is the lock."""

    station: int
    first: int
    second: int

    def status_of(self, lock: int) -> int | None:
        """The status, if this is about ``lock``: the byte beside the lock's number. The order need not be known."""
        if lock not in (self.first, self.second):
            return None
        status = self.second if self.first == lock else self.first
        return status if status in (ONE, ZERO) else None


Frame = OpenReply | BoardReply | LockReply


def framed(function: int, *body: int) -> bytes:
    """The bytes with head, length and tail."""
    return bytes((HEAD, len(body) + 4, function, *body, TAIL))


def open_one(station: int, lock: int) -> bytes:
    """Pulse one lock, counted from 1."""
    return framed(OPEN, station, lock)


def poll(station: int, mask: int = 0xFFFF) -> bytes:
    """Ask for the contacts of those locks whose bits are set in ``mask``, lock 1 in bit 0."""
    return framed(POLL, station, mask & 0xFF, mask >> 8)


def read_one(station: int, lock: int) -> bytes:
    """Ask for the contact of one lock, counted from 1; only some firmwares know this."""
    return framed(READ_ONE, station, lock)


def decoder(variants: Collection[int] = (PLUS_80, PLUS_A0)) -> FrameSearch[Frame]:
    """Finds answers of boards that add one of the ``variants`` to the function."""
    functions = {variant + function: function for variant in variants for function in (OPEN, POLL, READ_ONE)}

    def parse(raw: bytes) -> tuple[Frame, int] | None:
        framed = len(raw) == REPLY_LENGTH and (raw[0], raw[1], raw[-1]) == (HEAD, REPLY_LENGTH, TAIL)
        frame = _meant(functions[raw[2]], *raw[3:6]) if framed and raw[2] in functions else None
        return (frame, REPLY_LENGTH) if frame else None

    return FrameSearch(parse, REPLY_LENGTH)


def _meant(function: int, station: int, first: int, second: int) -> Frame | None:
    """Without a check, what no board would say is no frame."""
    if function == POLL:
        return BoardReply(station, first | second << 8)
    if function == READ_ONE:
        reply = LockReply(station, first, second)
        return reply if any(reply.status_of(lock) is not None for lock in (first, second)) else None
    possible = 1 <= first <= LOCKS and second in RESULTS
    return OpenReply(station, first, second) if possible else None
