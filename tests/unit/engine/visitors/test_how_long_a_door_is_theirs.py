"""Until when a visitor has their door: for the whole visit, or for the part of it that is this day's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

import pytest

from kiosk.domain.assignments import Model
from kiosk.domain.events.visitors import PassIssued
from kiosk.domain.hours import Span
from kiosk.domain.passes import KnownPass, Pass
from kiosk.domain.people import PersonKind
from kiosk.domain.policy import AtExpiry
from kiosk.engine import reserve
from kiosk.engine.ports import PersonRecord
from kiosk.engine.reserve import Wanted
from kiosk.engine.visitors import issue
from kiosk.engine.visitors.asked import Asked
from tests.fakes.clock import NOON
from tests.fakes.far_reception import DAY, HOUR, FarReception, dead, scan, trust, type_code
from tests.fakes.furniture import door
from tests.fakes.rig import Rig
from tests.unit.engine.visitors.reception import ALL_BOOKABLE, COMBINED, fill_pool

LOBBY = FarReception()
EVENING = NOON + 10 * HOUR  # 22:00 in Berlin
NIGHTLY = Span(time(22), time(6))
CONTRACTOR = {"kind": PersonKind.CONTRACTOR, "ends_at": NOON + 5 * DAY}


@pytest.fixture
def bank(make_rig: Callable[..., Rig]) -> Rig:
    rig = make_rig()
    trust(rig, LOBBY)
    return rig


def stores(rig: Rig, text: str) -> None:
    scan(rig, text)
    rig.opens("01")
    rig.shuts("01")
    rig.waits(15)


def until(rig: Rig) -> datetime:
    """The end of the door that was given last."""
    found = rig.events("assignment.assigned")[-1].detail["until"]
    return datetime.fromisoformat(found)


POLICIES = {
    "its release": {"release": time(14, 0)},
    "its idleness": {"model": Model.SESSION, "idle": HOUR},
}


@pytest.mark.parametrize("policy", POLICIES.values(), ids=POLICIES)
def test_a_visit_has_its_door_for_as_long_as_it_lasts(make_rig: Callable[..., Rig], policy: dict[str, Any]):
    rig = make_rig(policy=policy)
    trust(rig, LOBBY)
    scan(rig, LOBBY.seal(LOBBY.new(ends_at=NOON + 16 * HOUR)))
    assert until(rig) == NOON + 16 * HOUR


def test_past_midnight_their_things_are_still_in_it(bank: Rig):
    one = LOBBY.new(ends_at=NOON + 16 * HOUR)
    bank.waits(10 * 3600)
    stores(bank, LOBBY.seal(one))
    bank.waits(3 * 3600)
    bank.tap("ada")
    assert bank.sent == ["01", "02"]
    scan(bank, LOBBY.seal(one))
    assert bank.sent == ["01", "02", "01"]


def test_a_night_shift_has_it_until_the_morning(bank: Rig):
    one = LOBBY.new(hours=NIGHTLY, **CONTRACTOR)
    bank.waits(11 * 3600)
    stores(bank, LOBBY.seal(one))
    assert until(bank) == NOON + 18 * HOUR
    bank.waits(6 * 3600)
    scan(bank, LOBBY.seal(one))
    assert bank.sent == ["01", "01"]


def test_who_comes_after_midnight_has_it_for_the_same_night(bank: Rig):
    bank.waits(15 * 3600)
    stores(bank, LOBBY.seal(LOBBY.new(hours=NIGHTLY, **CONTRACTOR)))
    assert until(bank) == NOON + 18 * HOUR


def test_the_last_shift_ends_with_the_pass(bank: Rig):
    bank.waits(11 * 3600)
    stores(bank, LOBBY.seal(LOBBY.new(hours=NIGHTLY, kind=PersonKind.CONTRACTOR, ends_at=NOON + 15 * HOUR)))
    assert until(bank) == NOON + 15 * HOUR


def test_several_days_without_hours_end_as_the_policy_has_it(make_rig: Callable[..., Rig]):
    rig = make_rig(policy={"release": time(20, 0)})
    trust(rig, LOBBY)
    scan(rig, LOBBY.seal(LOBBY.new(**CONTRACTOR)))
    assert until(rig) == NOON + 8 * HOUR
    scan(rig, LOBBY.seal(LOBBY.new(kind=PersonKind.CONTRACTOR, ends_at=NOON + HOUR)))
    assert until(rig) == NOON + HOUR


def test_the_qr_code_tells_more_than_the_code_did(bank: Rig):
    lobby = FarReception()
    one = lobby.new(ends_at=NOON + 16 * HOUR)
    lobby.draw("12345678", one)
    trust(bank, lobby)
    type_code(bank, "12345678")
    assert until(bank) == NOON + 12 * HOUR
    bank.opens("01")
    bank.shuts("01")
    scan(bank, lobby.seal(one))
    assert bank.events("assignment.extended")[0].detail["until"] == "2026-11-25T03:00:00Z"


def test_hours_that_are_longer_by_a_newer_issue_lengthen_this_day_only(bank: Rig):
    one = LOBBY.new(hours=Span(time(8), time(18)), **CONTRACTOR)
    stores(bank, LOBBY.seal(one))
    assert until(bank) == NOON + 6 * HOUR
    scan(bank, LOBBY.seal(replace(one, hours=Span(time(8), time(20)), issued_at=NOON + timedelta(seconds=9))))
    assert bank.events("assignment.extended")[0].detail["until"] == "2026-11-24T19:00:00Z"


@pytest.mark.parametrize("policy", [{}, ALL_BOOKABLE])
def test_a_late_guest_of_a_kiosks_own_bank_keeps_their_door_over_midnight(
    make_rig: Callable[..., Rig], policy: dict[str, Any]
):
    rig = make_rig(visitors=COMBINED, policy=policy)
    fill_pool(rig)
    rig.waits(10 * 3600)
    visit, shown = issue.issue(rig.kiosk, Asked("Eve", "A", NOON + 16 * HOUR))
    stores(rig, shown.qr)
    assert until(rig) == NOON + 16 * HOUR
    rig.waits(3 * 3600)
    assert rig.holds(f"guest-{visit.id}") == "01"


@pytest.mark.parametrize(("next_at", "hours"), [(12.5, 12), (17, 16)])
def test_what_is_promised_to_somebody_else_afterwards_is_kept(
    make_rig: Callable[..., Rig], next_at: float, hours: float
):
    """A promise that ends before the pass is kept until then, and longer only where nobody else was promised more."""
    rig, one = make_rig([door("01")], policy=ALL_BOOKABLE), LOBBY.new(ends_at=NOON + 16 * HOUR)
    with rig.store.transaction() as tx:
        tx.save_person(PersonRecord("guest", "Gus Guest", PersonKind.VISITOR))
        person = tx.person_known_as("guest")
        assert person is not None
        tx.keep_pass(KnownPass(one, person.id))
        tx.record(PassIssued(person_id=person.id, pass_id=one.id, visit="v", bank="A", until=one.ends_at))
    reserve.reserve(rig.kiosk, Wanted("guest", NOON, NOON + 12 * HOUR))
    reserve.reserve(rig.kiosk, Wanted("ada", NOON + next_at * HOUR, NOON + 18 * HOUR))
    scan(rig, rig.kiosk.issuer.seal(one))
    assert until(rig) == NOON + hours * HOUR


# --- taken by the policy ---------------------------------------------------------------------------------------------


def power_cut(rig: Rig, clock: datetime) -> None:
    rig.close()
    rig.clock.set_wall(clock)
    rig._open()
    rig.start()


@pytest.mark.parametrize("ahead", [8, 48])
def test_a_clock_that_ran_ahead_for_a_while_takes_no_pass_for_ever(bank: Rig, ahead: int):
    one = LOBBY.new()
    stores(bank, LOBBY.seal(one))
    power_cut(bank, NOON + ahead * HOUR)
    bank.waits(3600)
    assert (bank.holds(f"visit-{one.id}"), dead(bank, one)) == (None, {})
    bank.clock.set_wall(NOON + HOUR)
    bank.clock.is_synchronised = True
    bank.waits(100)
    scan(bank, LOBBY.seal(one))
    assert bank.sent == ["01"]  # of this run


@pytest.mark.parametrize("at_expiry", AtExpiry)
def test_a_pass_that_still_runs_may_have_another_door(make_rig: Callable[..., Rig], at_expiry: AtExpiry):
    """Its door was taken by a longest stay of this site's, and not by its own end."""
    rig = make_rig(policy={"longest_stay": 2 * HOUR, "at_expiry": at_expiry})
    trust(rig, LOBBY)
    one: Pass = LOBBY.new()
    stores(rig, LOBBY.seal(one))
    rig.waits(3 * 3600)
    assert dead(rig, one) == {}
    scan(rig, LOBBY.seal(one))
    assert rig.sent == (["01"] if at_expiry is AtExpiry.HOLD else ["01", "01"])
