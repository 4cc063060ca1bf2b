"""SIGTERM and SIGINT end the application as closing it would.

Python runs signal handlers only between two of its own instructions, and inside Qt's event loop there may be none for
long: the wake-up descriptor makes a signal an event of the loop.
"""

from __future__ import annotations

import signal
import socket

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, Slot
from PySide6.QtGui import QGuiApplication

ENDING = (signal.SIGTERM, signal.SIGINT)


class EndOnSignal(QObject):
    """Watches for the signals while it lives."""

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        self._heard, self._wakes = socket.socketpair()
        for end in (self._heard, self._wakes):
            end.setblocking(False)
        self._previous = {one: signal.signal(one, lambda *_: None) for one in ENDING}
        self._previous_descriptor = signal.set_wakeup_fd(self._wakes.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._heard.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)

    def close(self) -> None:
        """Put everything back as it was."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._previous_descriptor)
        for one, handler in self._previous.items():
            signal.signal(one, handler)
        self._heard.close()
        self._wakes.close()

    @Slot()
    def _on_signal(self) -> None:
        self._heard.recv(16)
        # Not quit(): that asks the windows first, and a fullscreen kiosk lets nobody close its window.
        QCoreApplication.exit(0)
