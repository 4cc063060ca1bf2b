"""How many doors a bank can give beside its promises: as many as could be given one after another."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.capacity import ENDLESS, Pool, Taken
from kiosk.domain.compartments import Size
from kiosk.domain.leases import Lease
from kiosk.domain.ledger import Ledger
from kiosk.domain.reservations import Reservation

NOON = datetime(2026, 11, 24, 11, tzinfo=UTC)
HOUR = timedelta(hours=1)
POOL = Pool("A", "acme", Size.M)


def window(starts: int, lasts: int) -> Taken:
    return Taken(NOON + starts * HOUR, NOON + (starts + lasts) * HOUR)


WINDOWS = st.builds(window, st.integers(-2, 6), st.integers(1, 4))
LEASES = st.lists(st.builds(lambda one, doors: Lease(POOL, one, doors, HOUR), WINDOWS, st.integers(0, 3)), max_size=1)
HELD = st.one_of(WINDOWS, st.just(Taken(NOON - HOUR, ENDLESS)))


@given(st.integers(1, 6), st.lists(WINDOWS, max_size=6), st.lists(HELD, max_size=4), LEASES, st.integers(1, 8))
def test_as_many_as_could_be_given_one_after_another(
    doors: int, booked: list[Taken], held: list[Taken], leases: list[Lease], lasts: int
):
    claims = [Reservation(str(n), "p", "acme", "A", Size.M, Size.M, *one) for n, one in enumerate(booked)]
    book = Ledger({POOL: frozenset(range(doors))}, dict(enumerate(held[:doors])), claims, leased={POOL: leases})
    wanted = window(0, lasts)
    spare = book.spare(POOL, wanted)
    free = [one for one in range(doors) if one not in book.held]
    given_to = 0
    while given_to < len(free) and book.has_room(POOL, wanted):
        book = replace(book, held={**book.held, free[given_to]: wanted})
        given_to += 1
    assert given_to == len(free) if spare is None else given_to == min(spare, len(free))
