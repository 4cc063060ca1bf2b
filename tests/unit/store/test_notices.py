"""Notices: owed with what caused them or not at all, tried again, sent once, given up with the reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.domain.notices import Notice, NoticeKind
from kiosk.engine.ports import OwedNotice, PersonRecord, StoreError
from kiosk.store.library import Library
from kiosk.store.store import SqlStore
from tests.fakes.clock import NOON, TurnedClock
from tests.fakes.failing_disk import COMMIT, failing
from tests.fakes.guests import guest
from tests.fakes.stored import furnish, rows

ENDING = Notice(NoticeKind.ENDING, "ada", {"door": "01", "at": "2026-11-24T17:00:00+00:00"})
TURN = Notice(NoticeKind.YOUR_TURN, "bob", {"door": "Tür 2"})
LATER = NOON + timedelta(minutes=5)


def owed(store: SqlStore, at=NOON, most: int = 10) -> list[OwedNotice]:
    with store.transaction() as tx:
        return list(tx.owed_notices(at, most))


def owe(store: SqlStore, *notices: Notice) -> None:
    with store.transaction() as tx:
        tx.notify(*notices)


def test_what_is_owed_is_there_with_whom_it_is_for(store: SqlStore, open_store: Callable[[], SqlStore]):
    furnish(store, "ada", "bob")
    with store.transaction() as tx:
        tx.save_person(PersonRecord("ada", "Ada", email="ada@example.org"))
        tx.notify()
        tx.notify(ENDING, TURN)
    first, second = owed(open_store())
    assert first == OwedNotice(first.id, ENDING, NOON, 0, "ada@example.org", "Ada")
    assert second == OwedNotice(second.id, TURN, NOON, 0, None, "Bob")


def test_nothing_is_owed_of_what_did_not_happen(store: SqlStore):
    furnish(store, "ada")
    with failing(store, COMMIT), pytest.raises(StoreError):
        owe(store, ENDING)
    assert owed(store) == []


def test_the_oldest_come_first_and_no_more_than_were_asked_for(store: SqlStore, clock: TurnedClock):
    furnish(store, "ada", "bob")
    for _ in range(3):
        owe(store, ENDING)
    clock.set_wall(NOON - timedelta(days=1))  # the order is that of writing
    owe(store, TURN)
    assert [one.notice for one in owed(store)] == [ENDING, ENDING, ENDING, TURN]
    assert len(owed(store, most=2)) == 2


def test_a_try_that_was_begun_is_not_begun_again_before_its_time(store: SqlStore, open_store: Callable[[], SqlStore]):
    furnish(store, "ada")
    owe(store, ENDING)
    (one,) = owed(store)
    with store.transaction() as tx:
        tx.notice_tried(one.id, LATER)
    again = open_store()
    assert owed(again) == []
    assert [found.attempts for found in owed(again, LATER)] == [1]


def test_what_failed_is_tried_again_later_and_what_was_sent_is_not(store: SqlStore, tmp_path: Path, sqlite: Library):
    furnish(store, "ada")
    owe(store, ENDING)
    (one,) = owed(store)
    with store.transaction() as tx:
        tx.notice_tried(one.id, LATER)
        tx.notice_failed(one.id, LATER + timedelta(hours=1), "connection refused")
    assert owed(store, LATER) == []
    assert [found.attempts for found in owed(store, LATER + timedelta(hours=1))] == [1]
    with store.transaction() as tx:
        tx.notice_sent(one.id, LATER)
    assert owed(store, NOON + timedelta(days=9)) == []
    query = "SELECT sent_at, gave_up_at, error FROM notice"
    assert rows(sqlite.module, tmp_path / "kiosk.db", query) == [("2026-11-24T11:05:00.000000Z", None, None)]


def test_what_is_given_up_is_owed_no_more_and_says_why(store: SqlStore, tmp_path: Path, sqlite: Library):
    furnish(store, "ada")
    owe(store, ENDING)
    (one,) = owed(store)
    with store.transaction() as tx:
        tx.notice_failed(one.id, None, "no such mailbox")
    assert owed(store, NOON + timedelta(days=9)) == []
    query = "SELECT sent_at, gave_up_at, error FROM notice"
    found = rows(sqlite.module, tmp_path / "kiosk.db", query)
    assert found == [(None, "2026-11-24T11:00:00.000000Z", "no such mailbox")]


def test_a_host_is_told_of_a_visitor_by_name_as_long_as_that_is_known(store: SqlStore):
    furnish(store, "ada", "bob")
    owe(store, Notice(NoticeKind.ARRIVED, "ada", {"about": "bob", "at": NOON.isoformat()}), ENDING)
    assert [(one.name, one.about) for one in owed(store)] == [("Ada", "Bob"), ("Ada", "")]
    with store.transaction() as tx:
        tx.erase_person("bob")
    assert [(one.name, one.about) for one in owed(store)] == [("Ada", ""), ("Ada", "")]
    owe(store, Notice(NoticeKind.GONE, "ada", {"about": "nobody"}))
    assert [one.about for one in owed(store)] == ["", "", ""]


def test_a_visitor_is_told_in_the_language_of_their_newest_visit(store: SqlStore):
    furnish(store, "ada", "bob", "cyd")
    with store.transaction() as tx:
        tx.add_visit(guest("v1", "bob", language="fr", host_id="ada"))
        tx.add_visit(guest("v2", "bob", language="de"))
        tx.add_visit(guest("v3", "cyd"))
    owe(store, ENDING, Notice(NoticeKind.PASS, "bob", {"visit": "v2"}), Notice(NoticeKind.PASS, "cyd", {"visit": "v3"}))
    assert [(one.name, one.language) for one in owed(store)] == [("Ada", None), ("Bob", "de"), ("Cyd", None)]
