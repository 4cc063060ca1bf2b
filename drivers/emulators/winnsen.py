"""Emulated Winnsen boards, written from the protocol sheet (1.5); nothing here is the driver's.

``cooldown_ms`` (0) is how long after a pulse a board refuses to pulse the same lock again; ``lock_first`` says in which
order it answers a question about one lock.
"""

import time
from dataclasses import dataclass

from drivers.emulators.firmware import OnlyAsked, Reply
from drivers.emulators.front import Front
from drivers.locks.base import Contact
from drivers.settings import choice, flag, number

_RELEASE, _STATES, _STATE = 0x05, 0x02, 0x12
_LENGTHS = {_RELEASE: 6, _STATES: 7, _STATE: 6}
_REFUSED = 2


@dataclass(frozen=True, slots=True)
class WinnsenSettings:
    """As the driver's, where they concern the board; one that may be either adds 80."""

    replies: str = choice("either", "plus_80", "plus_a0")
    one_means: str = choice("open", "closed")
    reply_ms: int = number(5, 0, 10000)
    pulse_ms: int = number(0, 0, 10000)
    cooldown_ms: int = number(0, 0, 600000)
    lock_first: bool = flag(default=False)


class WinnsenFirmware(OnlyAsked):
    """Winnsen boards on one bus; the DIP switch of each is its station."""

    def __init__(self, front: Front, bus: str, settings: WinnsenSettings) -> None:
        self._front = front
        self._bus = bus
        self._settings = settings
        self._added = 0xA0 if settings.replies == "plus_a0" else 0x80
        self._one = Contact.OPEN if settings.one_means == "open" else Contact.CLOSED
        self._warm_until: dict[tuple[int, int], float] = {}
        self._heard = b""

    def hear(self, data: bytes) -> list[Reply]:
        self._heard += data
        replies: list[Reply] = []
        while len(self._heard) > 2:
            length = _LENGTHS.get(self._heard[2], 0)
            if not length or self._heard[:2] != bytes((0x90, length)):
                self._heard = self._heard[1:]
                continue
            if len(self._heard) < length:
                break
            frame = self._heard[:length]
            good = frame[-1] == 0x03
            self._heard = self._heard[length if good else 1 :]
            if good and frame[3] in self._front.boards(self._bus):
                replies += self._obey(frame[2], frame[3], frame[4:-1])
        return replies

    def misaddressed(self, reply: bytes) -> bytes:
        return reply[:3] + bytes(((reply[3] + 1) % 256,)) + reply[4:]

    def _obey(self, function: int, station: int, operands: bytes) -> list[Reply]:
        if function == _STATES:
            asked = operands[0] + operands[1] * 256
            low_high = (self._bits(station) & asked).to_bytes(2, "little")
            return [self._answer(function, station, low_high)]
        lock = operands[0]
        if not 1 <= lock <= 16:
            return []
        if function == _STATE:
            state = self._bits(station) >> (lock - 1) & 1
            pair = (lock, state) if self._settings.lock_first else (state, lock)
            return [self._answer(function, station, bytes(pair))]
        return [self._answer(function, station, bytes((lock, self._pulse(station, lock))), self._settings.pulse_ms)]

    def _pulse(self, station: int, lock: int) -> int:
        now = time.monotonic()
        if now < self._warm_until.get((station, lock), now):
            return _REFUSED
        self._warm_until[station, lock] = now + self._settings.cooldown_ms / 1000
        door = self._front.number_at(self._bus, station, lock)
        return int(door is not None and self._front.pulse(door) is Contact.OPEN)

    def _bits(self, station: int) -> int:
        contacts = self._front.contacts(self._bus, station)
        return sum(1 << (channel - 1) for channel, contact in contacts.items() if contact is self._one)

    def _answer(self, function: int, station: int, two: bytes, after_ms: int = 0) -> Reply:
        frame = bytes((0x90, 7, function + self._added, station)) + two + b"\x03"
        return Reply(frame, (self._settings.reply_ms + after_ms) / 1000)
