"""People and their credentials: known with all that policies ask for, kept as their source tells."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.credentials import CredentialKind
from kiosk.domain.people import Person, PersonKind
from kiosk.engine.ports import PersonRecord, Taken
from kiosk.store.store import SqlStore
from tests.fakes.clock import NOON
from tests.fakes.stored import furnish

BADGE, QR = CredentialKind.BADGE, CredentialKind.QR


def test_a_person_is_known_with_everything_that_policies_look_at(store: SqlStore):
    groups = frozenset({"first aiders", "Größe, {L}"})
    with store.transaction() as tx:
        tx.save_person(PersonRecord("ada", "Ada", tenant="acme", department="it", groups=groups, email="a@b.c"))
        tx.save_person(PersonRecord("bob", "Bob"))
        ada, bob = tx.person_known_as("ada"), tx.person_known_as("bob")
        assert ada is not None
        assert bob is not None
        assert (ada.known_as, ada.tenant, ada.department, ada.groups) == ("ada", "acme", "it", groups)
        assert (bob.known_as, bob.tenant, bob.department, bob.groups) == ("bob", None, None, frozenset())
        assert (ada.has_address, bob.has_address) == (True, False)
        assert tx.person(ada.id) == ada
        tx.add_credential(ada.id, BADGE, b"hers")
        assert tx.holder_of(BADGE, b"hers") == ada
        tx.save_person(PersonRecord("ada", "Ada", told=frozenset({"groups"})))
        assert tx.person(ada.id) == replace(ada, groups=frozenset())


def test_somebody_is_suspended_and_let_in_again(store: SqlStore):
    furnish(store, "ada", "bob")
    for suspended in (True, False):
        with store.transaction() as tx:
            tx.suspend("ada", suspended)
            ada, bob = tx.person("ada"), tx.person("bob")
            assert ada is not None
            assert bob is not None
            assert (ada.suspended, bob.suspended) == (suspended, False)


def test_a_known_person_keeps_what_the_source_does_not_speak_of(store: SqlStore):
    until = NOON + timedelta(days=1)
    full = PersonRecord(
        "ada", "Ada", PersonKind.CONTRACTOR, "a@b.c", valid_from=NOON, valid_until=until, needs_reachable=True
    )
    with store.transaction() as tx:
        tx.save_person(full)
        tx.save_person(PersonRecord("ada", "Ada L.", told=frozenset({"valid_until"})))
        found = tx.person_known_as("ada")
    assert found is not None
    assert found.id != "ada", "an id of our own, which says nothing about anybody"
    expected = Person(found.id, "Ada L.", PersonKind.CONTRACTOR, NOON, None, needs_reachable=True)
    assert found == replace(expected, known_as="ada", has_address=True)


def test_a_badge_belongs_to_one_person(store: SqlStore):
    furnish(store, "ada", "bob")
    with store.transaction() as tx:
        with pytest.raises(Taken, match="badge"):
            tx.save_person(PersonRecord("bob", "B", credentials={BADGE: b"looked up: ada"}))
        holder = tx.holder_of(BADGE, b"looked up: ada")
        assert holder is not None
        assert holder.id == "ada"
        bob = tx.person("bob")
        assert bob is not None
        assert bob.name == "Bob", "nothing changed"


def test_a_new_badge_replaces_the_old_one_which_may_go_to_somebody_else(store: SqlStore):
    furnish(store, "ada", "bob")
    with store.transaction() as tx:
        tx.add_credential("ada", BADGE, b"new")
        tx.add_credential("ada", BADGE, b"new")
        assert tx.holder_of(BADGE, b"looked up: ada") is None
        tx.add_credential("bob", BADGE, b"looked up: ada")
        assert [holder.id for b in (b"new", b"looked up: ada") if (holder := tx.holder_of(BADGE, b))] == ["ada", "bob"]
        assert tx.holder_of(QR, b"new") is None, "a badge is no QR code"
