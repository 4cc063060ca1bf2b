"""A booking is made, within one tenant, for somebody whom the tenant knows."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Connection, Engine, select

from tests.fakes.bookers import (
    NOW,
    a_bank,
    a_client,
    agreed,
    done,
    hours,
    introduced,
    refused,
    seen,
    wish,
)
from upstream.bookings.answers import Answer, take
from upstream.bookings.book import Booker, book
from upstream.bookings.change import cancel, move, release
from upstream.bookings.quotas import rooms
from upstream.bookings.values import External, Wish
from upstream.changes import feed, people
from upstream.database.booking_tables import booking
from upstream.database.database import transaction
from upstream.database.tables import kiosk

NORTH = "acme-north"


class TestBooking:
    def test_a_booking_waits_for_its_kiosk(self, connection: Connection, by: Booker) -> None:
        asked = Wish("p1", "A", "M", hours(1, 2), purpose="laptop", external=External("desks", "d-1"))
        made = done(book(connection, by, asked, NOW))
        assert (made.kiosk, made.bank, made.size, made.person, made.window) == (NORTH, "A", "M", "p1", hours(1, 2))
        assert (made.purpose, made.external) == ("laptop", External("desks", "d-1"))
        assert (made.state, made.door, made.revision, made.version) == ("pending", None, 1, 1)

    def test_a_full_bank_names_those_that_are_not(self, connection: Connection, by: Booker) -> None:
        for person in ("p1", "p2"):
            done(book(connection, by, wish(person), NOW))
        said = refused(book(connection, by, wish("p3"), NOW))
        assert (said.status, said.slug) == (409, "no-capacity")
        assert said.more["alternatives"] == [
            {"kiosk": "acme-south", "bank": "B", "size": "M", "free": 2, "confirmed": True}
        ]

    def test_it_is_the_busiest_moment_that_counts(self, connection: Connection, by: Booker) -> None:
        for number, start in enumerate((1, 2, 3)):
            done(book(connection, by, wish(f"p{number}", window=hours(start, start + 1)), NOW))
        done(book(connection, by, wish("p4", window=hours(1, 4)), NOW))
        assert refused(book(connection, by, wish("p5", window=hours(2.5, 5)), NOW)).slug == "no-capacity"

    def test_a_person_has_one_at_a_time_wherever_it_is(self, connection: Connection, by: Booker) -> None:
        done(book(connection, by, wish("p1", window=hours(1, 3)), NOW))
        assert refused(book(connection, by, wish("p1", "B", hours(2, 4)), NOW)).slug == "person-limit"
        done(book(connection, by, wish("p1", "B", hours(3, 4)), NOW))

    def test_what_another_system_calls_it_is_booked_once(self, connection: Connection, by: Booker) -> None:
        first = done(book(connection, by, wish("p1", external=External("desks", "1")), NOW))
        again = refused(book(connection, by, wish("p2", external=External("desks", "1")), NOW))
        assert (again.slug, again.more) == ("external-exists", {"booking": first.id})
        done(book(connection, by, wish("p2", external=External("rooms", "1")), NOW))

    @pytest.mark.parametrize(("bank", "size"), [("Z", "M"), ("A", "L"), ("B ", "M")])
    def test_a_bank_that_gives_nothing_is_unknown(
        self, connection: Connection, by: Booker, bank: str, size: str
    ) -> None:
        assert refused(book(connection, by, wish(bank=bank, size=size), NOW)).slug == "unknown-bank"

    def test_where_two_kiosks_have_a_bank_of_that_name_one_has_to_be_said(
        self, connection: Connection, by: Booker
    ) -> None:
        agreed(connection, 1, "A", of="south")
        assert refused(book(connection, by, wish(), NOW)).slug == "ambiguous-bank"
        assert done(book(connection, by, wish(kiosk="acme-south"), NOW)).kiosk == "acme-south"

    def test_a_kiosk_that_is_out_of_use_sells_nothing(self, connection: Connection, by: Booker) -> None:
        connection.execute(kiosk.update().where(kiosk.c.id == NORTH), {"decommissioned_at": NOW})
        assert refused(book(connection, by, wish(), NOW)).slug == "unknown-bank"
        assert [room.bank for room in rooms(connection, "acme", hours(1, 2), None, NOW)] == ["B"]

    def test_kiosks_are_told_of_it(self, connection: Connection, by: Booker) -> None:
        made = done(book(connection, by, wish(reachable=True), NOW))
        assert dict(feed.values_of(connection, "acme", "reservation")) == {
            made.id: {
                "kiosk": "north",
                "bank": "A",
                "size": "M",
                "person": "p1",
                "start": "2026-11-24T10:00:00.000000Z",
                "end": "2026-11-24T11:00:00.000000Z",
                "state": "pending",
                "door": None,
                "revision": 1,
                "reachable": True,
            }
        }


class TestWhoMayBook:
    def test_whom_the_tenant_does_not_know_is_nobody(self, connection: Connection, by: Booker) -> None:
        introduced(connection, "guest", tenant="other")
        people.remove(connection, "acme", "p2")
        for person in ("guest", "p2", "P1"):
            said = refused(book(connection, by, wish(person), NOW))
            assert (said.status, said.slug) == (404, "unknown-person")

    def test_who_is_suspended_books_nothing(self, connection: Connection, by: Booker) -> None:
        people.suspend(connection, "acme", "p1", True)
        said = refused(book(connection, by, wish("p1"), NOW))
        assert (said.status, said.slug) == (409, "not-allowed")
        people.suspend(connection, "acme", "p1", False)
        done(book(connection, by, wish("p1"), NOW))

    def test_whose_time_does_not_hold_the_beginning_books_nothing(self, connection: Connection, by: Booker) -> None:
        introduced(connection, "p1", valid_from="2026-11-24T10:00:00Z", valid_until="2026-11-24T12:00:00Z")
        for window in (hours(0.5, 2), hours(3, 4)):
            assert refused(book(connection, by, wish("p1", window=window), NOW)).slug == "not-allowed"
        done(book(connection, by, wish("p1", window=hours(1, 4)), NOW))


class TestTenants:
    def test_one_tenant_sees_nothing_of_another(self, connection: Connection, by: Booker) -> None:
        made = done(book(connection, by, wish(), NOW))
        to = (hours(2, 3).start, hours(2, 3).end)
        assert refused(move(connection, "other", made.id, to, seen, NOW)).slug == "unknown-booking"
        assert refused(cancel(connection, "other", made.id, seen, NOW)).slug == "unknown-booking"
        assert refused(take(connection, "other", "other-north", made.id, Answer("rejected", 1), NOW)).status == 404
        assert refused(release(connection, "other", made.id, seen, NOW)).slug == "unknown-booking"
        assert [room.kiosk for room in rooms(connection, "other", hours(1, 2), None, NOW)] == ["other-north"]
        assert [room.free for room in rooms(connection, "other", hours(1, 2), None, NOW)] == [5]

    def test_nobody_books_at_another_tenants_kiosk(self, connection: Connection, by: Booker) -> None:
        assert refused(book(connection, by, wish(kiosk="other-north"), NOW)).slug == "unknown-bank"

    def test_the_same_person_and_external_id_may_be_in_two_tenants(
        self, connection: Connection, database: Engine, by: Booker
    ) -> None:
        asked = wish("p1", external=External("desks", "1"))
        done(book(connection, by, asked, NOW))
        key = connection.execute(select(booking.c.booked_by)).scalars().first()
        assert key is not None
        done(book(connection, Booker(key, "other"), asked, NOW))


def test_a_bank_whose_kiosk_is_silent_is_not_confirmed(database: Engine) -> None:
    by = a_bank(database, 1)
    quarter = timedelta(minutes=15)
    with transaction(database) as connection:
        on_time = rooms(connection, "acme", hours(1, 2), "M", NOW + quarter)
        late = rooms(connection, "acme", hours(1, 2), "M", NOW + quarter + timedelta(seconds=1))
        done(book(connection, by, wish(), NOW + quarter * 2))
    assert [(room.free, room.confirmed) for room in (*on_time, *late)] == [(1, True), (1, False)]


def test_clients_of_one_tenant_share_its_banks(database: Engine) -> None:
    by = a_bank(database, 1)
    another = a_client(database, "desks")
    with transaction(database) as connection:
        done(book(connection, by, wish("p1"), NOW))
        assert refused(book(connection, another, wish("p2"), NOW)).slug == "no-capacity"
