"""A window of the real QML, driven by hand: the test publishes screens, and reads what was posted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QPoint, QPointF, Qt, QTranslator
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QSignalSpy, QTest

from kiosk.engine.intents import Intent, Touched
from kiosk.engine.screens import Screen
from kiosk.ui.app import Gui, make_application
from kiosk.ui.scenes import NOW, PANELS, Panel
from kiosk.ui.settings import UiSettings

# A frame takes milliseconds; this is for a machine that is busy with something else.
DRAWN_WITHIN_MS = 20_000


@dataclass
class Kiosk:
    """The screen under test."""

    gui: Gui
    posted: list[Intent] = field(default_factory=list)

    def settle(self) -> None:
        """Let layouts and bindings come to rest: what a layout places is only there once a frame was drawn."""
        QCoreApplication.processEvents()
        drawn = QSignalSpy(self.gui.window.frameSwapped)
        self.gui.window.update()
        assert drawn.count() or drawn.wait(DRAWN_WITHIN_MS)
        QCoreApplication.processEvents()

    def item(self, name: str) -> QQuickItem:
        """The visible item of this object name."""
        found = [i for i in all_items(self.gui.window.contentItem()) if i.objectName() == name and i.isVisible()]
        assert len(found) == 1, f"{name}: {len(found)} of them"
        return found[0]

    def has(self, name: str) -> bool:
        return any(i.objectName() == name and i.isVisible() for i in all_items(self.gui.window.contentItem()))

    def text(self, name: str) -> str:
        return str(self.item(name).property("text"))

    def centre(self, name: str) -> QPoint:
        item = self.item(name)
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()

    def press(self, name: str) -> None:
        QTest.mouseClick(self.gui.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, self.centre(name))
        self.settle()

    def show(self, screen: Screen) -> None:
        self.gui.presenter.show(screen)
        self.settle()

    @property
    def told(self) -> list[Intent]:
        """What was posted, without the mere touches."""
        return [one for one in self.posted if not isinstance(one, Touched)]


def all_items(root: QQuickItem) -> Iterator[QQuickItem]:
    yield root
    for child in root.childItems():
        yield from all_items(child)


class Long(QTranslator):
    """A language that does not exist: every text is longer by two fifths, as some languages are."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        more = round(len(source) * 0.4)
        words = [
            "lang",
            "wirsam",
            "oborte",
            "nimveg",
            "dulor",
            "sita",
            "consec",
            "tetur",
            "adipi",
            "scing",
            "elit",
            "sed",
        ]
        added = ""
        while len(added) < more:
            added += " " + words[(len(source) + len(added)) % len(words)]
        return source + added[: max(0, more)].rstrip()


Maker = Callable[..., Kiosk]


@pytest.fixture(scope="session")
def qapp_cls() -> type[QObject]:
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication


@pytest.fixture
def make_kiosk(qapp: QCoreApplication) -> Iterator[Maker]:
    """Makes windows, and takes them away in the right order."""
    make_application()
    made: list[Kiosk] = []

    def make(panel: Panel = PANELS[0], settings: UiSettings | None = None) -> Kiosk:
        posted: list[Intent] = []
        gui = Gui(posted.append, settings or panel.settings(), now=lambda: NOW)
        gui.show()
        kiosk = Kiosk(gui, posted)
        kiosk.settle()
        made.append(kiosk)
        return kiosk

    yield make
    for kiosk in made:
        kiosk.gui.close()
        kiosk.gui.deleteLater()
    QCoreApplication.sendPostedEvents()
    QCoreApplication.processEvents()


@pytest.fixture
def kiosk(make_kiosk: Maker) -> Kiosk:
    return make_kiosk()
