"""The doors of the bank as a list model, whose changes name only what changed."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    Property,
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.screens import BankView, Tile
from kiosk.ui.front import Spot, spots

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


class Role(IntEnum):
    """What a delegate may ask of a door."""

    DOOR = Qt.ItemDataRole.UserRole + 1
    SIZE = Qt.ItemDataRole.UserRole + 2
    STATE = Qt.ItemDataRole.UserRole + 3
    COLUMN = Qt.ItemDataRole.UserRole + 4
    TOP = Qt.ItemDataRole.UserRole + 5
    HEIGHT = Qt.ItemDataRole.UserRole + 6


NAMES = {
    Role.DOOR: b"door",
    Role.SIZE: b"size",
    Role.STATE: b"doorState",
    Role.COLUMN: b"columnIndex",
    Role.TOP: b"topShare",
    Role.HEIGHT: b"heightShare",
}


@QmlElement
@QmlUncreatable("The application makes it")
class BankModel(QAbstractListModel):  # type: ignore[operator]
    """A row a door. A bank that was taken apart and rebuilt resets it; anything less changes single roles."""

    frontChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tiles: tuple[Tile, ...] = ()
        self._spots: dict[str, Spot] = {}
        self._screen_after: int | None = None

    def update(self, view: BankView) -> None:
        if [t.door for t in view.tiles] != [t.door for t in self._tiles]:
            self.beginResetModel()
            self._take(view)
            self.endResetModel()
        else:
            before, spots_before = self._tiles, self._spots
            self._take(view)
            for row, old in enumerate(before):
                self._tell(row, old, spots_before[old.door])
        self.frontChanged.emit()

    @Property(int, notify=frontChanged)
    def columns(self) -> int:
        return max((tile.column for tile in self._tiles), default=0)

    @Property(int, notify=frontChanged)
    def rows(self) -> int:
        return max((tile.row for tile in self._tiles), default=0)

    @Property(int, notify=frontChanged)
    def screenAfter(self) -> int:
        """The column left of the screen; -1 where it is not known."""
        return -1 if self._screen_after is None else self._screen_after

    # --- QAbstractListModel --------------------------------------------------------------------------------------

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._tiles)

    def roleNames(self) -> dict[int, QByteArray]:
        return {int(role): QByteArray(name) for role, name in NAMES.items()}

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        if not index.isValid() or role not in NAMES:
            return None
        tile = self._tiles[index.row()]
        return _value(tile, self._spots[tile.door], Role(role))

    # --- inside --------------------------------------------------------------------------------------------------

    def _take(self, view: BankView) -> None:
        self._tiles = view.tiles
        self._spots = spots(view.tiles)
        self._screen_after = view.screen_after

    def _tell(self, row: int, old: Tile, old_spot: Spot) -> None:
        new = self._tiles[row]
        spot = self._spots[new.door]
        roles = [int(r) for r in Role if _value(old, old_spot, r) != _value(new, spot, r)]
        if roles:
            index = self.index(row)
            self.dataChanged.emit(index, index, roles)


def _value(tile: Tile, spot: Spot, role: Role) -> str | int | float:
    match role:
        case Role.DOOR:
            return tile.door
        case Role.SIZE:
            return str(tile.size.value)
        case Role.STATE:
            return tile.state.value
        case Role.COLUMN:
            return spot.column
        case Role.TOP:
            return spot.y
        case Role.HEIGHT:
            return spot.height
