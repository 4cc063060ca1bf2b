"""An operator at the screen in tests: signed in before the bank of the scenes, with a hand that holds buttons."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.ui.facilities_scenes_bank import FRONT, SESSION
from tests.ui.conftest import Kiosk, all_items

# So that no test waits two seconds; that it is two seconds is looked at in a test of its own.
HOLD_MS = 30


@pytest.fixture
def at_work(kiosk: Kiosk) -> Iterator[Kiosk]:
    """An operator is here, before the bank of the scenes."""
    kiosk.gui.presenter.session(SESSION)
    kiosk.gui.presenter.front(FRONT)
    yield kiosk
    kiosk.gui.presenter.session(None)


def hold(kiosk: Kiosk, qtbot: QtBot, name: str = "hold") -> None:
    """Press, and let go once it has done what it does."""
    button = kiosk.item(name)
    button.setProperty("holdMs", HOLD_MS)
    at = kiosk.centre(name)
    before = len(kiosk.told)
    QTest.mousePress(kiosk.gui.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    qtbot.waitUntil(lambda: len(kiosk.told) > before)
    QTest.mouseRelease(kiosk.gui.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    kiosk.settle()


def visible(kiosk: Kiosk, prefix: str) -> list[str]:
    items = all_items(kiosk.gui.window.contentItem())
    return [i.objectName() for i in items if i.objectName().startswith(prefix) and i.isVisible()]
