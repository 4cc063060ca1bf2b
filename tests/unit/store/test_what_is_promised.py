"""Whatever is booked and changed in whatever order: the database accepts what can be kept, and nothing else.

What can be kept is counted here once more, hour by hour, without a word of SQL.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import select

from kiosk.domain.capacity import Pool
from kiosk.domain.compartments import Size
from kiosk.domain.reservations import Reservation, ReservationState
from kiosk.engine.ports import Overbooked
from kiosk.store import cached, library, tables
from kiosk.store.cached import LIVE, reservation_of
from kiosk.store.store import SqlStore
from tests.fakes.clock import NOON, TurnedClock
from tests.fakes.furniture import door, furnish_folder, quick_folder
from tests.fakes.stored import booking, furnish

HOURS = 8
BOOKABLE = {Size.M: 3, Size.L: 1}
DOORS = {Size.M: (1, 2, 3), Size.L: (4,)}


def hours(one: Reservation) -> tuple[int, int]:
    """Its window, in whole hours after noon."""
    begins, ends = (int((at - NOON).total_seconds()) // 3600 for at in (one.starts_at, one.ends_at))
    return begins, ends


def covers(one: Reservation, begins: int, ends: int) -> bool:
    """Whether it claims a door at some hour from ``begins`` until ``ends``."""
    return any(begins <= hour < ends for hour in range(*hours(one)))


def can_be_kept(reservations: Iterable[Reservation]) -> bool:
    """Of each there is a door in each hour, without one that is promised later on, and no door is promised twice."""
    live = [one for one in reservations if one.state in LIVE]
    return all(_has_a_door(one, hour, live) for one in live for hour in range(*hours(one)))


def _has_a_door(one: Reservation, hour: int, live: Sequence[Reservation]) -> bool:
    pool = [other for other in live if other.size is one.size]
    here = [other for other in pool if covers(other, hour, hour + 1)]
    anywhere = [other for other in here if other.compartment_id is None]
    numbered = {other.compartment_id for other in pool if covers(other, hour, hours(one)[1])} - {None}
    same = [other for other in here if other.compartment_id == one.compartment_id]
    return len(anywhere) + len(numbered) <= BOOKABLE[one.size] and (one.compartment_id is None or len(same) == 1)


@st.composite
def claims(draw: st.DrawFn, name: str) -> Reservation:
    begins = draw(st.integers(0, HOURS - 1))
    size = draw(st.sampled_from([Size.M, Size.M, Size.M, Size.L]))
    pinned = draw(st.sampled_from([None, None, *DOORS[size]]))
    return booking(name, begins, draw(st.integers(begins + 1, HOURS)), door=pinned, size=size)


@contextlib.contextmanager
def furnished():
    """A store of four doors, all of which may be booked."""
    with quick_folder() as folder:
        path = folder / "kiosk.db"
        furnish_folder(path.parent)
        store = SqlStore(path, library.choose(), TurnedClock())
        furnish(store, "ada")
        with store.transaction() as tx:
            tx.place_compartments([door(f"0{number}") for number in (1, 2, 3, 4)])
            tx.save_capacity({Pool("A", "acme", size): (bookable, bookable) for size, bookable in BOOKABLE.items()})
        yield store
        store.close()


class Promises(RuleBasedStateMachine):
    """A store, and what ought to be in it."""

    @initialize()
    def begin(self):
        self.folder = contextlib.ExitStack()
        self.store = self.folder.enter_context(furnished())
        self.promised: dict[str, Reservation] = {}
        self.made = 0

    def teardown(self):
        if hasattr(self, "folder"):
            self.folder.close()

    def wanted(self, data: st.DataObject, names: Sequence[str]) -> dict[str, Reservation]:
        return {name: data.draw(claims(name)) for name in names}

    def written(self, write: str, wanted: dict[str, Reservation]) -> None:
        """What the store makes of it must be what can be kept."""
        after = {**self.promised, **wanted}
        with self.store.transaction() as tx:
            try:
                getattr(tx, write)(list(wanted.values()))
                accepted = True
            except Overbooked:
                accepted = False
        assert accepted is can_be_kept(after.values()), wanted
        if accepted:
            self.promised = after

    @rule(data=st.data(), count=st.integers(1, 3))
    def book(self, data: st.DataObject, count: int):
        self.made += count
        names = [f"r{self.made - number}" for number in range(count)]
        self.written("book", self.wanted(data, names))

    @rule(data=st.data(), count=st.integers(1, 3))
    def change(self, data: st.DataObject, count: int):
        names = sorted(self.promised)
        chosen = data.draw(st.lists(st.sampled_from(names), max_size=count, unique=True)) if names else []
        self.written("change_reservations", self.wanted(data, chosen))

    @rule(data=st.data(), state=st.sampled_from(ReservationState))
    def come_or_go(self, data: st.DataObject, state: ReservationState):
        if self.promised:
            one = self.promised[data.draw(st.sampled_from(sorted(self.promised)))]
            self.written("change_reservations", {one.id: replace(one, state=state)})

    @rule()
    def begin_anew(self):
        """As after a restart: nothing is remembered."""
        self.store._cached = None

    @invariant()
    def what_is_remembered_and_written_is_what_was_accepted(self):
        with self.store.transaction() as tx:
            found = self.store._connection.execute(select(tables.reservation))
            assert {row.id: reservation_of(row) for row in found} == self.promised
            booked = [one for one in self.promised.values() if one.state is ReservationState.BOOKED]
            assert tx.booked() == sorted(booked, key=lambda one: (one.starts_at, one.id))
            assert self.store._cached == cached.load(self.store._connection)

    @invariant()
    def everything_that_was_accepted_can_be_kept(self):
        assert can_be_kept(self.promised.values())


TestPromises = Promises.TestCase


@given(data=st.data(), drafts=st.integers(0, 12).flatmap(lambda n: st.tuples(*[claims(f"r{i}") for i in range(n)])))
def test_everybody_who_comes_in_their_window_finds_a_door(data: st.DataObject, drafts: tuple[Reservation, ...]):
    """Whenever in it they come, and whichever of the doors that are not promised they are given."""
    with furnished() as store:
        for draft in drafts:
            with contextlib.suppress(Overbooked), store.transaction() as tx:
                tx.book([draft])
        with store.transaction() as tx:
            accepted = list(tx.booked())
    arrivals = {one.id: data.draw(st.integers(hours(one)[0], hours(one)[1] - 1), label=one.id) for one in accepted}
    held: dict[int, int] = {}  # until which hour, by compartment
    for one in data.draw(st.permutations(accepted).map(lambda all_: sorted(all_, key=lambda each: arrivals[each.id]))):
        now, ends = arrivals[one.id], hours(one)[1]
        free = {number for number in DOORS[one.size] if held.get(number, 0) <= now}
        if one.compartment_id is None:
            free -= {other.compartment_id for other in accepted if covers(other, now, ends)}
        else:
            free &= {one.compartment_id}
        assert free, f"{one.id} finds no door"
        held[data.draw(st.sampled_from(sorted(free)))] = ends
