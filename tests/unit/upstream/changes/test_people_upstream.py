"""People upstream: taken in from a file, suspended, removed; each kiosk is told of what has changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine

from upstream.changes import feed, people
from upstream.changes.cursor import Cursor
from upstream.changes.pages import page
from upstream.changes.people import NotDone, Told
from upstream.changes.people_file import PeopleFileError, read
from upstream.database.database import transaction
from upstream.database.tables import tenant

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
HEADER = "id,name,kind,email,department,badge,valid_from,valid_until,reachable,groups"
ADA_ROW = "E1,Ada Ö,contractor,ada@example.com,R&D,04:a1:b2:c3,2026-03-01,2026-03-31,yes,night first-aid"
ADA = {
    "name": "Ada Ö",
    "kind": "contractor",
    "email": "ada@example.com",
    "department": "R&D",
    "badge": "04A1B2C3",
    "valid_from": "2026-02-28T23:00:00.000000Z",
    "valid_until": "2026-03-31T22:00:00.000000Z",
    "needs_reachable": True,
    "groups": ["first-aid", "night"],
}


@pytest.fixture
def open_feed(database: Engine) -> Iterator[Connection]:
    with transaction(database) as connection:
        connection.execute(tenant.insert(), {"slug": "acme", "name": "Acme", "created_at": NOON})
        yield connection


def parsed(*rows: str, header: str = HEADER) -> tuple[list[Told], list[str]]:
    told, refused = read("\n".join([header, *rows]).encode(), BERLIN)
    return told, [one.reason for one in refused]


def taken(connection: Connection, *rows: str, header: str = HEADER) -> people.Taken:
    told, refused = read("\n".join([header, *rows]).encode(), BERLIN)
    assert refused == []
    return people.save(connection, "acme", told, NOON)


def badges(connection: Connection) -> dict[str, str]:
    return {id_: value["badge"] for id_, value in feed.values_of(connection, "acme", "person")}


def test_a_row_says_everything_of_a_person() -> None:
    told, refused = parsed(ADA_ROW)
    assert refused == []
    assert [(one.line, one.id, dict(one.fields)) for one in told] == [(2, "E1", ADA)]


def test_what_a_file_does_not_speak_of_stays(open_feed: Connection) -> None:
    taken(open_feed, ADA_ROW)
    people.suspend(open_feed, "acme", "E1", suspended=True, at=NOON)
    taken(open_feed, "E1,Ada Lovelace", header="id,name")
    ((_, ada),) = feed.values_of(open_feed, "acme", "person")
    assert ada == {**ADA, "name": "Ada Lovelace", "suspended": True}


def test_the_same_file_again_tells_the_kiosks_nothing(open_feed: Connection) -> None:
    first = taken(open_feed, ADA_ROW, "E2,Bob,,,,,,,,")
    cursor = page(open_feed, "acme", None, 9).cursor
    again = taken(open_feed, ADA_ROW, "E2,Bob,,,,,,,,")
    assert (first.changed, again.changed, again.unchanged) == (2, 0, 2)
    assert page(open_feed, "acme", cursor, 9).changes == []


def test_a_badge_is_one_persons(open_feed: Connection) -> None:
    short = "id,name,badge"
    taken(open_feed, "E1,Ada,04A1B2C3", header=short)
    refused = taken(open_feed, "E2,Bob,04A1B2C3", "E3,Cyd,0A0B0C0D", "E4,Dan,0A0B0C0D", header=short).refused
    assert [(one.line, one.id) for one in refused] == [(2, "E2"), (4, "E4")]
    assert "04A1B2C3" not in str(refused)
    assert badges(open_feed) == {"E1": "04A1B2C3", "E3": "0A0B0C0D"}


def test_a_badge_changes_hands_where_the_file_says_so_for_both(open_feed: Connection) -> None:
    short = "id,name,badge"
    taken(open_feed, "E1,Ada,04A1B2C3", "E2,Bob,0A0B0C0D", header=short)
    assert taken(open_feed, "E2,Bob,04A1B2C3", "E1,Ada,0A0B0C0D", header=short).changed == 2
    assert badges(open_feed) == {"E1": "0A0B0C0D", "E2": "04A1B2C3"}


def test_who_is_refused_keeps_their_badge_from_everybody_else(open_feed: Connection) -> None:
    short = "id,name,badge"
    taken(open_feed, "E1,Ada,0101", "E2,Bob,0202", "E3,Cyd,0303", header=short)
    found = taken(open_feed, "E2,Bob,0101", "E3,Cyd,0202", header=short)
    assert [one.id for one in found.refused] == ["E2", "E3"]
    assert badges(open_feed) == {"E1": "0101", "E2": "0202", "E3": "0303"}


def test_suspended_restored_and_removed(open_feed: Connection) -> None:
    taken(open_feed, ADA_ROW)
    assert people.suspend(open_feed, "acme", "E1", suspended=True, at=NOON)
    assert not people.suspend(open_feed, "acme", "E1", suspended=True, at=NOON)
    assert people.suspend(open_feed, "acme", "E1", suspended=False, at=NOON)
    people.remove(open_feed, "acme", "E1", NOON)
    (gone,) = page(open_feed, "acme", Cursor("acme", 0), 9).changes
    assert (gone["id"], gone["deleted"], gone["value"]) == ("E1", True, None)
    for undo in (people.remove, partial(people.suspend, suspended=True)):
        with pytest.raises(NotDone, match="nobody with the id E1"):
            undo(open_feed, "acme", "E1")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",Ada,,,,,,,,", "The id has to have"),
        ("E1,,,,,,,,,", "The name is empty"),
        ("E1,Ada,boss,,,,,,,", "none of staff"),
        ("E1,Ada,,nowhere,,,,,,", "no address"),
        ("E1,Ada,,,,04A,,,,", "hex digits"),
        ("E1,Ada,,,,,yesterday,,,", "valid_from is no time"),
        ("E1,Ada,,,,,2026-03-02,2026-03-01,,", "not later"),
        ("E1,Ada,,,,,,,perhaps,", "neither yes nor no"),
        ("E1,Ada", "2 fields"),
        ("E1,A\u202eda,,,,,,,,", "invisible"),
    ],
)
def test_a_row_that_cannot_be_used_is_left_out_with_its_reason(row: str, reason: str) -> None:
    told, refused = parsed(row, ADA_ROW.replace("E1", "E9"))
    assert [one.id for one in told] == ["E9"]
    assert len(refused) == 1
    assert reason in refused[0]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "The column id is missing"),
        (b"id,badge\n", "name is missing"),
        (b"id,name,name\n", "twice"),
        (b"04A1B2C3,Ada\n", "Column 1 is none"),
        (b"id,name\n\xff,Ada\n", "not UTF-8"),
        (b'id,name\nE1,"Ada\n', "from line 2"),
        (b"id,name\nE1,A\0da\n", "NUL"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(content: bytes, reason: str) -> None:
    with pytest.raises(PeopleFileError, match=reason) as failed:
        read(content, BERLIN)
    assert "04A1" not in str(failed.value)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_whatever_a_file_holds_it_is_taken_or_refused(text: str) -> None:
    try:
        told, refused = read(f"id,name\n{text}".encode(), BERLIN)
    except PeopleFileError:
        return
    assert all(one.id and one.fields["name"] for one in told)
    assert all(one.reason.endswith(".") for one in refused)
