"""Idempotency keys: sent again, a request is answered again and not done again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import Connection, Engine, func, select

from tests.fakes.bookers import NOW, a_client, a_tenant
from upstream.bookings.book import Booker
from upstream.database.booking_tables import answered
from upstream.database.database import transaction
from upstream.idempotency import KEPT, Told, once, purge
from upstream.refusals import Refused

ASKED = {"person": "p1", "bank": "A"}


@pytest.fixture
def by(database: Engine) -> Booker:
    a_tenant(database)
    return a_client(database)


@pytest.fixture
def connection(database: Engine, by: Booker) -> Iterator[Connection]:
    with transaction(database) as connection:
        yield connection


class Work:
    """Counts how often it was done."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> Told:
        self.times += 1
        return Told(201, {"id": "b1"}, {"ETag": '"1"'})


def test_the_same_request_is_answered_from_memory(connection: Connection, by: Booker) -> None:
    work = Work()
    first = once(connection, by, "k", ASKED, work, NOW)
    again = once(connection, by, "k", dict(reversed(ASKED.items())), work, NOW + KEPT)
    assert first == Told(201, {"id": "b1"}, {"ETag": '"1"'})
    assert again == Told(201, {"id": "b1"}, {"ETag": '"1"'}, replayed=True)
    assert work.times == 1


def test_another_request_under_the_same_key_is_refused(connection: Connection, by: Booker) -> None:
    once(connection, by, "k", ASKED, Work(), NOW)
    again = once(connection, by, "k", {**ASKED, "bank": "B"}, Work(), NOW)
    assert isinstance(again, Refused)
    assert (again.status, again.slug) == (422, "idempotency-key-reused")


def test_a_key_is_one_clients_own(connection: Connection, by: Booker, database: Engine) -> None:
    work = Work()
    once(connection, by, "k", ASKED, work, NOW)
    assert once(connection, by, "l", ASKED, work, NOW) == Told(201, {"id": "b1"}, {"ETag": '"1"'})
    assert work.times == 2


def test_after_a_day_it_is_forgotten(connection: Connection, by: Booker) -> None:
    work, late = Work(), NOW + KEPT + timedelta(seconds=1)
    once(connection, by, "k", ASKED, work, NOW)
    once(connection, by, "k", ASKED, work, late)
    assert work.times == 2
    once(connection, by, "old", ASKED, work, NOW)
    assert purge(connection, late) == 1
    assert connection.execute(select(func.count()).select_from(answered)).scalar_one() == 1


def test_what_failed_can_be_sent_again(database: Engine, by: Booker) -> None:
    work = Work()
    with pytest.raises(ZeroDivisionError):
        work_and_fail(database, by, work)
    with transaction(database) as connection:
        assert once(connection, by, "k", ASKED, work, NOW) == Told(201, {"id": "b1"}, {"ETag": '"1"'})
    assert work.times == 2


def test_while_the_first_runs_the_second_is_told_so(postgresql: Engine) -> None:
    a_tenant(postgresql)
    by = a_client(postgresql)
    with transaction(postgresql) as first:
        once(first, by, "k", ASKED, Work(), NOW)
        with transaction(postgresql) as second:
            told = once(second, by, "k", ASKED, Work(), NOW)
    assert isinstance(told, Refused)
    assert (told.status, told.slug) == (409, "idempotency-key-running")


def work_and_fail(engine: Engine, by: Booker, work: Work) -> None:
    with transaction(engine) as connection:
        once(connection, by, "k", ASKED, work, NOW)
        raise ZeroDivisionError
