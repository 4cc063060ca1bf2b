"""Credentials: temporary ones end, several of a kind are live at once, and nobody's is taken from them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.domain.credentials import CredentialKind, HeldCredential
from kiosk.engine.ports import PersonRecord, Taken
from kiosk.store.store import SqlStore
from kiosk.store.transaction import SqlTransaction
from tests.fakes.clock import NOON
from tests.fakes.stored import furnish

BADGE, PIN = CredentialKind.BADGE, CredentialKind.PIN
HOUR = timedelta(hours=1)


def holder(tx: SqlTransaction, lookup: bytes, after: timedelta | None = None, kind: CredentialKind = BADGE):
    found = tx.holder_of(kind, lookup, None if after is None else NOON + after)
    return None if found is None else found.id


def test_a_second_badge_opens_beside_the_first(store: SqlStore):
    furnish(store, "ada")
    with store.transaction() as tx:
        tx.bind_credential("ada", BADGE, b"temporary", NOON, NOON + HOUR)
        assert [holder(tx, one) for one in (b"looked up: ada", b"temporary")] == ["ada", "ada"]
        assert list(tx.credentials_of("ada")) == [
            HeldCredential(BADGE, NOON),
            HeldCredential(BADGE, NOON, NOON + HOUR),
        ]


def test_a_temporary_one_is_nobodys_from_its_end_on(store: SqlStore):
    furnish(store, "ada")
    with store.transaction() as tx:
        tx.bind_credential("ada", BADGE, b"temporary", NOON, NOON + HOUR)
        second = timedelta(seconds=1)
        assert [holder(tx, b"temporary", one) for one in (HOUR - second, HOUR, 2 * HOUR)] == ["ada", None, None]
        assert holder(tx, b"temporary") == "ada", "where nobody asks for a time"
        assert holder(tx, b"looked up: ada", 1000 * HOUR) == "ada"


def test_what_has_ended_is_told_once_and_revoked(store: SqlStore):
    furnish(store, "ada", "bob")
    with store.transaction() as tx:
        tx.bind_credential("bob", BADGE, b"one", NOON, NOON + HOUR)
        tx.bind_credential("bob", BADGE, b"two", NOON, NOON + HOUR)
        tx.bind_credential("ada", CredentialKind.ONE_TIME_CODE, b"code", NOON, NOON + 2 * HOUR)
        assert list(tx.ended_credentials(NOON)) == []
        assert list(tx.ended_credentials(NOON + HOUR)) == [("bob", BADGE)]
        assert list(tx.ended_credentials(NOON + 2 * HOUR)) == [("bob", BADGE), ("ada", CredentialKind.ONE_TIME_CODE)]
        tx.revoke_ended(NOON + HOUR)
        assert list(tx.ended_credentials(NOON + HOUR)) == []
        assert [holder(tx, one) for one in (b"one", b"two", b"looked up: bob")] == [None, None, "bob"]
        assert holder(tx, b"code", kind=CredentialKind.ONE_TIME_CODE) == "ada"


def test_a_badge_that_is_anothers_is_not_bound(store: SqlStore):
    furnish(store, "ada", "bob")
    with store.transaction() as tx:
        with pytest.raises(Taken, match="badge"):
            tx.bind_credential("bob", BADGE, b"looked up: ada", NOON)
        assert holder(tx, b"looked up: ada") == "ada"
        tx.revoke_credentials("ada", BADGE)
        tx.bind_credential("bob", BADGE, b"looked up: ada", NOON)
        assert holder(tx, b"looked up: ada") == "bob"


def test_ones_own_badge_is_bound_for_longer_or_for_good(store: SqlStore):
    furnish(store, "ada")
    with store.transaction() as tx:
        for ends_at in (NOON + HOUR, NOON + 2 * HOUR, None):
            tx.bind_credential("ada", BADGE, b"temporary", NOON, ends_at)
            assert [one.ends_at for one in tx.credentials_of("ada")] == [None, ends_at]


@pytest.mark.parametrize("how", ["bind", "save"])
def test_a_badge_whose_time_is_over_may_be_given_to_the_next(store: SqlStore, how: str):
    furnish(store, "ada", "bob")
    with store.transaction() as tx:
        tx.bind_credential("ada", BADGE, b"temporary", NOON - 2 * HOUR, NOON - HOUR)
        if how == "bind":
            tx.bind_credential("bob", BADGE, b"temporary", NOON, NOON + HOUR)
        else:
            tx.save_person(PersonRecord("bob", "Bob", credentials={BADGE: b"temporary"}))
        assert holder(tx, b"temporary", timedelta()) == "bob"


def test_a_pin_of_an_operator_is_no_pin_of_the_staff(store: SqlStore):
    furnish(store, "ada")
    with store.transaction() as tx:
        tx.add_credential("ada", CredentialKind.OPERATOR_PIN, b"slow hash")
        assert holder(tx, b"slow hash", kind=CredentialKind.OPERATOR_PIN) == "ada"
        assert holder(tx, b"slow hash", kind=PIN) is None
        tx.add_credential("ada", CredentialKind.OPERATOR_PIN, b"another")
        assert holder(tx, b"slow hash", kind=CredentialKind.OPERATOR_PIN) is None


def test_a_lost_badge_does_not_come_back_with_the_next_import(store: SqlStore):
    """The source of people has not heard of it yet; the badge that was bound instead goes on."""
    with store.transaction() as tx:
        told = PersonRecord("ada", "Ada", credentials={BADGE: b"lost"})
        tx.save_person(told)
        ada = tx.person_known_as("ada")
        assert ada is not None
        tx.revoke_credentials(ada.id, BADGE)
        tx.bind_credential(ada.id, BADGE, b"new", NOON)
        tx.save_person(told)
        tx.forget_ended(NOON + 1000 * HOUR, NOON)
        tx.save_person(told)
        assert [holder(tx, one) for one in (b"lost", b"new")] == [None, ada.id]
        tx.save_person(PersonRecord("ada", "Ada", credentials={BADGE: b"newer"}))
        assert [holder(tx, one) for one in (b"lost", b"new", b"newer")] == [None, None, ada.id]


def test_a_lost_badge_that_was_lent_to_them_for_a_day_does_not_come_back_either(store: SqlStore):
    with store.transaction() as tx:
        told = PersonRecord("ada", "Ada", credentials={BADGE: b"lost"})
        tx.save_person(told)
        ada = tx.person_known_as("ada")
        assert ada is not None
        tx.revoke_credentials(ada.id, BADGE)
        tx.bind_credential(ada.id, BADGE, b"lost", NOON, NOON + HOUR)
        tx.revoke_ended(NOON + HOUR)
        tx.save_person(told)
        assert holder(tx, b"lost") is None


def test_a_badge_that_was_found_again_is_bound_and_stays(store: SqlStore):
    with store.transaction() as tx:
        told = PersonRecord("ada", "Ada", credentials={BADGE: b"lost"})
        tx.save_person(told)
        ada = tx.person_known_as("ada")
        assert ada is not None
        tx.revoke_credentials(ada.id, BADGE)
        tx.bind_credential(ada.id, BADGE, b"lost", NOON)
        tx.save_person(told)
        assert holder(tx, b"lost") == ada.id


def test_a_lost_badge_may_become_anothers(store: SqlStore):
    with store.transaction() as tx:
        tx.save_person(PersonRecord("ada", "Ada", credentials={BADGE: b"lost"}))
        ada = tx.person_known_as("ada")
        assert ada is not None
        tx.revoke_credentials(ada.id, BADGE)
        tx.save_person(PersonRecord("bob", "Bob", credentials={BADGE: b"lost"}))
        bob = tx.person_known_as("bob")
        assert bob is not None
        assert holder(tx, b"lost") == bob.id


def test_what_its_source_replaced_may_come_back(store: SqlStore):
    with store.transaction() as tx:
        for badge in (b"one", b"two", b"one"):
            tx.save_person(PersonRecord("ada", "Ada", credentials={BADGE: badge}))
        assert [holder(tx, one) is None for one in (b"one", b"two")] == [False, True]
