"""The whole front of the bank, live: what needs somebody, the figures, and each compartment for whoever can't see."""

from __future__ import annotations

from datetime import date, datetime
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
    Slot,
)
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.alarms import AlarmKind
from kiosk.domain.compartments import DoorState
from kiosk.engine.facilities.intents import ShowCompartment
from kiosk.engine.facilities.screens import FrontTile, FrontView, Need
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.facilities_words import ALARMS, DOORS, OCCUPANCIES, PULSED, SILENT, say, word
from kiosk.ui.front import Spot, spots
from kiosk.ui.map_faces import MARK_WORDS, OF_STATE, Face, face

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


class Role(IntEnum):
    """What a delegate may ask of a compartment."""

    ID = Qt.ItemDataRole.UserRole + 1
    DOOR = Qt.ItemDataRole.UserRole + 2
    STATE = Qt.ItemDataRole.UserRole + 3
    SHUT = Qt.ItemDataRole.UserRole + 4
    MARK = Qt.ItemDataRole.UserRole + 5
    SINCE = Qt.ItemDataRole.UserRole + 6
    COLUMN = Qt.ItemDataRole.UserRole + 7
    TOP = Qt.ItemDataRole.UserRole + 8
    HEIGHT = Qt.ItemDataRole.UserRole + 9


NAMES = {
    Role.ID: b"compartmentId",
    Role.DOOR: b"number",
    Role.STATE: b"occupancy",
    Role.SHUT: b"door",
    Role.MARK: b"mark",
    Role.SINCE: b"since",
    Role.COLUMN: b"columnIndex",
    Role.TOP: b"topShare",
    Role.HEIGHT: b"heightShare",
}


