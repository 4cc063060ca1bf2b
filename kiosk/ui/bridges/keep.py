"""The screens of a door shut again: keep it, for longer too, or give it back, and what came of it."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.intents import GiveBack, Keep, KeepLonger, ShareIt, Undo
from kiosk.engine.screens import EndsSoon, GivenBack, KeepOrGiveBack, Kept
from kiosk.ui.bridges.base import DoorBridge, TimedDoorBridge, Wiring
from kiosk.ui.bridges.values import Moment

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class KeepOrGiveBackBridge(TimedDoorBridge):
    """Is the door empty now?"""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(wiring, parent)
        self._since = Moment(wiring.zone, self)
        self._now = Moment(wiring.zone, self)
        self._elapsed = -1.0
        self._can_share = False
        self._visiting = self._for_today = False

    def update(self, screen: KeepOrGiveBack) -> None:
        now = self._wiring.now()
        self._door.update(screen.door)
        self._since.update(screen.since, now)
        self._now.update(now, now)
        self._until.update(screen.until, now)
        whole = (screen.until - screen.since).total_seconds() if screen.until else 0.0
        self._elapsed = min(1.0, max(0.0, (now - screen.since).total_seconds() / whole)) if whole > 0 else -1.0
        self._can_share = screen.can_share
        self._visiting = screen.visiting
        self._for_today = screen.for_today
        self.changed.emit()

    @Property(bool, notify=changed)
    def visiting(self) -> bool:
        """A visitor, who gives the door back by leaving."""
        return self._visiting

    @Property(bool, notify=changed)
    def forToday(self) -> bool:
        """Their pass opens a door again another day."""
        return self._for_today

    @Property(Moment, constant=True)
    def since(self) -> Moment:
        return self._since

    @Property(Moment, constant=True)
    def now(self) -> Moment:
        return self._now

    @Property(float, notify=changed)
    def elapsed(self) -> float:
        """How much of the time is over, from 0 to 1; -1 where it has no end."""
        return self._elapsed

    @Property(bool, notify=changed)
    def canShare(self) -> bool:
        return self._can_share

    @Slot()
    def giveBack(self) -> None:
        self._wiring.post(GiveBack())

    @Slot()
    def keep(self) -> None:
        self._wiring.post(Keep())

    @Slot()
    def shareIt(self) -> None:
        self._wiring.post(ShareIt())


@QmlElement
@QmlUncreatable("The application makes it")
class EndsSoonBridge(TimedDoorBridge):
    """The door's time is nearly over, or has just run out."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(wiring, parent)
        self._longer = Moment(wiring.zone, self)
        self._empty_by = Moment(wiring.zone, self)
        self._over = False
        self._why_not = ""

    def update(self, screen: EndsSoon) -> None:
        now = self._wiring.now()
        self._door.update(screen.door)
        self._until.update(screen.until, now)
        self._longer.update(screen.longer_until, now)
        self._empty_by.update(screen.empty_by if screen.empty_by and screen.empty_by > now else None, now)
        self._over = screen.until <= now
        self._why_not = screen.why_not.value if screen.why_not else ""
        self.changed.emit()

    @Property(Moment, constant=True)
    def longer(self) -> Moment:
        """Until when it can be kept; not known where it can't be kept for longer."""
        return self._longer

    @Property(Moment, constant=True)
    def emptyBy(self) -> Moment:
        """Until when it is still theirs to empty; not known where that is past."""
        return self._empty_by

    @Property(bool, notify=changed)
    def over(self) -> bool:
        """The time has run out already."""
        return self._over

    @Property(str, notify=changed)
    def whyNot(self) -> str:
        """Why it can't be kept for longer: "limit" or "booked"."""
        return self._why_not

    @Slot()
    def keepLonger(self) -> None:
        self._wiring.post(KeepLonger())

    @Slot()
    def giveBack(self) -> None:
        self._wiring.post(GiveBack())

    @Slot()
    def keep(self) -> None:
        self._wiring.post(Keep())


@QmlElement
@QmlUncreatable("The application makes it")
class GivenBackBridge(DoorBridge):
    """The door is free again."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(wiring, parent)
        self._can_undo = False
        self._visiting = self._for_today = False

    def update(self, screen: GivenBack) -> None:
        self._door.update(screen.door)
        self._can_undo = screen.can_undo
        self._visiting = screen.visiting
        self._for_today = screen.for_today
        self.changed.emit()

    @Property(bool, notify=changed)
    def visiting(self) -> bool:
        """A visitor has left."""
        return self._visiting

    @Property(bool, notify=changed)
    def forToday(self) -> bool:
        """Their pass opens a door again another day."""
        return self._for_today

    @Property(bool, notify=changed)
    def canUndo(self) -> bool:
        return self._can_undo

    @Slot()
    def undo(self) -> None:
        self._wiring.post(Undo())


@QmlElement
@QmlUncreatable("The application makes it")
class KeptBridge(TimedDoorBridge):
    """The door stays the holder's."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(wiring, parent)
        self._extended = False

    def update(self, screen: Kept) -> None:
        self._door.update(screen.door)
        self._until.update(screen.until, self._wiring.now())
        self._extended = screen.extended
        self.changed.emit()

    @Property(bool, notify=changed)
    def extended(self) -> bool:
        return self._extended
