"""The screens of a door on its way open, open, and shut for the first time."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.intents import ChangeDoor, ItIsShut, MakeFavourite, NotEmpty
from kiosk.engine.screens import DoorIsYours, DoorOpen, DoorOpening
from kiosk.ui.bridges.base import DoorBridge, TimedDoorBridge, Wiring

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class DoorOpeningBridge(DoorBridge):
    """The open command is on its way."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(wiring, parent)
        self._retrying = False

    def update(self, screen: DoorOpening) -> None:
        self._door.update(screen.door)
        self._retrying = screen.retrying
        self.changed.emit()

    @Property(bool, notify=changed)
    def retrying(self) -> bool:
        return self._retrying


@QmlElement
@QmlUncreatable("The application makes it")
class DoorOpenBridge(TimedDoorBridge):
    """The door is open."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(wiring, parent)
        self._screen: DoorOpen | None = None

    def update(self, screen: DoorOpen) -> None:
        self._screen = screen
        self._door.update(screen.door)
        self._until.update(screen.until, self._wiring.now())
        self.changed.emit()

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

    @Property(bool, notify=changed)
    def canReport(self) -> bool:
        """Somebody else's things may be in it."""
        return self._screen is not None and self._screen.can_report

    @Property(bool, notify=changed)
    def deskMoved(self) -> bool:
        return self._screen is not None and self._screen.desk_moved

    @Property(bool, notify=changed)
    def wasDue(self) -> bool:
        return self._screen is not None and self._screen.was_due

    @Property(bool, notify=changed)
    def shared(self) -> bool:
        """It is a colleague's door."""
        return self._screen is not None and self._screen.shared

    @Property(bool, notify=changed)
    def visiting(self) -> bool:
        """It is a visitor's, who opens it with their pass."""
        return self._screen is not None and self._screen.visiting

    @Property(str, notify=changed)
    def alsoShut(self) -> str:
        return (self._screen.also_shut or "") if self._screen else ""

    @Slot()
    def changeDoor(self) -> None:
        self._wiring.post(ChangeDoor())

    @Slot()
    def itIsShut(self) -> None:
        self._wiring.post(ItIsShut())

    @Slot()
    def notEmpty(self) -> None:
        self._wiring.post(NotEmpty())


@QmlElement
@QmlUncreatable("The application makes it")
class DoorIsYoursBridge(TimedDoorBridge):
    """A fresh door was shut."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(wiring, parent)
        self._favourite: bool | None = None
        self._visiting = False

    def update(self, screen: DoorIsYours) -> None:
        self._door.update(screen.door)
        self._until.update(screen.until, self._wiring.now())
        self._favourite = screen.favourite
        self._visiting = screen.visiting
        self.changed.emit()

    @Property(bool, notify=changed)
    def canBeFavourite(self) -> bool:
        return self._favourite is not None

    @Property(bool, notify=changed)
    def visiting(self) -> bool:
        """It is a visitor's, who opens it with their pass."""
        return self._visiting

    @Property(bool, notify=changed)
    def favourite(self) -> bool:
        return bool(self._favourite)

    @Slot(bool)
    def makeFavourite(self, on: bool) -> None:
        self._wiring.post(MakeFavourite(on))
