"""Warned → expired → released | overdue → flagged: each step once, in order, whatever the clocks do meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from functools import partial

import pytest

from kiosk.domain.assignments import Model
from kiosk.domain.policy import AtExpiry
from kiosk.engine import intents as i
from kiosk.engine import people, screens
from kiosk.engine.screens import NotLonger
from tests.fakes.rig import Rig

MINUTE, HOUR, DAY = 60, 3600, 24 * 3600
MINUTES = timedelta(minutes=1)
# An evening at 18:00 is five hours ahead.
EVENING = {"release": time(18, 0)}
STEPS = (
    "assignment.warned",
    "assignment.expired",
    "assignment.overdue",
    "assignment.flagged",
    "assignment.held",
    "assignment.ended",
)


@pytest.fixture
def make_rig(make_rig: Callable[..., Rig]) -> Callable[..., Rig]:
    """It is one o'clock in Berlin."""
    return partial(make_rig, now=datetime(2026, 11, 24, 12, 0, tzinfo=UTC))


def hold(rig: Rig, name: str = "ada", number: str = "01") -> None:
    rig.tap(name)
    rig.opens(number)
    rig.shuts(number)
    rig.waits(15)


def steps(rig: Rig) -> list[str]:
    return [one.type.removeprefix("assignment.") for one in rig.events(*STEPS)]


def test_it_warns_as_often_as_the_site_wants_and_then_ends(make_rig):
    rig = make_rig(policy={**EVENING, "warn_before": (60 * MINUTES, 15 * MINUTES), "grace": 10 * MINUTES})
    hold(rig)
    rig.waits(4 * HOUR - 15)
    assert steps(rig) == ["warned"]
    rig.waits(HOUR)
    assert steps(rig) == ["warned", "warned", "expired"]
    assert rig.holds("ada") == "01", "the grace runs"
    rig.waits(10 * MINUTE)
    assert steps(rig) == ["warned", "warned", "expired", "ended"]
    assert rig.holds("ada") is None
    assert [kind for kind, _ in rig.notices("ada")] == ["ending", "ending", "expired", "released"]


def test_overdue_then_flagged_and_its_holder_can_still_fetch_things(make_rig):
    policy = {**EVENING, "at_expiry": AtExpiry.OVERDUE, "flag_after": timedelta(hours=2)}
    rig = make_rig(policy=policy)
    hold(rig)
    rig.waits(5 * HOUR)
    assert steps(rig) == ["expired", "overdue"]
    assert rig.tile("01").state is screens.TileState.CHECK
    rig.waits(2 * HOUR)
    assert steps(rig) == ["expired", "overdue", "flagged"]
    rig.tap("ada")
    rig.opens("01")
    assert rig.shows(screens.DoorOpen).was_due
    rig.shuts("01")
    rig.shows(screens.KeepOrGiveBack)
    rig.handle(i.GiveBack())
    assert rig.holds("ada") is None
    assert rig.tile("01").state is screens.TileState.FREE


def test_what_the_policy_holds_opens_for_facilities_only(make_rig):
    rig = make_rig(policy={**EVENING, "at_expiry": AtExpiry.HOLD})
    hold(rig)
    rig.waits(5 * HOUR)
    assert steps(rig) == ["expired", "held"]
    rig.tap("ada")
    assert rig.shows(screens.NotAllowed).why is screens.Barred.HELD
    assert rig.sent == ["01"]


def test_what_a_suspended_person_left_is_held_not_released(make_rig):
    rig = make_rig(policy=EVENING)
    hold(rig)
    people.suspend(rig.store, "ada", suspended=True)
    rig.waits(5 * HOUR)
    assert steps(rig) == ["expired", "held"]
    assert rig.bank.free == 3


def test_a_warned_holder_keeps_the_door_for_longer(make_rig):
    policy = {**EVENING, "warn_before": (60 * MINUTES,), "extensions": 1, "extend_by": timedelta(hours=2)}
    rig = make_rig(policy=policy)
    hold(rig)
    rig.waits(4 * HOUR)
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    asked = rig.shows(screens.EndsSoon)
    assert asked.longer_until == asked.until + timedelta(hours=2)
    rig.handle(i.KeepLonger())
    kept = rig.shows(screens.Kept)
    assert kept.extended
    assert kept.until == asked.longer_until
    rig.waits(2 * HOUR + 30 * MINUTE)
    assert rig.holds("ada") == "01"
    assert steps(rig) == ["warned", "warned"], "the new end has a warning of its own"
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    again = rig.shows(screens.EndsSoon)
    assert (again.longer_until, again.why_not) == (None, NotLonger.LIMIT)
    rig.waits(HOUR)
    assert rig.holds("ada") is None


def test_day_use_is_extended_until_the_next_evening(make_rig):
    rig = make_rig(policy={**EVENING, "warn_before": (60 * MINUTES,), "extensions": 1})
    hold(rig)
    rig.waits(4 * HOUR)
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    asked = rig.shows(screens.EndsSoon)
    assert asked.longer_until == asked.until + timedelta(days=1)


