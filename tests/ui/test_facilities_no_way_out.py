"""On no screen of facilities does a key, a gesture or something that is dropped lead out of the kiosk."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QContextMenuEvent,
    QDesktopServices,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QNativeGestureEvent,
    QPointingDevice,
)
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.ui.facilities_scenes_entry import entry_scenes
from kiosk.ui.scenes import SCENES, Scene
from tests.ui.conftest import Kiosk, Maker, all_items

K, M = Qt.Key, Qt.KeyboardModifier
KEYS = (
    *((key, M.ControlModifier) for key in (K.Key_Q, K.Key_W, K.Key_N, K.Key_O, K.Key_P, K.Key_S, K.Key_T, K.Key_L)),
    *((key, M.ControlModifier) for key in (K.Key_A, K.Key_C, K.Key_X, K.Key_V, K.Key_Z, K.Key_F4, K.Key_Escape)),
    *((key, M.ControlModifier | M.AltModifier) for key in (K.Key_Delete, K.Key_Backspace, K.Key_F1, K.Key_T)),
    *((key, M.ControlModifier | M.ShiftModifier) for key in (K.Key_I, K.Key_Escape)),
    *((key, M.AltModifier) for key in (K.Key_F4, K.Key_Tab, K.Key_Space, K.Key_Left, K.Key_F2)),
    *((key, M.MetaModifier) for key in (K.Key_Meta, K.Key_R, K.Key_L, K.Key_E)),
    *((key, M.ShiftModifier) for key in (K.Key_F10, K.Key_Insert)),
    *((key, M.NoModifier) for key in (K.Key_F1, K.Key_F5, K.Key_F10, K.Key_F11, K.Key_F12, K.Key_Escape)),
    *((key, M.NoModifier) for key in (K.Key_Menu, K.Key_Print, K.Key_Meta, K.Key_HomePage, K.Key_Back, K.Key_Paste)),
    *((key, M.NoModifier) for key in (K.Key_Copy, K.Key_Open, K.Key_Search, K.Key_WWW, K.Key_Launch0, K.Key_PowerOff)),
)
SECRET = "from the clipboard"


class Trap:
    """Whatever asks the desktop to open something ends up here."""

    def __init__(self) -> None:
        self.opened: list[str] = []

    def open(self, url: QUrl) -> bool:
        self.opened.append(url.toString())
        return True


@pytest.fixture
def trap(monkeypatch: pytest.MonkeyPatch) -> Trap:
    trap = Trap()
    monkeypatch.setattr(QDesktopServices, "openUrl", trap.open)
    return trap


@pytest.fixture
def closed(make_kiosk: Maker) -> Kiosk:
    """A kiosk as it hangs on the wall: nobody may close its window, and somebody has left something to paste."""
    kiosk = make_kiosk()
    kiosk.gui._settings = replace(kiosk.gui._settings, windowed=False)
    kiosk.gui.watch_keys(None, lambda _: None)
    clipboard = QGuiApplication.clipboard()
    clipboard.setText(SECRET)
    return kiosk


def facilities() -> list[Scene]:
    """Every scene with an operator, and those on the way in."""
    ours = {scene.name for scene in entry_scenes(Scene)}
    return [scene for scene in SCENES if scene.session is not None or scene.name in ours]


def press(kiosk: Kiosk, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    """As the desktop hands it over; QTest knows no letter for some of them."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QGuiApplication.sendEvent(kiosk.gui.window, QKeyEvent(kind, key, modifier))


def gestures(kiosk: Kiosk) -> None:
    """A long press, the right and the middle button, a menu key, pinching and turning with a trackpad."""
    window = kiosk.gui.window
    middle = QPoint(window.width() // 2, window.height() // 2)
    device = QPointingDevice.primaryPointingDevice()
    for button in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.BackButton):
        QTest.mouseClick(window, button, M.NoModifier, middle)
        QTest.mouseDClick(window, button, M.NoModifier, middle)
    menu = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, middle)
    QGuiApplication.sendEvent(window, menu)
    at = QPointF(middle)
    for gesture in (Qt.NativeGestureType.ZoomNativeGesture, Qt.NativeGestureType.SwipeNativeGesture):
        event = QNativeGestureEvent(gesture, device, 3, at, at, at, 1.0, QPointF())
        QGuiApplication.sendEvent(window, event)


def drop(kiosk: Kiosk) -> bool:
    """A file and an address are dropped; whether anything took them."""
    data = QMimeData()
    data.setUrls([QUrl("file:///etc/passwd"), QUrl("https://example.org")])
    data.setText("https://example.org")
    action, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, M.NoModifier
    fall = QDropEvent(QPointF(200, 400), action, data, button, keys, QEvent.Type.Drop)
    fall.ignore()
    QGuiApplication.sendEvent(kiosk.gui.window, fall)
    return fall.isAccepted()


def test_no_key_gesture_or_drop_leads_out(closed: Kiosk, trap: Trap):
    windows = QGuiApplication.allWindows()
    found: list[str] = []
    for scene in facilities():
        scene.play(closed.gui)
        closed.settle()
        shown = closed.gui.presenter.shell.shown
        for key, modifier in KEYS:
            press(closed, key, modifier)
        gestures(closed)
        if drop(closed):
            found.append(f"{scene.name}: something was dropped")
        closed.settle()
        if QGuiApplication.allWindows() != windows or not closed.gui.window.isVisible():
            found.append(f"{scene.name}: another window, or none")
        if QGuiApplication.focusWindow() not in {closed.gui.window, None} or QGuiApplication.modalWindow() is not None:
            found.append(f"{scene.name}: a dialog")
        if closed.gui.presenter.shell.shown != shown:
            found.append(f"{scene.name}: {closed.gui.presenter.shell.shown} has come")
        if any(SECRET in str(item.property("text") or "") for item in fields(closed)):
            found.append(f"{scene.name}: the clipboard was pasted")
    assert found == []
    assert trap.opened == []
    # A field that was typed in put nothing there either.
    assert QGuiApplication.clipboard().text() == SECRET


def fields(kiosk: Kiosk) -> list[QQuickItem]:
    return [item for item in all_items(kiosk.gui.window.contentItem()) if item.inherits("QQuickTextInput")]


def test_nothing_of_an_operator_is_selected_and_no_text_is_a_link(closed: Kiosk):
    """Rich text could hold a link; a selection could be dragged, and something dropped on an area for it."""
    for scene in facilities():
        scene.play(closed.gui)
        closed.settle()
        items = list(all_items(closed.gui.window.contentItem()))
        assert not [item for item in items if item.inherits("QQuickTextEdit") or item.inherits("QQuickDropArea")]
        assert not [item for item in fields(closed) if item.property("selectByMouse")]
