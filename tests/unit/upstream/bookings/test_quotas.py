"""What a kiosk leases, and that no more than that is sold."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Connection

from tests.fakes.bookers import (
    ALWAYS,
    NOW,
    done,
    hours,
    leased,
    refused,
    wish,
)
from upstream.bookings.book import Booker, book
from upstream.bookings.quotas import Quota, agreed_by, rooms
from upstream.bookings.windows import Lease

LATER = NOW + timedelta(minutes=1)
NORTH = "acme-north"


class TestLeases:
    def test_growing_is_free_and_sells_at_once(self, connection: Connection, by: Booker) -> None:
        for person in ("p1", "p2"):
            done(book(connection, by, wish(person), NOW))
        assert leased(connection, (3, hours(0, 5)), (1, hours(6, 7)), lead=0.5, now=LATER) is None
        done(book(connection, by, wish("p3"), NOW))
        found = (Lease(hours(0, 5), 3), Lease(hours(6, 7), 1))
        assert agreed_by(connection, "acme", NORTH) == [Quota("A", "M", 3, timedelta(minutes=30), found, LATER)]

    def test_it_never_shrinks_below_what_is_sold(self, connection: Connection, by: Booker) -> None:
        done(book(connection, by, wish("p1", window=hours(1, 4)), NOW))
        done(book(connection, by, wish("p2", window=hours(2, 3)), NOW))
        before = agreed_by(connection, "acme", NORTH)
        said = refused(leased(connection, (1, hours(0, 24))))
        assert (said.status, said.slug) == (409, "quota-sold")
        assert said.more == {"start": "2026-11-24T11:00:00.000000Z", "end": "2026-11-24T12:00:00.000000Z", "sold": 2}
        assert refused(leased(connection)).more["start"] == "2026-11-24T10:00:00.000000Z"
        assert agreed_by(connection, "acme", NORTH) == before
        assert leased(connection, (1, hours(1, 2)), (2, hours(2, 3)), (1, hours(3, 4))) is None

    def test_what_is_over_holds_nothing(self, connection: Connection, by: Booker) -> None:
        for person in ("p1", "p2"):
            done(book(connection, by, wish(person), NOW))
        evening = NOW + timedelta(hours=8)
        assert leased(connection, now=evening) is None
        assert refused(book(connection, by, wish("p3", window=hours(9, 10)), evening)).slug == "no-capacity"

    def test_only_what_is_leased_throughout_is_sold(self, connection: Connection, by: Booker) -> None:
        assert leased(connection, (1, hours(1, 3)), (2, hours(3, 5)), (1, hours(6, 7))) is None
        for window in (hours(0.5, 2), hours(4, 6.5), hours(5, 6)):
            assert refused(book(connection, by, wish(window=window), NOW)).slug == "no-capacity"
        done(book(connection, by, wish("p1", window=hours(1, 5)), NOW))
        assert refused(book(connection, by, wish("p2", window=hours(2, 4)), NOW)).slug == "no-capacity"
        done(book(connection, by, wish("p2", window=hours(3, 5)), NOW))
        free = [rooms(connection, "acme", hours(at, at + 1), "M", NOW)[0].free for at in range(8)]
        assert free == [0, 0, 0, 0, 0, 0, 1, 0]

    def test_a_kiosk_leases_for_itself(self, connection: Connection, by: Booker) -> None:
        done(book(connection, by, wish(), NOW))
        assert leased(connection, of="acme-south", bank="A") is None
        assert leased(connection, of="other-north", tenant="other") is None
        assert agreed_by(connection, "acme", NORTH)[0].leases == (Lease(ALWAYS, 2),)
