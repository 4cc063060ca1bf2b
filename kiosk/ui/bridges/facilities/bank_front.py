"""The map's own screen: what stands out on it, what is searched, and the ways to everything else."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.events.operators import Run
from kiosk.engine.facilities import intents as i
from kiosk.engine.facilities.screens import BankFront, MapFilter, Need, NeedKind
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.facilities.front import FrontBridge
from kiosk.ui.map_faces import fits

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1

# Where each of the map's buttons leads.
WAYS: dict[str, i.FacilitiesIntent] = {
    "people": i.ShowPeople(),
    "lostProperty": i.ShowLostProperty(),
    "cases": i.ShowCases(),
    "alarms": i.ShowAlarms(),
    "health": i.ShowHealth(),
    "look": i.ShowLook(),
    "copyOut": i.ShowCopyOut(),
    "operators": i.ShowOperators(),
    "openMany": i.PrepareRun(Run.OPEN),
    "clean": i.PrepareRun(Run.CLEAN),
    "emergency": i.PrepareRun(Run.EMERGENCY),
}


@QmlElement
@QmlUncreatable("The application makes it")
class BankFrontBridge(QObject):
    """A search may be for a name: it is forgotten with the screen. While it is typed, keys belong to it."""

    changed = Signal()
    rowsChanged = Signal()
    typingChanged = Signal()
    keyed = Signal(str)

    def __init__(self, wiring: Wiring, front: FrontBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._post = wiring.post
        self._front = front
        self._screen = BankFront()
        self._typing = False
        self._menu = False
        self._rows: list[int] = []
        front.changed.connect(self._count)

    def update(self, screen: BankFront) -> None:
        self._screen = screen
        self._count()
        self.changed.emit()

    def leave(self) -> None:
        """Nothing of what was searched stays."""
        self._screen = BankFront()
        self.stopTyping()
        self.showMenu(on=False)
        self.changed.emit()

    @property
    def is_typed_in(self) -> bool:
        """For Python: the field is there."""
        return self._typing

    @Property(str, notify=changed)
    def filter(self) -> str:
        """A value of ``MapFilter``."""
        return self._screen.filter.value

    @Property(bool, notify=changed)
    def asList(self) -> bool:
        return self._screen.as_list

    @Property(str, notify=changed)
    def query(self) -> str:
        return self._screen.query

    @Property("QVariant", notify=changed)  # type: ignore[arg-type]
    def found(self) -> list[int] | None:
        """Compartments that fit what was searched; null where nothing is."""
        return None if self._screen.found is None else sorted(self._screen.found)

    @Property("QVariant", notify=rowsChanged)  # type: ignore[arg-type]
    def rows(self) -> list[int]:
        """Rows of the front that stand out, as the list has them."""
        return self._rows

    @Slot()
    def _count(self) -> None:
        found, wanted = self._screen.found, self._screen.filter
        tiles = enumerate(self._front.view.tiles)
        rows = [row for row, tile in tiles if fits(tile, wanted) and (found is None or tile.id in found)]
        if rows != self._rows:
            self._rows = rows
            self.rowsChanged.emit()

    @Property(bool, notify=typingChanged)
    def typing(self) -> bool:
        """The field is shown."""
        return self._typing

    @Property(bool, notify=typingChanged)
    def menu(self) -> bool:
        """Everything else that may be done lies over the map."""
        return self._menu

    @Slot(bool)
    def showMenu(self, on: bool) -> None:
        self._menu = on
        self.typingChanged.emit()

    @Slot(int)
    def show(self, row: int) -> None:
        """The compartment in this row of the front."""
        self._front.show(row)

    @Slot(int)
    def take(self, need: int) -> None:
        """See to one of what needs somebody."""
        needs = self._front.view.needs
        if 0 <= need < len(needs):
            self._post(self._way_to(needs[need]))

    def _way_to(self, need: Need) -> i.FacilitiesIntent:
        if need.compartment_id is None:
            return i.ShowAlarms() if need.kind is NeedKind.ALARM else i.ShowCases()
        cases = {tile.id: tile.case for tile in self._front.view.tiles}
        case = cases.get(need.compartment_id)
        if need.kind is NeedKind.CASE and case is not None:
            return i.ShowCase(case)
        return i.ShowCompartment(need.compartment_id)

    @Slot(str)
    def filterBy(self, wanted: str) -> None:
        """Press the one that holds once more, and all stand out again."""
        chosen = MapFilter(wanted)
        self._post(i.FilterFront(MapFilter.ALL if chosen is self._screen.filter else chosen))

    @Slot()
    def turn(self) -> None:
        """The list instead of the map, or the map instead of the list."""
        self._post(i.ShowFront(as_list=not self._screen.as_list))

    @Slot()
    def startTyping(self) -> None:
        self._typing = True
        self.typingChanged.emit()

    @Slot()
    def stopTyping(self) -> None:
        self._typing = False
        self.typingChanged.emit()

    @Slot(str)
    def search(self, text: str) -> None:
        """Once, when it is written: looking for a name is on the record."""
        self.stopTyping()
        self._post(i.SearchFront(text.strip()))

    @Slot(str)
    def go(self, way: str) -> None:
        """To one of ``WAYS``."""
        self._post(WAYS[way])
