"""Another door: which sizes are free."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.compartments import Size
from kiosk.engine.intents import Back, PickDoor
from kiosk.engine.screens import ChooseDoor
from kiosk.ui.bridges.base import Wiring

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class ChooseDoorBridge(QObject):
    """What is free instead of the current door."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._post = wiring.post
        self._screen: ChooseDoor | None = None

    def update(self, screen: ChooseDoor) -> None:
        self._screen = screen
        self.changed.emit()

    @Property(str, notify=changed)
    def current(self) -> str:
        return self._screen.current if self._screen else ""

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def sizes(self) -> list[str]:
        """The sizes that are to be had, smallest first."""
        return [size.value for size in Size if self._free(size)]

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def counts(self) -> list[int]:
        """How many of each of these are free."""
        return [self._free(size) for size in Size if self._free(size)]

    @Property(int, notify=changed)
    def reachable(self) -> int:
        return self._screen.reachable if self._screen else 0

    @Slot(str)
    def pick(self, size: str) -> None:
        self._post(PickDoor(size=Size(size)))

    @Slot()
    def pickReachable(self) -> None:
        self._post(PickDoor(reachable=True))

    @Slot()
    def back(self) -> None:
        self._post(Back())

    def _free(self, size: Size) -> int:
        return self._screen.by_size.get(size, 0) if self._screen else 0
