"""Today's visits, for a receptionist or a host: a page of them, or those that fit what is typed."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.visitors.intents import CheckIn, PickVisit, ShowKey, ShowPage, VisitsTyped
from kiosk.engine.visitors.screens import Visits
from kiosk.engine.visitors.typed import cleaned
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.list_search import ListSearch
from kiosk.ui.bridges.visit_info import VisitInfo

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class VisitsBridge(QObject):
    """The lines that were made for an earlier page are used again."""

    changed = Signal()
    pageTurned = Signal()
    keyed = Signal(str)  # from a keyboard whose keys are looked at first

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._made: list[VisitInfo] = []
        self._screen = Visits(())
        self._search = ListSearch(self, lambda text: wiring.post(VisitsTyped(text)), cleaned)

    def update(self, screen: Visits) -> None:
        """Shown, another page, or an answer to what was typed."""
        turned = screen.page != self._screen.page or screen.query != self._screen.query
        self._search.answered(screen.query)
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
        self._screen = Visits(())
        self._search.leave()
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
        if self._search.is_awaited:
            return
        self._search.pause()
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

    @property
    def is_typed_in(self) -> bool:
        """For Python: what a physical keyboard types belongs into the field."""
        return self._search.is_open

    @Property(bool, notify=changed)
    def searching(self) -> bool:
        """The field is open."""
        return self._search.is_open

    @Property(str, notify=changed)
    def query(self) -> str:
        """What is in the field."""
        return self._search.typed

    @Property(str, notify=changed)
    def shownFor(self) -> str:
        """Only what fits this is listed; empty: all of it."""
        return self._search.shown_for

    @Slot()
    def search(self) -> None:
        """Open the field."""
        self._search.is_open = True
        self.changed.emit()

    @Slot(str)
    def type(self, text: str) -> None:
        self._search.type(text)

    @Slot()
    def showFound(self) -> None:
        """Close the field, for the list: with what was typed."""
        self._search.show_found()
        self.changed.emit()

    @Slot()
    def showAll(self) -> None:
        """Close the field and forget what was typed."""
        self._search.show_all()
        self.changed.emit()
