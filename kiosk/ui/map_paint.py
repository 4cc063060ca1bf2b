"""Draws compartments for the map of facilities: each kind of face once for a size, then only copied.

A state is a colour, a pattern and a sign; where a door is not shut, a plate in the other corner says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtSvg import QSvgRenderer

from kiosk.ui.map_faces import DOOR_SIGNS, MARK_SIGNS, SIGNS, Face

# Below these shares of a millimetre nothing of it could be told apart.
LEAST_SIGN_MM = 1.6
LEAST_FIGURE_MM = 2.0  # height of a capital
CAPITAL = 0.727  # of Inter, of its size


@dataclass(frozen=True, slots=True)
class Look:
    """Colours by the names of ``ColorSet``, signs (stroke and fill, SVG's path notation), and pixels a millimetre."""

    colours: Mapping[str, QColor]
    signs: Mapping[str, tuple[str, str]]
    ppmm: float
    contrast: bool = False


@dataclass(frozen=True, slots=True)
class Paint:
    """How a state is painted. ``pattern``: one of "", "hatch", "frame", "frames"; ``dashed`` is its border."""

    ground: QColor
    ink: QColor
    border: QColor
    pattern: str = ""
    dashed: bool = False


def paint_of(state: str, look: Look) -> Paint:
    """Ground, ink and pattern of a state."""
    c = look.colours
    match state:
        case "free":
            outlined = Paint(c["surface"], c["free"], c["free"])
            return Paint(c["free"], c["freeInk"], c["border"]) if look.contrast else outlined
        case "reserved":
            return Paint(c["surface"], c["text"], c["taken"] if not look.contrast else c["border"], "bar")
        case "taken":
            return Paint(c["taken"], c["takenInk"], c["border"] if look.contrast else c["taken"], "hatch")
        case "overdue":
            return Paint(c["check"], c["checkInk"], c["check"], "frame")
        case "flagged":
            return Paint(c["check"], c["checkInk"], c["check"], "frames")
    return Paint(c["surface2"], c["text2"], c["border"], dashed=True)


@dataclass(slots=True)
class Painter:
    """Paints faces in one look; what it has painted it keeps."""

    look: Look
    ratio: float = 1.0  # of pixels of the glass to those that are counted here
    _faces: dict[tuple[Face, int, int, bool], QPixmap] = field(default_factory=dict)

    def face(self, face: Face, width: int, height: int, faint: bool) -> QPixmap:
        """A tile of this size in pixels without its number. ``faint``: another search, so it does not stand out."""
        key = (face, width, height, faint)
        found = self._faces.get(key)
        if found is None:
            if len(self._faces) > MOST_KEPT:
                self._faces.clear()
            found = self._faces[key] = self._draw(face, width, height, faint)
        return found

    def ink(self, face: Face, faint: bool) -> QColor:
        """What the number is written in."""
        return self.look.colours["text2"] if faint else paint_of(face.state, self.look).ink

    def _draw(self, face: Face, width: int, height: int, faint: bool) -> QPixmap:
        pixmap = QPixmap(round(width * self.ratio), round(height * self.ratio))
        pixmap.setDevicePixelRatio(self.ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint = paint_of(face.state, self.look)
        if faint:
            paint = Paint(self.look.colours["surface"], self.look.colours["text2"], self.look.colours["line"])
        box = QRectF(0, 0, width, height)
        self._ground(painter, box, paint)
        if face.door == "open" and not faint:
            self._frame(painter, box)
        self._signs(painter, box, face, paint, faint)
        painter.end()
        return pixmap

    def _ground(self, painter: QPainter, box: QRectF, paint: Paint) -> None:
        stroke = max(1.0, min(self.look.ppmm * 0.5, box.width() * 0.04))
        inner = box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
        radius = min(self.look.ppmm * 3, box.width() * 0.12)
        outline = QPainterPath()
        outline.addRoundedRect(inner, radius, radius)
        painter.fillPath(outline, paint.ground)
        painter.save()
        painter.setClipPath(outline)
        self._pattern(painter, box, paint, stroke)
        painter.restore()
        pen = QPen(paint.border, stroke)
        if paint.dashed:
            pen.setDashPattern([3, 2.4])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)

    def _frame(self, painter: QPainter, box: QRectF) -> None:
        """An open door is seen from afar."""
        width = max(2.0, min(self.look.ppmm * 1.1, box.width() * 0.07))
        painter.setPen(QPen(self.look.colours["open"], width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = min(self.look.ppmm * 3, box.width() * 0.12)
        painter.drawRoundedRect(box.adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius)

    def _pattern(self, painter: QPainter, box: QRectF, paint: Paint, stroke: float) -> None:
        if paint.pattern == "hatch":
            tint = QColor(255, 255, 255, 44)  # on each ground it leaves the number its contrast
            apart = max(4.0, min(self.look.ppmm * 2.6, box.width() / 3.2))
            painter.setPen(QPen(tint, apart * 0.3))
            across = -box.height()
            while across < box.width():
                painter.drawLine(QPointF(across, box.height()), QPointF(across + box.height(), 0))
                across += apart
        elif paint.pattern == "bar":
            painter.fillRect(QRectF(0, 0, max(3 * stroke, box.width() * 0.1), box.height()), QBrush(paint.border))
        elif paint.pattern:
            painter.setPen(QPen(paint.ink, stroke))
            for n in range(1 if paint.pattern == "frame" else 2):
                gap = stroke * (2.2 + 2.4 * n)
                painter.drawRect(box.adjusted(gap, gap, -gap, -gap))

    def _signs(self, painter: QPainter, box: QRectF, face: Face, paint: Paint, faint: bool) -> None:
        side = min(box.width() * 0.34, box.height() * 0.34, self.look.ppmm * 8)
        if side < self.look.ppmm * LEAST_SIGN_MM:
            side = min(box.width(), box.height()) * 0.7
        gap = side * 0.3
        narrow = box.width() < 2.9 * side
        left = (box.width() - side) / 2 if narrow and face.door == "closed" else box.left() + gap
        if not (narrow and face.door != "closed"):
            self._sign(painter, SIGNS[face.state], QRectF(left, gap, side, side), paint.ink)
        if faint:
            return
        if face.door != "closed":
            right = (box.width() - side) / 2 if narrow else box.right() - side - gap
            self._plate(painter, face.door, QRectF(right, gap, side, side))
        if face.mark and box.height() > 2.4 * side:
            # above the number; where there is none, or no room, at the bottom
            low = box.bottom() - side - gap
            top = low if narrow or box.height() < 3.6 * side else min(low, gap + 1.5 * side)
            self._mark(painter, face.mark, QRectF(left, top, side, side))

    def _plate(self, painter: QPainter, door: str, box: QRectF) -> None:
        c = self.look.colours
        grounds = {"open": (c["open"], c["openInk"]), "opening": (c["primary"], c["primaryInk"])}
        ground, ink = grounds.get(door, (c["warn"], c["warnInk"]))
        self._disc(painter, box, ground, ink, round_=False)
        self._sign(painter, DOOR_SIGNS[door], box, ink)

    def _mark(self, painter: QPainter, mark: str, box: QRectF) -> None:
        c = self.look.colours
        ink = c["danger"] if mark in {"alarm", "stuck"} else c["text"]
        self._disc(painter, box, c["surface"], ink, round_=True)
        self._sign(painter, MARK_SIGNS[mark], box.adjusted(1, 1, -1, -1), ink)

    def _disc(self, painter: QPainter, box: QRectF, ground: QColor, ink: QColor, *, round_: bool) -> None:
        around = box.adjusted(*(box.width() * part for part in (-0.16, -0.16, 0.16, 0.16)))
        painter.setPen(QPen(ink, max(1.0, box.width() * 0.06)))
        painter.setBrush(ground)
        radius = around.width() * (0.5 if round_ else 0.18)
        painter.drawRoundedRect(around, radius, radius)

    def _sign(self, painter: QPainter, name: str, box: QRectF, ink: QColor) -> None:
        stroke, fill = self.look.signs.get(name, ("", ""))
        _picture(stroke, fill, ink.name()).render(painter, box)


MOST_KEPT = 400


@lru_cache(maxsize=256)
def _picture(stroke: str, fill: str, colour: str) -> QSvgRenderer:
    line = f'fill="none" stroke="{colour}" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"'
    parts = [(stroke, line), (fill, f'fill="{colour}"')]
    paths = "".join(f'<path d="{path}" {how}/>' for path, how in parts if path)
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">{paths}</svg>'
    return QSvgRenderer(QByteArray(svg.encode()))
