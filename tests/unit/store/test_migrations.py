"""The schema: made by migrations, equal to the tables, and reached from every shape that was ever released."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Inspector, create_engine, inspect

from kiosk.audit.verify import verify
from kiosk.domain.assignments import Assignment, EndReason, Model, Phase
from kiosk.domain.capacity import Pool
from kiosk.domain.compartments import Condition, Size
from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events.kiosk_life import HelpWanted
from kiosk.domain.guests import VisitState
from kiosk.domain.hours import Span
from kiosk.domain.notices import NoticeKind
from kiosk.domain.operators import OperatorEntry, Role
from kiosk.domain.people import Person, PersonKind
from kiosk.domain.policy import AtExpiry, Policy
from kiosk.domain.recovery import CaseStep, ItemState, Proof
from kiosk.domain.reservations import ReservationState
from kiosk.domain.throttle import Pad
from kiosk.engine.facilities.ports import Challenge
from kiosk.engine.ports import Overbooked, StoreError
from kiosk.engine.upstream.changes_ports import Feed, Told
from kiosk.engine.visitors.ports import Spent
from kiosk.store import exporting, migrate
from kiosk.store.columns import metadata
from kiosk.store.database import APPLICATION_ID, open_writer
from kiosk.store.library import Library
from kiosk.store.store import SqlStore
from tests.fakes.clock import NOON, TurnedClock
from tests.fakes.stored import booking, rows

pytestmark = pytest.mark.usefixtures("really_migrated")
POLICY = Policy(
    Model.DAY_USE,
    ZoneInfo("Europe/Berlin"),
    warn_before=(timedelta(hours=1),),
    extensions=2,
    at_expiry=AtExpiry.OVERDUE,
)
DUMPS = sorted((Path(__file__).parents[2] / "databases").glob("*.sql"))


def shape(found: list[tuple[Any, ...]]) -> dict[str, str]:
    """Tables, indexes and triggers by name, in the words that SQLite keeps, without what is only layout."""
    return {
        name: re.sub(r"\s*([(),;])\s*", r"\1", re.sub(r"\s+", " ", sql.replace('"', ""))) for name, sql in found if sql
    }


SCHEMA = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND name NOT LIKE 'alembic%'"


def test_the_newest_migration_is_the_one_the_program_knows():
    assert ScriptDirectory(str(migrate.MIGRATIONS)).get_heads() == [migrate.HEAD]
    assert migrate.knows(migrate.HEAD)
    assert not migrate.knows("9999")


def test_migrations_make_what_the_tables_say(store: SqlStore):
    with store._connection.begin():
        context = MigrationContext.configure(store._connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_rules_are_equal_down_to_their_conditions(store: SqlStore, tmp_path: Path, sqlite: Library):
    """Alembic compares no trigger, no CHECK and no WHERE of an index, on which the rule of one holder a door rests."""
    engine = create_engine(f"sqlite:///{tmp_path / 'models.db'}", module=sqlite.module)
    metadata.create_all(engine)
    rules = f"{SCHEMA} AND type IN ('index', 'trigger')"
    made = shape(rows(sqlite.module, tmp_path / "kiosk.db", rules))
    assert made == shape(rows(sqlite.module, tmp_path / "models.db", rules))
    assert made["uq_assignment_live"].endswith("ON assignment(compartment_id)WHERE ended_at IS NULL")
    assert {"tr_reservation_booked", "tr_reservation_changed", "tr_assignment_given"} <= set(made)
    with store._connection.begin():
        assert (
            checks(inspect(store._connection))
            == checks(inspect(engine))
            == {
                ("reservation", "ck_reservation_window", "starts_at < ends_at"),
                ("recovery_case", "ck_recovery_case_over", "(step IN ('reset', 'cancelled')) = (ended_at IS NOT NULL)"),
                ("lost_item", "ck_lost_item_kept", "(state = 'kept') = (ended_at IS NULL)"),
                ("challenge", "ck_challenge_one", "id = 1"),
                ("upstream_feed", "ck_upstream_feed_one", "id = 1"),
                ("lease", "ck_lease_window", "starts_at < ends_at"),
                ("lease", "ck_lease_doors", "doors >= 0"),
                ("tag_counter", "ck_tag_counter_three_bytes", "counter BETWEEN 0 AND 16777215"),
            }
        )
    engine.dispose()


def checks(found: Inspector) -> set[tuple[str, str | None, str]]:
    return {
        (table, one["name"], one["sqltext"])
        for table in found.get_table_names()
        for one in found.get_check_constraints(table)
    }


def test_the_file_says_whose_it_is(store: SqlStore, tmp_path: Path, sqlite: Library):
    assert rows(sqlite.module, tmp_path / "kiosk.db", "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert APPLICATION_ID.to_bytes(4, "big") == b"LOCK"


def test_a_migration_that_fails_leaves_nothing_behind(tmp_path: Path, sqlite: Library, monkeypatch):
    monkeypatch.setattr(migrate, "APPLICATION_ID", "not a number (")
    with pytest.raises(StoreError, match="can't be opened"):
        SqlStore(tmp_path / "kiosk.db", sqlite, TurnedClock())
    assert rows(sqlite.module, tmp_path / "kiosk.db", "SELECT name FROM sqlite_master") == []


def load(dump: Path, path: Path, sqlite: Library) -> None:
    connection = sqlite.module.connect(str(path), isolation_level=None)
    connection.executescript(dump.read_text("utf-8"))
    connection.close()


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)
def test_a_released_database_is_brought_here_with_everything_in_it(
    dump: Path, tmp_path: Path, sqlite: Library, open_store: Callable[[], SqlStore]
):
    path = tmp_path / "kiosk.db"
    load(dump, path, sqlite)
    names = [name for (name,) in rows(sqlite.module, path, "SELECT name FROM sqlite_master WHERE type = 'table'")]
    count = " UNION ALL ".join(f"SELECT '{name}', count(*) FROM {name}" for name in names)
    before = dict(rows(sqlite.module, path, count))
    assert before["assignment"] >= 2
    assert before["audit_event"] >= before["outbox"] >= 20
    store = open_store()
    after = dict(rows(sqlite.module, path, count))
    assert after.pop("audit_epoch", 1) > before.pop("audit_epoch", 0), "its key is not here"
    assert after == before
    with store.transaction() as tx:
        cyd = tx.person("cyd")
        assert cyd is not None
        assert cyd.suspended
    with store._connection.begin():
        assert compare_metadata(MigrationContext.configure(store._connection), metadata) == []
        assert store._connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        assert store._connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def opened(name: str, path: Path, sqlite: Library, open_store: Callable[[], SqlStore]) -> SqlStore:
    load(next(dump for dump in DUMPS if dump.stem == name), path, sqlite)
    return open_store()


@pytest.mark.parametrize("name", ["0001", "0002"])
def test_what_was_recorded_without_a_chain_is_chained_and_says_so(
    name: str, tmp_path: Path, sqlite: Library, open_store: Callable[[], SqlStore]
):
    path = tmp_path / "kiosk.db"
    load(next(dump for dump in DUMPS if dump.stem == name), path, sqlite)
    query = "SELECT seq, type, at, person_id, assignment_id, opening_id, detail FROM audit_event ORDER BY seq"
    before = rows(sqlite.module, path, query)
    store = open_store()
    with store.transaction() as tx:
        tx.checkpoint()
    lines = list(exporting.whole(path, len(before)))
    for (seq, kind, at, person, assignment, opening, detail), line in zip(before, lines, strict=True):
        told, personal = json.loads(line.header), json.loads(line.personal or "{}")
        assert (told["seq"], told["type"], told["at"]) == (seq, kind, at)
        assert (told.get("assignment"), told.get("opening")) == (assignment, opening)
        assert personal.pop("person", {}).get("id") == person
        others = {key: one["id"] if isinstance(one, dict) else one for key, one in personal.items()}
        assert {**told["detail"], **others} == json.loads(detail)
        if person is not None:
            assert person not in line.header
    whys = [json.loads(row[0])["why"] for row in rows(sqlite.module, path, "SELECT genesis FROM audit_epoch")]
    assert whys == ["upgraded", "chained"]
    with store.transaction() as tx:
        tx.record(HelpWanted(screen="Start"))
        tx.checkpoint()
    whole = [one.to_bytes() for one in exporting.whole(path, len(before) + 1)]
    assert [one.is_upgraded for one in verify(whole, exporting.keys(path)).epochs] == [True, False]


def test_the_chain_of_schema_0003_goes_on(tmp_path: Path, sqlite: Library, open_store: Callable[[], SqlStore]):
    """Its key is lost here, so another epoch follows; what came before verifies with it all the same."""
    path = tmp_path / "kiosk.db"
    store = opened("0003", path, sqlite, open_store)
    with store.transaction() as tx:
        assert not tx.begin_run(), "its power was cut"
        tx.record(HelpWanted(screen="Start"))
        tx.checkpoint()
    (last,) = rows(sqlite.module, path, "SELECT max(position) FROM audit_event")
    report = verify([one.to_bytes() for one in exporting.whole(path, *last)], exporting.keys(path))
    assert [one.why for one in report.epochs] == ["upgraded", "chained", "key-lost"]
    assert report.erased == sum(one.events for one in report.erasures) > 0
    assert store.owes_scrubbing()


def test_what_was_held_before_policies_were_stored_goes_on(
    tmp_path: Path, sqlite: Library, open_store: Callable[[], SqlStore]
):
    store = opened("0001", tmp_path / "kiosk.db", sqlite, open_store)
    ends_at = datetime(2026, 11, 24, 23, tzinfo=UTC)
    ada = Assignment("id-0001", 1, "ada", Model.DAY_USE, NOON, ends_at)
    bob = Assignment("id-0007", 3, "bob", Model.DAY_USE, NOON + timedelta(seconds=20), ends_at)
    with store.transaction() as tx:
        assert list(tx.live_assignments()) == [ada, bob]
        assert [one.id for one in tx.unsettled()] == ["id-0008"]
        assert tx.conditions() == {4: {Condition.STUCK}}
        assert (tx.left_by(), tx.booked(), list(tx.waiting()), list(tx.shares())) == ({}, [], [], [])
        assert tx.person("ada") == Person("ada", "Ada", known_as="ada")
        tx.change(replace(ada, phase=Phase.OVERDUE, policy=tx.policy_id(POLICY)))
        tx.end("id-0007", NOON, EndReason.EXPIRED)
        assert tx.left_by() == {3: "bob"}
    with store.transaction() as tx:
        tx.save_capacity({Pool("A", "acme", Size.M): (4, 1)})
        tx.book([booking("r1", 0, 1)])
        with pytest.raises(Overbooked):
            tx.book([booking("r2", 0, 1)])


def test_everything_that_schema_0002_brought_is_there_after_every_later_one(
    tmp_path: Path, sqlite: Library, open_store: Callable[[], SqlStore]
):
    store = opened("0002", tmp_path / "kiosk.db", sqlite, open_store)
    noon = NOON + timedelta(days=1)
    with store.transaction() as tx:
        overdue, reserved = tx.live_assignments()
        assert (overdue.id, overdue.phase, overdue.warnings) == ("id-0001", Phase.OVERDUE, 1)
        assert (reserved.phase, reserved.extensions, reserved.used_at) == (Phase.WARNED, 1, noon)
        assert tx.policy(reserved.policy) == POLICY
        assert reserved.reservation == "id-0010"
        arrived = tx.reservation("id-0010")
        assert arrived is not None
        assert (arrived.state, arrived.desk, arrived.zone) == (ReservationState.ARRIVED, "3.14", "north")
        assert [(one.id, one.compartment_id) for one in tx.booked()] == [
            ("id-0011", None),
            ("id-0013", 5),
            ("id-0012", None),
        ]
        assert [one.id for one in tx.unsettled()] == ["id-0015"]
        assert (tx.left_by(), tx.conditions()) == ({3: "bob"}, {2: {Condition.HOLD}})
        assert [(one.person_id, one.compartment_id) for one in tx.waiting()] == [("cyd", 6)]
        assert [(one.id, one.person_id) for one in tx.shares()] == [("id-0016", "ada")]
        assert tx.favourite_of("ada") == 1
        assert [one.notice.kind for one in tx.owed_notices(noon + timedelta(hours=1), 9)] == [NoticeKind.YOUR_TURN]
        ada = tx.person("ada")
        assert ada is not None
        assert ada.groups == {"first aiders"}
        promised = booking("r1", 24, 25, door=5)
        with pytest.raises(Overbooked, match="promised twice"):
            tx.book([replace(promised, starts_at=noon + timedelta(hours=25), ends_at=noon + timedelta(hours=26))])


def test_everything_that_schema_0004_brought_is_there_after_every_later_one(
    tmp_path: Path, sqlite: Library, open_store: Callable[[], SqlStore]
):
    store = opened("0004", tmp_path / "kiosk.db", sqlite, open_store)
    noon = NOON + timedelta(days=2)
    with store.transaction() as tx:
        wanda, kim, _ = visits = tx.visits(noon, noon + timedelta(days=2))
        assert [one.state for one in visits] == [VisitState.HERE, VisitState.LEFT, VisitState.INVITED]
        assert (wanda.company, wanda.host_id, wanda.language, wanda.size) == ("Größe & Söhne", "ada", "de", Size.M)
        assert (kim.hours, kim.reachable, kim.confirmed) == (Span(time(7), time(16, 30)), True, False)
        assert [one.id for one in tx.live_visits()] == ["id-v1", "id-v3"]
        here, today, over = (tx.known_pass(f"00000000000000a{number}") for number in (1, 2, 3))
        assert here is not None
        assert today is not None
        assert over is not None
        assert tx.person_with_ref(here.given.host or "") == tx.person("ada")
        assert (here.key, here.used_at, here.spent_at, here.spent_on) == (None, noon, None, None)
        assert (today.given.kind, today.given.hours, today.spent_on) == (PersonKind.CONTRACTOR, kim.hours, noon.date())
        assert (over.spent_at, over.revoked_at) == (noon + timedelta(hours=1),) * 2
        with pytest.raises(Spent):
            tx.keep_pass(replace(over, spent_at=None))
        assert tx.is_revoked_unseen("00000000000000a9", bytes.fromhex("630DCD2966C43366"))
        given, free, _ = tx.pool_codes("A", noon + timedelta(days=2))
        assert (given.visit_id, free.visit_id) == ("id-v1", None)
        assert tx.visitor_code(b"lookup d1") is not None
        gate, desk = sorted(tx.trusted_keys().values(), key=lambda one: one.issuer)
        assert (gate.revoked_at, desk.tenants) == (noon + timedelta(hours=1), frozenset({"acme"}))
        assert tx.time_floor() == noon
        (arrived,) = (one for one in tx.owed_notices(noon, 9) if one.notice.kind is NoticeKind.ARRIVED)
        assert arrived.about == "Wanda Wöhrl"


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)
def test_a_released_migration_is_never_changed_afterwards(dump: Path, tmp_path: Path, sqlite: Library):
    load(dump, tmp_path / "released.db", sqlite)
    path = tmp_path / "now.db"
    with open_writer(path, sqlite).connect() as connection, connection.begin():
        command.upgrade(migrate.configuration(connection), dump.stem)
    assert shape(rows(sqlite.module, path, SCHEMA)) == shape(rows(sqlite.module, tmp_path / "released.db", SCHEMA))


def test_everything_that_schema_0005_brought_is_there_after_every_later_one(
    tmp_path: Path, sqlite: Library, open_store: Callable[[], SqlStore]
):
    store = opened("0005", tmp_path / "kiosk.db", sqlite, open_store)
    noon = NOON + timedelta(days=3)
    with store.transaction() as tx:
        assert list(tx.operators()) == [OperatorEntry("ada", Role.FACILITIES, noon)]
        assert tx.challenge() == Challenge("7K4M-9QXW-2HTD", noon)
        assert (tx.kiosk_setting("volume"), tx.kiosk_setting("message")) == ("70", "Bis 18 Uhr geöffnet")
        assert [one.ends_at for one in tx.credentials_of("bob")] == [None, None, noon + timedelta(hours=12)]
        assert list(tx.code_failures(NOON, Pad.OPERATOR)) == [noon]
        assert tx.conditions_until() == {(5, Condition.OUT_OF_SERVICE): date(2026, 12, 1)}
        (live,) = tx.open_cases()
        over = tx.case("id-c1")
        assert over is not None
        assert (live.id, live.step, over.step) == ("id-c2", CaseStep.COLLECTED, CaseStep.RESET)
        food, keys, bag = tx.items()
        assert [one.bag for one in tx.items_of("id-c1")] == ["LP-0001", "LP-0002", "LP-0003"]
        assert (bag.photo, bag.description, bag.keep_until) == (True, "rucksack, grün", date(2027, 5, 26))
        assert (keys.proof, keys.handed_to, keys.state) == (Proof.SIGNATURE, "Bob", ItemState.HANDED_BACK)
        assert food.state is ItemState.DISPOSED
        assert [one.id for one in tx.live_alarms()] == ["id-a2"]
        assert tx.next_bag() == "LP-0004"
    with store.transaction() as tx:
        later = noon + timedelta(days=1000)
        tx.erase_events(later, 500)
        lines = "SELECT count(*) FROM case_line JOIN audit_event USING (position) WHERE personal IS NOT NULL"
        assert tx._connection.exec_driver_sql(lines).scalar() == 9, "what they tell of is not over"


def test_everything_that_schema_0006_brought_is_there_after_every_later_one(
    tmp_path: Path, sqlite: Library, open_store: Callable[[], SqlStore]
):
    store = opened("0006", tmp_path / "kiosk.db", sqlite, open_store)
    with store.transaction() as tx:
        assert tx.feed() == Feed("MSBhY21lIDE3OTU2MTE2MDAwMDAwMDA", 2, whole=False)
        assert [(one.id, one.state) for one in tx.told_before(2)] == [("bob", Told.LIVE)]
        assert [(one.id, one.badge) for one in tx.owed_badges()] == [("bob", b"looked up: ada")]
        cyd, gone = tx.told_row("person", "cyd"), tx.told_row("person", "E1009")
        assert cyd is not None
        assert gone is not None
        assert (cyd.state, cyd.version, gone.state) == (Told.SUSPENDED, 1795611600000002, Told.GONE)


def test_everything_that_schema_0007_brought_is_there_after_every_later_one(
    tmp_path: Path, sqlite: Library, open_store: Callable[[], SqlStore]
):
    booking = "5f0c1b7e9d2a4c3b8e6f7a1d2c3b4a59"
    store = opened("0007", tmp_path / "kiosk.db", sqlite, open_store)
    with store.transaction() as tx:
        sold = tx.reservation_for(booking)
        assert sold is not None
        assert (sold.id, sold.state) == ("id-0010", ReservationState.ARRIVED)
        (told,) = tx.told_of("reservation")
        assert told.value is not None
        assert (told.id, told.value["revision"]) == (booking, 2)
        (owed,) = tx.owed_answers(10)
        assert (owed.number, owed.about, owed.body["state"]) == (3, booking, "confirmed")
        tx.answer_taken(owed.number)
        tx.owe_answer("reservation", booking, {}, NOON)
        assert [one.number for one in tx.owed_answers(10)] == [4], "a number is never given twice"
        assert [(one.doors, one.agreed, one.lead) for one in tx.leases()] == [
            (2, True, timedelta(hours=1)),
            (3, False, timedelta(hours=1)),
        ]
    signed = [note for line in exporting.whole(tmp_path / "kiosk.db", 72) for note in line.checkpoints]
    assert ["locker-upstream" in one for one in signed] == [False, False, False, True]


def test_everything_that_schema_0008_brought_is_there_after_every_later_one(
    tmp_path: Path, sqlite: Library, open_store: Callable[[], SqlStore]
):
    tag = b"keyed hash of the tag of Ada, .."
    store = opened("0008", tmp_path / "kiosk.db", sqlite, open_store)
    with store.transaction() as tx:
        ada = tx.holder_of(CredentialKind.TAG, tag)
        assert ada is not None
        assert (ada.name, tx.tag_counter(tag)) == ("Ada", 61)
    with pytest.raises(StoreError, match="only rises"), store.transaction() as tx:
        tx.raise_tag_counter(tag, 61)


def test_every_migration_has_a_database_of_its_shape_in_the_tests():
    revisions = {one.revision for one in ScriptDirectory(str(migrate.MIGRATIONS)).walk_revisions()}
    assert {dump.stem for dump in DUMPS} == revisions
