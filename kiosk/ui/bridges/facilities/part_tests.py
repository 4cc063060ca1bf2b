"""One part is tried; the touch screen by touching all of it."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.devices import DeviceKind
from kiosk.engine.facilities.intents import TestPart, TestSeen, TouchTested
from kiosk.engine.facilities.screens import PartTest, TestState, TouchTest
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.facilities.health import PartInfo
from kiosk.ui.bridges.facilities.photo import Photo
from kiosk.ui.care_words import HOW_TO_TRY, TESTS

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class PartTestBridge(QObject):
    """A picture of the camera is here only while it is shown."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._post = wiring.post
        self._screen: PartTest | None = None
        self._part = PartInfo(wiring, self)
        self._photo = Photo(self)

    def update(self, screen: PartTest) -> None:
        self._screen = screen
        self._part.update(screen.part)
        self._photo.show(screen.image)
        self.changed.emit()

    def leave(self) -> None:
        """Another screen is shown: what the camera saw is gone."""
        self._screen = None
        self._photo.show(b"")
        self.changed.emit()

    @Property(PartInfo, constant=True)
    def part(self) -> PartInfo:
        return self._part

    @Property(str, notify=changed)
    def state(self) -> str:
        """A value of ``TestState``."""
        return str((self._screen.state if self._screen else TestState.NOT_TRIED).value)

    @Property(str, notify=changed)
    def word(self) -> str:
        """For the state."""
        return str(TESTS[self._screen.state]) if self._screen else ""

    @Property(str, notify=changed)
    def how(self) -> str:
        """What whoever tries it has to do, in words."""
        return str(HOW_TO_TRY.get(self._screen.part.kind, "")) if self._screen else ""

    @Property(bool, notify=changed)
    def byItself(self) -> bool:
        """It says itself whether it works, once something was held up."""
        kinds = {DeviceKind.READER, DeviceKind.SCANNER}
        return self._screen is not None and self._screen.part.kind in kinds

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def doors(self) -> list[str]:
        """Of a bus: the numbers of its doors."""
        return [door for _, door in self._screen.doors] if self._screen else []

    @Property(str, notify=changed)
    def door(self) -> str:
        """The one that is tried."""
        return self._screen.door if self._screen else ""

    @Property(Photo, constant=True)
    def photo(self) -> Photo:
        """What the camera saw."""
        return self._photo

    @Slot()
    def start(self) -> None:
        if self._screen is not None:
            self._post(TestPart(self._screen.part.kind, self._screen.part.name))

    @Slot(int)
    def startDoor(self, index: int) -> None:
        """The lock of this door."""
        if self._screen is not None and 0 <= index < len(self._screen.doors):
            self._post(TestPart(self._screen.part.kind, self._screen.part.name, self._screen.doors[index][0]))

    @Slot(bool)
    def seen(self, passed: bool) -> None:
        self._post(TestSeen(passed))


@QmlElement
@QmlUncreatable("The application makes it")
class TouchTestBridge(QObject):
    """A grid over the whole screen."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._post = wiring.post
        self._screen = TouchTest(1, 1)

    def update(self, screen: TouchTest) -> None:
        self._screen = screen
        self.changed.emit()

    @Property(int, notify=changed)
    def columns(self) -> int:
        return self._screen.columns

    @Property(int, notify=changed)
    def rows(self) -> int:
        return self._screen.rows

    @Slot(int)
    def done(self, reached: int) -> None:
        """So many of the fields were touched."""
        self._post(TouchTested(reached, self._screen.columns * self._screen.rows))
