"""How the kiosk is: its parts, each with its state, and the facts about the whole."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.devices import DeviceKind, DeviceState
from kiosk.engine.facilities.intents import TestPart, TestTouch
from kiosk.engine.facilities.screens import Health, PartLine
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.values import Moment
from kiosk.ui.care_words import (
    COMES_AND_GOES,
    HOW_TO_TRY,
    LOOSE_SIGN,
    PART_SIGNS,
    PARTS,
    STATE_SIGNS,
    STATES,
    TEST_SIGNS,
    TESTS,
    WAITS,
)

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1

_NOTHING = Health(
    parts=(),
    version="",
    started_at=datetime(2000, 1, 1, tzinfo=UTC),
    now=datetime(2000, 1, 1, tzinfo=UTC),
    clock_trusted=True,
    disk_free=None,
    database=None,
    last_backup=None,
)


@QmlElement
@QmlUncreatable("The application makes it")
class PartInfo(QObject):
    """One part. Words are English and of the context CareWords; its name is the site's, its fault the driver's."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._now = wiring.now
        self._since = Moment(wiring.zone, self)
        self._line: PartLine | None = None

    def update(self, line: PartLine) -> None:
        self._line = line
        self._since.update(line.since, self._now())
        self.changed.emit()

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._line.name if self._line else ""

    @Property(str, notify=changed)
    def kind(self) -> str:
        """The word for what it does."""
        return str(PARTS[self._line.kind]) if self._line else ""

    @Property(str, notify=changed)
    def sign(self) -> str:
        """Of what it does."""
        return PART_SIGNS[self._line.kind] if self._line else ""

    @Property(str, notify=changed)
    def state(self) -> str:
        """``starting``, ``up``, ``degraded`` or ``down``."""
        return self._line.state.value if self._line else ""

    @Property(str, notify=changed)
    def stateWord(self) -> str:
        """The word for it."""
        if self._line is None:
            return ""
        return str(COMES_AND_GOES if _is_loose(self._line) else STATES[self._line.state])

    @Property(str, notify=changed)
    def stateSign(self) -> str:
        if self._line is None:
            return ""
        return LOOSE_SIGN if _is_loose(self._line) else STATE_SIGNS[self._line.state]

    @Property(int, notify=changed)
    def times(self) -> int:
        """How often it has gone away, if it comes and goes."""
        return self._line.times if self._line else 0

    @Property(str, notify=changed)
    def error(self) -> str:
        """A sentence; empty while there is nothing to say."""
        return self._line.error if self._line else ""

    @Property(Moment, constant=True)
    def since(self) -> Moment:
        """Of its state, where that is known."""
        return self._since

    @Property(bool, notify=changed)
    def canTest(self) -> bool:
        """It can be tried by hand."""
        return self._line is not None and self._line.kind in HOW_TO_TRY

    @Property(str, notify=changed)
    def test(self) -> str:
        """The word for how the last test of it went; empty: none was made."""
        return str(TESTS[self._line.test]) if self._line and TEST_SIGNS[self._line.test] else ""

    @Property(str, notify=changed)
    def testSign(self) -> str:
        return TEST_SIGNS[self._line.test] if self._line else ""


