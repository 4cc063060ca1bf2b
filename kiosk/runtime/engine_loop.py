"""The engine's thread: one queue, one message at a time. It waits for nothing but the next message or timer."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable

import structlog

from kiosk.engine import dispatch
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.messages import Message

log = structlog.get_logger()

# So long without a message, nobody is waiting for a door: time for housekeeping.
IDLE_S = 3.0


class EngineLoop:
    """Runs a kiosk. ``post`` may be called from any thread."""

    def __init__(self, on_crash: Callable[[], None], when_idle: Callable[[], None]) -> None:
        """``on_crash`` is called from the engine's thread when a fault of ours ended it; never for a full disk."""
        self._inbox: queue.SimpleQueue[tuple[Message, float] | None] = queue.SimpleQueue()
        self._on_crash = on_crash
        self._when_idle = when_idle
        self._thread = threading.Thread(target=self._run, name="engine")
        self._kiosk: Kiosk | None = None

    def post(self, message: Message) -> None:
        """Put a message at the end of the queue."""
        self._inbox.put((message, time.monotonic()))

    def start(self, kiosk: Kiosk) -> None:
        """Begin to run."""
        self._kiosk = kiosk
        self._thread.start()

    def stop(self) -> None:
        """Handle what is queued already, then end; returns once the thread has."""
        self._inbox.put(None)
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        assert self._kiosk is not None
        try:
            dispatch.start(self._kiosk)
            while (posted := self._next()) is not None:
                dispatch.handle(self._kiosk, *posted)
                dispatch.handle_due(self._kiosk)
            dispatch.stop(self._kiosk)
        except Exception:
            log.exception("engine.crashed")
            self._on_crash()

    def _next(self) -> tuple[Message, float] | None:
        """The next message; timers that come due while waiting are handled meanwhile."""
        kiosk = self._kiosk
        assert kiosk is not None
        while True:
            due = kiosk.timers.next_at()
            wait = IDLE_S if due is None else min(IDLE_S, max(0.0, due - kiosk.clock.monotonic()))
            try:
                return self._inbox.get(timeout=wait)
            except queue.Empty:
                if wait == IDLE_S:
                    self._when_idle()
                dispatch.handle_due(kiosk)
