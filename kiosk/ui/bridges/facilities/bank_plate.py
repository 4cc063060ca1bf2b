"""What screens of one compartment share: its plate, and what was said of it."""

from __future__ import annotations

from datetime import date, datetime, time

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.assignments import Phase
from kiosk.domain.compartments import Condition
from kiosk.domain.events.compartments import ConditionSet
from kiosk.engine.facilities.screens import FrontTile
from kiosk.ui import facilities_words as words
from kiosk.ui import history_words
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.values import Moment

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class PlateInfo(QObject):
    """A compartment's number, whose it is and what its door shows: two facts, each with a sign and a word."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._since = Moment(wiring.zone, self)
        self._tile: FrontTile | None = None

    def update(self, tile: FrontTile | None) -> None:
        self._tile = tile
        self._since.update(tile.since if tile else None, self._wiring.now())
        self.changed.emit()

    @Property(str, notify=changed)
    def number(self) -> str:
        return self._tile.door if self._tile else ""

    @Property(str, notify=changed)
    def bank(self) -> str:
        return self._tile.bank if self._tile else ""

    @Property(str, notify=changed)
    def size(self) -> str:
        return str(self._tile.size.value) if self._tile else ""

    @Property(str, notify=changed)
    def tone(self) -> str:
        """The name of a colour, as the screens of staff have them."""
        return words.LOOKS[self._tile.occupancy][0] if self._tile else ""

    @Property(str, notify=changed)
    def sign(self) -> str:
        return words.LOOKS[self._tile.occupancy][1] if self._tile else ""

    @Property(str, notify=changed)
    def word(self) -> str:
        """Of its occupancy."""
        return words.word(words.OCCUPANCIES, self._tile.occupancy) if self._tile else ""

    @Property(str, notify=changed)
    def doorState(self) -> str:
        """A value of ``DoorState``, "opening" while its lock is pulsed, "silent" where its lock does not answer."""
        if self._tile is None:
            return ""
        if self._tile.opening:
            return "opening"
        return self._tile.sensor.value if self._tile.answering else "silent"

    @Property(str, notify=changed)
    def doorSign(self) -> str:
        if self._tile is None:
            return ""
        if self._tile.opening:
            return "opening"
        return words.DOOR_SIGNS[self._tile.sensor] if self._tile.answering else "silent"

    @Property(str, notify=changed)
    def doorWord(self) -> str:
        if self._tile is None:
            return ""
        if self._tile.opening:
            return words.say(words.PULSED)
        return words.word(words.DOORS, self._tile.sensor) if self._tile.answering else words.say(words.SILENT)

    @Property(str, notify=changed)
    def alarm(self) -> str:
        """In words; empty: none."""
        return words.word(words.ALARMS, self._tile.alarm) if self._tile else ""

    @Property(str, notify=changed)
    def phase(self) -> str:
        """How far its assignment has come, in words, where that is not said already: in time, overdue."""
        if self._tile is None or self._tile.phase in (Phase.ASSIGNED, Phase.OVERDUE):
            return ""
        return words.word(words.PHASES, self._tile.phase)

    @Property(bool, notify=changed)
    def hasCase(self) -> bool:
        """A recovery case is open."""
        return self._tile is not None and self._tile.case is not None

    @Property(Moment, constant=True)
    def since(self) -> Moment:
        """Of its occupancy."""
        return self._since


@QmlElement
@QmlUncreatable("The application makes it")
class NoteInfo(QObject):
    """What was said of a compartment."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._until = Moment(wiring.zone, self)
        self._condition: Condition | None = None
        self._note = ""

    def update(self, condition: Condition | None, note: str = "", until: date | None = None) -> None:
        """``until``: the day after the last one."""
        self._condition, self._note = condition, note
        ends = datetime.combine(until, time(), self._wiring.zone) if until else None
        self._until.update(ends, self._wiring.now())
        self.changed.emit()

    @Property(str, notify=changed)
    def condition(self) -> str:
        """In words."""
        return words.word(words.CONDITIONS, self._condition)

    @Property(str, notify=changed)
    def note(self) -> str:
        """A reason of the list in words, or as it was typed."""
        return history_words.said(ConditionSet.kind, self._note)

    @Property(Moment, constant=True)
    def until(self) -> Moment:
        return self._until
