"""Whoever has reserved finds a door; what can't be kept is not promised."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.assignments import Model
from kiosk.domain.capacity import Taken, peak
from kiosk.domain.compartments import Size
from kiosk.planning.booking import booked
from kiosk.planning.simulation import Why, simulate
from kiosk.planning.visits import in_order
from tests.unit.planning.streams import BANKS, at, plan, streams, visit


@given(visits=streams(), doors=BANKS, seed=st.integers(0, 5))
def test_everybody_who_holds_a_claim_gets_a_door_of_its_class(visits, doors, seed):
    tried = plan(doors, Model.RESERVATION, seed=seed)
    claimed = booked(in_order(visits), tried)
    outcome = simulate(visits, tried)
    assert {one.why for one in outcome.refused} <= {Why.BOOKED_UP}
    assert sorted(one.size.rank for one in outcome.served) == sorted(size.rank for size in claimed if size is not None)


@given(visits=streams(), doors=BANKS)
def test_no_more_is_promised_of_a_class_than_there_is(visits, doors):
    ordered = in_order(visits)
    claimed = booked(ordered, plan(doors, Model.RESERVATION))
    for size in Size:
        windows = [Taken(one.arrives, one.leaves) for one, got in zip(ordered, claimed, strict=True) if got is size]
        assert peak(windows, Taken(at(0), at(999))) <= doors.get(size, 0)


def test_what_is_left_to_those_without_a_reservation_is_not_promised():
    stream = [visit(f"p{number}", 1, 3) for number in range(10)]
    outcome = simulate(stream, plan({Size.S: 10}, Model.RESERVATION, settings={"walk_up_share": 0.2}))
    assert len(outcome.served) == 8
    assert {one.why for one in outcome.refused} == {Why.BOOKED_UP}


def test_another_seed_books_in_another_order():
    stream = [visit(f"p{number}", number / 10, 5) for number in range(20)]
    refused = {
        frozenset(
            one.visit.person for one in simulate(stream, plan({Size.S: 10}, Model.RESERVATION, seed=seed)).refused
        )
        for seed in range(4)
    }
    assert len(refused) > 1
