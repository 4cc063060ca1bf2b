"""Emulated Modbus relay boards, written from the protocol sheet; nothing here is the driver's.

A relay's latch lets go when the relay closes, whichever command closed it; a flashed relay opens again by itself.
Flash-off and the registers of the configuration are not emulated.
Boards have as many inputs as relays (``inputs`` false: none), and know ``flashes`` unless they are some other maker's.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from drivers.emulators.firmware import OnlyAsked, Reply
from drivers.emulators.front import Front
from drivers.locks.base import Contact
from drivers.settings import choice, flag, number

_UNKNOWN_COMMAND, _NO_SUCH_ADDRESS, _NO_SUCH_VALUE = b"\x01", b"\x02", b"\x03"
_FOREVER = float("inf")
_SHORTEST, _LONGEST = 8, 13
"""Of a request: a read, and a write of thirty-two relays."""


@dataclass(frozen=True, slots=True)
class RelaySettings:
    """As the driver's, where they concern the board."""

    channels: int = choice(8, 16, 32)
    one_means: str = choice("closed", "open")
    reply_ms: int = number(5, 0, 10000)
    inputs: bool = flag(default=True)
    flashes: bool = flag(default=True)


class _RefusedError(Exception):
    """The board answers with an exception, whose code is the argument."""


class RelayFirmware(OnlyAsked):
    """Relay boards on one bus."""

    def __init__(self, front: Front, bus: str, settings: RelaySettings) -> None:
        self._front = front
        self._bus = bus
        self._settings = settings
        self._heard = b""
        self._on_until: dict[tuple[int, int], float] = {}
        self._commands: Mapping[int, Callable[[int, bytes], bytes]] = {
            1: self._read_relays,
            2: self._read_inputs,
            5: self._write_one,
            15: self._write_many,
        }

    def hear(self, data: bytes) -> list[Reply]:
        self._heard += data
        replies = []
        while request := _first_request(self._heard):
            self._heard = self._heard.partition(request)[2]
            replies += self._obey(request[:-2])
        self._heard = self._heard[-_LONGEST:]
        return replies

    def misaddressed(self, reply: bytes) -> bytes:
        return _with_check(bytes((reply[0] % 247 + 1,)) + reply[1:-2])

    def _obey(self, request: bytes) -> list[Reply]:
        board, function, rest = request[0], request[1], request[2:]
        if board not in self._front.boards(self._bus):
            return []
        try:
            answer = bytes((board, function)) + self._commands.get(function, _no_such_command)(board, rest)
        except _RefusedError as refused:
            answer = bytes((board, function + 128)) + refused.args[0]
        return [Reply(_with_check(answer), self._settings.reply_ms / 1000)]

    def _read_relays(self, board: int, rest: bytes) -> bytes:
        now = time.monotonic()
        return self._bits(rest, lambda relay: self._on_until.get((board, relay), 0.0) > now)

    def _read_inputs(self, board: int, rest: bytes) -> bytes:
        if not self._settings.inputs:
            raise _RefusedError(_NO_SUCH_ADDRESS)
        contacts = self._front.contacts(self._bus, board)
        one = Contact(self._settings.one_means)
        return self._bits(rest, lambda place: contacts.get(place + 1) is one)

    def _bits(self, rest: bytes, is_one: Callable[[int], bool]) -> bytes:
        first, count = _word(rest, 0), _word(rest, 2)
        if not count or first + count > self._settings.channels:
            raise _RefusedError(_NO_SUCH_ADDRESS)
        packed = bytearray((count + 7) // 8)
        for place in range(count):
            packed[place // 8] |= is_one(first + place) << place % 8
        return bytes((len(packed), *packed))

    def _write_one(self, board: int, rest: bytes) -> bytes:
        address, value = _word(rest, 0), _word(rest, 2)
        if address == 0xFF:
            self._switch_all(board, value)
        elif address >> 8 == 2 and self._settings.flashes:
            self._flash(board, address & 0xFF, value)
        else:
            self._switch(board, address, value)
        return rest

    def _write_many(self, board: int, rest: bytes) -> bytes:
        first, count = _word(rest, 0), _word(rest, 2)
        if len(rest) < 5 or len(rest) != 5 + rest[4] or rest[4] != (count + 7) // 8:
            raise _RefusedError(_NO_SUCH_VALUE)
        for place in range(count):
            on = rest[5 + place // 8] >> place % 8 & 1
            self._switch(board, first + place, 0xFF00 if on else 0)
        return rest[:4]

    def _switch_all(self, board: int, value: int) -> None:
        for relay in range(self._settings.channels):
            self._switch(board, relay, value)

    def _switch(self, board: int, relay: int, value: int) -> None:
        is_on = self._on_until.get((board, relay), 0.0) > time.monotonic()
        wanted = {0xFF00: True, 0: False, 0x5500: not is_on}.get(value)
        if wanted is None:
            raise _RefusedError(_NO_SUCH_VALUE)
        self._set(board, relay, _FOREVER if wanted else 0.0)

    def _flash(self, board: int, relay: int, tenths: int) -> None:
        if not 1 <= tenths <= 0x7FFF:
            raise _RefusedError(_NO_SUCH_VALUE)
        self._set(board, relay, time.monotonic() + tenths / 10)

    def _set(self, board: int, relay: int, until: float) -> None:
        if relay >= self._settings.channels:
            raise _RefusedError(_NO_SUCH_ADDRESS)
        self._on_until[board, relay] = until
        if until and (door := self._front.number_at(self._bus, board, relay + 1)):
            self._front.pulse(door)


def _no_such_command(*_: object) -> bytes:
    raise _RefusedError(_UNKNOWN_COMMAND)


def _word(data: bytes, at: int) -> int:
    return data[at] * 256 + data[at + 1]


def _with_check(data: bytes) -> bytes:
    low_high = _remainder(data)
    return data + bytes((low_high & 0xFF, low_high >> 8))


def _first_request(heard: bytes) -> bytes:
    """The first bytes that end in their own check, which leaves nothing over; empty where none do (yet)."""
    for first in range(len(heard) - _SHORTEST + 1):
        for end in range(first + _SHORTEST, min(first + _LONGEST, len(heard)) + 1):
            if _remainder(heard[first:end]) == 0:
                return heard[first:end]
    return b""


def _table_entry(byte: int) -> int:
    for _ in range(8):
        byte = (byte >> 1) ^ 0xA001 if byte % 2 else byte >> 1
    return byte


_TABLE = tuple(map(_table_entry, range(256)))


def _remainder(data: bytes) -> int:
    value = 0xFFFF
    for byte in data:
        value = (value >> 8) ^ _TABLE[(value ^ byte) & 0xFF]
    return value
