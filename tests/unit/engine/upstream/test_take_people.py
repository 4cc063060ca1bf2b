"""What upstream tells is taken over: once, in order, and without a word of what facilities have done here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events.credentials import CredentialsRevoked, WhyRevoked
from kiosk.engine import people
from kiosk.engine.ports import StoreError
from kiosk.engine.upstream import apply_changes
from kiosk.engine.upstream.changes import Change, Page
from kiosk.engine.upstream.changes_ports import Told
from kiosk.store.store import SqlStore
from tests.fakes.rig import Rig

ZOE: dict[str, Any] = {
    "name": "Zoë",
    "kind": "contractor",
    "email": "zoe@example.com",
    "department": "R&D",
    "groups": ["night"],
    "valid_from": None,
    "valid_until": "2027-01-01T00:00:00Z",
    "needs_reachable": False,
    "suspended": False,
    "badge": "badge:zoe",
}


class Feed:
    """Upstream's side: versions and cursors that rise."""

    def __init__(self, rig: Rig) -> None:
        self.rig = rig
        self.version = 100
        self.cursor = ""

    def change(self, id_: str, value: dict[str, Any] | None, kind: str = "person") -> Change:
        self.version += 1
        return Change(kind, id_, self.version, value)

    def tells(self, *changes: Change, **page: Any) -> bool:
        """A page of these, which follows the one before."""
        return self.takes(self.page(*changes, **page))

    def page(self, *changes: Change, more: bool = False, snapshot: bool | None = None, again: bool = False) -> Page:
        after = "" if again else self.cursor
        self.cursor = f"c{self.version}"
        return Page(after, changes, self.cursor, more, not after if snapshot is None else snapshot)

    def takes(self, page: Page) -> bool:
        return apply_changes.apply(self.rig.kiosk, page)

    def person(self, id_: str, **fields: Any) -> bool:
        return self.tells(self.change(id_, {"name": id_.title(), **fields}))


@pytest.fixture
def feed(rig: Rig) -> Feed:
    return Feed(rig)


def stored(rig: Rig, name: str, *columns: str) -> tuple[Any, ...]:
    (row,) = rig.rows(f"SELECT {', '.join(columns)} FROM person WHERE external_id = ?", name)
    return row


def applied(rig: Rig) -> list[tuple[Any, ...]]:
    return [tuple(one.detail.values()) for one in rig.events("upstream.changes_applied")]


def may(rig: Rig, name: str) -> bool:
    """Whether their badge does anything here."""
    kind = CredentialKind.BADGE
    with SqlStore.transaction(rig.store) as tx:
        person = tx.holder_of(kind, rig.secrets.lookup(kind, f"badge:{name}"))
    return person is not None and not person.suspended


def test_somebody_new_opens_a_door(rig: Rig, feed: Feed) -> None:
    assert feed.tells(feed.change("zoe", ZOE))
    columns = ("name", "kind", "email", "department", "groups", "valid_until", "needs_reachable")
    told = ("Zoë", "contractor", "zoe@example.com", "R&D", '["night"]', "2027-01-01T00:00:00.000000Z", 0)
    assert stored(rig, "zoe", *columns) == told
    rig.tap("zoe")
    assert len(rig.sent) == 1
    assert applied(rig) == [(1, 0, 0)]


def test_no_badge_number_is_kept_or_recorded(rig: Rig, feed: Feed) -> None:
    feed.tells(feed.change("zoe", {**ZOE, "badge": "04A1B2C3D4E5F6"}))
    assert b"04A1B2C3D4E5F6" not in rig.path.read_bytes()
    assert b"04A1B2C3D4E5F6" not in rig.path.with_name("kiosk.db-wal").read_bytes()


def test_what_is_not_told_stays(rig: Rig, feed: Feed) -> None:
    feed.tells(feed.change("zoe", ZOE))
    feed.person("zoe")
    assert stored(rig, "zoe", "name", "email", "needs_reachable") == ("Zoe", "zoe@example.com", 0)
    assert may(rig, "zoe")


