"""Reservations: a claim on capacity in a window, bound to a door on arrival. What was promised is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest

from kiosk.domain.allocation import Near
from kiosk.domain.assignments import Model
from kiosk.domain.compartments import Size
from kiosk.domain.reservations import Repeat, Reservation
from kiosk.engine import intents as i
from kiosk.engine import reserve, screens
from kiosk.engine.reserve import NotReserved, Wanted
from tests.fakes.furniture import door
from tests.fakes.rig import Rig

HOUR = 3600
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
ALL_BOOKABLE = {"walk_up_share": 0.0}


@pytest.fixture
def make_rig(make_rig: Callable[..., Rig]) -> Callable[..., Rig]:
    """It is one o'clock in Berlin."""
    return partial(make_rig, now=datetime(2026, 11, 24, 12, 0, tzinfo=UTC))


def at(hours: float) -> datetime:
    return NOON + timedelta(hours=hours)


def book(rig: Rig, name: str, begin: float, end: float, **more: Any) -> list[Reservation]:
    made = reserve.reserve(rig.kiosk, Wanted(name, at(begin), at(end), **more))
    rig.waits(0)
    return made


def states(rig: Rig) -> list[str]:
    return [row[0] for row in rig.rows("SELECT state FROM reservation ORDER BY rowid")]


def test_who_comes_in_time_gets_a_door_until_the_end(make_rig):
    rig = make_rig(policy=ALL_BOOKABLE)
    book(rig, "ada", 1, 3)
    rig.waits(HOUR + 60)
    rig.tap("ada")
    rig.opens("01")
    assert rig.shows(screens.DoorOpen).until == at(3)
    assert states(rig) == ["arrived"]
    rig.shuts("01")
    rig.waits(2 * HOUR)
    assert rig.holds("ada") is None
    assert states(rig) == ["done"]


def test_walk_ups_leave_what_is_promised(make_rig):
    rig = make_rig(doors=[door("01"), door("02")], policy=ALL_BOOKABLE)
    book(rig, "ada", 1, 3)
    rig.tap("bob")
    rig.opens("01")
    rig.shuts("01")
    rig.waits(15)
    rig.tap("cyd")
    full = rig.shows(screens.BankFull)
    assert full.promised
    rig.waits(HOUR)
    rig.tap("ada")
    assert rig.sent[-1] == "02"


def test_a_short_stay_fits_in_before_a_promise(make_rig):
    rig = make_rig(
        doors=[door("01")], model=Model.SESSION, policy={**ALL_BOOKABLE, "longest_stay": timedelta(minutes=50)}
    )
    book(rig, "ada", 1, 1.8)
    rig.tap("bob")
    rig.opens("01")
    rig.shuts("01")
    rig.waits(50 * 60)
    assert rig.holds("bob") is None
    rig.waits(15 * 60)
    rig.tap("ada")
    assert rig.sent[-1] == "01"


def test_nobody_came_and_others_may_have_it(make_rig):
    rig = make_rig(doors=[door("01")], policy={**ALL_BOOKABLE, "no_show_after": timedelta(minutes=20)})
    book(rig, "ada", 1, 3)
    rig.waits(HOUR + 20 * 60)
    assert states(rig) == ["no-show"]
    assert [kind for kind, _ in rig.notices("ada")] == ["reserved", "no-show"]
    rig.tap("bob")
    assert rig.sent == ["01"]


def test_early_arrival_is_served_where_nobody_needs_the_door_until_then(make_rig):
    rig = make_rig(doors=[door("01")], policy={**ALL_BOOKABLE, "early": timedelta(minutes=30)})
    book(rig, "ada", 1, 3)
    rig.waits(40 * 60)
    rig.tap("ada")
    rig.opens("01")
    assert rig.shows(screens.DoorOpen).until == at(3)


def test_early_arrival_waits_where_somebody_has_the_door_until_then(make_rig):
    rig = make_rig(doors=[door("01")], policy={**ALL_BOOKABLE, "early": timedelta(minutes=30)})
    book(rig, "bob", 0, 1)
    book(rig, "ada", 1, 3)
    rig.tap("bob")
    rig.opens("01")
    rig.shuts("01")
    rig.waits(40 * 60)
    rig.tap("ada")
    assert rig.shows(screens.NotOpenNow).opens_at == at(1)
    rig.waits(20 * 60)
    rig.tap("ada")
    assert rig.sent[-1] == "01"


