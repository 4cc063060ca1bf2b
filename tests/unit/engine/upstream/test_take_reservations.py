"""Bookings from upstream: confirmed, given a larger door, or rejected with a reason; what becomes of them is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest

from kiosk.domain.capacity import Taken
from kiosk.domain.compartments import Condition, Size
from kiosk.domain.hours import OpeningHours, Span
from kiosk.domain.reservations import ReservationState
from kiosk.domain.syncing import SyncKind, SyncState
from kiosk.engine import compartments, reserve
from kiosk.engine import intents as i
from kiosk.engine.messages import PulseResult
from kiosk.engine.ports import Overbooked
from kiosk.engine.reserve import NotReserved, Wanted
from kiosk.engine.upstream import answers, apply_changes
from kiosk.engine.upstream.changes import Change
from kiosk.store.store import SqlStore
from kiosk.store.subjects.reservations import Reservations
from tests.fakes.furniture import door
from tests.fakes.rig import Rig
from tests.fakes.selling import SellingUpstream

ONE = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
ALL_BOOKABLE = {"walk_up_share": 0.0}
TWO = [door("01"), door("02")]
SIZES = [door("01", size=Size.S), door("02", size=Size.L)]


def at(begin: float, end: float) -> Taken:
    return Taken(ONE + begin * HOUR, ONE + end * HOUR)


@pytest.fixture
def make_upstream(make_rig: Callable[..., Rig]) -> Callable[..., SellingUpstream]:
    """It is one o'clock in Berlin, and every door is leased."""

    def make(share: float = 1.0, **made_with: Any) -> SellingUpstream:
        rig = make_rig(now=ONE, **{"doors": TWO, "policy": ALL_BOOKABLE, **made_with})
        upstream = SellingUpstream(rig, share)
        upstream.syncs()
        return upstream

    return make


def answer(upstream: SellingUpstream, id_: str) -> dict[str, Any]:
    """What upstream heard last of a booking."""
    upstream.hears()
    told = upstream.sold[id_].answer
    assert told is not None
    return dict(told)


def sold(upstream: SellingUpstream, person: str, window: Taken, size: Size = Size.M, **more: Any) -> str:
    id_ = upstream.sells(person, window, size, **more)
    assert id_ is not None
    upstream.tells()
    return id_


def forced(upstream: SellingUpstream, person: str, window: Taken, size: Size = Size.M, **more: Any) -> str:
    """Sold without a lease, as an upstream of another mind would."""
    upstream.leases_nothing = True
    return sold(upstream, person, window, size, **more)


def states(rig: Rig) -> list[str]:
    return [one for (one,) in rig.rows("SELECT state FROM reservation ORDER BY rowid")]


def test_a_booking_is_confirmed_and_its_person_gets_a_door(make_upstream):
    upstream = make_upstream()
    id_ = sold(upstream, "ada", at(2, 4))
    assert answer(upstream, id_) == {"state": "confirmed", "size": "M", "door": None, "why": None, "revision": 1}
    upstream.rig.waits(2 * 3600)
    upstream.rig.tap("ada")
    assert upstream.rig.holds("ada") == "01"
    assert answer(upstream, id_) == {"state": "arrived", "size": "M", "door": "01", "why": None, "revision": 1}
    upstream.rig.opens("01")
    upstream.rig.shuts("01")
    upstream.rig.waits(2 * 3600 + 60)
    assert answer(upstream, id_)["state"] == "done"
    assert states(upstream.rig) == ["done"]


@pytest.mark.parametrize("offset_s", [None, -86_400.0])
def test_a_clock_that_is_days_ahead_makes_nobody_a_no_show(make_upstream, offset_s):
    """Upstream would take it as final."""
    upstream = make_upstream()
    upstream.rig.kiosk.sync = SyncState(SyncKind.CONNECTED, clock_offset_s=offset_s)
    id_ = sold(upstream, "ada", at(2, 4))
    upstream.rig.waits(4 * 3600)
    assert answer(upstream, id_)["state"] == "confirmed"
    upstream.rig.kiosk.sync = SyncState(SyncKind.CONNECTED, clock_offset_s=0.5)
    upstream.rig.waits(120)
    assert answer(upstream, id_)["state"] == "no-show"


