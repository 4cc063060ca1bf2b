"""What an operator sets for the screen, and what is copied to a stick."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.events.kiosk_life import TakenOut
from kiosk.engine.facilities.intents import CopyIt, SetLook
from kiosk.engine.facilities.screens import CopyOut, CopyState, KioskLook, LookSettings
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.shell import DARKEST

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1

STEP = 10  # percent
DIMMEST = 30  # percent: below that the veil does not go
MESSAGE_MOST = 120  # characters: three lines on the smallest panel


@QmlElement
@QmlUncreatable("The application makes it")
class LookSettingsBridge(QObject):
    """Volume, brightness and message as they are being changed; they count once they are kept."""

    changed = Signal()
    keyed = Signal(str)  # from a keyboard whose keys are looked at first

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._post = wiring.post
        self._screen: LookSettings | None = None
        self._look = KioskLook()
        self._writes = False

    def update(self, screen: LookSettings) -> None:
        """Shown, or shown again: after a mere question, as it was changed meanwhile."""
        if screen != self._screen:
            self._look = screen.look
        self._screen = screen
        self.changed.emit()

    def leave(self) -> None:
        """Another screen is shown: what was not kept is dropped."""
        self._screen, self._look, self._writes = None, KioskLook(), False
        self.changed.emit()

    @property
    def is_typed_in(self) -> bool:
        """For Python: what a physical keyboard types belongs into the field."""
        return self._writes

    @Property(int, notify=changed)
    def volume(self) -> int:
        """Percent."""
        return self._look.volume

    @Property(int, notify=changed)
    def brightness(self) -> int:
        """Percent."""
        return self._look.brightness

    @Property(float, notify=changed)
    def veil(self) -> float:
        """How much black the brightness would put over the screen."""
        return min(DARKEST, max(0.0, 1 - self._look.brightness / 100))

    @Property(int, constant=True)
    def step(self) -> int:
        return STEP

    @Property(int, constant=True)
    def dimmest(self) -> int:
        return DIMMEST

    @Property(int, constant=True)
    def most(self) -> int:
        """Characters of a message."""
        return MESSAGE_MOST

    @Property(str, notify=changed)
    def message(self) -> str:
        return self._look.message

    @Property(bool, notify=changed)
    def differs(self) -> bool:
        """Something was changed and is not kept yet."""
        return self._screen is not None and self._look != self._screen.look

    @Property(bool, notify=changed)
    def writing(self) -> bool:
        """The field is open."""
        return self._writes

    @Slot(int)
    def setVolume(self, percent: int) -> None:
        self._set(KioskLook(min(100, max(0, percent)), self._look.brightness, self._look.message))

    @Slot(int)
    def setBrightness(self, percent: int) -> None:
        self._set(KioskLook(self._look.volume, min(100, max(DIMMEST, percent)), self._look.message))

    @Slot(str)
    def type(self, text: str) -> None:
        if text != self._look.message:
            self._set(KioskLook(self._look.volume, self._look.brightness, text))

    @Slot(bool)
    def write(self, on: bool) -> None:
        """Open or close the field."""
        self._writes = on
        self.changed.emit()

    @Slot()
    def keep(self) -> None:
        """As it is set now."""
        if self._screen is not None:
            look = self._look
            self._post(SetLook(look.volume, look.brightness, " ".join(look.message.split())))

    def _set(self, look: KioskLook) -> None:
        if self._screen is not None:
            self._look = look
            self.changed.emit()


@QmlElement
@QmlUncreatable("The application makes it")
class CopyOutBridge(QObject):
    """What is copied to a stick."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._post = wiring.post
        self._screen = CopyOut(CopyState.NO_STICK, can_record=False, can_lost_property=False, can_diagnostics=False)

    def update(self, screen: CopyOut) -> None:
        self._screen = screen
        self.changed.emit()

    @Property(str, notify=changed)
    def state(self) -> str:
        """A value of ``CopyState``."""
        return self._screen.state.value

    @Property(bool, notify=changed)
    def canCopy(self) -> bool:
        """There is a stick, and nothing is being copied now."""
        return self._screen.state not in {CopyState.NO_STICK, CopyState.UNDER_WAY}

    @Property(bool, notify=changed)
    def canRecord(self) -> bool:
        return self._screen.can_record

    @Property(bool, notify=changed)
    def canLostProperty(self) -> bool:
        return self._screen.can_lost_property

    @Property(bool, notify=changed)
    def canDiagnostics(self) -> bool:
        return self._screen.can_diagnostics

    @Property(str, notify=changed)
    def file(self) -> str:
        """Where the last one is."""
        return self._screen.file

    @Property(str, notify=changed)
    def error(self) -> str:
        """A sentence."""
        return self._screen.error

    @Slot()
    def copyRecord(self) -> None:
        self._post(CopyIt(TakenOut.RECORD))

    @Slot()
    def copyLostProperty(self) -> None:
        self._post(CopyIt(TakenOut.LOST_PROPERTY))

    @Slot()
    def copyDiagnostics(self) -> None:
        self._post(CopyIt(TakenOut.DIAGNOSTICS))
