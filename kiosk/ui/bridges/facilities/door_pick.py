"""A door of the bank that may be picked where it hangs, among others."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.facilities.screens import FrontTile
from kiosk.ui import facilities_words as words

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class PickInfo(QObject):
    """A door that may be picked where it hangs."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._tile: FrontTile | None = None
        self._picked = self._offered = False

    def update(self, tile: FrontTile, *, picked: bool, offered: bool) -> None:
        self._tile, self._picked, self._offered = tile, picked, offered
        self.changed.emit()

    @Property(int, notify=changed)
    def compartment(self) -> int:
        return self._tile.id if self._tile else 0

    @Property(str, notify=changed)
    def number(self) -> str:
        return self._tile.door if self._tile else ""

    @Property(int, notify=changed)
    def column(self) -> int:
        """From the left, from 1."""
        return self._tile.column if self._tile else 0

    @Property(int, notify=changed)
    def row(self) -> int:
        """From the top, from 1."""
        return self._tile.row if self._tile else 0

    @Property(str, notify=changed)
    def word(self) -> str:
        """Of its occupancy."""
        return words.word(words.OCCUPANCIES, self._tile.occupancy) if self._tile else ""

    @Property(str, notify=changed)
    def sign(self) -> str:
        return words.LOOKS[self._tile.occupancy][1] if self._tile else ""

    @Property(bool, notify=changed)
    def picked(self) -> bool:
        return self._picked

    @Property(bool, notify=changed)
    def offered(self) -> bool:
        """It can be picked for this run."""
        return self._offered