@pytest.mark.parametrize("offset_s", [None, 3.0, -300.0])
def test_of_whom_nobody_came_upstream_hears(make_upstream, offset_s):
    upstream = make_upstream()
    upstream.rig.clock.is_synchronised = offset_s is None
    upstream.rig.kiosk.sync = SyncState(SyncKind.CONNECTED, clock_offset_s=offset_s)
    id_ = sold(upstream, "ada", at(2, 4))
    upstream.rig.waits(4 * 3600)
    assert answer(upstream, id_)["state"] == "no-show"
    assert upstream.rig.notices("ada") == [], "upstream tells them"


def test_only_a_larger_one_is_left(make_upstream):
    upstream = make_upstream(doors=SIZES, share=0.0)
    id_ = forced(upstream, "ada", at(2, 4), Size.S)
    assert answer(upstream, id_)["state"] == "confirmed"
    other = sold(upstream, "bob", at(2, 4), Size.S)
    assert answer(upstream, other) == {"state": "reassigned", "size": "L", "door": None, "why": None, "revision": 1}
    third = sold(upstream, "cyd", at(3, 5), Size.S)
    assert (answer(upstream, third)["state"], answer(upstream, third)["size"]) == ("rejected", "S")
    assert "no door of size S or larger" in answer(upstream, third)["why"]
    assert states(upstream.rig) == ["booked", "booked"]


def test_occupied_wins(make_upstream):
    upstream = make_upstream(doors=[door("01")], share=0.0)
    upstream.rig.tap("bob")
    upstream.rig.opens("01")
    id_ = forced(upstream, "ada", at(2, 4))
    assert answer(upstream, id_)["state"] == "rejected"
    assert upstream.rig.holds("bob") == "01"


def test_a_booking_for_another_kiosk_is_nobodys_here(make_upstream):
    upstream = make_upstream()
    id_ = upstream.sells("ada", at(2, 4))
    value = {**upstream.value(upstream.sold[id_]), "kiosk": "elsewhere"}
    upstream.sold.clear()
    upstream._changed.clear()
    upstream.tells(1, Change("reservation", id_, 7, value))
    assert states(upstream.rig) == []
    assert answers.owed(upstream.rig.kiosk, 10) == []
    assert upstream.rig.rows("SELECT value FROM upstream_row") == [(None,)]


@pytest.mark.parametrize(
    ("person", "window", "why"),
    [
        ("nobody", at(2, 4), "not known"),
        ("ada", at(-4, -2), "over"),
        ("ada", at(2, 1), "before the beginning"),
        ("ada", at(2, 12), "8 hours at most"),
        ("ada", at(12, 13), "shut"),
        ("sus", at(2, 4), "may not use the doors"),
    ],
)
def test_what_the_bank_does_not_allow_is_rejected(make_upstream, person: str, window: Taken, why: str):
    hours = OpeningHours(((Span(time(8), time(20)),),) * 7)
    upstream = make_upstream(policy={**ALL_BOOKABLE, "longest_stay": 8 * HOUR, "hours": hours})
    upstream.rig.person("sus", suspended=True)
    id_ = forced(upstream, person, window)
    assert answer(upstream, id_)["state"] == "rejected"
    assert why in answer(upstream, id_)["why"]
    (event,) = upstream.rig.events("upstream.booking_rejected")
    assert event.detail["booking"] == id_
    assert states(upstream.rig) == []


