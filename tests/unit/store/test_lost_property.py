"""The lost property log: what was found stays described, what left stays away, and no bag has another's number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.recovery import Category, ItemState, Proof
from kiosk.engine.ports import StoreError
from kiosk.store.store import SqlStore
from kiosk.store.transaction import SqlTransaction
from kiosk.store.triggers import NEVER_TWICE, NOT_REPLACED, STAYS_AWAY
from tests.fakes.clock import NOON
from tests.fakes.found import DAY, HOUR, JPEG, case, handed_back, item
from tests.fakes.stored import furnish


def test_things_are_found_again_with_all_that_was_said_of_them(store: SqlStore, open_store: Callable[[], SqlStore]):
    first, second = furnish(store, "ada")
    one, two = case("c1", first), case("c2", second, person_id=None)
    umbrella, phone, key = item("i1", one), replace(item("i2", one), category=Category.ELECTRONICS), item("i3", two)
    with store.transaction() as tx:
        for each in (one, two):
            tx.open_case(each)
        tx.add_item(umbrella, JPEG)
        tx.add_item(phone, None)
        tx.add_item(key, None)
    with open_store().transaction() as tx:
        kept = replace(umbrella, photo=True)
        assert list(tx.items()) == [key, phone, kept]
        assert list(tx.items_of("c1")) == [kept, phone]
        assert (tx.item("i1"), tx.item("i9")) == (kept, None)
        assert [tx.photo(name) for name in ("i1", "i2")] == [JPEG, None]


def found(store: SqlStore) -> SqlTransaction:
    first, _ = furnish(store, "ada")
    with store.transaction() as tx:
        tx.open_case(case("c1", first))
        tx.add_item(item("i1", case("c1", first)), JPEG)
        tx.add_item(item("i2", case("c1", first)), None)
        tx.change_item(handed_back(item("i2", case("c1", first)), HOUR))
        tx.raise_bags(2)
    return tx


@pytest.mark.parametrize("state", [ItemState.HANDED_BACK, ItemState.DISPOSED])
@pytest.mark.parametrize("proof", [*Proof, None])
def test_a_thing_leaves_once(store: SqlStore, state: ItemState, proof: Proof | None):
    found(store)
    with store.transaction() as tx:
        kept = tx.item("i1")
        assert kept is not None
        left = replace(kept, state=state, proof=proof, handed_to="Ada", signature="M0 0L1000 400", ended_at=NOON + DAY)
        tx.change_item(left)
        assert tx.item("i1") == left
    with pytest.raises(StoreError, match=STAYS_AWAY), store.transaction() as tx:
        tx.change_item(kept)
    with pytest.raises(StoreError, match=STAYS_AWAY), store.transaction() as tx:
        tx.change_item(replace(left, ended_at=NOON))


@pytest.mark.parametrize(
    ("statement", "refusal"),
    [
        ("DELETE FROM lost_item WHERE id = 'i1'", STAYS_AWAY),
        ("UPDATE lost_item SET bag = 'LP-9' WHERE id = 'i1'", STAYS_AWAY),
        ("UPDATE lost_item SET state = 'disposed' WHERE id = 'i1'", "ck_lost_item_kept"),
        ("INSERT OR REPLACE INTO lost_item SELECT * FROM lost_item WHERE id = 'i2'", NOT_REPLACED),
        ("UPDATE counter SET value = 1", NEVER_TWICE),
        ("DELETE FROM counter", NEVER_TWICE),
        ("INSERT OR REPLACE INTO counter VALUES ('bags', 0)", NOT_REPLACED),
    ],
)
def test_the_database_itself_refuses_what_may_not_be(store: SqlStore, statement: str, refusal: str):
    found(store)
    with pytest.raises(StoreError, match=refusal), store.transaction() as tx:
        tx._connection.exec_driver_sql(statement)


def test_a_bag_has_one_thing(store: SqlStore):
    first, _ = furnish(store, "ada")
    with store.transaction() as tx:
        tx.open_case(case("c1", first))
        tx.add_item(item("i1", case("c1", first), bag="LP-0001"), None)
    with pytest.raises(StoreError, match=NOT_REPLACED), store.transaction() as tx:
        tx.add_item(item("i2", case("c1", first), bag="LP-0001"), None)


def test_numbers_of_bags_go_on(store: SqlStore, open_store: Callable[[], SqlStore]):
    with store.transaction() as tx:
        assert [tx.next_bag() for _ in range(3)] == ["LP-0001", "LP-0002", "LP-0003"]
    with open_store().transaction() as tx:
        assert tx.next_bag() == "LP-0004"
        tx.raise_bags(9998)
        tx.raise_bags(5)
        assert [tx.next_bag(), tx.next_bag()] == ["LP-9999", "LP-10000"]


def test_a_number_that_was_not_kept_is_the_next_ones(store: SqlStore):
    with pytest.raises(StoreError, match="FOREIGN KEY"), store.transaction() as tx:
        tx.add_item(item("i1", case("c1", 1), bag=tx.next_bag()), None)
    with store.transaction() as tx:
        assert tx.next_bag() == "LP-0001"


def test_nothing_of_whose_it_is_stands_in_the_text_form_of_a_thing(store: SqlStore):
    first, _ = furnish(store, "ada")
    one = handed_back(item("i1", case("c1", first)), timedelta(hours=1))
    assert repr(one) == "LostItem(LP-i1, handed back)"
