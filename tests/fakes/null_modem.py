"""Two serial ports joined by a cable, for two programs that both want to open one."""

import os
import select
import threading
import tty
from types import TracebackType
from typing import Self


class NullModem:
    """``ends`` are the paths of the two ports; what is written into one is read from the other."""

    def __init__(self) -> None:
        pairs = [os.openpty() for _ in range(2)]
        self._masters = [master for master, _ in pairs]
        self._slaves = [slave for _, slave in pairs]
        for slave in self._slaves:
            tty.setraw(slave)
        self.ends = tuple(map(os.ttyname, self._slaves))
        self._stop_reader, self._stop_writer = os.pipe()
        self._thread = threading.Thread(target=self._carry, name="null modem", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.write(self._stop_writer, b"x")
        self._thread.join()
        for descriptor in (*self._masters, *self._slaves, self._stop_reader, self._stop_writer):
            os.close(descriptor)

    def _carry(self) -> None:
        one, other = self._masters
        across = {one: other, other: one}
        while True:
            ready, _, _ = select.select([*across, self._stop_reader], [], [])
            if self._stop_reader in ready:
                return
            for master in ready:
                os.write(across[master], os.read(master, 4096))
