"""What the law has kept of lost property stays as long as it must, on the record as well, and then goes as a whole."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from kiosk.domain.events.kiosk_life import HelpWanted
from kiosk.domain.events.recovery import CaseMoved, LogExported
from kiosk.domain.operators import OperatorEntry, Role
from kiosk.domain.recovery import CaseStep
from kiosk.engine.facilities.ports import Challenge
from kiosk.store.store import SqlStore
from tests.fakes.clock import NOON, TurnedClock
from tests.fakes.found import DAY, HOUR, case, give, item, over, take_on
from tests.fakes.stored import furnish

DAYS_30, DAYS_365 = 30 * DAY, 365 * DAY
BOB = "Bob (facilities)"


def personal(store: SqlStore, part: str = "") -> list[str]:
    """The kinds of the lines that still tell of people, or of those of them that say this."""
    with store.transaction() as tx:
        query = "SELECT header FROM audit_event WHERE personal LIKE ? ORDER BY position"
        rows = tx._connection.exec_driver_sql(query, (f"%{part}%",)).all()
    return [json.loads(header)["type"] for (header,) in rows]


def erase(store: SqlStore, clock: TurnedClock, after: timedelta) -> tuple[int, int]:
    """So long after noon, as the kiosk does it by itself; how many lines, and how many rows."""
    clock.set_wall(NOON + after)
    now = clock.now()
    with store.transaction() as tx:
        erased, more = tx.erase_events(now - DAYS_30, 500, now - DAYS_365)
        assert not more
        return sum(one.count for one in erased), tx.forget_ended(now - DAYS_30, now - DAYS_30, now - DAYS_365)


def a_case(store: SqlStore, clock: TurnedClock, **fields: Any) -> int:
    """Somebody's umbrella was taken out of their compartment, by Bob; the compartment."""
    first, _ = furnish(store, "ada", "bob")
    with store.acting(BOB), store.transaction() as tx:
        one = case("c1", first, **fields)
        take_on(tx, one, item("i1", one))
        tx.record(HelpWanted(screen="Start", person_id="ada"))
        tx.record(LogExported(items=1))
    return first


CASE = ["recovery.opened", "lost_property.found", "recovery.step"]


def test_lines_of_a_case_stay_while_others_go(store: SqlStore, clock: TurnedClock):
    a_case(store, clock)
    assert erase(store, clock, 31 * DAY) == (2, 0)
    assert personal(store) == CASE
    assert erase(store, clock, 3000 * DAY) == (0, 0), "its thing is kept"
    assert personal(store) == CASE


def test_a_case_goes_whole_once_its_last_thing_left_long_ago(store: SqlStore, clock: TurnedClock):
    a_case(store, clock)
    clock.set_wall(NOON + 100 * DAY)
    with store.transaction() as tx:
        thing = tx.item("i1")
        assert thing is not None
        give(tx, thing, 100 * DAY)
    erase(store, clock, 464 * DAY)
    assert personal(store) == [*CASE, "lost_property.handed_back"]
    with store.transaction() as tx:
        assert (tx.item("i1"), tx.photo("i1")) != (None, None)
    assert erase(store, clock, 466 * DAY) == (4, 3)
    assert personal(store) == []
    with store.transaction() as tx:
        assert (tx.case("c1"), list(tx.items()), tx.photo("i1")) == (None, [], None)
        assert tx._connection.exec_driver_sql("SELECT count(*) FROM case_line").scalar() == 0
    assert erase(store, clock, 1000 * DAY) == (0, 0)


def test_a_case_without_things_counts_from_its_end(store: SqlStore, clock: TurnedClock):
    first, second = furnish(store, "ada")
    with store.transaction() as tx:
        take_on(tx, case("c1", first))
        tx.open_case(case("c2", second))
    assert erase(store, clock, 365 * DAY) == (0, 0)
    assert erase(store, clock, 366 * DAY) == (2, 1)
    assert erase(store, clock, 3000 * DAY) == (0, 0), "one that is not over"


def test_a_case_that_a_wrong_clock_ended_is_not_erased_while_it_is_fresh(store: SqlStore, clock: TurnedClock):
    clock.set_wall(NOON - 3000 * DAY)
    first, _ = furnish(store, "ada")
    with store.transaction() as tx:
        one = case("c1", first)
        take_on(tx, one)
        tx.open_case(case("c2", first))
        tx.change_case(over(case("c2", first), -2000 * DAY))
    assert erase(store, clock, DAY)[0] == 0
    assert personal(store) == ["recovery.opened", "recovery.step"]


def test_each_case_goes_in_its_own_time(store: SqlStore, clock: TurnedClock):
    first, second = furnish(store, "ada", "bob")
    with store.transaction() as tx:
        take_on(tx, case("c1", first))
        take_on(tx, case("c2", second, person_id="bob"), item("i2", case("c2", second, person_id="bob")))
    erase(store, clock, 400 * DAY)
    assert personal(store) == CASE
    assert personal(store, "Ada") == []


# --- people