def test_a_page_twice_changes_nothing(rig: Rig, feed: Feed) -> None:
    first = feed.page(feed.change("ada", {"name": "Ada Lovelace"}))
    second = feed.page(feed.change("ada", {"name": "Ada King"}))
    assert [feed.takes(one) for one in (first, second, second)] == [True, True, False]
    assert stored(rig, "ada", "name") == ("Ada King",)
    lines = len(rig.events())
    assert apply_changes.cursor(rig.kiosk) == second.cursor
    assert len(rig.events()) == lines


def test_an_older_version_in_a_page_that_follows_changes_nothing(rig: Rig, feed: Feed) -> None:
    old = feed.change("ada", {"name": "Ada of old"})
    feed.person("ada")
    assert feed.tells(old)
    assert stored(rig, "ada", "name") == ("Ada",)
    assert applied(rig) == [(1, 0, 0)]


def test_page_and_cursor_are_one_step(rig: Rig, feed: Feed) -> None:
    feed.person("ada")
    before = apply_changes.cursor(rig.kiosk)
    page = feed.page(feed.change("ada", {"name": "Ada King"}))
    with rig.failing("COMMIT"), pytest.raises(StoreError):
        feed.takes(page)
    assert (apply_changes.cursor(rig.kiosk), stored(rig, "ada", "name")) == (before, ("Ada",))
    rig.restart()
    assert feed.takes(page)
    assert stored(rig, "ada", "name") == ("Ada King",)


def test_suspended_upstream_is_refused_and_restored_again(rig: Rig, feed: Feed) -> None:
    rig.tap("ada")
    rig.opens("01")
    feed.person("ada", suspended=True)
    rig.waits(60)
    rig.tap("ada")
    assert rig.sent == ["01"]
    assert rig.events("credential.refused")
    assert rig.holds("ada") == "01", "what they hold stays theirs"
    feed.person("ada", suspended=False)
    assert may(rig, "ada")
    assert [one.type for one in rig.events("person.suspended", "person.restored")] == [
        "person.suspended",
        "person.restored",
    ]


def test_whom_facilities_have_suspended_here_is_not_let_in_by_a_new_department(rig: Rig, feed: Feed) -> None:
    feed.person("ada", suspended=False)
    people.suspend(rig.store, "ada", suspended=True)
    feed.person("ada", suspended=False, department="Sales")
    assert not may(rig, "ada")


def test_who_is_gone_is_refused_and_what_they_hold_stays_theirs(rig: Rig, feed: Feed) -> None:
    feed.person("ada", badge="badge:ada")
    rig.tap("ada")
    rig.opens("01")
    assert feed.tells(feed.change("ada", None))
    assert not may(rig, "ada")
    assert rig.holds("ada") == "01"
    assert applied(rig)[-1] == (0, 1, 0)
    assert feed.tells(feed.change("ada", None)), "told twice"
    assert len(applied(rig)) == 2


def test_who_comes_back_has_their_badge_again(rig: Rig, feed: Feed) -> None:
    feed.tells(feed.change("zoe", {**ZOE, "valid_until": None}))
    feed.tells(feed.change("zoe", None))
    assert stored(rig, "zoe", "valid_until") != (None,), "so that they are erased one day"
    feed.tells(feed.change("zoe", {**ZOE, "valid_until": None}))
    assert may(rig, "zoe")
    assert stored(rig, "zoe", "valid_until") == (None,)


def test_whoever_was_gone_for_long_is_erased_and_so_is_what_upstream_said(rig: Rig, feed: Feed) -> None:
    feed.tells(feed.change("zoe", ZOE))
    feed.tells(feed.change("zoe", None))
    rig.clock.turn(31 * 24 * 3600)
    rig.waits(24 * 3600)
    assert rig.rows("SELECT id FROM person WHERE external_id = 'zoe'") == []
    assert rig.rows("SELECT id FROM upstream_row") == []


