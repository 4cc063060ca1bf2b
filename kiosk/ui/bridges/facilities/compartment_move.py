"""Another door for whoever has this one: the free ones, by size and reach."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.compartments import Size
from kiosk.engine.facilities.intents import PickTarget
from kiosk.engine.facilities.screens import MoveTo
from kiosk.engine.intents import Back
from kiosk.ui.bridges.base import Wiring

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class TargetInfo(QObject):
    """A door that can be given."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._door = (0, "", Size.M, False)

    def update(self, door: tuple[int, str, Size, bool]) -> None:
        self._door = door
        self.changed.emit()

    @Property(int, notify=changed)
    def compartment(self) -> int:
        return self._door[0]

    @Property(str, notify=changed)
    def number(self) -> str:
        return self._door[1]

    @Property(str, notify=changed)
    def size(self) -> str:
        return str(self._door[2].value)

    @Property(bool, notify=changed)
    def reachable(self) -> bool:
        return self._door[3]


@QmlElement
@QmlUncreatable("The application makes it")
class MoveToBridge(QObject):
    """Those that were made for an earlier list are used again."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._made: list[TargetInfo] = []
        self._screen = MoveTo("", ())
        self._size = ""
        self._low = False

    def update(self, screen: MoveTo) -> None:
        if screen.door != self._screen.door:
            self._size, self._low = "", False
        self._screen = screen
        self._list()

    @Property(str, notify=changed)
    def door(self) -> str:
        """The one that they leave."""
        return self._screen.door

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def doors(self) -> list[TargetInfo]:
        """Of the size and reach that were asked for."""
        return self._made[: len(self._fitting)]

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def sizes(self) -> list[str]:
        """Those of free doors, smallest first; none where they are all alike."""
        found = sorted({size for _, _, size, _ in self._screen.free}, key=lambda size: size.rank)
        return [size.value for size in found] if len(found) > 1 else []

    @Property(str, notify=changed)
    def size(self) -> str:
        """Only these; empty: all."""
        return self._size

    @Property(bool, notify=changed)
    def low(self) -> bool:
        """Only those within reach of a seated person."""
        return self._low

    @Property(bool, notify=changed)
    def mixed(self) -> bool:
        """Some are within reach and some are not."""
        return len({low for *_, low in self._screen.free}) > 1

    @Slot(str)
    def onlySize(self, size: str) -> None:
        self._size = size
        self._list()

    @Slot(bool)
    def onlyLow(self, low: bool) -> None:
        self._low = low
        self._list()

    @Slot(int)
    def pick(self, compartment: int) -> None:
        self._wiring.post(PickTarget(compartment))

    @Slot()
    def back(self) -> None:
        self._wiring.post(Back())

    @property
    def _fitting(self) -> list[tuple[int, str, Size, bool]]:
        wanted = self._size
        return [
            one for one in self._screen.free if (not wanted or one[2].value == wanted) and (one[3] or not self._low)
        ]

    def _list(self) -> None:
        fitting = self._fitting
        while len(self._made) < len(fitting):
            self._made.append(TargetInfo(self))
        for info, one in zip(self._made, fitting, strict=False):
            info.update(one)
        self.changed.emit()
