"""The screens of what does not work: a door that stuck, a board that does not answer, somebody else's things."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.intents import ItDidOpen, OpenAgain, PickDoor
from kiosk.engine.screens import DoorDidNotOpen, DoorOutOfReach, NotEmptyReported
from kiosk.ui.bridges.base import DoorBridge, Wiring
from kiosk.ui.bridges.values import DoorInfo

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("Its subclasses are screens")
class ShutDoorBridge(DoorBridge):
    """A door that should be open: try once more, or take another."""

    @Slot()
    def openAgain(self) -> None:
        self._wiring.post(OpenAgain())

    @Slot()
    def otherDoor(self) -> None:
        self._wiring.post(PickDoor())


@QmlElement
@QmlUncreatable("The application makes it")
class DoorDidNotOpenBridge(ShutDoorBridge):
    """The sensor says that the door stayed shut."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(wiring, parent)
        self._screen: DoorDidNotOpen | None = None

    def update(self, screen: DoorDidNotOpen) -> None:
        self._screen = screen
        self._door.update(screen.door)
        self.changed.emit()

    @Property(bool, notify=changed)
    def holdsThings(self) -> bool:
        return self._screen is not None and self._screen.holds_things

    @Property(bool, notify=changed)
    def otherFree(self) -> bool:
        return self._screen is not None and self._screen.other_free

    @Slot()
    def itDidOpen(self) -> None:
        self._wiring.post(ItDidOpen())


@QmlElement
@QmlUncreatable("The application makes it")
class DoorOutOfReachBridge(ShutDoorBridge):
    """The board of the door does not answer, so that nobody can tell whether it opened."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(wiring, parent)
        self._screen: DoorOutOfReach | None = None

    def update(self, screen: DoorOutOfReach) -> None:
        self._screen = screen
        self._door.update(screen.door)
        self.changed.emit()

    @Property(bool, notify=changed)
    def fresh(self) -> bool:
        return self._screen is not None and self._screen.fresh

    @Property(bool, notify=changed)
    def otherFree(self) -> bool:
        return self._screen is not None and self._screen.other_free


@QmlElement
@QmlUncreatable("The application makes it")
class NotEmptyReportedBridge(DoorBridge):
    """The door had somebody's things in it; another one opens, where there is one."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(wiring, parent)
        self._other = DoorInfo(self)
        self._has_other = False

    def update(self, screen: NotEmptyReported) -> None:
        self._door.update(screen.found)
        self._has_other = screen.other is not None
        if screen.other is not None:
            self._other.update(screen.other)
        self.changed.emit()

    @Property(DoorInfo, constant=True)
    def other(self) -> DoorInfo:
        return self._other

    @Property(bool, notify=changed)
    def hasOther(self) -> bool:
        return self._has_other
