"""The alarms, gravest first, and that somebody has taken note of one."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.facilities.intents import Acknowledge
from kiosk.engine.facilities.screens import AlarmLine, Alarms
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.values import Moment
from kiosk.ui.care_words import ADVICE, ALARM_SIGNS, ALARMS, COMES_AND_GOES, LOOSE, LOOSE_SIGN

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class AlarmInfo(QObject):
    """One alarm. Words are English and of the context CareWords."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._now = wiring.now
        self._since = Moment(wiring.zone, self)
        self._times_since = Moment(wiring.zone, self)
        self._line: AlarmLine | None = None

    def update(self, line: AlarmLine) -> None:
        self._line = line
        self._since.update(line.since, self._now())
        self._times_since.update(line.times_since, self._now())
        self.changed.emit()

    @Property(str, notify=changed)
    def word(self) -> str:
        if self._line is None:
            return ""
        return str(COMES_AND_GOES if self._line.times else ALARMS[self._line.kind])

    @Property(str, notify=changed)
    def advice(self) -> str:
        """What to do about it; empty once its cause is over."""
        if self._line is None or self._line.over:
            return ""
        return str(LOOSE if self._line.times else ADVICE[self._line.kind])

    @Property(str, notify=changed)
    def sign(self) -> str:
        if self._line is None:
            return ""
        return LOOSE_SIGN if self._line.times else ALARM_SIGNS[self._line.kind]

    @Property(str, notify=changed)
    def door(self) -> str:
        """The number of the door that it is about; empty: of none."""
        return self._line.door if self._line else ""

    @Property(str, notify=changed)
    def device(self) -> str:
        """The part that it is about, as the site calls it; empty: of none."""
        return self._line.device if self._line else ""

    @Property(bool, notify=changed)
    def over(self) -> bool:
        """Its cause is over; it stays until somebody has taken note of it."""
        return self._line is not None and self._line.over

    @Property(bool, notify=changed)
    def acknowledged(self) -> bool:
        """Somebody has taken note of it; it stays until its cause is over."""
        return self._line is not None and self._line.acknowledged

    @Property(Moment, constant=True)
    def since(self) -> Moment:
        return self._since

    @Property(int, notify=changed)
    def times(self) -> int:
        """How often the part has gone away since ``timesSince``; 0: that is over, or it does not come and go."""
        return self._line.times if self._line else 0

    @Property(Moment, constant=True)
    def timesSince(self) -> Moment:
        return self._times_since


@QmlElement
@QmlUncreatable("The application makes it")
class AlarmsBridge(QObject):
    """The lines that were made are used again."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._made: list[AlarmInfo] = []
        self._screen = Alarms(())

    def update(self, screen: Alarms) -> None:
        self._screen = screen
        while len(self._made) < len(screen.lines):
            self._made.append(AlarmInfo(self._wiring, self))
        for info, line in zip(self._made, screen.lines, strict=False):
            info.update(line)
        self.changed.emit()

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def lines(self) -> list[AlarmInfo]:
        return self._made[: len(self._screen.lines)]

    @Property(int, notify=changed)
    def count(self) -> int:
        return len(self._screen.lines)

    @Slot(int)
    def acknowledge(self, index: int) -> None:
        """I have taken note of this one."""
        if 0 <= index < len(self._screen.lines):
            self._wiring.post(Acknowledge(self._screen.lines[index].id))