def test_nobody_is_made_up_by_a_tombstone(rig: Rig, feed: Feed) -> None:
    feed.person("ada")
    feed.tells(feed.change("stranger", None), feed.change("bob", None))
    assert (may(rig, "bob"), applied(rig)) == (True, [(1, 0, 0)]), "whom upstream never told of is not upstream's"


def test_a_badge_changes_hands_in_one_page_whatever_the_order(rig: Rig, feed: Feed) -> None:
    feed.tells(feed.change("zoe", ZOE))
    feed.tells(feed.change("yan", {"name": "Yan", "badge": "badge:zoe"}), feed.change("zoe", {**ZOE, "badge": None}))
    with SqlStore.transaction(rig.store) as tx:
        holder = tx.holder_of(CredentialKind.BADGE, rig.secrets.lookup(CredentialKind.BADGE, "badge:zoe"))
    assert holder is not None
    assert holder.known_as == "yan"
    assert applied(rig)[-1] == (2, 0, 0)


def test_a_badge_that_is_anothers_is_theirs_as_soon_as_it_is_free(rig: Rig, feed: Feed) -> None:
    feed.tells(feed.change("zoe", ZOE))
    feed.tells(feed.change("yan", {"name": "Yan", "badge": "badge:zoe"}))
    assert applied(rig)[-1] == (1, 0, 1), "taken in, but for the badge"
    feed.tells(feed.change("zoe", None))
    with SqlStore.transaction(rig.store) as tx:
        holder = tx.holder_of(CredentialKind.BADGE, rig.secrets.lookup(CredentialKind.BADGE, "badge:zoe"))
        assert tx.owed_badges() == []
    assert holder is not None
    assert holder.known_as == "yan"


def test_a_badge_that_was_lost_here_does_not_come_back(rig: Rig, feed: Feed) -> None:
    feed.tells(feed.change("zoe", ZOE))
    with rig.store.transaction() as tx:
        zoe = tx.person_known_as("zoe")
        assert zoe is not None
        tx.revoke_credentials(zoe.id, CredentialKind.BADGE)
        tx.record(CredentialsRevoked(person_id=zoe.id, credential=CredentialKind.BADGE, why=WhyRevoked.LOST))
    feed.tells(feed.change("zoe", {**ZOE, "department": "Sales"}))
    assert not may(rig, "zoe")


