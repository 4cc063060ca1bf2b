"""The screens of what does not work: a door that stuck, and a board that does not answer."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.intents import ItDidOpen, OpenAgain, PickDoor
from kiosk.engine.screens import DoorDidNotOpen, DoorOutOfReach
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.values import DoorInfo

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class DoorDidNotOpenBridge(QObject):
    """The sensor says that the door stayed shut."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._post = wiring.post
        self._door = DoorInfo(self)
        self._screen: DoorDidNotOpen | None = None

    def update(self, screen: DoorDidNotOpen) -> None:
        self._screen = screen
        self._door.update(screen.door)
        self.changed.emit()

    @Property(DoorInfo, constant=True)
    def door(self) -> DoorInfo:
        return self._door

    @Property(bool, notify=changed)
    def holdsThings(self) -> bool:
        return self._screen is not None and self._screen.holds_things

    @Property(bool, notify=changed)
    def otherFree(self) -> bool:
        return self._screen is not None and self._screen.other_free

    @Slot()
    def openAgain(self) -> None:
        self._post(OpenAgain())

    @Slot()
    def otherDoor(self) -> None:
        self._post(PickDoor())

    @Slot()
    def itDidOpen(self) -> None:
        self._post(ItDidOpen())


@QmlElement
@QmlUncreatable("The application makes it")
class DoorOutOfReachBridge(QObject):
    """The board of the door does not answer, so that nobody can tell whether it opened."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._post = wiring.post
        self._door = DoorInfo(self)
        self._screen: DoorOutOfReach | None = None

    def update(self, screen: DoorOutOfReach) -> None:
        self._screen = screen
        self._door.update(screen.door)
        self.changed.emit()

    @Property(DoorInfo, constant=True)
    def door(self) -> DoorInfo:
        return self._door

    @Property(bool, notify=changed)
    def fresh(self) -> bool:
        return self._screen is not None and self._screen.fresh

    @Property(bool, notify=changed)
    def otherFree(self) -> bool:
        return self._screen is not None and self._screen.other_free

    @Slot()
    def openAgain(self) -> None:
        self._post(OpenAgain())

    @Slot()
    def otherDoor(self) -> None:
        self._post(PickDoor())
