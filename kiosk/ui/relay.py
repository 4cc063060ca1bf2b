"""The one object through which other threads reach the screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

from kiosk.engine.screens import BankView, Brand, Screen


class Relay(QObject):
    """Turns what the engine publishes into queued signals.

    ``show``, ``bank``, ``brand``, ``speak`` and ``end`` may be called from any thread. What is to be drawn passes
    through one signal, so the screen gets it in the order in which it was sent, and nothing is left out. The public
    signals are emitted on the GUI thread.
    """

    screen_shown = Signal(object)
    bank_changed = Signal(object)
    brand_changed = Signal(object)
    language_wanted = Signal(str)
    _sent = Signal(object)
    _ended = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sent.connect(self._receive, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._exit, Qt.ConnectionType.QueuedConnection)

    def show(self, screen: Screen) -> None:
        """Draw this screen next."""
        self._sent.emit(screen)

    def bank(self, view: BankView) -> None:
        """The bank has changed."""
        self._sent.emit(view)

    def brand(self, brand: Brand) -> None:
        """Whose screens these are."""
        self._sent.emit(brand)

    def speak(self, language: str) -> None:
        """Whoever is here reads this language."""
        self._sent.emit(language)

    def end(self, code: int) -> None:
        """Close the application with this exit code."""
        self._ended.emit(code)

    @Slot(int)
    def _exit(self, code: int) -> None:
        QCoreApplication.exit(code)

    @Slot(object)
    def _receive(self, message: object) -> None:
        if isinstance(message, BankView):
            self.bank_changed.emit(message)
        elif isinstance(message, Brand):
            self.brand_changed.emit(message)
        elif isinstance(message, str):
            self.language_wanted.emit(message)
        else:
            self.screen_shown.emit(message)
