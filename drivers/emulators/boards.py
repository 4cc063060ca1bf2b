"""Emulated lock boards: what they understand of the bytes on their bus, and what they answer.

The firmware of one family serves all boards of a bus, for a bus hears every byte. Wrong check bytes and foreign
addresses get no answer, as on the real ones. ``reply_ms`` (5) is how long a board takes to answer, ``pulse_ms`` (0) how
long before an opening is answered; ``reports`` (false) makes an xor-8a board report changes unasked.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from drivers.emulators.firmware import Firmware, Reply
from drivers.emulators.front import Front
from drivers.emulators.kerong_cu48 import Cu48Firmware, Cu48Settings
from drivers.emulators.modbus_relay import RelayFirmware, RelaySettings
from drivers.emulators.winnsen import WinnsenFirmware, WinnsenSettings
from drivers.emulators.wkly import WklyFirmware, WklySettings
from drivers.locks.base import Contact
from drivers.locks.kerong_cu16 import codec as kerong
from drivers.locks.xor8a import codec as xor8a
from drivers.settings import choice, flag, number, read


@dataclass(frozen=True, slots=True)
class Xor8aSettings:
    """As the driver's, where they concern the board."""

    channels: int = choice(*xor8a.READ_ALL_LENGTHS)
    feedback: str = choice("short_when_locked", "short_when_open")
    bitmap_order: str = choice("high_first", "low_first")
    reply_ms: int = number(5, 0, 10000)
    pulse_ms: int = number(0, 0, 10000)
    reports: bool = flag(default=False)


class Xor8aFirmware:
    """Boards of the "8A/80" family."""

    def __init__(self, front: Front, bus: str, settings: Xor8aSettings) -> None:
        self._front = front
        self._bus = bus
        self._settings = settings
        self._heard = bytearray()

    def hear(self, data: bytes) -> list[Reply]:
        self._heard += data
        replies: list[Reply | None] = []
        while len(self._heard) >= xor8a.SHORT_FRAME:
            request = bytes(self._heard[: xor8a.SHORT_FRAME])
            if request[0] in xor8a.HEADS and xor8a.is_sealed(request):
                del self._heard[: xor8a.SHORT_FRAME]
                replies.append(self._answer(*request[:4]))
            else:
                del self._heard[0]
        return [reply for reply in replies if reply]

    def report(self, board: int, channel: int, contact: Contact) -> Reply | None:
        if not self._settings.reports:
            return None
        return Reply(xor8a.sealed(xor8a.REPORT, board, channel, self._status(contact)), 0)

    def misaddressed(self, reply: bytes) -> bytes:
        return xor8a.sealed(reply[0], (reply[1] + 1) & 0xFF, *reply[2:-1])

    def _answer(self, head: int, board: int, lock: int, func: int) -> Reply | None:
        if board not in self._front.boards(self._bus):
            return None
        match head, func, lock:
            case xor8a.READ, xor8a.DO_READ, xor8a.ALL_LOCKS:
                return self._reply(xor8a.READ, board, *self._bitmap(board), xor8a.DO_READ)
            case xor8a.READ, xor8a.DO_READ, _:
                contact = self._front.contacts(self._bus, board).get(lock)
                return self._reply(xor8a.READ, board, lock, self._status(contact))
            case xor8a.OPEN, xor8a.DO_OPEN, _ if lock != xor8a.ALL_LOCKS:
                return self._reply(xor8a.OPEN, board, lock, self._pulse(board, lock), after_ms=self._settings.pulse_ms)
            case xor8a.REPORT, xor8a.DO_FIRMWARE, xor8a.ALL_LOCKS:
                return self._reply(xor8a.REPORT, board, lock, 0x10)
        return None

    def _reply(self, *body: int, after_ms: int = 0) -> Reply:
        return Reply(xor8a.sealed(*body), (self._settings.reply_ms + after_ms) / 1000)

    def _pulse(self, board: int, lock: int) -> int:
        door = self._front.number_at(self._bus, board, lock)
        return self._status(self._front.pulse(door) if door else None)

    def _bitmap(self, board: int) -> bytes:
        bits = 0
        for channel, contact in self._front.contacts(self._bus, board).items():
            bits |= (self._status(contact) == xor8a.SHORTED) << (channel - 1)
        high_first = self._settings.bitmap_order == "high_first"
        length = xor8a.READ_ALL_LENGTHS[self._settings.channels] - 4
        return bits.to_bytes(length, "big" if high_first else "little")

    def _status(self, contact: Contact | None) -> int:
        """The status byte for a contact; None is a channel with nothing wired to it, which never conducts."""
        shorted = Contact.CLOSED if self._settings.feedback == "short_when_locked" else Contact.OPEN
        return xor8a.SHORTED if contact is shorted else xor8a.INTERRUPTED


