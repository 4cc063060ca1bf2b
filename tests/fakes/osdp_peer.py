"""libosdp's reader side at the far end of a cable, on a thread of its own: another's reading of the protocol."""

from __future__ import annotations

import os
import queue
import threading
import tty
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

import osdp

PATIENCE_S = 5.0
"""Only a test that fails waits for it."""

CAPABILITIES = [
    (osdp.Capability.CardDataFormat, 1, 1),
    (osdp.Capability.LEDControl, 1, 1),
    (osdp.Capability.AudibleControl, 1, 1),
    (osdp.Capability.CommunicationSecurity, 1, 1),
]
_EVERY_S = 0.004


class _Line:
    """A port for libosdp. ``cut``: nothing gets through, in either direction."""

    def __init__(self, path: str) -> None:
        self.id = 0
        self.cut = False
        self.descriptor = os.open(path, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
        tty.setraw(self.descriptor)

    def read(self, most: int) -> bytes:
        try:
            data = os.read(self.descriptor, most)
        except BlockingIOError:
            return b""
        return b"" if self.cut else data

    def write(self, data: bytes) -> int:
        return len(data) if self.cut else os.write(self.descriptor, data)

    def flush(self) -> None:
        pass


class OsdpPeer:
    """A reader at ``path``. ``orders`` are the commands that arrive; ``answer`` is what it makes of each (0: done)."""

    def __init__(self, path: str, key: bytes | None, *flags: int, address: int = 0) -> None:
        self.answer = 0
        self.orders: queue.SimpleQueue[Mapping[str, Any]] = queue.SimpleQueue()
        self.line = _Line(path)
        info = osdp.PDInfo(address, self.line, key, flags=list(flags))
        self.device = osdp.PeripheralDevice(info, osdp.PDCapabilities(CAPABILITIES), 0, self._ordered)
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="osdp peer")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join()
        os.close(self.line.descriptor)

    def hold_up(self, data: bytes, bits: int, form: int = osdp.CardFormat.Wiegand) -> None:
        """A card, as its bits packed from the left, or (``form``) as characters, of which ``bits`` is the number."""
        self._submit(
            {"event": osdp.Event.CardRead, "reader_no": 0, "direction": 0, "format": form, "length": bits, "data": data}
        )

    def press(self, keys: bytes) -> None:
        """Somebody types at the reader's keypad."""
        self._submit({"event": osdp.Event.KeyPress, "reader_no": 0, "data": keys})

    def say(self, noise: bytes) -> None:
        """Bytes that are no packet."""
        os.write(self.line.descriptor, noise)

    def next_order(self, command: int) -> Mapping[str, Any]:
        """The next command of this kind that arrives."""
        while True:
            order = self.orders.get(timeout=PATIENCE_S)
            if order["command"] == command:
                return order

    def _submit(self, event: Mapping[str, Any]) -> None:
        with self._lock:
            assert self.device.ctx.submit_event(event)

    def _ordered(self, command: Mapping[str, Any]) -> tuple[int, None]:
        self.orders.put(command)
        return self.answer, None

    def _run(self) -> None:
        while not self._stop.wait(_EVERY_S):
            with self._lock:
                self.device.ctx.refresh()
