"""The screens of a door on its way open, open, and shut for the first time."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.intents import ChangeDoor, ItIsShut
from kiosk.engine.screens import DoorIsYours, DoorOpen, DoorOpening
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.values import DoorInfo, Moment

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class DoorOpeningBridge(QObject):
    """The open command is on its way."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._door = DoorInfo(self)
        self._retrying = False

    def update(self, screen: DoorOpening) -> None:
        self._door.update(screen.door)
        self._retrying = screen.retrying
        self.changed.emit()

    @Property(DoorInfo, constant=True)
    def door(self) -> DoorInfo:
        return self._door

    @Property(bool, notify=changed)
    def retrying(self) -> bool:
        return self._retrying


@QmlElement
@QmlUncreatable("The application makes it")
class DoorOpenBridge(QObject):
    """The door is open."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._door = DoorInfo(self)
        self._until = Moment(wiring.zone, self)
        self._screen: DoorOpen | None = None

    def update(self, screen: DoorOpen) -> None:
        self._screen = screen
        self._door.update(screen.door)
        self._until.update(screen.until, self._wiring.now())
        self.changed.emit()

    @Property(DoorInfo, constant=True)
    def door(self) -> DoorInfo:
        return self._door

    @Property(Moment, constant=True)
    def until(self) -> Moment:
        return self._until

    @Property(bool, notify=changed)
    def fresh(self) -> bool:
        return self._screen is not None and self._screen.fresh

    @Property(bool, notify=changed)
    def certain(self) -> bool:
        return self._screen is None or self._screen.certain

    @Property(bool, notify=changed)
    def reminding(self) -> bool:
        return self._screen is not None and self._screen.reminding

    @Property(bool, notify=changed)
    def canChange(self) -> bool:
        return self._screen is not None and self._screen.can_change

    @Property(str, notify=changed)
    def alsoShut(self) -> str:
        return (self._screen.also_shut or "") if self._screen else ""

    @Slot()
    def changeDoor(self) -> None:
        self._wiring.post(ChangeDoor())

    @Slot()
    def itIsShut(self) -> None:
        self._wiring.post(ItIsShut())


@QmlElement
@QmlUncreatable("The application makes it")
class DoorIsYoursBridge(QObject):
    """A fresh door was shut."""

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._door = DoorInfo(self)
        self._until = Moment(wiring.zone, self)

    def update(self, screen: DoorIsYours) -> None:
        self._door.update(screen.door)
        self._until.update(screen.until, self._wiring.now())

    @Property(DoorInfo, constant=True)
    def door(self) -> DoorInfo:
        return self._door

    @Property(Moment, constant=True)
    def until(self) -> Moment:
        return self._until
