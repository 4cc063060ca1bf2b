"""What a pass opens at the bank, and all that it must not open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.domain.assignments import Model
from kiosk.domain.compartments import Size
from kiosk.domain.events.kiosk_life import KioskStopped
from kiosk.domain.events.visitors import PassIssued
from kiosk.domain.hours import Span
from kiosk.domain.passes import KnownPass, WhyNoPass
from kiosk.domain.people import PersonKind
from kiosk.domain.policy import AtExpiry, SecondFactor
from kiosk.domain.scopes import Scope, ScopeKind
from kiosk.engine import intents as i
from kiosk.engine import people, reserve, screens
from kiosk.engine.ports import PersonRecord
from kiosk.engine.reserve import Wanted
from kiosk.engine.visitors import keys
from kiosk.engine.visitors.screens import PassRefused
from kiosk.engine.visitors.settings import BankPlace, VisitorSettings
from tests.fakes.clock import NOON
from tests.fakes.failing_disk import BEGIN, COMMIT, WRITE
from tests.fakes.far_reception import DAY, HOUR, FarReception, dead, scan, trust
from tests.fakes.furniture import door
from tests.fakes.rig import Rig

LOBBY = FarReception()
PLACES = VisitorSettings(places=(BankPlace("B", "Level 2, by the lifts"),))


@pytest.fixture
def bank(make_rig: Callable[..., Rig]) -> Rig:
    """A bank that takes the passes of the lobby."""
    rig = make_rig(visitors=PLACES)
    trust(rig, LOBBY)
    return rig


def refusal(rig: Rig, text: str) -> PassRefused:
    """The pass is shown, and opens nothing: it is on the record, and nothing else has changed."""
    before = rig.rows("SELECT count(*) FROM assignment")
    sent, passes = list(rig.sent), rig.rows("SELECT * FROM known_pass")
    scan(rig, text)
    assert rig.sent == sent
    assert (rig.rows("SELECT count(*) FROM assignment"), rig.rows("SELECT * FROM known_pass")) == (before, passes)
    told = rig.shows(PassRefused)
    assert rig.events()[-1].type == "pass.refused"
    assert rig.events()[-1].detail["why"] == told.why.value
    return told


def stores(rig: Rig, text: str, number: str = "01") -> None:
    """The visitor comes for the first time: stores their things, and walks away."""
    scan(rig, text)
    rig.opens(number)
    rig.shuts(number)
    rig.waits(15)


# --- what it opens ---------------------------------------------------------------------------------------------------


def test_the_first_use_gives_a_door_and_opens_it(bank: Rig):
    one = LOBBY.new()
    scan(bank, LOBBY.seal(one))
    assert bank.sent == ["01"]
    assert bank.holds(f"visit-{one.id}") == "01"
    accepted, assigned, intent = bank.events()[-3:]
    assert (accepted.type, assigned.type, intent.type) == ("pass.accepted", "assignment.assigned", "open.intent")
    assert accepted.detail == {"pass_id": one.id, "credential": "pass", "first": True, "reader": "qr"}
    assert assigned.detail["until"] == "2026-11-24T17:00:00Z"  # as the pass, and not at midnight as the policy
    bank.opens("01")
    bank.shuts("01")
    assert bank.shows(screens.DoorIsYours).favourite is None


def test_a_later_use_opens_the_same_door_and_asks(bank: Rig):
    text = LOBBY.seal(LOBBY.new())
    stores(bank, text)
    scan(bank, text)
    bank.opens("01")
    bank.shuts("01")
    asked = bank.shows(screens.KeepOrGiveBack)
    assert (asked.visiting, asked.for_today, asked.can_share) == (True, False, False)
    assert bank.sent == ["01", "01"]
    assert [one.detail["first"] for one in bank.events("pass.accepted")] == [True, False]


def test_a_badge_is_served_as_before_beside_it(bank: Rig):
    stores(bank, LOBBY.seal(LOBBY.new()))
    bank.tap("ada")
    assert bank.sent == ["01", "02"]


def test_the_size_and_the_reach_of_the_pass_are_met(make_rig: Callable[..., Rig]):
    rig = make_rig([door("01"), door("02", size=Size.L), door("03", size=Size.L, bus="right", reachable=True)])
    trust(rig, LOBBY)
    scan(rig, LOBBY.seal(LOBBY.new(size=Size.L)))
    assert rig.sent == ["02"]
    scan(rig, LOBBY.seal(LOBBY.new(reachable=True)))
    assert rig.sent == ["02", "03"]


def test_the_policy_of_visitors_ends_it_sooner(make_rig: Callable[..., Rig]):
    short = Scope(ScopeKind.GROUP, "visitors", {"longest_stay": 2 * HOUR})
    rig = make_rig(scopes=[short])
    trust(rig, LOBBY)
    scan(rig, LOBBY.seal(LOBBY.new()))
    assert rig.events("assignment.assigned")[0].detail["until"] == "2026-11-24T13:00:00Z"


def test_a_bank_for_badge_and_code_takes_a_pass_alone(make_rig: Callable[..., Rig]):
    rig = make_rig(policy={"second_factor": SecondFactor.ALWAYS})
    trust(rig, LOBBY)
    scan(rig, LOBBY.seal(LOBBY.new()))
    assert rig.sent == ["01"]


def test_this_kiosks_own_passes_are_taken_without_trusting_anybody(make_rig: Callable[..., Rig]):
    rig = make_rig()
    one = LOBBY.new()
    scan(rig, rig.kiosk.issuer.seal(one))
    assert rig.sent == ["01"]


def test_a_bank_that_never_issued_makes_no_key_for_a_strange_pass(bank: Rig):
    assert refusal(bank, FarReception("thief").seal(LOBBY.new())).why is WhyNoPass.UNKNOWN_KEY
    assert not (bank.path.parent / "issuing.key").exists()


def test_a_damaged_own_key_keeps_nobody_elses_pass_out(bank: Rig):
    (bank.path.parent / "issuing.key").write_bytes(b"damaged")
    scan(bank, LOBBY.seal(LOBBY.new()))
    assert bank.sent == ["01"]


def test_two_copies_at_the_same_moment_open_once(bank: Rig):
    text = LOBBY.seal(LOBBY.new())
    scan(bank, text)
    scan(bank, text)
    bank.shows(screens.DoorOpening)
    assert bank.sent == ["01"]
    bank.opens("01")
    assert bank.shows(screens.DoorOpen).fresh
    assert len(bank.events("open.intent")) == 1


def test_which_is_mine_shows_the_door_of_a_pass_and_opens_nothing(bank: Rig):
    text = LOBBY.seal(LOBBY.new())
    stores(bank, text)
    bank.handle(i.WhichIsMine())
    scan(bank, text)
    shown = bank.shows(screens.MyDoors)
    assert ([one.door.number for one in shown.doors], shown.can_take, shown.can_give_back) == (["01"], False, False)
    assert bank.sent == ["01"]
    bank.handle(i.TakeOneMore())
    assert bank.sent == ["01"]
    bank.handle(i.OpenMine(0))
    assert bank.sent == ["01", "01"]


def test_another_door_is_of_the_same_bank_and_the_pass_goes_on(make_rig: Callable[..., Rig]):
    rig = make_rig([door("01"), replace(door("02"), bank="B"), door("03", bus="right")], visitors=PLACES)
    trust(rig, LOBBY)
    one = LOBBY.new()
    scan(rig, LOBBY.seal(one))
    rig.opens("01")
    rig.handle(i.ChangeDoor())
    assert dict(rig.shows(screens.ChooseDoor).by_size) == {Size.M: 1}
    rig.handle(i.PickDoor(Size.M))
    assert rig.sent == ["01", "03"]
    assert dead(rig, one) == {}


def test_a_colleague_is_never_let_in_by_a_pass(bank: Rig):
    bank.tap("ada")
    bank.opens("01")
    bank.shuts("01")
    bank.waits(15)
    bank.tap("ada")
    bank.opens("01")
    bank.shuts("01")
    bank.handle(i.ShareIt())
    bank.handle(i.ShareUntil(0))
    scan(bank, LOBBY.seal(LOBBY.new()))
    assert bank.events("assignment.shared") == []
    assert bank.sent[-1] == "02"


# --- what it does not open -------------------------------------------------------------------------------------------


def test_a_pass_of_a_bank_elsewhere_says_where_to_go(bank: Rig):
    told = refusal(bank, LOBBY.seal(LOBBY.new(bank="B")))
    assert (told.why, told.bank, told.place) == (WhyNoPass.OTHER_BANK, "B", "Level 2, by the lifts")
    assert bank.events()[-1].detail["for_bank"] == "B"


def test_a_pass_of_another_tenant_is_refused(bank: Rig):
    assert refusal(bank, LOBBY.seal(LOBBY.new(tenant="beta"))).why is WhyNoPass.OTHER_TENANT


def test_a_key_signs_for_its_own_tenants_only(make_rig: Callable[..., Rig]):
    boxes = [door("01"), replace(door("02"), tenant="beta"), replace(door("03"), tenant="gamma")]
    rig, reception = make_rig(boxes), FarReception("beta's", tenants=frozenset({"beta"}))
    trust(rig, reception)
    assert refusal(rig, reception.seal(reception.new(tenant="gamma"))).why is WhyNoPass.OTHER_TENANT
    assert refusal(rig, reception.seal(reception.new())).why is WhyNoPass.OTHER_TENANT  # of the site's own tenant
    scan(rig, reception.seal(reception.new(tenant="beta")))
    assert rig.sent == ["02"]


def test_a_pass_that_begins_later_says_when(bank: Rig):
    told = refusal(bank, LOBBY.seal(LOBBY.new(starts_at=NOON + HOUR)))
    assert (told.why, told.from_, told.clock) == (WhyNoPass.NOT_YET, NOON + HOUR, NOON)


def test_a_pass_whose_time_is_over_says_what_time_it_is_taken_for(bank: Rig):
    told = refusal(bank, LOBBY.seal(LOBBY.new(starts_at=NOON - 2 * HOUR, ends_at=NOON, issued_at=NOON - 2 * HOUR)))
    assert (told.why, told.until, told.clock, told.holds) == (WhyNoPass.ENDED, NOON, NOON, None)


def test_a_key_that_nobody_trusts_signs_nothing(bank: Rig):
    told = refusal(bank, FarReception("thief").seal(LOBBY.new()))
    assert (told.why, told.bank, told.holds) == (WhyNoPass.UNKNOWN_KEY, None, None)


def test_a_revoked_key_signs_nothing(bank: Rig):
    keys.revoke(bank.kiosk, LOBBY.key.id.hex())
    assert refusal(bank, LOBBY.seal(LOBBY.new())).why is WhyNoPass.KEY_REVOKED


def test_another_trusted_key_can_not_sign_for_somebodys_visit(bank: Rig):
    stores(bank, LOBBY.seal(one := LOBBY.new()))
    other = FarReception("other")
    trust(bank, other)
    told = refusal(bank, other.seal(replace(one, issued_at=NOON + timedelta(seconds=1))))
    assert (told.why, told.holds) == (WhyNoPass.WRONG_SIGNATURE, None)
    assert bank.events()[-1].person is None


@pytest.mark.parametrize("text", ["LK1:", "LK1:" + "A" * 2_000_000, "LK1:\ud800", "LK1:%%%", "LK1: \x00"])
def test_what_only_looks_like_a_pass_is_refused(bank: Rig, text: str):
    assert refusal(bank, text).why is WhyNoPass.MALFORMED


@given(st.data())
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_altered_pass_opens_anything(bank: Rig, data: st.DataObject):
    text = LOBBY.seal(LOBBY.new())
    at = data.draw(st.integers(4, len(text) - 1))
    put = data.draw(st.text(st.characters(codec="utf-8"), max_size=2).filter(lambda new: new != text[at]))
    scan(bank, text[:at] + put + text[at + 1 :])
    assert bank.sent == []
    assert bank.shows(PassRefused).why in {WhyNoPass.MALFORMED, WhyNoPass.UNKNOWN_KEY, WhyNoPass.WRONG_SIGNATURE}


def test_a_revoked_pass_is_refused_from_the_moment_the_bank_learns_of_it(bank: Rig):
    seen, unseen = LOBBY.new(), LOBBY.new()
    stores(bank, LOBBY.seal(seen))
    reception = FarReception()
    reception.revoked = {one.id: one.ends_at for one in (seen, unseen)}
    assert trust(bank, reception).revoked == 2
    assert trust(bank, reception).revoked == 0
    told = refusal(bank, LOBBY.seal(seen))
    assert (told.why, told.holds) == (WhyNoPass.REVOKED, "01")
    assert refusal(bank, LOBBY.seal(unseen)).why is WhyNoPass.REVOKED


def test_a_suspended_visitor_is_refused(bank: Rig):
    stores(bank, LOBBY.seal(one := LOBBY.new()))
    people.suspend(bank.store, f"visit-{one.id}", suspended=True)
    assert refusal(bank, LOBBY.seal(one)).why is WhyNoPass.REVOKED


@pytest.mark.expects_log("store.failed")
@pytest.mark.parametrize("at", [BEGIN, WRITE, COMMIT])
def test_a_full_disk_opens_nothing_and_spends_nothing(bank: Rig, at: str):
    text = LOBBY.seal(LOBBY.new())
    with bank.failing(at):
        scan(bank, text)
    assert bank.sent == []
    bank.shows(screens.NotWorking)
    scan(bank, text)
    assert bank.sent == ["01"]


# --- its end, and more of it -----------------------------------------------------------------------------------------


def test_within_the_grace_an_ended_pass_opens_what_is_still_theirs(make_rig: Callable[..., Rig]):
    rig = make_rig(policy={"grace": HOUR, "at_expiry": AtExpiry.OVERDUE})
    trust(rig, LOBBY)
    stores(rig, text := LOBBY.seal(LOBBY.new()))
    rig.waits(6.5 * 3600)
    scan(rig, text)
    rig.opens("01")
    assert rig.shows(screens.DoorOpen).was_due
    rig.shuts("01")
    assert rig.shows(screens.EndsSoon).longer_until is None
    rig.waits(60)
    rig.waits(3600)
    told = refusal(rig, text)
    assert (told.why, told.holds) == (WhyNoPass.ENDED, "01")


def test_an_extended_pass_lasts_longer_and_an_older_copy_does_not_undo_it(bank: Rig):
    one = LOBBY.new()
    longer = replace(one, issued_at=NOON + HOUR, ends_at=NOON + 8 * HOUR)
    stores(bank, LOBBY.seal(one))
    bank.waits(3600)
    scan(bank, LOBBY.seal(longer))
    assert bank.events("assignment.extended")[0].detail["until"] == "2026-11-24T19:00:00Z"
    bank.opens("01")
    bank.shuts("01")
    bank.waits(6 * 3600)
    scan(bank, LOBBY.seal(one))  # the old slip
    assert bank.sent == ["01", "01", "01"]
    assert len(bank.events("assignment.extended")) == 1


def test_a_pass_that_is_extended_moves_to_another_bank_with_a_newer_issue(bank: Rig):
    one = LOBBY.new()
    stores(bank, LOBBY.seal(one))
    bank.waits(60)
    moved = replace(one, bank="B", issued_at=NOON + timedelta(seconds=30))
    assert refusal(bank, LOBBY.seal(moved)).why is WhyNoPass.OTHER_BANK
    scan(bank, LOBBY.seal(one))  # what is theirs here is theirs
    assert bank.sent == ["01", "01"]


def test_a_contractor_comes_each_day_within_their_hours(bank: Rig):
    daily = Span(time(8), time(18))
    one = LOBBY.new(kind=PersonKind.CONTRACTOR, hours=daily, ends_at=NOON + 2 * DAY)
    stores(bank, text := LOBBY.seal(one))
    scan(bank, text)
    bank.opens("01")
    bank.shuts("01")
    assert bank.shows(screens.KeepOrGiveBack).for_today
    bank.handle(i.GiveBack())
    given_back = bank.shows(screens.GivenBack)
    assert (given_back.visiting, given_back.for_today) == (True, True)
    told = refusal(bank, text)
    assert (told.why, told.from_) == (WhyNoPass.SPENT, NOON - 4 * HOUR + DAY)
    bank.waits(10 * 3600)
    assert refusal(bank, text).why is WhyNoPass.SPENT  # in the evening
    bank.waits(8 * 3600)
    told = refusal(bank, text)  # before they begin
    assert (told.why, told.from_) == (WhyNoPass.OUTSIDE_HOURS, NOON - 4 * HOUR + DAY)
    bank.waits(3 * 3600)
    scan(bank, text)
    assert bank.sent == ["01", "01", "02"]
    bank.opens("02")
    bank.shuts("02")
    bank.waits(10 * 3600)
    assert refusal(bank, text).why is WhyNoPass.OUTSIDE_HOURS


def test_what_is_theirs_can_be_fetched_outside_their_hours(make_rig: Callable[..., Rig]):
    rig = make_rig(policy={"at_expiry": AtExpiry.OVERDUE})
    trust(rig, LOBBY)
    one = LOBBY.new(kind=PersonKind.CONTRACTOR, hours=Span(time(8), time(18)), ends_at=NOON + 2 * DAY)
    stores(rig, text := LOBBY.seal(one))
    assert rig.events("assignment.assigned")[0].detail["until"] == "2026-11-24T17:00:00Z"  # of this day's hours
    rig.waits(8 * 3600)
    scan(rig, text)
    assert rig.sent == ["01", "01"]


def test_the_last_day_of_a_contractor_ends_like_any_visit(bank: Rig):
    one = LOBBY.new(kind=PersonKind.CONTRACTOR, starts_at=NOON - 2 * DAY)
    text = LOBBY.seal(one)
    stores(bank, text)
    scan(bank, text)
    bank.opens("01")
    bank.shuts("01")
    bank.handle(i.GiveBack())
    assert not bank.shows(screens.GivenBack).for_today
    assert "spent_at" in dead(bank, one)


def test_a_door_that_ends_at_midnight_is_a_contractors_again_in_the_morning(bank: Rig):
    one = LOBBY.new(kind=PersonKind.CONTRACTOR, ends_at=NOON + 2 * DAY)
    stores(bank, LOBBY.seal(one))
    assert bank.events("assignment.assigned")[0].detail["until"] == "2026-11-24T23:00:00Z"
    bank.waits(13 * 3600)
    assert (bank.holds(f"visit-{one.id}"), dead(bank, one)) == (None, {})
    scan(bank, LOBBY.seal(one))
    assert len(bank.sent) == 2


def test_a_restored_bank_takes_no_pass_that_may_have_been_spent(bank: Rig):
    stores(bank, LOBBY.seal(known := LOBBY.new()))
    with bank.store.transaction() as tx:
        tx.doubt_passes(NOON + HOUR)
        tx.record(KioskStopped())
    bank.waits(2 * 3600)
    assert refusal(bank, LOBBY.seal(LOBBY.new())).why is WhyNoPass.SPENT
    scan(bank, LOBBY.seal(known))
    scan(bank, LOBBY.seal(LOBBY.new(issued_at=NOON + 2 * HOUR)))
    assert bank.sent == ["01", "01", "02"]


def test_the_bank_learns_no_name(bank: Rig):
    stores(bank, LOBBY.seal(LOBBY.new()))
    assert bank.rows("SELECT name, email FROM person WHERE kind = 'visitor'") == [("Visitor", None)]


def test_a_reception_without_doors_ends_no_visit_by_a_strangers_pass(make_rig: Callable[..., Rig]):
    rig = make_rig(doors=(), visitors=PLACES)
    assert refusal(rig, LOBBY.seal(LOBBY.new())).why is WhyNoPass.UNKNOWN_KEY
    trust(rig, LOBBY)
    told = refusal(rig, LOBBY.seal(LOBBY.new(bank="B")))
    assert (told.why, told.place) == (WhyNoPass.OTHER_BANK, "Level 2, by the lifts")


def test_the_start_screen_says_whether_visitors_find_doors_here(make_rig: Callable[..., Rig]):
    rig = make_rig()
    assert (rig.bank.takes_passes, rig.bank.receives) == (True, False)


# --- no policy outlasts a pass ---------------------------------------------------------------------------------------


def test_what_is_reserved_after_the_end_of_a_pass_is_in_nobodys_way(make_rig: Callable[..., Rig]):
    rig = make_rig([door("01")], policy={"walk_up_share": 0.0})
    trust(rig, LOBBY)
    reserve.reserve(rig.kiosk, Wanted("ada", NOON + 7 * HOUR, NOON + 9 * HOUR))
    scan(rig, LOBBY.seal(LOBBY.new()))
    assert rig.sent == ["01"]


def test_a_reservation_that_is_longer_than_the_pass_ends_with_it(make_rig: Callable[..., Rig]):
    rig = make_rig(policy={"walk_up_share": 0.0})
    one = LOBBY.new()
    with rig.store.transaction() as tx:
        tx.save_person(PersonRecord("guest", "Gus Guest", PersonKind.VISITOR))
        person = tx.person_known_as("guest")
        assert person is not None
        tx.keep_pass(KnownPass(one, person.id))
        tx.record(PassIssued(person_id=person.id, pass_id=one.id, visit="v", bank="A", until=one.ends_at))
    reserve.reserve(rig.kiosk, Wanted("guest", NOON, NOON + 9 * HOUR))
    scan(rig, rig.kiosk.issuer.seal(one))
    (given_door,) = rig.events("assignment.assigned")
    assert (given_door.person, given_door.detail["model"]) == ("guest", "reservation")
    assert given_door.detail["until"] == "2026-11-24T17:00:00Z"


def test_using_it_lengthens_a_session_no_further_than_the_pass(make_rig: Callable[..., Rig]):
    rig = make_rig(model=Model.SESSION, policy={"idle": 4 * HOUR})
    trust(rig, LOBBY)
    stores(rig, text := LOBBY.seal(LOBBY.new()))
    rig.waits(3.5 * 3600)
    scan(rig, text)
    rig.opens("01")
    assert rig.shows(screens.DoorOpen).until == NOON + 6 * HOUR


def test_keeping_it_longer_is_offered_no_further_than_the_pass(make_rig: Callable[..., Rig]):
    policy = {"release": time(14, 0), "extend_by": 48 * HOUR, "extensions": 1, "grace": HOUR}
    rig = make_rig(policy=policy)
    trust(rig, LOBBY)
    stores(rig, text := LOBBY.seal(LOBBY.new(kind=PersonKind.CONTRACTOR, ends_at=NOON + 26 * HOUR)))
    rig.waits(2.1 * 3600)
    scan(rig, text)
    rig.opens("01")
    rig.shuts("01")
    assert rig.shows(screens.EndsSoon).longer_until == NOON + 26 * HOUR
    rig.handle(i.GiveBack())
    assert rig.shows(screens.GivenBack).visiting
