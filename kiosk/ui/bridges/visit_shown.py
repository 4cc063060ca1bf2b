"""One of today's visits, with what can be done."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.intents import Back
from kiosk.engine.visitors.intents import AdmitGuest, ChangeLocker, EndVisit, ExtendVisit, ShowPass
from kiosk.engine.visitors.screens import VisitShown
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.values import Moment
from kiosk.ui.bridges.visit_info import VisitInfo

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class VisitShownBridge(QObject):
    """One visit."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._visit = VisitInfo(wiring, self)
        self._may_open = Moment(wiring.zone, self)
        self._choices: list[Moment] = []
        self._screen: VisitShown | None = None

    def update(self, screen: VisitShown) -> None:
        now = self._wiring.now()
        self._screen = screen
        self._visit.update(screen.line)
        self._may_open.update(_may_open_until(screen, now), now)
        while len(self._choices) < len(screen.longer_until):
            self._choices.append(Moment(self._wiring.zone, self))
        for choice, end in zip(self._choices, screen.longer_until, strict=False):
            choice.update(end, now)
        self.changed.emit()

    def leave(self) -> None:
        self._screen = None
        self._visit.leave()
        self.changed.emit()

    @Property(VisitInfo, constant=True)
    def visit(self) -> VisitInfo:
        return self._visit

    @Property(bool, notify=changed)
    def canCheckIn(self) -> bool:
        return self._screen is not None and self._screen.can_check_in

    @Property(bool, notify=changed)
    def canShowPass(self) -> bool:
        return self._screen is not None and self._screen.can_show_pass

    @Property(bool, notify=changed)
    def canEnd(self) -> bool:
        return self._screen is not None and self._screen.can_end

    @Property(bool, notify=changed)
    def canChangeLocker(self) -> bool:
        return self._screen is not None and self._screen.can_change_locker

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def longer(self) -> list[Moment]:
        """The later ends to choose from."""
        return self._choices[: len(self._screen.longer_until)] if self._screen else []

    @Property(Moment, constant=True)
    def mayOpenUntil(self) -> Moment:
        """Until when a bank that can't be told may take the pass, once the visit is ended."""
        return self._may_open

    @Property(str, notify=changed)
    def atBank(self) -> str:
        """That bank."""
        return (self._screen.at_bank or self._screen.line.bank or "") if self._screen else ""

    @Slot()
    def admit(self) -> None:
        self._wiring.post(AdmitGuest())

    @Slot()
    def showPass(self) -> None:
        self._wiring.post(ShowPass())

    @Slot()
    def changeLocker(self) -> None:
        self._wiring.post(ChangeLocker())

    @Slot(int)
    def extend(self, index: int) -> None:
        self._wiring.post(ExtendVisit(index))

    @Slot()
    def end(self) -> None:
        self._wiring.post(EndVisit())

    @Slot()
    def back(self) -> None:
        self._wiring.post(Back())


def _may_open_until(screen: VisitShown, now: datetime) -> datetime | None:
    """Before the visit is ended: what will be so then."""
    until = screen.may_open_until
    if until is None and screen.can_end and screen.out_of_reach:
        until = screen.line.ends_at
    return until if until is not None and until > now else None
