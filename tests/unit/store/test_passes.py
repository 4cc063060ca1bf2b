"""Passes and codes: kept as they were given, and nothing of what became of them is ever undone."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kiosk.domain.compartments import Size
from kiosk.domain.passes import KnownPass, Pass
from kiosk.domain.people import PersonKind
from kiosk.engine.visitors.ports import Spent
from kiosk.store.library import Library
from kiosk.store.store import SqlStore
from tests.fakes.clock import NOON
from tests.fakes.guests import (
    DAY,
    HOUR,
    OFFICE_HOURS,
    UNTIL,
    given,
    guest,
    key,
    known,
    pass_id,
    pool_code,
    visitor_code,
)
from tests.fakes.stored import furnish, rows

FULL = KnownPass(
    Pass(
        id="0123456789abcdef",
        bank="A",
        issued_at=NOON - DAY,
        starts_at=NOON,
        ends_at=UNTIL + 3 * DAY,
        tenant="acme",
        size=Size.L,
        reachable=True,
        kind=PersonKind.CONTRACTOR,
        hours=OFFICE_HOURS,
        host="0123456789ab",
    ),
    "ada",
    key=bytes(range(8)),
    used_at=NOON,
    spent_at=UNTIL,
    spent_on=date(2026, 11, 24),
    revoked_at=UNTIL + HOUR,
)


def keep(store: SqlStore, *passes: KnownPass) -> None:
    with store.transaction() as tx:
        for one in passes:
            tx.keep_pass(one)


def kept(store: SqlStore, name: str = "one") -> KnownPass | None:
    with store.transaction() as tx:
        return tx.known_pass(pass_id(name))


@pytest.mark.parametrize("one", [FULL, known("one")])
def test_a_pass_is_known_as_it_was_given(one: KnownPass, store: SqlStore, open_store: Callable[[], SqlStore]):
    furnish(store, "ada", "bob")
    keep(store, one)
    with open_store().transaction() as tx:
        assert tx.known_pass(one.given.id) == one
        assert tx.pass_of("ada") == one
        assert tx.pass_of("bob") is tx.known_pass("f" * 16) is None


def test_the_newest_pass_of_a_visitor_is_the_one_that_was_written_last(store: SqlStore):
    furnish(store, "ada")
    second = replace(known("two"), given=given("two", issued_at=NOON - DAY))
    keep(store, known("one"), second)
    keep(store, known("one", used_at=NOON))
    with store.transaction() as tx:
        assert tx.pass_of("ada") == second


def test_a_pass_that_lasts_longer_is_the_same_pass(store: SqlStore):
    furnish(store, "ada")
    keep(store, known("one", used_at=NOON))
    longer = replace(known("one", used_at=NOON), given=given("one", issued_at=NOON + HOUR, ends_at=UNTIL + HOUR))
    keep(store, longer)
    assert kept(store) == longer


@pytest.mark.parametrize("end", [{"spent_at": UNTIL}, {"revoked_at": UNTIL}, {"spent_on": date(2026, 11, 24)}])
def test_what_ended_a_pass_is_never_taken_back(store: SqlStore, end: dict[str, Any]):
    furnish(store, "ada")
    keep(store, known("one"))
    keep(store, known("one", **end))
    with pytest.raises(Spent, match="stays so"):
        keep(store, known("one"))
    longer = given("one", issued_at=NOON + HOUR, ends_at=UNTIL + DAY)
    with pytest.raises(Spent):
        keep(store, replace(known("one"), given=longer))
    assert kept(store) == known("one", **end)
    keep(store, replace(known("one", **end), given=longer, used_at=UNTIL))
    assert kept(store) == replace(known("one", **end), given=longer, used_at=UNTIL)


def test_of_the_days_that_somebody_was_done_with_the_last_one_stands(store: SqlStore):
    furnish(store, "ada")
    first, second = date(2026, 11, 24), date(2026, 11, 25)
    for day, expected in ((first, first), (second, second), (first, second)):
        keep(store, known("one", spent_on=day))
        assert kept(store) == known("one", spent_on=expected)


def test_a_pass_that_was_revoked_before_anybody_showed_it_is_never_taken(store: SqlStore):
    furnish(store, "ada")
    with store.transaction() as tx:
        assert not tx.is_revoked_unseen(pass_id("one"), None)
        tx.revoke_unseen(pass_id("one"), None, UNTIL)
        assert tx.is_revoked_unseen(pass_id("one"), None)
        assert not tx.is_revoked_unseen(pass_id("two"), None)
    with pytest.raises(Spent, match="before it was shown"):
        keep(store, known("one"))
    keep(store, known("one", revoked_at=NOON), known("two"))
    assert kept(store) == known("one", revoked_at=NOON)


def test_a_pass_of_the_same_id_that_another_key_signed_is_another_one(store: SqlStore):
    furnish(store, "ada")
    with store.transaction() as tx:
        tx.revoke_unseen(pass_id("one"), b"desk", UNTIL)
        tx.revoke_unseen(pass_id("one"), b"gate", UNTIL + DAY)
        told = [tx.is_revoked_unseen(pass_id("one"), key) for key in (b"desk", b"gate", b"door", None)]
    assert told == [True, True, False, False]
    with pytest.raises(Spent, match="before it was shown"):
        keep(store, known("one", key=b"gate"))
    keep(store, known("one"))
    assert kept(store) == known("one")


def test_a_code_is_given_out_once_it_was_taken(store: SqlStore):
    furnish(store, "ada")
    with store.transaction() as tx:
        tx.add_visit(guest("v1"))
        tx.add_pool_codes([pool_code("one")])
        assert not tx.is_given_out(pass_id("one"))
        tx.take_pool_code(pass_id("one"), "v1")
        assert [tx.is_given_out(pass_id(name)) for name in ("one", "two")] == [True, False]


def test_a_pass_stays_revoked_for_the_longer_of_two_times(store: SqlStore, tmp_path: Path, sqlite: Library):
    for until in (UNTIL, UNTIL + DAY, UNTIL):
        with store.transaction() as tx:
            tx.revoke_unseen(pass_id("one"), b"desk", until)
    assert rows(sqlite.module, tmp_path / "kiosk.db", "SELECT until FROM revoked_unseen") == [
        ("2026-11-25T17:00:00.000000Z",)
    ]


def test_passes_that_may_still_open_something(store: SqlStore):
    furnish(store, "ada")
    keep(store, known("one"), known("two", spent_at=NOON), known("three", revoked_at=NOON), known("four"))
    with store.transaction() as tx:
        assert {one.given.id for one in tx.unspent_passes(UNTIL - HOUR)} == {pass_id("one"), pass_id("four")}
        assert list(tx.unspent_passes(UNTIL)) == []


# --- codes ----------------------------------------------------------------------------------------------------------


def test_a_code_is_taken_from_visitors_by_its_look_up(store: SqlStore, open_store: Callable[[], SqlStore]):
    one, two = visitor_code("one"), visitor_code("two", key=b"reception", size=Size.S)
    with store.transaction() as tx:
        assert tx.keep_visitor_codes([]) == 0
        assert tx.keep_visitor_codes([one, two]) == 2
        assert tx.keep_visitor_codes([two, visitor_code("three"), one]) == 1
    with open_store().transaction() as tx:
        assert tx.visitor_code(b"one") == one
        assert tx.visitor_code(b"two") == two
        assert tx.visitor_code(b"four") is None
    assert "two" not in repr(two)


def test_of_two_equal_codes_the_first_stands(store: SqlStore):
    first, second = visitor_code("one"), visitor_code("one", pass_id="f" * 16)
    with store.transaction() as tx:
        assert tx.keep_visitor_codes([first, second]) == 1
        assert tx.keep_visitor_codes([second]) == 0
        assert tx.visitor_code(b"one") == first
        tx.add_pool_codes([pool_code("one"), pool_code("two", verifier=b"one"), pool_code("two", bank="B")])
        assert [(one.bank, one.pass_id) for bank in "AB" for one in tx.pool_codes(bank, UNTIL)] == [
            ("A", pass_id("one")),
            ("B", pass_id("two")),
        ]


def test_the_pool_of_a_bank_is_told_by_days(store: SqlStore):
    tomorrow = pool_code("two", starts_at=NOON + DAY, ends_at=UNTIL + DAY)
    with store.transaction() as tx:
        tx.add_pool_codes([tomorrow, pool_code("one", size=Size.S), pool_code("three", bank="B")])
        assert list(tx.pool_codes("A", NOON + HOUR)) == [pool_code("one", size=Size.S)]
        assert list(tx.pool_codes("A", NOON + 2 * DAY)) == [pool_code("one", size=Size.S), tomorrow]
        assert list(tx.pool_codes("A", NOON)) == list(tx.pool_codes("C", NOON + DAY)) == []


def test_a_code_is_given_out_once(store: SqlStore):
    furnish(store, "ada")
    with store.transaction() as tx:
        tx.add_visit(guest("v1"))
        tx.add_visit(guest("v2"))
        tx.add_pool_codes([pool_code("one")])
        tx.take_pool_code(pass_id("one"), "v1")
    for name, visit in (("one", "v2"), ("one", "v1"), ("two", "v1")):
        with store.transaction() as tx, pytest.raises(Spent):
            tx.take_pool_code(pass_id(name), visit)
    with store.transaction() as tx:
        assert list(tx.pool_codes("A", UNTIL)) == [pool_code("one", visit_id="v1")]
        tx.forget_pool_codes(None)
        assert list(tx.pool_codes("A", UNTIL)) == [pool_code("one", visit_id="v1")]


def test_it_is_known_which_codes_their_bank_was_handed(store: SqlStore):
    with store.transaction() as tx:
        tx.add_pool_codes([pool_code("one"), pool_code("two"), pool_code("three", handed=True)])
        tx.hand_pool_codes([pass_id("one"), pass_id("nobody's")])
        found = {one.pass_id for one in tx.pool_codes("A", UNTIL) if one.handed}
    assert found == {pass_id("one"), pass_id("three")}


def test_codes_that_may_be_given_out_elsewhere_are_not_given_out_here(store: SqlStore):
    with store.transaction() as tx:
        tx.add_pool_codes([pool_code("one"), pool_code("two"), pool_code("three")])
        tx.forget_pool_codes([pass_id("one"), pass_id("nobody's")])
        assert {one.pass_id for one in tx.pool_codes("A", UNTIL)} == {pass_id("two"), pass_id("three")}
        tx.forget_pool_codes(None)
        assert list(tx.pool_codes("A", UNTIL)) == []


# --- what the database refuses by itself ----------------------------------------------------------------------------

AT = "2026-11-24T11:59:59.999999Z"
UNDONE = {
    "unspent": "UPDATE known_pass SET spent_at = NULL",
    "allowed again": "UPDATE known_pass SET revoked_at = NULL",
    "today again": "UPDATE known_pass SET spent_on = NULL",
    "a day less": "UPDATE known_pass SET spent_on = '2026-11-23'",
    "another id": "UPDATE known_pass SET id = 'x'",
    "forgotten": "DELETE FROM known_pass",
    "replaced": "INSERT OR REPLACE INTO known_pass SELECT id, bank, issued_at, starts_at, ends_at, tenant, size, "
    "reachable, kind, hours, host, person_id, key, NULL, NULL, NULL, NULL FROM known_pass",
    "revoked for less long": f"UPDATE revoked_unseen SET until = '{AT}'",
    "another one revoked": "UPDATE revoked_unseen SET pass_id = 'x'",
    "of another key": "UPDATE revoked_unseen SET key = x'00'",
    "revoked no more": "DELETE FROM revoked_unseen",
    "revoked anew": f"INSERT OR REPLACE INTO revoked_unseen SELECT pass_id, key, '{AT}' FROM revoked_unseen",
    "given to another": "UPDATE pool_code SET visit_id = 'v2'",
    "given back": "UPDATE pool_code SET visit_id = NULL",
    "of another pass": "UPDATE pool_code SET pass_id = 'x'",
    "drawn anew": "INSERT OR REPLACE INTO pool_code SELECT pass_id, bank, size, starts_at, ends_at, verifier, NULL, 0 "
    "FROM pool_code",
    "drawn twice": "INSERT OR REPLACE INTO pool_code SELECT 'x', bank, size, starts_at, ends_at, verifier, NULL, 0 "
    "FROM pool_code",
    "code of another": "INSERT OR REPLACE INTO visitor_code SELECT lookup, 'x', bank, size, starts_at, ends_at, key "
    "FROM visitor_code",
    "trusted again": "UPDATE trusted_key SET revoked_at = NULL",
    "another key": "UPDATE trusted_key SET public = x'00'",
    "id of another key": "UPDATE trusted_key SET id = x'00'",
    "key forgotten": "DELETE FROM trusted_key",
    "key anew": "INSERT OR REPLACE INTO trusted_key SELECT id, public, issuer, site, tenants, since, NULL "
    "FROM trusted_key",
    "time falls": f"UPDATE time_floor SET at = '{AT}'",
    "time forgotten": "DELETE FROM time_floor",
    "time anew": f"INSERT OR REPLACE INTO time_floor SELECT name, '{AT}' FROM time_floor",
    "another time": "UPDATE time_floor SET name = 'x'",
}


@pytest.fixture
def ended(store: SqlStore, tmp_path: Path) -> Path:
    """One of each: spent, revoked, given out, and an hour after noon was signed."""
    furnish(store, "ada")
    spent = known("one", used_at=NOON, spent_at=NOON, revoked_at=NOON, spent_on=date(2026, 11, 24))
    with store.transaction() as tx:
        tx.add_visit(guest("v1"))
        tx.add_visit(guest("v2"))
        tx.keep_pass(spent)
        tx.revoke_unseen(pass_id("two"), None, UNTIL)
        tx.add_pool_codes([pool_code("one")])
        tx.take_pool_code(pass_id("one"), "v1")
        tx.keep_visitor_codes([visitor_code("one")])
        tx.trust(key("desk", revoked_at=NOON))
        tx.raise_time_floor(NOON + HOUR)
    return tmp_path / "kiosk.db"


def do(path: Path, sqlite: Library, statement: str) -> int:
    """As another program does, with none of the settings of the writer; how many rows it changed."""
    with closing(sqlite.module.connect(str(path), isolation_level=None)) as other:
        return sum(int(other.execute(one).rowcount) for one in statement.split("; "))


def is_refused(path: Path, sqlite: Library, statement: str) -> bool:
    """Whether it is, and nothing has changed."""
    (table,) = set(re.findall(r"(?:INTO|FROM|UPDATE) (\w+)", statement))
    before = rows(sqlite.module, path, f"SELECT * FROM {table}")
    assert before, table
    try:
        do(path, sqlite, statement)
    except sqlite.module.IntegrityError:
        return rows(sqlite.module, path, f"SELECT * FROM {table}") == before
    return False


def test_nothing_of_it_is_undone_by_whoever_opens_the_file(ended: Path, sqlite: Library):
    assert [name for name, statement in UNDONE.items() if not is_refused(ended, sqlite, statement)] == []


def test_the_rules_are_what_refuses_it(ended: Path, sqlite: Library):
    """The control: without them all of it can be done."""
    triggers = rows(sqlite.module, ended, "SELECT name FROM sqlite_master WHERE type = 'trigger'")
    do(ended, sqlite, "; ".join(f"DROP TRIGGER {name}" for (name,) in triggers))
    for name, statement in UNDONE.items():
        copy = ended.with_name(f"{name}.db")
        do(ended, sqlite, f"VACUUM INTO '{copy}'")
        assert not is_refused(copy, sqlite, statement), name


def test_a_row_goes_once_its_pass_ended_before_something_that_was_signed(ended: Path, sqlite: Library, store: SqlStore):
    with store.transaction() as tx:
        tx.raise_time_floor(UNTIL)
    for statement in (UNDONE["forgotten"], UNDONE["revoked no more"]):
        with pytest.raises(sqlite.module.IntegrityError, match="stays so"):
            do(ended, sqlite, statement)
    with store.transaction() as tx:
        tx.raise_time_floor(UNTIL + HOUR)
    for statement in (UNDONE["forgotten"], UNDONE["revoked no more"]):
        assert do(ended, sqlite, statement) == 1