@pytest.mark.parametrize(
    "fields",
    [
        {"name": ""},
        {"name": 7},
        {"kind": "boss"},
        {"kind": ["staff"]},
        {"groups": "night"},
        {"groups": [1]},
        {"valid_until": "2027-01-01"},
        {"valid_until": "tomorrow"},
        {"valid_from": 7},
        {"needs_reachable": "yes"},
        {"suspended": None},
        {"badge": 4},
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(rig: Rig, feed: Feed, fields: dict[str, Any]) -> None:
    feed.tells(feed.change("zoe", ZOE))
    before = stored(rig, "zoe", "*")
    assert feed.tells(feed.change("zoe", {**ZOE, **fields}), feed.change("ada", {"name": "Ada King"}))
    assert stored(rig, "zoe", "*") == before
    assert stored(rig, "ada", "name") == ("Ada King",), "the rest of the page is taken"
    assert applied(rig)[-1] == (1, 0, 1)


def test_kinds_that_are_not_known_here_are_passed_over(rig: Rig, feed: Feed) -> None:
    assert feed.tells(feed.change("x", {"a": 1}, kind="branding"), feed.change("y", None, kind="reservation"))
    assert (apply_changes.cursor(rig.kiosk), applied(rig)) == (feed.cursor, [])


# --- snapshots --------------------------------------------------------------------------------------------------------


def test_who_is_not_in_a_snapshot_is_gone_with_its_last_page(rig: Rig, feed: Feed) -> None:
    feed.tells(feed.change("zoe", ZOE), feed.change("yan", {"name": "Yan"}), feed.change("xia", {"name": "Xia"}))
    yan = Change("person", "yan", feed.version - 1, {"name": "Yan"})
    assert feed.tells(yan, snapshot=True, more=True, again=True)
    assert may(rig, "zoe")
    rig.restart()
    assert feed.tells(feed.change("wim", {"name": "Wim"}), snapshot=True)
    gone = rig.rows("SELECT id FROM upstream_row WHERE state = ? ORDER BY id", Told.GONE.value)
    assert [name for (name,) in gone] == ["xia", "zoe"]
    assert not may(rig, "zoe")
    assert may(rig, "ada"), "whom upstream never told of"
    assert applied(rig) == [(3, 0, 0), (1, 2, 0)]


def test_a_snapshot_that_begins_again_is_whole(rig: Rig, feed: Feed) -> None:
    feed.tells(feed.change("zoe", ZOE), snapshot=True, more=True)
    feed.tells(feed.change("yan", {"name": "Yan"}), snapshot=True, more=True, again=True)
    feed.tells(snapshot=True)
    gone = rig.rows("SELECT id FROM upstream_row WHERE state = ?", Told.GONE.value)
    assert gone == [("zoe",)]


def test_a_snapshot_of_an_upstream_that_was_put_back_wins(rig: Rig, feed: Feed) -> None:
    feed.person("zoe")
    assert feed.tells(Change("person", "zoe", 3, {"name": "Zoe of old"}), snapshot=True, again=True)
    assert stored(rig, "zoe", "name") == ("Zoe of old",)


NAMES = st.sampled_from(["ada", "zoe", "yan", "xia"])
VALUES = st.none() | st.fixed_dictionaries(
    {"suspended": st.booleans(), "badge": st.none() | st.sampled_from(["badge:1", "badge:2", "badge:3"])}
)
DAYS = st.lists(st.lists(st.tuples(NAMES, VALUES), max_size=4), max_size=5)


@given(DAYS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_comes_in_the_end_it_is_as_upstream_has_it(make_rig: Any, days: Sequence[Any]) -> None:
    """Also where each page comes twice, and the power is cut between them. Upstream gives a badge to one at a time."""
    rig = make_rig()
    feed, truth = Feed(rig), dict[str, dict[str, Any]]()
    for day in days:
        changes = []
        for name, value in day:
            taken = {one["badge"] for other, one in truth.items() if other != name} - {None}
            if value is None:
                truth.pop(name, None)
            else:
                truth[name] = {"name": name, **value, "badge": None if value["badge"] in taken else value["badge"]}
            changes.append(feed.change(name, truth.get(name)))
        page = feed.page(*changes)
        feed.takes(page)
        rig.restart()
        feed.takes(page)
    with SqlStore.transaction(rig.store) as tx:
        for name in ("ada", "zoe", "yan", "xia"):
            told, person = truth.get(name), tx.person_known_as(name)
            if told is None:
                assert person is None or person.suspended or name == "ada"
                continue
            assert person is not None
            assert person.suspended is told["suspended"]
        for badge in ("badge:1", "badge:2", "badge:3"):
            holder = tx.holder_of(CredentialKind.BADGE, rig.secrets.lookup(CredentialKind.BADGE, badge))
            owner = next((name for name, one in truth.items() if one["badge"] == badge), None)
            assert (holder.known_as if holder else None) == owner
    rig.close()


def test_the_end_of_a_validity_is_one_instant_everywhere(rig: Rig, feed: Feed) -> None:
    feed.tells(feed.change("zoe", {**ZOE, "valid_until": "2027-01-01T02:00:00+02:00"}))
    with SqlStore.transaction(rig.store) as tx:
        zoe = tx.person_known_as("zoe")
    assert zoe is not None
    assert zoe.valid_until == datetime(2026, 12, 31, tzinfo=UTC) + timedelta(days=1)
