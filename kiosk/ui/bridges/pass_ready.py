"""The end of checking in: the pass as it is taken away, or a welcome without one; and invitations that don't fit."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.visitors.intents import CheckIn, PrintPass, TypeInvitation
from kiosk.engine.visitors.screens import CheckedIn, InvitationEarly, InvitationUnknown, PassReady
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.values import Moment
from kiosk.ui.qr_picture import NO_CODE, outline

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class PassReadyBridge(QObject):
    """A pass, to be photographed, written down or printed. Its secrets are here only while it is shown."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._starts = Moment(wiring.zone, self)
        self._ends = Moment(wiring.zone, self)
        self._code_until = Moment(wiring.zone, self)
        self._screen: PassReady | None = None
        self._qr, self._outline = "", NO_CODE

    def update(self, screen: PassReady) -> None:
        self._screen = screen
        shown, now = screen.shown, self._wiring.now()
        if shown.qr != self._qr:
            self._qr, self._outline = shown.qr, outline(shown.qr)
        self._starts.update(shown.starts_at if shown.starts_at > now else None, now)
        self._ends.update(shown.ends_at, now)
        self._code_until.update(shown.code_until if shown.code else None, now)
        self.changed.emit()

    def leave(self) -> None:
        """Another screen is shown: forget the pass."""
        self._screen = None
        self._qr, self._outline = "", NO_CODE
        self.changed.emit()

    # --- the pass ------------------------------------------------------------------------------------------------

    @Property(int, notify=changed)
    def side(self) -> int:
        """Of the QR code, in modules."""
        return self._outline.side

    @Property(str, notify=changed)
    def outline(self) -> str:
        """What of it is dark, in SVG's path notation."""
        return self._outline.path

    @Property(str, notify=changed)
    def firstDigits(self) -> str:
        """Of the code, one half; empty where no code goes with the pass."""
        return self._code[: len(self._code) // 2]

    @Property(str, notify=changed)
    def lastDigits(self) -> str:
        return self._code[len(self._code) // 2 :]

    @Property(str, notify=changed)
    def bank(self) -> str:
        return self._screen.shown.bank if self._screen else ""

    @Property(str, notify=changed)
    def place(self) -> str:
        return self._screen.shown.place if self._screen else ""

    @Property(Moment, constant=True)
    def starts(self) -> Moment:
        """Not known where it has begun."""
        return self._starts

    @Property(Moment, constant=True)
    def ends(self) -> Moment:
        return self._ends

    @Property(Moment, constant=True)
    def codeUntil(self) -> Moment:
        """The end of the code, where that is sooner."""
        return self._code_until

    @Property(str, notify=changed)
    def opens(self) -> str:
        """The hour of each day from which it works; empty: all day."""
        hours = self._screen.shown.hours if self._screen else None
        return hours.begins.strftime("%H:%M") if hours else ""

    @Property(str, notify=changed)
    def shuts(self) -> str:
        hours = self._screen.shown.hours if self._screen else None
        return hours.ends.strftime("%H:%M") if hours else ""

    @Property(bool, notify=changed)
    def reachable(self) -> bool:
        return self._screen is not None and self._screen.shown.reachable

    @Property(bool, notify=changed)
    def confirmed(self) -> bool:
        """A door is promised."""
        return self._screen is None or self._screen.shown.confirmed

    # --- how it is handed over -----------------------------------------------------------------------------------

    @Property(str, notify=changed)
    def printing(self) -> str:
        """A value of ``Printing``."""
        return self._screen.printing.value if self._screen else ""

    @Property(bool, notify=changed)
    def mailed(self) -> bool:
        return self._screen is not None and self._screen.mailed

    @Property(bool, notify=changed)
    def hostTold(self) -> bool:
        return self._screen is not None and self._screen.host_told

    @Property(bool, notify=changed)
    def again(self) -> bool:
        """It was shown before."""
        return self._screen is not None and self._screen.again

    @Property(bool, notify=changed)
    def extended(self) -> bool:
        """What they took away before ends earlier."""
        return self._screen is not None and self._screen.extended

    @Slot()
    def printIt(self) -> None:
        self._wiring.post(PrintPass())

    @property
    def _code(self) -> str:
        return self._screen.shown.code if self._screen else ""


@QmlElement
@QmlUncreatable("The application makes it")
class CheckedInBridge(QObject):
    """Welcome, without a door."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._screen = CheckedIn(host_told=False)

    def update(self, screen: CheckedIn) -> None:
        self._screen = screen
        self.changed.emit()

    @Property(bool, notify=changed)
    def hostTold(self) -> bool:
        return self._screen.host_told

    @Property(bool, notify=changed)
    def noneFree(self) -> bool:
        """They wanted a door."""
        return self._screen.none_free


@QmlElement
@QmlUncreatable("The application makes it")
class InvitationUnknownBridge(QObject):
    """No visit is expected under what was scanned or typed."""

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring

    def update(self, screen: InvitationUnknown) -> None:
        """It says the same each time."""

    @Slot()
    def checkIn(self) -> None:
        self._wiring.post(CheckIn())

    @Slot()
    def typeCode(self) -> None:
        self._wiring.post(TypeInvitation())


@QmlElement
@QmlUncreatable("The application makes it")
class InvitationEarlyBridge(QObject):
    """The invitation is for another time."""

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._starts = Moment(wiring.zone, self)

    def update(self, screen: InvitationEarly) -> None:
        self._starts.update(screen.starts_at, self._wiring.now())

    @Property(Moment, constant=True)
    def starts(self) -> Moment:
        return self._starts