def test_whose_things_are_kept_stays_known(store: SqlStore, clock: TurnedClock):
    first = a_case(store, clock)
    with store.transaction() as tx:
        tx._connection.exec_driver_sql("UPDATE person SET valid_until = '2026-01-01T00:00:00.000000Z'")
        later = NOON + DAYS_365
        assert list(tx.gone_since(later, later)) == ["bob"]
        thing = tx.item("i1")
        assert thing is not None
        give(tx, thing, DAY)
        assert set(tx.gone_since(later, later)) == {"ada", "bob"}
        tx.open_case(case("c2", first))
        assert list(tx.gone_since(later, later)) == ["bob"], "their things are being taken out"


def test_an_operator_is_not_gone_while_they_are_one(store: SqlStore):
    furnish(store, "ada")
    entry = OperatorEntry("ada", Role.FACILITIES, NOON)
    with store.transaction() as tx:
        tx._connection.exec_driver_sql("UPDATE person SET valid_until = '2026-01-01T00:00:00.000000Z'")
        tx.set_operator(entry)
        assert (list(tx.gone_since(NOON, NOON)), tx.holds_anything("ada")) == ([], True)
        tx.set_operator(OperatorEntry("ada", Role.FACILITIES, NOON, NOON))
        assert (list(tx.gone_since(NOON, NOON)), tx.holds_anything("ada")) == (["ada"], False)


def test_by_itself_nothing_of_a_case_goes_with_its_person(store: SqlStore, clock: TurnedClock):
    a_case(store, clock)
    with store.transaction() as tx:
        thing = tx.item("i1")
        assert thing is not None
        give(tx, thing, DAY)
        tx.erase_person("ada", spare_cases=True)
        left = tx.item("i1")
        assert left is not None
        assert (left.description, left.handed_to, left.person_id) == ("a vermilion umbrella", "Ada", "ada")
        assert tx.photo("i1") is not None
    assert personal(store) == [*CASE, "lost_property.exported", "lost_property.handed_back"]


def test_on_request_all_that_tells_of_a_person_goes_and_what_is_kept_stays_described(
    store: SqlStore, clock: TurnedClock
):
    first = a_case(store, clock)
    erase(store, clock, 40 * DAY)
    with store.transaction() as tx:
        one = tx.case("c1")
        assert one is not None
        tx.add_item(item("i2", one), b"photo")
        kept = tx.item("i1")
        assert kept is not None
        give(tx, kept, DAY)
    with store.transaction() as tx:
        tx.erase_person("ada")
        left, umbrella = tx.item("i1"), tx.item("i2")
        assert left is not None
        assert umbrella is not None
        assert (left.description, left.handed_to, left.signature, left.person_id) == ("", None, None, None)
        assert (umbrella.description, umbrella.person_id) == ("a vermilion umbrella", None)
        assert (tx.photo("i1"), tx.photo("i2")) == (None, b"photo")
        case_now = tx.case("c1")
        assert case_now is not None
        assert (case_now.person_id, case_now.compartment_id) == (None, first)
    assert personal(store, "Ada") == []


def test_who_was_handed_anothers_thing_goes_from_its_line(store: SqlStore, clock: TurnedClock):
    a_case(store, clock)
    with store.transaction() as tx:
        thing = tx.item("i1")
        assert thing is not None
        give(tx, thing, DAY, to="Bob")
        tx.erase_person("bob")
        left = tx.item("i1")
        assert left is not None
        assert (left.handed_to, left.signature, left.description) == (None, None, "a vermilion umbrella")


@pytest.mark.parametrize("was_operator", [True, False])
def test_what_an_operator_did_is_erased_with_them_but_for_the_log_of_others_things(
    store: SqlStore, clock: TurnedClock, was_operator: bool
):
    a_case(store, clock)
    with store.transaction() as tx:
        if was_operator:
            tx.set_operator(OperatorEntry("bob", Role.FACILITIES, NOON, NOON + HOUR))
        tx.erase_person("bob")
        assert tx._connection.exec_driver_sql("SELECT count(*) FROM operator").scalar() == 0
    others = [] if was_operator else ["help.asked", "lost_property.exported"]
    assert personal(store) == [*CASE, *others], "somebody else may have that name"


def test_codes_and_the_challenge_go(store: SqlStore):
    furnish(store, "ada")
    with store.transaction() as tx:
        tx.set_challenge(Challenge("AAAA-BBBB-CCCC", NOON))
        assert tx.forget_ended(NOON, NOON) == 0
        assert tx.forget_ended(NOON + HOUR, NOON + HOUR) == 1
        assert tx.challenge() is None


def test_lines_of_a_case_that_nobody_knows_go_with_all_others(store: SqlStore, clock: TurnedClock):
    furnish(store, "ada")
    with store.transaction() as tx:
        tx.record(CaseMoved(case="c9", person_id="ada", step=CaseStep.LISTED))
    assert erase(store, clock, DAYS_30)[0] == 0
    assert erase(store, clock, 31 * DAY)[0] == 1
    assert personal(store) == []
