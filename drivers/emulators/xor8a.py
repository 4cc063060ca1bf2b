"""Emulated "8A/80" boards, written from the protocol sheet (1.1); nothing here is the driver's.

``reports`` (false) boards say unasked when a contact changes. What the sheet calls undocumented gets no answer: several
opened at once (90), and a lock held or let go (9A, 9B).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from drivers.emulators.firmware import Reply
from drivers.emulators.front import Front
from drivers.locks.base import Contact
from drivers.settings import choice, flag, number

_CONDUCTS, _IS_CUT = 0x11, 0x00
_VERSION = 0x10
_LONGEST_S = 9
"""The longest pulse that a board can be asked for."""


@dataclass(frozen=True, slots=True)
class Xor8aSettings:
    """As the driver's, where they concern the board."""

    channels: int = number(24, 2, 50)
    feedback: str = choice("short_when_locked", "short_when_open")
    bitmap_order: str = choice("high_first", "low_first")
    bitmap_one: str = choice("shorted", "interrupted")
    reply_ms: int = number(5, 0, 10000)
    pulse_ms: int = number(0, 0, 10000)
    reports: bool = flag(default=False)


class Xor8aFirmware:
    """Boards of this family on one bus."""

    def __init__(self, front: Front, bus: str, settings: Xor8aSettings) -> None:
        self._front = front
        self._bus = bus
        self._settings = settings
        self._masks = 3 if settings.channels <= 24 else 7
        self._lengths = {0x80: (5,), 0x82: (5,), 0x8A: (5, 6), 0x90: (3 + self._masks,), 0x9A: (5,), 0x9B: (5,)}
        self._heard = b""
        self._commands: Mapping[tuple[int, int], Callable[[int, int], list[Reply]]] = {
            (0x80, 0x33): self._tell,
            (0x82, 0x22): self._tell_version,
            (0x8A, 0x11): self._release,
            (0x9A, 0x11): self._hold,
            (0x9B, 0x11): self._let_go,
        }

    def hear(self, data: bytes) -> list[Reply]:
        self._heard += data
        replies: list[Reply] = []
        while self._heard:
            lengths = self._lengths.get(self._heard[0], ())
            whole = next((n for n in lengths if len(self._heard) >= n and _check(self._heard[:n]) == 0), 0)
            if not whole and lengths and len(self._heard) < lengths[-1]:
                break
            frame = self._heard[:whole]
            self._heard = self._heard[whole or 1 :]
            if whole and frame[1] in self._front.boards(self._bus):
                replies += self._obey(frame)
        return replies

    def report(self, board: int, channel: int, contact: Contact) -> Reply | None:
        return Reply(self._report(board, channel, contact), 0) if self._settings.reports else None

    def unasked(self) -> bytes:
        for board in sorted(self._front.boards(self._bus)):
            for channel, contact in self._front.contacts(self._bus, board).items():
                return self._report(board, channel, contact)
        return b""

    def misaddressed(self, reply: bytes) -> bytes:
        return _sealed(reply[:1] + bytes(((reply[1] + 1) % 256,)) + reply[2:-1])

    def _obey(self, frame: bytes) -> list[Reply]:
        head, board = frame[:2]
        if head == 0x90:
            wanted = int.from_bytes(frame[2:-1], "little")
            self._pulse_all(board, (bit + 1 for bit in range(wanted.bit_length()) if wanted >> bit & 1))
            return []
        if len(frame) == 6 and not 1 <= frame[4] <= _LONGEST_S:
            return []
        command = self._commands.get((head, frame[3]))
        return command(board, frame[2]) if command else []

    def _release(self, board: int, lock: int) -> list[Reply]:
        """One lock, or with 00 each in its turn."""
        if lock:
            status = self._status(self._pulse(board, lock))
        else:
            self._pulse_all(board, range(1, self._settings.channels + 1))
            status = 0x11  # it says what it was told
        return [self._answer(bytes((0x8A, board, lock, status)), self._settings.pulse_ms)]

    def _hold(self, board: int, lock: int) -> list[Reply]:
        self._pulse(board, lock)
        return []

    def _let_go(self, *_: int) -> list[Reply]:
        return []

    def _tell(self, board: int, lock: int) -> list[Reply]:
        if not lock:
            return [self._answer(bytes((0x80, board)) + self._bitmap(board) + b"\x33")]
        contact = self._front.contacts(self._bus, board).get(lock)
        return [self._answer(bytes((0x80, board, lock, self._status(contact))))]

    def _tell_version(self, board: int, lock: int) -> list[Reply]:
        return [] if lock else [self._answer(bytes((0x82, board, 0, _VERSION)))]

    def _bitmap(self, board: int) -> bytes:
        contacts = self._front.contacts(self._bus, board)
        one = _CONDUCTS if self._settings.bitmap_one == "shorted" else _IS_CUT
        bits = sum((self._status(contacts.get(bit + 1)) == one) << bit for bit in range(8 * self._masks))
        return bits.to_bytes(self._masks, "big" if self._settings.bitmap_order == "high_first" else "little")

    def _status(self, contact: Contact | None) -> int:
        """What the feedback contact does; where nothing is wired it never conducts."""
        conducting = Contact.CLOSED if self._settings.feedback == "short_when_locked" else Contact.OPEN
        return _CONDUCTS if contact is conducting else _IS_CUT

    def _pulse(self, board: int, lock: int) -> Contact | None:
        door = self._front.number_at(self._bus, board, lock)
        return self._front.pulse(door) if door else None

    def _pulse_all(self, board: int, locks: Iterable[int]) -> None:
        for lock in locks:
            self._pulse(board, lock)

    def _report(self, board: int, channel: int, contact: Contact) -> bytes:
        return _sealed(bytes((0x82, board, channel, self._status(contact))))

    def _answer(self, body: bytes, after_ms: int = 0) -> Reply:
        return Reply(_sealed(body), (self._settings.reply_ms + after_ms) / 1000)


def _sealed(body: bytes) -> bytes:
    return body + bytes((_check(body),))


def _check(data: bytes) -> int:
    check = 0
    for byte in data:
        check ^= byte
    return check
