"""What tells of visitors goes: by their own days, with their names, and no sooner than a copied pass stays refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.guests import VisitState
from kiosk.engine.ports import PersonRecord
from kiosk.store.store import SqlStore
from tests.fakes.clock import NOON
from tests.fakes.guests import DAY, HOUR, UNTIL, given, guest, key, known, pass_id, pool_code, visitor_code
from tests.fakes.stored import furnish

COUNT = "SELECT count(*) FROM {}"


def count(store: SqlStore, table: str) -> int:
    with store.transaction() as tx:
        found: int = tx._connection.exec_driver_sql(COUNT.format(table)).scalar_one()
    return found


def forget(store: SqlStore, before=UNTIL + DAY) -> int:
    with store.transaction() as tx:
        return tx.forget_ended(before, before)


def test_visits_go_once_they_ended_and_live_ones_stay(store: SqlStore):
    furnish(store, "ada")
    with store.transaction() as tx:
        for state in VisitState:
            tx.add_visit(guest(state.value, state=state))
    assert forget(store, UNTIL) == 0
    assert forget(store) == 3
    with store.transaction() as tx:
        assert {one.id for one in tx.live_visits()} == {"here", "invited"}


@pytest.mark.parametrize("days", [(0, 9), (9, 0)])
def test_a_visit_and_its_pass_stay_as_long_as_the_name(store: SqlStore, days: tuple[int, int]):
    furnish(store, "ada")
    everybody, visitors = (UNTIL + DAY - number * DAY for number in days)
    with store.transaction() as tx:
        tx.add_visit(guest("v1", state=VisitState.LEFT))
        tx.keep_pass(known("one", spent_at=NOON))
        tx.raise_time_floor(UNTIL + DAY)
        assert tx.forget_ended(everybody, visitors) == 0
        assert tx.forget_ended(UNTIL + DAY, UNTIL + DAY) == 2


def test_a_visit_stays_as_long_as_the_code_that_it_was_given(store: SqlStore):
    furnish(store, "ada")
    with store.transaction() as tx:
        tx.add_visit(guest("v1", state=VisitState.LEFT, ends_at=UNTIL - HOUR))
        tx.add_pool_codes([pool_code("one"), pool_code("two", ends_at=UNTIL + DAY)])
        tx.take_pool_code(pass_id("one"), "v1")
    assert forget(store, UNTIL) == 0
    assert forget(store, UNTIL + HOUR) == 2
    assert (count(store, "guest_visit"), count(store, "pool_code")) == (0, 1)


def test_a_pass_stays_until_something_was_signed_after_its_end(store: SqlStore):
    """A clock that is set back would take a copy of it for a new one."""
    furnish(store, "ada")
    with store.transaction() as tx:
        tx.keep_pass(known("one", spent_at=NOON))
        tx.revoke_unseen(pass_id("two"), None, UNTIL)
    assert forget(store) == 0, "nothing was ever signed"
    for floor, gone in ((UNTIL, 0), (UNTIL + HOUR, 2)):
        with store.transaction() as tx:
            tx.raise_time_floor(floor)
        assert forget(store) == gone
    assert (count(store, "known_pass"), count(store, "revoked_unseen")) == (0, 0)


def test_a_pass_stays_as_long_as_the_code_that_leads_to_it(store: SqlStore):
    furnish(store, "ada")
    with store.transaction() as tx:
        tx.keep_pass(known("one", spent_at=NOON))
        tx.keep_visitor_codes([visitor_code("one", ends_at=UNTIL + 12 * HOUR)])
        tx.raise_time_floor(UNTIL + DAY)
    assert forget(store, UNTIL + 12 * HOUR) == 0
    assert forget(store, UNTIL + 13 * HOUR) == 2


def test_keys_and_the_floor_of_time_are_never_forgotten(store: SqlStore):
    with store.transaction() as tx:
        tx.trust(key("desk", revoked_at=NOON))
        tx.raise_time_floor(NOON)
    assert forget(store, NOON + 1000 * DAY) == 0
    assert (count(store, "trusted_key"), count(store, "time_floor")) == (1, 1)


@pytest.mark.parametrize("table", ["guest_visit", "known_pass"])
def test_a_visitor_is_erased_with_what_else_tells_of_them(store: SqlStore, table: str):
    with store.transaction() as tx:
        tx.save_person(PersonRecord("v", "Wanda", valid_until=UNTIL))
        wanda = tx.person_known_as("v")
        assert wanda is not None
        if table == "guest_visit":
            tx.add_visit(guest("v1", wanda.id, state=VisitState.OVER, company="Acme", language="de"))
        else:
            tx.keep_pass(replace(known("one", wanda.id), given=given("one", host="0123456789ab")))
        tx.erase_person(wanda.id)
        visit, passed = tx.visit_of(wanda.id), tx.pass_of(wanda.id)
        assert visit is None or (visit.company, visit.language, visit.state) == (None, None, VisitState.OVER)
        assert passed is None or passed.given.host is None
        assert tx.gone_since(UNTIL + DAY, UNTIL + DAY) == []