def test_a_late_leaver_costs_the_next_one_another_door_not_their_place(make_rig):
    doors = [door("01"), door("02", size=Size.L)]
    rig = make_rig(doors=doors, policy={**ALL_BOOKABLE, "grace": timedelta(minutes=30)})
    book(rig, "bob", 0, 1, size=Size.M)
    book(rig, "ada", 1, 3, size=Size.M)
    rig.tap("bob")
    rig.opens("01")
    rig.shuts("01")
    rig.waits(HOUR + 60)
    rig.tap("ada")
    assert rig.sent[-1] == "02"


def test_no_instant_is_overbooked(make_rig):
    rig = make_rig(doors=[door("01"), door("02")], policy=ALL_BOOKABLE)
    book(rig, "ada", 1, 3)
    book(rig, "bob", 2, 4)
    with pytest.raises(NotReserved, match="no door of size"):
        book(rig, "cyd", 2.5, 5)
    book(rig, "cyd", 3, 5)
    assert states(rig) == ["booked"] * 3


def test_the_walk_up_share_is_never_reserved(make_rig):
    rig = make_rig(policy={"walk_up_share": 0.5})
    book(rig, "ada", 1, 3)
    book(rig, "bob", 1, 3)
    with pytest.raises(NotReserved, match="left to reserve"):
        book(rig, "cyd", 1, 3)


def test_a_claim_moves_to_a_larger_class_to_make_room(make_rig):
    doors = [door("01", size=Size.S), door("02", size=Size.M)]
    rig = make_rig(doors=doors, policy=ALL_BOOKABLE)
    book(rig, "ada", 0.5, 2, size=Size.S)  # takes the small door
    book(rig, "bob", 1, 4, size=Size.S)  # the medium one, since the small one is taken
    book(rig, "cyd", 2, 3, size=Size.M)  # fits only if bob has the small one: ada takes the medium one
    assert sorted(rig.rows("SELECT size, starts_at FROM reservation ORDER BY starts_at")) == [
        ("M", "2026-11-24T12:30:00.000000Z"),
        ("M", "2026-11-24T14:00:00.000000Z"),
        ("S", "2026-11-24T13:00:00.000000Z"),
    ]


def test_a_series_is_kept_whole_or_not_at_all(make_rig):
    rig = make_rig(doors=[door("01")], policy=ALL_BOOKABLE)
    book(rig, "bob", 49, 51)
    with pytest.raises(NotReserved):
        book(rig, "ada", 1, 3, repeat=Repeat.DAILY, times=5)
    assert states(rig) == ["booked"]
    made = book(rig, "ada", 4, 6, repeat=Repeat.WEEKDAYS, times=5)
    assert [one.starts_at.weekday() for one in made] == [1, 2, 3, 4, 0]
    gone = reserve.cancel(rig.kiosk, made[1].id, series=True)
    assert len(gone) == 5


def test_a_certain_door_is_kept_from_everybody_else(make_rig):
    rig = make_rig(doors=[door("01"), door("02")], policy=ALL_BOOKABLE)
    book(rig, "ada", 1, 3, door="01")
    rig.tap("bob")
    assert rig.sent == ["02"]
    with pytest.raises(NotReserved, match="Door 01 can't be promised"):
        book(rig, "cyd", 2, 4, door="01")
    rig.opens("02")
    rig.shuts("02")
    rig.waits(HOUR)
    rig.tap("ada")
    assert rig.sent[-1] == "01"


def test_a_door_within_reach_can_be_promised(make_rig):
    rig = make_rig(doors=[door("01"), door("02", reachable=True)], policy=ALL_BOOKABLE)
    rig.person("eve", needs_reachable=True)
    book(rig, "eve", 1, 3, reachable=True)
    rig.tap("ada")
    assert rig.sent == ["01"]
    rig.opens("01")
    rig.shuts("01")
    rig.waits(HOUR)
    rig.tap("eve")
    assert rig.sent[-1] == "02"


