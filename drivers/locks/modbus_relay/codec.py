"""Frames of Modbus RTU as far as relay boards need them, as bytes and back; no port, no clock.

``SLAVE FUNCTION … CRC`` with the CRC-16 of Modbus, low byte first. Relays and inputs count from 0 here. The flash
commands are Waveshare's own: a library that only writes FF00 and 0000 to a coil cannot say them.
"""

from dataclasses import dataclass
from typing import TypeGuard

from drivers.locks.frame_search import FrameSearch

READ_COILS, READ_INPUTS, READ_HOLDING, WRITE_COIL, WRITE_HOLDING, WRITE_COILS = 0x01, 0x02, 0x03, 0x05, 0x06, 0x0F
REFUSED = 0x80
"""Set in the function of an answer that is an exception."""

ON, OFF, TOGGLE = 0xFF00, 0x0000, 0x5500
ALL_RELAYS = 0x00FF
FLASH_ON = 0x0200
FLASH_UNIT_MS = 100

BROADCAST = 0
ADDRESS_REGISTER = 0x4000

_BITS = frozenset((READ_COILS, READ_INPUTS))
_ECHOES = frozenset((WRITE_COIL, WRITE_COILS))
_ECHO_LENGTH, _REFUSAL_LENGTH, _FRAME_OF_BITS = 8, 5, 5
_MOST_BYTES = 4
"""Of bits in an answer: thirty-two relays."""


@dataclass(frozen=True, slots=True)
class Bits:
    """The answer to a read of relays or inputs, the first in bit 0."""

    slave: int
    function: int
    bits: int
    count: int
    """How many bits there is room for: eight a byte."""


@dataclass(frozen=True, slots=True)
class Done:
    """The answer to a write: its address, and the value or the number of relays."""

    slave: int
    function: int
    address: int
    value: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """An exception: the board understood, and will not."""

    slave: int
    function: int
    code: int

    @property
    def raw(self) -> bytes:
        """As it stood on the wire."""
        return sealed(self.slave, self.function | REFUSED, self.code)


Frame = Bits | Done | Refusal


def crc(data: bytes) -> bytes:
    """The check of Modbus, as it stands on the wire."""
    remainder = 0xFFFF
    for byte in data:
        remainder ^= byte
        for _ in range(8):
            remainder = remainder >> 1 ^ (0xA001 if remainder & 1 else 0)
    return remainder.to_bytes(2, "little")


def sealed(*body: int) -> bytes:
    """The bytes with their check."""
    return bytes(body) + crc(bytes(body))


def read_bits(slave: int, function: int, count: int) -> bytes:
    """Ask which relays are on (:data:`READ_COILS`), or for the inputs (:data:`READ_INPUTS`): the door contacts."""
    return _command(slave, function, 0, count)


def write_relay(slave: int, relay: int, value: int) -> bytes:
    """Switch a relay (or :data:`ALL_RELAYS`) :data:`ON`, :data:`OFF` or :data:`TOGGLE`, for good."""
    return _command(slave, WRITE_COIL, relay, value)


def flash_on(slave: int, relay: int, tenths: int) -> bytes:
    """Close a relay for so many times 100 ms (1 to 7FFF). The board ends it: no crash of ours leaves it on."""
    return _command(slave, WRITE_COIL, FLASH_ON + relay, tenths)


def write_relays(slave: int, count: int, mask: int) -> bytes:
    """Switch the first ``count`` relays, the first by bit 0."""
    size = (count + 7) // 8
    body = (slave, WRITE_COILS, 0, 0, *count.to_bytes(2, "big"), size, *mask.to_bytes(size, "little"))
    return sealed(*body)


def read_address(slave: int = BROADCAST) -> bytes:
    """Ask a board for its address; as a broadcast, with one board on the line only."""
    return _command(slave, READ_HOLDING, ADDRESS_REGISTER, 1)


def set_address(address: int, slave: int = BROADCAST) -> bytes:
    """Give a board its address; as a broadcast, with one board on the line only."""
    return _command(slave, WRITE_HOLDING, ADDRESS_REGISTER, address)


def refuses(frame: Frame, request: bytes) -> TypeGuard[Refusal]:
    """Whether the frame is an exception that answers this request."""
    return isinstance(frame, Refusal) and (frame.slave, frame.function) == (request[0], request[1])


def decoder() -> FrameSearch[Frame]:
    """A search for the answers of these boards."""
    return FrameSearch(_parse, max(_ECHO_LENGTH, _FRAME_OF_BITS + _MOST_BYTES))


def _command(slave: int, function: int, address: int, value: int) -> bytes:
    return sealed(slave, function, *address.to_bytes(2, "big"), *value.to_bytes(2, "big"))


def _parse(raw: bytes) -> tuple[Frame, int] | None:
    length = _length(raw)
    frame = raw[:length]
    if not length or len(frame) < length or crc(frame[:-2]) != frame[-2:]:
        return None
    slave, function = frame[:2]
    if function & REFUSED:
        return Refusal(slave, function ^ REFUSED, frame[2]), length
    if function in _BITS:
        return Bits(slave, function, int.from_bytes(frame[3:-2], "little"), 8 * frame[2]), length
    return Done(slave, function, int.from_bytes(frame[2:4], "big"), int.from_bytes(frame[4:6], "big")), length


def _length(raw: bytes) -> int:
    """The length of the frame that would begin here; 0 where none can."""
    if len(raw) < _REFUSAL_LENGTH:
        return 0
    function, size = raw[1], raw[2]
    if function in _BITS:
        return _FRAME_OF_BITS + size if 1 <= size <= _MOST_BYTES else 0
    if function in _ECHOES:
        return _ECHO_LENGTH
    return _REFUSAL_LENGTH if function & REFUSED and function ^ REFUSED in _BITS | _ECHOES else 0
