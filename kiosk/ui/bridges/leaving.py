"""The end of a visit at reception: is the door empty, and goodbye."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.visitors.intents import ItIsEmpty
from kiosk.engine.visitors.screens import Goodbye, StillInside
from kiosk.ui.bridges.base import Wiring

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class StillInsideBridge(QObject):
    """Somebody leaves who has a door still, or may have one at a bank that can't be asked."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._screen: StillInside | None = None

    def update(self, screen: StillInside) -> None:
        self._screen = screen
        self.changed.emit()

    @Property(str, notify=changed)
    def door(self) -> str:
        """Empty where the bank can't be asked."""
        return (self._screen.door or "") if self._screen else ""

    @Property(str, notify=changed)
    def bank(self) -> str:
        return self._screen.bank if self._screen else ""

    @Property(str, notify=changed)
    def place(self) -> str:
        return self._screen.place if self._screen else ""

    @Slot()
    def itIsEmpty(self) -> None:
        self._wiring.post(ItIsEmpty())


@QmlElement
@QmlUncreatable("The application makes it")
class GoodbyeBridge(QObject):
    """The visit is over."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._screen = Goodbye()

    def update(self, screen: Goodbye) -> None:
        self._screen = screen
        self.changed.emit()

    @Property(bool, notify=changed)
    def hostTold(self) -> bool:
        return self._screen.host_told

    @Property(bool, notify=changed)
    def forToday(self) -> bool:
        """It goes on on another day."""
        return self._screen.for_today

    @Property(str, notify=changed)
    def bank(self) -> str:
        """One that could not be asked whether their door is empty."""
        return self._screen.bank or ""

    @Property(str, notify=changed)
    def place(self) -> str:
        return self._screen.place
