"""One recovery case, as the list of them shows it."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.facilities.screens import CaseLine
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.values import Moment
from kiosk.ui.recovery_words import sign_of

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class CaseInfo(QObject):
    """One case: which door, why, and how far it is."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._opened = Moment(wiring.zone, self)
        self._line: CaseLine | None = None

    def update(self, line: CaseLine) -> None:
        self._line = line
        self._opened.update(line.opened_at, self._wiring.now())
        self.changed.emit()

    @Property(str, notify=changed)
    def door(self) -> str:
        return self._line.door if self._line else ""

    @Property(str, notify=changed)
    def cause(self) -> str:
        """A value of ``CaseCause``."""
        return self._line.cause.value if self._line else ""

    @Property(str, notify=changed)
    def sign(self) -> str:
        """Of its cause."""
        return sign_of(self._line.cause) if self._line else ""

    @Property(str, notify=changed)
    def step(self) -> str:
        """A value of ``CaseStep``: the last that was reached."""
        return self._line.step.value if self._line else ""

    @Property(Moment, constant=True)
    def opened(self) -> Moment:
        return self._opened