@QmlElement
@QmlUncreatable("The application makes it")
class HealthBridge(QObject):
    """The lines that were made are used again."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._made: list[PartInfo] = []
        self._screen = _NOTHING
        self._now = Moment(wiring.zone, self)
        self._started = Moment(wiring.zone, self)
        self._backup = Moment(wiring.zone, self)
        self._sync = Moment(wiring.zone, self)
        self._own_policy = Moment(wiring.zone, self)

    def update(self, screen: Health) -> None:
        self._screen = screen
        while len(self._made) < len(screen.parts):
            self._made.append(PartInfo(self._wiring, self))
        for info, line in zip(self._made, screen.parts, strict=False):
            info.update(line)
        instants = (screen.now, screen.started_at, screen.last_backup, screen.sync_at)
        for moment, instant in zip((self._now, self._started, self._backup, self._sync), instants, strict=True):
            moment.update(instant, screen.now)
        self._own_policy.update(screen.policy.own_until, screen.now)
        self.changed.emit()

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def parts(self) -> list[PartInfo]:
        return self._made[: len(self._screen.parts)]

    @Property(int, notify=changed)
    def count(self) -> int:
        return len(self._screen.parts)

    @Property(int, notify=changed)
    def down(self) -> int:
        """So many parts do not work."""
        return self._in(DeviceState.DOWN)

    @Property(int, notify=changed)
    def degraded(self) -> int:
        """So many parts work in part."""
        return self._in(DeviceState.DEGRADED)

    @Property(int, notify=changed)
    def starting(self) -> int:
        """Of so many parts nobody has heard yet."""
        return self._in(DeviceState.STARTING)

    @Property(str, notify=changed)
    def version(self) -> str:
        return self._screen.version

    @Property(bool, notify=changed)
    def clockTrusted(self) -> bool:
        return self._screen.clock_trusted

    @Property(float, notify=changed)
    def diskFree(self) -> float:
        """Bytes; -1 where that is not known."""
        return float(-1 if self._screen.disk_free is None else self._screen.disk_free)

    @Property(float, notify=changed)
    def database(self) -> float:
        """Bytes; -1 where that is not known."""
        return float(-1 if self._screen.database is None else self._screen.database)

    @Property(str, notify=changed)
    def recordFault(self) -> str:
        """A sentence; empty: nothing is wrong with the record."""
        return self._screen.record_fault

    @Property(int, notify=changed)
    def unsent(self) -> int:
        return self._screen.unsent

    @Property(int, notify=changed)
    def unanswered(self) -> int:
        """So many answers wait, too."""
        return self._screen.unanswered

    @Property(str, notify=changed)
    def waits(self) -> str:
        """The word for why all that waits, of the context CareWords; empty: it does not."""
        return str(WAITS.get(self._screen.sync.kind, ""))

    @Property(int, notify=changed)
    def policyVersion(self) -> int:
        """Of upstream's document of policies that holds; 0: the site file's hold."""
        return self._screen.policy.version

    @Property(Moment, constant=True)
    def ownPolicy(self) -> Moment:
        """Until when somebody has said that the site file's policies are to hold."""
        return self._own_policy

    @Property(str, notify=changed)
    def code(self) -> str:
        """By which somebody is to take this kiosk in upstream, after they compared the key; empty: nobody need to."""
        return self._screen.sync.code

    @Property(str, notify=changed)
    def fingerprint(self) -> str:
        """Of the key that the code stands for."""
        return self._screen.sync.fingerprint

    @Property(Moment, constant=True)
    def now(self) -> Moment:
        """What the clock here shows."""
        return self._now

    @Property(Moment, constant=True)
    def started(self) -> Moment:
        return self._started

    @Property(Moment, constant=True)
    def backup(self) -> Moment:
        """The last one."""
        return self._backup

    @Property(Moment, constant=True)
    def sync(self) -> Moment:
        """When upstream last answered."""
        return self._sync

    def _in(self, state: DeviceState) -> int:
        return sum(part.state is state for part in self._screen.parts)

    @Slot(int)
    def test(self, index: int) -> None:
        """Try this part."""
        if not 0 <= index < len(self._screen.parts):
            return
        part = self._screen.parts[index]
        if part.kind is DeviceKind.SCREEN:
            self._wiring.post(TestTouch())
        elif part.kind in HOW_TO_TRY:
            self._wiring.post(TestPart(part.kind, part.name))


def _is_loose(part: PartLine) -> bool:
    """Whether it comes and goes, and is there just now."""
    return part.times > 0 and part.state is not DeviceState.DOWN
