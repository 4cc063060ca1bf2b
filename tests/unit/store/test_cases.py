"""Recovery cases: one at a time a compartment, found again at the step that was reached, and over for good."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.domain.recovery import OVER, CaseCause, CaseStep
from kiosk.engine.ports import StoreError
from kiosk.store.store import SqlStore
from kiosk.store.triggers import NOT_REPLACED, STAYS_OVER
from tests.fakes.clock import NOON
from tests.fakes.found import HOUR, case, over
from tests.fakes.stored import furnish


def test_a_case_is_found_as_it_was_left(store: SqlStore, open_store: Callable[[], SqlStore]):
    first, second = furnish(store, "ada")
    one = case("c1", first)
    two = replace(case("c2", second, person_id=None, assignment_id=None), cause=CaseCause.FOUND, opened_at=NOON - HOUR)
    with store.transaction() as tx:
        assert (tx.case("c1"), list(tx.open_cases())) == (None, [])
        tx.open_case(one)
        tx.open_case(two)
    with open_store().transaction() as tx:
        assert (tx.case("c1"), tx.case("c2")) == (one, two)
        assert list(tx.open_cases()) == [one, two], "by the order of writing"


@pytest.mark.parametrize("step", CaseStep)
def test_each_step_is_kept(store: SqlStore, open_store: Callable[[], SqlStore], step: CaseStep):
    first, _ = furnish(store, "ada")
    ended_at = NOON + HOUR if step in OVER else None
    moved = replace(case("c1", first), step=step, overridden="o1", empty=True, changed_at=NOON, ended_at=ended_at)
    with store.transaction() as tx:
        tx.open_case(case("c1", first))
        tx.change_case(moved)
    with open_store().transaction() as tx:
        assert tx.case("c1") == moved
        assert list(tx.open_cases()) == ([] if moved.is_over else [moved])


def test_a_compartment_has_one_open_case(store: SqlStore):
    first, second = furnish(store, "ada")
    with store.transaction() as tx:
        tx.open_case(case("c1", first))
        with pytest.raises(ValueError, match="open recovery case"):
            tx.open_case(case("c2", first))
        tx.open_case(case("c3", second))
        tx.change_case(over(case("c1", first)))
        tx.open_case(case("c2", first))
        assert {one.id for one in tx.open_cases()} == {"c2", "c3"}


COLUMNS = "(id, compartment_id, cause, step, opened_at, empty)"
ONE = f"INSERT INTO recovery_case {COLUMNS} VALUES ('{{}}', 1, 'held', 'opened', 'x', 0)"


@pytest.mark.parametrize(
    ("statement", "refusal"),
    [
        (ONE.format("c9"), "UNIQUE"),
        (ONE.format("c1").replace("INSERT", "INSERT OR REPLACE"), NOT_REPLACED),
        ("UPDATE recovery_case SET step = 'opened', ended_at = NULL WHERE id = 'c2'", STAYS_OVER),
        ("UPDATE recovery_case SET step = 'cancelled' WHERE id = 'c2'", STAYS_OVER),
        ("UPDATE recovery_case SET ended_at = 'now' WHERE id = 'c1'", "ck_recovery_case_over"),
        ("UPDATE recovery_case SET step = 'reset' WHERE id = 'c1'", "ck_recovery_case_over"),
        ("UPDATE recovery_case SET id = 'c9' WHERE id = 'c1'", STAYS_OVER),
        ("DELETE FROM recovery_case WHERE id = 'c1'", STAYS_OVER),
    ],
)
def test_the_database_itself_refuses_what_may_not_be(store: SqlStore, statement: str, refusal: str):
    first, second = furnish(store, "ada")
    with store.transaction() as tx:
        tx.open_case(case("c1", first))
        tx.open_case(case("c2", second))
        tx.change_case(over(case("c2", second)))
    with pytest.raises(StoreError, match=refusal), store.transaction() as tx:
        tx._connection.exec_driver_sql(statement)
