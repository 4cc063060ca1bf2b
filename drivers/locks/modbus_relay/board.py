"""The driver of Modbus relay boards: a relay pulses each lock, an input each door's contact."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from drivers.errors import BadReply
from drivers.locks.base import Contact, ContactChange, LockDriver
from drivers.locks.modbus_relay import codec
from drivers.locks.pacing import Pacing
from drivers.serial_link import SerialLink
from drivers.settings import choice, number

F = TypeVar("F", bound=codec.Bits | codec.Done)

_QUIET_CHARACTERS = 3.5
"""Modbus tells frames apart by a silence of so many characters of eleven bits."""

_QUIET_MARGIN_S = 0.001

_REASONS = {
    1: "it does not know the command. Can it flash its relays by itself?",
    2: "it has no such relay or input, or can't flash its relays. Check the setting “channels”.",
    3: "it takes no such number. Check the setting “channels”, and that it can flash its relays.",
}


@dataclass(frozen=True, slots=True)
class Settings:
    """``channels`` is how many relays a board has, and inputs where ``door_contacts`` are read from them.

    ``pulse_ms`` is rounded up to a tenth of a second, the board's unit. ``gap_ms`` is the pause after a pulse's end.
    ``one_means`` depends on how the door contacts are wired: open one door and see (README.md).
    """

    baud: int = number(9600, 1200, 115200)
    channels: int = choice(8, 16, 32)
    door_contacts: str = choice("inputs", "none")
    one_means: str = choice("closed", "open")
    pulse_ms: int = number(500, 100, 5000)
    reply_timeout_ms: int = number(1000, 50, 10000)
    read_timeout_ms: int = number(400, 50, 10000)
    gap_ms: int = number(100, 0, 5000)


class ModbusRelayBus:
    """A line with boards of this family."""

    def __init__(self, link: SerialLink, settings: Settings) -> None:
        self._link = link
        self._settings = settings
        self._open_timeout_s = settings.reply_timeout_ms / 1000
        self._read_timeout_s = min(settings.read_timeout_ms, settings.reply_timeout_ms) / 1000
        self._tenths = -(-settings.pulse_ms // codec.FLASH_UNIT_MS)
        self._decoder = codec.decoder()
        self._pacing = Pacing((self._tenths * codec.FLASH_UNIT_MS + settings.gap_ms) / 1000)
        self._quiet_s = _QUIET_CHARACTERS * 11 / settings.baud + _QUIET_MARGIN_S
        self._last_heard = float("-inf")
        one_is_closed = settings.one_means == "closed"
        self._one, self._zero = (Contact.CLOSED, Contact.OPEN) if one_is_closed else (Contact.OPEN, Contact.CLOSED)

    def open(self, board: int, channel: int) -> None:
        """Pulse a lock. The board's word means that its relay has closed: only a read can tell of the door."""
        time.sleep(self.ready_in())
        self._pacing.pulsed()
        relay = channel - 1
        done = codec.Done(board, codec.WRITE_COIL, codec.FLASH_ON + relay, self._tenths)
        request = codec.flash_on(board, relay, self._tenths)
        self._ask(board, request, self._open_timeout_s, codec.Done, lambda reply: reply == done)

    def ready_in(self) -> float:
        return max(0.0, self._pacing.remaining())

    def read(self, board: int) -> Mapping[int, Contact]:
        """The contacts of all channels; UNKNOWN where none are wired, as long as the board answers."""
        channels = range(1, self._settings.channels + 1)
        if self._settings.door_contacts == "none":
            self._read_bits(board, codec.READ_COILS)
            return dict.fromkeys(channels, Contact.UNKNOWN)
        bits = self._read_bits(board, codec.READ_INPUTS)
        return {channel: self._one if bits >> (channel - 1) & 1 else self._zero for channel in channels}

    def reports(self) -> Sequence[ContactChange]:
        """Nothing, ever: the family only speaks when asked. Notices that the adapter is gone."""
        self._link.receive(0)
        return ()

    def close(self) -> None:
        self._link.close()

    def _read_bits(self, board: int, function: int) -> int:
        count = self._settings.channels

        return self._ask(
            board,
            codec.read_bits(board, function, count),
            self._read_timeout_s,
            codec.Bits,
            lambda reply: (reply.function, reply.count) == (function, count),
        ).bits

    def _ask(self, board: int, request: bytes, timeout: float, kind: type[F], fits: Callable[[F], bool]) -> F:
        """The board's answer; its refusal becomes a BadReply."""

        def answer_in(data: bytes) -> F | codec.Refusal | None:
            for frame in self._decoder.feed(data):
                if codec.refuses(frame, request):
                    return frame
                if isinstance(frame, kind) and frame.slave == board and fits(frame):
                    return frame
            return None

        time.sleep(max(0.0, self._last_heard + self._quiet_s - time.monotonic()))
        try:
            answer: F | codec.Refusal = self._link.exchange(
                request, answer_in, timeout, f"Board {board}", self._decoder.leftover, again=kind is codec.Bits
            )
        finally:
            self._last_heard = time.monotonic()
        if isinstance(answer, codec.Refusal):
            raise self._refused(answer)
        return answer

    def _refused(self, refusal: codec.Refusal) -> BadReply:
        reason = _REASONS.get(refusal.code, f"its maker's manual tells the reason, number {refusal.code}.")
        return BadReply(f"Board {refusal.slave} on {self._link.url} refuses: {reason}", refusal.raw)


DRIVER = LockDriver(
    name="modbus-relay",
    settings=Settings,
    boards=range(1, 248),
    channels=range(1, 33),
    bus=ModbusRelayBus,
)
