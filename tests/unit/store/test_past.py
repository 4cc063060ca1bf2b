"""Looking back: a compartment's history piece by piece, the figures of a day, who was told, what is unsent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from kiosk.domain.compartments import Condition
from kiosk.domain.events.compartments import ConditionSet
from kiosk.domain.events.kiosk_life import HelpWanted
from kiosk.domain.events.openings import Override
from kiosk.domain.notices import Notice, NoticeKind
from kiosk.domain.openings import Outcome
from kiosk.domain.reasons import Reason
from kiosk.engine.facilities.ports import PastEvent
from kiosk.engine.ports import StoreError
from kiosk.store.store import SqlStore
from kiosk.store.subjects import past
from tests.fakes.clock import NOON, TurnedClock
from tests.fakes.found import DAY, HOUR
from tests.fakes.stored import assignment, furnish, opening

HELP = HelpWanted(screen="Start")


def override(compartment: int, words: str | None = "his keys") -> Override:
    return Override(
        person_id="bob", compartment_id=compartment, why=Reason.LEFT_BEHIND, words=words, holder="ada", second=None
    )


def told(store: SqlStore, compartment: int, most: int = 50) -> list[str]:
    """The whole history, as far as it is asked for: the kinds, newest first; how it was asked for makes no odds."""
    found: list[PastEvent] = []
    before, asked = None, 0
    while asked == 0 or before is not None:
        with store.transaction() as tx:
            some, before = tx.history(compartment, before, most)
        assert len(some) <= most
        found += some
        asked += 1
    assert [one.position for one in found] == sorted((one.position for one in found), reverse=True)
    return [f"{one.kind} {one.personal.get('words', '')}".strip() for one in found]


def test_a_history_tells_who_did_what_and_why(store: SqlStore, clock: TurnedClock):
    first, second = furnish(store, "ada", "bob")
    with store.acting("Bob (facilities)"), store.transaction() as tx:
        tx.record(override(first), override(second), HELP)
    with store.transaction() as tx:
        (line,), more = tx.history(first, None, 50)
    assert more is None
    assert line == PastEvent(
        position=1,
        at=clock.now(),
        kind="open.override",
        person_id="bob",
        operator="Bob (facilities)",
        detail={"why": "left behind"},
        personal={"person": "Bob", "holder": "Ada", "words": "his keys"},
    )


def test_what_was_erased_is_empty(store: SqlStore):
    first, _ = furnish(store, "ada", "bob")
    with store.transaction() as tx:
        tx.record(override(first))
    with store.transaction() as tx:
        tx.erase_events(NOON + DAY, 9)
    with store.transaction() as tx:
        (line,), _ = tx.history(first, None, 50)
    assert (line.person_id, line.operator, line.personal) == (None, "", {})
    assert line.detail == {"why": "left behind"}


@pytest.mark.parametrize("most", [1, 2, 7, 50])
@pytest.mark.parametrize("looks_through", [1, 3, 10, 5_000])
def test_a_history_is_whole_however_it_is_asked_for(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch, most: int, looks_through: int
):
    monkeypatch.setattr(past, "LOOKED_THROUGH", looks_through)
    first, second = furnish(store, "ada", "bob")
    with store.transaction() as tx:
        for number in range(5):
            tx.record(*[HELP] * (number * 3), override(first, f"{number}"), override(second))
    assert told(store, first, most) == [f"open.override {number}" for number in (4, 3, 2, 1, 0)]
    assert len(told(store, second, most)) == 5


def test_nobody_waits_for_a_history_that_is_far_back(store: SqlStore, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(past, "LOOKED_THROUGH", 10)
    first, _ = furnish(store, "ada", "bob")
    with store.transaction() as tx:
        tx.record(override(first), *[HELP] * 24)
    with store.transaction() as tx:
        assert tx.history(first, None, 50) == ([], 16)
        assert tx.history(first, 16, 50) == ([], 6)
        (line,), more = tx.history(first, 6, 50)
        assert (line.position, more) == (1, None)


def test_words_that_look_like_a_place_are_no_place(store: SqlStore):
    """Somebody may type what a header would say of a door."""
    first, second = furnish(store, "ada")
    with store.transaction() as tx:
        doors = tx.all_doors()
        bank, number = doors[first]
        words = f'"bank":"{bank}","door":"{number}",'
        tx.record(ConditionSet(compartment_id=second, condition=Condition.HOLD, note=words), HelpWanted(screen=words))
    assert (told(store, first), len(told(store, second))) == ([], 1)


def test_a_line_that_was_spoilt_is_passed_over(store: SqlStore):
    first, _ = furnish(store, "ada", "bob")
    with store.transaction() as tx:
        tx.record(override(first, "one"), override(first, "two"), override(first, "three"))
    with store.transaction() as tx:
        tx._connection.exec_driver_sql("DROP TRIGGER tr_audit_event_unchanged")
        tx._connection.exec_driver_sql("UPDATE audit_event SET header = header || 'x' WHERE position = 2")
    assert told(store, first) == ["open.override three", "open.override one"]


# --- figures of the day


@pytest.mark.parametrize("asked_first", [True, False])
def test_doors_that_came_open_are_counted_from_the_beginning_of_the_day(
    store: SqlStore, open_store: Callable[[], SqlStore], asked_first: bool
):
    first, _ = furnish(store, "ada")
    with store.transaction() as tx:
        if asked_first:
            assert (tx.openings_since(NOON), tx.openings_since(NOON + HOUR)) == (0, 0)
        tx.assign(assignment("a1", first))
        for number, outcome in enumerate((Outcome.OPENED, Outcome.NOT_OPENED, Outcome.OPENED, Outcome.OPENED)):
            one = opening(f"o{number}", assignment("a1", first), attempt=number * 3600)
            tx.intend(one)
            tx.settle(one, outcome, one.intended_at)
    with store.transaction() as tx:
        assert tx.openings_since(NOON + HOUR) == 2
    with open_store().transaction() as tx:
        counted = [tx.openings_since(since) for since in (NOON, NOON + HOUR, NOON + 3 * HOUR, NOON + 4 * HOUR)]
        assert counted == [3, 2, 1, 0]


@pytest.mark.parametrize("asked_first", [True, False])
def test_lines_are_counted_by_their_kind(
    store: SqlStore, open_store: Callable[[], SqlStore], clock: TurnedClock, asked_first: bool
):
    first, _ = furnish(store, "ada", "bob")
    since = NOON + timedelta(seconds=30)
    for number in range(4):
        with store.transaction() as tx:
            if asked_first and number:
                assert tx.counted_since("help.asked", since) == 2 * max(0, number - 1)
            tx.record(HELP, override(first), HELP)
        clock.turn(30)
    for each in (store, open_store()):
        with each.transaction() as tx:
            found = [tx.counted_since(kind, since) for kind in ("help.asked", "open.override", "alarm.raised")]
            assert found == [6, 3, 0]


def _record_in_vain(store: SqlStore) -> None:
    with store.transaction() as tx:
        tx.record(HELP)
        tx.write_record()
        tx.set_favourite("nobody", 1)


def test_what_was_undone_is_not_counted(store: SqlStore):
    with store.transaction() as tx:
        assert tx.counted_since("help.asked", NOON) == 0
    with pytest.raises(StoreError, match="FOREIGN KEY"):
        _record_in_vain(store)
    with store.transaction() as tx:
        assert tx.counted_since("help.asked", NOON) == 0


def test_a_clock_that_was_wrong_for_a_while_hides_nothing(
    store: SqlStore, open_store: Callable[[], SqlStore], clock: TurnedClock
):
    with store.transaction() as tx:
        tx.record(HELP)
    clock.set_wall(NOON - 1000 * DAY)
    with store.transaction() as tx:
        tx.record(*[HELP] * 40)
    clock.set_wall(NOON + HOUR)
    with store.transaction() as tx:
        tx.record(HELP)
    with open_store().transaction() as tx:
        assert tx.counted_since("help.asked", NOON) == 2


# --- who was told, and what is unsent


def test_the_last_notice_that_reached_somebody_counts(store: SqlStore):
    furnish(store, "ada", "bob", "cyd")
    with store.transaction() as tx:
        tx.notify(*[Notice(NoticeKind.OVERDUE, name, {}) for name in ("ada", "ada", "ada", "bob")])
        tx.notice_sent(1, NOON + HOUR)
        tx.notice_sent(2, NOON)
        assert tx.told_last(["ada", "bob", "cyd"]) == {"ada": NOON + HOUR}
        assert tx.told_last([]) == {}


def test_what_upstream_has_not_acknowledged_is_unsent(store: SqlStore):
    with store.transaction() as tx:
        assert tx.unsent() == 0
        tx.record(*[HELP] * 5)
    with store.transaction() as tx:
        assert tx.unsent() == 5
        tx._connection.exec_driver_sql("INSERT INTO acknowledged VALUES (3)")
        assert tx.unsent() == 2


# --- people


def test_anybody_is_found_by_name(store: SqlStore):
    furnish(store, "ada", "bob", "cyd")
    with store.transaction() as tx:
        tx._connection.exec_driver_sql("UPDATE person SET kind = 'visitor', name = 'Zoë Adamczyk' WHERE id = 'cyd'")
        assert [one.id for one in tx.all_people_named("ada", 9)] == ["ada", "cyd"]
        tx.suspend("ada", suspended=True)
        assert [one.id for one in tx.all_people_named(" ADA zoe", 9)] == ["cyd"]
        assert [one.id for one in tx.all_people_named("ada", 1)] == ["ada"]
        assert [list(tx.all_people_named(text, 9)) for text in ("", " ", "nobody")] == [[], [], []]


def test_who_was_erased_is_found_no_more(store: SqlStore):
    furnish(store, "ada")
    with store.transaction() as tx:
        assert [one.id for one in tx.all_people_named("ada", 9)] == ["ada"]
        tx.erase_person("ada")
        assert list(tx.all_people_named("ada", 9)) == []
