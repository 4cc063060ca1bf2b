"""A kiosk with a screen: its engine is run by hand, and what it shows is drawn by the real QML and pressed there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QSignalSpy, QTest

from kiosk.engine.facilities.screens import FrontView, KioskLook, SessionView
from kiosk.engine.intents import Intent
from kiosk.engine.screens import BankView, Brand, Screen
from kiosk.ui.app import Gui
from kiosk.ui.scenes import PANELS
from tests.fakes.rig import Rig

DRAWN_WITHIN_MS = 20_000


class Screened:
    """Everything that is shown, and the hands of whoever stands before it."""

    def __init__(self, rig: Rig, place: str) -> None:
        self.rig = rig
        self._pressed: list[Intent] = []
        settings = replace(PANELS[0].settings(), place=place)
        self._gui = Gui(self._pressed.append, settings, now=rig.clock.now)
        self._before = rig.kiosk.display
        rig.kiosk.display = self
        self._gui.presenter.bank(rig.bank)
        self._gui.presenter.show(rig.screen)
        self._gui.show()
        self.settle()

    # --- the engine's display

    def show(self, screen: Screen) -> None:
        self._before.show(screen)
        self._gui.presenter.show(screen)

    def bank(self, view: BankView) -> None:
        self._before.bank(view)
        self._gui.presenter.bank(view)

    def speak(self, language: str) -> None:
        self._before.speak(language)
        self._gui.presenter.speak(language)

    def brand(self, brand: Brand) -> None:
        self._before.brand(brand)
        self._gui.presenter.brand(brand)

    def session(self, view: SessionView | None) -> None:
        self._before.session(view)
        self._gui.presenter.session(view)

    def front(self, view: FrontView) -> None:
        self._before.front(view)
        self._gui.presenter.front(view)

    def look(self, look: KioskLook) -> None:
        self._before.look(look)
        self._gui.presenter.look(look)

    # --- whoever stands there

    def press(self, name: str) -> None:
        """The item of this name."""
        item = self.item(name)
        centre = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        QTest.mouseClick(self._gui.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, centre)
        self.settle()

    def types(self, letters: str) -> None:
        """On the screen's own keys."""
        for letter in letters:
            self.press("space" if letter == " " else f"letter-{letter.lower()}")

    def picture(self) -> QImage:
        """What can be seen now, with the time that it is in the story."""
        self._gui.presenter.shell._turn_clock()
        self.settle()
        return self._gui.window.grabWindow()

    def settle(self) -> None:
        """Until nothing more is to be done: intents handled, bindings at rest, a frame drawn."""
        QCoreApplication.processEvents()
        while self._pressed:
            self.rig.handle(self._pressed.pop(0))
            QCoreApplication.processEvents()
        drawn = QSignalSpy(self._gui.window.frameSwapped)
        self._gui.window.update()
        assert drawn.count() or drawn.wait(DRAWN_WITHIN_MS)
        QCoreApplication.processEvents()

    def item(self, name: str) -> QQuickItem:
        """The visible item of this name."""
        found = [one for one in _items(self._gui.window.contentItem()) if one.objectName() == name and one.isVisible()]
        assert len(found) == 1, f"{name}: {len(found)} of them"
        return found[0]

    def has(self, name: str) -> bool:
        return any(one.objectName() == name and one.isVisible() for one in _items(self._gui.window.contentItem()))

    def lingers(self, milliseconds: int) -> None:
        """What waits for a pause in the typing comes."""
        QTest.qWait(milliseconds)
        self.settle()

    def close(self) -> None:
        self.rig.kiosk.display = self._before
        self._gui.close()
        self._gui.deleteLater()


def _items(root: QQuickItem) -> Iterator[QQuickItem]:
    yield root
    for child in root.childItems():
        yield from _items(child)
