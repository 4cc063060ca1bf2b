"""Bookings that are over: kiosks forget them after a day, upstream after three months."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Connection, Engine

from tests.fakes.bookers import NOW, a_bank, hours, wish
from upstream.bookings import rows
from upstream.bookings.book import book
from upstream.bookings.telling import KIND
from upstream.bookings.upkeep import upkeep
from upstream.bookings.values import Booking
from upstream.changes.feed import values_of
from upstream.database.database import transaction

DAY = timedelta(days=1)


def test_over_for_a_day_a_booking_is_told_to_kiosks_no_more(database: Engine) -> None:
    by = a_bank(database, 2)
    with transaction(database) as connection:
        over = book(connection, by, wish("p1", window=hours(1, 2)), NOW)
        ahead = book(connection, by, wish("p2", window=hours(1, 90)), NOW)
        assert isinstance(over, Booking)
        assert isinstance(ahead, Booking)
        upkeep(connection, "acme", over.window.end + DAY)
        assert told(connection) == {over.id, ahead.id}
        upkeep(connection, "acme", over.window.end + DAY * 1.1)
        assert told(connection) == {ahead.id}
        assert rows.get(connection, "acme", over.id).state == "ended"
        assert rows.get(connection, "acme", ahead.id) == ahead


def test_after_three_months_nothing_is_known_of_it(database: Engine) -> None:
    by = a_bank(database, 1)
    with transaction(database) as connection:
        made = book(connection, by, wish(), NOW)
        assert isinstance(made, Booking)
        upkeep(connection, "other", NOW + DAY * 100)
        assert rows.find(connection, "acme", made.id) is not None
        upkeep(connection, "acme", NOW + DAY * 100)
        assert rows.find(connection, "acme", made.id) is None


def told(connection: Connection) -> set[str]:
    return {id_ for id_, _ in values_of(connection, "acme", KIND)}
