"""Typed keys: a reader's are a badge, a person's digits are a code."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from drivers.readers.keyboard_wedge import WedgeDecoder
from kiosk.engine import screens
from kiosk.engine.intents import CodeEntered, UseCode
from kiosk.engine.screens import BankView
from kiosk.ui.scenes import DOOR
from tests.ui.conftest import Kiosk


class Clock:
    """A monotonic clock that the test turns."""

    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("kiosk.ui.wedge.time", clock)
    return clock


def type_keys(kiosk: Kiosk, clock: Clock, text: str, apart_s: float) -> None:
    for key in text:
        clock.now += apart_s
        if key == "\n":
            QTest.keyClick(kiosk.gui.window, Qt.Key.Key_Return)
        else:
            QTest.keyClick(kiosk.gui.window, Qt.Key(ord(key.upper())))
    kiosk.settle()


def test_what_a_reader_types_is_a_badge(kiosk: Kiosk, clock: Clock):
    badges: list[str] = []
    kiosk.gui.watch_keys(WedgeDecoder(), badges.append)
    kiosk.show(screens.Start())
    type_keys(kiosk, clock, "0001234567\n", 0.005)
    assert badges == ["000012D687"]
    assert kiosk.told == []


def test_what_a_person_types_is_a_code_and_its_first_digit_opens_the_pad(kiosk: Kiosk, clock: Clock, qtbot: QtBot):
    badges: list[str] = []
    kiosk.gui.watch_keys(WedgeDecoder(max_gap_s=0.02), badges.append)
    kiosk.show(screens.Start())
    type_keys(kiosk, clock, "19", 0.5)
    assert kiosk.told == [UseCode()]
    kiosk.show(screens.EnterCode(4))
    type_keys(kiosk, clock, "48", 0.5)
    clock.now += 1  # nobody types on: the last key was a person's too
    qtbot.waitUntil(lambda: len(kiosk.told) == 2)
    assert kiosk.told == [UseCode(), CodeEntered("1948")]
    assert badges == []


def test_without_such_a_reader_digits_go_straight_to_the_pad(kiosk: Kiosk, clock: Clock):
    kiosk.gui.watch_keys(None, lambda _: None)
    kiosk.show(screens.Start())
    type_keys(kiosk, clock, "1", 0.5)
    kiosk.show(screens.EnterCode(4))
    type_keys(kiosk, clock, "948", 0.5)
    assert kiosk.told == [UseCode(), CodeEntered("1948")]


def test_a_digit_means_nothing_elsewhere(kiosk: Kiosk, clock: Clock):
    kiosk.gui.watch_keys(None, lambda _: None)
    kiosk.show(screens.DoorIsYours(DOOR, None))
    type_keys(kiosk, clock, "1234", 0.5)
    kiosk.gui.presenter.bank(BankView(accepts_codes=False))
    kiosk.show(screens.Start())
    type_keys(kiosk, clock, "1234", 0.5)
    assert kiosk.told == []


def test_a_keyboard_reaches_and_presses_every_button(kiosk: Kiosk):
    kiosk.gui.watch_keys(WedgeDecoder(), lambda _: None)
    kiosk.show(screens.Start())
    reached = []
    for _ in range(6):
        QTest.keyClick(kiosk.gui.window, Qt.Key.Key_Tab)
        reached.append(kiosk.gui.window.activeFocusItem().objectName())
    assert reached == ["useCode", "whichIsMine", "barLanguage", "barText", "barReach", "barHelp"]
    while kiosk.gui.window.activeFocusItem().objectName() != "useCode":
        QTest.keyClick(kiosk.gui.window, Qt.Key.Key_Tab)
    QTest.keyClick(kiosk.gui.window, Qt.Key.Key_Space)
    assert kiosk.told == [UseCode()]
