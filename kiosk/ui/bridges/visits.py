"""Today's visits, for a receptionist or a host, and one of them with what can be done."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.intents import Back
from kiosk.engine.visitors.intents import (
    AdmitGuest,
    CheckIn,
    EndVisit,
    ExtendVisit,
    PickVisit,
    ShowKey,
    ShowPage,
    ShowPass,
)
from kiosk.engine.visitors.screens import VisitLine, Visits, VisitShown
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.values import Moment

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class VisitInfo(QObject):
    """One visit: who, for whom, when, and how far it has come."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._starts = Moment(wiring.zone, self)
        self._ends = Moment(wiring.zone, self)
        self._line: VisitLine | None = None

    def update(self, line: VisitLine) -> None:
        now = self._wiring.now()
        self._line = line
        self._starts.update(line.starts_at, now)
        self._ends.update(line.ends_at, now)
        self.changed.emit()

    def leave(self) -> None:
        """Names are nobody's business once the list is gone."""
        self._line = None
        self.changed.emit()

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._line.name if self._line else ""

    @Property(str, notify=changed)
    def company(self) -> str:
        return self._line.company if self._line else ""

    @Property(str, notify=changed)
    def host(self) -> str:
        return self._line.host if self._line else ""

    @Property(str, notify=changed)
    def state(self) -> str:
        """A value of ``VisitState``, or "overdue"."""
        if self._line is None:
            return ""
        return "overdue" if self._line.overdue else self._line.state.value

    @Property(Moment, constant=True)
    def starts(self) -> Moment:
        return self._starts

    @Property(Moment, constant=True)
    def ends(self) -> Moment:
        return self._ends

    @Property(str, notify=changed)
    def bank(self) -> str:
        """Where their pass is for; empty: they have none."""
        return (self._line.bank or "") if self._line else ""

    @Property(str, notify=changed)
    def door(self) -> str:
        """What they hold there, where that is known."""
        return (self._line.door or "") if self._line else ""


@QmlElement
@QmlUncreatable("The application makes it")
class VisitsBridge(QObject):
    """A page of today's visits. The lines that were made for an earlier page are used again."""

    changed = Signal()
    pageTurned = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._made: list[VisitInfo] = []
        self._screen = Visits(())

    def update(self, screen: Visits) -> None:
        turned = screen.page != self._screen.page
        self._screen = screen
        while len(self._made) < len(screen.lines):
            self._made.append(VisitInfo(self._wiring, self))
        for info, line in zip(self._made, screen.lines, strict=False):
            info.update(line)
        self.changed.emit()
        if turned:
            self.pageTurned.emit()

    def leave(self) -> None:
        self._screen = Visits(())
        for info in self._made:
            info.leave()
        self.changed.emit()

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def lines(self) -> list[VisitInfo]:
        return self._made[: len(self._screen.lines)]

    @Property(int, notify=changed)
    def count(self) -> int:
        return len(self._screen.lines)

    @Property(int, notify=changed)
    def page(self) -> int:
        """From 0."""
        return self._screen.page

    @Property(int, notify=changed)
    def pages(self) -> int:
        return self._screen.pages

    @Property(bool, notify=changed)
    def own(self) -> bool:
        """A host sees their own."""
        return self._screen.own

    @Slot(int)
    def pick(self, index: int) -> None:
        self._wiring.post(PickVisit(index))

    @Slot(int)
    def turnTo(self, page: int) -> None:
        self._wiring.post(ShowPage(page))

    @Slot()
    def checkIn(self) -> None:
        self._wiring.post(CheckIn())

    @Slot()
    def showKey(self) -> None:
        self._wiring.post(ShowKey())


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
        self._may_open.update(screen.may_open_until, now)
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

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def longer(self) -> list[Moment]:
        """The later ends to choose from."""
        return self._choices[: len(self._screen.longer_until)] if self._screen else []

    @Property(Moment, constant=True)
    def mayOpenUntil(self) -> Moment:
        """Of an ended visit: until when a bank that could not be told may take its pass."""
        return self._may_open

    @Property(str, notify=changed)
    def atBank(self) -> str:
        return (self._screen.at_bank or "") if self._screen else ""

    @Slot()
    def admit(self) -> None:
        self._wiring.post(AdmitGuest())

    @Slot()
    def showPass(self) -> None:
        self._wiring.post(ShowPass())

    @Slot(int)
    def extend(self, index: int) -> None:
        self._wiring.post(ExtendVisit(index))

    @Slot()
    def end(self) -> None:
        self._wiring.post(EndVisit())

    @Slot()
    def back(self) -> None:
        self._wiring.post(Back())
