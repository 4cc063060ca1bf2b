"""Banks of other kiosks: one that has room, and the doors that somebody has there."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.intents import TakeOneMore
from kiosk.engine.screens import DoorAt, DoorElsewhere
from kiosk.engine.visitors.screens import ElsewhereBank
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.values import Moment

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1

# More than these don't fit, and whoever has more knows of them.
OTHERS_NAMED = 2


@QmlElement
@QmlUncreatable("The application makes it")
class ElsewhereInfo(QObject):
    """A bank of another kiosk; an empty ``bank`` is none."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._known_at = Moment(wiring.zone, self)
        self._shown: ElsewhereBank | None = None

    def update(self, shown: ElsewhereBank | None) -> None:
        self._shown = shown
        self._known_at.update(None if shown is None else shown.known_at, self._wiring.now())
        self.changed.emit()

    @Property(str, notify=changed)
    def bank(self) -> str:
        return self._shown.bank if self._shown else ""

    @Property(str, notify=changed)
    def place(self) -> str:
        return self._shown.place if self._shown else ""

    @Property(bool, notify=changed)
    def hasRoom(self) -> bool:
        return self._shown is not None and self._shown.has_room

    @Property(Moment, constant=True)
    def knownAt(self) -> Moment:
        """When it had room; not known where it has now."""
        return self._known_at


@QmlElement
@QmlUncreatable("The application makes it")
class DoorElsewhereBridge(QObject):
    """Somebody has a door, but at another bank."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._known_at = Moment(wiring.zone, self)
        self._screen = DoorElsewhere((DoorAt("", "", ""),))

    def update(self, screen: DoorElsewhere) -> None:
        self._screen = screen
        self._known_at.update(screen.known_at, self._wiring.now())
        self.changed.emit()

    @Property(str, notify=changed)
    def number(self) -> str:
        """Of the nearest door."""
        return self._screen.doors[0].number

    @Property(str, notify=changed)
    def bank(self) -> str:
        return self._screen.doors[0].bank

    @Property(str, notify=changed)
    def place(self) -> str:
        return self._screen.doors[0].place

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def otherNumbers(self) -> list[str]:
        """Further doors."""
        return [one.number for one in self._others()]

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def otherBanks(self) -> list[str]:
        """Where each of these is."""
        return [one.bank for one in self._others()]

    @Property(bool, notify=changed)
    def canTake(self) -> bool:
        """They may have one here, too."""
        return self._screen.can_take

    @Property(Moment, constant=True)
    def knownAt(self) -> Moment:
        """When they had it; not known where they have it now."""
        return self._known_at

    @Slot()
    def takeOneMore(self) -> None:
        self._wiring.post(TakeOneMore())

    def _others(self) -> tuple[DoorAt, ...]:
        return self._screen.doors[1 : 1 + OTHERS_NAMED]
