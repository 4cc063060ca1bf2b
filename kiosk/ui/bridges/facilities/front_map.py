"""The bank's front in one item as large as the glass has room: of a large bank it paints only what is seen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Property, QPointF, QRect, QRectF, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtQml import QJSValue, QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from kiosk.engine.facilities.screens import MapFilter
from kiosk.ui.bridges.facilities.front import FrontBridge
from kiosk.ui.map_faces import fits
from kiosk.ui.map_paint import CAPITAL, LEAST_FIGURE_MM, Look, Painter

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1

SCREEN_SLOTS = 1.35  # the kiosk's own screen takes the room of a little more than one column
# More changes at once than this are painted in one go.
FEW = 12


@QmlElement
class FrontMap(QQuickPaintedItem):
    """``span`` is the size of the whole bank, and with that each compartment has its own; ``origin`` is where its upper
    left corner lies in this item. ``rowAt`` and ``boxOf`` count from that corner.
    """

    frontChanged = Signal()
    lookChanged = Signal()
    wantedChanged = Signal()
    laidOut = Signal()  # boxes are elsewhere
    moved = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._front: FrontBridge | None = None
        self._colours: dict[str, QColor] = {}
        self._signs: dict[str, tuple[str, str]] = {}
        self._ppmm = 4.0
        self._is_contrast = False
        self._filter = MapFilter.ALL
        self._found: frozenset[int] | None = None
        self._boxes: list[QRect] = []
        self._painter: Painter | None = None
        self._span = QSizeF()
        self._origin = QPointF()

    # --- what QML sets -------------------------------------------------------------------------------------------

    @Property(FrontBridge, notify=frontChanged)
    def front(self) -> FrontBridge | None:
        return self._front

    @front.setter  # type: ignore[no-redef]
    def front(self, front: FrontBridge | None) -> None:
        if front is self._front or front is None:
            return
        self._front = front
        front.hung.connect(self._lay_out)
        front.redrawn.connect(self._repaint)
        self._lay_out()
        self.frontChanged.emit()

    @Property(QSizeF, notify=laidOut)
    def span(self) -> QSizeF:
        return self._span

    @span.setter  # type: ignore[no-redef]
    def span(self, span: QSizeF) -> None:
        if span != self._span:
            self._span = span
            self._lay_out()

    @Property(QPointF, notify=moved)
    def origin(self) -> QPointF:
        return self._origin

    @origin.setter  # type: ignore[no-redef]
    def origin(self, origin: QPointF) -> None:
        if origin != self._origin:
            self._origin = origin
            self.moved.emit()
            self.update()

    @Property("QVariantMap", notify=lookChanged)
    def colours(self) -> dict[str, Any]:
        """By the names of ``ColorSet``."""
        return dict(self._colours)

    @colours.setter  # type: ignore[no-redef]
    def colours(self, colours: Any) -> None:
        self._colours = {name: QColor(colour) for name, colour in _map(colours).items()}
        self._dress()

    @Property("QVariantMap", notify=lookChanged)
    def signs(self) -> dict[str, Any]:
        """Stroke and fill of each."""
        return {name: list(one) for name, one in self._signs.items()}

    @signs.setter  # type: ignore[no-redef]
    def signs(self, signs: Any) -> None:
        self._signs = {name: (str(one[0]), str(one[1])) for name, one in _map(signs).items()}
        self._dress()

    @Property(float, notify=lookChanged)
    def ppmm(self) -> float:
        return self._ppmm

    @ppmm.setter  # type: ignore[no-redef]
    def ppmm(self, ppmm: float) -> None:
        self._ppmm = ppmm
        self._dress()

    @Property(bool, notify=lookChanged)
    def contrast(self) -> bool:
        return self._is_contrast

    @contrast.setter  # type: ignore[no-redef]
    def contrast(self, contrast: bool) -> None:
        self._is_contrast = contrast
        self._dress()

    @Property(str, notify=wantedChanged)
    def standsOut(self) -> str:
        """A value of ``MapFilter``."""
        return self._filter.value

    @standsOut.setter  # type: ignore[no-redef]
    def standsOut(self, wanted: str) -> None:
        self._filter = MapFilter(wanted)
        self.wantedChanged.emit()
        self.update()

    @Property("QVariant", notify=wantedChanged)
    def found(self) -> list[int] | None:
        """Compartments that fit what was searched; null: nothing is."""
        return None if self._found is None else sorted(self._found)

    @found.setter  # type: ignore[no-redef]
    def found(self, found: Any) -> None:
        listed = found.toVariant() if isinstance(found, QJSValue) else found
        self._found = None if listed is None else frozenset(int(one) for one in listed)
        self.wantedChanged.emit()
        self.update()

    # --- what QML asks -------------------------------------------------------------------------------------------

    @Slot(float, float, result=int)
    def rowAt(self, x: float, y: float) -> int:
        """The compartment there, by its row in the front; -1: none. Between two, the nearer one."""
        point = QPointF(x, y).toPoint()
        for row, box in enumerate(self._boxes):
            if box.adjusted(-3, -3, 3, 3).contains(point):
                return row
        return -1

    @Slot(int, result="QVariant")
    def boxOf(self, row: int) -> QRectF:
        """Where a compartment is painted."""
        return QRectF(self._boxes[row]) if 0 <= row < len(self._boxes) else QRectF()

    @Slot(int, str, result=int)
    def neighbour(self, row: int, way: str) -> int:
        """The nearest compartment "left", "right", "up" or "down" of this one; itself where there is none."""
        if not 0 <= row < len(self._boxes):
            return 0 if self._boxes else -1
        here = self._boxes[row].center()
        dx, dy = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}[way]
        best, nearest = row, float("inf")
        for other, box in enumerate(self._boxes):
            along = (box.center().x() - here.x()) * dx + (box.center().y() - here.y()) * dy
            across = abs((box.center().x() - here.x()) * dy) + abs((box.center().y() - here.y()) * dx)
            if along > 0 and across < 2 * along + 1 and along + 2 * across < nearest:
                best, nearest = other, along + 2 * across
        return best

    # --- painting ------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter) -> None:
        """What lies in the part that is to be painted."""
        if self._front is None or not self._colours or not self._boxes:
            return
        if self._painter is None:
            look = Look(self._colours, self._signs, self._ppmm, self._is_contrast)
            self._painter = Painter(look, painter.device().devicePixelRatioF())
        origin = self._origin.toPoint()
        whole = QRect(0, 0, round(self.width()), round(self.height()))
        part = painter.clipBoundingRect().toAlignedRect().intersected(whole) if painter.hasClipping() else whole
        part.translate(-origin)
        painter.translate(origin)
        painter.setFont(self._font())
        for row, box in enumerate(self._boxes):
            if part.intersects(box):
                self._paint_tile(painter, row, box)
        self._paint_screen(painter)

    def _paint_tile(self, painter: QPainter, row: int, box: QRect) -> None:
        assert self._front is not None
        assert self._painter is not None
        tile, face = self._front.view.tiles[row], self._front.faces[row]
        is_faint = not fits(tile, self._filter) or (self._found is not None and tile.id not in self._found)
        painter.drawPixmap(box.topLeft(), self._painter.face(face, box.width(), box.height(), is_faint))
        if painter.font().pixelSize() * CAPITAL < self._ppmm * LEAST_FIGURE_MM:
            return
        painter.setPen(self._painter.ink(face, is_faint))
        gap = max(2, round(box.width() * 0.12))
        painter.drawText(
            box.adjusted(gap, 0, -gap, -round(gap * 0.6)),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom,
            tile.door,
        )

    def _paint_screen(self, painter: QPainter) -> None:
        """The screen that the person stands at."""
        assert self._front is not None
        after = self._front.view.screen_after
        if after is None:
            return
        slot = self._slot()
        height = min(self._span.height() * 0.5, slot * 1.7)
        body = QRectF(slot * (after + 0.3), (self._span.height() - height) / 2, slot * 0.75, height)
        painter.setPen(QPen(self._colours["border"], max(1.0, self._ppmm * 0.4)))
        painter.setBrush(self._colours["text"])
        painter.drawRoundedRect(body, slot * 0.07, slot * 0.07)
        glass = body.adjusted(slot * 0.07, slot * 0.07, -slot * 0.07, -slot * 0.2)
        painter.fillRect(glass, self._colours["primary"])

    def _font(self) -> QFont:
        """The same for all doors, so large that the longest number fits the narrowest."""
        assert self._front is not None
        longest = max((len(tile.door) for tile in self._front.view.tiles), default=1)
        width = min(box.width() for box in self._boxes)
        height = min(box.height() for box in self._boxes)
        font = QFont("Inter")
        font.setWeight(QFont.Weight.DemiBold)
        size = min(width * 0.78 / (0.64 * max(2, longest)), height * 0.4, self._ppmm * 7 / CAPITAL)
        font.setPixelSize(max(1, round(size)))
        return font

    def _dress(self) -> None:
        self._painter = None
        self.lookChanged.emit()
        self.update()

    @Slot(list)
    def _repaint(self, rows: list[int]) -> None:
        if len(rows) > FEW:
            self.update()
            return
        for row in rows:
            self.update(self._boxes[row].translated(self._origin.toPoint()))

    def _slot(self) -> float:
        assert self._front is not None
        extra = SCREEN_SLOTS if self._front.view.screen_after is not None else 0
        columns = max((tile.column for tile in self._front.view.tiles), default=1)
        return self._span.width() / (columns + extra)

    @Slot()
    def _lay_out(self) -> None:
        front = self._front
        self._boxes = []
        if front is not None and not self._span.isEmpty():
            slot = self._slot()
            between = max(1.0, min(self._ppmm * 1.6, slot * 0.08))
            self._boxes = [self._box(row, slot, between) for row in range(len(front.view.tiles))]
        self.laidOut.emit()
        self.update()

    def _box(self, row: int, slot: float, between: float) -> QRect:
        assert self._front is not None
        spot, after = self._front.spot(row), self._front.view.screen_after
        beyond = SCREEN_SLOTS if after is not None and spot.column >= after else 0
        left = slot * (spot.column + beyond) + between / 2
        top = spot.y * self._span.height() + between / 2
        right = left + slot - between
        bottom = top + spot.height * self._span.height() - between
        return QRect(round(left), round(top), max(1, round(right - left)), max(1, round(bottom - top)))


def _map(value: Any) -> Mapping[str, Any]:
    """What QML gives as an object."""
    found = value.toVariant() if isinstance(value, QJSValue) else value
    return found if isinstance(found, dict) else {}
