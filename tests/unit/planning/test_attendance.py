"""Attendance: as many days as were asked for, on the days that people pick, the same with the same seed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.compartments import Size
from kiosk.planning.attendance import Attendance, Week, visits_of
from kiosk.planning.frontier import SHIFTS
from tests.unit.planning.streams import ZONE

BASE = Attendance(people=60, office_days=2.5, zone=ZONE, weeks=20)


@pytest.mark.parametrize("days", [0.5, 1, 2.5, 5])
@pytest.mark.parametrize("week", list(Week))
def test_each_person_comes_so_often_and_at_most_once_a_day(days, week):
    visits = visits_of(replace(BASE, office_days=days, week=week))
    assert len(visits) / (60 * 20) == pytest.approx(days, abs=0.1)
    per_day = Counter((one.person, one.arrives.date()) for one in visits)
    assert set(per_day.values()) == {1}
    assert {one.arrives.weekday() for one in visits} <= set(range(5))


def test_a_week_that_leans_is_fullest_in_its_middle():
    def by_day(week: Week) -> list[int]:
        found = Counter(one.arrives.weekday() for one in visits_of(replace(BASE, week=week)))
        return [found[day] for day in range(5)]

    even, leaning = by_day(Week.EVEN), by_day(Week.MIDWEEK)
    assert max(even) < 1.2 * min(even)
    assert min(leaning[1:4]) > 1.2 * max(leaning[0], leaning[4])


def test_the_same_seed_gives_the_same_visits_and_another_others():
    assert visits_of(BASE) == visits_of(BASE)
    assert visits_of(BASE) != visits_of(replace(BASE, seed=2))


def test_more_people_change_nothing_for_those_before_them():
    few = visits_of(replace(BASE, people=10))
    many = visits_of(replace(BASE, people=20))
    ten = {f"p{number}" for number in range(1, 11)}
    assert few == [one for one in many if one.person in ten]


def test_visits_are_in_order_and_of_a_plausible_length():
    visits = visits_of(replace(BASE, part_day=0.5))
    assert visits == sorted(visits, key=lambda one: one.arrives)
    hours = [(one.leaves - one.arrives) / timedelta(hours=1) for one in visits]
    assert 2 <= min(hours) <= max(hours) <= 12
    assert 0.4 < sum(length <= 4.5 for length in hours) / len(hours) < 0.6


def test_people_need_one_size_each():
    visits = visits_of(replace(BASE, sizes={Size.S: 1, Size.L: 1}))
    sizes = {(one.person, one.size) for one in visits}
    assert len(sizes) == 60
    assert {size for _, size in sizes} == {Size.S, Size.L}


def test_times_are_local_across_a_change_of_clocks():
    berlin = visits_of(replace(BASE, zone=ZoneInfo("Europe/Berlin")))
    local = [one.arrives.astimezone(ZoneInfo("Europe/Berlin")).hour for one in berlin]
    assert {one.arrives.hour for one in berlin} != set(local)
    assert 7 <= min(local) <= max(local) <= 10


def test_shifts_are_worked_a_week_each_in_turn():
    visits = visits_of(replace(BASE, people=1, office_days=5, weeks=2, shifts=SHIFTS))
    assert [one.arrives.hour for one in visits] == [5] * 5 + [14] * 5
    assert all(one.leaves.hour in {14, 22} for one in visits)