def test_a_week_switched_off_does_each_thing_once_in_order_at_its_time(make_rig):
    policy = {
        **EVENING,
        "warn_before": (60 * MINUTES,),
        "at_expiry": AtExpiry.OVERDUE,
        "flag_after": timedelta(hours=24),
    }
    rig = make_rig(policy=policy)
    hold(rig)
    hold(rig, "bob", "02")
    rig.close()
    rig.clock.turn(7 * DAY)
    rig._open()
    rig.start()
    rig.waits(15)  # what nobody has looked at yet is not taken
    assert steps(rig) == ["warned", "warned", "expired", "overdue", "expired", "overdue", "flagged", "flagged"]
    due = [one.detail["due"] for one in rig.events(*STEPS)]
    assert due == sorted(due)
    assert due[0] == "2026-11-24T16:00:00Z"
    assert due[-1] == "2026-11-25T17:00:00Z"
    rig.restart()
    rig.waits(15)
    assert len(steps(rig)) == 8, "a second start does nothing again"


def test_released_while_off_ended_when_it_was_due(make_rig):
    rig = make_rig(policy=EVENING)
    hold(rig)
    rig.close()
    rig.clock.turn(7 * DAY)
    rig._open()
    rig.start()
    rig.waits(15)
    ended = rig.rows("SELECT ended_at FROM assignment")
    assert ended == [("2026-11-24T17:00:00.000000Z",)]


def test_a_stopped_clock_stops_no_end(make_rig):
    rig = make_rig(policy=EVENING)
    hold(rig)
    rig.clock.wall_stands_still = True
    rig.waits(5 * HOUR + MINUTE)
    assert rig.holds("ada") is None
    assert rig.events("clock.stepped") == []


def test_a_clock_put_right_by_hours_robs_nobody_at_once(make_rig):
    rig = make_rig(policy={**EVENING, "warn_before": (15 * MINUTES,)})
    hold(rig)
    rig.clock.set_wall(rig.clock.now() + timedelta(hours=9))
    rig.waits(2 * MINUTE)
    assert rig.holds("ada") == "01"
    assert steps(rig) == ["warned"]
    rig.waits(31 * MINUTE)
    assert steps(rig) == ["warned", "expired", "ended"]
    assert rig.holds("ada") is None
    assert [one.detail["seconds"] for one in rig.events("clock.stepped")] == [9 * HOUR]


def test_a_clock_that_was_set_wrong_and_put_back_takes_nothing(make_rig):
    rig = make_rig(policy=EVENING)
    hold(rig)
    rig.clock.set_wall(rig.clock.now() + timedelta(hours=9))
    rig.waits(10 * MINUTE)
    rig.clock.set_wall(rig.clock.now() - timedelta(hours=9))
    rig.waits(HOUR)
    assert rig.holds("ada") == "01"


def test_a_clock_that_knows_less_than_the_record_is_not_believed(make_rig):
    rig = make_rig(policy=EVENING)
    hold(rig)
    right = rig.clock.now() + timedelta(hours=1)
    rig.close()
    rig.clock.set_wall(datetime(2020, 1, 1, tzinfo=UTC))
    rig._open()
    rig.start()
    rig.tap("bob")
    rig.opens("02")
    rig.shuts("02")
    rig.waits(15)
    rig.clock.set_wall(right)
    rig.waits(2 * MINUTE)
    assert rig.holds("bob") == "02"
    assert len(rig.events("assignment.rebased")) == 1
    (ends,) = rig.rows("SELECT ends_at FROM assignment ORDER BY rowid DESC LIMIT 1")
    assert ends == ("2026-11-24T17:00:00.000000Z",), "as if it had been given by the right clock"


def test_the_late_leaver_gets_their_own_door_back_while_nobody_has_it(make_rig):
    rig = make_rig(policy=EVENING)
    hold(rig, "bob", "01")
    hold(rig, "ada", "02")
    rig.waits(5 * HOUR + 60)
    rig.tap("ada")
    assert rig.sent[-1] == "02", "her things may still be in it"


def test_others_are_given_doors_first_that_were_seen_empty(make_rig):
    rig = make_rig(policy=EVENING)
    hold(rig, "ada", "01")
    rig.waits(5 * HOUR + 60)
    rig.tap("bob")
    assert rig.sent[-1] == "02"


def test_a_session_ends_when_it_was_idle_for_long(make_rig):
    rig = make_rig(model=Model.SESSION, policy={"idle": timedelta(hours=2)})
    hold(rig)
    rig.waits(HOUR)
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    rig.waits(HOUR + 30 * MINUTE)
    assert rig.holds("ada") == "01", "it was used in between"
    rig.waits(HOUR)
    assert rig.holds("ada") is None


def test_a_session_has_a_longest_stay(make_rig):
    rig = make_rig(model=Model.SESSION, policy={"idle": timedelta(hours=2), "longest_stay": timedelta(hours=3)})
    hold(rig)
    for _ in range(2):
        rig.waits(HOUR)
        rig.tap("ada")
        rig.opens("01")
        rig.shuts("01")
        rig.waits(MINUTE)
    rig.waits(HOUR)
    assert rig.holds("ada") is None
