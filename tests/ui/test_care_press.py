"""Alarms, health, tests, settings and copies by hand: what each press posts, and what each screen says."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from enum import Enum
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest

from kiosk.domain.alarms import AlarmKind
from kiosk.domain.devices import DeviceKind, DeviceState
from kiosk.domain.events.kiosk_life import TakenOut
from kiosk.engine import screens
from kiosk.engine.facilities.intents import (
    Acknowledge,
    CopyIt,
    SetLook,
    TestPart,
    TestSeen,
    TestTouch,
    TouchTested,
)
from kiosk.engine.facilities.screens import (
    AlarmLine,
    Alarms,
    CopyOut,
    CopyState,
    KioskLook,
    LookSettings,
    PartTest,
    TestState,
    TouchTest,
)
from kiosk.engine.intents import Back, Intent
from kiosk.engine.screens import Screen
from kiosk.engine.upstream.policy_ports import PolicySource
from kiosk.ui import care_words as words
from kiosk.ui.facilities_scenes_care import (
    ALARMS,
    BADGES,
    DOORS,
    EYE,
    FEW,
    HEALTH,
    LOCKS,
    MANY_DOORS,
    NOW,
    PAPER,
    PARTS,
    SESSION,
    SINCE,
    TROUBLED,
    camera_picture,
)
from tests.ui.conftest import Kiosk, Maker, all_items
from tests.ui.test_keyboard import LYING_10, tap
from tests.ui.test_words import said

ALL_PARTS = replace(HEALTH, parts=PARTS)
READY = CopyOut(CopyState.READY, can_record=True, can_lost_property=True, can_diagnostics=True)
LOOK = LookSettings(KioskLook(50, 80, "Doors close at 20:00."))


@pytest.mark.parametrize(
    ("screen", "button", "intent"),
    [
        (FEW, "alarm0-seen", Acknowledge("a2")),
        (FEW, "back", Back()),
        (Alarms(()), "back", Back()),
        (ALL_PARTS, "part2", TestPart(DeviceKind.READER, "badge")),
        (ALL_PARTS, "part6", TestTouch()),
        (HEALTH, "back", Back()),
        (PartTest(LOCKS, TestState.NOT_TRIED, DOORS), "door11", TestPart(DeviceKind.LOCKS, "left", 12)),
        (PartTest(BADGES, TestState.FAILED), "start", TestPart(DeviceKind.READER, "badge")),
        (PartTest(BADGES, TestState.UNDER_WAY), "back", Back()),
        (PartTest(PAPER, TestState.ASKS), "passed", TestSeen(passed=True)),
        (PartTest(PAPER, TestState.ASKS), "failed", TestSeen(passed=False)),
        (TouchTest(9, 16), "done", TouchTested(0, 144)),
        (LOOK, "keep", SetLook(50, 80, "Doors close at 20:00.")),
        (LOOK, "back", Back()),
        (READY, "copyRecord", CopyIt(TakenOut.RECORD)),
        (READY, "copyLostProperty", CopyIt(TakenOut.LOST_PROPERTY)),
        (READY, "copyDiagnostics", CopyIt(TakenOut.DIAGNOSTICS)),
        (READY, "back", Back()),
    ],
)
def test_a_button_posts_its_intent(kiosk: Kiosk, screen: Screen, button: str, intent: Intent):
    kiosk.gui.presenter.session(SESSION)
    kiosk.show(screen)
    kiosk.press(button)
    assert kiosk.told == [intent]


# --- alarms -------------------------------------------------------------------------------------------------------


def test_an_alarm_says_what_is_wrong_where_since_when_and_what_to_do(kiosk: Kiosk):
    kiosk.show(Alarms((AlarmLine("a", AlarmKind.FORCED_OPEN, SINCE, door="12"),)))
    drawn = said(kiosk)
    wanted = ["Door 12: Forced open", "Since 11:02. It opened without being told to. Look at the door."]
    assert [text for text in wanted if text not in drawn] == []


def test_an_alarm_that_is_over_waits_to_be_seen_and_one_that_was_seen_waits_to_be_over(kiosk: Kiosk):
    over = AlarmLine("a", AlarmKind.LEFT_OPEN, SINCE, door="7", over=True)
    seen = AlarmLine("b", AlarmKind.DEVICE_DOWN, SINCE, device="printer", acknowledged=True)
    kiosk.show(Alarms((over, seen)))
    drawn = said(kiosk)
    assert [text for text in ("It is over.", "Seen", "printer: Does not answer") if text not in drawn] == []
    assert (kiosk.has("alarm0-seen"), kiosk.has("alarm1-seen")) == (True, False)


def test_nothing_wrong_is_said(kiosk: Kiosk):
    kiosk.show(Alarms(()))
    assert kiosk.text("title") == "Nothing is wrong."


@pytest.mark.parametrize("larger", [False, True])
def test_every_alarm_can_be_reached_page_by_page(make_kiosk: Maker, larger: bool):
    kiosk = make_kiosk(LYING_10)
    kiosk.gui.presenter.shell.setLarger(larger)
    kiosk.show(ALARMS)
    count, seen = len(ALARMS.lines), set()
    while True:
        seen |= {n for n in range(count) if kiosk.has(f"alarm{n}")}
        if not kiosk.item("next").isEnabled():
            break
        kiosk.press("next")
    assert seen == set(range(count))


def test_the_alarm_of_a_part_that_comes_and_goes_counts_on(kiosk: Kiosk):
    loose = AlarmLine("a", AlarmKind.DEVICE_DOWN, SINCE, device="badge", times=14, times_since=SINCE)
    kiosk.show(Alarms((loose,)))
    drawn = said(kiosk)
    assert "badge: Comes and goes" in drawn
    assert "since 11:02. Look for a loose plug or a worn cable." in drawn


# --- health -------------------------------------------------------------------------------------------------------


def test_the_facts_are_said(kiosk: Kiosk):
    kiosk.show(HEALTH)
    wanted = ["Everything works.", "Right: 12:31, 15 September", "21.4 GB free", "64.2 MB", "at 11:02"]
    wanted += ["Nothing, last sent at 11:02", "0.6.0, running since yesterday, 18:00", "From upstream, version 12"]
    assert [text for text in wanted if text not in said(kiosk)] == []


def test_it_is_said_that_the_policies_of_this_kiosk_are_kept(kiosk: Kiosk):
    kiosk.show(replace(HEALTH, policy=PolicySource(own_until=NOW + timedelta(hours=4))))
    assert "Those of this kiosk, until 16:31" in said(kiosk)


def test_what_is_wrong_is_said_in_sentences(kiosk: Kiosk):
    kiosk.show(TROUBLED)
    drawn = said(kiosk)
    wanted = [
        "The record needs you.",
        TROUBLED.record_fault,
        "Not sure: 12:31, 15 September",
        "180 MB free",
        "None yet",
    ]
    wanted += ["None yet", "The printer has no paper left, or its cover is open.", "Test passed"]
    wanted += ["Does not work since 8 September, 09:40", "Works in part since 11:02", "Comes and goes since 11:02"]
    wanted += ["Starting since 11:02"]
    assert [text for text in wanted if text not in drawn] == []
    kiosk.show(replace(TROUBLED, record_fault="", parts=(LOCKS,), disk_free=None, database=None))
    assert [text for text in ("Everything works.", "Not known") if text not in said(kiosk)] == []


def test_a_part_that_comes_and_goes_and_is_away_now_does_not_work(kiosk: Kiosk):
    kiosk.show(replace(HEALTH, parts=(replace(BADGES, state=DeviceState.DOWN, times=14),)))
    drawn = said(kiosk)
    wanted = ["1 part does not work.", "Does not work since 11:02", "Went away 14 times"]
    assert [text for text in wanted if text not in drawn] == []


def test_what_is_not_tried_by_hand_cannot_be_pressed(kiosk: Kiosk):
    kiosk.show(ALL_PARTS)
    assert [kiosk.item(f"part{n}").isEnabled() for n in range(len(PARTS))] == [True] * 7 + [False] * 2


# --- tests --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("screen", "texts"),
    [
        (PartTest(LOCKS, TestState.NOT_TRIED, DOORS), ["Test: Locks “left”.", "Choose a door: it opens."]),
        (PartTest(LOCKS, TestState.UNDER_WAY, (), "12"), ["Test of door 12.", "It should open now."]),
        (PartTest(LOCKS, TestState.ASKS, (), "12"), ["Did door 12 open?", "Yes", "No"]),
        (PartTest(LOCKS, TestState.PASSED, (), "12"), ["Test of door 12.", "Test passed", "Test it again"]),
        (PartTest(BADGES, TestState.UNDER_WAY), ["Hold any badge to it. Nothing opens."]),
        (PartTest(PAPER, TestState.ASKS), ["Did it print, and can it be read?"]),
        (PartTest(PAPER, TestState.FAILED), ["Test failed", "The printer has no paper left, or its cover is open."]),
        (PartTest(EYE, TestState.ASKS, image=camera_picture()), ["Can you see what is before the camera?"]),
    ],
)
def test_a_test_says_what_to_do_and_what_came_of_it(kiosk: Kiosk, screen: PartTest, texts: list[str]):
    kiosk.show(screen)
    drawn = said(kiosk)
    assert [text for text in texts if text not in drawn] == []


def test_nothing_else_is_pressed_while_a_test_is_under_way(kiosk: Kiosk):
    kiosk.show(PartTest(LOCKS, TestState.UNDER_WAY, DOORS, "12"))
    assert [kiosk.has(name) for name in ("start", "door0", "passed", "back")] == [False, False, False, True]


def test_every_door_of_a_bus_can_be_reached(make_kiosk: Maker):
    kiosk = make_kiosk(LYING_10)
    kiosk.show(PartTest(LOCKS, TestState.NOT_TRIED, MANY_DOORS))
    seen = set()
    while True:
        seen |= {n for n in range(len(MANY_DOORS)) if kiosk.has(f"door{n}")}
        if not kiosk.item("next").isEnabled():
            break
        kiosk.press("next")
    assert seen == set(range(len(MANY_DOORS)))


def test_what_the_camera_saw_is_gone_with_its_screen(kiosk: Kiosk):
    screen = PartTest(EYE, TestState.ASKS, image=camera_picture())
    kiosk.show(screen)
    bridge = kiosk.gui.presenter.facilities.bridge_of(screen)
    assert bridge.photo.there
    kiosk.show(screens.Start())
    assert not bridge.photo.there
    assert bridge.photo.image.isNull()


def touch_fields(kiosk: Kiosk, columns: int, rows: int, fields: list[tuple[int, int]]) -> None:
    """A point of each, where what tells how it goes does not lie on all of it."""
    width, height = kiosk.gui.window.width() / columns, kiosk.gui.window.height() / rows
    panel = kiosk.item("panel")
    for column, row in fields:
        covered = panel.mapRectToScene(QRectF(0, 0, panel.width(), panel.height()))
        points = [QPointF((column + 0.5) * width, (row + share) * height) for share in (0.5, 0.97, 0.03)]
        free = [point.toPoint() for point in points if not covered.contains(point)]
        if free:
            QTest.mouseClick(kiosk.gui.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, free[0])
    kiosk.settle()


def missing(kiosk: Kiosk, columns: int) -> list[tuple[int, int]]:
    """Fields that were not reached, as they are drawn."""
    cells = [i for i in all_items(kiosk.gui.window.contentItem()) if i.objectName().startswith("cell")]
    return [(n % columns, n // columns) for n, cell in enumerate(cells) if not cell.property("done")]


def test_the_touch_test_covers_the_glass_and_ends_when_every_field_was_reached(kiosk: Kiosk):
    kiosk.show(TouchTest(3, 8))
    assert not kiosk.has("clock")  # no bar takes a part of the glass
    lies_at = kiosk.item("panel").y()
    touch_fields(kiosk, 3, 8, missing(kiosk, 3))
    assert kiosk.item("panel").y() < lies_at  # it has moved away from the fields that it lay on
    assert missing(kiosk, 3) == []
    assert kiosk.told == [TouchTested(24, 24)]


def test_a_finger_may_be_drawn_over_many_fields(kiosk: Kiosk):
    kiosk.show(TouchTest(3, 8))
    middles = [QPoint(round((c + 0.5) * kiosk.gui.window.width() / 3), 100) for c in range(3)]
    QTest.mousePress(kiosk.gui.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middles[0])
    for middle in middles[1:]:
        QTest.mouseMove(kiosk.gui.window, middle)
    QTest.mouseRelease(kiosk.gui.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middles[2])
    kiosk.settle()
    assert kiosk.text("line") == "3 of 24 reached"


def test_fields_that_a_finger_does_not_reach_are_told(kiosk: Kiosk):
    kiosk.show(TouchTest(3, 8))
    touch_fields(kiosk, 3, 8, [(0, 0), (1, 1), (0, 0)])
    kiosk.press("done")
    assert kiosk.told == [TouchTested(2, 24)]


# --- settings -----------------------------------------------------------------------------------------------------


def test_volume_and_brightness_are_set_in_steps_and_count_once_kept(kiosk: Kiosk):
    kiosk.show(LOOK)
    for _ in range(3):
        kiosk.press("volume-more")
    kiosk.press("brightness-less")
    assert (kiosk.text("volume-value"), kiosk.text("brightness-value")) == ("80 %", "70 %")
    assert kiosk.text("line") == "It counts once you keep it."
    assert kiosk.told == []
    kiosk.press("keep")
    assert kiosk.told == [SetLook(80, 70, "Doors close at 20:00.")]


def test_nothing_is_set_beyond_its_ends_and_the_screen_can_always_be_read(kiosk: Kiosk):
    kiosk.show(LookSettings(KioskLook(90, 40, "")))
    for _ in range(3):
        kiosk.press("volume-more")
        kiosk.press("brightness-less")
    kiosk.press("keep")
    assert kiosk.told == [SetLook(100, 30, "")]


def test_a_message_is_typed_in_sentences_and_shown_as_it_becomes(kiosk: Kiosk):
    kiosk.show(LookSettings(KioskLook()))
    kiosk.press("message")
    tap(kiosk, "w e space a r e space o u t . space h i")
    kiosk.press("next")
    assert kiosk.text("preview") == "We are out. Hi"
    kiosk.press("keep")
    assert kiosk.told == [SetLook(100, 100, "We are out. Hi")]


def test_what_was_not_kept_is_dropped_with_the_screen(kiosk: Kiosk):
    kiosk.show(LOOK)
    kiosk.press("volume-more")
    kiosk.show(HEALTH)
    kiosk.show(LOOK)
    assert kiosk.text("volume-value") == "50 %"


def test_digits_reach_the_message_only_while_it_is_written(kiosk: Kiosk):
    kiosk.show(LOOK)
    assert not kiosk.gui.presenter.takes_text
    kiosk.press("message")
    assert kiosk.gui.presenter.takes_text
    kiosk.gui.presenter.text_typed("5")
    assert kiosk.text("field-message") == "Doors close at 20:00.5"


# --- copies -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("screen", "texts"),
    [
        (replace(READY, state=CopyState.NO_STICK), ["Put a USB stick in."]),
        (READY, ["What should be copied?", "It tells of people: keep the stick safe.", "It tells of nobody."]),
        (replace(READY, state=CopyState.UNDER_WAY), ["Leave the stick in."]),
        (replace(READY, state=CopyState.DONE, file="a/b.json"), ["It is on the stick.", "a/b.json"]),
        (
            replace(READY, state=CopyState.FAILED, error="The stick is full."),
            ["It could not be copied.", "The stick is full."],
        ),
    ],
)
def test_copying_says_how_it_goes(kiosk: Kiosk, screen: CopyOut, texts: list[str]):
    kiosk.show(screen)
    drawn = said(kiosk)
    assert [text for text in texts if text not in drawn] == []


@pytest.mark.parametrize("state", [CopyState.NO_STICK, CopyState.UNDER_WAY])
def test_nothing_is_copied_without_a_stick_or_twice_at_once(kiosk: Kiosk, state: CopyState):
    kiosk.show(replace(READY, state=state))
    for name in ("copyRecord", "copyLostProperty", "copyDiagnostics"):
        kiosk.press(name)
    assert kiosk.told == []


def test_only_what_the_operator_may_copy_is_offered(kiosk: Kiosk):
    kiosk.show(replace(READY, can_record=False, can_lost_property=False))
    assert [kiosk.has(n) for n in ("copyRecord", "copyLostProperty", "copyDiagnostics")] == [False, False, True]


# --- words and signs ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "kinds"),
    [
        (words.ALARMS, AlarmKind),
        (words.ADVICE, AlarmKind),
        (words.ALARM_SIGNS, AlarmKind),
        (words.PARTS, DeviceKind),
        (words.PART_SIGNS, DeviceKind),
        (words.TESTS, TestState),
        (words.TEST_SIGNS, TestState),
    ],
)
def test_every_value_has_a_word_or_sign(table: dict[object, object], kinds: type[Enum]):
    assert set(table) == set(kinds)


def test_no_two_alarms_have_the_same_sign_and_every_sign_is_drawn():
    assert len(set(words.ALARM_SIGNS.values())) == len(AlarmKind)
    drawn = (Path(__file__).parents[2] / "kiosk/ui/qml/Kiosk/Signs.qml").read_text("utf-8")
    named = {*words.ALARM_SIGNS.values(), *words.PART_SIGNS.values(), *words.TEST_SIGNS.values()} - {""}
    assert [sign for sign in named if f'"{sign}":' not in drawn] == []
