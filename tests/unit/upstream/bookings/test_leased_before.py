"""A database from before there were leases: what a kiosk had agreed to and what was sold stay as they were."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from tests.fakes.bookers import NOW, hours, refused
from tests.fakes.postgres import postgres_server
from tests.fakes.upstream_databases import POSTGRESQL, SQLITE
from upstream.bookings.quotas import Quota, agree, agreed_by
from upstream.bookings.rows import get, leased_and_sold
from upstream.database.database import open_database, transaction
from upstream.database.migrate import MIGRATIONS

BEFORE = (
    "INSERT INTO tenant VALUES ('acme', 'Acme', :now)",
    (
        "INSERT INTO kiosk (id, tenant, name, site, banks, version, created_at)"
        " VALUES ('k1', 'acme', 'north', 'HQ', '[]', '1', :now)"
    ),
    "INSERT INTO key (id, public, kind, name, tenant, created_at) VALUES ('c1', :key, 'client', 'desks', 'acme', :now)",
    "INSERT INTO quota VALUES (7, 'acme', 'k1', 'A', 'M', 9, 2, :now), (8, 'acme', 'k1', 'A', 'L', 3, 0, :now)",
    (
        "INSERT INTO booking VALUES ('b1', 'acme', 7, 'p1', :start, :end, NULL, NULL, NULL, 'confirmed', '07', NULL,"
        " 1, 2, 'c1', :now, :now)"
    ),
)


@pytest.fixture(params=[SQLITE, POSTGRESQL])
def before(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """With a quota that says how many doors may be booked, whenever, and a booking."""
    url = "sqlite://" if request.param == SQLITE else postgres_server().new_database()
    engine = open_database(url)
    migrated(engine, "0003")
    times = {"now": as_stored(engine, 0), "start": as_stored(engine, 1), "end": as_stored(engine, 2)}
    with transaction(engine) as connection:
        for statement in BEFORE:
            connection.execute(text(statement), {**times, "key": bytes(32)})
    yield engine
    engine.dispose()
    if request.param == POSTGRESQL:
        postgres_server().drop(url)


def migrated(engine: Engine, to: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with transaction(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, to)


def as_stored(engine: Engine, hour: int) -> object:
    at = hours(hour, 99).start
    return at if engine.dialect.name == "postgresql" else at.strftime("%Y-%m-%d %H:%M:%S.%f")


def test_what_was_agreed_to_stays_leased_until_the_kiosk_says_otherwise(before: Engine) -> None:
    migrated(before, "head")
    with transaction(before) as connection:
        large, medium = agreed_by(connection, "acme", "k1")
        assert (medium.size, medium.capacity, medium.lead) == ("M", 9, timedelta())
        assert [(lease.doors, lease.window.start) for lease in medium.leases] == [(2, NOW)]
        assert (large.size, [lease.doors for lease in large.leases]) == ("L", [0])
        (piece,) = leased_and_sold(connection, "acme", 7, hours(1, 2))
        assert (piece.leased, piece.sold) == (2, 1)
        no_more = Quota("A", "M", 9, timedelta(), (), NOW)
        assert refused(agree(connection, "acme", "k1", no_more)).slug == "quota-sold"


def test_bookings_stay_and_refer_to_what_they_referred_to(before: Engine) -> None:
    migrated(before, "head")
    with transaction(before) as connection:
        kept = get(connection, "acme", "b1")
        assert (kept.bank, kept.size, kept.state, kept.door, kept.window) == ("A", "M", "confirmed", "07", hours(1, 2))
        assert (kept.reachable, kept.given) == (False, None)
    with pytest.raises(IntegrityError), transaction(before) as connection:
        connection.execute(text("UPDATE booking SET quota = 9"))
