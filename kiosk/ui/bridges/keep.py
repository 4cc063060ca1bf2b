"""The screens of a door shut again: keep it or give it back, and what came of it."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.intents import GiveBack, Keep
from kiosk.engine.screens import GivenBack, KeepOrGiveBack, Kept
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.values import DoorInfo, Moment

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class KeepOrGiveBackBridge(QObject):
    """Is the door empty now?"""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._door = DoorInfo(self)
        self._since = Moment(wiring.zone, self)
        self._now = Moment(wiring.zone, self)
        self._until = Moment(wiring.zone, self)
        self._elapsed = -1.0

    def update(self, screen: KeepOrGiveBack) -> None:
        now = self._wiring.now()
        self._door.update(screen.door)
        self._since.update(screen.since, now)
        self._now.update(now, now)
        self._until.update(screen.until, now)
        whole = (screen.until - screen.since).total_seconds() if screen.until else 0.0
        self._elapsed = min(1.0, max(0.0, (now - screen.since).total_seconds() / whole)) if whole > 0 else -1.0
        self.changed.emit()

    @Property(DoorInfo, constant=True)
    def door(self) -> DoorInfo:
        return self._door

    @Property(Moment, constant=True)
    def since(self) -> Moment:
        return self._since

    @Property(Moment, constant=True)
    def now(self) -> Moment:
        return self._now

    @Property(Moment, constant=True)
    def until(self) -> Moment:
        return self._until

    @Property(float, notify=changed)
    def elapsed(self) -> float:
        """How much of the time is over, from 0 to 1; -1 where it has no end."""
        return self._elapsed

    @Slot()
    def giveBack(self) -> None:
        self._wiring.post(GiveBack())

    @Slot()
    def keep(self) -> None:
        self._wiring.post(Keep())


@QmlElement
@QmlUncreatable("The application makes it")
class GivenBackBridge(QObject):
    """The door is free again."""

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._door = DoorInfo(self)

    def update(self, screen: GivenBack) -> None:
        self._door.update(screen.door)

    @Property(DoorInfo, constant=True)
    def door(self) -> DoorInfo:
        return self._door


@QmlElement
@QmlUncreatable("The application makes it")
class KeptBridge(QObject):
    """The door stays the holder's."""

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._door = DoorInfo(self)
        self._until = Moment(wiring.zone, self)

    def update(self, screen: Kept) -> None:
        self._door.update(screen.door)
        self._until.update(screen.until, self._wiring.now())

    @Property(DoorInfo, constant=True)
    def door(self) -> DoorInfo:
        return self._door

    @Property(Moment, constant=True)
    def until(self) -> Moment:
        return self._until
