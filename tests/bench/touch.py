"""A finger on the glass until the first pixel changes, through the real screens with the software renderer."""

from __future__ import annotations

import time

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.engine.screens import BankView, Start
from kiosk.ui.app import Gui, make_application
from kiosk.ui.settings import UiSettings

BUTTON = "useCode"


def measure(touches: int) -> list[float]:
    """Latencies in ms of pressing a button on the start screen of a 1080 × 1920 panel."""
    application = make_application()
    gui = Gui(lambda _: None, UiSettings("Bench", windowed=True, window_size=(1080, 1920), width_mm=268, motion=False))
    try:
        gui.relay.show(Start())
        gui.relay.bank(BankView())
        gui.show()
        QTest.qWaitForWindowExposed(gui.window)
        button = gui.window.findChild(QQuickItem, BUTTON)
        if button is None:
            raise RuntimeError(f"the start screen has no {BUTTON}")
        _settle(application)
        middle = button.mapToScene(button.boundingRect().center()).toPoint()
        return [_press(gui, application, middle) for _ in range(touches)]
    finally:
        gui.close()


def _press(gui: Gui, application: object, where: QPoint) -> float:
    before = gui.window.grabWindow()
    waiting = QEventLoop()
    drawn: list[int] = []

    def swapped() -> None:
        drawn.append(time.perf_counter_ns())
        waiting.quit()

    gui.window.frameSwapped.connect(swapped)
    at = time.perf_counter_ns()
    QTest.mousePress(gui.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    if not drawn:
        QTimer.singleShot(2000, waiting.quit)
        waiting.exec()
    gui.window.frameSwapped.disconnect(swapped)
    if not drawn or gui.window.grabWindow() == before:
        raise RuntimeError("the press changed nothing on the screen")
    QTest.mouseRelease(gui.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    _settle(application)
    return (drawn[0] - at) / 1e6


def _settle(_application: object) -> None:
    QTest.qWait(120)