def test_a_bank_and_a_size_that_are_not_here(make_upstream):
    upstream = make_upstream()
    one = upstream.sold[forced(upstream, "ada", at(2, 4))]
    for number, more in enumerate(({"bank": "Z"}, {"size": "XL"}), start=1):
        id_ = f"x{number}"
        upstream.tells(1, Change("reservation", id_, 70 + number, {**upstream.value(one), **more, "person": "bob"}))
        owed = {one.about: one.body for one in answers.owed(upstream.rig.kiosk, 10)}
        assert owed[id_]["state"] == "rejected"


def test_somebody_who_has_another_reservation_then(make_upstream):
    upstream = make_upstream()
    first = sold(upstream, "ada", at(2, 4))
    second = forced(upstream, "ada", at(3, 5))
    assert answer(upstream, first)["state"] == "confirmed"
    assert "has a reservation at that time" in answer(upstream, second)["why"]


def test_a_door_within_reach_is_promised_by_its_number(make_upstream):
    upstream = make_upstream(doors=[door("01"), door("02", reachable=True)], share=0.5)
    id_ = sold(upstream, "ada", at(2, 4), reachable=True)
    assert answer(upstream, id_)["door"] == "02"
    other = forced(upstream, "bob", at(2, 4), reachable=True)
    assert "within reach" in answer(upstream, other)["why"]


def test_a_moved_booking_gives_the_old_window_back(make_upstream):
    upstream = make_upstream(doors=[door("01")])
    id_ = sold(upstream, "ada", at(2, 4))
    assert upstream.moves(id_, at(5, 6))
    upstream.tells()
    assert answer(upstream, id_)["revision"] == 2
    other = sold(upstream, "bob", at(2, 4))
    assert answer(upstream, other)["state"] == "confirmed"
    assert states(upstream.rig) == ["booked", "booked"]


def test_a_move_that_can_not_be_loses_the_old_window_too(make_upstream):
    upstream = make_upstream(doors=[door("01")], share=0.0)
    id_ = forced(upstream, "ada", at(2, 4))
    forced(upstream, "bob", at(5, 7))
    assert upstream.moves(id_, at(6, 8))
    upstream.tells()
    assert answer(upstream, id_)["state"] == "rejected"
    assert states(upstream.rig) == ["cancelled", "booked"]


def test_two_change_places_within_a_page(make_upstream):
    upstream = make_upstream(doors=[door("01")])
    one, other = sold(upstream, "ada", at(2, 4)), sold(upstream, "bob", at(5, 7))
    upstream.leases_nothing = True
    assert upstream.moves(one, at(5, 7))
    assert upstream.moves(other, at(2, 4))
    upstream.tells()
    assert {answer(upstream, each)["state"] for each in (one, other)} == {"confirmed"}


@pytest.mark.parametrize("a_page", [1, 10])
def test_what_was_sold_in_the_place_of_one_that_has_moved_on_since(make_upstream, a_page: int):
    """Bob's booking is told before ada's second move, which made room for his at the first."""
    upstream = make_upstream(doors=[door("01")])
    upstream.a_page = a_page
    one = sold(upstream, "ada", at(2, 4))
    assert upstream.moves(one, at(5, 6))
    other = upstream.sells("bob", at(2, 4))
    assert upstream.moves(one, at(7, 8))
    upstream.tells()
    assert {answer(upstream, each)["state"] for each in (one, other)} == {"confirmed"}


def test_nothing_is_said_before_everything_was_told(make_upstream):
    upstream = make_upstream(doors=[door("01")])
    upstream.a_page = 1
    one, other = sold(upstream, "ada", at(2, 4)), sold(upstream, "bob", at(5, 6))
    upstream.hears()
    assert upstream.moves(other, at(7, 8))
    assert upstream.moves(one, at(5, 6))
    assert upstream.moves(other, at(9, 10))
    upstream.tells(1)
    assert answers.owed(upstream.rig.kiosk, 10) == [], "ada's window is bob's still"
    upstream.tells()
    assert [answer(upstream, each)["revision"] for each in (one, other)] == [2, 3]
    assert {answer(upstream, each)["state"] for each in (one, other)} == {"confirmed"}


