"""Whose passes are taken: a key that was revoked is never taken again, and the floor of time never falls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.store import library
from kiosk.store.store import SqlStore
from tests.fakes.clock import NOON, TurnedClock
from tests.fakes.furniture import furnish_folder, quick_folder
from tests.fakes.guests import DAY, HOUR, key
from tests.fakes.stored import furnish


def test_a_key_is_trusted_with_all_that_is_known_of_it(store: SqlStore, open_store: Callable[[], SqlStore]):
    desk, gate = key("desk", site="HQ North", tenants=frozenset({"acme", "Größe"})), key("gate", since=None)
    with store.transaction() as tx:
        assert tx.trusted_keys() == {}
        tx.trust(desk)
        tx.trust(gate)
    with open_store().transaction() as tx:
        assert tx.trusted_keys() == {desk.id: desk, gate.id: gate}


def test_what_is_told_of_a_kiosk_is_written_anew_and_its_key_is_known_as_long(store: SqlStore):
    desk = key("desk", tenants=frozenset({"acme"}))
    with store.transaction() as tx:
        tx.trust(desk)
        tx.trust(replace(desk, issuer="desk 2", site="HQ South", tenants=frozenset(), since=NOON + DAY))
        assert tx.trusted_keys()[desk.id] == key(
            "desk", id=desk.id, public=desk.public, issuer="desk 2", site="HQ South"
        )


def test_a_key_that_was_revoked_stays_so(store: SqlStore):
    desk = key("desk")
    with store.transaction() as tx:
        tx.trust(desk)
        tx.revoke_key(desk.id, NOON + HOUR)
        tx.revoke_key(desk.id, NOON + DAY)
        tx.revoke_key(b"nobody's", NOON)
        tx.trust(desk)
        assert tx.trusted_keys() == {desk.id: replace(desk, revoked_at=NOON + HOUR)}
        gate = key("gate")
        tx.trust(gate)
        tx.trust(replace(gate, revoked_at=NOON))
        assert tx.trusted_keys()[gate.id].revoked_at == NOON, "its kiosk says so itself"


def test_another_key_of_the_same_id_is_not_taken(store: SqlStore):
    desk = key("desk")
    with store.transaction() as tx:
        tx.trust(desk)
        with pytest.raises(ValueError, match="same id"):
            tx.trust(replace(desk, public=bytes(32)))
        assert tx.trusted_keys() == {desk.id: desk}


@given(st.lists(st.tuples(st.sampled_from(["raise_time_floor", "doubt_passes"]), st.integers(-10, 10)), max_size=6))
def test_the_time_that_it_can_not_be_earlier_than_only_rises(steps: list[tuple[str, int]]):
    with quick_folder() as folder:
        furnish_folder(folder)
        store = SqlStore(folder / "kiosk.db", library.choose(), TurnedClock())
        for called, hours in steps:
            with store.transaction() as tx:
                getattr(tx, called)(NOON + hours * HOUR)
        with store.transaction() as tx:
            found = {"raise_time_floor": tx.time_floor(), "doubt_passes": tx.passes_doubted_before()}
        store.close()
    for name, at in found.items():
        raised = [NOON + timedelta(hours=hours) for called, hours in steps if called == name]
        assert at == max(raised, default=None)


def test_the_site_file_being_read_anew_leaves_the_floor_of_time_where_it_is(store: SqlStore):
    furnish(store, "ada")
    with store.transaction() as tx:
        tx.raise_time_floor(NOON)
        tx.save_settings({"timezone": "Europe/Berlin"})
        tx.save_settings({})
        assert tx.time_floor() == NOON
