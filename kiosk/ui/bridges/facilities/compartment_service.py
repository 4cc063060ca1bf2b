"""Out of service: a note, and until when."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.facilities.intents import PutOutOfService
from kiosk.engine.facilities.screens import TakeOutOfService
from kiosk.engine.intents import Back
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.values import Moment

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1

ENDLESS = -1
MOST_DAYS = 365


@QmlElement
@QmlUncreatable("The application makes it")
class ServiceBridge(QObject):
    """``days`` counts the days after today that it stays out of service: 0 is until tonight."""

    changed = Signal()
    keyed = Signal(str)  # from a keyboard whose keys are looked at first

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._last = Moment(wiring.zone, self)
        self._screen: TakeOutOfService | None = None
        self._note = ""
        self._days = ENDLESS
        self._writes = False

    def update(self, screen: TakeOutOfService) -> None:
        self._screen = screen
        if screen.note_missing:
            self._writes = True
        self._count()

    def leave(self) -> None:
        self._screen, self._note, self._days, self._writes = None, "", ENDLESS, False
        self._count()

    @property
    def is_typed_in(self) -> bool:
        """For Python: what a physical keyboard types belongs into the field."""
        return self._writes

    @Property(str, notify=changed)
    def door(self) -> str:
        return self._screen.door if self._screen else ""

    @Property(int, notify=changed)
    def days(self) -> int:
        """-1: without an end."""
        return self._days

    @Property(Moment, constant=True)
    def last(self) -> Moment:
        """A time on the last day."""
        return self._last

    @Property(str, notify=changed)
    def note(self) -> str:
        return self._note

    @Property(bool, notify=changed)
    def noteMissing(self) -> bool:
        return self._screen is not None and self._screen.note_missing and self._note.strip() == ""

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        """There is a note."""
        return self._note.strip() != ""

    @Property(bool, notify=changed)
    def writing(self) -> bool:
        """The field is open."""
        return self._writes

    @Slot(int)
    def setDays(self, days: int) -> None:
        self._days = max(ENDLESS, min(MOST_DAYS, days))
        self._count()

    @Slot(str)
    def type(self, text: str) -> None:
        if text != self._note:
            self._note = text
            self.changed.emit()

    @Slot()
    def write(self) -> None:
        self._writes = True
        self.changed.emit()

    @Slot()
    def written(self) -> None:
        self._writes = False
        self.changed.emit()

    @Slot()
    def put(self) -> None:
        """The button was held."""
        last = self._last_day()
        self._wiring.post(PutOutOfService(self._note.strip(), None if last is None else last + timedelta(days=1)))

    @Slot()
    def back(self) -> None:
        self._wiring.post(Back())

    def _last_day(self) -> date | None:
        if self._screen is None or self._days == ENDLESS:
            return None
        return self._screen.today + timedelta(days=self._days)

    def _count(self) -> None:
        last = self._last_day()
        noon = datetime.combine(last, time(12), self._wiring.zone) if last else None
        self._last.update(noon, self._wiring.now())
        self.changed.emit()
