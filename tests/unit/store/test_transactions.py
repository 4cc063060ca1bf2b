"""One atomic change: durable as a whole, undone as a whole, and what is remembered is what is written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.domain.assignments import EndReason
from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events import Event, EventType
from kiosk.domain.openings import Outcome
from kiosk.domain.people import Person, PersonKind
from kiosk.engine.ports import PersonRecord, StoreError, Taken
from kiosk.store import cached
from kiosk.store.library import Library
from kiosk.store.store import SqlStore
from tests.fakes.clock import NOON, TurnedClock
from tests.fakes.failing_disk import BEGIN, COMMIT, WRITE, failing
from tests.fakes.stored import assignment, furnish, opening, rows

BADGE, QR = CredentialKind.BADGE, CredentialKind.QR
HELP = Event(EventType.HELP_ASKED)


def test_what_was_committed_is_there_after_the_process_is_gone(store: SqlStore, open_store: Callable[[], SqlStore]):
    first, _ = furnish(store, "ada")
    held = assignment("a1", first)
    with store.transaction() as tx:
        tx.assign(held)
        tx.intend(opening("o1", held))
    with open_store().transaction() as tx:
        assert tx.live_assignments() == [held]
        assert tx.unsettled() == [opening("o1", held)]
        assert tx.assignment_of("ada") == tx.assignment("a1") == held


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
        assert (tx.live_assignments(), tx.assignment_of("ada")) == ([], None)


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
    assert rows(sqlite.module, path, "SELECT seq FROM audit_event ORDER BY seq") == [(1,), (2,), (3,), (4,)]
    assert rows(sqlite.module, path, "SELECT seq FROM outbox ORDER BY seq") == [(1,), (2,), (3,), (4,)]


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
    with store.transaction() as tx:
        for held in (assignment("a1", first), assignment("a2", second, "bob")):
            tx.assign(held)
        tx.end("a1", NOON, EndReason.EXPIRED)
        tx.record(HELP, HELP)
    with store.transaction() as tx:
        found = cached.load(store._connection)
        assert list(tx.live_assignments()) == list(found.live.values())
        assert store._cached is not None
        assert store._cached.next_seq == found.next_seq


def test_a_known_person_keeps_what_the_source_does_not_speak_of(store: SqlStore):
    until = NOON + timedelta(days=1)
    full = PersonRecord("ada", "Ada", PersonKind.CONTRACTOR, "a@b.c", None, None, NOON, until, needs_reachable=True)
    with store.transaction() as tx:
        tx.save_person(full)
        tx.save_person(PersonRecord("ada", "Ada L.", told=frozenset({"valid_until"})))
        found = tx.person_known_as("ada")
    assert found is not None
    assert found.id != "ada", "an id of our own, which says nothing about anybody"
    assert found == Person(found.id, "Ada L.", PersonKind.CONTRACTOR, NOON, None, needs_reachable=True)


def test_a_badge_belongs_to_one_person(store: SqlStore):
    furnish(store, "ada", "bob")
    with store.transaction() as tx:
        with pytest.raises(Taken, match="badge"):
            tx.save_person(PersonRecord("bob", "B", credentials={BADGE: b"looked up: ada"}))
        holder = tx.holder_of(BADGE, b"looked up: ada")
        assert holder is not None
        assert holder.id == "ada"
        bob = tx.person("bob")
        assert bob is not None
        assert bob.name == "Bob", "nothing changed"


def test_a_new_badge_replaces_the_old_one_which_may_go_to_somebody_else(store: SqlStore):
    furnish(store, "ada", "bob")
    with store.transaction() as tx:
        tx.add_credential("ada", BADGE, b"new")
        tx.add_credential("ada", BADGE, b"new")
        assert tx.holder_of(BADGE, b"looked up: ada") is None
        tx.add_credential("bob", BADGE, b"looked up: ada")
        assert [holder.id for b in (b"new", b"looked up: ada") if (holder := tx.holder_of(BADGE, b))] == ["ada", "bob"]
        assert tx.holder_of(QR, b"new") is None, "a badge is no QR code"


def test_wrong_codes_are_remembered_in_their_order(store: SqlStore):
    with store.transaction() as tx:
        for seconds in (5, 1, 3):
            tx.add_code_failure(NOON + timedelta(seconds=seconds))
        found = tx.code_failures(NOON + timedelta(seconds=1))
    assert found == [NOON + timedelta(seconds=3), NOON + timedelta(seconds=5)]


def test_an_event_tells_when_and_in_which_run(store: SqlStore, clock: TurnedClock, tmp_path: Path, sqlite: Library):
    clock.turn(0.5)
    with store.transaction() as tx:
        tx.record(Event(EventType.HELP_ASKED, person_id="ada", compartment_id=7, detail={"screen": "Größe"}))
    query = "SELECT at, type, person_id, compartment_id, detail, length(boot), length(id) FROM audit_event"
    assert rows(sqlite.module, tmp_path / "kiosk.db", query) == [
        ("2026-11-24T11:00:00.500000Z", "help.asked", "ada", 7, '{"screen":"Größe"}', 36, 36)
    ]
