"""Promises, authority and limits against everything that could get round them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from functools import partial
from typing import Any

import pytest

from kiosk.domain.assignments import Model
from kiosk.domain.compartments import DoorState, Size
from kiosk.domain.policy import AtExpiry, SecondFactor, SecondTap
from kiosk.domain.reservations import Repeat
from kiosk.engine import intents as i
from kiosk.engine import people, reserve, screens
from kiosk.engine.messages import PulseResult
from kiosk.engine.reserve import NotReserved, Wanted
from kiosk.runtime import orders
from tests.fakes.furniture import door
from tests.fakes.rig import Rig

HOUR = 3600
ONE = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
ALL_BOOKABLE = {"walk_up_share": 0.0}


@pytest.fixture
def make_rig(make_rig: Callable[..., Rig]) -> Callable[..., Rig]:
    """It is one o'clock in Berlin."""
    return partial(make_rig, now=ONE)


def book(rig: Rig, name: str, begin: float, end: float, **more: Any):
    made = reserve.reserve(rig.kiosk, Wanted(name, ONE + timedelta(hours=begin), ONE + timedelta(hours=end), **more))
    rig.waits(0)
    return made


def put_in(rig: Rig, name: str, number: str) -> None:
    rig.tap(name)
    rig.opens(number)
    rig.shuts(number)
    rig.waits(15)


def jams(rig: Rig, number: str) -> None:
    """Both pulses, and the door stays shut."""
    for _ in range(2):
        rig.answers(number, PulseResult.SENT)
        rig.waits(5)


# --- promises -----------------------------------------------------------------------------------------------------


def test_what_was_given_back_and_then_reserved_is_not_had_again(make_rig):
    rig = make_rig(doors=[door("01")], policy={**ALL_BOOKABLE, "second_tap": SecondTap.FINISH})
    book(rig, "ada", 0, 3)
    put_in(rig, "ada", "01")
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    book(rig, "bob", 0, 3)
    rig.handle(i.Undo())
    assert not rig.shows(screens.GivenBack).can_undo
    rig.tap("bob")
    assert rig.sent[-1] == "01"


def test_a_certain_door_is_moved_in_time_and_stays_the_same_door(make_rig):
    rig = make_rig(doors=[door("01", size=Size.L), door("02", size=Size.S)], policy=ALL_BOOKABLE)
    (made,) = book(rig, "ada", 1, 3, size=Size.S, door="01")
    moved = reserve.move_window(rig.kiosk, made.id, ONE + timedelta(hours=2), ONE + timedelta(hours=4))
    assert (moved.size, moved.compartment_id) == (Size.L, made.compartment_id)
    with pytest.raises(NotReserved):
        book(rig, "bob", 2, 3, size=Size.L)


def test_a_reservation_outlives_a_door_that_does_not_open(make_rig):
    rig = make_rig(doors=[door("01")], model=Model.RESERVATION, policy=ALL_BOOKABLE)
    book(rig, "ada", 0, 3)
    rig.tap("ada")
    jams(rig, "01")
    rig.shows(screens.DoorDidNotOpen)
    rig.handle(i.Leave())
    assert rig.rows("SELECT state FROM reservation") == [("booked",)]
    rig.senses("01", DoorState.OPEN)
    rig.shuts("01")
    rig.waits(60)
    rig.tap("ada")
    assert rig.sent[-1] == "01"


def test_a_door_that_waits_for_the_line_is_counted(make_rig):
    rig = make_rig(doors=[door("01"), door("02")], policy={**ALL_BOOKABLE, "release": time(18)})
    put_in(rig, "bob", "01")
    put_in(rig, "cyd", "02")
    rig.person("dan")
    rig.person("eve")
    for name in ("dan", "ada"):
        rig.tap(name)
        rig.handle(i.WaitInLine())
    book(rig, "eve", 7, 8)  # the evening after the release: nobody is in the way
    for name, number in (("bob", "01"), ("cyd", "02")):
        rig.tap(name)
        rig.opens(number)
        rig.shuts(number)
        rig.handle(i.GiveBack())
        rig.waits(10)
    assert [kind for kind, _ in rig.notices("dan")] == ["your turn"]
    rig.tap("dan")
    assert rig.sent[-1] == "01"


def test_an_idle_session_does_not_outgrow_what_others_reserved(make_rig):
    policy = {**ALL_BOOKABLE, "idle": timedelta(hours=2)}
    rig = make_rig(doors=[door("01")], model=Model.SESSION, policy=policy)
    put_in(rig, "ada", "01")
    book(rig, "bob", 2.5, 4)
    rig.waits(1.5 * HOUR)
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    rig.waits(1.1 * HOUR)
    rig.tap("bob")
    assert rig.sent[-1] == "01"


def test_a_grace_is_part_of_what_is_given(make_rig):
    policy = {**ALL_BOOKABLE, "release": time(18), "grace": timedelta(minutes=20)}
    rig = make_rig(doors=[door("01")], policy=policy)
    book(rig, "bob", 5, 6)  # from 18:00
    rig.tap("ada")
    assert rig.shows(screens.BankFull).promised


def test_a_wrong_jump_costs_nobody_their_claim_or_place(make_rig):
    rig = make_rig(doors=[door("01")], policy={**ALL_BOOKABLE, "release": time(18)})
    book(rig, "ada", 1, 3)
    rig.clock.set_wall(ONE + timedelta(hours=9))
    rig.waits(300)
    rig.clock.set_wall(ONE + timedelta(minutes=5))
    rig.waits(HOUR)
    assert rig.rows("SELECT state FROM reservation") == [("booked",)]
    rig.tap("ada")
    assert rig.sent == ["01"]


