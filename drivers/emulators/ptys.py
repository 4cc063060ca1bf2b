"""Serial ports that are pseudo-terminals under a name of our choice, and can be unplugged."""

import contextlib
import os
import tty
from collections.abc import Callable
from pathlib import Path

from drivers.emulators.loop import Loop

_CHUNK = 4096


class PtyPort:
    """A port at ``link`` that exists while it is plugged in. ``received`` gets what the other side sends."""

    def __init__(self, link: Path, loop: Loop, received: Callable[[bytes], None]) -> None:
        self.link = link
        self._loop = loop
        self._received = received
        self._ends: tuple[int, int] | None = None
        self.plugs = 0
        """How often it was plugged in."""

    @property
    def is_plugged(self) -> bool:
        """Whether the port exists."""
        return self._ends is not None

    def plug(self) -> None:
        """Make a new pseudo-terminal and let the link point at it; the kiosk has to open it anew. Raises OSError."""
        if self._ends is not None:
            return
        # Our own hold on the slave keeps the port alive while nobody else has it open.
        master, slave = os.openpty()
        tty.setraw(slave)
        os.set_blocking(master, False)
        try:
            self._point_at(os.ttyname(slave))
        except OSError:
            os.close(slave)
            os.close(master)
            raise
        self._ends = master, slave
        self.plugs += 1
        self._loop.watch(master, self._read)

    def unplug(self) -> None:
        """Hang up, as a pulled adapter does: whoever has the port open gets an input/output error."""
        if self._ends is None:
            return
        master, slave = self._ends
        self._ends = None
        self._loop.unwatch(master)
        with contextlib.suppress(FileNotFoundError):
            self.link.unlink()
        os.close(slave)
        os.close(master)

    def send(self, data: bytes) -> None:
        """Put bytes on the wire; what nobody fetches is lost once the buffer is full, and all is while unplugged."""
        if self._ends is not None:
            with contextlib.suppress(BlockingIOError):
                os.write(self._ends[0], data)

    def _read(self) -> None:
        if self._ends is None:
            return
        try:
            data = os.read(self._ends[0], _CHUNK)
        except BlockingIOError:
            return
        self._received(data)

    def _point_at(self, terminal: str) -> None:
        """Replace the link in one step, so that it never points at the old terminal's number in other hands."""
        if self.link.exists() and not self.link.is_symlink():
            raise FileExistsError(f"{self.link} exists and is no link; it is left alone.")
        self.link.parent.mkdir(parents=True, exist_ok=True)
        fresh = self.link.with_name(f".{self.link.name}.new")
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(terminal)
        fresh.replace(self.link)
