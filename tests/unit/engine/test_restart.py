"""The power goes at every point between tap and shut door: each opening gets its outcome, and nothing opens late."""

from __future__ import annotations

from kiosk.domain.compartments import DoorState
from kiosk.engine import screens
from kiosk.engine.messages import PulseResult
from tests.fakes.furniture import TWO_BOARDS
from tests.fakes.rig import Rig


def test_a_start_and_an_end_are_on_the_record(rig: Rig):
    from kiosk.engine import dispatch

    dispatch.stop(rig.kiosk)
    assert [rig.events()[0].type, rig.events()[-1].type] == ["kiosk.started", "kiosk.stopped"]


def test_cut_before_the_pulse_the_door_is_found_shut_and_stays_so(rig: Rig):
    rig.tap("ada")
    rig.restart(sensed=False)
    rig.shows(screens.Start)
    assert rig.outcomes() == [None]
    rig.bus("left")
    assert rig.outcomes() == ["unknown"]
    assert rig.events("open.outcome")[-1].detail["why"] == "found closed after a restart"
    rig.waits(60)
    assert (rig.sent, rig.holds("ada")) == ([], "01")


def test_cut_between_pulse_and_outcome_the_door_is_found_open_and_followed(rig: Rig):
    rig.tap("ada")
    rig.answers("01", PulseResult.SENT)
    rig.physical["01"] = DoorState.OPEN
    rig.restart()
    assert rig.outcomes() == ["opened"]
    assert rig.shows(screens.DoorOpen).reminding, "whoever passes is asked to shut it"
    rig.shuts("01")
    rig.shows(screens.Start)
    assert (rig.sent, rig.holds("ada")) == ([], "01")
    assert rig.events("door.closed")[-1].person == "ada"


def test_cut_while_the_door_stands_open(rig: Rig):
    rig.tap("ada")
    rig.opens("01")
    rig.restart()
    assert rig.outcomes() == ["opened"], "it had its outcome already"
    assert rig.shows(screens.DoorOpen).door.number == "01"
    rig.waits(30)
    assert [(one.person, one.door) for one in rig.events("door.left_open")] == [("ada", "01")]
    assert rig.events("door.forced_open") == []


def test_cut_after_the_door_was_shut_nothing_is_left_to_do(rig: Rig):
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    before = len(rig.events())
    rig.restart()
    rig.waits(60)
    assert [one.type for one in rig.events()[before:]] == ["kiosk.started", "device.up", "device.up"]
    assert rig.holds("ada") == "01"


def test_a_board_that_stays_silent_leaves_the_outcome_unknown(rig: Rig):
    rig.tap("ada")
    rig.restart(sensed=False)
    rig.waits(9.9)
    assert rig.outcomes() == [None]
    rig.waits(0.1)
    assert rig.outcomes() == ["unknown"]
    rig.bus("left")
    assert len(rig.events("open.outcome")) == 1


def test_several_openings_are_settled_each_for_itself(rig: Rig):
    rig.tap("ada")
    rig.tap("bob")
    rig.tap("cyd")
    rig.physical["02"] = DoorState.OPEN
    rig.restart()
    assert rig.outcomes() == ["unknown", "opened", "unknown"]


def test_a_second_cut_before_the_sensors_told_loses_nothing(rig: Rig):
    rig.tap("ada")
    rig.restart(sensed=False)
    rig.restart()
    assert rig.outcomes() == ["unknown"]
    assert len(rig.events("open.outcome")) == 1


def test_a_tap_before_the_sensors_told_is_served_and_both_openings_get_their_outcome(rig: Rig):
    rig.tap("ada")
    rig.restart(sensed=False)
    rig.tap("ada")
    assert rig.sent == ["01"]
    rig.opens("01")
    assert rig.shows(screens.DoorOpen).door.number == "01"
    assert rig.outcomes() == ["opened", "opened"]
    rig.shuts("01")
    rig.shows(screens.KeepOrGiveBack)


def test_a_door_given_before_the_cut_opens_for_its_holder_after_it(rig: Rig):
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    rig.restart()
    rig.tap("ada")
    assert rig.sent == ["01"]
    rig.opens("01")
    assert not rig.shows(screens.DoorOpen).fresh


def test_a_bank_whose_sensors_tell_nothing_starts_all_the_same(rig: Rig):
    rig.tap("ada")
    rig.physical = {one.door: DoorState.UNKNOWN for one in TWO_BOARDS}
    rig.restart()
    rig.waits(10)
    assert rig.outcomes() == ["unknown"]
    rig.tap("bob")
    assert rig.sent == ["02"]


def test_a_door_the_site_file_no_longer_names_leaves_its_holder_one_other(rig: Rig):
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    rig.described = rig.described[1:]
    rig.restart()
    for _ in range(3):
        rig.tap("ada")
        rig.opens("02")
        rig.shuts("02")
        rig.waits(60)
    assert rig.sent == ["02", "02", "02"]
    assert rig.rows("SELECT count(*) FROM assignment WHERE ended_at IS NULL") == [(2,)]


def test_a_door_that_is_named_again_is_still_theirs(rig: Rig):
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    whole = rig.described
    rig.described = whole[1:]
    rig.restart()
    rig.described = whole
    rig.restart()
    rig.tap("bob")
    assert rig.holds("bob") == "02"
    rig.tap("ada")
    assert rig.sent == ["02", "01"]


def test_an_opening_of_a_door_the_site_file_no_longer_names_is_settled_too(rig: Rig):
    rig.tap("ada")
    rig.described = rig.described[1:]
    rig.restart()
    rig.waits(10)
    assert rig.outcomes() == ["unknown"]


def test_doors_keep_their_wear_when_the_site_file_lists_them_in_another_order(rig: Rig):
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    rig.described = list(reversed(rig.described))
    rig.restart()
    rig.tap("ada")
    assert rig.sent == ["01"]


def test_a_door_that_stood_open_when_it_was_tapped_is_not_said_to_have_opened_by_that(rig: Rig):
    rig.tap("ada")
    rig.opens("01")
    rig.tap("ada")
    rig.restart()
    assert sorted(str(one) for one in rig.outcomes()) == ["opened", "unknown"]
