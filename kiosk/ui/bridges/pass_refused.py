"""The screens at a bank that say why a pass opens nothing, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.visitors.intents import TakeOtherBank, UseVisitorCode
from kiosk.engine.visitors.screens import PassBankFull, PassForm, PassRefused
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.elsewhere import ElsewhereInfo
from kiosk.ui.bridges.values import Moment

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1

# More are hard to choose from, and reception knows them all.
BANKS_NAMED = 3


@QmlElement
@QmlUncreatable("The application makes it")
class PassRefusedBridge(QObject):
    """Nothing opens, and why."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._from = Moment(wiring.zone, self)
        self._until = Moment(wiring.zone, self)
        self._clock = Moment(wiring.zone, self)
        self._screen: PassRefused | None = None

    def update(self, screen: PassRefused) -> None:
        now = self._wiring.now()
        self._screen = screen
        self._from.update(screen.from_, now)
        self._until.update(screen.until if screen.until and screen.until <= now else None, now)
        self._clock.update(screen.clock, now)
        self.changed.emit()

    @Property(str, notify=changed)
    def why(self) -> str:
        """A value of ``WhyNoPass``."""
        return self._screen.why.value if self._screen else ""

    @Property(bool, notify=changed)
    def typed(self) -> bool:
        """It was the code; otherwise the pass itself."""
        return self._screen is not None and self._screen.form is PassForm.CODE

    @Property(str, notify=changed)
    def bank(self) -> str:
        return (self._screen.bank or "") if self._screen else ""

    @Property(str, notify=changed)
    def place(self) -> str:
        return self._screen.place if self._screen else ""

    @Property(str, notify=changed)
    def holds(self) -> str:
        """The door with the visitor's things in it."""
        return (self._screen.holds or "") if self._screen else ""

    @Property(Moment, constant=True)
    def begins(self) -> Moment:
        return self._from

    @Property(Moment, constant=True)
    def until(self) -> Moment:
        """Its end; not known where that is still to come by this kiosk's clock, which may be wrong."""
        return self._until

    @Property(Moment, constant=True)
    def clock(self) -> Moment:
        """What this kiosk takes for the time, where that may be why."""
        return self._clock

    @Slot()
    def typeCode(self) -> None:
        self._wiring.post(UseVisitorCode())


@QmlElement
@QmlUncreatable("The application makes it")
class PassBankFullBridge(QObject):
    """The bank of this pass has nothing left."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._made = [ElsewhereInfo(wiring, self) for _ in range(BANKS_NAMED)]
        self._screen = PassBankFull("")

    def update(self, screen: PassBankFull) -> None:
        self._screen = screen
        for info, bank in zip(self._made, screen.elsewhere, strict=False):
            info.update(bank)
        self.changed.emit()

    @Property(str, notify=changed)
    def bank(self) -> str:
        return self._screen.bank

    @Property(str, notify=changed)
    def other(self) -> str:
        """A bank of this kiosk that has a door; empty: none has."""
        return self._screen.other.bank if self._screen.other else ""

    @Property(str, notify=changed)
    def otherPlace(self) -> str:
        return self._screen.other.place if self._screen.other else ""

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def elsewhere(self) -> list[ElsewhereInfo]:
        """Banks of other kiosks, the nearest first."""
        return self._made[: len(self._screen.elsewhere)]

    @Slot()
    def takeOther(self) -> None:
        self._wiring.post(TakeOtherBank())
