"""The feed: nothing is skipped, whoever commits when; what is deleted is told of; a snapshot is whole."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, delete, text

from upstream.changes import feed
from upstream.changes.cursor import Cursor, NotACursor, read
from upstream.changes.pages import CursorExpired, Page, page
from upstream.database.change_tables import change, change_counter
from upstream.database.database import transaction
from upstream.database.tables import tenant

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
ADA, BOB = {"name": "Ada", "groups": ["ü"]}, {"name": "Bob"}


@pytest.fixture
def tenants(database: Engine) -> Engine:
    with transaction(database) as connection:
        for slug in ("acme", "globex"):
            connection.execute(tenant.insert(), {"slug": slug, "name": slug, "created_at": NOON})
    return database


@pytest.fixture
def open_feed(tenants: Engine) -> Iterator[Connection]:
    """One transaction for a test that needs no more."""
    with transaction(tenants) as connection:
        yield connection


def after(connection: Connection, cursor: Cursor | None, most: int = 500, of: str = "acme") -> Page:
    return page(connection, of, cursor, most)


def told(found: Page) -> list[tuple[str, Any]]:
    return [(one["id"], one["value"]) for one in found.changes]


def test_what_was_put_comes_in_order_and_again_when_it_changes(open_feed: Connection) -> None:
    assert feed.put(open_feed, "acme", "person", "ada", ADA, NOON)
    assert feed.put(open_feed, "acme", "person", "bob", BOB, NOON)
    first = after(open_feed, after(open_feed, Cursor("acme", 0), 1).cursor)
    assert (told(first), first.more, first.snapshot) == ([("bob", BOB)], False, False)
    assert feed.put(open_feed, "acme", "person", "ada", BOB, NOON)
    second = after(open_feed, first.cursor)
    assert told(second) == [("ada", BOB)]
    assert second.changes[0]["version"] > first.changes[0]["version"]
    assert told(after(open_feed, second.cursor)) == []


def test_what_has_not_changed_is_not_told_again(open_feed: Connection) -> None:
    assert feed.put(open_feed, "acme", "person", "ada", {"a": 1, "b": 2}, NOON)
    assert not feed.put(open_feed, "acme", "person", "ada", {"b": 2, "a": 1}, NOON)
    assert not feed.remove(open_feed, "acme", "person", "nobody", NOON)


def test_a_tenant_sees_its_own_alone(open_feed: Connection) -> None:
    feed.put(open_feed, "acme", "person", "ada", ADA, NOON)
    feed.put(open_feed, "globex", "person", "ada", BOB, NOON)
    assert told(after(open_feed, None)) == [("ada", ADA)]
    assert told(after(open_feed, None, of="globex")) == [("ada", BOB)]


def test_positions_rise_though_the_clock_falls_and_never_come_twice_after_a_backup(open_feed: Connection) -> None:
    feed.put(open_feed, "acme", "person", "ada", ADA, NOON)
    lost = after(open_feed, None).cursor.position
    open_feed.execute(delete(change))  # the database is put back to how it was before
    open_feed.execute(change_counter.update(), {"position": 0})
    feed.put(open_feed, "acme", "person", "ada", ADA, NOON + timedelta(seconds=1))
    feed.put(open_feed, "acme", "person", "bob", BOB, NOON - timedelta(days=1))
    assert [one["id"] for one in after(open_feed, Cursor("acme", lost)).changes] == ["ada", "bob"]


def test_a_tombstone_tells_nothing_but_that_it_is_gone(open_feed: Connection) -> None:
    feed.put(open_feed, "acme", "person", "ada", ADA, NOON)
    cursor = after(open_feed, None).cursor
    assert feed.remove(open_feed, "acme", "person", "ada", NOON)
    (gone,) = after(open_feed, cursor).changes
    assert (gone["deleted"], gone["value"]) == (True, None)
    assert told(after(open_feed, None)) == []
    assert feed.put(open_feed, "acme", "person", "ada", ADA, NOON)
    assert told(after(open_feed, cursor)) == [("ada", ADA)]


def test_a_cursor_from_before_forgotten_tombstones_is_refused(open_feed: Connection) -> None:
    feed.put(open_feed, "acme", "person", "ada", ADA, NOON)
    before = after(open_feed, None).cursor
    feed.remove(open_feed, "acme", "person", "ada", NOON)
    since = after(open_feed, before).cursor
    day = timedelta(days=1)
    assert feed.purge(open_feed, "acme", NOON + feed.TOMBSTONES_KEPT) == 0
    after(open_feed, before)
    assert feed.purge(open_feed, "acme", NOON + feed.TOMBSTONES_KEPT + day) == 1
    with pytest.raises(CursorExpired):
        after(open_feed, before)
    assert told(after(open_feed, since)) == []


def test_a_cursor_of_a_database_that_is_gone_is_refused(open_feed: Connection) -> None:
    feed.put(open_feed, "acme", "person", "ada", ADA, NOON)
    newest = after(open_feed, None).cursor
    with pytest.raises(CursorExpired):
        after(open_feed, Cursor("acme", newest.position + 1))
    feed.expire_cursors(open_feed, "acme")
    with pytest.raises(CursorExpired):
        after(open_feed, newest)
    assert told(after(open_feed, after(open_feed, None).cursor)) == []


def test_a_page_is_no_larger_than_fits(open_feed: Connection) -> None:
    large = {"text": "x" * 700_000}
    for name in ("a", "b", "c"):
        feed.put(open_feed, "acme", "policy", name, large, NOON)
    sizes, cursor, more = [], None, True
    while more:
        found = after(open_feed, cursor)
        sizes.append(len(found.changes))
        cursor, more = found.cursor, found.more
    assert sizes == [1, 1, 1]


def test_a_row_that_changes_while_a_snapshot_is_taken_is_in_it(open_feed: Connection) -> None:
    for name in ("a", "b", "c", "d"):
        feed.put(open_feed, "acme", "person", name, {"name": name}, NOON)
    first = after(open_feed, None, 2)
    feed.put(open_feed, "acme", "person", "d", BOB, NOON)  # to the end of the feed
    feed.put(open_feed, "acme", "person", "e", BOB, NOON)
    feed.remove(open_feed, "acme", "person", "a", NOON)
    second = after(open_feed, first.cursor, 2)
    assert [one["id"] for one in [*first.changes, *second.changes]] == ["a", "b", "c", "d"]
    assert (first.more, second.more, second.snapshot) == (True, False, True)
    rest = after(open_feed, second.cursor)
    assert (told(rest), rest.snapshot) == ([("d", BOB), ("e", BOB), ("a", None)], False)


STEPS = st.lists(
    st.tuples(st.sampled_from(["put", "remove", "page"]), st.sampled_from("abcde"), st.integers(0, 3)), max_size=25
)


@given(STEPS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whoever_follows_knows_in_the_end_what_there_is(tenants: Engine, steps: list[tuple[str, str, int]]) -> None:
    with transaction(tenants) as connection:
        connection.execute(delete(change))
        connection.execute(delete(change_counter))
        truth: dict[str, int] = {}
        follower = Follower(connection)
        for step, name, value in steps:
            if step == "put":
                feed.put(connection, "acme", "person", name, {"v": value}, NOON)
                truth[name] = value
            elif step == "remove":
                feed.remove(connection, "acme", "person", name, NOON)
                truth.pop(name, None)
            else:
                follower.takes_a_page(1 + value)
        while follower.takes_a_page(2):
            pass
        assert follower.knows == truth


class Follower:
    """A kiosk that keeps what it is told."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._cursor: Cursor | None = None
        self.knows: dict[str, int] = {}

    def takes_a_page(self, most: int) -> bool:
        found = after(self._connection, self._cursor, most)
        for one in found.changes:
            if one["deleted"]:
                self.knows.pop(one["id"], None)
            else:
                self.knows[one["id"]] = one["value"]["v"]
        self._cursor = read(found.cursor.text(), "acme")
        return found.more or bool(found.changes)


