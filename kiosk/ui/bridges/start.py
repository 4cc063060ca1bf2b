"""The start screen: how many doors are free, and what works."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.intents import UseCode, WhichIsMine
from kiosk.engine.screens import BankView
from kiosk.engine.visitors.intents import UseVisitorCode, WelcomeVisitor
from kiosk.ui.bridges.base import Wiring

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class StartBridge(QObject):
    """The bank, as whoever comes to the screen needs to know it."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._post = wiring.post
        self._bank = BankView()
        self._message = ""

    def bank(self, view: BankView) -> None:
        self._bank = view
        self.changed.emit()

    def say(self, message: str) -> None:
        """What an operator wants said here; empty for nothing."""
        self._message = message
        self.changed.emit()

    @property
    def takes_codes(self) -> bool:
        """For Python."""
        return self._bank.accepts_codes

    @property
    def is_for_visitors(self) -> bool:
        """There are no doors, and visitors check in here. For Python."""
        return self._bank.receives and not self._bank.tiles

    @Property(int, notify=changed)
    def free(self) -> int:
        return self._bank.free

    @Property(bool, notify=changed)
    def known(self) -> bool:
        """False until the bank has been described."""
        return bool(self._bank.tiles)

    @Property(bool, notify=changed)
    def readersDown(self) -> bool:
        return self._bank.readers_down

    @Property(bool, notify=changed)
    def partsDown(self) -> bool:
        return bool(self._bank.devices_down)

    @Property(bool, notify=changed)
    def acceptsCodes(self) -> bool:
        return self._bank.accepts_codes

    @Property(bool, notify=changed)
    def takesPasses(self) -> bool:
        """Visitors find doors here."""
        return self._bank.takes_passes

    @Property(bool, notify=changed)
    def takesVisitorCodes(self) -> bool:
        """Visitors find doors here by the digits of their pass, too."""
        return self._bank.takes_passes and self._bank.accepts_codes

    @Property(bool, notify=changed)
    def receives(self) -> bool:
        """Visitors check in here."""
        return self._bank.receives

    @Property(bool, notify=changed)
    def forVisitors(self) -> bool:
        """The start screen is the visitors' welcome."""
        return self.is_for_visitors

    @Property(str, notify=changed)
    def message(self) -> str:
        return self._message

    @Slot()
    def useCode(self) -> None:
        self._post(UseCode())

    @Slot()
    def whichIsMine(self) -> None:
        self._post(WhichIsMine())

    @Slot()
    def welcomeVisitor(self) -> None:
        self._post(WelcomeVisitor())

    @Slot()
    def useVisitorCode(self) -> None:
        self._post(UseVisitorCode())
