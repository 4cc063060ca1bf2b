"""Many book at the same instant: what the kiosk gave is sold to the last door, and not one more."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import Connection, Engine, func, insert, select
from sqlalchemy.exc import OperationalError

from tests.fakes.bookers import ALWAYS, NOW, a_bank, a_client, a_kiosk, a_tenant, agreed, hours, leased, wish
from upstream.bookings import rows
from upstream.bookings.book import Booker, book
from upstream.bookings.quotas import find_quotas
from upstream.bookings.values import Booking
from upstream.database.booking_tables import booking
from upstream.database.database import is_postgres, open_database, transaction
from upstream.idempotency import Told, once
from upstream.refusals import Refused

DOORS, PEOPLE = 50, 1000
THREADS, WORKERS = 64, 4  # a worker has connections of its own, as processes of the service have


def test_of_a_thousand_at_one_instant_exactly_the_quota_is_served(database: Engine, database_url: str) -> None:
    by = a_bank(database, DOORS, people=PEOPLE)
    workers = [open_database(database_url) for _ in range(WORKERS)]
    start = Barrier(THREADS)

    def some(thread: int) -> list[str]:
        start.wait()
        numbers = range(thread, PEOPLE, THREADS)
        return [said(book_one(workers[thread % WORKERS], by, f"p{number}")) for number in numbers]

    with ThreadPoolExecutor(THREADS) as pool:
        count = Counter(answer for part in pool.map(some, range(THREADS)) for answer in part)
    for worker in workers:
        worker.dispose()
    assert count == {"booked": DOORS, "no-capacity": PEOPLE - DOORS}
    assert sold(database) == DOORS


def test_windows_of_every_kind_at_once_never_take_more_than_there_is(database: Engine) -> None:
    by = a_bank(database, 5, people=160)

    def one(number: int) -> str:
        start = number * 7 % 11
        return said(book_one(database, by, f"p{number}", start, start + 1 + number % 4))

    with ThreadPoolExecutor(16) as pool:
        count = Counter(pool.map(one, range(160)))
    with transaction(database) as connection:
        stands = rows.leased_and_sold(connection, "acme", 1, hours(0, 24))
    assert max(piece.sold for piece in stands) == 5
    assert sum(count.values()) == 160


def test_while_leases_shrink_and_grow_no_more_is_sold_than_leased(database: Engine) -> None:
    by = a_bank(database, 6, people=60)

    def one(number: int) -> str:
        if number % 5:
            return said(book_one(database, by, f"p{number}"))
        with transaction(database) as connection:
            refused = leased(connection, (number % 7, ALWAYS))
        return "leased" if refused is None else refused.slug

    with ThreadPoolExecutor(16) as pool:
        count = Counter(pool.map(one, range(60)))
    assert set(count) <= {"booked", "no-capacity", "leased", "quota-sold"}
    with transaction(database) as connection:
        stands = rows.leased_and_sold(connection, "acme", 1, hours(0, 24))
    assert all(piece.free >= 0 for piece in stands)


def test_a_person_who_asks_at_two_banks_at_once_gets_one(database: Engine) -> None:
    a_tenant(database)
    a_kiosk(database)
    by = a_client(database)
    with transaction(database) as connection:
        for bank in "ABCD":
            agreed(connection, 10, bank)
    with ThreadPoolExecutor(4) as pool:
        for round_ in range(10):
            person = f"p{round_}"
            told = pool.map(lambda bank, who=person: said(book_one(database, by, who, bank=bank)), "ABCD")
            assert sorted(told) == ["booked"] + ["person-limit"] * 3


def test_the_same_request_sent_many_times_at_once_is_done_once(database: Engine) -> None:
    by = a_bank(database, 50)

    def send(_: int) -> Told | Refused:
        with transaction(database) as connection:
            return once(connection, by, "key-1", {"person": "p1"}, lambda: told_of(connection, by), NOW)

    with ThreadPoolExecutor(16) as pool:
        told = list(pool.map(send, range(32)))
    answers = [one for one in told if isinstance(one, Told)]
    assert len({one.body["id"] for one in answers}) == 1
    assert [one.replayed for one in answers].count(False) == 1
    assert {one.slug for one in told if isinstance(one, Refused)} <= {"idempotency-key-running"}
    assert sold(database) == 1


def test_whoever_counts_waits_for_whoever_counts(postgresql: Engine) -> None:
    by = a_bank(postgresql, 1)
    with transaction(postgresql) as first:
        assert isinstance(book(first, by, wish("p1"), NOW), Booking)
        with pytest.raises(OperationalError, match="lock timeout"):
            book_impatiently(postgresql, by, "p2")
    assert said(book_one(postgresql, by, "p2")) == "no-capacity"


def test_counting_without_the_lock_sells_one_door_twice(postgresql: Engine) -> None:
    """What the lock is for: two transactions that each see the last door free."""
    by = a_bank(postgresql, 1)
    with transaction(postgresql) as first, transaction(postgresql) as second:
        assert count_then_insert(first, by, "p1")
        assert count_then_insert(second, by, "p2")
    assert sold(postgresql) == 2


def book_one(
    engine: Engine, by: Booker, person: str, start: float = 1, end: float = 2, bank: str = "A"
) -> Booking | Refused:
    with transaction(engine) as connection:
        return book(connection, by, wish(person, bank, hours(start, end)), NOW)


def book_impatiently(engine: Engine, by: Booker, person: str) -> None:
    with transaction(engine) as connection:
        connection.exec_driver_sql("SET LOCAL lock_timeout = 50")
        book(connection, by, wish(person), NOW)


def said(answer: Booking | Refused) -> str:
    return "booked" if isinstance(answer, Booking) else answer.slug


def told_of(connection: Connection, by: Booker) -> Told:
    made = book(connection, by, wish(), NOW)
    assert isinstance(made, Booking)
    return Told(201, {"id": made.id})


def sold(engine: Engine) -> int:
    with transaction(engine) as connection:
        return connection.execute(select(func.count()).select_from(booking)).scalar_one()


def count_then_insert(connection: Connection, by: Booker, person: str) -> bool:
    """As ``book`` does it, but without having the quota for oneself."""
    assert is_postgres(connection)
    (number,) = find_quotas(connection, by.tenant, "A", "M", None)
    if any(piece.free < 1 for piece in rows.leased_and_sold(connection, by.tenant, number, hours(1, 2))):
        return False
    window = hours(1, 2)
    row = {"id": person, "tenant": by.tenant, "quota": number, "person": person, "state": "pending"}
    times = {"starts_at": window.start, "ends_at": window.end, "created_at": NOW, "changed_at": NOW}
    connection.execute(insert(booking), {**row, **times, "revision": 1, "version": 1, "booked_by": by.key})
    return True
