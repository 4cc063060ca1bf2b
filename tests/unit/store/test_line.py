"""The waiting list and what is shared: in their order, each once, across restarts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.domain.compartments import Size
from kiosk.domain.sharing import Share
from kiosk.domain.waiting import Waiting
from kiosk.engine.ports import StoreError
from kiosk.store.library import Library
from kiosk.store.store import SqlStore
from tests.fakes.clock import NOON
from tests.fakes.failing_disk import COMMIT, failing
from tests.fakes.stored import assignment, furnish, rows

ADA = Waiting("w1", "ada", NOON, Size.L, reachable=True)
BOB = Waiting("w2", "bob", NOON + timedelta(minutes=1))


def test_a_line_is_in_the_order_in_which_they_came(store: SqlStore, open_store: Callable[[], SqlStore]):
    furnish(store, "ada", "bob")
    with store.transaction() as tx:
        assert list(tx.waiting()) == []
        tx.join_line(BOB)
        tx.join_line(ADA)
        assert list(tx.waiting()) == [ADA, BOB]
    with open_store().transaction() as tx:
        assert list(tx.waiting()) == [ADA, BOB]


def test_a_door_is_kept_for_somebody_until_they_leave_the_line(
    store: SqlStore, open_store: Callable[[], SqlStore], tmp_path: Path, sqlite: Library
):
    first, _ = furnish(store, "ada", "bob")
    called = replace(ADA, compartment_id=first, until=NOON + timedelta(minutes=15))
    with store.transaction() as tx:
        tx.join_line(ADA)
        tx.join_line(BOB)
        tx.change_waiting(called)
        assert list(tx.waiting()) == [called, BOB]
    with open_store().transaction() as tx:
        assert list(tx.waiting()) == [called, BOB]
        tx.leave_line("w1", NOON + timedelta(minutes=5), "claimed")
        assert list(tx.waiting()) == [BOB]
    query = "SELECT id, left_at, why FROM waiting ORDER BY id"
    assert rows(sqlite.module, tmp_path / "kiosk.db", query) == [
        ("w1", "2026-11-24T11:05:00.000000Z", "claimed"),
        ("w2", None, None),
    ]


def test_nobody_is_in_line_twice_but_may_come_again(store: SqlStore):
    furnish(store, "ada")
    with store.transaction() as tx:
        tx.join_line(ADA)
    with pytest.raises(StoreError, match="UNIQUE"), store.transaction() as tx:
        tx.join_line(replace(ADA, id="w9"))
    with store.transaction() as tx:
        tx.leave_line("w1", NOON, "gave up")
        tx.join_line(replace(ADA, id="w9"))
        assert [one.id for one in tx.waiting()] == ["w9"]


def test_what_was_undone_is_not_remembered(store: SqlStore):
    first, _ = furnish(store, "ada", "bob")
    with store.transaction() as tx:
        tx.assign(assignment("a1", first))

    def join_and_share() -> None:
        with store.transaction() as tx:
            tx.join_line(ADA)
            tx.share(Share("s1", "a1", "bob", NOON, NOON + timedelta(hours=1)))
            assert (len(tx.waiting()), len(tx.shares())) == (1, 1)

    with failing(store, COMMIT), pytest.raises(StoreError):
        join_and_share()
    with store.transaction() as tx:
        assert (list(tx.waiting()), list(tx.shares())) == ([], [])


def test_a_colleague_is_let_in_until_that_is_taken_back(
    store: SqlStore, open_store: Callable[[], SqlStore], tmp_path: Path, sqlite: Library
):
    first, second = furnish(store, "ada", "bob", "cyd")
    later = Share("s1", "a1", "cyd", NOON + timedelta(hours=1), NOON + timedelta(hours=3))
    sooner = Share("s2", "a1", "bob", NOON, NOON + timedelta(hours=2))
    with store.transaction() as tx:
        tx.assign(assignment("a1", first))
        tx.assign(assignment("a2", second, "bob"))
        assert list(tx.shares()) == []
        tx.share(later)
        tx.share(sooner)
        assert list(tx.shares()) == [sooner, later]
    with open_store().transaction() as tx:
        assert list(tx.shares()) == [sooner, later]
        tx.end_share("s2", NOON + timedelta(minutes=5))
        assert list(tx.shares()) == [later]
    query = "SELECT ended_at FROM share WHERE id = 's2'"
    assert rows(sqlite.module, tmp_path / "kiosk.db", query) == [("2026-11-24T11:05:00.000000Z",)]


def test_only_what_somebody_was_given_can_be_shared(store: SqlStore):
    furnish(store, "ada", "bob")
    with pytest.raises(StoreError, match="FOREIGN KEY"), store.transaction() as tx:
        tx.share(Share("s1", "none", "bob", NOON, NOON + timedelta(hours=1)))
