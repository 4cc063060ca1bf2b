"""Visits: kept with all that reception knows, found by person, pass, window, and while they are live."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.compartments import Size
from kiosk.domain.guests import LIVE_VISITS, GuestVisit, VisitState
from kiosk.engine.ports import PersonRecord, StoreError
from kiosk.store.store import SqlStore
from tests.fakes.clock import NOON
from tests.fakes.guests import DAY, HOUR, OFFICE_HOURS, UNTIL, guest, known, pass_id
from tests.fakes.stored import furnish

FULL = GuestVisit(
    id="v1",
    person_id="ada",
    state=VisitState.HERE,
    starts_at=NOON,
    ends_at=UNTIL + DAY,
    host_id="bob",
    company="Größe & Söhne",
    tenant="acme",
    bank="A",
    size=Size.L,
    reachable=True,
    hours=OFFICE_HOURS,
    language="de",
    terms="2026-01",
    arrived_at=NOON + timedelta(microseconds=1),
    left_at=UNTIL,
    pass_id="0123456789abcdef",
    issued_at=NOON,
    confirmed=False,
    has_code=True,
)


def keep(store: SqlStore, *visits: GuestVisit) -> None:
    with store.transaction() as tx:
        for one in visits:
            tx.add_visit(one)


@pytest.mark.parametrize(
    "visit", [FULL, guest("v1"), guest("v1", hours=replace(OFFICE_HOURS, ends=OFFICE_HOURS.begins))]
)
def test_a_visit_is_kept_with_everything_that_is_known_of_it(
    visit: GuestVisit, store: SqlStore, open_store: Callable[[], SqlStore]
):
    furnish(store, "ada", "bob")
    keep(store, visit)
    with open_store().transaction() as tx:
        assert tx.guest_visit("v1") == visit
        assert tx.visit_of("ada") == visit
        assert tx.guest_visit("v2") is tx.visit_of("bob") is None


def test_a_visit_becomes_another_in_all_its_parts(store: SqlStore):
    furnish(store, "ada", "bob")
    keep(store, guest("v1"), guest("v2"))
    with store.transaction() as tx:
        tx.change_visit(FULL)
        assert tx.guest_visit("v1") == FULL
        tx.change_visit(guest("v1", state=VisitState.LEFT))
        assert tx.guest_visit("v1") == guest("v1", state=VisitState.LEFT)
        assert tx.guest_visit("v2") == guest("v2")


def test_the_newest_visit_of_a_person_is_the_one_that_was_written_last(store: SqlStore):
    furnish(store, "ada", "bob")
    keep(store, guest("v1"), guest("v2", starts_at=NOON - DAY), guest("v3", "bob"))
    with store.transaction() as tx:
        assert tx.visit_of("ada") == guest("v2", starts_at=NOON - DAY), "the clock was put right in between"


def test_a_pass_belongs_to_one_visit(store: SqlStore):
    furnish(store, "ada", "bob")
    mine = guest("v1", pass_id=pass_id("one"))
    keep(store, mine, guest("v2"), guest("v3"))
    with store.transaction() as tx:
        assert tx.visit_of_pass(pass_id("one")) == mine
        assert tx.visit_of_pass(pass_id("two")) is None
    with pytest.raises(StoreError, match="UNIQUE"):
        keep(store, guest("v4", "bob", pass_id=pass_id("one")))


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        (NOON, UNTIL, ["early", "noon", "late"]),
        (NOON - DAY, NOON + DAY, ["early", "noon", "late", "next"]),
        (UNTIL, UNTIL + HOUR, ["late"]),
        (NOON - HOUR, NOON, ["early"]),
        (NOON + 9 * DAY, NOON + 10 * DAY, []),
    ],
)
def test_visits_are_found_by_the_window_that_they_touch(store: SqlStore, since, until, found):
    furnish(store, "ada")
    keep(
        store,
        guest("next", starts_at=UNTIL + HOUR, ends_at=UNTIL + 2 * HOUR),
        guest("late", starts_at=UNTIL - HOUR, ends_at=UNTIL + HOUR),
        guest("noon", state=VisitState.OVER),
        guest("early", starts_at=NOON - HOUR),
    )
    with store.transaction() as tx:
        assert [one.id for one in tx.visits(since, until)] == found


def test_those_who_are_expected_or_here_are_found_by_their_ends(store: SqlStore):
    furnish(store, "ada")
    keep(store, *[guest(state.value, state=state, ends_at=UNTIL - n * HOUR) for n, state in enumerate(VisitState)])
    with store.transaction() as tx:
        assert [one.id for one in tx.live_visits()] == ["here", "invited"]
        assert {one.state for one in tx.live_visits()} == LIVE_VISITS
        plan = tx._connection.exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT * FROM guest_visit WHERE state IN ('invited', 'here') ORDER BY ends_at, id"
        ).all()
    assert any("ix_guest_visit_live" in row.detail for row in plan), plan


def test_a_visit_needs_its_person(store: SqlStore):
    with pytest.raises(StoreError, match="FOREIGN KEY"):
        keep(store, guest("v1", "nobody"))


def test_nobody_who_is_expected_or_here_is_gone(store: SqlStore):
    with store.transaction() as tx:
        tx.save_person(PersonRecord("wanda", "Wanda", valid_until=UNTIL))
        wanda = tx.person_known_as("wanda")
        assert wanda is not None
        assert tx.gone_since(UNTIL + DAY, UNTIL + DAY) == [wanda.id]
        for state in VisitState:
            visit = guest(f"v {state.value}", wanda.id, state=state)
            tx.add_visit(visit)
            assert tx.holds_anything(wanda.id) is (state in LIVE_VISITS)
            assert list(tx.gone_since(UNTIL + DAY, UNTIL + DAY)) == ([] if state in LIVE_VISITS else [wanda.id])
            tx.change_visit(replace(visit, state=VisitState.OVER))


def test_visitors_are_gone_after_days_of_their_own(store: SqlStore):
    with store.transaction() as tx:
        for name in ("wanda", "bob", "eve"):
            tx.save_person(PersonRecord(name, name.title(), valid_until=UNTIL))
        wanda, bob, eve = (tx.person_known_as(name) for name in ("wanda", "bob", "eve"))
        assert wanda is not None
        assert bob is not None
        assert eve is not None
        tx.add_visit(guest("v1", wanda.id, state=VisitState.LEFT))
        tx.keep_pass(known("one", eve.id))
        assert set(tx.gone_since(UNTIL + HOUR, UNTIL)) == {bob.id}
        assert set(tx.gone_since(UNTIL, UNTIL + HOUR)) == {wanda.id, eve.id}
