"""What is said on a bus of lock boards: which family says what by which bytes. The codecs do the reading.

A request is recognised by making it anew: bytes are an opening if the codec writes the same bytes for it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from drivers.locks.kerong_cu16 import codec as cu16
from drivers.locks.kerong_cu48 import codec as cu48
from drivers.locks.modbus_relay import codec as modbus
from drivers.locks.winnsen import codec as winnsen
from drivers.locks.wkly import codec as wkly
from drivers.locks.xor8a import codec as xor8a


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: open a lock, or tell of one door or (``channel`` None) of all. Channels count from 1."""

    opens: bool
    board: int
    channel: int | None = None


class Decoder(Protocol):
    """What every codec has for the bytes of its boards."""

    def feed(self, data: bytes) -> Sequence[Any]: ...

    def leftover(self) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Family:
    """``lengths`` are those of requests; ``asked`` takes bytes of such a length, and the settings."""

    lengths: Sequence[int]
    asked: Callable[[bytes, Any], Asked | None]
    decoder: Callable[[Any], Decoder]


def _asked_cu16(raw: bytes, _: Any) -> Asked | None:
    board, lock = raw[1] >> 4, raw[1] & 0x0F
    made = {cu16.unlock(board, lock): Asked(True, board, lock + 1), cu16.status(board): Asked(False, board)}
    return made.get(raw)


def _asked_cu48(raw: bytes, settings: Any) -> Asked | None:
    place = settings.lock_byte
    board, lock = raw[3 - place], raw[place]
    made = {
        cu48.unlock(board, lock, place): Asked(True, board, lock + 1),
        cu48.status(board, place): Asked(False, board),
    }
    return made.get(raw)


def _asked_xor8a(raw: bytes, _: Any) -> Asked | None:
    board, lock = raw[1], raw[2]
    made = {
        xor8a.open_one(board, lock): Asked(True, board, lock),
        xor8a.open_one(board, lock, raw[4]): Asked(True, board, lock),
        xor8a.read_one(board, lock): Asked(False, board, lock),
        xor8a.read_all(board): Asked(False, board),
    }
    return made.get(raw)


def _asked_winnsen(raw: bytes, _: Any) -> Asked | None:
    station, second = raw[3], raw[4]
    made = {
        winnsen.open_one(station, second): Asked(True, station, second),
        winnsen.read_one(station, second): Asked(False, station, second),
        winnsen.poll(station, second | raw[5] << 8): Asked(False, station),
    }
    return made.get(raw)


def _asked_wkly(raw: bytes, _: Any) -> Asked | None:
    board, channel = raw[5], raw[7]
    made = {
        wkly.open_one(board, channel): Asked(True, board, channel),
        wkly.read_one(board, channel): Asked(False, board, channel),
        wkly.read_all(board): Asked(False, board),
    }
    return made.get(raw)


def _asked_modbus(raw: bytes, _: Any) -> Asked | None:
    slave, second, value = raw[0], raw[3], int.from_bytes(raw[4:6], "big")
    made = {modbus.flash_on(slave, second, value): Asked(True, slave, second + 1)}
    for function in (modbus.READ_INPUTS, modbus.READ_COILS):
        made[modbus.read_bits(slave, function, value)] = Asked(False, slave)
    return made.get(raw)


FAMILIES: Mapping[str, Family] = {
    "kerong-cu16": Family((5,), _asked_cu16, lambda _: cu16.Decoder()),
    "kerong-cu48": Family((6,), _asked_cu48, lambda settings: cu48.decoder(settings.lock_byte)),
    "modbus-relay": Family((8,), _asked_modbus, lambda _: modbus.decoder()),
    "winnsen": Family((6, 7), _asked_winnsen, lambda _: winnsen.decoder()),
    "wkly": Family((8, 9), _asked_wkly, lambda _: wkly.decoder()),
    "xor-8a": Family((5, 6), _asked_xor8a, lambda settings: xor8a.Decoder(7 if settings.channels <= 24 else 11)),
}
