"""A tap while another reader has gone mad: a thousand different badges a second, none of them known."""

from __future__ import annotations

import contextlib
import os
import pty
import random
import threading
import tty
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.bench import tap
from tests.bench.wires import badge_frame

A_SECOND = 1000
BURST_S = 0.01


def measure(filled: Path, folder: Path) -> list[float]:
    """The latencies (ms) of taps at the sane reader of a kiosk."""
    with MadReader() as mad:
        return tap.measure_kiosk(filled, folder, mad.entry).taps_ms


class MadReader:
    """A reader at a pseudo-terminal of its own; what nobody fetches in time is lost. ``entry`` is for the site file."""

    def __init__(self) -> None:
        self._end, self._slave = pty.openpty()
        for end in (self._end, self._slave):
            tty.setraw(end)
        os.set_blocking(self._end, False)
        self.entry = f'[[reader]]\nname = "mad"\ndriver = "em4100-serial"\nurl = "{os.ttyname(self._slave)}"\n'
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._rave)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()
        os.close(self._end)
        os.close(self._slave)

    def _rave(self) -> None:
        nonsense = random.Random(7)
        while not self._over.wait(BURST_S):
            frames = b"".join(badge_frame(b"\xee" + nonsense.randbytes(4)) for _ in range(int(A_SECOND * BURST_S)))
            with contextlib.suppress(BlockingIOError):
                os.write(self._end, frames)
