"""The frontier: as many people as the bank takes with one visit in a hundred refused, in a table and a picture."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from kiosk.domain.compartments import Size
from kiosk.planning.attendance import Attendance, Week, visits_of
from kiosk.planning.frontier import AT_MOST_REFUSED, CASES, Case, Point, Series, find_frontier
from kiosk.planning.measures import measured
from kiosk.planning.picture import draw_frontier, draw_simulation
from kiosk.planning.plan import Plan
from kiosk.planning.report import frontier_table
from kiosk.planning.simulation import simulate
from tests.unit.planning.streams import ZONE, plan, visit

TEN = {Size.XL: 10}
BY_TITLE = {one.title: one for one in CASES}
POINTS = [
    Point(week, case, days, round(50 * number / days) if number else 50)
    for week in Week
    for number, case in enumerate(["permanent", "day-use", "session, whole days", "two shifts"])
    for days in (1, 2, 5)
]


def series(case: Case, *days: float) -> list[int]:
    return [one.people for one in Series(TEN, Week.EVEN, case, days, weeks=3, seed=1).points()]


def refused_share(case: Case, people: int, days: float) -> float:
    assert case.policy is not None
    come = Attendance(people, days, ZONE, Week.EVEN, 3, case.part_day, shifts=case.policy.shifts)
    outcome = simulate(visits_of(come), Plan(TEN, case.policy))
    return len(outcome.refused) / outcome.arrivals


def test_each_door_is_one_persons_where_it_is_for_ever():
    assert series(BY_TITLE["permanent"], 1, 5) == [10, 10]


def test_who_comes_every_day_for_the_whole_day_needs_a_door_each():
    assert series(BY_TITLE["day-use"], 5) == [10]


@pytest.mark.parametrize("case", [one for one in CASES if one.policy], ids=lambda case: case.title)
def test_so_many_are_served_and_not_a_few_more(case):
    (people,) = series(case, 2)
    assert refused_share(case, people, 2) <= AT_MOST_REFUSED
    assert refused_share(case, people + max(2, people // 50), 2) > AT_MOST_REFUSED


def test_the_fewer_days_the_more_people():
    people = series(BY_TITLE["day-use"], 1, 2, 3, 5)
    assert all(more >= fewer for more, fewer in pairwise(people))


def test_shifts_that_meet_need_a_door_each():
    case = BY_TITLE["two shifts, half an hour apart"]
    assert case.policy is not None
    early, late = case.policy.shifts
    meeting = replace(late, span=replace(late.span, begins=early.span.ends))
    assert series(case, 5)[0] >= 20
    assert series(replace(case, policy=replace(case.policy, shifts=(early, meeting))), 5)[0] <= 12


def test_the_lines_come_one_after_the_other():
    found = list(find_frontier(TEN, [2, 1], weeks=1, seed=1, cases=[BY_TITLE["permanent"], BY_TITLE["day-use"]]))
    assert [(line[0].week, line[0].case) for line in found] == [
        (week, case) for week in Week for case in ("permanent", "day-use")
    ]
    assert [one.office_days for one in found[0]] == [1, 2]


def test_the_table_has_a_row_for_each_line():
    table = frontier_table(POINTS)
    assert "even week" in table
    assert len([line for line in table.splitlines() if line.startswith("day-use")]) == len(Week)


@pytest.mark.expects_log("font cache")
@pytest.mark.parametrize("suffix", [".png", ".svg"])
def test_the_pictures_are_the_same_each_time(suffix, tmp_path: Path):
    outcome = simulate([visit("a", 8, 9), visit("b", 8, 9, Size.M)], plan({Size.S: 1}))
    for name in ("one", "two"):
        draw_frontier(POINTS, 50, tmp_path / f"{name}-frontier{suffix}")
        draw_simulation(measured(outcome, None), tmp_path / f"{name}-day{suffix}")
    for kind in ("frontier", "day"):
        first = (tmp_path / f"one-{kind}{suffix}").read_bytes()
        assert len(first) > 5000
        assert first == (tmp_path / f"two-{kind}{suffix}").read_bytes()
