"""Values that several screens show: a door with its place, and a moment in the site's time."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.screens import Door, Side

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class DoorInfo(QObject):
    """A door: its number, and where it hangs, counted from the screen where that is known."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._door: Door | None = None
        self._screen_after: int | None = None

    def update(self, door: Door) -> None:
        self._door = door
        self.changed.emit()

    def hang_screen(self, after: int | None) -> None:
        """The screen hangs after this column."""
        if after != self._screen_after:
            self._screen_after = after
            self.changed.emit()

    @Property(str, notify=changed)
    def number(self) -> str:
        return self._door.number if self._door else ""

    @Property(str, notify=changed)
    def side(self) -> str:
        return self._door.place.side.value if self._door else Side.UNKNOWN.value

    @Property(int, notify=changed)
    def column(self) -> int:
        """From the left end of the bank, from 1."""
        return self._door.place.column if self._door else 0

    @Property(int, notify=changed)
    def fromScreen(self) -> int:
        """Columns from the screen outward, from 1; 0 where that is not known."""
        if self._door is None or self._screen_after is None:
            return 0
        place = self._door.place
        if place.side is Side.LEFT:
            return max(0, self._screen_after - place.column + 1)
        return max(0, place.column - self._screen_after) if place.side is Side.RIGHT else 0

    @Property(int, notify=changed)
    def columns(self) -> int:
        return self._door.place.columns if self._door else 0

    @Property(int, notify=changed)
    def row(self) -> int:
        return self._door.place.row if self._door else 0

    @Property(int, notify=changed)
    def rows(self) -> int:
        return self._door.place.rows if self._door else 0


@QmlElement
@QmlUncreatable("The application makes it")
class Moment(QObject):
    """An instant as the site's clocks and calendars say it. ``days`` counts from today; of none it is -1, too."""

    changed = Signal()

    def __init__(self, zone: ZoneInfo, parent: QObject) -> None:
        super().__init__(parent)
        self._zone = zone
        self._local: datetime | None = None
        self._days = -1

    def update(self, instant: datetime | None, now: datetime) -> None:
        self._local = instant.astimezone(self._zone) if instant else None
        self._days = (self._local.date() - now.astimezone(self._zone).date()).days if self._local else -1
        self.changed.emit()

    @Property(bool, notify=changed)
    def known(self) -> bool:
        return self._local is not None

    @Property(str, notify=changed)
    def time(self) -> str:
        return self._local.strftime("%H:%M") if self._local else ""

    @Property(bool, notify=changed)
    def midnight(self) -> bool:
        """Whether it is the end of a day, which people do not call 00:00 of the next."""
        return self._local is not None and self._local.time() == time(0, 0)

    @Property(int, notify=changed)
    def days(self) -> int:
        return self._days

    @Property(int, notify=changed)
    def weekday(self) -> int:
        """Sunday is 0, as QML's locales count."""
        return self._local.isoweekday() % 7 if self._local else 0

    @Property(int, notify=changed)
    def day(self) -> int:
        return self._local.day if self._local else 0

    @Property(int, notify=changed)
    def month(self) -> int:
        """January is 0, as QML's locales count."""
        return self._local.month - 1 if self._local else 0

    @Property(int, notify=changed)
    def year(self) -> int:
        return self._local.year if self._local else 0
