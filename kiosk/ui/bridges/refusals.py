"""The screens that say why no door opens now, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.intents import UseCode
from kiosk.engine.screens import AtLimit, CodePaused, NotAllowed, NotKnown, NotOpenNow
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.values import Moment

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class CodePausedBridge(QObject):
    """Too many wrong codes."""

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._until = Moment(wiring.zone, self)

    def update(self, screen: CodePaused) -> None:
        self._until.update(screen.until, self._wiring.now())

    @Property(Moment, constant=True)
    def until(self) -> Moment:
        return self._until


@QmlElement
@QmlUncreatable("The application makes it")
class NotKnownBridge(QObject):
    """What was held up is not known here."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._shown = ""

    def update(self, screen: NotKnown) -> None:
        self._shown = screen.shown.value
        self.changed.emit()

    @Property(str, notify=changed)
    def shown(self) -> str:
        """What it was: "badge", "qr", or "tag": a badge that should have proved itself."""
        return self._shown

    @Slot()
    def useCode(self) -> None:
        self._wiring.post(UseCode())


@QmlElement
@QmlUncreatable("The application makes it")
class NotAllowedBridge(QObject):
    """A known person who can't use the doors now."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._from = Moment(wiring.zone, self)
        self._screen: NotAllowed | None = None

    def update(self, screen: NotAllowed) -> None:
        self._screen = screen
        self._from.update(screen.from_, self._wiring.now())
        self.changed.emit()

    @Property(str, notify=changed)
    def why(self) -> str:
        """The reason: a value of ``Barred``."""
        return self._screen.why.value if self._screen else ""

    @Property(str, notify=changed)
    def holds(self) -> str:
        """The door with the person's things in it."""
        return (self._screen.holds or "") if self._screen else ""

    @Property(Moment, constant=True)
    def begins(self) -> Moment:
        return self._from


@QmlElement
@QmlUncreatable("The application makes it")
class NotOpenNowBridge(QObject):
    """No doors are given at this hour."""

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._opens = Moment(wiring.zone, self)

    def update(self, screen: NotOpenNow) -> None:
        self._opens.update(screen.opens_at, self._wiring.now())

    @Property(Moment, constant=True)
    def opens(self) -> Moment:
        return self._opens


@QmlElement
@QmlUncreatable("The application makes it")
class AtLimitBridge(QObject):
    """The person holds as many doors as they may."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._most = 0

    def update(self, screen: AtLimit) -> None:
        self._most = screen.most
        self.changed.emit()

    @Property(int, notify=changed)
    def most(self) -> int:
        return self._most
