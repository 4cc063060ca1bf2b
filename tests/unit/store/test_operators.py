"""Operators are people with a role; what waits for a recovery code, and what was set at the screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.operators import OperatorEntry, Role
from kiosk.engine.facilities.ports import Challenge
from kiosk.engine.ports import StoreError
from kiosk.store.store import SqlStore
from tests.fakes.clock import NOON
from tests.fakes.stored import furnish

ADA = OperatorEntry("ada", Role.FACILITIES, NOON)
BOB = OperatorEntry("bob", Role.SECURITY, NOON - timedelta(hours=1))


def test_operators_are_known_earliest_first(store: SqlStore, open_store: Callable[[], SqlStore]):
    furnish(store, "ada", "bob", "cyd")
    with store.transaction() as tx:
        assert list(tx.operators()) == []
        tx.set_operator(ADA)
        tx.set_operator(BOB)
    with open_store().transaction() as tx:
        assert list(tx.operators()) == [BOB, ADA]
        assert [tx.operator(name) for name in ("ada", "bob", "cyd")] == [ADA, BOB, None]


@pytest.mark.parametrize("role", Role)
def test_a_role_is_changed_ended_and_begun_anew(store: SqlStore, role: Role):
    furnish(store, "ada")
    with store.transaction() as tx:
        tx.set_operator(ADA)
        tx.set_operator(replace(ADA, role=role))
        assert tx.operator("ada") == replace(ADA, role=role)
        tx.set_operator(replace(ADA, ended_at=NOON))
        assert (tx.operator("ada"), list(tx.operators())) == (None, [])
        tx.set_operator(ADA)
        assert list(tx.operators()) == [ADA]


def test_an_operator_is_a_person_that_there_is(store: SqlStore):
    with pytest.raises(StoreError, match="FOREIGN KEY"), store.transaction() as tx:
        tx.set_operator(ADA)


def test_one_challenge_waits_until_it_is_spent(store: SqlStore, open_store: Callable[[], SqlStore]):
    first, second = (Challenge(text, NOON) for text in ("AAAA-BBBB-CCCC", "DDDD-EEEE-FFFF"))
    with store.transaction() as tx:
        assert tx.challenge() is None
        tx.set_challenge(first)
        tx.set_challenge(second)
    with open_store().transaction() as tx:
        assert tx.challenge() == second
        tx.set_challenge(None)
        assert tx.challenge() is None


def test_what_was_set_at_the_screen_is_kept_by_its_name(store: SqlStore, open_store: Callable[[], SqlStore]):
    with store.transaction() as tx:
        assert tx.kiosk_setting("volume") is None
        tx.set_kiosk_setting("volume", "70")
        tx.set_kiosk_setting("volume", "40")
        tx.set_kiosk_setting("message", "Closed over Grüße & Feiertage")
    with open_store().transaction() as tx:
        found = [tx.kiosk_setting(name) for name in ("volume", "message", "brightness")]
        assert found == ["40", "Closed over Grüße & Feiertage", None]
