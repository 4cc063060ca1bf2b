"""Looking beside a running kiosk: what it has committed, in its own words, and nothing where there is nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.domain.assignments import EndReason, Phase
from kiosk.domain.compartments import Condition, DoorState, Occupancy, Size
from kiosk.domain.people import Person
from kiosk.domain.policy import SecondFactor
from kiosk.domain.scopes import Scope, ScopeKind
from kiosk.domain.waiting import Waiting
from kiosk.engine.ports import PersonRecord, StoreError
from kiosk.engine.status import CompartmentStatus
from kiosk.store import library, reading
from kiosk.store.library import Library
from kiosk.store.store import SqlStore
from tests.fakes.clock import NOON
from tests.fakes.furniture import door
from tests.fakes.stored import assignment, furnish


@pytest.fixture
def path(store: SqlStore, tmp_path: Path, sqlite: Library, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The database; one process opens a file with one library only."""
    monkeypatch.setattr(library, "choose", lambda: sqlite)
    return tmp_path / "kiosk.db"


def test_a_free_and_a_held_compartment(store: SqlStore, path: Path):
    first, _ = furnish(store, "ada")
    with store.transaction() as tx:
        tx.assign(assignment("a1", first))
    assert reading.compartments(path) == (
        CompartmentStatus("A", "01", Occupancy.OCCUPIED, DoorState.UNKNOWN, "ada", NOON),
        CompartmentStatus("A", "02", Occupancy.FREE, DoorState.UNKNOWN, None, None),
    )


@pytest.mark.parametrize(
    ("phase", "shown"),
    [
        (Phase.WARNED, Occupancy.OCCUPIED),
        (Phase.EXPIRED, Occupancy.OCCUPIED),
        (Phase.OVERDUE, Occupancy.OVERDUE),
        (Phase.FLAGGED, Occupancy.FLAGGED),
        (Phase.HELD, Occupancy.FLAGGED),
    ],
)
def test_a_held_compartment_is_shown_by_its_phase(store: SqlStore, path: Path, phase: Phase, shown: Occupancy):
    first, _ = furnish(store, "ada")
    with store.transaction() as tx:
        tx.assign(assignment("a1", first))
        tx.change(replace(assignment("a1", first), phase=phase))
    assert reading.compartments(path)[0].occupancy is shown


def test_a_compartment_is_one_line_whatever_is_wrong_with_it_and_whoever_had_it(store: SqlStore, path: Path):
    first, second = furnish(store, "ada", "bob")
    with store.transaction() as tx:
        for name in ("a1", "a2"):
            tx.assign(assignment(name, first))
            tx.end(name, NOON, EndReason.GIVEN_BACK)
        tx.set_condition(first, Condition.STUCK)
        tx.set_condition(first, Condition.NOT_EMPTY)
        tx.set_condition(second, Condition.STUCK)
        tx.set_condition(second, Condition.OUT_OF_SERVICE)
    found = reading.compartments(path)
    assert [(one.door, one.occupancy, one.holder) for one in found] == [
        ("01", Occupancy.FLAGGED, None),
        ("02", Occupancy.OUT_OF_SERVICE, None),
    ]
    with store.transaction() as tx:
        for condition in (Condition.STUCK, Condition.NOT_EMPTY):
            tx.end_condition(first, condition)
    assert reading.compartments(path)[0].occupancy is Occupancy.FREE


def test_a_door_that_waits_for_somebody_is_reserved(store: SqlStore, path: Path):
    first, _ = furnish(store, "ada", "bob")
    with store.transaction() as tx:
        tx.join_line(Waiting("w1", "ada", NOON, compartment_id=first, until=NOON + timedelta(minutes=15)))
        tx.join_line(Waiting("w2", "bob", NOON))
    assert [one.occupancy for one in reading.compartments(path)] == [Occupancy.RESERVED, Occupancy.FREE]
    with store.transaction() as tx:
        tx.leave_line("w1", NOON, "claimed")
    assert [one.occupancy for one in reading.compartments(path)] == [Occupancy.FREE, Occupancy.FREE]


def test_only_what_the_site_still_has_is_told(store: SqlStore, path: Path):
    furnish(store)
    with store.transaction() as tx:
        tx.place_compartments([replace(door("02"), bank="B"), door("01")])
    assert {(one.bank, one.door) for one in reading.compartments(path)} == {("A", "01"), ("B", "02")}
    assert set(reading.banks(path)) == {"A", "B"}
    with store.transaction() as tx:
        tx.place_compartments([door("01"), door("07")])
    assert reading.banks(path) == ("A",)


def test_a_person_is_found_by_how_others_know_them(store: SqlStore, path: Path):
    with store.transaction() as tx:
        tx.save_person(PersonRecord("e17", "Ada", tenant="acme", groups=frozenset({"it"})))
        ada = tx.person_known_as("e17")
    assert (
        reading.person(path, "e17")
        == ada
        == Person(ada.id if ada else "", "Ada", known_as="e17", tenant="acme", groups=frozenset({"it"}))
    )
    assert reading.person(path, "e18") is None


def test_scopes_are_told_in_their_order_and_replaced_as_a_whole(store: SqlStore, path: Path):
    wide = Scope(ScopeKind.SITE, "", {"most_doors": 2, "sizes": frozenset({Size.M}), "idle": timedelta(hours=1)})
    narrow = Scope(ScopeKind.GROUP, "visitor", {"zones": None, "second_factor": SecondFactor.ALWAYS})
    assert reading.scopes(path) == ()
    for scopes in ((narrow, wide, narrow), (wide,), ()):
        with store.transaction() as tx:
            tx.save_policies(scopes)
        assert reading.scopes(path) == scopes


NEEDS_THIS_VERSION: list[tuple[Any, Any]] = [
    (reading.compartments, ()),
    (reading.banks, ()),
    (reading.scopes, ()),
    (lambda path: reading.person(path, "ada"), None),
]
LOOKS = [*NEEDS_THIS_VERSION, (reading.settings, {})]


@pytest.mark.parametrize(("look", "nothing"), LOOKS)
def test_a_database_that_a_full_disk_left_empty_tells_nothing(tmp_path: Path, look: Any, nothing: Any):
    empty = tmp_path / "empty.db"
    empty.touch()
    assert look(empty) == nothing


@pytest.fixture
def older(path: Path, sqlite: Library) -> Path:
    """A database that a kiosk of the first version left, beside one of today."""
    older = path.with_name("older.db")
    connection = sqlite.module.connect(str(older), isolation_level=None)
    connection.executescript((Path(__file__).parents[2] / "databases" / "0001.sql").read_text("utf-8"))
    connection.close()
    return older


@pytest.mark.parametrize(("look", "_nothing"), NEEDS_THIS_VERSION)
def test_a_database_of_another_version_is_not_misread(older: Path, look: Any, _nothing: Any):
    with pytest.raises(StoreError, match=r"another version of this program \(schema 0001\)"):
        look(older)


def test_the_settings_are_the_same_in_every_version(older: Path):
    assert reading.settings(older) == {"timezone": "Europe/Berlin", "pin_length": "6"}


@pytest.mark.parametrize(("look", "_nothing"), LOOKS)
def test_a_file_that_is_no_database_is_said_to_be_none(tmp_path: Path, look: Any, _nothing: Any):
    wrong = tmp_path / "wrong.db"
    wrong.write_bytes(b"not a database at all\n" * 100)
    with pytest.raises(StoreError, match="can't be read: file is not a database"):
        look(wrong)
