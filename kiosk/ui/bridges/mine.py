"""Which doors are mine: the badge that asks it, and the answer."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.intents import Back, GiveBackMine, OpenMine, TakeOneMore
from kiosk.engine.screens import AskedFor, MyDoor, MyDoors, ShowCredential
from kiosk.ui.bridges.base import TimedDoorBridge, Wiring

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class ShowCredentialBridge(TimedDoorBridge):
    """A badge is to be held up for something else than opening a door."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(wiring, parent)
        self._sharing = False

    def update(self, screen: ShowCredential) -> None:
        self._sharing = screen.asked_for is AskedFor.SHARING
        if screen.door is not None:
            self._door.update(screen.door)
        self._until.update(screen.until, self._wiring.now())
        self.changed.emit()

    @Property(bool, notify=changed)
    def sharing(self) -> bool:
        """It is the colleague's badge that is asked for."""
        return self._sharing

    @Slot()
    def back(self) -> None:
        self._wiring.post(Back())


@QmlElement
@QmlUncreatable("The application makes it")
class MyDoorInfo(TimedDoorBridge):
    """One of the doors that the person may open."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(wiring, parent)
        self._mine: MyDoor | None = None

    def update(self, mine: MyDoor) -> None:
        self._mine = mine
        self._door.update(mine.door)
        self._until.update(mine.until, self._wiring.now())
        self.changed.emit()

    @Property(bool, notify=changed)
    def overdue(self) -> bool:
        return self._mine is not None and self._mine.overdue

    @Property(str, notify=changed)
    def sharedBy(self) -> str:
        """Initials of the colleague whose door it is; empty: the person's own."""
        return (self._mine.shared_by or "") if self._mine else ""

    @Property(str, notify=changed)
    def sharedWith(self) -> str:
        """Initials of the colleague who may open it, too."""
        return (self._mine.shared_with or "") if self._mine else ""


@QmlElement
@QmlUncreatable("The application makes it")
class MyDoorsBridge(QObject):
    """The doors that the person may open. Those that were made for an earlier list are used again."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._made: list[MyDoorInfo] = []
        self._screen = MyDoors(())

    def update(self, screen: MyDoors) -> None:
        self._screen = screen
        while len(self._made) < len(screen.doors):
            self._made.append(MyDoorInfo(self._wiring, self))
        for info, mine in zip(self._made, screen.doors, strict=False):
            info.update(mine)
        self.changed.emit()

    @Property(int, notify=changed)
    def count(self) -> int:
        return len(self._screen.doors)

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def doors(self) -> list[MyDoorInfo]:
        return self._made[: len(self._screen.doors)]

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def numbers(self) -> list[str]:
        return [mine.door.number for mine in self._screen.doors]

    @Property(bool, notify=changed)
    def allOwn(self) -> bool:
        """No colleague's door is among them."""
        return all(mine.shared_by is None for mine in self._screen.doors)

    @Property(bool, notify=changed)
    def canTake(self) -> bool:
        return self._screen.can_take

    @Property(bool, notify=changed)
    def canGiveBack(self) -> bool:
        return self._screen.can_give_back

    @Property(bool, notify=changed)
    def asked(self) -> bool:
        """The person asked which are theirs."""
        return self._screen.asked

    @Slot(int)
    def open(self, index: int) -> None:
        self._wiring.post(OpenMine(index))

    @Slot(int)
    def giveBack(self, index: int) -> None:
        self._wiring.post(GiveBackMine(index))

    @Slot()
    def takeOneMore(self) -> None:
        self._wiring.post(TakeOneMore())
