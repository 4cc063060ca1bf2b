"""What is remembered of compartments: what is wrong with them, who left them, and whose favourite they are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from kiosk.domain.assignments import EndReason
from kiosk.domain.compartments import Condition
from kiosk.engine.facilities.ports import ConditionNote
from kiosk.engine.ports import StoreError
from kiosk.store.library import Library
from kiosk.store.store import SqlStore
from tests.fakes.clock import NOON
from tests.fakes.stored import assignment, furnish, rows

STUCK, HOLD = Condition.STUCK, Condition.HOLD


def test_several_things_may_be_wrong_and_are_put_right_one_by_one(store: SqlStore, open_store: Callable[[], SqlStore]):
    first, second = furnish(store)
    with store.transaction() as tx:
        assert tx.conditions() == {}
        tx.set_condition(first, STUCK)
        tx.set_condition(first, HOLD, "asked for by security")
        tx.set_condition(second, Condition.NOT_EMPTY)
        tx.end_condition(second, STUCK)
    with open_store().transaction() as tx:
        assert tx.conditions() == {first: {STUCK, HOLD}, second: {Condition.NOT_EMPTY}}
        tx.end_condition(first, STUCK)
        tx.end_condition(second, Condition.NOT_EMPTY)
        assert tx.conditions() == {first: {HOLD}}
        tx.set_condition(first, STUCK)
        assert tx.conditions() == {first: {HOLD, STUCK}}


def test_what_is_set_already_stays_as_it_was(store: SqlStore, tmp_path: Path, sqlite: Library):
    first, _ = furnish(store)
    with store.transaction() as tx:
        tx.set_condition(first, HOLD, "first")
        tx.set_condition(first, HOLD, "second")
    found = rows(sqlite.module, tmp_path / "kiosk.db", "SELECT kind, note, ended_at FROM condition")
    assert found == [("hold", "first", None)]


def test_each_condition_is_one_that_is_known(store: SqlStore):
    first, _ = furnish(store)
    with store.transaction() as tx:
        for condition in Condition:
            tx.set_condition(first, condition)
        assert tx.conditions() == {first: set(Condition)}


@pytest.mark.parametrize("reason", EndReason)
def test_only_a_time_that_ran_out_leaves_a_compartment_unseen(store: SqlStore, reason: EndReason):
    first, _ = furnish(store, "ada")
    with store.transaction() as tx:
        tx.assign(assignment("a1", first))
        tx.end("a1", NOON, reason)
        assert tx.left_by() == ({first: "ada"} if reason is EndReason.EXPIRED else {})


def test_a_compartment_is_unseen_until_somebody_looks_or_has_it(store: SqlStore, open_store: Callable[[], SqlStore]):
    first, second = furnish(store, "ada", "bob")
    with store.transaction() as tx:
        for name, door, who in (("a1", first, "ada"), ("a2", second, "bob")):
            tx.assign(assignment(name, door, who))
            tx.end(name, NOON, EndReason.EXPIRED)
    with open_store().transaction() as tx:
        assert tx.left_by() == {first: "ada", second: "bob"}
        tx.seen_empty(first)
        tx.seen_empty(first)
        assert tx.left_by() == {second: "bob"}
        tx.assign(assignment("a3", second, "ada"))
        assert tx.left_by() == {}
    with open_store().transaction() as tx:
        assert tx.left_by() == {}


def test_a_favourite_is_one_and_can_be_forgotten(store: SqlStore, open_store: Callable[[], SqlStore]):
    first, second = furnish(store, "ada", "bob")
    with store.transaction() as tx:
        tx.set_favourite("ada", first)
        tx.set_favourite("ada", second)
        tx.set_favourite("bob", second)
    with open_store().transaction() as tx:
        assert [tx.favourite_of(name) for name in ("ada", "bob", "cyd")] == [second, second, None]
        tx.set_favourite("ada", None)
        assert [tx.favourite_of(name) for name in ("ada", "bob")] == [None, second]


def test_a_favourite_is_a_compartment_that_there_is(store: SqlStore):
    furnish(store, "ada")
    with pytest.raises(StoreError, match="FOREIGN KEY"), store.transaction() as tx:
        tx.set_favourite("ada", 99)


def test_what_was_said_of_a_compartment_is_kept_until_the_day(store: SqlStore, open_store: Callable[[], SqlStore]):
    first, second = furnish(store)
    day = date(2026, 12, 1)
    with store.transaction() as tx:
        tx.set_condition(first, Condition.OUT_OF_SERVICE, "hinge", until=day)
        tx.set_condition(first, Condition.OUT_OF_SERVICE, "again", until=day + timedelta(days=1))
        tx.set_condition(first, HOLD)
        tx.set_condition(second, HOLD, "police")
    with open_store().transaction() as tx:
        assert tx.conditions_until() == {(first, Condition.OUT_OF_SERVICE): day}
        assert list(tx.condition_notes(first)) == [
            ConditionNote(Condition.OUT_OF_SERVICE, NOON, "hinge", day),
            ConditionNote(HOLD, NOON, None),
        ]
        tx.end_condition(first, Condition.OUT_OF_SERVICE)
        assert tx.conditions_until() == {}
        assert [one.condition for one in tx.condition_notes(first)] == [HOLD]