def test_a_cursor_is_of_one_tenant_and_nothing_else_passes_for_one() -> None:
    for cursor in (Cursor("acme", 7), Cursor("acme", 7, 0), Cursor("acme", 10**17, 12)):
        assert read(cursor.text(), "acme") == cursor
        with pytest.raises(NotACursor, match="another tenant"):
            read(cursor.text(), "globex")


@given(st.text(max_size=40))
def test_whatever_else_is_sent_is_refused(sent: str) -> None:
    with pytest.raises(NotACursor):
        read(sent, "acme")


# --- two transactions that overlap -----------------------------------------------------------------------------------


def committed_late(engine: Engine, write: Any, look: Any) -> tuple[list[str], list[str]]:
    """What a reader takes, who looks when the second of two writers is done and the first is not, and looks again when
    both are. The second may have to wait for the first.
    """
    second_done = threading.Event()

    def write_second() -> None:
        with engine.begin() as connection:
            write(connection, "second")
        second_done.set()

    second = threading.Thread(target=write_second)
    with engine.begin() as connection:
        write(connection, "first")
        second.start()
        second_done.wait(0.3)  # with the counter it can't be done before the first
        taken, cursor = look(None)
    second.join()
    return taken, look(cursor)[0]


def test_who_commits_late_is_not_skipped(postgresql: Engine) -> None:
    with transaction(postgresql) as connection:
        connection.execute(tenant.insert(), {"slug": "acme", "name": "acme", "created_at": NOON})

    def write(connection: Connection, name: str) -> None:
        feed.put(connection, "acme", "person", name, ADA, NOON)

    def look(cursor: Cursor | None) -> tuple[list[str], Cursor]:
        with postgresql.begin() as connection:
            found = after(connection, cursor or Cursor("acme", 0))
        return [one["id"] for one in found.changes], found.cursor

    assert committed_late(postgresql, write, look) == ([], ["first", "second"])


def test_with_a_sequence_it_would_be(postgresql: Engine) -> None:
    """The negative control of the one above."""
    with postgresql.begin() as connection:
        connection.execute(text("CREATE TABLE naive (position BIGSERIAL, id TEXT)"))

    def write(connection: Connection, name: str) -> None:
        connection.execute(text("INSERT INTO naive (id) VALUES (:id)"), {"id": name})

    def look(cursor: int | None) -> tuple[list[str], int]:
        query = text("SELECT id, position FROM naive WHERE position > :after ORDER BY position")
        with postgresql.begin() as connection:
            rows = connection.execute(query, {"after": cursor or 0}).all()
        return [row.id for row in rows], rows[-1].position if rows else (cursor or 0)

    assert committed_late(postgresql, write, look) == (["second"], [])
