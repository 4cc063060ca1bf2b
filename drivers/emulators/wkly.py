"""Emulated WKLY boards, written from the protocol sheet (1.6); nothing here is the driver's.

``reports`` (true) boards say unasked when a door moves. ``status`` (0) is what they answer instead of doing anything
where it is another number; what each means is in no source.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from drivers.emulators.firmware import Reply
from drivers.emulators.front import Front
from drivers.locks.base import Contact
from drivers.settings import choice, flag, number

_START = bytes((0x57, 0x4B, 0x4C, 0x59))
_SHORTEST, _LONGEST = 8, 8 + 1 + 24


@dataclass(frozen=True, slots=True)
class WklySettings:
    """As the driver's, where they concern the board."""

    channels: int = choice(24, 12)
    one_means: str = choice("closed", "open")
    reply_ms: int = number(5, 0, 10000)
    pulse_ms: int = number(0, 0, 10000)
    reports: bool = flag(default=True)
    status: int = number(0, 0, 255)


class WklyFirmware:
    """WKLY boards on one bus."""

    def __init__(self, front: Front, bus: str, settings: WklySettings) -> None:
        self._front = front
        self._bus = bus
        self._settings = settings
        self._one = Contact.CLOSED if settings.one_means == "closed" else Contact.OPEN
        self._heard = b""
        self._commands: Mapping[int, Callable[[int, bytes], bytes | None]] = {
            0x80: self._release_several,
            0x81: self._acknowledge,
            0x82: self._release,
            0x83: self._tell,
            0x84: self._tell_all,
            0x86: self._release_all,
            0x87: self._release_several,
            0x88: self._hold,
            0x89: self._acknowledge,
        }

    def hear(self, data: bytes) -> list[Reply]:
        self._heard += data
        replies: list[Reply] = []
        while (start := self._heard.find(_START)) >= 0 and len(self._heard) > start + 4:
            self._heard = self._heard[start:]
            length = self._heard[4]
            if len(self._heard) < length <= _LONGEST:
                return replies
            frame = self._heard[:length]
            good = _SHORTEST <= length <= _LONGEST and frame[-1] == _check(frame[:-1])
            self._heard = self._heard[length if good else 1 :]
            if good:
                replies += self._obey(frame[5], frame[6], frame[7:-1])
        self._heard = self._heard[-_LONGEST:]
        return replies

    def report(self, board: int, channel: int, contact: Contact) -> Reply | None:
        return Reply(self._report(board, channel, contact), 0) if self._settings.reports else None

    def unasked(self) -> bytes:
        for board in sorted(self._front.boards(self._bus)):
            for channel, contact in self._front.contacts(self._bus, board).items():
                return self._report(board, channel, contact)
        return b""

    def misaddressed(self, reply: bytes) -> bytes:
        return _frame((reply[5] + 1) % 256, reply[6], reply[7:-1])

    def _report(self, board: int, channel: int, contact: Contact) -> bytes:
        return _frame(board, 0x85, bytes((channel, int(contact is self._one))))

    def _obey(self, board: int, command: int, operands: bytes) -> list[Reply]:
        if board not in self._front.boards(self._bus) or command not in self._commands:
            return []
        refusal = self._settings.status
        answer = self._refuse(command, board, operands) if refusal else self._commands[command](board, operands)
        if answer is None:
            return []
        after_ms = self._settings.reply_ms + (0 if command in (0x83, 0x84) else self._settings.pulse_ms)
        return [Reply(_frame(board, command, bytes((refusal,)) + answer), after_ms / 1000)]

    def _refuse(self, command: int, board: int, operands: bytes) -> bytes | None:
        """Nothing is done, and the answer has its usual length."""
        if command in (0x82, 0x83, 0x84):
            return self._tell_all(board, b"") if command == 0x84 else self._tell(board, operands)
        return operands if command in (0x81, 0x88, 0x89) else b""

    def _release(self, board: int, operands: bytes) -> bytes | None:
        if not self._has(operands):
            return None
        contact = self._pulse(board, operands[0])
        return bytes((operands[0], int(contact is self._one)))

    def _release_several(self, board: int, operands: bytes) -> bytes | None:
        if not operands or operands[0] != len(operands) - 1:
            return None
        for channel in operands[1:]:
            self._pulse(board, channel)
        return b""

    def _release_all(self, board: int, _: bytes) -> bytes:
        # One of the published drivers sends a byte of data too many here, and the boards do it all the same.
        for channel in range(1, self._settings.channels + 1):
            self._pulse(board, channel)
        return b""

    def _hold(self, board: int, operands: bytes) -> bytes | None:
        if self._has(operands):
            self._pulse(board, operands[0])
        return self._acknowledge(board, operands)

    def _acknowledge(self, _: int, operands: bytes) -> bytes | None:
        return operands if self._has(operands) else None

    def _tell(self, board: int, operands: bytes) -> bytes | None:
        return operands + self._states(board)[operands[0] - 1 : operands[0]] if self._has(operands) else None

    def _tell_all(self, board: int, _: bytes) -> bytes:
        return bytes((self._settings.channels,)) + self._states(board)

    def _states(self, board: int) -> bytes:
        """A byte a channel. One with nothing wired to it shows 00, as all 24 do in the vendor's own example."""
        contacts = self._front.contacts(self._bus, board)
        return bytes(contacts.get(channel) is self._one for channel in range(1, self._settings.channels + 1))

    def _has(self, operands: bytes) -> bool:
        return len(operands) == 1 and 1 <= operands[0] <= self._settings.channels

    def _pulse(self, board: int, channel: int) -> Contact | None:
        door = self._front.number_at(self._bus, board, channel)
        return self._front.pulse(door) if door else None


def _frame(board: int, command: int, rest: bytes) -> bytes:
    body = _START + bytes((_SHORTEST + len(rest), board, command)) + rest
    return body + bytes((_check(body),))


def _check(data: bytes) -> int:
    check = 0
    for byte in data:
        check ^= byte
    return check
