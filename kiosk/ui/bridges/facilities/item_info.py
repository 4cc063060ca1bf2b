"""One thing of the lost property log, as the list and a screen of its own show it."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.facilities.screens import ItemLine
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.values import Moment
from kiosk.ui.recovery_words import sign_of

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class ItemInfo(QObject):
    """One thing: what it is, where it was found, and where it is now."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._found = Moment(wiring.zone, self)
        self._line: ItemLine | None = None

    def update(self, line: ItemLine) -> None:
        self._line = line
        self._found.update(line.found_at, self._wiring.now())
        self.changed.emit()

    def leave(self) -> None:
        """What somebody left behind is nobody else's business once the list is gone."""
        self._line = None
        self._found.update(None, self._wiring.now())
        self.changed.emit()

    @Property(str, notify=changed)
    def bag(self) -> str:
        return self._line.bag if self._line else ""

    @Property(str, notify=changed)
    def category(self) -> str:
        """A value of ``Category``."""
        return self._line.category.value if self._line else ""

    @Property(str, notify=changed)
    def sign(self) -> str:
        """Of its category."""
        return sign_of(self._line.category) if self._line else ""

    @Property(str, notify=changed)
    def description(self) -> str:
        return self._line.description if self._line else ""

    @Property(str, notify=changed)
    def door(self) -> str:
        """Where it was."""
        return self._line.door if self._line else ""

    @Property(Moment, constant=True)
    def found(self) -> Moment:
        return self._found

    @Property(str, notify=changed)
    def state(self) -> str:
        """A value of ``ItemState``."""
        return self._line.state.value if self._line else ""

    @Property(str, notify=changed)
    def stateSign(self) -> str:
        return sign_of(self._line.state) if self._line else ""

    @Property(bool, notify=changed)
    def due(self) -> bool:
        """Its legal days are over."""
        return self._line is not None and self._line.due
