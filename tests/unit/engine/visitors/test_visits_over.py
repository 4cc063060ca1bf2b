"""Visits whose time runs out: told once, at the right time, and what was promised or held goes its way."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.domain.policy import AtExpiry
from kiosk.engine import intents as e
from kiosk.engine import screens
from kiosk.engine.visitors import issue, visit_shown
from kiosk.engine.visitors.asked import Asked
from kiosk.engine.visitors.screens import InvitationUnknown
from tests.fakes.clock import NOON
from tests.fakes.furniture import door
from tests.fakes.rig import Rig
from tests.unit.engine.visitors.reception import ALL_BOOKABLE, COMBINED, ELSEWHERE, HOUR, UNTIL, invited, press, scan

FIVE_HOURS = 5 * 3600


@pytest.fixture
def rig(make_rig: Callable[..., Rig]) -> Rig:
    return make_rig((), visitors=ELSEWHERE)


def states(rig: Rig) -> list[str]:
    return [one for (one,) in rig.rows("SELECT state FROM guest_visit ORDER BY rowid")]


def test_a_visit_is_over_when_its_time_is(rig: Rig):
    issue.issue(rig.kiosk, Asked("Eve", "A", UNTIL, host="ada"))
    rig.waits(FIVE_HOURS - 1)
    assert states(rig) == ["here"]
    rig.waits(1)
    assert states(rig) == ["over"]
    (event,) = rig.events("visit.over")
    assert event.detail["due"] == "2026-11-24T16:00:00Z"
    (_, gone) = rig.notices("ada")
    assert (gone[0], gone[1]["why"]) == ("gone", "over")
    rig.waits(3600)
    assert len(rig.events("visit.over")) == 1


def test_it_is_told_late_after_a_night_without_power_and_says_when_it_was_due(rig: Rig):
    issue.issue(rig.kiosk, Asked("Eve", "A", UNTIL, host="ada"))
    rig.clock.turn(20 * 3600)
    rig.restart()
    rig.waits(60)
    assert rig.events("visit.over")[0].detail["due"] == "2026-11-24T16:00:00Z"


def test_who_never_came_is_not_said_to_have_gone(rig: Rig):
    prepared = invited(rig)
    rig.waits(FIVE_HOURS)
    assert states(rig) == ["over"]
    assert rig.notices("ada") == []
    scan(rig, prepared.qr)
    rig.shows(InvitationUnknown)


def test_a_promise_is_kept_for_the_whole_visit(make_rig):
    rig = make_rig(visitors=COMBINED, policy=ALL_BOOKABLE)
    _, shown = issue.issue(rig.kiosk, Asked("Eve", "A", UNTIL))
    for name in ("ada", "bob", "cyd"):
        rig.tap(name)
        rig.opens(rig.sent[-1])
        rig.shuts(rig.sent[-1])
        rig.waits(15)
    rig.waits(4 * 3600)
    rig.person("dan")
    rig.tap("dan")
    rig.shows(screens.BankFull)
    press(rig, e.Leave())
    scan(rig, shown.qr)
    rig.shows(screens.DoorOpening)


def test_and_over_with_it(make_rig):
    rig = make_rig(visitors=COMBINED, policy=ALL_BOOKABLE)
    visit, _ = issue.issue(rig.kiosk, Asked("Eve", "A", UNTIL, email="eve@vogt.example"))
    rig.waits(FIVE_HOURS + 60)
    assert rig.rows("SELECT state FROM reservation") in ([("cancelled",)], [("no-show",)])
    assert [kind for kind, _ in rig.notices(f"guest-{visit.id}")] == ["pass"]


def test_the_host_hears_of_a_door_that_was_not_emptied(make_rig):
    rig = make_rig(visitors=COMBINED, policy={**ALL_BOOKABLE, "at_expiry": AtExpiry.OVERDUE})
    _, shown = issue.issue(rig.kiosk, Asked("Eve", "A", UNTIL, host="ada"))
    scan(rig, shown.qr)
    rig.opens("01")
    rig.shuts("01")
    rig.waits(FIVE_HOURS + 60)
    told = [(kind, detail.get("door")) for kind, detail in rig.notices("ada")]
    assert told == [("arrived", None), ("stayed", "01")], "once, although the visit was over at the same instant"
    assert states(rig) == ["over"]


def test_of_a_door_that_the_policy_takes_back_they_hear_once_as_well(make_rig):
    rig = make_rig(visitors=COMBINED, policy=ALL_BOOKABLE)
    _, shown = issue.issue(rig.kiosk, Asked("Eve", "A", UNTIL, host="ada"))
    scan(rig, shown.qr)
    rig.opens("01")
    rig.shuts("01")
    rig.waits(FIVE_HOURS + 60)
    assert [kind for kind, _ in rig.notices("ada")] == ["arrived", "stayed"]


def test_a_night_that_becomes_two_days_goes_on_where_the_door_ends(make_rig):
    rig = make_rig([door("01")], visitors=COMBINED, policy=ALL_BOOKABLE)
    rig.waits(9 * 3600)
    visit, shown = issue.issue(rig.kiosk, Asked("Eve", "A", NOON + 19 * HOUR))
    scan(rig, shown.qr)
    rig.opens("01")
    rig.shuts("01")
    assert visit_shown.lengthen(rig.kiosk, visit.id, NOON + 35 * HOUR)
    assert rig.rows("SELECT starts_at, ends_at FROM reservation WHERE state = 'booked'") == [
        ("2026-11-25T06:00:00.000000Z", "2026-11-25T22:00:00.000000Z")
    ]


def test_who_has_no_door_has_just_gone(make_rig):
    rig = make_rig(visitors=COMBINED, policy=ALL_BOOKABLE)
    issue.issue(rig.kiosk, Asked("Eve", "A", UNTIL, host="ada"))
    rig.waits(FIVE_HOURS + 60)
    assert [kind for kind, _ in rig.notices("ada")] == ["arrived", "gone"]


def test_one_visit_over_midnight_has_one_promise_to_its_end(make_rig):
    rig = make_rig([door("01")], visitors=COMBINED, policy=ALL_BOOKABLE)
    rig.waits(9 * 3600)  # nine in the evening
    _, shown = issue.issue(rig.kiosk, Asked("Eve", "A", NOON + 19 * HOUR))
    assert rig.rows("SELECT starts_at, ends_at FROM reservation") == [
        ("2026-11-24T20:00:00.000000Z", "2026-11-25T06:00:00.000000Z")
    ]
    rig.waits(5 * 3600)
    rig.tap("bob")
    assert rig.sent == []
    press(rig, e.Leave())
    scan(rig, shown.qr)
    rig.opens("01")
    assert rig.rows("SELECT ends_at FROM assignment") == [("2026-11-25T06:00:00.000000Z",)]
