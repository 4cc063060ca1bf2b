"""The numbers of a simulation: shares between none and all, and what they say of a case that can be worked out."""

from __future__ import annotations

import json
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.assignments import Model
from kiosk.domain.compartments import Size
from kiosk.domain.policy import Policy
from kiosk.planning.measures import in_use, measured, optimum_of
from kiosk.planning.optimum import Optimum
from kiosk.planning.permanent import owners
from kiosk.planning.plan import Plan
from kiosk.planning.report import report
from kiosk.planning.simulation import simulate
from tests.unit.planning.streams import BANKS, at, plan, streams, visit

STREAM = [visit("a", 8, 12), visit("b", 9, 10), visit("c", 9.5, 11, Size.M), visit("a", 12, 14)]


@given(visits=streams().filter(bool), doors=BANKS, model=st.sampled_from([Model.SESSION, Model.DAY_USE]))
def test_the_numbers_agree_with_each_other(visits, doors, model):
    outcome = simulate(visits, plan(doors, model, wait=timedelta(hours=1)))
    found = json.loads(json.dumps(measured(outcome, optimum_of(outcome, 20))))
    assert found["served"] + found["refused"] == found["arrivals"] == len(visits)
    assert sum(found["refused_by_size"].values()) == sum(found["refused_because"].values()) == found["refused"]
    assert found["optimum_refused"] <= found["refused"]
    assert 0 <= found["utilisation"] <= 1
    assert all(0 <= share <= 1 for share in found["utilisation_by_hour"])
    assert 0 <= found["peak"] <= sum(doors.values())
    assert found["door_hours"]["held"] <= found["door_hours"]["open"] + 1e-9
    assert report(found)


def test_a_case_that_can_be_worked_out():
    outcome = simulate(STREAM, plan({Size.S: 1, Size.M: 1}))
    found = measured(outcome, Optimum(1, exact=True))
    assert (found["arrivals"], found["refused"], found["refused_by_size"]) == (4, 1, {"M": 1})
    assert (found["optimum_refused"], found["optimum_is"], found["points_above_optimum"]) == (1, "exact", 0.0)
    assert found["peak"] == 2
    assert found["door_hours"] == {"held": 7.0, "open": 12.0, "in_use": 7.0}
    assert found["utilisation"] == pytest.approx(7 / 12, abs=1e-6)
    assert found["utilisation_by_hour"][8:14] == [0.5, 1.0, 0.5, 0.5, 0.5, 0.5]
    assert (found["people"], found["people_never_refused"]) == (3, 2)
    assert found["permanent"] == {
        "people_served": 2,
        "refused": 1,
        "door_hours_in_use": 7.0,
        "times_as_much_in_use": 1.0,
    }


def test_who_waited_and_for_how_long():
    stream = [visit("a", 1, 2), visit("b", 1.5, 4), visit("c", 1.75, 5)]
    found = measured(simulate(stream, plan({Size.S: 1}, wait=timedelta(hours=3))), None)
    assert found["waited"] == 2
    assert found["waiting_minutes"] == {"mean_of_served": 55.0, "median": 30.0, "p95": 135.0, "longest": 135.0}
    assert "optimum_refused" not in found


def test_with_nobody_served_there_is_nothing_to_divide_by():
    found = measured(simulate([visit("a", 1, 2, Size.L)], plan({Size.S: 1})), None)
    assert (found["refused"], found["utilisation"], found["peak"]) == (1, 0.0, 0)
    assert found["permanent"]["times_as_much_in_use"] is None
    assert report(found)


def test_hours_are_those_of_the_clock_on_the_wall():
    tokyo = Policy(Model.SESSION, ZoneInfo("Asia/Tokyo"))
    outcome = simulate([visit("a", 23, 25)], Plan({Size.S: 1}, tokyo))
    ((_, hours),) = in_use(outcome.served, tokyo).items()
    assert [hour for hour, share in enumerate(hours) if share] == [8, 9]


def test_waiting_and_coming_back_make_the_optimum_a_bound():
    back = [visit("a", 8, 9), visit("a", 10, 11)]
    assert optimum_of(simulate(back, plan({Size.S: 1})), 20).exact
    assert not optimum_of(simulate(back, plan({Size.S: 1}, Model.DAY_USE)), 20).exact
    assert not optimum_of(simulate(back, plan({Size.S: 1}, wait=timedelta(hours=1))), 20).exact


def test_a_door_of_ones_own_takes_the_largest_that_one_ever_brings():
    stream = [visit("a", 1, 2), visit("b", 1, 2), visit("a", 3, 4, Size.M)]
    assert owners(stream, {Size.M: 1}) == {"a"}
    assert owners(stream, {Size.S: 2}) == {"b"}
    assert at(1) == stream[0].arrives
