"""Recovery cases: the list of them, one with its steps, and why a step is left out."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.compartments import DoorState
from kiosk.domain.recovery import CaseStep
from kiosk.engine.facilities.intents import (
    AllListed,
    CancelCase,
    Collected,
    DescribeFound,
    InspectedAndReset,
    OpenForCase,
    ShowCase,
    ShowCases,
    ShowLostProperty,
    SkipNext,
    WhySkipped,
)
from kiosk.engine.facilities.screens import Came, Cases, CaseShown, SkipStep
from kiosk.engine.intents import Back
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.facilities.case_info import CaseInfo
from kiosk.ui.bridges.values import Moment
from kiosk.ui.recovery_words import sign_of

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class CasesBridge(QObject):
    """The open cases. What was made for lines of an earlier list is used again."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._made: list[CaseInfo] = []
        self._screen = Cases(())

    def update(self, screen: Cases) -> None:
        self._screen = screen
        while len(self._made) < len(screen.lines):
            self._made.append(CaseInfo(self._wiring, self))
        for info, line in zip(self._made, screen.lines, strict=False):
            info.update(line)
        self.changed.emit()

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def lines(self) -> list[CaseInfo]:
        return self._made[: len(self._screen.lines)]

    @Property(int, notify=changed)
    def count(self) -> int:
        return len(self._screen.lines)

    @Slot(int)
    def pick(self, index: int) -> None:
        if index < len(self._screen.lines):
            self._wiring.post(ShowCase(self._screen.lines[index].id))

    @Slot()
    def lostProperty(self) -> None:
        self._wiring.post(ShowLostProperty())

    @Slot()
    def back(self) -> None:
        self._wiring.post(Back())


