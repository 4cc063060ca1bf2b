"""No commit, no open: what the kiosk does while its record can't be written, and afterwards."""

from __future__ import annotations

import pytest

from kiosk.domain.compartments import DoorState
from kiosk.engine import intents as i
from kiosk.engine import screens
from kiosk.engine.messages import PulseResult
from tests.fakes.failing_disk import BEGIN, COMMIT, WRITE
from tests.fakes.rig import Rig

pytestmark = pytest.mark.expects_log("store.failed")
EACH = pytest.mark.parametrize("at", [BEGIN, WRITE, COMMIT])


@EACH
def test_a_first_tap_opens_nothing_and_gives_nothing(rig: Rig, at: str):
    with rig.failing(at):
        rig.tap("ada")
    rig.shows(screens.NotWorking)
    assert (rig.sent, rig.holds("ada"), rig.kiosk.visit.assignment) == ([], None, None)


@EACH
def test_it_works_again_once_the_record_does(rig: Rig, at: str):
    with rig.failing(at):
        for _ in range(3):
            rig.tap("ada")
    rig.tap("ada")
    assert (rig.sent, rig.holds("ada")) == (["01"], "01")
    rig.opens("01")
    rig.shuts("01")
    rig.shows(screens.DoorIsYours)


@EACH
def test_a_holder_s_door_stays_shut_and_theirs(rig: Rig, at: str):
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    with rig.failing(at):
        rig.tap("ada")
    rig.shows(screens.NotWorking)
    assert (rig.sent, rig.holds("ada")) == (["01"], "01")


@EACH
def test_whoever_stood_there_before_has_no_say_any_more(rig: Rig, at: str):
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    with rig.failing(at):
        rig.tap("bob")
    rig.handle(i.OpenAgain())
    assert rig.sent == ["01"]
    rig.waits(30)
    rig.shows(screens.Start)


@EACH
def test_an_outcome_that_could_not_be_written_is_written_later(rig: Rig, at: str):
    rig.tap("ada")
    with rig.failing(at):
        rig.opens("01")
        rig.shows(screens.NotWorking)
        rig.waits(20)
    assert rig.outcomes() == [None]
    rig.waits(5)
    assert rig.outcomes() == ["opened"]
    assert rig.shows(screens.DoorOpen).door.number == "01"


@EACH
def test_a_door_shut_meanwhile_counts_as_shut(rig: Rig, at: str):
    rig.tap("ada")
    rig.opens("01")
    with rig.failing(at):
        rig.shuts("01")
    rig.waits(13 * 3600)
    assert rig.holds("ada") is None, "it was not in use when the day ended"


def test_what_one_door_tells_does_not_hide_what_another_does(rig: Rig):
    rig.tap("ada")
    rig.opens("01")
    rig.tap("bob")
    rig.opens("02")
    with rig.failing(WRITE):
        both = {rig.doors[number].channel: DoorState.CLOSED for number in ("01", "02")}
        from kiosk.engine.messages import DoorsSensed

        rig.handle(DoorsSensed("left", 0, both))
    assert rig.kiosk.watched == {}


@EACH
def test_giving_back_may_fail_and_be_answered_again(rig: Rig, at: str):
    for _ in range(2):
        rig.tap("ada")
        rig.opens("01")
        rig.shuts("01")
    with rig.failing(at):
        rig.handle(i.GiveBack())
    rig.shows(screens.NotWorking)
    assert rig.holds("ada") == "01"
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    rig.handle(i.GiveBack())
    assert rig.holds("ada") is None


@EACH
def test_an_exchange_that_fails_leaves_the_first_door_theirs(rig: Rig, at: str):
    rig.tap("ada")
    rig.opens("01")
    rig.handle(i.ChangeDoor())
    with rig.failing(at):
        rig.handle(i.PickDoor())
    assert (rig.sent, rig.holds("ada")) == (["01"], "01")


@EACH
def test_a_second_pulse_needs_an_intent_of_its_own(rig: Rig, at: str):
    rig.tap("ada")
    rig.answers("01", PulseResult.SENT)
    with rig.failing(at):
        rig.waits(1.5)
    assert rig.sent == ["01"]


@EACH
def test_the_end_of_the_day_is_made_up_for(rig: Rig, at: str):
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    rig.waits(11 * 3600)
    with rig.failing(at):
        rig.waits(1.25 * 3600)
    assert rig.holds("ada") == "01"
    rig.waits(60)
    assert rig.holds("ada") is None


@EACH
def test_what_a_restart_found_is_written_once_it_can_be(rig: Rig, at: str):
    rig.tap("ada")
    rig.tap("bob")
    rig.restart(sensed=False)
    with rig.failing(at):
        rig.bus("left")
        rig.waits(10)
    assert rig.outcomes() == [None, None]
    rig.waits(5)
    assert rig.outcomes() == ["unknown", "unknown"]
    assert len(rig.events("open.outcome")) == 2


@EACH
def test_a_wrong_code_while_nothing_can_be_written_opens_nothing(rig: Rig, at: str):
    rig.handle(i.UseCode())
    with rig.failing(at):
        rig.enters("000000")
    rig.shows(screens.NotWorking)
    assert rig.sent == []


def test_what_was_undone_is_not_remembered(rig: Rig):
    with rig.failing(COMMIT):
        rig.tap("ada")
    with rig.store.transaction() as tx:
        assert tx.live_assignments() == []


@EACH
def test_a_door_that_moved_meanwhile_is_told_of_once_it_can_be(rig: Rig, at: str):
    with rig.failing(at):
        rig.senses("03", DoorState.OPEN)
        rig.waits(7)
    rig.waits(7)
    assert [one.door for one in rig.events("door.forced_open")] == ["03"]
    with rig.failing(at):
        rig.senses("03", DoorState.CLOSED)
    rig.waits(7)
    assert [one.door for one in rig.events("door.closed")] == ["03"]
    rig.waits(60)
    assert len(rig.events("door.forced_open", "door.closed")) == 2, "once each"


@EACH
def test_a_door_that_has_moved_on_is_told_of_as_it_stands(rig: Rig, at: str):
    with rig.failing(at):
        rig.senses("03", DoorState.OPEN)
        rig.senses("03", DoorState.CLOSED)
    rig.waits(30)
    assert len(rig.events("door.closed")) <= 1
    assert rig.events("door.forced_open") == []


@EACH
def test_a_door_that_opened_and_was_shut_meanwhile_is_not_pulsed_again(rig: Rig, at: str):
    rig.tap("ada")
    with rig.failing(at):
        rig.opens("01")
        rig.shuts("01")
    rig.waits(30)
    assert rig.sent == ["01"]
    assert rig.outcomes() == ["opened"]
    assert [one.door for one in rig.events("door.closed")] == ["01"]
