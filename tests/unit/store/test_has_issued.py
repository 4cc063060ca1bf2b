"""Whether anything is out that was made with this kiosk's key for passes: then no other key may take its place."""

from __future__ import annotations

from kiosk.store.store import SqlStore
from tests.fakes.clock import NOON
from tests.fakes.guests import guest, key, known, pass_id, pool_code, visitor_code
from tests.fakes.stored import furnish


def test_what_others_issued_and_who_has_no_pass_need_no_key(store: SqlStore):
    furnish(store, "ada", "bob")
    assert not store.has_issued()
    with store.transaction() as tx:
        tx.trust(key("far"))
        tx.keep_pass(known("p1", key=key("far").id))
        tx.keep_visitor_codes([visitor_code("c1", key=key("far").id)])
        tx.add_visit(guest("v1"))
    assert not store.has_issued()


def test_a_visit_with_a_pass_needs_it(store: SqlStore):
    furnish(store, "ada")
    with store.transaction() as tx:
        tx.add_visit(guest("v1", pass_id=pass_id("p1"), issued_at=NOON))
    assert store.has_issued()


def test_codes_that_a_bank_may_have_need_it(store: SqlStore):
    with store.transaction() as tx:
        tx.add_pool_codes([pool_code("p1")])
    assert store.has_issued()
