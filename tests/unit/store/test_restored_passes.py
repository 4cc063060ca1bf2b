"""After a restore no pass is used twice, no code given out twice, no revoked key taken: whatever the backup says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kiosk.store import backups
from kiosk.store.library import Library
from kiosk.store.restore import restore
from kiosk.store.transaction import SqlTransaction
from tests.fakes.clock import NOON
from tests.fakes.furniture import quick_folder
from tests.fakes.guests import DAY, HOUR, UNTIL, given, guest, key, known, pass_id, pool_code, visitor_code
from tests.fakes.kept import Kept

TOMORROW = UNTIL + DAY
ON = date(2026, 11, 24)


@pytest.fixture
def kept(sqlite: Library) -> Iterator[Kept]:
    """Of what Ada and Ben use, there is a backup."""
    with quick_folder() as folder:
        kept = Kept(folder / "data", sqlite)
        change(kept, _what_the_backup_knows)
        kept.give("01", "ada")
        kept.back_up()
        yield kept


def _what_the_backup_knows(tx: SqlTransaction) -> None:
    for name, person in (("one", "ada"), ("two", "ben"), ("three", "chiara")):
        tx.keep_pass(replace(known(name, person), given=given(name, ends_at=TOMORROW)))
    tx.keep_pass(known("over", "deniz", used_at=NOON))
    for visit in ("v1", "v2"):
        tx.add_visit(guest(visit))
    tx.add_pool_codes([pool_code("c1"), pool_code("c2"), pool_code("c3")])
    tx.take_pool_code(pass_id("c1"), "v1")
    tx.keep_visitor_codes([visitor_code("c1")])
    for desk in ("desk", "gate"):
        tx.trust(key(desk))


def change(kept: Kept, what: Callable[[SqlTransaction], object]) -> None:
    kept.happen()
    with kept.store() as store, store.transaction() as tx:
        what(tx)


def put_back(kept: Kept, hours: float = 1) -> None:
    kept.clock.turn(hours * 3600)
    source = backups.listed(kept.folder, kept.library)[0].path
    restore(kept.folder, kept.library, kept.clock, source)


def spend(name: str, **how: object) -> Callable[[SqlTransaction], None]:
    def do(tx: SqlTransaction) -> None:
        one = tx.known_pass(pass_id(name))
        assert one is not None
        tx.keep_pass(replace(one, **how))  # type: ignore[arg-type]

    return do


def open_passes(kept: Kept) -> set[str]:
    with kept.store() as store, store.transaction() as tx:
        return {bytes.fromhex(one.given.id).rstrip(b"\0").decode() for one in tx.unspent_passes(UNTIL)}


def test_what_was_spent_after_the_backup_stays_spent(kept: Kept):
    change(kept, spend("one", spent_at=NOON + 3 * HOUR))
    change(kept, spend("two", spent_on=ON))
    change(kept, spend("three", revoked_at=NOON))
    put_back(kept)
    with kept.store() as store, store.transaction() as tx:
        one, two, three = (tx.known_pass(pass_id(name)) for name in ("one", "two", "three"))
        assert one is not None
        assert two is not None
        assert three is not None
        assert (one.spent_at, two.spent_at, two.spent_on, three.spent_at) == (
            kept.clock.now(),
            None,
            ON,
            kept.clock.now(),
        )
        assert tx.passes_doubted_before() is None
    told = [(one["pass_id"], one["for_today"]) for one in kept.recorded("pass.spent")]
    assert sorted(told) == sorted([(pass_id("one"), False), (pass_id("two"), True), (pass_id("three"), False)])
    assert {one["why"] for one in kept.recorded("pass.spent")} == {"restored"}


def test_what_came_and_was_spent_after_the_backup_is_refused(kept: Kept):
    change(kept, lambda tx: tx.keep_pass(known("new", "ada", spent_at=NOON)))
    change(kept, lambda tx: tx.keep_pass(known("day", "ada", spent_on=ON)))
    change(kept, lambda tx: tx.keep_pass(known("here", "ada", used_at=NOON)))
    change(kept, lambda tx: tx.revoke_unseen(pass_id("ended"), None, TOMORROW))
    put_back(kept)
    with kept.store() as store, store.transaction() as tx:
        refused = [name for name in ("new", "day", "ended", "here", "one") if tx.is_revoked_unseen(pass_id(name), None)]
        assert refused == ["new", "day", "ended"]
    assert len(kept.recorded("pass.revoked")) == 3
    put_back(kept)
    assert len(kept.recorded("pass.revoked")) == 3, "from the same backup once more"


def test_passes_that_nothing_happened_to_go_on(kept: Kept):
    put_back(kept)
    assert open_passes(kept) == {"one", "two", "three"}
    assert kept.recorded("pass.spent") == kept.recorded("pass.revoked") == kept.recorded("key.revoked") == []
    with kept.store() as store, store.transaction() as tx:
        assert tx.time_floor() is tx.passes_doubted_before() is None
        assert len(tx.pool_codes("A", UNTIL)) == 3


def test_codes_keys_and_time_are_as_they_were_left(kept: Kept):
    change(kept, lambda tx: tx.take_pool_code(pass_id("c2"), "v2"))
    change(kept, lambda tx: tx.revoke_key(key("gate").id, NOON))
    change(kept, lambda tx: tx.raise_time_floor(NOON + HOUR))
    put_back(kept)
    with kept.store() as store, store.transaction() as tx:
        assert {one.pass_id for one in tx.pool_codes("A", UNTIL)} == {pass_id("c1"), pass_id("c3")}
        revoked = {one.issuer: one.revoked_at for one in tx.trusted_keys().values()}
        assert revoked == {"desk": None, "gate": kept.clock.now()}
        assert tx.time_floor() == NOON + HOUR
    assert [one["issuer"] for one in kept.recorded("key.revoked")] == ["gate"]


GONE = {
    "gone": lambda path: path.unlink(),
    "no database": lambda path: path.write_bytes(b"x" * 8192),
    "of another kiosk": None,
}


@pytest.mark.parametrize("how", GONE)
def test_where_nothing_is_told_only_who_has_a_door_goes_on_with_their_pass(kept: Kept, how: str, tmp_path: Path):
    spoil = GONE[how]
    if spoil is None:
        other = Kept(tmp_path / "other", kept.library)
        kept.folder.database.write_bytes(other.folder.database.read_bytes())
    else:
        spoil(kept.folder.database)
    put_back(kept)
    assert open_passes(kept) == {"one"}, "Ada has a door by the backup"
    with kept.store() as store, store.transaction() as tx:
        assert tx.passes_doubted_before() == kept.clock.now(), "of passes that the backup has never heard of"
        assert [one.pass_id for one in tx.pool_codes("A", UNTIL)] == [pass_id("c1")], "perhaps given out since"
        over = tx.known_pass(pass_id("over"))
        assert over is not None
    assert {one["pass_id"] for one in kept.recorded("pass.spent")} == {
        pass_id("two"),
        pass_id("three"),
        pass_id("over"),
    }


def test_a_clock_that_was_reset_doubts_no_less(kept: Kept):
    kept.folder.database.unlink()
    kept.clock.set_wall(NOON - 365 * DAY)
    put_back(kept)
    with kept.store() as store, store.transaction() as tx:
        doubted = tx.passes_doubted_before()
    assert doubted is not None
    assert doubted >= NOON + 3 * HOUR, "the backup is of then"


A_ROW = "used_at, starts_at, spent_on, revoked_at FROM known_pass LIMIT 1"
GIVEN = "bank, issued_at, starts_at, 'z', tenant, size, reachable, kind, hours, host, person_id, key"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE revoked_unseen SET until = 'z'",
        f"INSERT INTO known_pass SELECT 'x', {GIVEN}, {A_ROW}",
        "INSERT INTO time_floor VALUES ('signed', 'now')",
        "DROP TABLE trusted_key",
    ],
)
def test_what_can_not_be_read_is_not_believed(kept: Kept, statement: str):
    """Damage that SQLite does not see."""
    change(kept, lambda tx: tx.revoke_unseen(pass_id("ended"), None, TOMORROW))
    with kept.store() as store, store.transaction() as tx:
        tx._connection.exec_driver_sql(statement)
    put_back(kept)
    assert open_passes(kept) == {"one"}


def test_doors_are_judged_by_themselves(kept: Kept):
    """What is wrong with a table of passes holds no door."""
    with kept.store() as store, store.transaction() as tx:
        tx._connection.exec_driver_sql("DROP TABLE trusted_key")
    put_back(kept)
    assert kept.holds() == {}


def test_a_database_from_before_passes_leaves_none_in_doubt(kept: Kept):
    with kept.store() as store, store.transaction() as tx:
        for table in ("pool_code", "guest_visit", "known_pass"):
            tx._connection.exec_driver_sql("DROP TRIGGER IF EXISTS tr_known_pass_kept")
            tx._connection.exec_driver_sql(f"DROP TABLE {table}")
    put_back(kept)
    assert open_passes(kept) == {"one", "two", "three"}


def test_who_has_given_their_door_back_since_is_done_with_their_pass(kept: Kept):
    kept.take_back("01")
    change(kept, spend("one", spent_at=NOON))
    kept.give("01", "ben")
    put_back(kept)
    assert open_passes(kept) == {"two", "three"}