def test_the_same_again_is_passed_over(make_upstream):
    upstream = make_upstream()
    id_ = sold(upstream, "ada", at(2, 4))
    upstream.hears()  # its state has changed, and so it is told again
    lines = len(upstream.rig.events())
    upstream.tells()
    assert len(upstream.rig.events()) == lines
    assert answers.owed(upstream.rig.kiosk, 10) == []
    assert upstream.sold[id_].state == "confirmed"


def test_what_makes_no_sense_leaves_the_claim(make_upstream):
    upstream = make_upstream()
    id_ = sold(upstream, "ada", at(2, 4))
    wrong: dict[str, Any] = {"revision": "2", "start": "soon", "end": "2026-11-24T12:00", "size": 5, "bank": ""}
    for number, more in enumerate([*({name: value} for name, value in wrong.items()), {"reachable": 1}]):
        value = {**upstream.value(upstream.sold[id_]), "revision": 2, **more}
        upstream.tells(1, Change("reservation", id_, 100 + number, value))
    assert states(upstream.rig) == ["booked"]
    assert answer(upstream, id_)["state"] == "confirmed"


def test_a_cancelled_booking_gives_its_claim_back(make_upstream):
    upstream = make_upstream()
    id_ = sold(upstream, "ada", at(2, 4))
    upstream.hears()
    upstream.cancels(id_)
    upstream.tells()
    assert states(upstream.rig) == ["cancelled"]
    assert answers.owed(upstream.rig.kiosk, 10) == []


def test_what_a_snapshot_does_not_have_is_given_back(make_upstream):
    upstream = make_upstream()
    sold(upstream, "ada", at(2, 4))
    page = upstream.page()
    begin = type(page)("", [], "s1", False, True, page.clock)
    assert apply_changes.apply(upstream.rig.kiosk, begin)
    assert states(upstream.rig) == ["cancelled"]


def test_whoever_holds_their_door_keeps_it_when_the_booking_is_gone(make_upstream):
    upstream = make_upstream()
    id_ = sold(upstream, "ada", at(1, 4))
    upstream.rig.waits(3600)
    upstream.rig.tap("ada")
    upstream.cancels(id_)
    upstream.tells()
    assert upstream.rig.holds("ada") == "01"
    assert states(upstream.rig) == ["arrived"]


def arrived(upstream: SellingUpstream) -> str:
    id_ = sold(upstream, "ada", at(1, 4))
    upstream.rig.waits(3600)
    upstream.rig.tap("ada")
    upstream.rig.opens("01")
    upstream.rig.shuts("01")
    return id_


def test_whoever_has_come_stays_longer(make_upstream):
    upstream = make_upstream(doors=[door("01")])
    id_ = arrived(upstream)
    upstream.ends(id_, ONE + 6 * HOUR)
    upstream.tells()
    assert answer(upstream, id_)["revision"] == 2
    assert answer(upstream, id_)["state"] == "arrived"
    upstream.rig.waits(4 * 3600)
    assert upstream.rig.holds("ada") == "01"
    upstream.rig.waits(2 * 3600)
    assert upstream.rig.holds("ada") is None


def test_not_where_it_is_somebody_elses_then(make_upstream):
    upstream = make_upstream(doors=[door("01")])
    id_ = arrived(upstream)
    sold(upstream, "bob", at(5, 7))
    upstream.ends(id_, ONE + 6 * HOUR)
    upstream.tells()
    assert answer(upstream, id_)["revision"] == 2
    upstream.rig.waits(4 * 3600)
    upstream.rig.tap("bob")
    assert upstream.rig.holds("bob") == "01"


def test_whoever_releases_what_is_left_leaves_it_to_others(make_upstream):
    upstream = make_upstream(doors=[door("01")])
    id_ = arrived(upstream)
    upstream.ends(id_, ONE + 2 * HOUR)
    upstream.tells()
    upstream.rig.waits(3600)
    assert upstream.rig.holds("ada") is None
    assert answer(upstream, id_)["state"] == "done"


