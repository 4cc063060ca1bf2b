"""A simulation serves or refuses everybody once, by the kiosk's own rules, and no door has two holders."""

from __future__ import annotations

import itertools
from datetime import time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.assignments import Model
from kiosk.domain.compartments import Size
from kiosk.domain.hours import OpeningHours, Span
from kiosk.domain.policy import AtExpiry
from kiosk.domain.shifts import Shift
from kiosk.planning.measures import optimum_of
from kiosk.planning.rules import HouseRule
from kiosk.planning.simulation import Outcome, Why, simulate
from tests.unit.planning.streams import BANKS, at, plan, streams, visit

SHIFTS = (Shift("early", Span(time(6), time(14))), Shift("late", Span(time(14), time(22))))
PLANS = st.builds(
    lambda doors, model, share, wait, rule: plan(
        doors,
        model,
        gives_back=share,
        wait=timedelta(hours=wait),
        rule=rule,
        settings={"shifts": SHIFTS if model is Model.SHIFT else ()},
    ),
    BANKS,
    st.sampled_from([Model.DAY_USE, Model.SESSION, Model.SHIFT, Model.RESERVATION]),
    st.sampled_from([0.0, 0.5, 1.0]),
    st.sampled_from([0, 0, 2]),
    st.builds(HouseRule, st.integers(0, 1), st.integers(0, 2), st.just(timedelta(hours=3))),
)


def doors_of(outcome: Outcome) -> list[int]:
    return [one.door for one in outcome.served]


@given(visits=streams(), tried=PLANS)
def test_everybody_is_served_or_refused_once(visits, tried):
    outcome = simulate(visits, tried)
    found = [*(one.visit for one in outcome.served), *(one.visit for one in outcome.refused), *outcome.came_back]
    assert outcome.arrivals == len(visits)
    assert sorted(map(id, found)) == sorted(map(id, visits))


@given(visits=streams(), tried=PLANS)
def test_no_door_is_held_twice_at_once_and_each_fits(visits, tried):
    outcome = simulate(visits, tried)
    for first, second in itertools.combinations(outcome.served, 2):
        assert first.door != second.door or first.ends <= second.begins or second.ends <= first.begins
    for one in outcome.served:
        assert one.size.rank >= one.visit.size.rank
        assert tried.doors[one.size] > 0
        assert one.visit.arrives <= one.begins < one.ends


@given(visits=streams(), tried=PLANS)
def test_a_clairvoyant_never_refuses_more(visits, tried):
    outcome = simulate(visits, tried)
    assert optimum_of(outcome, 20).refused <= len(outcome.refused)


@given(visits=streams(), tried=PLANS)
def test_the_same_visits_and_plan_give_the_same_outcome(visits, tried):
    assert simulate(visits, tried) == simulate(list(visits), tried)


@given(visits=streams(hours=9), doors=BANKS)
def test_where_all_doors_are_held_until_the_release_nobody_could_do_better(visits, doors):
    firsts = {one.person: one for one in sorted(visits, key=lambda one: one.arrives, reverse=True)}
    outcome = simulate(firsts.values(), plan(doors, Model.DAY_USE, settings={"release": time(22)}))
    assert optimum_of(outcome, 20).refused == len(outcome.refused)


@given(visits=streams())
def test_where_nobody_is_refused_no_door_was_missing(visits):
    outcome = simulate(visits, plan({Size.XL: len(visits) or 1}))
    assert not outcome.refused


def test_a_session_holds_its_door_exactly_from_arriving_to_leaving():
    outcome = simulate([visit("a", 1, 3), visit("b", 2, 4), visit("c", 3, 5)], plan({Size.S: 1}))
    assert [(one.visit.person, one.begins, one.ends) for one in outcome.served] == [
        ("a", at(1), at(3)),
        ("c", at(3), at(5)),
    ]
    assert [(one.visit.person, one.why) for one in outcome.refused] == [("b", Why.FULL)]


def test_small_needs_take_small_doors_first():
    outcome = simulate([visit("a", 1, 9), visit("b", 2, 9), visit("c", 3, 9, Size.M)], plan({Size.S: 1, Size.M: 1}))
    assert [one.size for one in outcome.served] == [Size.S, Size.M]
    assert [one.visit.person for one in outcome.refused] == ["c"]