def test_a_desk_brings_its_nearest_door_and_moves_with_the_booking(make_rig):
    doors = [replace(door(f"{n:02}"), zone="west" if n < 4 else "east") for n in range(1, 7)]
    desks = {"D1": Near("west", 5), "D2": Near("east", 11)}
    rig = make_rig(doors=doors, policy=ALL_BOOKABLE, desks=desks)
    (made,) = book(rig, "ada", 0, 3, desk="D1")
    rig.tap("ada")
    rig.opens("03")
    rig.shuts("03")
    rig.waits(15)
    rig.tap("ada")
    rig.opens("03")
    assert not rig.shows(screens.DoorOpen).desk_moved
    rig.shuts("03")
    reserve.move_desk(rig.kiosk, made.id, "D2")
    rig.tap("ada")
    rig.opens("03")
    assert rig.shows(screens.DoorOpen).desk_moved
    rig.handle(i.ChangeDoor())
    rig.handle(i.PickDoor())
    assert rig.sent[-1] == "06"
    rig.opens("06")
    assert states(rig) == ["arrived"]
    assert rig.shows(screens.DoorOpen).until == at(3)


def test_a_desk_that_moves_before_arrival_brings_another_door(make_rig):
    doors = [replace(door(f"{n:02}"), zone="west" if n < 4 else "east") for n in range(1, 7)]
    desks = {"D1": Near("west", 5), "D2": Near("east", 11)}
    rig = make_rig(doors=doors, policy=ALL_BOOKABLE, desks=desks)
    (made,) = book(rig, "ada", 0.2, 3, desk="D1")
    reserve.move_desk(rig.kiosk, made.id, "D2")
    rig.tap("ada")
    assert rig.sent == ["06"]


def test_only_reserved_where_the_site_leaves_nothing_to_walk_ups(make_rig):
    rig = make_rig(model=Model.RESERVATION, policy=ALL_BOOKABLE)
    rig.tap("ada")
    assert rig.shows(screens.NotAllowed).why is screens.Barred.RESERVED_ONLY
    book(rig, "ada", 0, 2)
    rig.tap("ada")
    assert rig.sent == ["01"]


def test_a_holder_cannot_keep_longer_what_others_have_reserved(make_rig):
    policy = {
        **ALL_BOOKABLE,
        "longest_stay": timedelta(hours=2),
        "warn_before": (timedelta(minutes=30),),
        "extensions": 3,
        "extend_by": timedelta(hours=1),
    }
    rig = make_rig(doors=[door("01")], model=Model.DAY_USE, policy=policy)
    rig.tap("bob")
    rig.opens("01")
    rig.shuts("01")
    rig.waits(15)
    rig.tap("bob")  # two hours at most, so no extension is left anyway
    rig.opens("01")
    rig.shuts("01")
    rig.waits(60)
    book(rig, "ada", 2.5, 4)
    rig.waits(100 * 60)
    rig.tap("bob")
    rig.opens("01")
    rig.shuts("01")
    assert rig.shows(screens.EndsSoon).why_not is screens.NotLonger.LIMIT


def test_what_cannot_be_meant_is_refused_in_a_sentence(make_rig):
    rig = make_rig(policy={**ALL_BOOKABLE, "longest_stay": timedelta(hours=4)})
    for wanted, why in (
        (Wanted("nobody", at(1), at(2)), "Nobody here has the id"),
        (Wanted("ada", at(2), at(1)), "before the beginning"),
        (Wanted("ada", at(-3), at(-2)), "is over"),
        (Wanted("ada", at(1), at(9)), "4 hours at most"),
        (Wanted("ada", at(1), at(2), desk="D9"), "no desk D9"),
        (Wanted("ada", at(1), at(2), bank="Z"), "no bank Z"),
        (Wanted("ada", at(1), at(2), door="99"), "has no door 99"),
    ):
        with pytest.raises(NotReserved, match=why):
            reserve.reserve(rig.kiosk, wanted)
    assert states(rig) == []
