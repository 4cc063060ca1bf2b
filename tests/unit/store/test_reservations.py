"""Reservations: what was promised is kept, and the database refuses on its own what could not be."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.domain.assignments import EndReason
from kiosk.domain.capacity import Pool
from kiosk.domain.compartments import Size
from kiosk.domain.reservations import Reservation, ReservationState
from kiosk.engine.ports import Overbooked, StoreError
from kiosk.store.cached import LIVE
from kiosk.store.library import Library
from kiosk.store.store import SqlStore
from tests.fakes.clock import NOON
from tests.fakes.stored import assignment, booking, furnish, may_book, rows

ARRIVED, CANCELLED, DONE = ReservationState.ARRIVED, ReservationState.CANCELLED, ReservationState.DONE


@pytest.fixture
def first(store: SqlStore) -> int:
    """A compartment of two; one of such a size may be booked."""
    may_book(store, 1)
    return furnish(store, "ada", "bob")[0]


def book(store: SqlStore, *wanted: Reservation) -> None:
    with store.transaction() as tx:
        tx.book(wanted)


def booked(store: SqlStore) -> list[str]:
    with store.transaction() as tx:
        return [one.id for one in tx.booked()]


def test_a_reservation_is_there_with_all_that_belongs_to_it(
    store: SqlStore, first: int, open_store: Callable[[], SqlStore]
):
    whole = replace(booking("r1", 0, 1, door=first), desk="3.14", zone="north", series="s1")
    book(store, whole)
    with open_store().transaction() as tx:
        assert tx.booked() == [whole]
        assert tx.reservation("r1") == whole
        assert tx.reservation("r9") is None
        tx.change_reservations([replace(whole, state=CANCELLED)])
        assert tx.booked() == []
        assert tx.reservation("r1") == replace(whole, state=CANCELLED)


def test_reservations_are_told_by_their_beginnings(store: SqlStore, first: int):
    book(store, booking("r1", 4, 5), booking("r2", 0, 1))
    book(store, booking("r3", 2, 3))
    assert booked(store) == ["r2", "r3", "r1"]


def test_those_who_follow_each_other_need_one_door(store: SqlStore, first: int):
    book(store, booking("r1", 0, 1), booking("r2", 1, 2))
    with pytest.raises(Overbooked):
        book(store, booking("r3", 0.5, 1))
    assert booked(store) == ["r1", "r2"]


def test_who_was_refused_leaves_the_rest_of_the_transaction_as_it_was(store: SqlStore, first: int):
    with store.transaction() as tx:
        tx.book([booking("r1", 0, 1)])
        with pytest.raises(Overbooked, match="overbooked"):
            tx.book([booking("r2", 5, 6), booking("r3", 0, 2), booking("r4", 7, 8)])
        with pytest.raises(Overbooked, match="overbooked"):
            tx.change_reservations([booking("r1", 1, 2), booking("r1", 1, 2, size=Size.L)])
        assert tx.booked() == [booking("r1", 0, 1)]
        tx.book([booking("r5", 3, 4)])
    assert booked(store) == ["r1", "r5"]


def test_a_pool_of_which_nothing_is_known_can_not_be_booked(store: SqlStore, first: int):
    for other in ({"bank": "B"}, {"tenant": "globex"}, {"size": Size.L}):
        with pytest.raises(Overbooked):
            book(store, replace(booking("r1", 0, 1), **other))
    with store.transaction() as tx:
        tx.save_capacity({Pool("B", "acme", Size.M): (9, 1)})
    book(store, replace(booking("r1", 0, 1), bank="B"))
    with pytest.raises(Overbooked):
        book(store, booking("r2", 0, 1))


def test_a_fault_that_is_no_refusal_is_told_apart(store: SqlStore, first: int):
    for wrong in (replace(booking("r1", 0, 1), person_id="nobody"), booking("r1", 1, 1), booking("r1", 2, 1)):
        with pytest.raises(StoreError, match=r"FOREIGN KEY|ck_reservation_window"):
            book(store, wrong)
    assert booked(store) == []


@pytest.mark.parametrize("state", [one for one in ReservationState if one not in LIVE])
def test_what_is_over_takes_nothing_away_until_it_is_to_be_kept_again(
    store: SqlStore, first: int, state: ReservationState
):
    book(store, booking("r1", 0, 4))
    with store.transaction() as tx:
        tx.change_reservations([replace(booking("r1", 0, 4), state=state)])
        tx.book([booking("r2", 0, 4)])
        with pytest.raises(Overbooked):
            tx.change_reservations([booking("r1", 0, 4)])
        tx.change_reservations([booking("r1", 0, 4), replace(booking("r2", 0, 4), state=state)])
    assert booked(store) == ["r1"]


def test_two_may_change_places_at_once(store: SqlStore, first: int):
    with store.transaction() as tx:
        tx.save_capacity({Pool("A", "acme", size): (1, 1) for size in (Size.M, Size.L)})
    book(store, booking("r1", 0, 1), booking("r2", 0, 1, size=Size.L))
    swapped = [booking("r1", 0, 1, size=Size.L), booking("r2", 0, 1)]
    with store.transaction() as tx:
        tx.change_reservations(swapped)
        assert tx.booked() == swapped


def test_an_arrival_is_no_new_claim(store: SqlStore, first: int):
    book(store, booking("r1", 0, 1))
    with store.transaction() as tx:
        tx.save_capacity({})  # doors that broke: what was promised can be fulfilled all the same
    with store.transaction() as tx:
        tx.change_reservations([replace(booking("r1", 0, 1), state=ARRIVED)])
        assert tx.booked() == []
        found = tx.reservation("r1")
        assert found is not None
        assert found.state is ARRIVED
        with pytest.raises(Overbooked):
            tx.change_reservations([replace(booking("r1", 0, 1.5), state=ARRIVED)])


@pytest.mark.parametrize("reason", EndReason)
def test_a_reservation_is_done_when_what_it_gave_was_used_and_has_ended(store: SqlStore, first: int, reason: EndReason):
    book(store, booking("r1", 0, 1))
    with store.transaction() as tx:
        tx.assign(replace(assignment("a1", first), reservation="r1"))
        tx.change_reservations([replace(booking("r1", 0, 1), state=ARRIVED)])
    with store.transaction() as tx:
        tx.end("a1", NOON, reason)
        unused = reason in {EndReason.NOT_OPENED, EndReason.NOT_EMPTY}
        assert tx.reservation("r1") == replace(booking("r1", 0, 1), state=ReservationState.BOOKED if unused else DONE)


def test_a_reservation_goes_on_in_another_door(store: SqlStore, first: int):
    book(store, booking("r1", 0, 1))
    with store.transaction() as tx:
        tx.assign(replace(assignment("a1", first), reservation="r1"))
        tx.change_reservations([replace(booking("r1", 0, 1), state=ARRIVED)])
        tx.assign(replace(assignment("a2", first + 1), reservation="r1"))
        tx.end("a1", NOON, EndReason.EXCHANGED)
        assert tx.reservation("r1") == replace(booking("r1", 0, 1), state=ARRIVED)
        tx.end("a2", NOON, EndReason.GIVEN_BACK)
        assert tx.reservation("r1") == replace(booking("r1", 0, 1), state=DONE)


# --- doors that are promised by their number


def test_a_door_is_promised_once_at_a_time(store: SqlStore, first: int):
    may_book(store, 5)
    book(store, booking("r1", 0, 2, door=first), booking("r2", 2, 3, door=first), booking("r3", 0, 3, door=first + 1))
    with pytest.raises(Overbooked, match="promised twice"):
        book(store, booking("r4", 1, 3, door=first))
    with store.transaction() as tx, pytest.raises(Overbooked, match="promised twice"):
        tx.change_reservations([booking("r3", 0, 3, door=first)])
    assert booked(store) == ["r1", "r3", "r2"]


def test_a_door_is_not_promised_while_somebody_holds_it_who_came_for_theirs(store: SqlStore, first: int):
    may_book(store, 5)
    book(store, booking("r1", 0, 2))
    with store.transaction() as tx:
        tx.assign(replace(assignment("a1", first), reservation="r1"))
        tx.change_reservations([replace(booking("r1", 0, 2), state=ARRIVED)])
    with pytest.raises(Overbooked, match="promised twice"):
        book(store, booking("r2", 1, 3, door=first))
    book(store, booking("r2", 1, 3, door=first + 1), booking("r3", 2, 3, door=first))


def test_a_promised_door_is_not_counted_on_by_whoever_may_have_any(store: SqlStore, first: int):
    may_book(store, 2)
    book(store, booking("r1", 0, 8), booking("r2", 12, 15, door=first))
    book(store, booking("r3", 8, 13))  # whichever door r1 has
    with pytest.raises(Overbooked):
        book(store, booking("r4", 5, 14))  # with r1 in one door, this one would have to be in the other at twelve
    with pytest.raises(Overbooked):
        book(store, booking("r5", 7, 9), booking("r6", 13, 14, door=first + 1))  # r3 would have to be moved
    assert booked(store) == ["r1", "r3", "r2"]


def test_a_promised_door_is_given_to_nobody_else(store: SqlStore, first: int):
    book(store, booking("r1", 0, 1, door=first))
    with pytest.raises(StoreError, match="promised to somebody else"), store.transaction() as tx:
        tx.assign(assignment("a1", first, "bob"))
    with store.transaction() as tx:
        tx.assign(assignment("a2", first + 1, "bob"))
        tx.assign(assignment("a3", first, "ada"))


@pytest.mark.parametrize("hours", [(-1, 0), (0.5, 1)])
def test_a_door_that_is_promised_at_another_time_may_be_given(store: SqlStore, first: int, hours: tuple[float, float]):
    book(store, booking("r1", *hours, door=first))
    with store.transaction() as tx:
        tx.assign(assignment("a1", first, "bob"))


# --- whoever writes

INSERT = (
    "INSERT INTO reservation (id, person_id, tenant, bank, asked, size, starts_at, ends_at, state, compartment_id) "
    "VALUES (?, 'ada', 'acme', 'A', 'S', 'M', ?, ?, ?, ?)"
)
OPENS, SHUTS = "2026-11-24T11:00:00.000000Z", "2026-11-24T12:00:00.000000Z"


@pytest.fixture
def raw(store: SqlStore, first: int, tmp_path: Path, sqlite: Library) -> Any:
    """Another program's connection, beside a reservation from noon to one."""
    book(store, booking("r1", 0, 1, door=first))
    connection = sqlite.module.connect(str(tmp_path / "kiosk.db"), isolation_level=None)
    connection.execute("PRAGMA foreign_keys=1")
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("bookable", "values", "why"),
    [
        (1, (OPENS, SHUTS, "booked", None), "overbooked"),
        (1, (OPENS, SHUTS, "arrived", None), "overbooked"),
        (9, (OPENS, SHUTS, "booked", 1), "promised twice"),
        (9, (SHUTS, OPENS, "booked", None), "ck_reservation_window"),
        (9, (SHUTS, SHUTS, "done", None), "ck_reservation_window"),
        (9, (OPENS, SHUTS, "booked", 99), "FOREIGN KEY"),
    ],
)
def test_the_database_itself_refuses(store: SqlStore, raw: Any, sqlite: Library, bookable: int, values: Any, why: str):
    may_book(store, bookable)
    with pytest.raises(sqlite.module.IntegrityError, match=why):
        raw.execute(INSERT, ("r2", *values))
    assert raw.execute("SELECT id FROM reservation").fetchall() == [("r1",)]


