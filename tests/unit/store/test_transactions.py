"""One atomic change: durable as a whole, undone as a whole, and what is remembered is what is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.assignments import EndReason, Model, Phase
from kiosk.domain.events.kiosk_life import HelpWanted
from kiosk.domain.openings import Outcome
from kiosk.domain.policy import Policy
from kiosk.domain.reservations import ReservationState
from kiosk.engine.ports import StoreError
from kiosk.store import cached
from kiosk.store.library import Library
from kiosk.store.store import SqlStore
from tests.fakes.clock import NOON, TurnedClock
from tests.fakes.failing_disk import BEGIN, COMMIT, WRITE, failing
from tests.fakes.stored import assignment, booking, furnish, may_book, opening, rows

POLICY = Policy(Model.DAY_USE, ZoneInfo("Europe/Berlin"))
HELP = HelpWanted(screen="Start")


def test_what_was_committed_is_there_after_the_process_is_gone(store: SqlStore, open_store: Callable[[], SqlStore]):
    first, _ = furnish(store, "ada")
    held = assignment("a1", first)
    with store.transaction() as tx:
        tx.assign(held)
        tx.intend(opening("o1", held))
    with open_store().transaction() as tx:
        assert tx.live_assignments() == [held]
        assert tx.unsettled() == [opening("o1", held)]
        assert [*tx.assignments_of("ada")] == [tx.assignment("a1")] == [held]


def test_another_connection_sees_nothing_before_the_commit(store: SqlStore, tmp_path: Path, sqlite: Library):
    path = tmp_path / "kiosk.db"
    with store.transaction() as tx:
        tx.record(HELP)
        assert rows(sqlite.module, path, "SELECT count(*) FROM audit_event") == [(0,)]
    assert rows(sqlite.module, path, "SELECT count(*) FROM audit_event") == [(1,)]


def test_an_exception_undoes_everything(store: SqlStore):
    first, _ = furnish(store, "ada")

    def stumble() -> None:
        with store.transaction() as tx:
            tx.assign(assignment("a1", first))
            tx.record(HELP)
            raise LookupError

    with pytest.raises(LookupError):
        stumble()
    with store.transaction() as tx:
        assert (tx.live_assignments(), tx.assignments_of("ada")) == ([], [])


@pytest.mark.parametrize("at", [BEGIN, WRITE, COMMIT])
def test_a_failure_is_a_store_error_and_the_next_transaction_works(store: SqlStore, at: str):
    first, _ = furnish(store, "ada")

    def assign() -> None:
        with store.transaction() as tx:
            tx.assign(assignment("a1", first))
            tx.record(HELP)

    with failing(store, at):
        for _ in range(2):
            with pytest.raises(StoreError, match="can't be written"):
                assign()
    assign()
    with store.transaction() as tx:
        assert [one.id for one in tx.live_assignments()] == ["a1"]


@pytest.mark.expects_log("store.not_undone")
def test_a_disk_on_which_nothing_can_even_be_undone_is_a_store_error_and_works_again_later(store: SqlStore):
    def record() -> None:
        with store.transaction() as tx:
            tx.record(HELP)

    driver = store._connection.connection.driver_connection
    assert driver is not None
    driver.set_authorizer(lambda _, first, *rest: int(first in {"COMMIT", "ROLLBACK"}))
    for _ in range(2):
        with pytest.raises(StoreError):
            record()
    driver.set_authorizer(None)
    with pytest.raises(StoreError, match="within a transaction"):
        record()
    record()


def test_the_numbers_of_the_record_have_no_gap_after_an_undone_one(
    store: SqlStore, open_store: Callable[[], SqlStore], tmp_path: Path, sqlite: Library
):
    with store.transaction() as tx:
        tx.record(HELP, HELP)
    with failing(store, COMMIT), pytest.raises(StoreError), store.transaction() as tx:
        tx.record(HELP)
    with store.transaction() as tx:
        tx.record(HELP)
    store.close()
    with open_store().transaction() as tx:
        tx.record(HELP)
    path = tmp_path / "kiosk.db"
    assert rows(sqlite.module, path, "SELECT position FROM audit_event ORDER BY position") == [(1,), (2,), (3,), (4,)]
    assert rows(sqlite.module, path, "SELECT position FROM outbox ORDER BY position") == [(1,), (2,), (3,), (4,)]


def test_a_compartment_has_one_holder_at_a_time(store: SqlStore):
    first, _ = furnish(store, "ada", "bob")
    with store.transaction() as tx:
        tx.assign(assignment("a1", first))
    with pytest.raises(StoreError), store.transaction() as tx:
        tx.assign(assignment("a2", first, "bob"))
    with store.transaction() as tx:
        assert [one.id for one in tx.live_assignments()] == ["a1"]
        tx.end("a1", NOON, EndReason.GIVEN_BACK)
        tx.assign(assignment("a3", first, "bob"))
    with store.transaction() as tx:
        assert [one.id for one in tx.live_assignments()] == ["a3"]


def test_the_database_itself_refuses_a_second_holder(store: SqlStore, tmp_path: Path, sqlite: Library):
    first, second = furnish(store, "ada", "bob")
    with store.transaction() as tx:
        tx.assign(assignment("a1", first))
    raw = sqlite.module.connect(str(tmp_path / "kiosk.db"))
    columns = "id, compartment_id, person_id, model, started_at"
    insert = f"INSERT INTO assignment ({columns}) VALUES (?, ?, 'bob', 'session', 'x')"
    with pytest.raises(sqlite.module.IntegrityError):
        raw.execute(insert, ("a2", first))
    raw.execute(insert, ("a2", second))
    with pytest.raises(sqlite.module.IntegrityError):
        raw.execute("UPDATE assignment SET compartment_id = ? WHERE id = 'a2'", (first,))
    raw.close()


def test_somebody_nobody_knows_can_hold_nothing(store: SqlStore):
    first, _ = furnish(store)
    with pytest.raises(StoreError), store.transaction() as tx:
        tx.assign(assignment("a1", first, "nobody"))


def test_an_outcome_settles_and_counts_the_wear_of_a_door_that_opened(store: SqlStore):
    first, second = furnish(store, "ada", "bob")
    one, two = assignment("a1", first), assignment("a2", second, "bob")
    with store.transaction() as tx:
        for held in (one, two):
            tx.assign(held)
        for name, held in (("o1", one), ("o2", one), ("o3", two)):
            tx.intend(opening(name, held, attempt=int(name[1])))
        tx.settle(opening("o1", one, 1), Outcome.OPENED, NOON)
        tx.settle(opening("o2", one, 2), Outcome.NOT_OPENED, NOON)
    with store.transaction() as tx:
        assert [of.id for of in tx.unsettled()] == ["o3"]
        assert {n: tx.openings_by_compartment().get(n, 0) for n in (first, second)} == {first: 1, second: 0}
        last = tx.last_opening(first)
        assert last is not None
        assert last.id == "o2"
        assert tx.last_opening(99) is None


def test_what_is_remembered_is_what_a_fresh_look_finds(store: SqlStore):
    first, second = furnish(store, "ada", "bob")
    may_book(store, 2)
    with store.transaction() as tx:
        tx.book([booking("r1", 5, 6), booking("r2", 0, 1), booking("r3", 2, 3)])
        tx.change_reservations([replace(booking("r2", 0, 1), state=ReservationState.ARRIVED)])
        tx.change_reservations([replace(booking("r3", 2, 3), state=ReservationState.CANCELLED)])
        early = replace(assignment("a2", second, "bob"), started_at=NOON - timedelta(days=1))
        for held in (assignment("a0", first), early):  # a clock set back: the newer one began before
            tx.assign(held)
        tx.settle(opening("o1", early), Outcome.OPENED, NOON)
        tx.end("a0", NOON, EndReason.EXPIRED)
        tx.assign(replace(assignment("a1", first, "bob"), policy=tx.policy_id(POLICY), reservation="r2"))
        tx.end("a1", NOON, EndReason.EXPIRED)
        tx.record(HELP, HELP)
    with store.transaction():
        remembered, found = store._cached, cached.load(store._connection)
        assert remembered == found
        assert list(found.promised) == ["r1"]
        assert found.left_by == {first: "bob"}


def test_a_change_is_written_and_remembered(store: SqlStore, open_store: Callable[[], SqlStore]):
    first, _ = furnish(store, "ada")
    changed = replace(
        assignment("a1", first),
        started_at=NOON + timedelta(minutes=1),
        ends_at=None,
        phase=Phase.WARNED,
        warnings=2,
        extensions=1,
        used_at=NOON + timedelta(hours=1),
    )
    with store.transaction() as tx:
        tx.assign(assignment("a1", first))
        tx.change(changed)
        assert tx.assignment("a1") == changed
    with open_store().transaction() as tx:
        assert tx.assignment("a1") == changed


def test_what_has_ended_is_not_changed_any_more(store: SqlStore, tmp_path: Path, sqlite: Library):
    first, _ = furnish(store, "ada")
    with store.transaction() as tx:
        tx.assign(assignment("a1", first))
        tx.end("a1", NOON, EndReason.GIVEN_BACK)
        tx.change(replace(assignment("a1", first), phase=Phase.FLAGGED))
        tx.end("a1", NOON, EndReason.EXPIRED)
        assert tx.assignment("a1") is None
    found = rows(sqlite.module, tmp_path / "kiosk.db", "SELECT phase, end_reason FROM assignment")
    assert found == [("assigned", "given back")]


def test_somebody_may_hold_several_and_has_them_in_the_order_in_which_they_were_given(store: SqlStore):
    first, second = furnish(store, "ada", "bob")
    with store.transaction() as tx:
        tx.assign(assignment("a2", second))
        tx.assign(assignment("a1", first))
        assert [one.id for one in tx.assignments_of("ada")] == ["a2", "a1"]
        assert tx.assignments_of("bob") == []


def test_the_holder_before_is_the_last_one_who_had_the_door(store: SqlStore):
    first, second = furnish(store, "ada", "bob", "cyd")
    with store.transaction() as tx:
        for name, who in (("a1", "ada"), ("a2", "bob"), ("a3", "cyd")):
            tx.assign(assignment(name, first, who))
            tx.end(name, NOON, EndReason.GIVEN_BACK)
        tx.assign(assignment("a4", second, "ada"))
        assert tx.holder_before(assignment("a4", second)) is None
        assert tx.holder_before(assignment("a3", first)) == "bob"


def test_the_latest_time_on_the_record_counts_not_the_newest_line(store: SqlStore, clock: TurnedClock):
    with store.transaction() as tx:
        assert tx.last_recorded_at() is None
        tx.record(HELP)
    clock.set_wall(NOON - timedelta(hours=3))  # a clock that has lost its time
    with store.transaction() as tx:
        tx.record(HELP)
    with store.transaction() as tx:
        assert tx.last_recorded_at() == NOON


def test_wrong_codes_are_remembered_in_their_order(store: SqlStore):
    with store.transaction() as tx:
        for seconds in (5, 1, 3):
            tx.add_code_failure(NOON + timedelta(seconds=seconds))
        found = tx.code_failures(NOON + timedelta(seconds=1))
    assert found == [NOON + timedelta(seconds=3), NOON + timedelta(seconds=5)]
