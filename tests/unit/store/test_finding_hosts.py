"""Finding whom somebody visits: by what they type of a name, and by what a pass says of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.names import asked_words, searchable
from kiosk.domain.passes import host_ref
from kiosk.domain.people import PersonKind
from kiosk.engine.ports import PersonRecord, StoreError
from kiosk.store.store import SqlStore
from tests.fakes.clock import NOON
from tests.fakes.failing_disk import COMMIT, failing

PEOPLE = (
    "Ada Lovelace",
    "Jürgen Müller",
    "Anne-Marie O'Brien",
    "Øystein Straße",
    "Łukasz Đorđević",
    "İbrahim Işık",
    "王小明",
    "김철수",
    "अनिता शर्मा",
    "João d’Ávila",
    "Zoe\u0308 Stro\u0308m",
    "Dr. van der Berg, Eva",
)


def save(store: SqlStore, *names: str, **fields: object) -> None:
    with store.transaction() as tx:
        for name in names:
            tx.save_person(PersonRecord(f"id of {name}", name, **fields))  # type: ignore[arg-type]


def found(store: SqlStore, text: str, most: int = 5) -> list[str]:
    with store.transaction() as tx:
        return [one.name for one in tx.people_named(text, most, NOON)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ada", "Ada Lovelace"),
        ("LOVE a", "Ada Lovelace"),
        ("muller", "Jürgen Müller"),
        ("Müll jur", "Jürgen Müller"),
        ("mueller", "Jürgen Müller"),
        ("Mu\u0308ller", "Jürgen Müller"),
        ("marie", "Anne-Marie O'Brien"),
        ("annemarie", "Anne-Marie O'Brien"),
        ("anne-marie", "Anne-Marie O'Brien"),
        ("obrien", "Anne-Marie O'Brien"),
        ("o'brien", "Anne-Marie O'Brien"),
        ("O’Brien", "Anne-Marie O'Brien"),
        ("brien", "Anne-Marie O'Brien"),
        ("oystein", "Øystein Straße"),
        ("oeystein", "Øystein Straße"),
        ("strasse", "Øystein Straße"),
        ("STRASSE", "Øystein Straße"),
        ("lukasz dordevic", "Łukasz Đorđević"),
        ("ibrahim isik", "İbrahim Işık"),
        ("王", "王小明"),
        ("김", "김철수"),
        ("शर्", "अनिता शर्मा"),
        ("avila", "João d’Ávila"),
        ("joao", "João d’Ávila"),
        ("zoë ström", "Zoe\u0308 Stro\u0308m"),
        ("strom", "Zoe\u0308 Stro\u0308m"),
        ("eva berg", "Dr. van der Berg, Eva"),
        ("  der   van ", "Dr. van der Berg, Eva"),
    ],
)
def test_each_word_that_is_typed_begins_a_word_of_the_name(text: str, name: str):
    words = asked_words(text)
    assert [one for one in PEOPLE if all(word in searchable(one) for word in words)] == [name]


def test_they_are_found_by_that_and_nobody_by_anything_else(store: SqlStore):
    save(store, *PEOPLE, "Bob")
    assert found(store, "mueller j") == ["Jürgen Müller"]
    for text in ("", "  ", "-", "'", "%", "_", "ovelace", "ada muller", "adaa", "*", "\x00", "b%b x"):
        assert found(store, text) == [], text


def test_they_come_by_name_and_no_more_than_were_asked_for(store: SqlStore):
    save(store, "Möller", "Muster", "mohr", "Müller", "Ada")
    assert found(store, "m") == ["mohr", "Möller", "Müller", "Muster"]
    assert found(store, "m", 2) == ["mohr", "Möller"]
    assert found(store, "m", 0) == []


def test_only_staff_who_may_use_the_doors_are_found(store: SqlStore):
    save(store, "Ada")
    save(store, "Adam", kind=PersonKind.VISITOR)
    save(store, "Adrian", kind=PersonKind.CONTRACTOR)
    assert found(store, "ad") == ["Ada"]
    with store.transaction() as tx:
        ada = tx.person_known_as("id of Ada")
        assert ada is not None
        tx.suspend(ada.id, suspended=True)
    assert found(store, "ad") == []
    with store.transaction() as tx:
        tx.suspend(ada.id, suspended=False)
        assert tx.people_named("ad", 5, NOON) == [ada]


def test_who_is_found_changes_with_them(store: SqlStore, open_store: Callable[[], SqlStore]):
    save(store, "Ada", "Bob")
    assert found(store, "b") == ["Bob"]
    with store.transaction() as tx:
        tx.save_person(PersonRecord("id of Ada", "Berta"))
    save(store, "Bea")
    assert found(store, "b") == found(open_store(), "b") == ["Bea", "Berta", "Bob"]
    with store.transaction() as tx:
        tx.save_person(PersonRecord("id of Bob", "Bob", PersonKind.VISITOR))
        bea = tx.person_known_as("id of Bea")
        assert bea is not None
        tx.erase_person(bea.id)
    assert found(store, "b") == found(open_store(), "b") == ["Berta"]
    assert found(store, "a") == []


def test_what_was_undone_is_not_found(store: SqlStore):
    save(store, "Ada")
    assert found(store, "b") == []
    with failing(store, COMMIT), pytest.raises(StoreError):
        save(store, "Bob")
    assert found(store, "b") == []


def test_a_host_is_recognised_by_what_a_pass_says_of_them(store: SqlStore):
    save(store, "Ada", "Bob")
    save(store, "Wanda", kind=PersonKind.VISITOR)
    with store.transaction() as tx:
        assert tx.person_with_ref(host_ref("id of Bob")) == tx.person_known_as("id of Bob")
        assert tx.person_with_ref(host_ref("id of Cyd")) is None
        assert tx.person_with_ref(host_ref("id of Wanda")) is None, "nobody visits a visitor"
        bob = tx.person_known_as("id of Bob")
        assert bob is not None
        tx.erase_person(bob.id)
        assert tx.person_with_ref(host_ref("id of Bob")) is None


@given(st.text(max_size=30))
def test_whoever_types_a_name_as_it_is_written_finds_it(name: str):
    assert all(word in searchable(name) for word in asked_words(name))