@pytest.mark.parametrize(
    "change",
    [
        "state = 'booked'",
        f"starts_at = '{OPENS}', state = 'arrived'",
        "state = 'booked', compartment_id = 2",
    ],
)
def test_the_database_itself_refuses_a_change(raw: Any, sqlite: Library, change: str):
    raw.execute(INSERT, ("r2", OPENS, SHUTS, "cancelled", None))
    with pytest.raises(sqlite.module.IntegrityError, match="overbooked"):
        raw.execute(f"UPDATE reservation SET {change} WHERE id = 'r2'")


def test_the_database_itself_refuses_another_door_or_pool(raw: Any, store: SqlStore, sqlite: Library, first: int):
    may_book(store, 9)
    raw.execute(INSERT, ("r2", OPENS, SHUTS, "booked", first + 1))
    for change in (f"compartment_id = {first}", "bank = 'B'", "tenant = 'globex'", "size = 'L'"):
        with pytest.raises(sqlite.module.IntegrityError, match=r"promised twice|overbooked"):
            raw.execute(f"UPDATE reservation SET {change} WHERE id = 'r2'")


def test_the_database_itself_refuses_a_wider_window(raw: Any, sqlite: Library):
    raw.execute(INSERT, ("r2", SHUTS, "2026-11-24T13:00:00.000000Z", "booked", None))
    with pytest.raises(sqlite.module.IntegrityError, match="overbooked"):
        raw.execute("UPDATE reservation SET ends_at = '2026-11-24T12:00:00.000001Z' WHERE id = 'r1'")
    raw.execute("UPDATE reservation SET ends_at = '2026-11-24T11:59:59.999999Z' WHERE id = 'r1'")


def test_the_database_itself_refuses_to_give_a_promised_door_away(raw: Any, sqlite: Library, first: int):
    give = "INSERT INTO assignment (id, compartment_id, person_id, model, started_at) VALUES ('a1', ?, 'bob', 'x', ?)"
    with pytest.raises(sqlite.module.IntegrityError, match="promised to somebody else"):
        raw.execute(give, (first, OPENS))
    raw.execute(give, (first, SHUTS))


def test_of_two_who_book_the_last_door_at_the_same_time_one_has_it(
    store: SqlStore, first: int, open_store: Callable[[], SqlStore], tmp_path: Path, sqlite: Library
):
    stores, together, refused = [open_store() for _ in range(4)], threading.Barrier(4), []

    def one_of_them(number: int) -> None:
        together.wait()
        try:
            book(stores[number], booking(f"r{number}", 0, 1))
        except Overbooked:
            refused.append(number)

    threads = [threading.Thread(target=one_of_them, args=(number,)) for number in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    found = rows(sqlite.module, tmp_path / "kiosk.db", "SELECT id FROM reservation")
    assert len(refused) == 3
    assert found == [(f"r{number}",) for number in range(4) if number not in refused]
