"""What other threads publish reaches the screen on its own thread, all of it and in order."""

from __future__ import annotations

import sys
import threading

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.engine import screens
from kiosk.engine.screens import BankView, Brand
from kiosk.ui.relay import Relay
from tests.ui.conftest import Kiosk


class Listener(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []
        self.threads: set[bool] = set()

    @Slot(object)
    def hear(self, message: object) -> None:
        self.heard.append(message)
        self.threads.add(QThread.currentThread() is self.thread())


def test_a_worker_thread_publishes_in_order(qtbot: QtBot):
    relay, listener = Relay(), Listener()
    relay.screen_shown.connect(listener.hear)
    relay.bank_changed.connect(listener.hear)
    relay.brand_changed.connect(listener.hear)
    sent: list[screens.Screen | BankView | Brand] = []
    for n in range(200):
        sent += [Brand(str(n)), screens.EnterCode(n), BankView(free=n)]

    def work() -> None:
        for message in sent:
            if isinstance(message, BankView):
                relay.bank(message)
            elif isinstance(message, Brand):
                relay.brand(message)
            else:
                relay.show(message)

    thread = threading.Thread(target=work)
    thread.start()
    qtbot.waitUntil(lambda: len(listener.heard) == len(sent))
    thread.join()
    assert listener.heard == sent
    assert listener.threads == {True}


def test_the_window_draws_what_a_worker_thread_publishes(kiosk: Kiosk, qtbot: QtBot):
    thread = threading.Thread(target=lambda: kiosk.gui.relay.show(screens.EnterCode(4)))
    thread.start()
    qtbot.waitUntil(lambda: kiosk.has("key5"))
    thread.join()


class Source(QObject):
    went = Signal(int)


def test_signals_do_not_wear_out_true_and_none(qapp):
    """PySide6 6.12.0 on Python 3.11 gives away a reference with every emit (kiosk/ui/immortals.py)."""
    source = Source()
    for n in range(5000):
        source.went.emit(n)
    assert sys.version_info >= (3, 12) or sys.getrefcount(True) > 1_000_000


def test_no_close_key_ends_a_fullscreen_kiosk(kiosk: Kiosk):
    kiosk.gui._settings = type(kiosk.gui._settings)(site_name="x", windowed=False)
    kiosk.gui.watch_keys(None, lambda _: None)
    kiosk.gui.window.close()
    kiosk.settle()
    assert kiosk.gui.window.isVisible()
    QTest.keyClick(kiosk.gui.window, Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier)
    assert kiosk.gui.window.isVisible()
