"""A port with one reader or scanner behind it, and perhaps a fault in what it says."""

from abc import ABC, abstractmethod
from functools import partial
from pathlib import Path

from drivers.emulators.faults import NO_FAULT, Fault
from drivers.emulators.firmware import Alone, Reply
from drivers.emulators.loop import Loop
from drivers.emulators.ptys import PtyPort

_ALONE = Alone()


class DeviceLine(ABC):
    """What is behind the port has no address, and says nothing that the faults could put ahead of it."""

    def __init__(self, name: str, link: Path, loop: Loop) -> None:
        self.name = name
        self.fault: Fault = NO_FAULT
        self.port = PtyPort(link, loop, self._hear)
        self._loop = loop

    @abstractmethod
    def _hear(self, data: bytes) -> None:
        """Bytes came from the kiosk."""

    def _say(self, reply: Reply) -> None:
        for part in self.fault.spoil(reply, _ALONE):
            if part.after_s > 0:
                self._loop.later(part.after_s, partial(self._send, part.data, self.port.plugs))
            else:
                self._send(part.data, self.port.plugs)
        if self.fault.vanishes:
            self._loop.later(reply.after_s, self.port.unplug)

    def _send(self, data: bytes, plugs: int) -> None:
        # What is said while the adapter is out is lost, also if the adapter comes back.
        if self.port.plugs == plugs:
            self.port.send(data)
