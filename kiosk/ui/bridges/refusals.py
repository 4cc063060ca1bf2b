"""The screens that say why no door opens now, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.intents import Leave, UseCode
from kiosk.engine.screens import BankFull, CodePaused, NotAllowed, NotKnown
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

    @Slot()
    def leave(self) -> None:
        self._wiring.post(Leave())


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
        """What it was: "badge" or "qr"."""
        return self._shown

    @Slot()
    def useCode(self) -> None:
        self._wiring.post(UseCode())

    @Slot()
    def leave(self) -> None:
        self._wiring.post(Leave())


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
        """The reason: "expired", "not yet" or "suspended"."""
        return self._screen.why.value if self._screen else ""

    @Property(str, notify=changed)
    def holds(self) -> str:
        """The door with the person's things in it."""
        return (self._screen.holds or "") if self._screen else ""

    @Property(Moment, constant=True)
    def begins(self) -> Moment:
        return self._from

    @Slot()
    def leave(self) -> None:
        self._wiring.post(Leave())


@QmlElement
@QmlUncreatable("The application makes it")
class BankFullBridge(QObject):
    """Nothing can be given."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._screen: BankFull | None = None

    def update(self, screen: BankFull) -> None:
        self._screen = screen
        self.changed.emit()

    @Property(bool, notify=changed)
    def othersFree(self) -> bool:
        return self._screen is not None and self._screen.others_free

    @Property(bool, notify=changed)
    def reachableWanted(self) -> bool:
        return self._screen is not None and self._screen.reachable_wanted

    @Slot()
    def leave(self) -> None:
        self._wiring.post(Leave())
