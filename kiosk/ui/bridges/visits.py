"""Today's visits, for a receptionist or a host: a page of them, or those that fit what is typed."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.visitors.intents import CheckIn, PickVisit, ShowKey, ShowPage, VisitsTyped
from kiosk.engine.visitors.screens import Visits
from kiosk.engine.visitors.typed import cleaned
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.hosts import RESTS_MS
from kiosk.ui.bridges.visit_info import VisitInfo

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class VisitsBridge(QObject):
    """The lines that were made for an earlier page are used again. What is typed lives here while the list is shown."""

    changed = Signal()
    pageTurned = Signal()
    keyed = Signal(str)  # from a keyboard whose keys are looked at first

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._made: list[VisitInfo] = []
        self._screen = Visits(())
        self._searches = False
        self._typed = ""
        self._asked: list[str] = []  # questions that are not answered yet, the earliest first
        self._rest = QTimer(self, singleShot=True, interval=RESTS_MS)
        self._rest.timeout.connect(self._ask)

    def update(self, screen: Visits) -> None:
        """Shown, another page, or an answer to what was typed: meanwhile more may have been typed."""
        turned = screen.page != self._screen.page or screen.query != self._screen.query
        shown_for = cleaned(screen.query)
        if shown_for in self._asked:
            del self._asked[: self._asked.index(shown_for) + 1]
        elif shown_for != cleaned(self._screen.query):
            self._forget_typed(screen.query)
        self._screen = screen
        while len(self._made) < len(screen.lines):
            self._made.append(VisitInfo(self._wiring, self))
        for info, line in zip(self._made, screen.lines, strict=False):
            info.update(line)
        self.changed.emit()
        if turned:
            self.pageTurned.emit()

    def leave(self) -> None:
        """Another screen is shown: nothing of what was typed or listed stays."""
        self._screen, self._searches = Visits(()), False
        self._forget_typed("")
        for info in self._made:
            info.leave()
        self.changed.emit()

    @property
    def is_typed_in(self) -> bool:
        """For Python: what a physical keyboard types belongs into the field."""
        return self._searches

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
        """While an answer is on its way, the list that was pressed may no longer be the one that counts."""
        if self._asked:
            return
        self._rest.stop()
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

    # --- finding one ---------------------------------------------------------------------------------------------

    @Property(bool, notify=changed)
    def searching(self) -> bool:
        """The field is open."""
        return self._searches

    @Property(str, notify=changed)
    def query(self) -> str:
        """What is in the field."""
        return self._typed

    @Property(str, notify=changed)
    def shownFor(self) -> str:
        """Only visits that fit this are listed; empty: all of them."""
        return self._screen.query

    @Slot()
    def search(self) -> None:
        """Open the field."""
        self._searches = True
        self.changed.emit()

    @Slot(str)
    def type(self, text: str) -> None:
        if self._searches and text != self._typed:
            self._typed = text
            self._rest.start()

    @Slot()
    def showFound(self) -> None:
        """Close the field, for the list: with what was typed."""
        if self._rest.isActive():
            self._rest.stop()
            self._ask()
        self._searches = False
        self.changed.emit()

    @Slot()
    def showAll(self) -> None:
        """Close the field and forget what was typed."""
        self._rest.stop()
        self._searches, self._typed = False, ""
        if self._screen.query or self._asked:
            self._ask()
        self.changed.emit()

    @Slot()
    def _ask(self) -> None:
        self._asked.append(cleaned(self._typed))
        self._wiring.post(VisitsTyped(self._typed))

    def _forget_typed(self, text: str) -> None:
        self._rest.stop()
        self._typed = text
        self._asked.clear()
