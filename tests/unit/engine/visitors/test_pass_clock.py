"""A bank whose clock is wrong lets nobody in by a pass, and nobody's things be lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.domain.passes import WhyNoPass
from kiosk.engine import screens
from kiosk.engine.visitors.screens import PassRefused
from kiosk.engine.visitors.settings import VisitorSettings
from tests.fakes.clock import NOON
from tests.fakes.far_reception import DAY, HOUR, MORNING, FarReception, scan, trust, type_code
from tests.fakes.rig import Rig

LOBBY = FarReception()
EPOCH = datetime(1970, 1, 1, 0, 3, tzinfo=UTC)


@pytest.fixture
def bank(make_rig: Callable[..., Rig]) -> Rig:
    rig = make_rig()
    trust(rig, LOBBY)
    return rig


def power_cut(rig: Rig, clock: datetime) -> None:
    """The bank was off, and its clock shows this now."""
    rig.close()
    rig.clock.set_wall(clock)
    rig._open()
    rig.start()


def stores(rig: Rig, text: str) -> None:
    scan(rig, text)
    rig.opens("01")
    rig.shuts("01")
    rig.waits(15)


def test_a_clock_of_1970_refuses_and_shows_what_it_takes_it_for(bank: Rig):
    power_cut(bank, EPOCH)
    scan(bank, LOBBY.seal(LOBBY.new()))
    told = bank.shows(PassRefused)
    assert told.why is WhyNoPass.CLOCK
    assert told.clock == bank.kiosk.now()
    assert bank.sent == []


def test_a_fresh_bank_that_never_knew_the_time_is_told_it_by_the_pass(make_rig: Callable[..., Rig]):
    rig = make_rig(now=EPOCH)
    trust(rig, LOBBY)
    scan(rig, LOBBY.seal(LOBBY.new()))
    assert (rig.shows(PassRefused).why, rig.shows(PassRefused).clock) == (WhyNoPass.CLOCK, EPOCH)


def test_a_site_may_let_visitors_in_all_the_same(make_rig: Callable[..., Rig]):
    rig = make_rig(now=EPOCH, visitors=VisitorSettings(without_clock=True))
    trust(rig, LOBBY)
    text = LOBBY.seal(LOBBY.new())
    scan(rig, text)
    assert rig.sent == ["01"]


def test_what_is_in_their_door_can_be_fetched_whatever_the_clock_shows(bank: Rig):
    stores(bank, text := LOBBY.seal(LOBBY.new()))
    power_cut(bank, EPOCH)
    scan(bank, text)
    assert bank.sent == ["01"]  # of this run
    bank.opens("01")
    bank.shuts("01")
    assert bank.shows(screens.KeepOrGiveBack).visiting
    scan(bank, LOBBY.seal(LOBBY.new()))
    assert bank.shows(PassRefused).why is WhyNoPass.CLOCK


def test_a_clock_that_was_set_hours_ahead_refuses_until_it_has_proved_itself(bank: Rig):
    bank.clock.set_wall(NOON + 3 * HOUR)
    scan(bank, LOBBY.seal(LOBBY.new()))
    assert bank.shows(PassRefused).why is WhyNoPass.CLOCK
    bank.clock.is_synchronised = True
    bank.waits(61)
    scan(bank, LOBBY.seal(LOBBY.new()))
    assert bank.sent == ["01"]


def test_a_clock_that_is_days_ahead_after_a_power_cut_makes_passes_look_ended(bank: Rig):
    power_cut(bank, NOON + 2 * DAY)
    scan(bank, LOBBY.seal(LOBBY.new()))
    told = bank.shows(PassRefused)
    assert (told.why, told.clock, told.until) == (WhyNoPass.ENDED, NOON + 2 * DAY, NOON + 6 * HOUR)


def test_a_correction_of_seconds_is_no_reason_to_refuse(bank: Rig):
    bank.clock.set_wall(NOON + timedelta(seconds=4))
    scan(bank, LOBBY.seal(LOBBY.new()))
    assert bank.sent == ["01"]


def test_a_pass_from_five_minutes_ahead_is_taken_and_one_from_six_is_not(bank: Rig):
    early = LOBBY.new(issued_at=NOON + timedelta(minutes=6))
    scan(bank, LOBBY.seal(early))
    assert bank.shows(PassRefused).why is WhyNoPass.CLOCK
    scan(bank, LOBBY.seal(replace(early, issued_at=NOON + timedelta(minutes=5))))
    assert bank.sent == ["01"]


def test_a_reception_whose_clock_runs_a_year_ahead_keeps_nobody_elses_visitors_out(bank: Rig):
    scan(bank, LOBBY.seal(LOBBY.new(issued_at=NOON + 365 * DAY)))
    assert bank.shows(PassRefused).why is WhyNoPass.CLOCK
    stores(bank, LOBBY.seal(mine := LOBBY.new()))
    scan(bank, LOBBY.seal(replace(mine, issued_at=NOON + 365 * DAY)))  # let in to what is theirs
    assert len(bank.sent) == 2
    scan(bank, LOBBY.seal(LOBBY.new()))
    assert len(bank.sent) == 3


def test_a_clock_that_was_set_back_takes_no_pass_of_a_day_that_is_over(bank: Rig):
    yesterday = LOBBY.new(issued_at=NOON - DAY, starts_at=NOON - DAY, ends_at=NOON - 12 * HOUR)
    stores(bank, LOBBY.seal(LOBBY.new()))
    bank.clock.set_wall(NOON - 14 * HOUR)
    scan(bank, LOBBY.seal(yesterday))
    assert bank.shows(PassRefused).why is WhyNoPass.CLOCK
    assert len(bank.sent) == 1


def test_a_code_is_taken_by_a_clock_that_is_believed_only(bank: Rig):
    lobby = FarReception()
    lobby.draw("12345678", lobby.new())
    trust(bank, lobby)
    power_cut(bank, MORNING - 2 * HOUR)
    type_code(bank, "12345678")
    assert bank.shows(PassRefused).why is WhyNoPass.CLOCK
    assert bank.sent == []


def test_a_door_that_was_given_by_a_wrong_clock_ends_with_the_pass_by_the_right_one(make_rig: Callable[..., Rig]):
    rig = make_rig(visitors=VisitorSettings(without_clock=True))
    trust(rig, LOBBY)
    power_cut(rig, NOON - 20 * HOUR)
    scan(rig, LOBBY.seal(LOBBY.new()))
    assert rig.sent == ["01"]
    rig.clock.set_wall(NOON + HOUR)
    rig.waits(61)
    assert rig.events("assignment.rebased")[0].detail["until"] == "2026-11-24T17:00:00Z"


def test_a_pass_that_ended_before_a_newer_one_was_signed_is_over_whatever_the_clock_shows(make_rig: Callable[..., Rig]):
    rig = make_rig(visitors=VisitorSettings(without_clock=True))
    trust(rig, LOBBY)
    old = LOBBY.new(issued_at=NOON - DAY, starts_at=NOON - DAY, ends_at=NOON - HOUR)
    stores(rig, LOBBY.seal(LOBBY.new()))
    power_cut(rig, NOON - 20 * HOUR)
    scan(rig, LOBBY.seal(old))
    assert rig.shows(PassRefused).why is WhyNoPass.ENDED
    assert rig.sent == []


def test_a_floor_of_a_clock_that_ran_ahead_means_nothing_to_a_clock_that_is_kept(bank: Rig):
    power_cut(bank, NOON + 20 * DAY)  # nobody vouches for it, and nothing speaks against it
    ahead = NOON + 20 * DAY
    stores(bank, LOBBY.seal(LOBBY.new(issued_at=ahead, starts_at=ahead, ends_at=ahead + HOUR)))
    bank.clock.set_wall(NOON + HOUR)
    scan(bank, LOBBY.seal(LOBBY.new()))
    assert bank.shows(PassRefused).why is WhyNoPass.CLOCK
    bank.clock.is_synchronised = True
    bank.waits(61)
    scan(bank, LOBBY.seal(LOBBY.new()))
    assert bank.sent == ["01", "02"]


def test_a_clock_that_is_not_believed_raises_no_floor(make_rig: Callable[..., Rig]):
    rig = make_rig(visitors=VisitorSettings(without_clock=True))
    trust(rig, LOBBY)
    rig.clock.set_wall(ahead := NOON + 9 * DAY)
    stores(rig, LOBBY.seal(LOBBY.new(issued_at=ahead, starts_at=ahead, ends_at=ahead + HOUR)))
    assert rig.rows("SELECT * FROM time_floor") == []
    rig.waits(3600)
    scan(rig, LOBBY.seal(LOBBY.new(issued_at=ahead, starts_at=ahead, ends_at=ahead + 2 * HOUR)))
    assert len(rig.rows("SELECT * FROM time_floor")) == 1