@QmlElement
@QmlUncreatable("The application makes it")
class FrontBridge(QAbstractListModel):
    """A row a compartment. A bank that was rebuilt resets it; anything less changes single rows.

    An instant is given as ``{time, days, weekday, day, month}``: as ``Moment`` says it; empty where it is not known.
    """

    changed = Signal()
    needsChanged = Signal()
    hung = Signal()  # the bank itself is another
    redrawn = Signal(list)  # rows whose faces are others

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._view = FrontView()
        self._faces: tuple[Face, ...] = ()
        self._spots: dict[str, Spot] = {}
        self._revision = 0

    def update(self, view: FrontView) -> None:
        """The bank as it is now."""
        before, faces_before, needs = self._view.tiles, self._faces, self._view.needs
        is_other = [(t.id, t.column, t.row) for t in view.tiles] != [(t.id, t.column, t.row) for t in before]
        if is_other:
            self.beginResetModel()
        self._view = view
        self._faces = tuple(face(tile) for tile in view.tiles)
        if is_other:
            self._spots = spots(view.tiles)
            self.endResetModel()
            self.hung.emit()
        else:
            self._tell(before, faces_before)
        if view.needs != needs:
            self.needsChanged.emit()
        self._revision += 1
        self.changed.emit()

    def _tell(self, before: tuple[FrontTile, ...], faces: tuple[Face, ...]) -> None:
        rows = [row for row, tile in enumerate(self._view.tiles) if tile is not before[row] and tile != before[row]]
        for row in rows:
            index = self.index(row)
            self.dataChanged.emit(index, index, [Role.STATE, Role.SHUT, Role.MARK, Role.SINCE])
        other = [row for row in rows if self._faces[row] != faces[row]]
        if other:
            self.redrawn.emit(other)

    # --- for Python ----------------------------------------------------------------------------------------------

    @property
    def view(self) -> FrontView:
        return self._view

    @property
    def faces(self) -> tuple[Face, ...]:
        """In the order of the tiles."""
        return self._faces

    def spot(self, row: int) -> Spot:
        """Where this compartment hangs."""
        return self._spots[self._view.tiles[row].door]

    def show(self, row: int) -> None:
        """Somebody has chosen this one."""
        if 0 <= row < len(self._view.tiles):
            self._wiring.post(ShowCompartment(self._view.tiles[row].id))

    def instant(self, at: datetime | None) -> dict[str, Any]:
        """As QML's words take it."""
        if at is None:
            return {}
        local, today = at.astimezone(self._wiring.zone), self._wiring.now().astimezone(self._wiring.zone).date()
        return {"time": local.strftime("%H:%M"), **self.day(local.date(), today)}

    def day(self, day: date, today: date) -> dict[str, Any]:
        """Sunday is 0 and January is 0, as QML's locales count."""
        days = (day - today).days
        return {"days": days, "weekday": day.isoweekday() % 7, "day": day.day, "month": day.month - 1}

    # --- for QML -------------------------------------------------------------------------------------------------

    @Property(int, notify=hung)
    def count(self) -> int:
        return len(self._view.tiles)

    @Property(int, notify=hung)
    def columns(self) -> int:
        return max((tile.column for tile in self._view.tiles), default=0)

    @Property(int, notify=hung)
    def rows(self) -> int:
        return max((tile.row for tile in self._view.tiles), default=0)

    @Property(int, notify=changed)
    def screenAfter(self) -> int:
        """The column left of the screen; -1 where it is not known."""
        return -1 if self._view.screen_after is None else self._view.screen_after

    @Property(str, notify=changed)
    def recordFault(self) -> str:
        return self._view.record_fault

    @Property("QVariant", notify=changed)  # type: ignore[arg-type]
    def figures(self) -> dict[str, int]:
        """By the names of ``Figures``, in camel case where there are two words."""
        f = self._view.figures
        return {
            "free": f.free,
            "inUse": f.in_use,
            "toCheck": f.to_check,
            "open": f.open,
            "off": f.off,
            "given": f.given_today,
            "opened": f.opened_today,
            "refused": f.refused_today,
            "cases": f.open_cases,
        }

    @Property(int, notify=changed)
    def revision(self) -> int:
        """What ``tileAt`` answers is of this; it counts the views."""
        return self._revision

    @Property("QVariant", notify=needsChanged)  # type: ignore[arg-type]
    def needs(self) -> list[dict[str, Any]]:
        """What needs somebody, gravest first."""
        return [self._need(need) for need in self._view.needs]

    def _need(self, need: Need) -> dict[str, Any]:
        today = self._wiring.now().astimezone(self._wiring.zone).date()
        return {
            "kind": need.kind.value,
            "compartment": -1 if need.compartment_id is None else need.compartment_id,
            "door": need.door,
            "device": need.device,
            "alarm": need.alarm.value if need.alarm else "",
            "cause": need.cause.value if need.cause else "",
            "step": need.step.value if need.step else "",
            "note": need.note,
            "since": self.instant(need.since),
            "told": self.instant(need.told_at),
            "until": self.day(need.until, today) if need.until else {},
        }

    @Slot(str, result=str)
    def stateWord(self, state: str) -> str:
        """Of its occupancy, by the name that its face has."""
        return word(OCCUPANCIES, OF_STATE.get(state))

    @Slot(str, result=str)
    def doorWord(self, door: str) -> str:
        """Of its door, by the name that its face has."""
        if door in {"opening", "silent"}:
            return say(PULSED if door == "opening" else SILENT)
        return word(DOORS, DoorState(door)) if door else ""

    @Slot(str, result=str)
    def markWord(self, mark: str) -> str:
        """Of the gravest mark; of an alarm its list tells more."""
        return say(MARK_WORDS[mark]) if mark in MARK_WORDS else ""

    @Slot(str, result=str)
    def alarmWord(self, kind: str) -> str:
        """Of a value of ``AlarmKind``."""
        return word(ALARMS, AlarmKind(kind)) if kind else ""

    @Slot(int, result="QVariant")
    def tileAt(self, row: int) -> dict[str, Any]:
        """One compartment, for a list; empty where there is no such row."""
        if not 0 <= row < len(self._view.tiles):
            return {}
        tile, shown = self._view.tiles[row], self._faces[row]
        return {
            "number": tile.door,
            "state": shown.state,
            "door": shown.door,
            "mark": shown.mark,
            "since": self.instant(tile.since),
        }

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._view.tiles)

    def roleNames(self) -> dict[int, QByteArray]:
        return {int(role): QByteArray(name) for role, name in NAMES.items()}

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        if not index.isValid() or role not in NAMES:
            return None
        return self._value(index.row(), Role(role))

    def _value(self, row: int, role: Role) -> Any:
        tile, face_, spot = self._view.tiles[row], self._faces[row], self.spot(row)
        values: dict[Role, Any] = {
            Role.ID: tile.id,
            Role.DOOR: tile.door,
            Role.STATE: face_.state,
            Role.SHUT: face_.door,
            Role.MARK: face_.mark,
            Role.SINCE: self.instant(tile.since),
            Role.COLUMN: spot.column,
            Role.TOP: spot.y,
            Role.HEIGHT: spot.height,
        }
        return values[role]
