"""Emulated KERONG CU48 boards, written from the protocol sheet; nothing here is the driver's.

``answers`` boards send a frame of type 77 after an unlock. ``lock_byte`` is where the boards look for the lock.
"""

from dataclasses import dataclass

from drivers.emulators.firmware import OnlyAsked, Reply
from drivers.emulators.front import Front
from drivers.locks.base import Contact
from drivers.settings import choice, flag, number

_ASK, _RELEASE = 0x60, 0x61
_TOLD, _RELEASED = 0x75, 0x77
_REQUEST = 6


@dataclass(frozen=True, slots=True)
class Cu48Settings:
    """As the driver's, where they concern the board."""

    lock_byte: int = choice(2, 1)
    one_means: str = choice("closed", "open")
    reply_ms: int = number(5, 0, 10000)
    answers: bool = flag(default=True)


class Cu48Firmware(OnlyAsked):
    """CU48 boards on one bus."""

    def __init__(self, front: Front, bus: str, settings: Cu48Settings) -> None:
        self._front = front
        self._bus = bus
        self._settings = settings
        self._heard = b""

    def hear(self, data: bytes) -> list[Reply]:
        self._heard += data
        replies: list[Reply] = []
        while len(self._heard) >= _REQUEST:
            frame = self._heard[:_REQUEST]
            good = frame[0] == 2 and frame[4] == 3 and sum(frame[:5]) % 256 == frame[5]
            self._heard = self._heard[_REQUEST if good else 1 :]
            if good:
                replies += self._obey(frame)
        return replies

    def misaddressed(self, reply: bytes) -> bytes:
        changed = bytearray(reply[:-1])
        place = 3 - self._settings.lock_byte
        changed[place] = (changed[place] + 1) % 256
        return bytes(changed) + bytes((sum(changed) % 256,))

    def _obey(self, frame: bytes) -> list[Reply]:
        board, lock, command = frame[3 - self._settings.lock_byte], frame[self._settings.lock_byte], frame[3]
        if board not in self._front.boards(self._bus):
            return []
        if command == _ASK:
            return [self._tell(frame[1:3], _TOLD, board)]
        if command != _RELEASE:
            return []
        if door := self._front.number_at(self._bus, board, lock + 1):
            self._front.pulse(door)
        return [self._tell(frame[1:3], _RELEASED, board)] if self._settings.answers else []

    def _tell(self, address: bytes, kind: int, board: int) -> Reply:
        held = Contact(self._settings.one_means)
        locks = [0] * 6
        for channel, contact in self._front.contacts(self._bus, board).items():
            if contact is held:
                locks[(channel - 1) // 8] |= 1 << (channel - 1) % 8
        frame = bytes((2, *address, kind, *locks, *[0] * 6, 3))
        return Reply(frame + bytes((sum(frame) % 256,)), self._settings.reply_ms / 1000)
