"""The screens of letting a colleague open a door for a time."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.intents import Back, ShareUntil, StopSharing
from kiosk.engine.screens import ShareDoor, Sharing, SharingStopped
from kiosk.ui.bridges.base import DoorBridge, TimedDoorBridge, Wiring
from kiosk.ui.bridges.values import Moment

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class ShareDoorBridge(DoorBridge):
    """For how long? Moments that were made for an earlier choice are used again."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(wiring, parent)
        self._made: list[Moment] = []
        self._count = 0

    def update(self, screen: ShareDoor) -> None:
        self._door.update(screen.door)
        self._count = len(screen.ends)
        while len(self._made) < self._count:
            self._made.append(Moment(self._wiring.zone, self))
        for moment, end in zip(self._made, screen.ends, strict=False):
            moment.update(end, self._wiring.now())
        self.changed.emit()

    @Property(int, notify=changed)
    def count(self) -> int:
        return self._count

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def ends(self) -> list[Moment]:
        return self._made[: self._count]

    @Slot(int)
    def pick(self, index: int) -> None:
        self._wiring.post(ShareUntil(index))

    @Slot()
    def back(self) -> None:
        self._wiring.post(Back())


@QmlElement
@QmlUncreatable("The application makes it")
class SharingBridge(TimedDoorBridge):
    """A colleague may open the door."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(wiring, parent)
        self._screen: Sharing | None = None

    def update(self, screen: Sharing) -> None:
        self._screen = screen
        self._door.update(screen.door)
        self._until.update(screen.until, self._wiring.now())
        self.changed.emit()

    @Property(str, notify=changed)
    def initials(self) -> str:
        """The colleague's."""
        return self._screen.initials if self._screen else ""

    @Property(bool, notify=changed)
    def begun(self) -> bool:
        """It was agreed just now."""
        return self._screen is not None and self._screen.begun

    @Slot()
    def stop(self) -> None:
        self._wiring.post(StopSharing())


@QmlElement
@QmlUncreatable("The application makes it")
class SharingStoppedBridge(DoorBridge):
    """Only its holder opens the door again."""

    def update(self, screen: SharingStopped) -> None:
        self._door.update(screen.door)
