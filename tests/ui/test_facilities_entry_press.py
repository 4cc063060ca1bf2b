"""Getting in, and the map, by hand: what each press posts, and what is gone once another screen comes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.domain.compartments import DoorState
from kiosk.domain.events.operators import Run
from kiosk.domain.operators import Right, Role
from kiosk.engine import screens
from kiosk.engine.facilities import intents as i
from kiosk.engine.facilities.screens import (
    BankFront,
    KioskLook,
    MapFilter,
    NewPin,
    NoOperators,
    NotYours,
    OperatorBadge,
    OperatorPaused,
    OperatorPin,
    Operators,
    PinFor,
    RecoverAccess,
    WhyNotSecond,
)
from kiosk.engine.intents import Back, Intent, Leave
from kiosk.engine.screens import BankView, Screen
from kiosk.ui.facilities_scenes_entry import (
    ASKED,
    EVERYTHING,
    FACILITIES,
    FRONT,
    INSTALLER,
    LARGE,
    LINES,
    PAUSED,
    SCRAMBLED,
    SECURITY,
)
from kiosk.ui.scenes import BANK
from tests.ui.conftest import Kiosk
from tests.ui.test_accessibility import described

CHALLENGE = RecoverAccess("hq", "7KQ4-MM2X-9TRB")
PIN = NewPin("19487203", "Sam Okafor", for_operator=True)


def enter(kiosk: Kiosk, screen: Screen, who=EVERYTHING, front=FRONT) -> None:
    kiosk.gui.presenter.session(who)
    kiosk.gui.presenter.front(front)
    kiosk.show(screen)


def middle(kiosk: Kiosk, row: int) -> QPoint:
    """Where a compartment is painted."""
    front_map: Any = kiosk.item("map")
    box, origin = front_map.boxOf(row), front_map.property("origin")
    return front_map.mapToScene(QPointF(box.center() + origin)).toPoint()


def touch(kiosk: Kiosk, where: QPoint) -> None:
    QTest.mouseClick(kiosk.gui.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    kiosk.settle()


@pytest.mark.parametrize(
    ("screen", "button", "intent"),
    [
        (ASKED, "back", Back()),
        (ASKED, "useDoor", i.UseDoorInstead()),
        (ASKED, "recover", i.RecoverMyAccess()),
        (OperatorBadge(), "back", Back()),
        (OperatorPaused(PAUSED), "back", Back()),
        (NoOperators(), "leave", Leave()),
        (CHALLENGE, "back", Back()),
        (PIN, "seen", i.PinSeen()),
        (NotYours(Right.OPEN), "back", Back()),
        (Operators(LINES), "back", Back()),
        (BankFront(), "filter-to check", i.FilterFront(MapFilter.TO_CHECK)),
        (BankFront(MapFilter.OPEN), "filter-open", i.FilterFront(MapFilter.ALL)),
        (BankFront(), "turn", i.ShowFront(as_list=True)),
        (BankFront(as_list=True), "turn", i.ShowFront(as_list=False)),
        (BankFront(as_list=True), "row11", i.ShowCompartment(12)),
        (BankFront(query="x", found=frozenset({3})), "found", i.SearchFront("")),
        (BankFront(), "need0", i.ShowAlarms()),
        (BankFront(), "need1", i.ShowCompartment(23)),
        (BankFront(), "need6", i.ShowCase("c-1")),
        (BankFront(), "way-people", i.ShowPeople()),
        (BankFront(), "way-lostProperty", i.ShowLostProperty()),
        (BankFront(), "barFinish", Leave()),
    ],
)
def test_a_button_posts_its_intent(kiosk: Kiosk, screen: Screen, button: str, intent: Intent):
    enter(kiosk, screen)
    kiosk.press(button)
    assert kiosk.told == [intent]


@pytest.mark.parametrize(
    ("way", "intent"),
    [
        ("cases", i.ShowCases()),
        ("alarms", i.ShowAlarms()),
        ("openMany", i.PrepareRun(Run.OPEN)),
        ("clean", i.PrepareRun(Run.CLEAN)),
        ("emergency", i.PrepareRun(Run.EMERGENCY)),
        ("health", i.ShowHealth()),
        ("look", i.ShowLook()),
        ("copyOut", i.ShowCopyOut()),
        ("operators", i.ShowOperators()),
    ],
)
def test_more_leads_everywhere(kiosk: Kiosk, way: str, intent: Intent):
    enter(kiosk, BankFront())
    kiosk.press("menu")
    kiosk.press(f"go-{way}")
    assert kiosk.told == [intent]


def test_what_a_role_does_not_include_is_not_offered(kiosk: Kiosk):
    enter(kiosk, BankFront(), INSTALLER)
    assert not kiosk.has("way-people")
    kiosk.press("menu")
    offered = {"people", "lostProperty", "emergency", "health", "look", "copyOut", "operators", "openMany"}
    assert {way for way in offered if kiosk.has(f"go-{way}")} == {"health", "look", "copyOut", "openMany"}
    kiosk.press("toMap")
    assert kiosk.has("map")


# --- getting in ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("bank", [BANK, BankView(receives=True)], ids=["bank", "reception"])
def test_the_corner_is_held_for_three_seconds_and_tells_nobody(kiosk: Kiosk, qtbot: QtBot, bank: BankView):
    kiosk.gui.presenter.bank(bank)
    kiosk.show(screens.Start())
    before = kiosk.gui.window.grabWindow()
    corner = kiosk.centre("corner")
    QTest.mousePress(kiosk.gui.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, corner)
    kiosk.settle()
    assert kiosk.gui.window.grabWindow() == before
    qtbot.waitUntil(lambda: kiosk.told == [i.SignIn()], timeout=20_000)
    QTest.mouseRelease(kiosk.gui.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, corner)
    assert kiosk.told == [i.SignIn()]


def test_a_short_press_of_the_corner_or_one_on_another_screen_is_nothing(kiosk: Kiosk):
    kiosk.show(screens.Start())
    touch(kiosk, kiosk.centre("corner"))
    kiosk.show(screens.EnterCode(6))
    assert not kiosk.item("corner").property("enabled")
    assert kiosk.told == []


def test_the_help_sheet_lets_them_in_too_by_keys_as_well(kiosk: Kiosk):
    kiosk.show(screens.Start())
    kiosk.press("barHelp")
    kiosk.posted.clear()
    for _ in range(8):
        QTest.keyClick(kiosk.gui.window, Qt.Key.Key_Tab)
        if kiosk.gui.window.activeFocusItem().objectName() == "signIn":
            break
    QTest.keyClick(kiosk.gui.window, Qt.Key.Key_Space)
    kiosk.settle()
    assert kiosk.told == [i.SignIn()]
    assert kiosk.gui.window.property("sheet") == ""


def test_eight_digits_are_posted_once_and_none_is_kept(kiosk: Kiosk):
    kiosk.show(OperatorPin(8))
    for digit in "19487203":
        kiosk.press(f"key{digit}")
    kiosk.press("key5")
    assert kiosk.told == [i.OperatorPinEntered("19487203")]
    assert kiosk.gui.presenter.facilities.pad._digits == []


def test_a_scrambled_pad_has_its_digits_where_the_engine_put_them(kiosk: Kiosk):
    kiosk.show(OperatorPin(8, pad=SCRAMBLED))
    places = [(kiosk.centre(f"key{digit}").y(), kiosk.centre(f"key{digit}").x()) for digit in SCRAMBLED]
    assert places == sorted(places)
    kiosk.press("key7")
    kiosk.show(OperatorPin(8, pad=tuple(reversed(SCRAMBLED))))
    assert kiosk.gui.presenter.facilities.pad._digits == []


def test_no_key_lights_up_or_sounds_of_its_digit(kiosk: Kiosk):
    ticks: list[str] = []
    kiosk.gui.presenter.sounded.connect(ticks.append)
    kiosk.show(OperatorPin(8))
    before = kiosk.gui.window.grabWindow()
    for digit in (1, 9):
        where = kiosk.centre(f"key{digit}")
        QTest.mousePress(kiosk.gui.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
        kiosk.settle()
        pressed = kiosk.gui.window.grabWindow()
        key = kiosk.item(f"key{digit}")
        box = key.mapRectToScene(key.boundingRect()).toRect()
        assert pressed.copy(box) == before.copy(box)
        QTest.mouseRelease(kiosk.gui.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    assert ticks == ["tick", "tick"]


def test_a_keypad_types_a_pin_as_well(kiosk: Kiosk):
    kiosk.gui.watch_keys(None, lambda _: None)
    kiosk.show(OperatorPin(8))
    for key in "19487203":
        QTest.keyClick(kiosk.gui.window, Qt.Key(ord(key)))
    assert kiosk.told == [i.OperatorPinEntered("19487203")]


def test_half_a_pin_is_gone_with_its_screen(kiosk: Kiosk):
    kiosk.show(OperatorPin(8))
    kiosk.press("key1")
    kiosk.show(screens.Start())
    kiosk.show(OperatorPin(8))
    assert kiosk.gui.presenter.facilities.pad.property("count") == 0


def test_a_new_pin_is_gone_with_its_screen_and_never_said_aloud(kiosk: Kiosk):
    enter(kiosk, PIN)
    whole: Any = kiosk.gui.presenter.facilities
    bridge = whole.entry.newPin
    assert bridge.groups == ["1948", "7203"]
    assert not [name for _, name in described(kiosk) if "1948" in name or "7203" in name]
    kiosk.show(BankFront())
    assert (bridge.groups, bridge.whose) == ([], "")


def test_operators_are_given_pins_and_roles_and_ended_only_by_holding(kiosk: Kiosk):
    enter(kiosk, Operators(LINES, (Role.SECURITY, Role.INSTALLER)), SECURITY)
    kiosk.press("operator1")
    assert not kiosk.has("role-facilities"), "that is more than they may give"
    kiosk.press("drawPin")
    kiosk.press("role-installer")
    kiosk.press("end")
    assert kiosk.told == [i.DrawOperatorPin("p2"), i.SetOperator("p2", Role.INSTALLER)]
    hold: Any = kiosk.item("end")
    hold.held.emit()
    assert kiosk.told[2:] == [i.SetOperator("p2", None)]
    kiosk.show(BankFront())
    assert kiosk.gui.presenter.facilities.operators.property("names") == []


def test_nobody_is_offered_to_change_what_they_are_themselves(kiosk: Kiosk):
    enter(kiosk, Operators(LINES, tuple(Role)), SECURITY)
    kiosk.press("operator2")
    assert kiosk.has("drawPin")
    assert not kiosk.has("end")
    assert not any(kiosk.has(f"role-{role.value}") for role in Role)


# --- the bar above ------------------------------------------------------------------------------------------------


def test_the_bar_counts_down_asks_at_the_end_and_waits_for_an_open_door(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch):
    now = [1000.0]
    monkeypatch.setattr("kiosk.ui.bridges.facilities.session.time.monotonic", lambda: now[0])
    whole: Any = kiosk.gui.presenter.facilities
    session = whole.session
    enter(kiosk, BankFront(), replace(FACILITIES, left_s=102.0))
    assert kiosk.text("sessionLeft") == "1:42 left"
    now[0] += 71.5
    session.tick()
    assert kiosk.text("sessionLeft") == "0:31 left"
    assert kiosk.text("sessionWho") == "RB · Facilities"
    now[0] += 1
    session.tick()
    assert kiosk.text("sessionWho") == "Still working? Touch anywhere."
    kiosk.gui.presenter.session(replace(FACILITIES, left_s=102.0, suspended=True))
    now[0] += 500
    session.tick()
    assert kiosk.text("sessionLeft") == "Time waits: a door is open"
    kiosk.gui.presenter.session(None)
    kiosk.show(screens.Start())
    assert not kiosk.has("sessionLeft")
    assert whole.front.count == 0


# --- the map ------------------------------------------------------------------------------------------------------


def test_a_compartment_is_touched_where_it_hangs(kiosk: Kiosk):
    enter(kiosk, BankFront())
    for row in (0, 22, 50):
        touch(kiosk, middle(kiosk, row))
    assert kiosk.told == [i.ShowCompartment(FRONT.tiles[row].id) for row in (0, 22, 50)]


def test_of_a_large_bank_the_first_touch_comes_nearer(kiosk: Kiosk):
    enter(kiosk, BankFront(), front=LARGE)
    touch(kiosk, middle(kiosk, 300))
    assert kiosk.told == []
    touch(kiosk, middle(kiosk, 300))
    assert kiosk.told == [i.ShowCompartment(LARGE.tiles[300].id)]


def test_keys_move_over_the_map_come_nearer_and_choose(kiosk: Kiosk):
    enter(kiosk, BankFront(), front=LARGE)
    kiosk.item("map").parentItem().forceActiveFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Plus, Qt.Key.Key_Up, Qt.Key.Key_Left):
        QTest.keyClick(kiosk.gui.window, key)
    QTest.keyClick(kiosk.gui.window, Qt.Key.Key_Down)
    QTest.keyClick(kiosk.gui.window, Qt.Key.Key_Space)
    kiosk.settle()
    assert kiosk.told == [i.ShowCompartment(10)]  # the second of the second column
    assert kiosk.item("map").parentItem().property("zoom") == pytest.approx(1.5)


def test_a_door_that_opens_is_painted_at_once_and_its_neighbours_are_not_touched(kiosk: Kiosk):
    enter(kiosk, BankFront())
    before = kiosk.gui.window.grabWindow()
    tiles = [replace(tile, sensor=DoorState.OPEN) if tile.door == "12" else tile for tile in FRONT.tiles]
    kiosk.gui.presenter.front(replace(FRONT, tiles=tuple(tiles)))
    kiosk.settle()
    after = kiosk.gui.window.grabWindow()
    front_map: Any = kiosk.item("map")
    origin = front_map.mapToScene(front_map.property("origin")).toPoint()
    changed = [
        tile.door
        for row, tile in enumerate(FRONT.tiles)
        if before.copy(box := front_map.boxOf(row).toRect().translated(origin)) != after.copy(box)
    ]
    assert changed == ["12"]


def test_a_search_is_posted_once_it_is_written(kiosk: Kiosk):
    kiosk.gui.watch_keys(None, lambda _: None)
    enter(kiosk, BankFront())
    kiosk.press("search")
    for key in "BER":
        QTest.keyClick(kiosk.gui.window, Qt.Key(ord(key)))
    assert kiosk.told == []
    kiosk.press("next")
    assert [type(one) for one in kiosk.told] == [i.SearchFront]
    assert kiosk.has("map")
    assert "er" not in repr(kiosk.told[0]).replace("SearchFront", "")


def test_what_was_searched_is_gone_with_its_screen(kiosk: Kiosk):
    enter(kiosk, BankFront(query="Berger", found=frozenset({1})))
    kiosk.show(screens.Start())
    assert kiosk.gui.presenter.facilities.front_screen.property("query") == ""


@pytest.mark.parametrize("why", list(WhyNotSecond))
def test_whoever_cannot_be_the_second_one_is_told_why(kiosk: Kiosk, why: WhyNotSecond):
    for asked in (OperatorPin(8, PinFor.SECOND, not_second=why), OperatorBadge(PinFor.SECOND, why)):
        kiosk.show(asked)
        assert "needed." in kiosk.text("line") or "Once more" in kiosk.text("line")
    kiosk.show(OperatorPin(8, PinFor.SECOND))
    assert "needed." not in kiosk.text("line")


# --- what an operator has set -------------------------------------------------------------------------------------


def test_the_message_stands_on_the_start_screen(kiosk: Kiosk):
    kiosk.gui.presenter.look(KioskLook(message="Level 2 closes at 16:00 today."))
    kiosk.show(screens.Start())
    assert kiosk.text("message") == "Level 2 closes at 16:00 today."
    kiosk.gui.presenter.look(KioskLook())
    kiosk.settle()
    assert not kiosk.has("message")


@pytest.mark.parametrize(("percent", "black"), [(100, 0.0), (60, 0.4), (30, 0.7), (5, 0.7)])
def test_the_screen_is_made_darker_but_never_black(kiosk: Kiosk, percent: int, black: float):
    kiosk.gui.presenter.look(KioskLook(brightness=percent))
    kiosk.show(screens.Start())
    assert kiosk.gui.presenter.shell.property("veil") == pytest.approx(black)
    kiosk.press("useCode")
    assert len(kiosk.told) == 1


def test_each_compartment_says_all_that_its_picture_tells(kiosk: Kiosk):
    enter(kiosk, BankFront())
    names = [name for _, name in described(kiosk) if name.startswith("Door ")]
    assert "Door 23, In use, The door is open, Alarm, since 08:14" in names
    assert "Door 7, Overdue, The door is shut, since yesterday, 18:00" in names
    assert "Door 6, Free, The door is shut" in names
    assert sum(name.startswith("Door 12,") for name in names) == 1
