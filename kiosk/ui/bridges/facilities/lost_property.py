"""The lost property log: a page of it, or what fits what is typed; and one thing of it."""

from __future__ import annotations

from datetime import datetime, time

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.facilities.intents import (
    DisposeOf,
    PrintLabel,
    ShowCases,
    ShowItem,
    ShowLostProperty,
    StartHandBack,
)
from kiosk.engine.facilities.screens import ItemShown, LabelState, LostProperty
from kiosk.engine.intents import Back
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.facilities.item_info import ItemInfo
from kiosk.ui.bridges.facilities.photo import Photo
from kiosk.ui.bridges.list_search import ListSearch
from kiosk.ui.bridges.values import Moment
from kiosk.ui.recovery_words import sign_of

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1

EMPTY = LostProperty(())


def squeezed(text: str) -> str:
    """As two spellings of what was typed are compared."""
    return " ".join(text.split()).casefold()


@QmlElement
@QmlUncreatable("The application makes it")
class LostPropertyBridge(QObject):
    """What was made for lines of an earlier page is used again."""

    changed = Signal()
    pageTurned = Signal()
    keyed = Signal(str)  # from a keyboard whose keys are looked at first

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._made: list[ItemInfo] = []
        self._screen = EMPTY
        self._search = ListSearch(self, self._ask, squeezed)

    def update(self, screen: LostProperty) -> None:
        """Shown, another page, or an answer to what was typed."""
        turned = (screen.page, screen.query) != (self._screen.page, self._screen.query)
        self._search.answered(screen.query)
        self._screen = screen
        while len(self._made) < len(screen.lines):
            self._made.append(ItemInfo(self._wiring, self))
        for info, line in zip(self._made, screen.lines, strict=False):
            info.update(line)
        self.changed.emit()
        if turned:
            self.pageTurned.emit()

    def leave(self) -> None:
        """Another screen is shown: nothing of what was typed or listed stays."""
        self._screen = EMPTY
        self._search.leave()
        for info in self._made:
            info.leave()
        self.changed.emit()

    # --- the page ------------------------------------------------------------------------------------------------

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def lines(self) -> list[ItemInfo]:
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
    def keptOnly(self) -> bool:
        return self._screen.kept_only

    @Slot(int)
    def pick(self, index: int) -> None:
        if not self._search.is_awaited and index < len(self._screen.lines):
            self._search.pause()
            self._wiring.post(ShowItem(self._screen.lines[index].id))

    @Slot(int)
    def turnTo(self, page: int) -> None:
        self._wiring.post(ShowLostProperty(page, self._screen.query, self._screen.kept_only))

    @Slot(bool)
    def showKept(self, only: bool) -> None:
        """Only what is still here, or all."""
        self._wiring.post(ShowLostProperty(0, self._screen.query, only))

    @Slot()
    def cases(self) -> None:
        self._wiring.post(ShowCases())

    @Slot()
    def back(self) -> None:
        self._wiring.post(Back())

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

    def _ask(self, text: str) -> None:
        self._wiring.post(ShowLostProperty(0, text.strip(), self._screen.kept_only))


@QmlElement
@QmlUncreatable("The application makes it")
class ItemShownBridge(QObject):
    """One thing. What it is, whose and its picture are here only while it is shown."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._item = ItemInfo(wiring, self)
        self._photo = Photo(self)
        self._keep_until = Moment(wiring.zone, self)
        self._ended = Moment(wiring.zone, self)
        self._screen: ItemShown | None = None

    def update(self, screen: ItemShown) -> None:
        self._screen = screen
        self._item.update(screen.line)
        self._photo.show(screen.photo_image)
        noon = datetime.combine(screen.keep_until, time(12), self._wiring.zone)
        self._keep_until.update(noon, self._wiring.now())
        self._ended.update(screen.ended_at, self._wiring.now())
        self.changed.emit()

    def leave(self) -> None:
        """Another screen is shown: forget it."""
        self._screen = None
        self._item.leave()
        self._photo.show(b"")
        self._keep_until.update(None, self._wiring.now())
        self._ended.update(None, self._wiring.now())
        self.changed.emit()

    @Property(ItemInfo, constant=True)
    def item(self) -> ItemInfo:
        return self._item

    @Property(Photo, constant=True)
    def photo(self) -> Photo:
        return self._photo

    @Property(Moment, constant=True)
    def keepUntil(self) -> Moment:
        """A day: so long the law has it kept."""
        return self._keep_until

    @Property(str, notify=changed)
    def owner(self) -> str:
        """Whose it seems to be; empty: nobody knows."""
        return self._screen.owner if self._screen else ""

    @Property(str, notify=changed)
    def label(self) -> str:
        """A value of ``LabelState``."""
        return self._screen.label.value if self._screen else LabelState.NO_PRINTER.value

    @Property(str, notify=changed)
    def proof(self) -> str:
        """A value of ``Proof``; empty: it was not handed back."""
        return self._screen.proof.value if self._screen and self._screen.proof else ""

    @Property(str, notify=changed)
    def proofSign(self) -> str:
        return sign_of(self._screen.proof) if self._screen and self._screen.proof else ""

    @Property(str, notify=changed)
    def handedTo(self) -> str:
        return self._screen.handed_to if self._screen else ""

    @Property(Moment, constant=True)
    def ended(self) -> Moment:
        """When it was handed back or disposed of."""
        return self._ended

    @Slot()
    def printLabel(self) -> None:
        self._wiring.post(PrintLabel())

    @Slot()
    def handBack(self) -> None:
        self._wiring.post(StartHandBack())

    @Slot()
    def dispose(self) -> None:
        self._wiring.post(DisposeOf())

    @Slot()
    def back(self) -> None:
        self._wiring.post(Back())