def test_nobody_reserves_more_than_they_may_hold(make_rig):
    rig = make_rig(policy=ALL_BOOKABLE)
    book(rig, "ada", 0, 3)
    put_in(rig, "ada", "01")
    with pytest.raises(NotReserved, match="at that time already"):
        book(rig, "ada", 1, 4)


def test_who_has_moved_to_another_tenant_has_no_claim_on_the_old_ones_doors(make_rig):
    rig = make_rig(doors=[replace(door("01"), tenant="acme")], policy=ALL_BOOKABLE)
    rig.person("amy", tenant="acme")
    book(rig, "amy", 0, 3)
    rig.person("amy", tenant="zeta")
    rig.tap("amy")
    assert rig.shows(screens.NotAllowed).why is screens.Barred.NO_DOORS_HERE


def test_a_date_beyond_all_calendars_is_refused(make_rig):
    rig = make_rig(policy=ALL_BOOKABLE)
    far = datetime(9999, 12, 31, 22, tzinfo=UTC)
    with pytest.raises(NotReserved, match="two years"):
        reserve.reserve(rig.kiosk, Wanted("ada", far - timedelta(hours=1), far, repeat=Repeat.DAILY, times=9))


def test_the_list_of_reservations_can_be_asked_for(make_rig):
    rig = make_rig(policy=ALL_BOOKABLE)
    (made,) = book(rig, "ada", 1, 3)
    listed = orders.list_order(rig.kiosk, {})["reservations"]
    assert [(one["id"], one["person"], one["from"]) for one in listed] == [
        (made.id, "ada", "2026-11-24T14:00:00+01:00")
    ]


# --- whose door it is ---------------------------------------------------------------------------------------------


def test_a_holder_at_the_door_is_not_robbed_by_a_power_cut(make_rig):
    rig = make_rig(policy={"release": time(18)})
    put_in(rig, "ada", "01")
    rig.waits(5 * HOUR - 60)
    rig.tap("ada")
    rig.opens("01")
    rig.clock.turn(120)
    rig.restart()
    rig.waits(60)
    assert rig.holds("ada") == "01"
    rig.shuts("01")
    rig.waits(120)
    assert rig.holds("ada") is None


def test_what_is_held_cannot_be_given_back_from_the_list(make_rig):
    policy = {"release": time(18), "at_expiry": AtExpiry.HOLD, "second_tap": SecondTap.ASK_FIRST}
    rig = make_rig(policy=policy)
    put_in(rig, "ada", "01")
    rig.waits(6 * HOUR)
    rig.tap("ada")
    rig.handle(i.GiveBackMine(0))
    assert rig.holds("ada") == "01"


def test_a_suspended_holder_lets_nobody_in(make_rig):
    rig = make_rig()
    put_in(rig, "ada", "01")
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    for press in (i.ShareIt(), i.ShareUntil(0)):
        rig.handle(press)
    rig.tap("bob")
    rig.shows(screens.Sharing)
    people.suspend(rig.store, "ada", suspended=True)
    rig.waits(30)
    rig.tap("bob")
    assert rig.sent[-1] == "02", "a door of his own"


def test_which_is_mine_opens_nothing_with_a_second_factor_either(make_rig):
    rig = make_rig(policy={"second_factor": SecondFactor.ALWAYS})
    rig.person("ada", pin="111111")
    rig.handle(i.WhichIsMine())
    rig.tap("ada")
    assert rig.shows(screens.EnterCode).after_badge
    rig.enters("111111")
    assert rig.shows(screens.MyDoors).asked
    assert rig.sent == []


def test_a_stuck_door_of_ones_own_is_not_exchanged_for_one_that_never_ends(make_rig):
    rig = make_rig(doors=[replace(door("01"), named_for="ada"), door("02")])
    rig.tap("ada")
    jams(rig, "01")
    assert not rig.shows(screens.DoorDidNotOpen).other_free
    rig.handle(i.PickDoor())
    assert rig.sent == ["01", "01"]


def test_a_tap_out_counts_even_where_the_screen_has_gone_on(make_rig):
    rig = make_rig(model=Model.SESSION, policy={"second_tap": SecondTap.FINISH})
    put_in(rig, "ada", "01")
    rig.tap("ada")
    rig.opens("01")
    rig.waits(300)
    rig.shuts("01")
    assert rig.holds("ada") is None


def test_a_door_without_a_sensor_is_not_given_back_without_a_question(make_rig):
    rig = make_rig(model=Model.SESSION, policy={"second_tap": SecondTap.FINISH})
    put_in(rig, "ada", "01")
    rig.senses("01", DoorState.UNKNOWN)
    rig.tap("ada")
    rig.answers("01", PulseResult.SENT)
    rig.waits(30)
    rig.shows(screens.KeepOrGiveBack)
    assert rig.holds("ada") == "01"


def test_somebody_suspended_is_offered_no_door(make_rig):
    rig = make_rig(doors=[door("01")])
    put_in(rig, "bob", "01")
    rig.tap("ada")
    rig.handle(i.WaitInLine())
    people.suspend(rig.store, "ada", suspended=True)
    rig.tap("bob")
    rig.opens("01")
    rig.shuts("01")
    rig.handle(i.GiveBack())
    rig.waits(10)
    assert rig.notices("ada") == []
    assert rig.bank.free == 1
