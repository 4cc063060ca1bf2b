"""Emulated KERONG KR-CU16 boards, written from the protocol sheet (1.2); nothing here is the driver's.

``bonus`` boards send a status frame after an unlock. Where the sheet leaves an answer open, this is what they do: asked
for all boards (32 to F0) each sends its status in turn, with 36 in the place of 35; the unlock time is told with 38 and
its two bytes; a delay of unlocks (39) is kept in silence, and what is due is pulsed with the next bytes on the bus.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from drivers.emulators.firmware import OnlyAsked, Reply
from drivers.emulators.front import Front
from drivers.locks.base import Contact
from drivers.settings import choice, flag, number

_DATA = {0x30: (0,), 0x31: (0,), 0x32: (0,), 0x33: (0,), 0x37: (0, 2), 0x39: (1,)}
"""How many bytes of data a command may have."""

_EVERY_BOARD = 0xF0
_FACTORY_TIME = bytes((0x00, 0x37))  # 55 times 10 ms
_LONGEST_DELAY_S = 250


@dataclass(frozen=True, slots=True)
class KerongSettings:
    """As the driver's, where they concern the board."""

    one_means: str = choice("closed", "open")
    reply_ms: int = number(5, 0, 10000)
    bonus: bool = flag(default=False)


class KerongFirmware(OnlyAsked):
    """KR-CU16 boards on one bus. ``clock`` counts seconds, monotonically."""

    def __init__(
        self, front: Front, bus: str, settings: KerongSettings, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._front = front
        self._bus = bus
        self._settings = settings
        self._clock = clock
        self._one = Contact.CLOSED if settings.one_means == "closed" else Contact.OPEN
        self._heard = b""
        self._times: dict[int, bytes] = {}
        self._delays: dict[int, int] = {}
        self._due: list[tuple[float, int, int]] = []
        self._commands: Mapping[int, Callable[[int, int, bytes], list[Reply]]] = {
            0x30: self._tell,
            0x31: self._unlock,
            0x32: self._tell_all,
            0x33: self._unlock_all,
            0x37: self._keep_time,
            0x39: self._keep_delay,
        }

    def hear(self, data: bytes) -> list[Reply]:
        self._pulse_what_is_due()
        self._heard += data
        replies: list[Reply] = []
        while self._heard:
            length = _frame_length(self._heard)
            if length is None:
                break
            frame = self._heard[:length]
            self._heard = self._heard[length or 1 :]
            if length:
                replies += self._obey(frame)
        return replies

    def misaddressed(self, reply: bytes) -> bytes:
        return _sealed(reply[:1] + bytes(((reply[1] + 0x10) % 256,)) + reply[2:-2])

    def _obey(self, frame: bytes) -> list[Reply]:
        address, command = frame[1], frame[2]
        for_all = address == _EVERY_BOARD and command == 0x32
        if not for_all and address >> 4 not in self._front.boards(self._bus):
            return []
        return self._commands[command](address >> 4, address & 0x0F, frame[3:-2])

    def _tell(self, board: int, *_: object) -> list[Reply]:
        return [self._status(board)]

    def _tell_all(self, board: int, lock: int, _: bytes) -> list[Reply]:
        if board << 4 != _EVERY_BOARD:
            return self._tell(board)
        return [
            self._status(one, 0x36, turn) for turn, one in enumerate(sorted(self._front.boards(self._bus)), start=1)
        ]

    def _unlock(self, board: int, lock: int, _: bytes) -> list[Reply]:
        self._pulse(board, lock)
        return [self._status(board)] if self._settings.bonus else []

    def _unlock_all(self, board: int, *_: object) -> list[Reply]:
        for lock in range(16):
            self._pulse(board, lock)
        return []

    def _keep_time(self, board: int, _: int, data: bytes) -> list[Reply]:
        if data:
            self._times[board] = data
        answer = bytes((2, board << 4, 0x38)) + self._times.get(board, _FACTORY_TIME)
        return [Reply(_sealed(answer), self._settings.reply_ms / 1000)]

    def _keep_delay(self, board: int, _: int, data: bytes) -> list[Reply]:
        if data[0] <= _LONGEST_DELAY_S:
            self._delays[board] = data[0]
        return []

    def _pulse(self, board: int, lock: int) -> None:
        if delay := self._delays.get(board, 0):
            self._due.append((self._clock() + delay, board, lock))
        elif door := self._front.number_at(self._bus, board, lock + 1):
            self._front.pulse(door)

    def _pulse_what_is_due(self) -> None:
        now = self._clock()
        due, self._due = [one for one in self._due if one[0] <= now], [one for one in self._due if one[0] > now]
        for _, board, lock in due:
            if door := self._front.number_at(self._bus, board, lock + 1):
                self._front.pulse(door)

    def _status(self, board: int, kind: int = 0x35, turn: int = 1) -> Reply:
        """No infrared sensor is wired. ``turn``: which of several boards it is that speak one after the other."""
        contacts = self._front.contacts(self._bus, board)
        locks = sum(1 << (channel - 1) for channel, contact in contacts.items() if contact is self._one)
        body = bytes((2, board << 4, kind)) + locks.to_bytes(2, "little") + bytes(2)
        return Reply(_sealed(body), turn * self._settings.reply_ms / 1000)


def _frame_length(heard: bytes) -> int | None:
    """Of the request that ``heard`` begins with: 0 where it begins with none, None where that is still to be seen."""
    if heard[0] != 2 or (len(heard) > 2 and heard[2] not in _DATA):
        return 0
    if len(heard) < 3:
        return None
    lengths = [5 + data for data in _DATA[heard[2]]]
    for length in lengths:
        if len(heard) >= length and heard[length - 2] == 3 and sum(heard[: length - 1]) % 256 == heard[length - 1]:
            return length
    return None if len(heard) < lengths[-1] else 0


def _sealed(body: bytes) -> bytes:
    return body + bytes((3, (sum(body) + 3) % 256))
