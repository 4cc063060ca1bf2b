"""After a restore nobody gets back what was taken from them, and the lost property log knows of every bag."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.domain.credentials import CredentialKind
from kiosk.domain.operators import OperatorEntry, Role
from kiosk.domain.recovery import CaseStep, ItemState
from kiosk.engine.facilities.ports import Challenge
from kiosk.store import backups
from kiosk.store.library import Library
from kiosk.store.restore import restore
from kiosk.store.transaction import SqlTransaction
from tests.fakes.clock import NOON
from tests.fakes.found import DAY, HOUR, JPEG, case, give, handed_back, item, over, take_on
from tests.fakes.furniture import quick_folder
from tests.fakes.kept import DOORS, Kept

BADGE, PIN, OPERATOR_PIN = CredentialKind.BADGE, CredentialKind.PIN, CredentialKind.OPERATOR_PIN
PEOPLE = ("ada", "ben", "chiara", "deniz")


@pytest.fixture
def kept(sqlite: Library) -> Iterator[Kept]:
    """A backup knows four badges, two operators, a case that is open and a thing that is kept."""
    with quick_folder() as folder:
        kept = Kept(folder / "data", sqlite)
        change(kept, lambda tx: _what_the_backup_knows(tx, kept))
        kept.back_up()
        yield kept


def _what_the_backup_knows(tx: SqlTransaction, kept: Kept) -> None:
    for name in PEOPLE:
        tx.add_credential(name, BADGE, f"badge of {name}".encode())
    for name, role in (("ada", Role.FACILITIES), ("ben", Role.SECURITY)):
        tx.set_operator(OperatorEntry(name, role, NOON))
        tx.add_credential(name, OPERATOR_PIN, f"pin of {name}".encode())
    tx.bind_credential("deniz", BADGE, b"temporary", NOON, NOON + 9 * DAY)
    tx.bind_credential("deniz", CredentialKind.ONE_TIME_CODE, b"code", NOON)
    tx.set_challenge(Challenge("AAAA-BBBB-CCCC", NOON))
    tx.raise_tag_counter(b"tag of ada", 61)
    one = case("c1", kept.ids["01"])
    take_on(tx, one, item("i1", one, bag=tx.next_bag()))
    tx.open_case(case("c2", kept.ids["02"]))


def change(kept: Kept, what: Callable[[SqlTransaction], object]) -> None:
    kept.happen()
    with kept.store() as store, store.transaction() as tx:
        what(tx)


def put_back(kept: Kept) -> None:
    kept.clock.turn(3600)
    source = backups.listed(kept.folder, kept.library)[0].path
    restore(kept.folder, kept.library, kept.clock, source)


def spoil(kept: Kept) -> None:
    kept.folder.database.unlink()


def holders(kept: Kept, kind: CredentialKind, *lookups: str) -> list[str | None]:
    with kept.store() as store, store.transaction() as tx:
        found = [tx.holder_of(kind, one.encode()) for one in lookups]
    return [None if one is None else one.id for one in found]


BADGES = [f"badge of {name}" for name in PEOPLE]


@pytest.mark.parametrize("gone", [True, False])
def test_what_was_good_for_a_while_ends_with_any_restore(kept: Kept, gone: bool):
    if gone:
        spoil(kept)
    put_back(kept)
    assert holders(kept, BADGE, "temporary", *BADGES) == [None, *PEOPLE]
    assert holders(kept, CredentialKind.ONE_TIME_CODE, "code") == [None]
    with kept.store() as store, store.transaction() as tx:
        assert tx.challenge() is None
    revoked = [(one["credential"], one["why"]) for one in kept.recorded("credential.revoked")]
    assert revoked == [("badge", "restored"), ("one-time code", "restored")]


def test_what_was_revoked_since_the_backup_stays_revoked(kept: Kept):
    change(kept, lambda tx: tx.revoke_credentials("ada", BADGE))
    change(kept, lambda tx: tx.add_credential("ben", BADGE, b"new badge of ben"))
    change(kept, lambda tx: tx.suspend("chiara", suspended=True))
    put_back(kept)
    assert holders(kept, BADGE, *BADGES) == [None, None, "chiara", "deniz"]
    assert holders(kept, BADGE, "new badge of ben") == [None], "what was given since is given once more"
    with kept.store() as store, store.transaction() as tx:
        assert [one.id for name in PEOPLE if (one := tx.person(name)) is not None and one.suspended] == ["chiara"]
    assert len(kept.recorded("person.suspended")) == 1


@pytest.mark.parametrize("gone", [True, False])
def test_what_tags_have_said_since_the_backup_opens_nothing_again(kept: Kept, gone: bool):
    change(kept, lambda tx: tx.raise_tag_counter(b"tag of ada", 70))
    change(kept, lambda tx: tx.raise_tag_counter(b"tag of ben", 5))
    if gone:
        spoil(kept)
    put_back(kept)
    with kept.store() as store, store.transaction() as tx:
        counters = [tx.tag_counter(b"tag of ada"), tx.tag_counter(b"tag of ben")]
    assert counters == ([61, None] if gone else [70, 5]), "where nothing tells, only the next tap does"


def test_who_was_let_in_again_since_waits_for_hr(kept: Kept):
    change(kept, lambda tx: tx.suspend("ada", suspended=False))
    put_back(kept)
    assert kept.recorded("person.suspended") == []


def test_operators_are_as_they_were_left(kept: Kept):
    change(kept, lambda tx: tx.set_operator(OperatorEntry("ada", Role.INSTALLER, NOON)))
    change(kept, lambda tx: tx.set_operator(OperatorEntry("ben", Role.SECURITY, NOON, NOON + DAY)))
    change(kept, lambda tx: tx.revoke_credentials("ben", OPERATOR_PIN))
    change(kept, lambda tx: tx.set_operator(OperatorEntry("chiara", Role.SECURITY, NOON)))
    change(kept, lambda tx: tx.add_credential("chiara", OPERATOR_PIN, b"pin of chiara"))
    change(kept, lambda tx: tx.add_credential("ada", OPERATOR_PIN, b"new pin of ada"))
    put_back(kept)
    with kept.store() as store, store.transaction() as tx:
        assert list(tx.operators()) == [OperatorEntry("ada", Role.INSTALLER, NOON)]
    pins = ("pin of ada", "new pin of ada", "pin of ben", "pin of chiara")
    assert holders(kept, OPERATOR_PIN, *pins) == [None, "ada", None, None]
    assert [len(kept.recorded(f"operator.{one}")) for one in ("set", "ended", "pin_drawn")] == [1, 1, 1]


def test_where_nothing_is_told_operators_get_in_as_by_the_backup(kept: Kept):
    """Somebody must look behind the doors that are held."""
    change(kept, lambda tx: tx.set_operator(OperatorEntry("ben", Role.SECURITY, NOON, NOON + DAY)))
    spoil(kept)
    put_back(kept)
    assert holders(kept, OPERATOR_PIN, "pin of ada", "pin of ben") == ["ada", "ben"]
    with kept.store() as store, store.transaction() as tx:
        assert [one.person_id for one in tx.operators()] == ["ada", "ben"]


@pytest.mark.parametrize(
    "statement",
    ["UPDATE operator SET role = 'king'", "DROP TABLE credential"],
)
def test_what_can_not_be_read_takes_nothing_from_anybody(kept: Kept, statement: str):
    with kept.store() as store, store.transaction() as tx:
        tx._connection.exec_driver_sql(statement)
    put_back(kept)
    assert holders(kept, BADGE, *BADGES) == [*PEOPLE]
    with kept.store() as store, store.transaction() as tx:
        assert [one.role for one in tx.operators()] == [Role.FACILITIES, Role.SECURITY]


# --- lost property


def log(kept: Kept) -> tuple[dict[str, CaseStep], dict[str, tuple[ItemState, bytes | None]]]:
    """The cases, and the things with their photographs."""
    with kept.store() as store, store.transaction() as tx:
        found = [tx.case(f"c{number}") for number in range(1, 9)]
        items = {one.bag: (one.state, tx.photo(one.id)) for one in tx.items()}
    return {one.id: one.step for one in found if one is not None}, items


KEPT = ItemState.KEPT


def test_what_happened_to_a_case_since_the_backup_has_happened(kept: Kept):
    def later(tx: SqlTransaction) -> None:
        two = case("c2", kept.ids["02"], assignment_id="a2")
        tx.change_case(over(two, 3 * HOUR))
        tx.add_item(item("i2", two, bag=tx.next_bag()), b"another photo")
        thing = tx.item("i1")
        assert thing is not None
        give(tx, thing, 4 * HOUR)
        take_on(tx, case("c3", kept.ids["03"]), item("i3", case("c3", kept.ids["03"]), bag=tx.next_bag()))
        tx.open_case(case("c4", kept.ids["03"], person_id="ben"))

    change(kept, later)
    before = log(kept)
    with kept.store() as store, store.transaction() as tx:
        as_left = [tx.case("c2"), tx.case("c4"), *tx.items()]
    put_back(kept)
    assert log(kept) == before
    assert before[1] == {
        "LP-0001": (ItemState.HANDED_BACK, JPEG),
        "LP-0002": (KEPT, b"another photo"),
        "LP-0003": (KEPT, JPEG),
    }
    with kept.store() as store, store.transaction() as tx:
        assert [tx.case("c2"), tx.case("c4"), *tx.items()] == as_left
        assert tx.next_bag() == "LP-0004"
    steps = [(one["case"], one.get("step")) for one in kept.recorded() if str(one["type"]).startswith("recovery.")]
    assert steps[2:] == [("c2", "reset"), ("c3", None), ("c3", "reset"), ("c4", None)]
    bags = [(one["type"], one["bag"]) for one in kept.recorded() if str(one["type"]).startswith("lost_property.")]
    assert bags[1:] == [
        ("lost_property.handed_back", "LP-0001"),
        ("lost_property.found", "LP-0002"),
        ("lost_property.found", "LP-0003"),
    ]
    put_back(kept)
    assert log(kept) == before, "from the same backup once more"


def test_a_case_that_was_called_off_since_stays_so(kept: Kept):
    ended = replace(case("c2", kept.ids["02"]), step=CaseStep.CANCELLED, ended_at=NOON + HOUR)
    change(kept, lambda tx: tx.change_case(ended))
    change(kept, lambda tx: tx.open_case(case("c5", kept.ids["02"])))
    put_back(kept)
    assert log(kept)[0] == {"c1": CaseStep.RESET, "c2": CaseStep.CANCELLED, "c5": CaseStep.OPENED}
    assert len(kept.recorded("recovery.cancelled")) == 1


def test_a_door_and_a_person_that_came_after_the_backup(kept: Kept):
    with kept.store() as store, store.transaction() as tx:
        tx._connection.exec_driver_sql("INSERT INTO compartment (id, bank, door, in_site) VALUES (99, 'A', '99', 1)")
        tx._connection.exec_driver_sql(
            "INSERT INTO person (id, external_id, name, kind, needs_reachable, suspended) "
            "VALUES ('eve', 'eve', 'Eve', 'staff', 0, 0)"
        )
    with kept.store() as store, store.transaction() as tx:
        take_on(tx, case("c6", 99, person_id="eve"), item("i6", case("c6", 99, person_id="eve"), bag="LP-0006"))
    put_back(kept)
    with kept.store() as store, store.transaction() as tx:
        one, thing = tx.case("c6"), tx.item("i6")
        assert one is not None
        assert thing is not None
        assert (one.person_id, thing.person_id) == (None, None)
        assert tx.all_doors()[one.compartment_id] == ("A", "99")
        assert len(tx.doors_of_site()) == len(DOORS) + 1
        assert tx.next_bag() == "LP-0007"


def test_where_nothing_is_told_no_number_can_come_twice(kept: Kept):
    spoil(kept)
    put_back(kept)
    assert log(kept)[1] == {"LP-0001": (KEPT, JPEG)}
    with kept.store() as store, store.transaction() as tx:
        assert tx.next_bag() == "LP-1002"


@pytest.mark.parametrize(
    ("statement", "bag"),
    [
        ("UPDATE lost_item SET found_at = 'yesterday' WHERE id = 'i2'", "LP-1003"),
        ("DROP TABLE counter", "LP-1003"),
        ("UPDATE recovery_case SET cause = 'x' WHERE id = 'c1'", "LP-1003"),
        ("DROP TABLE item_photo", "LP-1003"),
    ],
)
def test_what_can_not_be_read_is_left_out_and_the_rest_is_taken_over(kept: Kept, statement: str, bag: str):
    def later(tx: SqlTransaction) -> None:
        two = tx.case("c2")
        assert two is not None
        tx.add_item(item("i2", two, bag=tx.next_bag()), b"another photo")
        tx.change_item(handed_back(item("i1", case("c1", 1)), HOUR))

    change(kept, later)
    with kept.store() as store, store.transaction() as tx:
        tx._connection.exec_driver_sql(statement)
    put_back(kept)
    _, items = log(kept)
    assert items["LP-0001"][0] is ItemState.HANDED_BACK
    with kept.store() as store, store.transaction() as tx:
        assert tx.next_bag() == bag


def test_a_database_from_before_facilities_gave_no_numbers(kept: Kept, tmp_path: Path):
    old = Kept(tmp_path / "old", kept.library)
    old.happen()
    old.back_up()
    with old.store() as store, store.transaction() as tx:
        for table in ("item_photo", "lost_item", "case_line", "recovery_case", "operator", "counter"):
            for (name,) in tx._connection.exec_driver_sql(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (table,)
            ).all():
                tx._connection.exec_driver_sql(f"DROP TRIGGER {name}")
            tx._connection.exec_driver_sql(f"DROP TABLE {table}")
    put_back(old)
    with old.store() as store, store.transaction() as tx:
        assert tx.next_bag() == "LP-0001"


def test_the_record_tells_the_log_as_the_tables_do(kept: Kept):
    """After a restore, too: the lines that the backup does not have are written once more."""
    change(kept, lambda tx: take_on(tx, case("c7", kept.ids["04"]), item("i7", case("c7", kept.ids["04"]), bag="LP-7")))
    put_back(kept)
    said = kept.rows("SELECT personal FROM audit_event WHERE header LIKE '%lost_property.found%LP-7%'")
    (told,) = (json.loads(str(personal)) for (personal,) in said)
    assert told["description"] == "a vermilion umbrella"
    assert len(told["photo"]) == 64
