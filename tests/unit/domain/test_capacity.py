"""Reservation capacity is exact: what is accepted is kept, and what could be kept is accepted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.capacity import Claim, Taken, peak, place
from kiosk.domain.compartments import Size

BEGIN = datetime(2026, 11, 24, tzinfo=UTC)
HOURS = range(8)
SIZES = (Size.S, Size.M, Size.L)


def at(hour: int) -> datetime:
    return BEGIN + timedelta(hours=hour)


@st.composite
def windows(draw) -> Taken:
    begin = draw(st.integers(0, len(HOURS) - 2))
    return Taken(at(begin), at(draw(st.integers(begin + 1, len(HOURS) - 1))))


CLAIMS = st.lists(st.tuples(st.sampled_from(SIZES), windows()), max_size=7).map(
    lambda found: [Claim(f"r{n}", size, window) for n, (size, window) in enumerate(found)]
)
DOORS = st.fixed_dictionaries({size: st.integers(0, 2) for size in SIZES})


def solvable(claims: list[Claim], doors: dict[Size, int]) -> bool:
    """By trying every class for every claim, hour by hour: no word of the code under test."""
    choices = [[size for size in SIZES if size.rank >= one.asked.rank] for one in claims]
    for classes in product(*choices):
        if all(
            sum(
                chosen is size and one.window.starts_at <= at(hour) < one.window.ends_at
                for one, chosen in zip(claims, classes, strict=True)
            )
            <= doors[size]
            for size in SIZES
            for hour in HOURS
        ):
            return True
    return False


def room_in(doors: dict[Size, int]):
    return lambda size, there, window: peak(there, window) < doors.get(size, 0)


@given(taken=st.lists(windows(), max_size=8), window=windows())
def test_the_peak_is_the_most_of_any_hour(taken: list[Taken], window: Taken):
    hours = [at(hour) for hour in HOURS if window.starts_at <= at(hour) < window.ends_at]
    assert peak(taken, window) == max(sum(one.starts_at <= hour < one.ends_at for one in taken) for hour in hours)


@given(claims=CLAIMS, doors=DOORS)
@settings(max_examples=300)
def test_a_claim_is_accepted_exactly_when_all_can_be_kept(claims: list[Claim], doors: dict[Size, int]):
    kept: list[Claim] = []
    classes: dict[str, Size] = {}
    for one in claims:
        found = place(one, kept, classes, room_in(doors))
        assert (found is not None) == solvable([*kept, one], doors)
        if found is not None:
            kept, classes = [*kept, one], found
    for size, hour in product(SIZES, HOURS):
        there = [
            one for one in kept if classes[one.id] is size and one.window.starts_at <= at(hour) < one.window.ends_at
        ]
        assert len(there) <= doors[size]
    assert all(classes[one.id].rank >= one.asked.rank for one in kept)


@given(claims=CLAIMS, doors=DOORS, late=st.lists(st.integers(0, 7), min_size=7, max_size=7), random=st.randoms())
def test_whoever_comes_in_their_window_finds_a_door(claims, doors, late, random):
    """They come in any order, each at some hour of their window, and leave at its end."""
    kept: list[Claim] = []
    classes: dict[str, Size] = {}
    for one in claims:
        found = place(one, kept, classes, room_in(doors))
        if found is not None:
            kept, classes = [*kept, one], found
    free = {size: set(range(count)) for size, count in doors.items()}
    inside: dict[str, int] = {}
    for hour in HOURS:
        for one in kept:
            if one.window.ends_at == at(hour) and one.id in inside:
                free[classes[one.id]].add(inside.pop(one.id))
        coming = [one for one in kept if one.window.starts_at <= at(hour) < one.window.ends_at and one.id not in inside]
        random.shuffle(coming)
        for one in coming:
            if at(hour) >= min(
                one.window.starts_at + timedelta(hours=late[int(one.id[1:])]), one.window.ends_at - timedelta(hours=1)
            ):
                inside[one.id] = free[classes[one.id]].pop()  # KeyError: no door, though one was promised
