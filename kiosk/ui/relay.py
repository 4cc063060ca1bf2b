"""The one object through which other threads reach the screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

from kiosk.engine.facilities.screens import FrontView, KioskLook, SessionView
from kiosk.engine.screens import BankView, Brand, Screen

# What is queued where no operator is here: a screen is never this.
NOBODY = object()


class Relay(QObject):
    """Turns what the engine publishes into queued signals.

    Every method of ``Display``, and ``end``, may be called from any thread. What is to be drawn passes through one
    signal, so the screen gets it in the order in which it was sent, and nothing is left out. The public signals are
    emitted on the GUI thread.
    """

    screen_shown = Signal(object)
    bank_changed = Signal(object)
    brand_changed = Signal(object)
    language_wanted = Signal(str)
    session_changed = Signal(object)  # None: nobody is here
    front_changed = Signal(object)
    look_changed = Signal(object)
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

    def session(self, view: SessionView | None) -> None:
        """Who works the kiosk as an operator, if anybody does."""
        self._sent.emit(NOBODY if view is None else view)

    def front(self, view: FrontView) -> None:
        """The bank as facilities see it."""
        self._sent.emit(view)

    def look(self, look: KioskLook) -> None:
        """Volume, brightness, message."""
        self._sent.emit(look)

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
        elif isinstance(message, SessionView):
            self.session_changed.emit(message)
        elif message is NOBODY:
            self.session_changed.emit(None)
        elif isinstance(message, FrontView):
            self.front_changed.emit(message)
        elif isinstance(message, KioskLook):
            self.look_changed.emit(message)
        else:
            self.screen_shown.emit(message)
