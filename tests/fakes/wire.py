"""The far end of a cable: a pseudo-terminal on which a test plays the device, byte for byte."""

import os
import threading
import tty
from collections.abc import Callable
from types import TracebackType
from typing import Self


class Wire:
    """A pseudo-terminal. ``path`` is what a driver opens; whatever the driver sends is answered by ``device``.

    ``device`` gets all bytes of one read and returns those to send back. Everything received stands in ``received``,
    a chunk each.
    """

    def __init__(self, device: Callable[[bytes], bytes] = lambda _: b"") -> None:
        self._device = device
        self._master, self._slave = os.openpty()
        tty.setraw(self._slave)
        self.path = os.ttyname(self._slave)
        self.received: list[bytes] = []
        self._stop_reader, self._stop_writer = os.pipe()
        self._thread = threading.Thread(target=self._serve, name="wire", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.unplug()

    def send(self, data: bytes) -> None:
        """Let the device speak of its own accord."""
        os.write(self._master, data)

    def unplug(self) -> None:
        """Let the device vanish; the driver's end hangs up. Doing so twice is fine."""
        if not self._thread.is_alive():
            return
        os.write(self._stop_writer, b"x")
        self._thread.join()
        for descriptor in (self._master, self._slave, self._stop_reader, self._stop_writer):
            os.close(descriptor)

    def _serve(self) -> None:
        import select

        poll = select.poll()
        poll.register(self._master, select.POLLIN)
        poll.register(self._stop_reader, select.POLLIN)
        while True:
            ready = [descriptor for descriptor, _ in poll.poll()]
            if self._stop_reader in ready:
                return
            data = os.read(self._master, 4096)
            self.received.append(data)
            if answer := self._device(data):
                os.write(self._master, answer)
