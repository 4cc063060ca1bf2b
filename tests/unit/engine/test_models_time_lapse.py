"""Each model from the tap to the reset, over days: shift, named, tenants, several doors, second factor, hours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

import pytest

from kiosk.domain.assignments import Model
from kiosk.domain.compartments import Size
from kiosk.domain.credentials import CredentialKind
from kiosk.domain.hours import OpeningHours, Span
from kiosk.domain.policy import SecondFactor, SecondTap
from kiosk.domain.scopes import Scope, ScopeKind
from kiosk.domain.shifts import Shift
from kiosk.engine import intents as i
from kiosk.engine import screens
from kiosk.engine.screens import AskedFor, Barred
from tests.fakes.furniture import TWO_BOARDS, door
from tests.fakes.rig import Rig

HOUR = 3600
EARLY = Shift("early", Span(time(6), time(14)))
LATE = Shift("late", Span(time(14), time(22)))
NIGHT = Shift("night", Span(time(22), time(6)))
SHIFTS = {"shifts": (EARLY, LATE, NIGHT), "early": timedelta(minutes=30)}


@pytest.fixture
def make_rig(make_rig: Callable[..., Rig]) -> Callable[..., Rig]:
    """It is one o'clock in Berlin."""
    return partial(make_rig, now=datetime(2026, 11, 24, 12, 0, tzinfo=UTC))


def put_in(rig: Rig, name: str, number: str) -> None:
    rig.tap(name)
    rig.opens(number)
    rig.shuts(number)
    rig.waits(15)


def take_out(rig: Rig, name: str, number: str) -> None:
    rig.tap(name)
    rig.opens(number)
    rig.shuts(number)
    rig.handle(i.GiveBack())
    rig.waits(10)


# --- shift --------------------------------------------------------------------------------------------------------


def test_one_door_serves_three_shifts_a_day(make_rig):
    rig = make_rig(doors=[door("01")], model=Model.SHIFT, policy=SHIFTS)  # 13:00 in Berlin
    put_in(rig, "ada", "01")
    rig.waits(HOUR)  # 14:00: the early shift is over, its door is reset
    assert rig.holds("ada") is None
    put_in(rig, "bob", "01")
    rig.waits(8 * HOUR)
    put_in(rig, "cyd", "01")
    assert rig.rows("SELECT strftime('%H:%M', ends_at) FROM assignment") == [("13:00",), ("21:00",), ("05:00",)]


def test_somebody_late_leaving_is_not_robbed(make_rig):
    rig = make_rig(doors=[door("01")], model=Model.SHIFT, policy={**SHIFTS, "grace": timedelta(minutes=20)})
    put_in(rig, "ada", "01")
    rig.waits(HOUR + 600)  # ten past two
    assert rig.holds("ada") == "01"
    rig.tap("ada")
    rig.opens("01")
    rig.waits(1200)  # she is still at it when the grace is over
    assert rig.holds("ada") == "01"
    rig.shuts("01")
    rig.waits(60)
    assert rig.holds("ada") is None


def test_somebody_early_coming_gets_a_door_for_the_coming_shift(make_rig):
    rig = make_rig(model=Model.SHIFT, policy=SHIFTS)
    put_in(rig, "ada", "01")
    rig.waits(HOUR - 20 * 60)  # 13:40
    put_in(rig, "bob", "02")
    rig.waits(2 * HOUR)
    assert (rig.holds("ada"), rig.holds("bob")) == (None, "02")


def test_an_early_comer_to_a_full_bank_learns_when_it_empties(make_rig):
    rig = make_rig(doors=[door("01")], model=Model.SHIFT, policy=SHIFTS)
    put_in(rig, "ada", "01")
    rig.waits(HOUR - 20 * 60)
    rig.tap("bob")
    full = rig.shows(screens.BankFull)
    assert full.free_at == datetime(2026, 11, 24, 13, 0, tzinfo=UTC)