def test_day_use_keeps_the_door_when_its_holder_is_gone():
    stream = [visit("a", 8, 10), visit("b", 12, 13), visit("a", 14, 15), visit("b", 32, 33)]
    outcome = simulate(stream, plan({Size.S: 1}, Model.DAY_USE))
    assert [(one.visit.person, one.ends) for one in outcome.served] == [("a", at(24)), ("b", at(48))]
    assert [one.person for one in outcome.came_back] == ["a"]
    assert [one.visit.person for one in outcome.refused] == ["b"]


def test_day_use_frees_the_door_of_those_who_give_it_back():
    outcome = simulate([visit("a", 8, 10), visit("b", 12, 13)], plan({Size.S: 1}, Model.DAY_USE, gives_back=1.0))
    assert [one.ends for one in outcome.served] == [at(10), at(13)]


@pytest.mark.parametrize(("at_expiry", "ends"), [(AtExpiry.RELEASE, 18), (AtExpiry.OVERDUE, 20)])
def test_who_stays_beyond_the_release_keeps_the_door_where_the_policy_lets_them(at_expiry, ends):
    settings = {"release": time(18), "at_expiry": at_expiry}
    outcome = simulate([visit("a", 8, 20)], plan({Size.S: 1}, Model.DAY_USE, settings=settings))
    assert outcome.served[0].ends == at(ends)


def test_a_door_serves_two_shifts():
    stream = [visit("a", 5.75, 14), visit("b", 14.25, 22), visit("c", 23, 24)]
    outcome = simulate(stream, plan({Size.S: 1}, Model.SHIFT, settings={"shifts": SHIFTS}))
    assert [one.ends for one in outcome.served] == [at(14), at(22)]
    assert [one.why for one in outcome.refused] == [Why.SHUT]


def test_nothing_is_given_outside_the_opening_hours():
    hours = OpeningHours(((Span(time(8), time(18)),),) * 7)
    outcome = simulate([visit("a", 7, 9), visit("b", 8, 9)], plan({Size.S: 2}, settings={"hours": hours}))
    assert [(one.visit.person, one.why) for one in outcome.refused] == [("a", Why.SHUT)]


def test_whoever_waits_long_enough_gets_the_door_first_come_first_served():
    stream = [visit("a", 1, 4), visit("b", 2, 9), visit("c", 3, 9), visit("d", 3.5, 9)]
    outcome = simulate(stream, plan({Size.S: 1}, wait=timedelta(hours=2)))
    assert [(one.visit.person, one.begins) for one in outcome.served] == [("a", at(1)), ("b", at(4))]
    assert [one.visit.person for one in outcome.refused] == ["c", "d"]


def test_nobody_waits_beyond_their_own_leaving():
    outcome = simulate([visit("a", 1, 4), visit("b", 2, 4)], plan({Size.S: 1}, wait=timedelta(hours=9)))
    assert [one.visit.person for one in outcome.refused] == ["b"]


def test_a_smaller_need_in_line_is_served_past_a_larger_one():
    stream = [visit("a", 1, 5), visit("b", 1, 6, Size.M), visit("c", 2, 9, Size.M), visit("d", 3, 9)]
    outcome = simulate(stream, plan({Size.S: 1, Size.M: 1}, wait=timedelta(hours=5)))
    assert [one.visit.person for one in outcome.served] == ["a", "b", "d", "c"]


def test_doors_that_are_kept_for_larger_needs_are_given_to_no_smaller_one():
    stream = [visit("a", 1, 9), visit("b", 2, 9), visit("c", 3, 9, Size.M)]
    outcome = simulate(stream, plan({Size.S: 1, Size.M: 1}, rule=HouseRule(keep=1)))
    assert [one.visit.person for one in outcome.refused] == ["b"]


def test_the_last_doors_are_for_short_stays():
    stream = [visit("a", 1, 9), visit("b", 2, 9), visit("c", 3, 4)]
    outcome = simulate(stream, plan({Size.S: 2}, rule=HouseRule(last=1, short=timedelta(hours=2))))
    assert [one.visit.person for one in outcome.refused] == ["b"]


def test_doors_are_worn_evenly():
    stream = [visit(f"p{hour}", hour, hour + 1) for hour in range(9)]
    assert sorted(doors_of(simulate(stream, plan({Size.S: 3})))) == [1, 1, 1, 2, 2, 2, 3, 3, 3]


def test_a_size_that_the_policy_leaves_out_is_not_given():
    tried = plan({Size.S: 1, Size.L: 1}, settings={"sizes": frozenset({Size.S})})
    outcome = simulate([visit("a", 1, 3), visit("b", 1, 3), visit("c", 1, 3, Size.L)], tried)
    assert len(outcome.served) == 1
    assert optimum_of(outcome, 20).refused == 2
