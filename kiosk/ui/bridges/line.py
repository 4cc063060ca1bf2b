"""The screens of a bank with nothing to give: full, and the line of those who wait."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.intents import LeaveLine, PickDoor, WaitInLine
from kiosk.engine.screens import BankFull, InLine
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.elsewhere import ElsewhereInfo
from kiosk.ui.bridges.values import Moment

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class BankFullBridge(QObject):
    """Nothing can be given."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._free_at = Moment(wiring.zone, self)
        self._elsewhere = ElsewhereInfo(wiring, self)
        self._screen = BankFull()

    def update(self, screen: BankFull) -> None:
        self._screen = screen
        self._free_at.update(screen.free_at, self._wiring.now())
        self._elsewhere.update(screen.elsewhere)
        self.changed.emit()

    @Property(bool, notify=changed)
    def othersFree(self) -> bool:
        return self._screen.others_free

    @Property(bool, notify=changed)
    def reachableWanted(self) -> bool:
        """A door within reach was asked for, by the button or by the person's profile."""
        return self._screen.reachable_wanted or self._screen.needs_reachable

    @Property(bool, notify=changed)
    def needsReachable(self) -> bool:
        return self._screen.needs_reachable

    @Property(bool, notify=changed)
    def higherFree(self) -> bool:
        return self._screen.higher_free

    @Property(bool, notify=changed)
    def canWait(self) -> bool:
        return self._screen.can_wait

    @Property(bool, notify=changed)
    def promised(self) -> bool:
        """The free ones are reserved for others."""
        return self._screen.promised

    @Property(Moment, constant=True)
    def freeAt(self) -> Moment:
        return self._free_at

    @Property(ElsewhereInfo, constant=True)
    def elsewhere(self) -> ElsewhereInfo:
        """The nearest bank of another kiosk that has a door."""
        return self._elsewhere

    @Slot()
    def waitInLine(self) -> None:
        self._wiring.post(WaitInLine())

    @Slot()
    def useHigher(self) -> None:
        self._wiring.post(PickDoor())


@QmlElement
@QmlUncreatable("The application makes it")
class InLineBridge(QObject):
    """The person waits for a door."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._elsewhere = ElsewhereInfo(wiring, self)
        self._screen = InLine(1, 0, told=False)

    def update(self, screen: InLine) -> None:
        self._screen = screen
        self._elsewhere.update(screen.elsewhere)
        self.changed.emit()

    @Property(int, notify=changed)
    def place(self) -> int:
        return self._screen.place

    @Property(int, notify=changed)
    def claimMinutes(self) -> int:
        """For how long a door is kept once it is their turn."""
        return self._screen.claim_minutes

    @Property(bool, notify=changed)
    def told(self) -> bool:
        """They get a message then."""
        return self._screen.told

    @Property(ElsewhereInfo, constant=True)
    def elsewhere(self) -> ElsewhereInfo:
        """The nearest bank of another kiosk that has a door."""
        return self._elsewhere

    @Slot()
    def leaveLine(self) -> None:
        self._wiring.post(LeaveLine())
