"""libosdp's panel for one reader, on our own port and our own thread: it is run a step at a time, and starts no thread.

The library brings a thread that would run it every 20 ms (``osdp.ControlPanel.start``); stepping it ourselves answers
a reader at once, ends with :meth:`close`, and lets a pulled adapter be the error that it is.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any

from drivers.errors import DriverError
from drivers.serial_link import SerialLink

_START, _IS_REPLY = 0x53, 0x80
"""The first byte of a packet, and the bit that a reader sets in the address after it (sheet 2.4)."""

_HEADER = 4
_LONGEST = 1440
"""Bytes of a packet, as the norm has it; what waits beyond that is noise."""

_QUIET_S = 0.03
"""A packet whose bytes stop for so long has no more: a byte takes 1 ms at 9600 baud, an adapter keeps it up to 16."""

_AGAIN_S = 1.0
"""A reader that takes part does so within half of this at 9600 baud."""

_SILENT = 0
"""The library writes to stderr; at this level it has nothing to say. What is wrong, our errors say."""

Event = Mapping[str, Any]


class Channel:
    """The line as libosdp wants it (``osdp.Channel``). It may not raise there: ``failure`` waits until it may."""

    def __init__(self, link: SerialLink, address: int) -> None:
        self.id = 0
        self.failure: DriverError | None = None
        self.heard_at = -1.0
        """When the reader last began to answer, in seconds of the monotonic clock."""
        self._link = link
        self._reply = bytes((_START, _IS_REPLY | address))
        self._received = b""
        self._came_at = 0.0
        self._last = b""

    def receive(self, timeout: float) -> None:
        """Wait so long for something that :meth:`read` can hand on. Raises PortGone."""
        data = self._link.receive(timeout)
        self._received = (self._received + data)[-_LONGEST:]
        if data:
            self._came_at = time.monotonic()
        if data and self._reply in self._last + data:
            self.heard_at = time.monotonic()
        self._last = (self._last + data)[-1:]

    def read(self, max_bytes: int) -> bytes:
        """Whole packets: the library loses one that it is handed byte by byte. What stays in pieces it gets as well."""
        if not _is_whole(self._received) and time.monotonic() - self._came_at < _QUIET_S:
            return b""
        data, self._received = self._received[:max_bytes], self._received[max_bytes:]
        return data

    def write(self, buf: bytes) -> int:
        try:
            self._link.write(bytes(buf))
        except DriverError as error:
            self.failure = error
        return len(buf)

    def flush(self) -> None:
        self._received = b""


class Panel:
    """One reader's panel. ``happened`` is told its events, within :meth:`step`."""

    def __init__(
        self, link: SerialLink, address: int, key: bytes | None, flags: Sequence[str], happened: Callable[[Event], None]
    ) -> None:
        self._osdp = _library()
        system = import_module("osdp_sys")
        system.set_loglevel(_SILENT)
        self.channel = Channel(link, address)
        wanted = [getattr(self._osdp.LibFlag, name) for name in flags]
        info = self._osdp.PDInfo(address, self.channel, key, flags=wanted)
        self._context: Any = system.ControlPanel([info.get()])
        self._happened = happened
        self._context.set_event_callback(self._tell)
        self._context.set_command_completion_callback(self._done)
        self._refused: set[int] = set()
        self._was_online = False
        self._began_at = time.monotonic()

    @property
    def is_online(self) -> bool:
        """Whether the reader takes part; a library that was told to enforce it lets none do so insecurely."""
        return bool(self._context.status())

    @property
    def is_secure(self) -> bool:
        """Whether both have proved that they know the key."""
        return bool(self._context.sc_status())

    def step(self, timeout: float) -> None:
        """Do what is due, once bytes have come or after so many seconds. Raises PortGone."""
        self.channel.receive(timeout)
        self._context.refresh()
        if self.channel.failure is not None:
            raise self.channel.failure
        was_online, self._was_online = self._was_online, self.is_online
        if not self._was_online and (was_online or time.monotonic() - self._began_at > _AGAIN_S):
            self._begin_anew()

    def close(self) -> None:
        """Let go of the library's side: it holds on to us, and we to it, in a ring that nothing else would break."""
        self._context = None

    def light(self, color: str, tenths: int) -> None:
        """The lamp shows ``color`` (Green, Red …) for so many tenths of a second, then what it showed before."""
        lit = {"on_color": getattr(self._osdp.CommandLEDColor, color), "on_count": tenths, "timer_count": tenths}
        dark = {"off_color": self._osdp.CommandLEDColor.Black, "off_count": 0}
        self._order(
            {"command": self._osdp.Command.LED, "led_number": 0, "control_code": 2, "temporary": True, **lit, **dark}
        )

    def beep(self, times: int) -> None:
        """The buzzer's default tone, a tenth of a second each."""
        tone = {"control_code": 2, "on_count": 1, "off_count": 1, "rep_count": times}
        self._order({"command": self._osdp.Command.Buzzer, **tone})

    def _tell(self, _reader: int, event: Event) -> int:
        self._happened(event)
        return 0

    def _order(self, command: Mapping[str, object]) -> None:
        """It goes out with one of the next steps, unless the reader has refused such a one before."""
        if command["command"] not in self._refused:
            self._context.submit_command(0, {"reader": 0, **command})

    def _done(self, _reader: int, command: Event, status: int) -> None:
        if status == self._osdp.CompletionStatus.Failed:
            self._refused.add(command["command"])

    def _begin_anew(self) -> None:
        """For one wrong answer, and an order that was refused, the library would leave a reader alone for 5 minutes."""
        self._began_at = time.monotonic()
        self._context.disable_pd(0)
        self._context.refresh()
        self._context.enable_pd(0)


def _is_whole(received: bytes) -> bool:
    """Whether there is a packet, from its first byte to its last: its length stands behind the address."""
    packet = received[received.find(_START) :] if _START in received else b""
    return len(packet) >= _HEADER and len(packet) >= int.from_bytes(packet[2:_HEADER], "little")


def _library() -> Any:
    """Loaded when a reader is connected, and not with the kiosk: it is an extra. Raises DriverError."""
    try:
        return import_module("osdp")
    except ImportError as error:
        raise DriverError("OSDP readers need libosdp: install the kiosk with its extra “osdp”.") from error
