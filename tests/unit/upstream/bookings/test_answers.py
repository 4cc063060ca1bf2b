"""What the kiosk says of a booking: which door, or none, and what became of it."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from sqlalchemy import Connection, select

from tests.fakes.bookers import (
    NOW,
    answered,
    done,
    hours,
    refused,
    seen,
    wish,
)
from upstream.bookings.answers import Answer, take
from upstream.bookings.book import Booker, book
from upstream.bookings.change import cancel, move
from upstream.bookings.quotas import rooms
from upstream.bookings.upkeep import TOLD_FOR, upkeep
from upstream.bookings.values import Answered
from upstream.changes import feed
from upstream.database.booking_tables import notice

LATER = NOW + timedelta(minutes=1)
NORTH = "acme-north"

# What it says, one after the other, and how many of two doors are free then.
TAKES_ROOM: list[tuple[list[Answered], int]] = [
    (["confirmed"], 1),
    (["reassigned", "confirmed"], 1),
    (["confirmed", "arrived"], 1),
    (["arrived", "confirmed"], 1),  # its disk was put back: the door is its own affair
    (["arrived", "done"], 2),
    (["done"], 2),
    (["confirmed", "no-show"], 2),
    (["rejected"], 2),
    (["confirmed", "rejected"], 2),
]


class TestTheKiosksAnswer:
    def test_it_names_the_door(self, connection: Connection, by: Booker) -> None:
        made = done(book(connection, by, wish(), NOW))
        kept = answered(connection, made, "confirmed", "M", "07", now=LATER)
        assert (kept.state, kept.given, kept.door) == ("confirmed", None, "07")
        assert (kept.revision, kept.version, kept.changed_at) == (1, 2, LATER)

    def test_another_size_counts_where_it_was_sold(self, connection: Connection, by: Booker) -> None:
        made = done(book(connection, by, wish(), NOW))
        other = answered(connection, made, "reassigned", "L", "08", "All of size M are taken.")
        assert (other.size, other.given, other.door, other.why) == ("M", "L", "08", "All of size M are taken.")
        assert [room.free for room in rooms(connection, "acme", hours(1, 2), "M", NOW)] == [1, 2]
        ((_, told),) = feed.values_of(connection, "acme", "reservation")
        assert (told["size"], told["state"], told["revision"]) == ("M", "reassigned", 1)

    def test_what_takes_room(self, connection: Connection, by: Booker) -> None:
        for number, (states, free) in enumerate(TAKES_ROOM):
            window = hours(number * 2 + 1, number * 2 + 2)
            made = done(book(connection, by, wish(window=window), NOW))
            assert [answered(connection, made, state).state for state in states] == states
            assert rooms(connection, "acme", window, "M", NOW)[0].free == free, states
            told = dict(feed.values_of(connection, "acme", "reservation"))
            assert (made.id in told) == (free == 1), states

    def test_the_same_twice_changes_nothing(self, connection: Connection, by: Booker) -> None:
        made = done(book(connection, by, wish(), NOW))
        for state in ("confirmed", "arrived", "done"):
            once = answered(connection, made, state, "M", "07")
            assert answered(connection, made, state, "M", "07", now=LATER) == once

    def test_a_rejected_one_frees_its_room_and_its_person_is_told_once(
        self, connection: Connection, by: Booker
    ) -> None:
        made = done(book(connection, by, wish(), NOW))
        for _ in range(2):
            answered(connection, made, "rejected", why="All doors are held.")
        (kind, detail) = self.only_notice(connection)
        assert (kind, detail["booking"], detail["person"]) == ("booking-rejected", made.id, "p1")
        assert (detail["why"], detail["start"]) == ("All doors are held.", "2026-11-24T10:00:00.000000Z")
        assert detail["alternatives"] == [
            {"kiosk": "acme-south", "bank": "B", "size": "M", "free": 2, "confirmed": True}
        ]

    def test_of_another_size_and_of_not_having_come_its_person_hears(self, connection: Connection, by: Booker) -> None:
        made = done(book(connection, by, wish(), NOW))
        answered(connection, made, "reassigned", "L")
        answered(connection, made, "reassigned", "L", "08")
        kind, detail = self.only_notice(connection)
        assert (kind, detail["size"], detail["given"], detail["door"]) == ("booking-reassigned", "M", "L", None)
        connection.execute(notice.delete())
        answered(connection, made, "no-show")
        assert self.only_notice(connection)[0] == "booking-no-show"

    def test_an_answer_to_what_was_asked_before_is_refused(self, connection: Connection, by: Booker) -> None:
        made = done(book(connection, by, wish(), NOW))
        done(move(connection, "acme", made.id, (None, hours(1, 5).end), seen, NOW))
        said = refused(take(connection, "acme", NORTH, made.id, Answer("confirmed", 1, door="07"), NOW))
        assert (said.slug, said.more) == ("stale-revision", {"revision": 2})
        done(cancel(connection, "acme", made.id, seen, NOW))
        assert refused(take(connection, "acme", NORTH, made.id, Answer("arrived", 2), NOW)).slug == "stale-revision"

    def test_only_the_kiosk_of_that_bank_answers(self, connection: Connection, by: Booker) -> None:
        made = done(book(connection, by, wish(), NOW))
        said = refused(take(connection, "acme", "acme-south", made.id, Answer("confirmed", 1), NOW))
        assert said.slug == "unknown-booking"

    @pytest.mark.parametrize("state", ["rejected", "done", "no-show"])
    def test_what_is_over_stays_so(self, connection: Connection, by: Booker, state: Answered) -> None:
        made = done(book(connection, by, wish(), NOW))
        answered(connection, made, state)
        for other in ("confirmed", "arrived"):
            said = refused(take(connection, "acme", NORTH, made.id, Answer(other, 1), NOW))
            assert said.slug == "booking-over"

    def test_a_kiosk_that_was_away_for_days_still_says_how_it_ended(self, connection: Connection, by: Booker) -> None:
        made = done(book(connection, by, wish(), NOW))
        late = made.window.end + TOLD_FOR * 2
        upkeep(connection, "acme", late)
        assert refused(take(connection, "acme", NORTH, made.id, Answer("arrived", 1), late)).slug == "booking-over"
        assert answered(connection, made, "no-show", now=late).state == "no-show"
        assert connection.execute(select(notice)).all() == []  # nobody wants to hear of it any more

    def only_notice(self, connection: Connection) -> tuple[str, dict[str, object]]:
        (told,) = connection.execute(select(notice)).all()
        assert (told.tenant, told.delivered_at) == ("acme", None)
        return told.kind, json.loads(told.detail)
