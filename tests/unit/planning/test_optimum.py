"""The optimum is what trying everything finds; where it is a bound, it is never above that."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.capacity import Taken
from kiosk.domain.compartments import Size
from kiosk.planning import optimum as module
from kiosk.planning.optimum import Optimum, Stay, fewest_refused
from tests.unit.planning.streams import BANKS, at

STAYS = st.lists(
    st.builds(
        lambda begins, length, size: Stay(Taken(at(begins), at(begins + length)), size),
        st.integers(0, 8),
        st.integers(1, 6),
        st.sampled_from([Size.S, Size.M, Size.L]),
    ),
    max_size=6,
)
SMALL_BANKS = st.lists(st.sampled_from([Size.S, Size.M, Size.L]), min_size=1, max_size=3)


def stay(begins: float, ends: float, size: Size = Size.S) -> Stay:
    return Stay(Taken(at(begins), at(ends)), size)


def tried_out(stays: list[Stay], doors: list[Size]) -> int:
    """The fewest refusals of all ways to give each stay a door, or none."""
    best = len(stays)
    for given_to in itertools.product([None, *range(len(doors))], repeat=len(stays)):
        refused = given_to.count(None)
        if refused < best and _is_possible(stays, doors, given_to):
            best = refused
    return best


def _is_possible(stays, doors, given_to):
    pairs = [(one, door) for one, door in zip(stays, given_to, strict=True) if door is not None]
    fits = all(doors[door].rank >= one.size.rank for one, door in pairs)
    return fits and not any(
        first[1] == second[1] and first[0].window.overlaps(second[0].window)
        for first, second in itertools.combinations(pairs, 2)
    )


def counted(doors: list[Size]) -> dict[Size, int]:
    return {size: doors.count(size) for size in Size if size in doors}


@settings(max_examples=150)
@given(stays=STAYS, doors=SMALL_BANKS)
def test_it_is_what_trying_everything_finds(stays, doors):
    assert fewest_refused(stays, counted(doors), 20) == Optimum(tried_out(stays, doors), exact=True)


@given(stays=STAYS, doors=SMALL_BANKS)
def test_without_time_it_is_never_above_that(stays, doors):
    assert fewest_refused(stays, counted(doors), 0).refused <= tried_out(stays, doors)


@given(stays=STAYS, doors=SMALL_BANKS)
def test_cut_into_pieces_it_is_never_above_that(stays, doors):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MOST_TOGETHER", 2)
        patch.setattr(module, "PIECE", 2)
        found = fewest_refused(stays, counted(doors), 20)
    assert found.refused <= tried_out(stays, doors)


@given(stays=STAYS, doors=BANKS, moved=st.integers(1, 5))
def test_days_apart_add_up(stays, doors, moved):
    once = fewest_refused(stays, doors, 20)
    later = [Stay(Taken(at(24 * moved), at(24 * moved + 3)), one.size) for one in stays]
    apart = fewest_refused(later, doors, 20)
    assert fewest_refused([*stays, *later], doors, 20).refused == once.refused + apart.refused


def test_a_cut_makes_it_a_bound(monkeypatch):
    stays = [stay(begins, begins + 2) for begins in range(6)]
    assert fewest_refused(stays, {Size.S: 1}, 20) == Optimum(3, exact=True)
    monkeypatch.setattr(module, "MOST_TOGETHER", 4)
    monkeypatch.setattr(module, "PIECE", 3)
    found = fewest_refused(stays, {Size.S: 1}, 20)
    assert not found.exact
    assert 0 < found.refused <= 3


def test_the_worst_instant_bounds_it_even_without_time():
    crowd = [stay(1, 3) for _ in range(400)] + [stay(hour / 100, hour / 100 + 2, Size.M) for hour in range(400)]
    assert fewest_refused(crowd, {Size.S: 3, Size.M: 2}, 0).refused >= 595


def test_what_fits_no_door_is_always_refused():
    stays = [stay(0, 1, Size.L), stay(0, 1), stay(2, 3, Size.XL)]
    assert fewest_refused(stays, {Size.M: 2}, 20) == Optimum(2, exact=True)
    assert fewest_refused(stays, {}, 20).refused == 3


def test_one_long_stay_is_refused_for_many_short_ones():
    stays = [stay(0, 10), *(stay(hour, hour + 1) for hour in range(1, 9))]
    assert fewest_refused(stays, {Size.S: 1}, 20) == Optimum(1, exact=True)