def test_between_shifts_the_screen_says_when_doors_are_given_again(make_rig):
    rig = make_rig(model=Model.SHIFT, policy={"shifts": (Shift("early", Span(time(6), time(12))),)})
    rig.tap("ada")
    assert rig.shows(screens.NotOpenNow).opens_at == datetime(2026, 11, 25, 4, 30, tzinfo=UTC)


# --- sessions -----------------------------------------------------------------------------------------------------


def test_a_session_ends_when_the_badge_taps_out_and_can_be_had_again(make_rig):
    rig = make_rig(model=Model.SESSION, policy={"second_tap": SecondTap.FINISH})
    put_in(rig, "ada", "01")
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    assert rig.shows(screens.GivenBack).can_undo
    assert rig.holds("ada") is None
    rig.handle(i.Undo())
    rig.shows(screens.Kept)
    assert rig.holds("ada") == "01"


def test_ask_first_opens_nothing_by_itself(make_rig):
    rig = make_rig(policy={"second_tap": SecondTap.ASK_FIRST})
    put_in(rig, "ada", "01")
    rig.tap("ada")
    assert rig.shows(screens.MyDoors).can_give_back
    assert rig.sent == ["01"]
    rig.handle(i.GiveBackMine(0))
    rig.shows(screens.GivenBack)
    assert rig.holds("ada") is None


# --- opening hours ------------------------------------------------------------------------------------------------


def test_outside_hours_nothing_new_is_given_but_what_one_holds_can_be_fetched(make_rig):
    week = ((Span(time(8), time(18)),),) * 5 + ((), ())
    holiday = ((date(2026, 11, 25), ()),)
    rig = make_rig(policy={"hours": OpeningHours(week, holiday), "release": time(23)})
    put_in(rig, "ada", "01")
    rig.waits(6 * HOUR)  # 19:00
    rig.tap("bob")
    assert rig.shows(screens.NotOpenNow).opens_at == datetime(2026, 11, 26, 7, 0, tzinfo=UTC)
    rig.tap("ada")
    rig.opens("01")
    rig.shows(screens.DoorOpen)


def test_day_use_may_end_with_the_opening_hours(make_rig):
    week = ((Span(time(8), time(18)),),) * 7
    rig = make_rig(policy={"hours": OpeningHours(week), "release_at_closing": True})
    put_in(rig, "ada", "01")
    rig.waits(5 * HOUR)
    assert rig.holds("ada") is None


# --- named --------------------------------------------------------------------------------------------------------


def test_a_named_door_is_its_persons_alone_for_ever(make_rig):
    rig = make_rig(doors=[replace(door("01"), named_for="ada"), door("02")])
    rig.tap("bob")
    rig.opens("02")
    rig.shuts("02")
    rig.waits(15)
    rig.tap("cyd")
    rig.shows(screens.BankFull)
    put_in(rig, "ada", "01")
    rig.waits(5 * 24 * HOUR)
    assert rig.holds("ada") == "01"
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    rig.shows(screens.Kept)


# --- tenants ------------------------------------------------------------------------------------------------------


def two_tenants(make_rig) -> Rig:
    doors = [
        replace(door("01"), tenant="acme"),
        replace(door("02"), tenant="globex"),
        replace(door("03", bus="right"), tenant="globex"),
    ]
    rig = make_rig(doors=doors, scopes=[Scope(ScopeKind.TENANT, "globex", {"most_doors": 2})])
    for name, tenant in (("amy", "acme"), ("abe", "acme"), ("gil", "globex")):
        rig.person(name, tenant=tenant)
    return rig


def test_no_tenant_gets_anothers_doors(make_rig):
    rig = two_tenants(make_rig)
    put_in(rig, "amy", "01")
    rig.tap("abe")
    rig.shows(screens.BankFull)
    assert rig.display.branded == "acme"
    rig.tap("gil")
    rig.opens("02")
    assert rig.display.branded == "globex"
    rig.shuts("02")
    rig.waits(15)
    assert rig.display.branded == ""