def test_what_facilities_cancel_upstream_hears_of(make_upstream):
    upstream = make_upstream()
    id_ = sold(upstream, "ada", at(2, 4))
    ((reservation,),) = upstream.rig.rows("SELECT id FROM reservation")
    with pytest.raises(NotReserved, match="Move it there"):
        reserve.move_window(upstream.rig.kiosk, reservation, *at(5, 6))
    reserve.cancel(upstream.rig.kiosk, reservation)
    assert answer(upstream, id_)["state"] == "rejected"
    assert answer(upstream, id_)["why"] == "It was cancelled at the bank."


def test_a_fault_after_it_was_sold_is_answered(make_upstream):
    upstream = make_upstream()
    ids = [upstream.sells(name, at(2, 4)) for name in ("ada", "bob")]
    compartments.set_condition(upstream.rig.kiosk, "01", Condition.OUT_OF_SERVICE, None)
    upstream.tells()
    assert sorted(answer(upstream, one)["state"] for one in ids) == ["confirmed", "rejected"]


def test_a_door_that_does_not_open_leaves_the_booking(make_upstream):
    upstream = make_upstream(doors=[door("01")])
    id_ = sold(upstream, "ada", at(1, 4))
    upstream.rig.waits(3600)
    upstream.rig.tap("ada")
    for _ in range(2):
        upstream.rig.answers("01", PulseResult.SENT)
        upstream.rig.waits(5)
    upstream.rig.handle(i.Leave())
    assert states(upstream.rig) == ["booked"]
    assert answer(upstream, id_)["state"] == "confirmed"


def test_the_databases_refusal_costs_only_the_one(make_upstream, monkeypatch: pytest.MonkeyPatch):
    upstream = make_upstream()
    book = Reservations.book

    def refuses(self, reservations, making_room=()):
        if reservations[0].starts_at == ONE + 2 * HOUR:
            raise Overbooked("overbooked")
        book(self, reservations, making_room)

    monkeypatch.setattr(Reservations, "book", refuses)
    one, other = upstream.sells("ada", at(2, 4)), upstream.sells("bob", at(3, 4))
    upstream.tells()
    assert "no door of that size left" in answer(upstream, one)["why"]
    assert answer(upstream, other)["state"] == "confirmed"


def test_what_the_database_refuses_is_undone_with_those_that_made_room(make_upstream):
    """Real rows, and the trigger: nothing of a booking that it refuses stands, nor of what moved for it."""
    upstream = make_upstream(doors=SIZES, share=0.0)
    (made,) = reserve.reserve(upstream.rig.kiosk, Wanted("bob", *at(2, 4), size=Size.S))
    with SqlStore.transaction(upstream.rig.store) as tx:
        found = tx.reservation(made.id)
        assert found is not None
        new = [replace(found, id=f"n{number}", size=Size.L) for number in range(2)]
        with pytest.raises(Overbooked):
            tx.book(new, [replace(found, size=Size.L)])
        assert tx.reservation(made.id) == found
    assert upstream.rig.rows("SELECT size FROM reservation") == [("S",)]


def test_no_name_is_in_a_rejection(make_upstream):
    upstream = make_upstream()
    id_ = forced(upstream, "E-4711", at(2, 4))
    assert "E-4711" not in str(answer(upstream, id_))


def test_an_erased_person_leaves_nothing_to_decide(make_upstream):
    upstream = make_upstream()
    upstream.a_page = 1
    upstream.sells("gone", at(2, 4))
    upstream.sells("ada", at(2, 4))
    upstream.tells(1)
    upstream.rig.store._connection.exec_driver_sql("UPDATE upstream_row SET value = NULL WHERE id = 'b001'")
    upstream.rig.store._connection.commit()
    upstream.tells()
    assert [one.about for one in answers.owed(upstream.rig.kiosk, 10)] == ["b002"]
    assert ReservationState.BOOKED.value in states(upstream.rig)
