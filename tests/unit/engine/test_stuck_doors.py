"""A door that does not open, or opens when nobody counts on it any more."""

from __future__ import annotations

import pytest

from kiosk.domain.compartments import DoorState
from kiosk.engine import intents as i
from kiosk.engine import screens
from kiosk.engine.messages import PulseResult
from kiosk.engine.screens import TileState
from tests.fakes.furniture import door
from tests.fakes.rig import Rig


def stay_shut(rig: Rig, number: str) -> None:
    """Both pulses reach the lock, and the sensor shows the door shut all the time."""
    rig.answers(number, PulseResult.SENT)
    rig.waits(1.5)
    rig.answers(number, PulseResult.SENT)
    rig.waits(4.0)


def test_a_door_that_stays_shut_is_pulsed_once_more_with_an_intent_of_its_own(rig: Rig):
    rig.tap("ada")
    rig.answers("01", PulseResult.SENT)
    rig.waits(1.4)
    assert rig.sent == ["01"]
    rig.waits(0.1)
    assert rig.sent == ["01", "01"]
    assert rig.shows(screens.DoorOpening).retrying
    assert [one.detail["attempt"] for one in rig.events("open.intent")] == [1, 2]
    assert rig.outcomes() == ["not opened", None]


def test_the_second_pulse_may_open_it(rig: Rig):
    rig.tap("ada")
    rig.answers("01", PulseResult.SENT)
    rig.waits(1.5)
    rig.opens("01")
    assert rig.shows(screens.DoorOpen).fresh
    assert rig.outcomes() == ["not opened", "opened"]


def test_there_is_no_third_pulse(rig: Rig):
    rig.tap("ada")
    stay_shut(rig, "01")
    rig.waits(30)
    assert rig.sent == ["01", "01"]
    shown = rig.shows(screens.DoorDidNotOpen)
    assert (shown.door.number, shown.holds_things, shown.other_free) == ("01", False, True)


def test_a_board_that_does_not_answer_the_pulse_is_believed_to_have_pulsed(rig: Rig):
    rig.tap("ada")
    rig.answers("01", PulseResult.NO_REPLY)
    rig.senses("01", DoorState.OPEN)
    rig.shows(screens.DoorOpen)
    assert rig.outcomes() == ["opened"]


def test_another_door_is_given_instead_and_the_stuck_one_is_kept_back(rig: Rig):
    rig.tap("ada")
    stay_shut(rig, "01")
    rig.handle(i.PickDoor())
    assert (rig.sent[-1], rig.holds("ada")) == ("02", "02")
    assert rig.events("assignment.ended")[-1].detail == {"reason": "not opened"}
    assert rig.tile("01").state is TileState.CHECK
    for name, number in (("bob", "03"), ("cyd", "04")):
        rig.tap(name)
        assert rig.holds(name) == number


def test_a_stuck_door_is_given_again_once_it_has_moved(rig: Rig):
    rig.tap("ada")
    stay_shut(rig, "01")
    rig.handle(i.PickDoor())
    rig.senses("01", DoorState.OPEN)
    rig.shuts("01")
    assert rig.tile("01").state is TileState.FREE


def test_trying_again_is_a_new_opening(rig: Rig):
    rig.tap("ada")
    stay_shut(rig, "01")
    rig.handle(i.OpenAgain())
    assert rig.sent == ["01"] * 3
    rig.opens("01")
    assert rig.shows(screens.DoorOpen).fresh


def test_whoever_walks_away_from_a_fresh_stuck_door_holds_nothing(rig: Rig):
    rig.tap("ada")
    stay_shut(rig, "01")
    rig.waits(60)
    rig.shows(screens.Start)
    assert rig.holds("ada") is None


@pytest.mark.parametrize("next_one", [i.Leave(), i.UseCode()])
def test_so_does_whoever_leaves_it_otherwise(rig: Rig, next_one: i.Intent):
    rig.tap("ada")
    stay_shut(rig, "01")
    rig.handle(next_one)
    assert rig.holds("ada") is None


def test_the_next_badge_frees_the_stuck_door_of_whoever_went(rig: Rig):
    rig.tap("ada")
    stay_shut(rig, "01")
    rig.tap("bob")
    assert (rig.holds("ada"), rig.holds("bob")) == (None, "02")


def test_a_door_that_stuck_while_somebody_else_came_is_taken_back(rig: Rig):
    rig.tap("ada")
    rig.tap("bob")
    stay_shut(rig, "01")
    assert rig.holds("ada") is None
    assert rig.shows(screens.DoorOpen).door.number == "02"


def test_a_holder_whose_door_stuck_keeps_it_and_is_told_that_their_things_are_inside(rig: Rig):
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    rig.tap("ada")
    stay_shut(rig, "01")
    shown = rig.shows(screens.DoorDidNotOpen)
    assert (shown.holds_things, shown.other_free) == (True, False)
    rig.handle(i.PickDoor())
    rig.waits(60)
    assert (rig.holds("ada"), rig.sent) == ("01", ["01"] * 3)


def test_a_stuck_door_says_when_there_is_no_other(make_rig):
    rig = make_rig([door("01")])
    rig.tap("ada")
    stay_shut(rig, "01")
    assert not rig.shows(screens.DoorDidNotOpen).other_free
    rig.handle(i.PickDoor())
    rig.shows(screens.BankFull)
    assert rig.holds("ada") is None


def test_a_stuck_door_that_is_pulled_open_after_all_is_theirs(rig: Rig):
    rig.tap("ada")
    stay_shut(rig, "01")
    rig.senses("01", DoorState.OPEN)
    assert rig.shows(screens.DoorOpen).fresh
    rig.shuts("01")
    rig.shows(screens.DoorIsYours)
    rig.waits(60)
    assert rig.holds("ada") == "01"
    assert [one.person for one in rig.events("door.opened_late", "door.forced_open")] == [None]
    assert rig.events("door.closed")[-1].person == "ada"


def test_a_command_that_was_refused_for_being_late_is_not_repeated_by_itself(rig: Rig):
    rig.tap("ada")
    rig.answers("01", PulseResult.LATE)
    rig.shows(screens.DoorDidNotOpen)
    rig.waits(20)
    assert (rig.sent, rig.outcomes()) == (["01"], ["not opened"])
    assert "deadline" in rig.events("open.outcome")[0].detail["why"]


def test_a_late_answer_to_an_opening_that_was_settled_changes_nothing(rig: Rig):
    rig.tap("ada")
    rig.senses("01", DoorState.OPEN)
    rig.answers("01", PulseResult.LATE)
    rig.shows(screens.DoorOpen)
    assert rig.outcomes() == ["opened"]


def test_a_forced_door_is_put_on_the_record_and_nobody_is_bothered(rig: Rig):
    rig.senses("03", DoorState.OPEN)
    assert [one.door for one in rig.events("door.forced_open")] == ["03"]
    rig.shows(screens.Start)
    assert rig.tile("03").state is TileState.OPEN
    rig.shuts("03")
    assert [one.door for one in rig.events("door.closed")] == ["03"]


def test_a_door_that_stands_open_is_not_given_to_anybody(rig: Rig):
    rig.senses("01", DoorState.OPEN)
    rig.tap("ada")
    assert rig.sent == ["02"]


def test_a_door_that_its_holder_opens_a_second_time_by_hand_was_forced(rig: Rig):
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    rig.waits(10)
    rig.senses("01", DoorState.OPEN)
    assert [one.door for one in rig.events("door.forced_open")] == ["01"]
