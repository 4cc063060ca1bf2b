"""The one thread of the emulator: wait for files and times, call back. The window brings Qt's loop instead."""

import heapq
import itertools
import selectors
import time
from collections.abc import Callable
from typing import Protocol


class Loop(Protocol):
    """What the bank needs of an event loop."""

    def watch(self, descriptor: int, ready: Callable[[], None]) -> None:
        """Call ``ready`` whenever there is something to read."""

    def unwatch(self, descriptor: int) -> None:
        """Stop that; before the descriptor is closed."""

    def later(self, seconds: float, call: Callable[[], None]) -> None:
        """Call once, after so many seconds; calls for the same moment keep their order."""

    def run(self) -> None:
        """Go on until :meth:`stop`."""

    def stop(self) -> None:
        """Let :meth:`run` return."""


class SelectorLoop:
    """A loop of the standard library."""

    def __init__(self) -> None:
        self._selector = selectors.DefaultSelector()
        self._timers: list[tuple[float, int, Callable[[], None]]] = []
        self._order = itertools.count()
        self._running = False

    def watch(self, descriptor: int, ready: Callable[[], None]) -> None:
        self._selector.register(descriptor, selectors.EVENT_READ, ready)

    def unwatch(self, descriptor: int) -> None:
        self._selector.unregister(descriptor)

    def later(self, seconds: float, call: Callable[[], None]) -> None:
        heapq.heappush(self._timers, (time.monotonic() + seconds, next(self._order), call))

    def run(self) -> None:
        self._running = True
        while self._running:
            for key, _ in self._selector.select(self._until_next()):
                # What was called before may have closed this one.
                if key.fd in self._selector.get_map():
                    key.data()
            self._call_due()

    def stop(self) -> None:
        self._running = False

    def _until_next(self) -> float | None:
        return max(0.0, self._timers[0][0] - time.monotonic()) if self._timers else None

    def _call_due(self) -> None:
        now = time.monotonic()
        while self._running and self._timers and self._timers[0][0] <= now:
            heapq.heappop(self._timers)[2]()
