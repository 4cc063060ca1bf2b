"""Whatever is booked, moved, given up and answered: upstream says what a plain count of each hour says."""

from __future__ import annotations

from dataclasses import dataclass

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule
from sqlalchemy import Connection, create_engine

from tests.fakes.bookers import NOW, a_bank, hours, wish
from upstream.bookings.answers import Answer, take
from upstream.bookings.book import book
from upstream.bookings.change import cancel, move
from upstream.bookings.quotas import Quota, agree, rooms
from upstream.bookings.values import Booking, Refused
from upstream.database.metadata import metadata

DAY = 12  # hours that are played
STARTS = st.integers(1, DAY - 1)
LENGTHS = st.integers(1, 4)
PEOPLE = st.sampled_from(["p1", "p2", "p3", "p4", "p5", "p6"])


@dataclass
class Model:
    person: str
    span: range  # hours
    live: bool = True


class Bookings(RuleBasedStateMachine):
    """One bank. The model counts hour by hour; nothing in it knows how upstream counts."""

    made = Bundle("made")

    def __init__(self) -> None:
        super().__init__()
        engine = create_engine("sqlite://")
        metadata.create_all(engine)
        self.by = a_bank(engine, 2)
        self.bookable = 2
        self.engine = engine
        self.connection: Connection = engine.connect()
        self.bookings: dict[str, Model] = {}

    def teardown(self) -> None:
        self.connection.close()
        self.engine.dispose()

    @rule(target=made, person=PEOPLE, start=STARTS, length=LENGTHS)
    def book(self, person: str, start: int, length: int) -> str:
        span = range(start, start + length)
        answer = book(self.connection, self.by, wish(person, window=hours(start, start + length)), NOW)
        assert said(answer) == self.expected(person, span, "")
        if isinstance(answer, Refused):
            return ""
        self.bookings[answer.id] = Model(person, span)
        return answer.id

    @rule(id_=made, start=STARTS, length=LENGTHS)
    def move(self, id_: str, start: int, length: int) -> None:
        old = self.bookings.get(id_)
        to = hours(start, start + length)
        answer = move(self.connection, "acme", id_, (to.start, to.end), lambda _: True, NOW)
        if old is None:
            assert said(answer) == "unknown-booking"
        elif not old.live:
            assert said(answer) == "booking-over"
        else:
            span = range(start, start + length)
            assert said(answer) == self.expected(old.person, span, id_)
            old.span = span if isinstance(answer, Booking) else old.span

    @rule(id_=made)
    def cancel(self, id_: str) -> None:
        answer = cancel(self.connection, "acme", id_, lambda _: True, NOW)
        assert isinstance(answer, Booking) == (id_ in self.bookings)
        if id_ in self.bookings:
            self.bookings[id_].live = False

    @rule(id_=made, state=st.sampled_from(["confirmed", "reassigned", "rejected"]))
    def answer(self, id_: str, state: str) -> None:
        answer = take(self.connection, "acme", "acme-north", id_, Answer(state), NOW)  # type: ignore[arg-type]
        if isinstance(answer, Booking):
            self.bookings[id_].live = answer.live

    @rule(bookable=st.integers(0, 4))
    def agree(self, bookable: int) -> None:
        refused = agree(self.connection, "acme", "acme-north", Quota("A", "M", bookable, bookable, NOW))
        sold = max(self.taken(range(DAY + 4), "").values())
        assert (refused is not None) == (bookable < min(self.bookable, sold))
        if refused is None:
            self.bookable = bookable
        else:
            assert refused.more == {"sold": sold}

    @invariant()
    def what_is_free_is_what_is_left(self) -> None:
        within = range(2, 7)
        (room,) = rooms(self.connection, "acme", hours(2, 7), "M", NOW)
        assert room.free == max(0, self.bookable - max(self.taken(within, "").values()))

    @invariant()
    def nothing_is_sold_twice(self) -> None:
        assert max(self.taken(range(DAY + 4), "").values()) <= self.bookable

    def expected(self, person: str, span: range, but: str) -> str:
        others = [one for id_, one in self.bookings.items() if one.live and id_ != but]
        if any(one.person == person and set(one.span) & set(span) for one in others):
            return "person-limit"
        return "no-capacity" if max(self.taken(span, but).values()) >= self.bookable else "booked"

    def taken(self, span: range, but: str) -> dict[int, int]:
        live = [one for id_, one in self.bookings.items() if one.live and id_ != but]
        return {hour: sum(hour in one.span for one in live) for hour in span}


def said(answer: Booking | Refused) -> str:
    return "booked" if isinstance(answer, Booking) else answer.slug


TestBookings = Bookings.TestCase
TestBookings.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