def test_each_tenant_has_its_own_policy(make_rig):
    rig = two_tenants(make_rig)
    put_in(rig, "gil", "02")
    rig.tap("gil")
    assert rig.shows(screens.MyDoors).can_take
    rig.handle(i.TakeOneMore())
    rig.opens("03")
    rig.shuts("03")
    assert rig.holds_all("gil") == ["02", "03"]
    rig.waits(15)
    rig.tap("gil")
    listed = rig.shows(screens.MyDoors)
    assert ([one.door.number for one in listed.doors], listed.can_take) == (["02", "03"], False)
    rig.handle(i.OpenMine(1))
    rig.opens("03")
    assert not rig.shows(screens.DoorOpen).fresh


def test_somebody_of_an_unknown_tenant_gets_none(make_rig):
    rig = two_tenants(make_rig)
    rig.person("zoe", tenant="initech")
    rig.tap("zoe")
    assert rig.shows(screens.NotAllowed).why is Barred.NO_DOORS_HERE


# --- which is mine, favourite, second factor ----------------------------------------------------------------------


def test_which_is_mine_shows_and_does_not_open(make_rig):
    rig = make_rig()
    put_in(rig, "ada", "01")
    rig.handle(i.WhichIsMine())
    assert rig.shows(screens.ShowCredential).asked_for is AskedFor.WHICH_IS_MINE
    rig.tap("ada")
    assert [one.door.number for one in rig.shows(screens.MyDoors).doors] == ["01"]
    assert rig.sent == ["01"]
    rig.handle(i.OpenMine(0))
    assert rig.sent == ["01", "01"]


def test_a_favourite_is_given_first_among_its_like(make_rig):
    rig = make_rig()
    put_in(rig, "bob", "01")
    rig.tap("ada")
    rig.opens("02")
    rig.shuts("02")
    assert rig.shows(screens.DoorIsYours).favourite is False
    rig.handle(i.MakeFavourite(on=True))
    assert rig.shows(screens.DoorIsYours).favourite is True
    take_out(rig, "ada", "02")
    take_out(rig, "bob", "01")
    rig.tap("ada")
    assert rig.sent[-1] == "02"


@pytest.fixture
def strict(make_rig) -> Rig:
    rig = make_rig(policy={"second_factor": SecondFactor.ALWAYS})
    rig.person("ada", pin="111111")
    rig.person("bob", pin="222222")
    return rig


def test_a_badge_alone_opens_nothing_where_both_are_asked_for(strict: Rig):
    strict.tap("ada")
    assert strict.shows(screens.EnterCode).after_badge
    assert strict.sent == []
    strict.enters("222222")
    refused = strict.shows(screens.EnterCode)
    assert (refused.after_badge, refused.tries_left) == (True, 4)
    assert strict.sent == []
    strict.enters("111111")
    assert strict.sent == ["01"]


def test_a_code_alone_opens_nothing_either(strict: Rig):
    strict.handle(i.UseCode())
    strict.enters("111111")
    assert strict.shows(screens.ShowCredential).asked_for is AskedFor.SECOND_FACTOR
    strict.tap("bob")
    assert strict.shows(screens.EnterCode).after_badge, "bob's own turn, from the beginning"
    strict.handle(i.Leave())
    strict.handle(i.UseCode())
    strict.enters("111111")
    strict.tap("ada", CredentialKind.QR)
    assert strict.sent == ["01"]


# --- another size ------------------------------------------------------------------------------------------------


def test_a_holder_moves_to_another_size_until_the_same_end(make_rig):
    rig = make_rig(doors=[*TWO_BOARDS[:2], door("03", size=Size.L, bus="right")], policy={"release": time(18)})
    put_in(rig, "ada", "01")
    rig.tap("ada")
    rig.opens("01")
    assert rig.shows(screens.DoorOpen).can_change
    rig.handle(i.ChangeDoor())
    rig.handle(i.PickDoor(Size.L))
    rig.opens("03")
    assert rig.shows(screens.DoorOpen).also_shut == "01"
    rig.shuts("01")
    rig.shuts("03")
    assert rig.holds_all("ada") == ["03"]
    rig.waits(5 * HOUR)
    assert rig.holds_all("ada") == []
