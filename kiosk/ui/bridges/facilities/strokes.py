"""A signature as it is drawn: strokes in a box of 1000 by 400, as SVG path data."""

from __future__ import annotations

from itertools import pairwise
from math import hypot

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1

WIDTH, HEIGHT = 1000, 400
MOST = 20_000  # characters: so much the log takes
# Nearer points than this only make it longer: a finger is wider.
APART = 4.0
# A tap, or a short line drawn by mistake, is no signature.
LEAST = 120.0


def _point(x: float, y: float) -> tuple[int, int]:
    return min(WIDTH, max(0, round(x))), min(HEIGHT, max(0, round(y)))


@QmlElement
@QmlUncreatable("The application makes it")
class Strokes(QObject):
    """What a finger has drawn. ``path`` never becomes longer than ``MOST``."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._strokes: list[list[tuple[int, int]]] = []
        self._path = ""
        self._length = 0.0
        self._draws = False

    @Property(str, notify=changed)
    def path(self) -> str:
        """SVG path data: "M12 30L16 33" for each stroke; empty: nothing is drawn."""
        return self._path

    @Property(bool, notify=changed)
    def drawn(self) -> bool:
        """There is enough of it to be somebody's sign."""
        return self._length >= LEAST

    @Property(bool, notify=changed)
    def any(self) -> bool:
        return bool(self._strokes)

    @Property(bool, notify=changed)
    def full(self) -> bool:
        """No more is taken."""
        return len(self._path) > MOST - 40

    @Slot(float, float)
    def begin(self, x: float, y: float) -> None:
        """A finger comes down, in units of the box."""
        start = _point(x, y)
        piece = f"M{start[0]} {start[1]}L{start[0]} {start[1]}"
        self._draws = len(self._path) + len(piece) <= MOST
        if self._draws:
            self._strokes.append([start])
            self._path += piece
            self.changed.emit()

    @Slot(float, float)
    def draw(self, x: float, y: float) -> None:
        """It moves."""
        if not self._draws:
            return
        here, last = _point(x, y), self._strokes[-1][-1]
        way = hypot(here[0] - last[0], here[1] - last[1])
        piece = f"L{here[0]} {here[1]}"
        if way < APART or len(self._path) + len(piece) > MOST:
            return
        self._strokes[-1].append(here)
        self._path += piece
        self._length += way
        self.changed.emit()

    @Slot()
    def end(self) -> None:
        """It is lifted."""
        self._draws = False

    @Slot()
    def undo(self) -> None:
        """Without the last stroke."""
        if self._strokes:
            self._redraw(self._strokes[:-1])

    @Slot()
    def clear(self) -> None:
        self._redraw([])

    def _redraw(self, strokes: list[list[tuple[int, int]]]) -> None:
        self._strokes, self._draws = strokes, False
        self._path = "".join(_path_of(stroke) for stroke in strokes)
        self._length = sum(hypot(b[0] - a[0], b[1] - a[1]) for one in strokes for a, b in pairwise(one))
        self.changed.emit()


def _path_of(stroke: list[tuple[int, int]]) -> str:
    x, y = stroke[0]
    return f"M{x} {y}L{x} {y}" + "".join(f"L{x} {y}" for x, y in stroke[1:])
