"""One compartment and many doors by hand: what each press posts, and what a held button needs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.domain.compartments import DoorState, Occupancy, Size
from kiosk.domain.events.operators import Run
from kiosk.domain.reasons import Reason
from kiosk.engine.facilities.intents import (
    DoAction,
    GiveReason,
    PickTarget,
    PutOutOfService,
    ShowOlder,
    StopRun,
)
from kiosk.engine.facilities.screens import (
    Came,
    ChooseReason,
    CompartmentAction,
    CompartmentShown,
    MoveTo,
)
from kiosk.engine.intents import Back, Intent
from kiosk.engine.screens import Screen, Start
from kiosk.ui import facilities_words
from kiosk.ui.facilities_scenes_bank import (
    HISTORY,
    IN_USE,
    LONG_HISTORY,
    MANY,
    MANY_TARGETS,
    MOST_REASONS,
    MOVE,
    NOTHING_HELD,
    OPEN,
    OUT,
    OVERDUE,
    RUNS,
    STATES,
    WHY,
    WORST,
)
from tests.ui.at_work import at_work, hold, visible
from tests.ui.conftest import Kiosk
from tests.ui.test_words import said

__all__ = ["at_work"]


@pytest.mark.parametrize(
    ("screen", "button", "intent"),
    [
        *((WORST, f"do-{one.value}", DoAction(one)) for one in WORST.actions),
        (OVERDUE, "do-hold", DoAction(CompartmentAction.HOLD)),
        (STATES[5][1], "do-in service", DoAction(CompartmentAction.IN_SERVICE)),
        (IN_USE, "back", Back()),
        (WHY, "back", Back()),
        (MOVE, "door14", PickTarget(14)),
        (MOVE, "back", Back()),
        (OUT, "back", Back()),
        (HISTORY, "older", ShowOlder()),
        (HISTORY, "back", Back()),
        (MANY, "back", Back()),
        (replace(MANY, run=Run.EMERGENCY), "back", Back()),
        (RUNS, "stop", StopRun()),
        (replace(RUNS, over=True), "back", Back()),
    ],
    ids=lambda one: one if isinstance(one, str) else type(one).__name__,
)
def test_a_button_posts_its_intent(at_work: Kiosk, screen: Screen, button: str, intent: Intent):
    at_work.show(screen)
    at_work.press(button)
    assert at_work.told == [intent]


# --- what is held -------------------------------------------------------------------------------------------------


def test_a_held_button_is_held_for_two_seconds(at_work: Kiosk):
    at_work.show(WHY)
    at_work.press("reason0")
    button = at_work.item("hold")
    assert [button.property(name) for name in ("holdMs", "againWithinMs")] == [2000, 4000]


def test_a_short_tap_posts_nothing_and_says_how_it_is_done(at_work: Kiosk):
    at_work.show(WHY)
    at_work.press("reason0")
    at_work.press("hold")
    assert at_work.told == []
    assert at_work.item("hold").property("large") == "Hold for two seconds"
    assert at_work.item("hold").property("small") == "Open door 12"


def test_a_finger_that_slides_off_does_nothing(at_work: Kiosk):
    at_work.show(WHY)
    at_work.press("reason0")
    button, at, away = at_work.item("hold"), at_work.centre("hold"), at_work.centre("back")
    QTest.mousePress(at_work.gui.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert button.property("pressed") is True
    QTest.mouseMove(at_work.gui.window, away)
    at_work.settle()
    assert [button.property(name) for name in ("pressed", "filled")] == [False, 0.0]
    QTest.mouseRelease(at_work.gui.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, away)
    assert at_work.told == []


def test_a_button_that_is_held_posts_once_and_its_ring_is_empty_again(at_work: Kiosk, qtbot: QtBot):
    at_work.show(WHY)
    at_work.press("reason1")
    hold(at_work, qtbot)
    assert at_work.told == [GiveReason(Reason.LOST_CREDENTIAL)]
    assert at_work.item("hold").property("filled") == 0.0
    assert at_work.item("hold").property("told") is False


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_with_keys_it_is_pressed_twice(at_work: Kiosk, key: Qt.Key):
    at_work.show(WHY)
    at_work.press("reason0")
    button = at_work.item("hold")
    button.setProperty("apartMs", 0)
    button.forceActiveFocus()
    QTest.keyClick(at_work.gui.window, key)
    at_work.settle()
    assert at_work.told == []
    assert button.property("large") == "Press once more"
    QCoreApplication.processEvents()
    QTest.keyClick(at_work.gui.window, key)
    assert at_work.told == [GiveReason(Reason.HOLDER_ASKED)]


def test_a_key_that_bounces_is_one_press(at_work: Kiosk):
    at_work.show(WHY)
    at_work.press("reason0")
    button = at_work.item("hold")
    button.setProperty("apartMs", 60_000)
    button.forceActiveFocus()
    for _ in range(5):
        QTest.keyClick(at_work.gui.window, Qt.Key.Key_Space)
    assert at_work.told == []


def test_the_second_press_comes_in_time_or_counts_as_the_first(at_work: Kiosk, qtbot: QtBot):
    at_work.show(WHY)
    at_work.press("reason0")
    button = at_work.item("hold")
    button.setProperty("apartMs", 0)
    button.setProperty("againWithinMs", 1)
    button.forceActiveFocus()
    QTest.keyClick(at_work.gui.window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: button.property("armed") is False)
    QTest.keyClick(at_work.gui.window, Qt.Key.Key_Space)
    assert at_work.told == []


def test_through_the_accessible_tree_it_is_pressed_twice(at_work: Kiosk):
    at_work.show(WHY)
    at_work.press("reason0")
    QAccessible.setActive(True)
    at_work.item("hold").setProperty("apartMs", 0)
    button = QAccessible.queryAccessibleInterface(at_work.item("hold"))
    assert button is not None
    assert button.text(QAccessible.Text.Name) == "Open door 12"
    actions = button.actionInterface()
    assert actions is not None
    actions.doAction(actions.pressAction())
    assert at_work.told == []
    QCoreApplication.processEvents()
    actions.doAction(actions.pressAction())
    assert at_work.told == [GiveReason(Reason.HOLDER_ASKED)]


def test_without_a_reason_nothing_can_be_held(at_work: Kiosk):
    at_work.show(WHY)
    assert at_work.item("hold").property("enabled") is False
    at_work.item("hold").setProperty("holdMs", 0)
    at_work.press("hold")
    assert at_work.told == []


# --- why ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("index", range(len(MOST_REASONS) - 1))
def test_each_reason_is_given_as_it_was_picked(at_work: Kiosk, qtbot: QtBot, index: int):
    at_work.show(WHY)
    at_work.press(f"reason{index}")
    hold(at_work, qtbot)
    assert at_work.told == [GiveReason(MOST_REASONS[index])]


def test_another_reason_is_typed(at_work: Kiosk, qtbot: QtBot):
    at_work.show(WHY)
    at_work.press(f"reason{len(MOST_REASONS) - 1}")
    assert at_work.has("field-words")
    for letter in ("s", "m", "o", "k", "e"):
        at_work.gui.presenter.text_typed(letter)
    at_work.settle()
    at_work.gui.presenter.text_typed("\n")
    at_work.settle()
    assert at_work.text("words") == "“smoke”"
    hold(at_work, qtbot)
    assert at_work.told == [GiveReason(Reason.OTHER, "smoke")]


def test_words_that_are_missing_are_asked_for(at_work: Kiosk):
    at_work.show(WHY)
    at_work.show(replace(WHY, words_missing=True))
    assert at_work.has("field-words")
    assert "Please say in a few words why." in said(at_work)


def test_what_was_typed_is_gone_once_another_screen_comes(at_work: Kiosk):
    at_work.show(WHY)
    at_work.press("write")
    at_work.gui.presenter.text_typed("x")
    at_work.show(IN_USE)
    bridge = at_work.gui.presenter.facilities.bridge_of(WHY)
    assert [bridge.property(one) for one in ("typed", "chosen", "writing", "door")] == ["", -1, False, ""]
    at_work.show(WHY)
    assert at_work.has("reason0")


def test_a_second_person_is_announced(at_work: Kiosk):
    at_work.show(replace(WHY, two_people=True))
    assert "A second person is asked for next." in said(at_work)


# --- a compartment ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("came", "sensor", "text"),
    [
        (Came.OPENING, DoorState.CLOSED, "It is opening. Pull gently."),
        (Came.OPENED, DoorState.OPEN, "Open now. Close it when you are done."),
        (Came.OPENED, DoorState.CLOSED, "It was opened, and is shut again."),
        (Came.NOT_OPENED, DoorState.CLOSED, "It did not open. Pull gently, and try again."),
        (Came.UNKNOWN, DoorState.UNKNOWN, "Its sensor does not tell. Pull gently, and look."),
    ],
)
def test_what_came_of_an_override_is_said_live(at_work: Kiosk, came: Came, sensor: DoorState, text: str):
    at_work.show(IN_USE)
    assert not at_work.has("came")
    at_work.show(replace(IN_USE, tile=replace(IN_USE.tile, sensor=sensor), came=came))
    assert at_work.text("came") == text


def test_while_it_opens_it_is_not_asked_to_open_again(at_work: Kiosk):
    at_work.show(replace(IN_USE, came=Came.OPENING))
    at_work.press("do-open")
    assert at_work.told == []


@pytest.mark.parametrize("occupancy", list(Occupancy))
@pytest.mark.parametrize("sensor", list(DoorState))
def test_occupancy_and_door_are_two_facts_each_with_a_word_and_a_sign(
    at_work: Kiosk, occupancy: Occupancy, sensor: DoorState
):
    at_work.show(replace(IN_USE, tile=replace(IN_USE.tile, occupancy=occupancy, sensor=sensor)))
    plate = at_work.gui.presenter.facilities.bridge_of(IN_USE).plate
    assert at_work.text("title") == f"Door 12: {facilities_words.OCCUPANCIES[occupancy]}"
    assert at_work.text("door") == facilities_words.DOORS[sensor]
    assert "" not in (plate.tone, plate.sign, plate.doorSign)


def test_a_holder_who_may_not_use_the_doors_is_told_apart(at_work: Kiosk):
    at_work.show(IN_USE)
    assert [at_work.text("holder"), at_work.has("standing")] == ["Ana Müller", False]
    at_work.show(WORST)
    assert at_work.text("standing") == "Account is suspended: escort them"


def test_a_holder_who_was_not_told_is_mentioned_once_their_time_is_over(at_work: Kiosk):
    at_work.show(IN_USE)
    assert not at_work.has("told")
    at_work.show(replace(OVERDUE, told_at=None))
    assert at_work.text("told") == "Holder was not told yet"


def test_names_are_gone_once_another_screen_comes(at_work: Kiosk):
    shown, past = (at_work.gui.presenter.facilities.bridge_of(one) for one in (WORST, HISTORY))
    at_work.show(WORST)
    at_work.show(HISTORY)
    assert [shown.property(one) for one in ("holder", "holderIs", "standing")] == ["", "", ""]
    assert all(note.property("note") == "" for note in shown._notes)
    at_work.show(Start())
    assert all(line.property("who") == line.property("happened") == "" for line in past._made)


def test_without_the_right_there_are_no_names(at_work: Kiosk):
    at_work.show(NOTHING_HELD)
    assert [at_work.has(name) for name in ("holder", "holderIs", "standing")] == [False] * 3
    assert visible(at_work, "do-") == ["do-open"]


# --- another door, out of service, history ------------------------------------------------------------------------


def test_doors_are_offered_by_size_and_reach(at_work: Kiosk):
    bridge = at_work.gui.presenter.facilities.bridge_of(MOVE)
    at_work.show(MOVE)
    assert [info.number for info in bridge.doors] == [door for _, door, *_ in MOVE.free]
    at_work.press("sizeL")
    assert [info.number for info in bridge.doors] == ["3"]
    at_work.press("sizeL")
    at_work.press("low")
    assert [info.number for info in bridge.doors] == ["3", "9", "12", "33", "36"]
    at_work.press("door9")
    assert at_work.told == [PickTarget(9)]


def test_all_of_many_doors_can_be_reached(at_work: Kiosk):
    at_work.show(MANY_TARGETS)
    seen: set[str] = set()
    while len(seen) < len(MANY_TARGETS.free):
        new = {name for name in visible(at_work, "door") if name[4:].isdigit()} - seen
        assert new
        seen |= new
        at_work.press("next")


def test_where_all_are_alike_there_is_nothing_to_filter(at_work: Kiosk):
    at_work.show(MoveTo("7", ((3, "3", Size.M, True), (4, "4", Size.M, True))))
    assert not at_work.has("low")
    assert not at_work.has("sizeM")


@pytest.mark.parametrize(
    ("presses", "until"),
    [
        ([], None),
        (["days0"], date(2026, 9, 16)),
        (["days1"], date(2026, 9, 17)),
        (["days7"], date(2026, 9, 23)),
        (["days7", "days-1"], None),
        (["dayMore"], date(2026, 9, 16)),
        (["days1", "dayMore", "dayMore", "dayLess"], date(2026, 9, 18)),
        (["days0", "dayLess"], date(2026, 9, 16)),
    ],
)
def test_out_of_service_until_a_day(at_work: Kiosk, qtbot: QtBot, presses: list[str], until: date | None):
    at_work.show(OUT)
    at_work.press("write")
    at_work.gui.presenter.text_typed("l")
    at_work.gui.presenter.text_typed("\n")
    at_work.settle()
    for one in presses:
        at_work.press(one)
    hold(at_work, qtbot)
    assert at_work.told == [PutOutOfService("l", until)]


def test_the_last_day_is_said(at_work: Kiosk):
    at_work.show(OUT)
    assert at_work.text("until") == "Until somebody puts it back in service."
    at_work.press("days0")
    assert at_work.text("until") == "Until the end of today."
    at_work.press("days7")
    assert at_work.text("until") == "Until the end of Tuesday, 22 September."


def test_without_a_note_nothing_is_taken_out_of_service(at_work: Kiosk):
    at_work.show(OUT)
    assert at_work.item("hold").property("enabled") is False
    at_work.show(replace(OUT, note_missing=True))
    assert "Please say in a few words what is wrong." in said(at_work)


def test_a_long_history_is_read_part_by_part_and_then_older_lines_are_asked_for(at_work: Kiosk):
    at_work.show(LONG_HISTORY)
    shown = 0
    while at_work.told == []:
        shown += len(visible(at_work, "line-"))
        at_work.press("older")
    assert shown == len(LONG_HISTORY.lines)
    assert at_work.told == [ShowOlder()]
    at_work.show(HISTORY)
    assert not at_work.has("newer")


@pytest.mark.parametrize("screen", [one for _, one in STATES] + [OPEN], ids=lambda one: one.tile.occupancy.value)
def test_what_is_offered_is_what_the_engine_offers(at_work: Kiosk, screen: CompartmentShown):
    at_work.show(screen)
    assert sorted(visible(at_work, "do-")) == sorted(f"do-{one.value}" for one in screen.actions)


def test_a_reset_looks_dangerous_and_opening_does_not(at_work: Kiosk):
    at_work.show(ChooseReason(CompartmentAction.RESET, "7", (Reason.CHECK,)))
    at_work.press("reason0")
    assert at_work.item("hold").property("danger") is True
    at_work.show(IN_USE)
    at_work.show(WHY)
    assert at_work.item("hold").property("danger") is False
