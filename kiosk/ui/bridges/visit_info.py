"""One visit, as a list of them and a screen of its own show it."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.visitors.screens import VisitLine
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.values import Moment

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class VisitInfo(QObject):
    """One visit: who, for whom, when, and how far it has come."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._starts = Moment(wiring.zone, self)
        self._ends = Moment(wiring.zone, self)
        self._line: VisitLine | None = None

    def update(self, line: VisitLine) -> None:
        now = self._wiring.now()
        self._line = line
        self._starts.update(line.starts_at, now)
        self._ends.update(line.ends_at, now)
        self.changed.emit()

    def leave(self) -> None:
        """Names are nobody's business once the list is gone."""
        self._line = None
        self.changed.emit()

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._line.name if self._line else ""

    @Property(str, notify=changed)
    def company(self) -> str:
        return self._line.company if self._line else ""

    @Property(str, notify=changed)
    def host(self) -> str:
        return self._line.host if self._line else ""

    @Property(str, notify=changed)
    def state(self) -> str:
        """A value of ``VisitState``, or "overdue"."""
        if self._line is None:
            return ""
        return "overdue" if self._line.overdue else self._line.state.value

    @Property(Moment, constant=True)
    def starts(self) -> Moment:
        return self._starts

    @Property(Moment, constant=True)
    def ends(self) -> Moment:
        return self._ends

    @Property(str, notify=changed)
    def bank(self) -> str:
        """Where their pass is for; empty: they have none."""
        return (self._line.bank or "") if self._line else ""

    @Property(str, notify=changed)
    def door(self) -> str:
        """What they hold there, where that is known."""
        return (self._line.door or "") if self._line else ""