@dataclass(frozen=True, slots=True)
class KerongSettings:
    """As the driver's, where they concern the board. ``bonus`` boards send a status frame after an unlock."""

    one_means: str = choice("closed", "open")
    reply_ms: int = number(5, 0, 10000)
    bonus: bool = flag(default=False)


class KerongFirmware:
    """KR-CU16 boards."""

    def __init__(self, front: Front, bus: str, settings: KerongSettings) -> None:
        self._front = front
        self._bus = bus
        self._settings = settings
        self._heard = bytearray()

    def hear(self, data: bytes) -> list[Reply]:
        self._heard += data
        replies: list[Reply | None] = []
        while len(self._heard) >= kerong.COMMAND_LENGTH:
            request = bytes(self._heard[: kerong.COMMAND_LENGTH])
            if request[0] == kerong.START and kerong.is_sealed(request):
                del self._heard[: kerong.COMMAND_LENGTH]
                replies.append(self._answer(request[1] >> 4, request[1] & 0x0F, request[2]))
            else:
                del self._heard[0]
        return [reply for reply in replies if reply]

    def report(self, board: int, channel: int, contact: Contact) -> Reply | None:
        return None

    def misaddressed(self, reply: bytes) -> bytes:
        return kerong.sealed(reply[0], (reply[1] + 0x10) & 0xFF, *reply[2:-2])

    def _answer(self, board: int, lock: int, command: int) -> Reply | None:
        if board not in self._front.boards(self._bus):
            return None
        if command == kerong.UNLOCK:
            if door := self._front.number_at(self._bus, board, lock + 1):
                self._front.pulse(door)
            return self._status(board) if self._settings.bonus else None
        return self._status(board) if command == kerong.STATUS else None

    def _status(self, board: int) -> Reply:
        one = Contact.CLOSED if self._settings.one_means == "closed" else Contact.OPEN
        contacts = self._front.contacts(self._bus, board)
        locks = sum((contact is one) << (channel - 1) for channel, contact in contacts.items())
        body = (kerong.START, board << 4, kerong.STATUS_REPLY, locks & 0xFF, locks >> 8, 0, 0)
        return Reply(kerong.sealed(*body), self._settings.reply_ms / 1000)


_DRIVER_ONLY = frozenset(
    ("baud", "reply_timeout_ms", "read_timeout_ms", "gap_ms", "pulse_ms", "turn_ms", "door_contacts")
)
"""Settings of the driver that mean nothing to a board; a layout may be written by copying a bus of the site file."""

FIRMWARES: Mapping[str, tuple[type[Any], Callable[[Front, str, Any], Firmware]]] = {
    "kerong-cu16": (KerongSettings, KerongFirmware),
    "kerong-cu48": (Cu48Settings, Cu48Firmware),
    "modbus-relay": (RelaySettings, RelayFirmware),
    "winnsen": (WinnsenSettings, WinnsenFirmware),
    "wkly": (WklySettings, WklyFirmware),
    "xor-8a": (Xor8aSettings, Xor8aFirmware),
}


def firmware(driver: str, front: Front, bus: str, settings: Mapping[str, object]) -> Firmware:
    """The boards of a bus. Raises ValueError with a sentence."""
    if driver not in FIRMWARES:
        raise ValueError(f"There is no emulation of “{driver}”; there are {', '.join(FIRMWARES)}.")
    kind, make = FIRMWARES[driver]
    drivers_own = _DRIVER_ONLY - {entry.name for entry in fields(kind)}
    return make(front, bus, read(kind, {name: value for name, value in settings.items() if name not in drivers_own}))
