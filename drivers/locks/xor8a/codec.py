"""Frames of the "8A/80" family, as bytes and back; no port, no clock.

``HEAD BOARD LOCK FUNC CHECK`` where CHECK is the XOR of all bytes before it. There is no length and no end mark, so
the head byte tells the length, except for the answers to a read (see :attr:`Decoder.read_reply_length`).
"""

from dataclasses import dataclass
from functools import reduce
from operator import xor

OPEN, READ, REPORT = 0x8A, 0x80, 0x82
HEADS = frozenset((OPEN, READ, REPORT))

DO_OPEN, DO_READ, DO_FIRMWARE = 0x11, 0x33, 0x22
ALL_LOCKS = 0x00

SHORTED, INTERRUPTED = 0x11, 0x00
"""The two values of a status byte: the feedback contact conducts, or it does not."""

LAST_BOARD, LAST_LOCK = 99, 50
"""The largest that there are. A head is larger than both, so noise before a frame can't take that for its own."""

SHORT_FRAME = 5
READ_ONE_LENGTH = SHORT_FRAME
READ_ALL_LENGTHS = {24: 7, 50: 11}
"""The length of the answer to "read all": three status bytes for up to 24 channels, seven for up to 50."""


@dataclass(frozen=True, slots=True)
class OpenReply:
    """The answer to an opening, with the contact after the pulse."""

    board: int
    lock: int
    status: int


@dataclass(frozen=True, slots=True)
class LockReply:
    """The answer to "read one"."""

    board: int
    lock: int
    status: int


@dataclass(frozen=True, slots=True)
class BoardReply:
    """The answer to "read all": the status bytes in the order of the wire."""

    board: int
    status: bytes


@dataclass(frozen=True, slots=True)
class Report:
    """A change that the board reported unasked (a firmware option)."""

    board: int
    lock: int
    status: int


@dataclass(frozen=True, slots=True)
class FirmwareReply:
    """The answer to a firmware query; it shares its head with :class:`Report` and has lock 0."""

    board: int
    version: int


Frame = OpenReply | LockReply | BoardReply | Report | FirmwareReply


def sealed(*body: int) -> bytes:
    """The bytes with their check."""
    return bytes((*body, reduce(xor, body)))


def is_sealed(frame: bytes) -> bool:
    """Whether the last byte is the check of the others."""
    return reduce(xor, frame) == 0


def open_one(board: int, lock: int, seconds: int = 0) -> bytes:
    """Pulse one lock for 1 to 9 seconds; with 0 for the board's own time, which is 300 ms."""
    return sealed(OPEN, board, lock, DO_OPEN, *[seconds] * bool(seconds))


def read_one(board: int, lock: int) -> bytes:
    """Ask for one contact."""
    return sealed(READ, board, lock, DO_READ)


def read_all(board: int) -> bytes:
    """Ask for all contacts of a board."""
    return sealed(READ, board, ALL_LOCKS, DO_READ)


def firmware(board: int) -> bytes:
    """Ask for the version of the firmware."""
    return sealed(REPORT, board, ALL_LOCKS, DO_FIRMWARE)


class Decoder:
    """Finds the frames in what a bus sends, however it is cut, and steps over what is none."""

    def __init__(self, read_reply_length: int = READ_ALL_LENGTHS[24]) -> None:
        self.read_reply_length = read_reply_length
        """How long an answer with head 80 is: 5, 7 or 11 bytes. The frame does not say; whoever asked knows."""
        self._buffer = bytearray()
        self._skipped = bytearray()

    def feed(self, data: bytes) -> list[Frame]:
        """The frames that ``data`` completes."""
        self._buffer += data
        frames = []
        while self._buffer:
            length = self._length()
            if len(self._buffer) < length:
                break
            frame = _parse(bytes(self._buffer[:length])) if length else None
            if frame is None:
                self._skipped.append(self._buffer.pop(0))
            else:
                frames.append(frame)
                del self._buffer[:length]
        return frames

    def leftover(self) -> bytes:
        """Forget, and return, all bytes that were part of no frame."""
        raw = bytes(self._skipped + self._buffer)
        self._skipped.clear()
        self._buffer.clear()
        return raw

    def _length(self) -> int:
        """The length of the frame that would begin the buffer; 0 where none can."""
        head = self._buffer[0]
        if head not in HEADS:
            return 0
        return self.read_reply_length if head == READ else SHORT_FRAME


def _parse(raw: bytes) -> Frame | None:
    head, board, third = raw[:3]
    if not is_sealed(raw) or board > LAST_BOARD or (len(raw) == SHORT_FRAME and third > LAST_LOCK):
        return None
    if head == OPEN:
        return OpenReply(board, third, raw[3])
    if head == REPORT:
        return Report(board, third, raw[3]) if third else FirmwareReply(board, raw[3])
    if len(raw) == READ_ONE_LENGTH:
        return LockReply(board, third, raw[3])
    return BoardReply(board, raw[2:-2]) if raw[-2] == DO_READ else None
