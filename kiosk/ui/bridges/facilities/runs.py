"""Doors that open one after another: how far it is, and what came of each."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.facilities.intents import StopRun
from kiosk.engine.facilities.screens import Came, RunShown
from kiosk.engine.intents import Back
from kiosk.ui import facilities_words as words
from kiosk.ui.bridges.base import Wiring

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class OutcomeInfo(QObject):
    """What came of one door: a sign and a word."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._door, self._came = "", Came.NOTHING_YET

    def update(self, door: str, came: Came) -> None:
        self._door, self._came = door, came
        self.changed.emit()

    @Property(str, notify=changed)
    def number(self) -> str:
        return self._door

    @Property(str, notify=changed)
    def sign(self) -> str:
        return words.CAME_SIGNS[self._came]

    @Property(str, notify=changed)
    def word(self) -> str:
        return words.word(words.CAME, self._came)

    @Property(bool, notify=changed)
    def failed(self) -> bool:
        """Somebody has to look at it."""
        return self._came in (Came.NOT_OPENED, Came.UNKNOWN)


@QmlElement
@QmlUncreatable("The application makes it")
class RunBridge(QObject):
    """Doors by their numbers. Those that were made for an earlier run are used again."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._made: list[OutcomeInfo] = []
        self._screen: RunShown | None = None

    def update(self, screen: RunShown) -> None:
        self._screen = screen
        done = self._newest_first()
        while len(self._made) < len(done):
            self._made.append(OutcomeInfo(self))
        for info, one in zip(self._made, done, strict=False):
            info.update(*one)
        self.changed.emit()

    @Property(str, notify=changed)
    def run(self) -> str:
        """A value of ``Run``."""
        return self._screen.run.value if self._screen else ""

    @Property(int, notify=changed)
    def total(self) -> int:
        return len(self._screen.doors) if self._screen else 0

    @Property(int, notify=changed)
    def count(self) -> int:
        """So many are done."""
        return len(self._screen.done) if self._screen else 0

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def done(self) -> list[OutcomeInfo]:
        """Newest first; once it is over, those that somebody has to look at first."""
        return self._made[: len(self._screen.done)] if self._screen else []

    @Property(int, notify=changed)
    def opened(self) -> int:
        return self._counted(Came.OPENED)

    @Property(int, notify=changed)
    def notOpened(self) -> int:
        return self._counted(Came.NOT_OPENED)

    @Property(int, notify=changed)
    def unknown(self) -> int:
        return self._counted(Came.UNKNOWN)

    @Property(str, notify=changed)
    def now(self) -> str:
        """The door that it is at; empty: none."""
        return self._screen.now if self._screen else ""

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def open(self) -> list[str]:
        """Doors that still stand open."""
        return list(self._screen.open) if self._screen else []

    @Property(bool, notify=changed)
    def over(self) -> bool:
        return self._screen is not None and self._screen.over

    @Property(bool, notify=changed)
    def stopped(self) -> bool:
        return self._screen is not None and self._screen.stopped

    @Property(str, notify=changed)
    def byInput(self) -> str:
        """The contact that set it off."""
        return self._screen.by_input if self._screen else ""

    @Slot()
    def stop(self) -> None:
        self._wiring.post(StopRun())

    @Slot()
    def back(self) -> None:
        self._wiring.post(Back())

    def _counted(self, came: Came) -> int:
        return sum(one is came for _, one in self._screen.done) if self._screen else 0

    def _newest_first(self) -> list[tuple[str, Came]]:
        if self._screen is None:
            return []
        done = list(reversed(self._screen.done))
        return sorted(done, key=lambda one: one[1] is Came.OPENED) if self._screen.over else done
