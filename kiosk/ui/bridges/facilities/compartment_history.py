"""What happened to a compartment, newest first."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.facilities.intents import ShowOlder
from kiosk.engine.facilities.screens import CompartmentHistory, HistoryLine
from kiosk.engine.intents import Back
from kiosk.ui import history_words
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.values import Moment

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class HistoryInfo(QObject):
    """One line: when, what, who."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._at = Moment(wiring.zone, self)
        self._line: HistoryLine | None = None

    def update(self, line: HistoryLine | None) -> None:
        self._line = line
        self._at.update(line.at if line else None, self._wiring.now())
        self.changed.emit()

    @Property(Moment, constant=True)
    def at(self) -> Moment:
        return self._at

    @Property(str, notify=changed)
    def happened(self) -> str:
        """In words, with the reason or the outcome."""
        if self._line is None:
            return ""
        what = history_words.happened(self._line.kind)
        said = history_words.said(self._line.kind, self._line.said)
        return f"{what}: {said}" if said else what

    @Property(str, notify=changed)
    def who(self) -> str:
        """Whom it is about, and who did it as an operator."""
        return " · ".join(filter(None, (self._line.person, self._line.operator))) if self._line else ""

    @Property(bool, notify=changed)
    def byOperator(self) -> bool:
        return self._line is not None and self._line.operator != ""


@QmlElement
@QmlUncreatable("The application makes it")
class HistoryBridge(QObject):
    """A part of the history; older lines are asked for."""

    changed = Signal()
    renewed = Signal()  # other lines: shown from the first

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._made: list[HistoryInfo] = []
        self._screen = CompartmentHistory("", ())

    def update(self, screen: CompartmentHistory) -> None:
        before = self._screen.lines
        longer = bool(before) and screen.lines[: len(before)] == before
        self._screen = screen
        while len(self._made) < len(screen.lines):
            self._made.append(HistoryInfo(self._wiring, self))
        for info, line in zip(self._made, screen.lines, strict=False):
            info.update(line)
        self.changed.emit()
        if not longer:
            self.renewed.emit()

    def leave(self) -> None:
        """Names are nobody's business once the list is gone."""
        self._screen = CompartmentHistory("", ())
        for info in self._made:
            info.update(None)
        self.changed.emit()

    @Property(str, notify=changed)
    def door(self) -> str:
        return self._screen.door

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def lines(self) -> list[HistoryInfo]:
        return self._made[: len(self._screen.lines)]

    @Property(int, notify=changed)
    def count(self) -> int:
        return len(self._screen.lines)

    @Property(bool, notify=changed)
    def more(self) -> bool:
        """There are older ones."""
        return self._screen.more

    @Slot()
    def older(self) -> None:
        self._wiring.post(ShowOlder())

    @Slot()
    def back(self) -> None:
        self._wiring.post(Back())
