"""The second tap: the same door opens at once, and only its holder's own answer gives it back."""

from __future__ import annotations

import pytest

from kiosk.domain.compartments import DoorState
from kiosk.engine import intents as i
from kiosk.engine import screens
from kiosk.engine.messages import PulseResult
from tests.fakes.rig import Rig


@pytest.fixture
def back(rig: Rig) -> Rig:
    """Ada has put something into door 01 and left."""
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    rig.waits(10)
    return rig


@pytest.fixture
def asked(back: Rig) -> Rig:
    """She has come back, taken something out and shut the door: is it empty now?"""
    back.tap("ada")
    back.opens("01")
    back.shuts("01")
    return back


def test_the_same_door_opens_without_a_touch(back: Rig):
    back.tap("ada")
    back.opens("01")
    shown = back.shows(screens.DoorOpen)
    assert (shown.door.number, shown.fresh, shown.can_report) == ("01", False, False)
    assert back.events("open.intent")[-1].detail == {"attempt": 1, "purpose": "return"}


def test_the_screen_asks_once_the_door_is_shut(asked: Rig):
    shown = asked.shows(screens.KeepOrGiveBack)
    assert (shown.door.number, shown.door.state) == ("01", DoorState.CLOSED)
    assert asked.holds("ada") == "01"


def test_give_back_frees_the_door(asked: Rig):
    asked.handle(i.GiveBack())
    asked.shows(screens.GivenBack)
    assert (asked.holds("ada"), asked.bank.free) == (None, 4)
    assert asked.events("assignment.ended")[-1].detail == {"reason": "given back"}
    asked.waits(8)
    asked.shows(screens.Start)


def test_given_back_twice_ends_once(asked: Rig):
    asked.handle(i.GiveBack())
    asked.handle(i.GiveBack())
    assert len(asked.events("assignment.ended")) == 1


def test_keep_keeps_the_door(asked: Rig):
    asked.handle(i.Keep())
    asked.shows(screens.Kept)
    assert asked.holds("ada") == "01"
    asked.waits(8)
    asked.shows(screens.Start)


def test_no_answer_keeps_the_door(asked: Rig):
    asked.waits(45)
    asked.shows(screens.Start)
    assert asked.holds("ada") == "01"


def test_walking_away_keeps_the_door(asked: Rig):
    asked.handle(i.Leave())
    asked.shows(screens.Start)
    assert asked.holds("ada") == "01"


def test_somebody_elses_tap_keeps_the_door(asked: Rig):
    asked.tap("bob")
    asked.handle(i.GiveBack())
    assert (asked.holds("ada"), asked.holds("bob")) == ("01", "02")


@pytest.mark.parametrize("answer", [i.GiveBack(), i.Keep()])
def test_an_answer_counts_only_while_it_is_asked_for(back: Rig, answer: i.Intent):
    back.tap("ada")
    back.opens("01")
    back.handle(answer)
    back.shows(screens.DoorOpen)
    assert back.holds("ada") == "01"


def test_after_giving_back_the_next_tap_begins_anew(asked: Rig):
    asked.handle(i.GiveBack())
    asked.tap("ada")
    assert asked.sent[-1] == "02", "the least used of the free doors"
    asked.opens("02")
    assert asked.shows(screens.DoorOpen).fresh


def test_a_tap_while_the_door_stands_open_pulses_again_and_stays_the_same_visit(rig: Rig):
    rig.tap("ada")
    rig.opens("01")
    rig.tap("ada")
    rig.answers("01", PulseResult.SENT)
    assert rig.shows(screens.DoorOpen).fresh
    assert rig.outcomes() == ["opened", "opened"]
    rig.shuts("01")
    rig.shows(screens.DoorIsYours)


def test_a_late_command_to_a_door_that_stands_open_does_not_call_it_shut(rig: Rig):
    rig.tap("ada")
    rig.opens("01")
    rig.tap("ada")
    rig.answers("01", PulseResult.LATE)
    rig.shows(screens.DoorOpen)
    rig.shuts("01")
    rig.waits(60)
    assert rig.holds("ada") == "01"


def test_an_open_door_whose_bus_never_answers_again_counts_as_open(rig: Rig):
    rig.tap("ada")
    rig.opens("01")
    rig.tap("ada")
    rig.waits(3.5)
    assert rig.shows(screens.DoorOpen).certain
    assert rig.outcomes() == ["opened", "opened"]


def test_what_lies_in_a_fresh_door_that_was_open_is_never_given_away_by_a_stuck_lock(rig: Rig):
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    rig.handle(i.OpenAgain())
    for _ in range(2):
        rig.answers("01", PulseResult.SENT)
        rig.waits(4)
    shown = rig.shows(screens.DoorDidNotOpen)
    assert (shown.holds_things, shown.other_free) == (True, False)
    rig.handle(i.PickDoor())
    rig.waits(60)
    assert rig.holds("ada") == "01"


def test_what_lies_in_a_fresh_door_that_was_open_is_never_given_away_by_a_lost_bus(rig: Rig):
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    rig.handle(i.OpenAgain())
    rig.bus("left", up=False)
    rig.answers("01", PulseResult.NOT_SENT)
    assert not rig.shows(screens.DoorOutOfReach).fresh
    assert rig.holds("ada") == "01"


def test_a_door_that_is_shut_while_it_is_being_opened_again_waits_for_what_comes_of_it(back: Rig):
    back.tap("ada")
    back.opens("01")
    back.tap("ada")
    back.shuts("01")
    back.handle(i.GiveBack())
    assert back.holds("ada") == "01"
    back.opens("01")
    back.shows(screens.DoorOpen)


def test_a_door_is_opened_once_more_when_something_was_forgotten(asked: Rig):
    asked.handle(i.OpenAgain())
    asked.handle(i.OpenAgain())
    assert asked.sent == ["01"] * 3, "the second press comes while the first is on its way"
    asked.opens("01")
    assert not asked.shows(screens.DoorOpen).fresh
