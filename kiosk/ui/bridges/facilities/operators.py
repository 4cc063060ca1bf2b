"""Who works this kiosk; and what somebody's role does not include."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.operators import Role
from kiosk.engine.facilities.intents import DrawOperatorPin, SetOperator
from kiosk.engine.facilities.screens import NotYours, Operators
from kiosk.engine.intents import Back
from kiosk.ui.bridges.base import Wiring

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class OperatorsBridge(QObject):
    """The list, and the one that was picked of it."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._post = wiring.post
        self._screen = Operators(())
        self._picked = ""

    def update(self, screen: Operators) -> None:
        self._screen = screen
        if self._picked not in {line.person_id for line in screen.lines}:
            self._picked = ""
        self.changed.emit()

    def leave(self) -> None:
        """Another screen is shown: no name stays."""
        self._screen, self._picked = Operators(()), ""
        self.changed.emit()

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def names(self) -> list[str]:
        return [line.name for line in self._screen.lines]

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def roles(self) -> list[str]:
        """Values of ``Role``, a line each."""
        return [line.role.value for line in self._screen.lines]

    @Property("QVariant", notify=changed)  # type: ignore[arg-type]
    def havePins(self) -> list[bool]:
        return [line.has_pin for line in self._screen.lines]

    @Property(int, notify=changed)
    def picked(self) -> int:
        """The line; -1: none."""
        ids = [line.person_id for line in self._screen.lines]
        return ids.index(self._picked) if self._picked in ids else -1

    @Property(bool, notify=changed)
    def me(self) -> bool:
        """The one that was picked is whoever works the kiosk: nobody changes what they are themselves."""
        return any(line.is_me for line in self._screen.lines if line.person_id == self._picked)

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def givesRoles(self) -> list[str]:
        """Values of ``Role`` that the one that was picked can be given."""
        line = next((one for one in self._screen.lines if one.person_id == self._picked), None)
        if line is None or line.is_me:
            return []
        return [role.value for role in self._screen.gives if role is not line.role]

    @Slot(int)
    def pick(self, line: int) -> None:
        """-1: back to the list."""
        lines = self._screen.lines
        self._picked = lines[line].person_id if 0 <= line < len(lines) else ""
        self.changed.emit()

    @Slot()
    def drawPin(self) -> None:
        self._post(DrawOperatorPin(self._picked))

    @Slot(str)
    def setRole(self, role: str) -> None:
        self._post(SetOperator(self._picked, Role(role)))

    @Slot()
    def end(self) -> None:
        """They are an operator no longer."""
        self._post(SetOperator(self._picked, None))

    @Slot()
    def back(self) -> None:
        self._post(Back())


@QmlElement
@QmlUncreatable("The application makes it")
class NotYoursBridge(QObject):
    """A right is missing."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._post = wiring.post
        self._right = ""

    def update(self, screen: NotYours) -> None:
        self._right = screen.right.value
        self.changed.emit()

    @Property(str, notify=changed)
    def right(self) -> str:
        """A value of ``Right``."""
        return self._right

    @Slot()
    def back(self) -> None:
        self._post(Back())
