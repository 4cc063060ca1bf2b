"""Lists that the window shows: the doors of the front, and the ports with their faults."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "BankWindow.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class RowsModel(QAbstractListModel):
    """Rows of named values, of which single ones change."""

    def __init__(self, rows: Sequence[Mapping[str, object]], names: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self._rows = [dict(row) for row in rows]
        self._roles = {Qt.ItemDataRole.UserRole + place: name for place, name in enumerate(names)}

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        name = self._roles.get(role)
        return self._rows[index.row()].get(name) if index.isValid() and name else None

    def roleNames(self) -> dict[int, QByteArray]:
        return {role: QByteArray(name.encode()) for role, name in self._roles.items()}

    def change(self, key: str, value: object, **changes: object) -> None:
        """Change the row whose ``key`` is ``value``."""
        for place, row in enumerate(self._rows):
            if row[key] == value:
                row.update(changes)
                index = self.index(place)
                self.dataChanged.emit(index, index)


@QmlElement
class DoorModel(RowsModel):
    """The doors: number, place (x, y, w, h as shares of the front), isOpen, isStuck, pulses."""

    NAMES = ("number", "px", "py", "pw", "ph", "isOpen", "isStuck", "pulses")


@QmlElement
class PortModel(RowsModel):
    """The ports: name, what is behind it, the faults that it may get, the one it has, and whether it is plugged in."""

    NAMES = ("name", "what", "faults", "fault", "isPlugged")
