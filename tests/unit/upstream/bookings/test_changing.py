"""A booking is moved and given up, as long as the kiosk hears of it in time."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Connection

from tests.fakes.bookers import (
    ALWAYS,
    NOW,
    answered,
    done,
    hours,
    leased,
    refused,
    seen,
    wish,
)
from upstream.bookings.book import Booker, book
from upstream.bookings.change import cancel, move, release
from upstream.bookings.quotas import rooms
from upstream.bookings.windows import Window

LATER = NOW + timedelta(minutes=1)


class TestMoving:
    def test_a_moved_booking_waits_for_its_kiosk_again(self, connection: Connection, by: Booker) -> None:
        made = done(book(connection, by, wish(), NOW))
        answered(connection, made, "reassigned", "L", "07", "door 07 is larger")
        moved = done(move(connection, "acme", made.id, (None, hours(0, 5).end), seen, LATER))
        assert (moved.window, moved.state) == (hours(1, 5), "pending")
        assert (moved.size, moved.given, moved.door, moved.why) == ("M", None, None, None)
        assert (moved.revision, moved.version, moved.changed_at) == (2, 3, LATER)

    def test_it_does_not_stand_in_its_own_way(self, connection: Connection, by: Booker) -> None:
        made = done(book(connection, by, wish("p1", window=hours(1, 3)), NOW))
        done(book(connection, by, wish("p2", window=hours(1, 3)), NOW))
        done(move(connection, "acme", made.id, (hours(2, 4).start, hours(2, 4).end), seen, NOW))

    def test_into_a_full_window_it_stays_as_it_was(self, connection: Connection, by: Booker) -> None:
        for person in ("p1", "p2"):
            done(book(connection, by, wish(person, window=hours(4, 5)), NOW))
        made = done(book(connection, by, wish("p3"), NOW))
        said = refused(move(connection, "acme", made.id, (None, hours(1, 5).end), seen, NOW))
        assert said.slug == "no-capacity"
        assert done(cancel(connection, "acme", made.id, lambda latest: latest == made, NOW)).state == "cancelled"

    def test_to_the_same_times_nothing_changes(self, connection: Connection, by: Booker) -> None:
        made = done(book(connection, by, wish(), NOW))
        assert move(connection, "acme", made.id, (made.window.start, None), seen, LATER) == made

    def test_one_that_has_begun_can_be_made_longer_but_not_begin_elsewhere_in_the_past(
        self, connection: Connection, by: Booker
    ) -> None:
        made = done(book(connection, by, wish(window=hours(0, 2)), NOW))
        noon = NOW + timedelta(hours=1)
        said = refused(move(connection, "acme", made.id, (hours(0.25, 1).start, None), seen, noon))
        assert (said.status, said.slug) == (422, "too-late")
        assert done(move(connection, "acme", made.id, (None, hours(0, 3).end), seen, noon)).window == hours(0, 3)

    def test_what_is_over_is_not_moved(self, connection: Connection, by: Booker) -> None:
        made = done(book(connection, by, wish(), NOW))
        late = NOW + timedelta(hours=2)
        assert refused(move(connection, "acme", made.id, (None, hours(1, 5).end), seen, late)).slug == "booking-over"

    def test_whoever_has_come_keeps_the_door_and_asks_for_more_time(self, connection: Connection, by: Booker) -> None:
        made = done(book(connection, by, wish(window=hours(1, 3)), NOW))
        answered(connection, made, "arrived", door="07")
        moved = done(move(connection, "acme", made.id, (None, hours(1, 5).end), seen, NOW))
        assert (moved.window, moved.state, moved.door, moved.revision) == (hours(1, 5), "arrived", "07", 2)
        assert refused(move(connection, "acme", made.id, (hours(2, 5).start, None), seen, NOW)).slug == "booking-begun"

    def test_more_time_is_given_where_the_past_is_leased_no_more(self, connection: Connection, by: Booker) -> None:
        made = done(book(connection, by, wish(window=hours(1, 3)), NOW))
        at = hours(2, 3).start
        assert leased(connection, (2, Window(at, ALWAYS.end)), now=at) is None
        assert done(move(connection, "acme", made.id, (None, hours(1, 5).end), seen, at)).window == hours(1, 5)

    def test_whoever_saw_an_older_version_is_told_so(self, connection: Connection, by: Booker) -> None:
        made = done(book(connection, by, wish(), NOW))
        said = refused(cancel(connection, "acme", made.id, lambda latest: latest.version == 7, NOW))
        assert (said.status, said.slug) == (412, "stale")


class TestGivingUp:
    def test_its_room_is_free_at_once(self, connection: Connection, by: Booker) -> None:
        made = [done(book(connection, by, wish(person), NOW)) for person in ("p1", "p2")]
        gone = done(cancel(connection, "acme", made[0].id, seen, NOW))
        assert (gone.state, gone.version) == ("cancelled", 2)
        done(book(connection, by, wish("p3"), NOW))

    def test_twice_is_as_once(self, connection: Connection, by: Booker) -> None:
        made = done(book(connection, by, wish(), NOW))
        gone = cancel(connection, "acme", made.id, seen, NOW)
        assert cancel(connection, "acme", made.id, seen, LATER) == gone

    def test_whoever_has_come_gives_back_the_rest(self, connection: Connection, by: Booker) -> None:
        made = done(book(connection, by, wish(window=hours(0, 4)), NOW))
        answered(connection, made, "arrived", door="07")
        at = hours(1, 4).start
        assert refused(cancel(connection, "acme", made.id, seen, at)).slug == "booking-begun"
        short = done(release(connection, "acme", made.id, seen, at))
        assert (short.window, short.state, short.door, short.revision) == (hours(0, 1), "arrived", "07", 2)
        assert release(connection, "acme", made.id, seen, at) == short

    @pytest.mark.parametrize("state", ["pending", "arrived"])
    def test_before_it_begins_releasing_is_giving_up(self, connection: Connection, by: Booker, state: str) -> None:
        made = done(book(connection, by, wish(window=hours(1, 4)), NOW))
        if state == "arrived":
            answered(connection, made, "arrived", door="07")
        assert done(release(connection, "acme", made.id, seen, NOW)).state == "cancelled"


class TestLead:
    """The kiosk gives leased doors that nobody has booked an hour before to whoever walks up."""

    @pytest.fixture
    def connection(self, connection: Connection) -> Connection:
        assert leased(connection, (2, ALWAYS), lead=1) is None
        return connection

    def test_it_is_booked_so_long_before(self, connection: Connection, by: Booker) -> None:
        said = refused(book(connection, by, wish(window=hours(0.9, 3)), NOW))
        assert (said.status, said.slug) == (422, "too-late")
        assert said.more == {"earliest": "2026-11-24T10:00:00.000000Z"}
        done(book(connection, by, wish(window=hours(1, 3)), NOW))

    def test_what_can_not_be_booked_any_more_is_not_free(self, connection: Connection, by: Booker) -> None:
        for window, free in ((hours(0.9, 3), 0), (hours(1, 3), 2)):
            (room,) = (one for one in rooms(connection, "acme", window, "M", NOW) if one.bank == "A")
            assert (room.free, room.leased, room.earliest) == (free, 2, hours(1, 2).start)

    def test_what_is_moved_to_begins_later_too(self, connection: Connection, by: Booker) -> None:
        made = done(book(connection, by, wish(window=hours(2, 4)), NOW))
        soon = hours(1.5, 9).start
        for start, end in ((hours(2.4, 9).start, None), (hours(1.9, 9).start, hours(1, 3).end)):
            assert refused(move(connection, "acme", made.id, (start, end), seen, soon)).slug == "too-late"
        done(move(connection, "acme", made.id, (hours(2.5, 9).start, None), seen, soon))

    def test_a_longer_stay_is_asked_for_so_long_before_the_end(self, connection: Connection, by: Booker) -> None:
        made = done(book(connection, by, wish(window=hours(2, 4)), NOW))
        said = refused(move(connection, "acme", made.id, (None, hours(0, 5).end), seen, hours(3.1, 4).start))
        assert (said.slug, said.more) == ("too-late", {"earliest": "2026-11-24T13:06:00.000000Z"})
        done(move(connection, "acme", made.id, (None, hours(0, 5).end), seen, hours(3, 4).start))

    def test_leaving_earlier_asks_for_nothing(self, connection: Connection, by: Booker) -> None:
        made = done(book(connection, by, wish(window=hours(2, 4)), NOW))
        at = hours(2.5, 4).start
        assert done(move(connection, "acme", made.id, (None, hours(0, 3).end), seen, at)).window == hours(2, 3)
