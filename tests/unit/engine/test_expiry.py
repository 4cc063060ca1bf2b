"""The end of the day: at midnight by the clock of the site, however long the day, and never under somebody's hands."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.domain.assignments import Model
from kiosk.engine import intents as i
from kiosk.engine import screens
from tests.fakes.rig import Rig


def hold(rig: Rig) -> None:
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    rig.waits(10)


# The day on which Berlin's clocks go forward has 23 hours, the one on which they go back has 25.
@pytest.mark.parametrize(
    ("noon", "hours"),
    [
        (datetime(2026, 11, 24, 0, 0, tzinfo=UTC), 23),
        (datetime(2026, 3, 28, 23, 30, tzinfo=UTC), 22.5),
        (datetime(2026, 10, 24, 22, 30, tzinfo=UTC), 24.5),
    ],
)
def test_a_day_ends_at_midnight_however_long_it_is(make_rig, noon: datetime, hours: float):
    rig = make_rig(now=noon)
    hold(rig)
    rig.waits(hours * 3600 - 11)
    assert rig.holds("ada") == "01"
    rig.waits(1)
    assert rig.holds("ada") is None
    ended = rig.events("assignment.ended")
    assert [(one.person, one.door, one.detail["reason"]) for one in ended] == [("ada", "01", "expired")]
    assert rig.bank.free == 4


def test_the_next_tap_is_a_first_one_again(rig: Rig):
    hold(rig)
    rig.waits(12 * 3600)
    rig.tap("ada")
    rig.opens("01")
    assert rig.shows(screens.DoorOpen).fresh


def test_what_ended_while_the_kiosk_was_off_ends_at_its_start(rig: Rig):
    hold(rig)
    rig.close()
    rig.clock.turn(24 * 3600)
    rig._open()
    rig.start()
    rig.waits(15)
    assert rig.holds("ada") is None


def test_a_door_in_use_ends_once_it_is_shut_and_left(rig: Rig):
    hold(rig)
    rig.waits(12 * 3600 - 60)
    rig.tap("ada")
    rig.opens("01")
    rig.waits(3600)
    assert rig.holds("ada") == "01"
    rig.shuts("01")
    rig.waits(30)
    assert rig.holds("ada") == "01", "she is being asked whether to keep it"
    rig.waits(100)
    assert rig.holds("ada") is None


def test_a_door_that_is_being_opened_just_then_ends_later(rig: Rig):
    rig.waits(12 * 3600 - 1)
    rig.tap("ada")
    rig.tap("bob")
    rig.waits(2)
    assert rig.holds("ada") == "01"


def test_somebody_elses_open_door_does_not_delay_it(rig: Rig):
    hold(rig)
    rig.tap("bob")
    rig.opens("02")
    rig.waits(12 * 3600)
    assert (rig.holds("ada"), rig.holds("bob")) == (None, "02")


def test_a_wall_clock_that_is_set_forward_ends_it_half_an_hour_later(rig: Rig):
    hold(rig)
    rig.clock.set_wall(rig.clock.now() + timedelta(hours=13))
    rig.waits(60)
    assert rig.holds("ada") == "01"
    rig.waits(31 * 60)
    assert rig.holds("ada") is None


def test_a_wall_clock_that_is_set_back_ends_nothing_early(rig: Rig):
    hold(rig)
    rig.clock.set_wall(rig.clock.now() - timedelta(hours=2))
    rig.waits(12 * 3600)
    assert rig.holds("ada") == "01"
    rig.waits(2 * 3600)
    assert rig.holds("ada") is None


def test_several_end_together(rig: Rig):
    for name, number in (("ada", "01"), ("bob", "02"), ("cyd", "03")):
        rig.tap(name)
        rig.opens(number)
        rig.shuts(number)
    rig.waits(12 * 3600)
    assert len(rig.events("assignment.ended")) == 3


def test_a_session_ends_by_its_holders_word_alone(make_rig):
    rig = make_rig(model=Model.SESSION)
    hold(rig)
    rig.waits(3 * 24 * 3600)
    assert rig.holds("ada") == "01"
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    assert rig.shows(screens.KeepOrGiveBack).until is None
    rig.handle(i.GiveBack())
    assert rig.holds("ada") is None
