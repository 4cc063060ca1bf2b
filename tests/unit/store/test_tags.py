"""How far tags have counted: the database lets no counter fall, repeat or go."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import delete, update

from kiosk.domain.credentials import MOST_TAPS
from kiosk.engine.ports import StoreError
from kiosk.store import tables as t
from kiosk.store.store import SqlStore
from kiosk.store.transaction import SqlTransaction

ONE, OTHER = b"keyed hash of one", b"keyed hash of another"


@pytest.fixture
def counted(store: SqlStore) -> SqlStore:
    with store.transaction() as tx:
        assert tx.tag_counter(ONE) is None
        tx.raise_tag_counter(ONE, 61)
        tx.raise_tag_counter(OTHER, 0)
    return store


def counters(store: SqlStore) -> tuple[int | None, int | None]:
    with store.transaction() as tx:
        return tx.tag_counter(ONE), tx.tag_counter(OTHER)


def test_each_tag_counts_by_itself_to_the_end(counted: SqlStore):
    assert counters(counted) == (61, 0)
    with counted.transaction() as tx:
        tx.raise_tag_counter(ONE, MOST_TAPS)
    assert counters(counted) == (MOST_TAPS, 0)


@pytest.mark.parametrize("counter", [61, 60, -1, MOST_TAPS + 1])
def test_the_database_refuses_what_is_not_above(counted: SqlStore, counter: int):
    with pytest.raises(StoreError), counted.transaction() as tx:
        tx.raise_tag_counter(ONE, counter)
    assert counters(counted) == (61, 0)


_MINE = t.tag_counter.c.lookup == ONE


@pytest.mark.parametrize(
    "change",
    [
        lambda tx: tx._connection.execute(delete(t.tag_counter).where(_MINE)),
        lambda tx: tx._connection.execute(update(t.tag_counter).where(_MINE).values(lookup=b"new")),
        lambda tx: tx._connection.exec_driver_sql(
            "INSERT OR REPLACE INTO tag_counter SELECT lookup, 1 FROM tag_counter"
        ),
    ],
    ids=["forgotten", "renamed", "written over"],
)
def test_nothing_else_undoes_it_either(counted: SqlStore, change: Callable[[SqlTransaction], object]):
    with pytest.raises(StoreError, match=r"only rises|written over"), counted.transaction() as tx:
        change(tx)
    assert counters(counted) == (61, 0)