@QmlElement
@QmlUncreatable("The application makes it")
class CaseShownBridge(QObject):
    """One case. Whose things they are is here only while it is shown."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._opened = Moment(wiring.zone, self)
        self._notified = Moment(wiring.zone, self)
        self._screen: CaseShown | None = None

    def update(self, screen: CaseShown) -> None:
        self._screen = screen
        now = self._wiring.now()
        self._opened.update(screen.opened_at, now)
        self._notified.update(screen.notified_at, now)
        self.changed.emit()

    def leave(self) -> None:
        """Another screen is shown: forget the holder and their things."""
        self._screen = None
        self._opened.update(None, self._wiring.now())
        self._notified.update(None, self._wiring.now())
        self.changed.emit()

    # --- the case ------------------------------------------------------------------------------------------------

    @Property(str, notify=changed)
    def door(self) -> str:
        return self._screen.door if self._screen else ""

    @Property(str, notify=changed)
    def cause(self) -> str:
        """A value of ``CaseCause``."""
        return self._screen.cause.value if self._screen else ""

    @Property(str, notify=changed)
    def causeSign(self) -> str:
        return sign_of(self._screen.cause) if self._screen else ""

    @Property(str, notify=changed)
    def step(self) -> str:
        """A value of ``CaseStep``: the last that was reached."""
        return self._screen.step.value if self._screen else ""

    @Property(str, notify=changed)
    def holder(self) -> str:
        return self._screen.holder if self._screen else ""

    @Property(Moment, constant=True)
    def opened(self) -> Moment:
        """When somebody took it on."""
        return self._opened

    @Property(Moment, constant=True)
    def notified(self) -> Moment:
        """When the holder was last told; not known: never."""
        return self._notified

    @Property(bool, notify=changed)
    def unnotified(self) -> bool:
        """Going on needs a reason."""
        return self._screen is not None and self._screen.unnotified

    @Property(bool, notify=changed)
    def standsOpen(self) -> bool:
        return self._screen is not None and self._screen.sensor is DoorState.OPEN

    @Property(str, notify=changed)
    def came(self) -> str:
        """A value of ``Came``: what became of opening it."""
        return self._screen.came.value if self._screen else Came.NOTHING_YET.value

    @Property(bool, notify=changed)
    def wasOpened(self) -> bool:
        """It can be emptied: it came open, be it by a key; or its sensor does not tell, and whoever is there looks."""
        if self._screen is None or self._screen.came in {Came.NOTHING_YET, Came.OPENING}:
            return False
        return self._screen.came is not Came.NOT_OPENED or self._screen.sensor is DoorState.OPEN

    @Property(bool, notify=changed)
    def canSkip(self) -> bool:
        """What comes next may be left out, with a reason."""
        return self._screen is not None and self._screen.can_skip

    @Property(bool, notify=changed)
    def twoPeople(self) -> bool:
        """A second operator is asked for before it opens."""
        return self._screen is not None and self._screen.two_people

    @Property(bool, notify=changed)
    def isOver(self) -> bool:
        return self._screen is not None and self._screen.step in {CaseStep.RESET, CaseStep.CANCELLED}

    # --- what was in there ---------------------------------------------------------------------------------------

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def bags(self) -> list[str]:
        return [bag for bag, _, _ in self._screen.items] if self._screen else []

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def signs(self) -> list[str]:
        """Of their categories, in the same order."""
        return [sign_of(category) for _, category, _ in self._screen.items] if self._screen else []

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def descriptions(self) -> list[str]:
        return [text for _, _, text in self._screen.items] if self._screen else []

    # --- what is done --------------------------------------------------------------------------------------------

    @Slot()
    def open(self) -> None:
        self._wiring.post(OpenForCase())

    @Slot(bool)
    def collected(self, empty: bool) -> None:
        self._wiring.post(Collected(empty))

    @Slot()
    def describe(self) -> None:
        self._wiring.post(DescribeFound())

    @Slot()
    def allListed(self) -> None:
        self._wiring.post(AllListed())

    @Slot()
    def setFree(self) -> None:
        self._wiring.post(InspectedAndReset())

    @Slot()
    def skip(self) -> None:
        self._wiring.post(SkipNext())

    @Slot()
    def callOff(self) -> None:
        self._wiring.post(CancelCase())

    @Slot()
    def lostProperty(self) -> None:
        self._wiring.post(ShowLostProperty())

    @Slot()
    def allCases(self) -> None:
        self._wiring.post(ShowCases())

    @Slot()
    def back(self) -> None:
        self._wiring.post(Back())


@QmlElement
@QmlUncreatable("The application makes it")
class SkipStepBridge(QObject):
    """Why? What is typed lives here, and only while the screen is shown."""

    changed = Signal()
    keyed = Signal(str)  # from a keyboard whose keys are looked at first

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._post = wiring.post
        self._screen: SkipStep | None = None  # None while another screen is shown
        self._typed = ""
        self._writes = True  # the field is open; then what was typed is read once more

    def update(self, screen: SkipStep) -> None:
        """Shown, or asked for again: with what was typed, unless it is about something else."""
        before = self._screen
        if before is None or (before.step, before.cancels) != (screen.step, screen.cancels):
            self._typed, self._writes = "", True
        self._writes = self._writes or screen.words_missing
        self._screen = screen
        self.changed.emit()

    def leave(self) -> None:
        """Another screen is shown: nothing of what was typed stays."""
        self._screen, self._typed, self._writes = None, "", True
        self.changed.emit()

    @property
    def is_typed_in(self) -> bool:
        """For Python: what a physical keyboard types belongs into the field."""
        return self._screen is not None and self._writes

    @Property(bool, notify=changed)
    def writes(self) -> bool:
        """The words are being typed."""
        return self._writes

    @Slot(bool)
    def write(self, on: bool) -> None:
        """Type them, or (off, once there are any) read them once more."""
        if on or self._typed.strip():
            self._writes = on
            self.changed.emit()

    @Property(str, notify=changed)
    def step(self) -> str:
        """A value of ``CaseStep``, "notified" or "legal days"; of a case that is called off, "cancelled"."""
        if self._screen is None:
            return ""
        return CaseStep.CANCELLED.value if self._screen.cancels else self._screen.step

    @Property(bool, notify=changed)
    def wordsMissing(self) -> bool:
        return self._screen is not None and self._screen.words_missing

    @Property(str, notify=changed)
    def typed(self) -> str:
        return self._typed

    @Property(str, notify=changed)
    def words(self) -> str:
        """What is typed, without space around it."""
        return self._typed.strip()

    @Slot(str)
    def type(self, text: str) -> None:
        if self._screen is not None and text != self._typed:
            self._typed = text
            self.changed.emit()

    @Slot()
    def done(self) -> None:
        if self._screen is not None:
            self._post(WhySkipped(self._typed.strip()))

    @Slot()
    def back(self) -> None:
        self._post(Back())
