"""Whatever is leased, booked, moved, given up and answered: upstream says what a plain count of each hour says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import Bundle, MultipleResults, RuleBasedStateMachine, initialize, invariant, multiple, rule
from sqlalchemy import Connection, Engine, create_engine

from tests.fakes.bookers import a_bank, hours, leased, wish
from tests.fakes.drawn import drawn
from upstream.bookings import rows
from upstream.bookings.answers import Answer, take
from upstream.bookings.book import Booker, book
from upstream.bookings.change import cancel, move, release
from upstream.bookings.quotas import agreed_by, rooms
from upstream.bookings.values import Answered, Booking
from upstream.clock import written
from upstream.database.metadata import metadata
from upstream.refusals import Refused

DAY = range(14)  # hours that are played
STARTS = st.integers(1, 10)
LENGTHS = st.integers(1, 4)
PEOPLE = st.sampled_from(["p1", "p2", "p3", "p4", "p5", "p6"])
ANSWERS = st.sampled_from(["confirmed", "reassigned", "rejected", "arrived", "done", "no-show"])
BEFORE = st.lists(st.tuples(PEOPLE, STARTS, LENGTHS, st.none() | ANSWERS), min_size=3, max_size=6)
DOORS = st.lists(st.sampled_from([0, 1, 2, 3, 4]), min_size=len(DAY), max_size=len(DAY))


@dataclass
class Model:
    person: str
    start: int  # hours
    end: int
    state: str = "pending"
    revision: int = 1

    @property
    def span(self) -> range:
        return range(self.start, self.end)

    @property
    def live(self) -> bool:
        return self.state in {"pending", "confirmed", "reassigned", "arrived"}


@cache
def a_bank_to_begin_with() -> tuple[Engine, Booker]:
    """Made once: each run undoes what it did."""
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    return engine, a_bank(engine, 2)


class Bookings(RuleBasedStateMachine):
    """One bank. The model counts hour by hour; nothing in it knows how upstream counts."""

    made = Bundle("made")

    def __init__(self) -> None:
        super().__init__()
        engine, self.by = a_bank_to_begin_with()
        self.leased = [2 for _ in DAY]
        self.lead = 0
        self.hour = 0
        self.connection: Connection = engine.connect()
        self.bookings: dict[str, Model] = {}

    def teardown(self) -> None:
        self.connection.rollback()
        self.connection.close()

    @property
    def now(self) -> datetime:
        return hours(self.hour, 99).start

    @initialize(target=made, lead=st.integers(0, 2), before=BEFORE)
    def some_are_booked(self, lead: int, before: list[tuple[str, int, int, Answered | None]]) -> MultipleResults[str]:
        """And answered, where the kiosk has answered already; it wants to know ``lead`` hours before."""
        self.lead = lead
        assert self.lease(self.leased) is None
        for person, start, length, answer in before:
            self.book(person, start, length)
            if answer is not None and self.bookings:
                self.answer(list(self.bookings)[-1], answer, 0)
        return multiple(*self.bookings)

    @rule(target=made, person=PEOPLE, start=STARTS, length=LENGTHS)
    def book(self, person: str, start: int, length: int) -> str | MultipleResults[str]:
        start = max(start, self.hour)
        span = range(start, start + length)
        answer = book(self.connection, self.by, wish(person, window=hours(start, start + length)), self.now)
        assert said(answer) == self.expected(person, span, span, "")
        if isinstance(answer, Refused):
            return multiple()
        self.bookings[answer.id] = Model(person, start, start + length)
        return answer.id

    @rule(id_=made, start=STARTS, length=LENGTHS)
    def move(self, id_: str, start: int, length: int) -> None:
        self.move_to(id_, start, start + length)

    @rule(id_=made, longer=st.integers(-2, 3))
    def move_its_end(self, id_: str, longer: int) -> None:
        self.move_to(id_, None, min(self.bookings[id_].end + longer, len(DAY)))

    @rule(id_=made)
    def cancel(self, id_: str) -> None:
        answer, old = cancel(self.connection, "acme", id_, anyone, self.now), self.bookings[id_]
        if old.state == "arrived":
            assert said(answer) == "booking-begun"
        elif old.live:
            old.state, old.revision = "cancelled", old.revision + 1

    @rule(id_=made)
    def release(self, id_: str) -> None:
        release(self.connection, "acme", id_, anyone, self.now)
        old = self.bookings[id_]
        if not old.live or old.end <= self.hour:
            return
        old.revision += 1
        if old.state == "arrived" and old.start < self.hour:
            old.end = self.hour
        else:
            old.state = "cancelled"

    @rule(id_=made, state=ANSWERS, missed=st.sampled_from([0, 0, 0, 1]))
    def answer(self, id_: str, state: Answered, missed: int) -> None:
        old = self.bookings[id_]
        answer = take(self.connection, "acme", "acme-north", id_, Answer(state, old.revision - missed), self.now)
        if missed:
            assert said(answer) == "stale-revision"
        elif not old.live and old.state != state:
            assert said(answer) == "booking-over"
        else:
            assert said(answer) == "done"
            old.state = state

    @rule(hour=st.sampled_from(DAY), doors=st.integers(0, 4))
    def agree_to_an_hour(self, hour: int, doors: int) -> None:
        self.agree([*self.leased[:hour], doors, *self.leased[hour + 1 :]])

    @rule(doors=DOORS)
    def agree(self, doors: list[int]) -> None:
        before, taken = agreed_by(self.connection, "acme", "acme-north"), self.taken(DAY, "")
        refused = self.lease(doors)
        over = [hour for hour in DAY if hour >= self.hour and taken[hour] > doors[hour]]
        if not over:
            assert refused is None
            self.leased = doors
            return
        stretch = list(first_run(over))
        told = hours(stretch[0], stretch[-1] + 1)
        sold = max(taken[hour] for hour in stretch)
        assert refused is not None
        assert refused.more == {"start": written(told.start), "end": written(told.end), "sold": sold}
        assert agreed_by(self.connection, "acme", "acme-north") == before

    @rule()
    def an_hour_passes(self) -> None:
        self.hour = min(self.hour + 1, len(DAY) - 4)

    @rule(start=STARTS, length=LENGTHS)
    def what_is_free_is_what_is_left(self, start: int, length: int) -> None:
        start = max(start, self.hour)
        (room,) = rooms(self.connection, "acme", hours(start, start + length), "M", self.now)
        span = range(start, start + length)
        left = min(self.leased[hour] - sold for hour, sold in self.taken(span, "").items())
        assert room.free == (left if start >= self.hour + self.lead else 0)
        assert room.leased == min(self.leased[hour] for hour in span)

    @invariant()
    def nothing_is_sold_that_is_not_leased(self) -> None:
        taken = self.taken(DAY, "")
        assert all(taken[hour] <= self.leased[hour] for hour in DAY if hour >= self.hour)

    @invariant()
    def each_stands_as_it_should(self) -> None:
        for id_, model in self.bookings.items():
            found = rows.get(self.connection, "acme", id_)
            assert (found.state, found.revision) == (model.state, model.revision)
            assert found.window == hours(model.start, model.end)

    def lease(self, doors: list[int]) -> Refused | None:
        leases = ((many, hours(hour, hour + 1)) for hour, many in enumerate(doors))
        return leased(self.connection, *leases, lead=self.lead, now=self.now)

    def move_to(self, id_: str, start: int | None, end: int) -> None:
        old = self.bookings[id_]
        first = old.start if start is None else start
        to = (None if start is None else hours(start, 99).start, hours(0, end).end)
        answer = move(self.connection, "acme", id_, to, anyone, self.now)
        assert said(answer) == self.expected_of_move(old, first, end, id_)
        if isinstance(answer, Booking) and (first, end) != (old.start, old.end):
            old.start, old.end, old.revision = first, end, old.revision + 1
            old.state = "arrived" if old.state == "arrived" else "pending"

    def expected_of_move(self, old: Model, start: int, end: int, id_: str) -> str:
        if not old.live or old.end <= self.hour:
            return "booking-over"
        if end <= self.hour or end <= start:
            return "invalid"
        if (start, end) == (old.start, old.end):
            return "done"
        if start != old.start and old.state == "arrived":
            return "booking-begun"
        if start == old.start and end < old.end:
            return "done"
        anew = range(start, end) if start != old.start else range(old.end, end)
        return self.expected(old.person, range(start, end), anew, id_)

    def expected(self, person: str, span: range, anew: range, but: str) -> str:
        others = [one for id_, one in self.bookings.items() if one.live and id_ != but]
        if any(one.person == person and set(one.span) & set(span) for one in others):
            return "person-limit"
        if anew.start < self.hour + self.lead:
            return "too-late"
        full = any(sold >= self.leased[hour] for hour, sold in self.taken(anew, but).items())
        return "no-capacity" if full else "done"

    def taken(self, span: range, but: str) -> dict[int, int]:
        live = [one for id_, one in self.bookings.items() if one.live and id_ != but]
        return {hour: sum(hour in one.span for one in live) for hour in span}


def anyone(_: Booking) -> bool:
    return True


def first_run(of: list[int]) -> Iterator[int]:
    """The numbers that follow one another from the first one on."""
    return (number for place, number in enumerate(of) if number == of[0] + place)


def said(answer: Booking | Refused) -> str:
    return "done" if isinstance(answer, Booking) else answer.slug


TestBookings = Bookings.TestCase
TestBookings.settings = settings(max_examples=drawn(30), stateful_step_count=25, deadline=None)
