"""Clients: keys with which programs book for one tenant."""

from __future__ import annotations

import base64
from datetime import timedelta
from hashlib import sha256

import pytest
from sqlalchemy import Engine

from tests.fakes.bookers import NOW, a_tenant
from upstream.database.database import transaction
from upstream.kiosks.clients import Client, NotDone, add, list_of, public_key, revoke

KEY, OTHER = bytes(range(32)), bytes(range(1, 33))
LATER = NOW + timedelta(minutes=1)


def test_a_client_is_added_listed_and_revoked(database: Engine) -> None:
    a_tenant(database)
    with transaction(database) as connection:
        made = add(connection, "acme", "reception", KEY, NOW)
        assert made == Client(sha256(KEY).hexdigest(), "reception", NOW, None)
        gone = revoke(connection, "acme", "reception", LATER)
        new = add(connection, "acme", "reception", OTHER, LATER)
        assert list_of(connection, "acme") == [gone, new]
        assert gone.revoked_at == LATER


def test_what_cannot_be_done_changes_nothing(database: Engine) -> None:
    a_tenant(database)
    a_tenant(database, "other")
    with transaction(database) as connection:
        add(connection, "acme", "reception", KEY, NOW)
        for of, name, key, why in (
            ("nobody", "desks", OTHER, "no tenant nobody"),
            ("acme", "desks", KEY, "known already"),
            ("other", "desks", KEY, "known already"),
            ("acme", "reception", OTHER, "a client reception already"),
            ("acme", "desk\n", OTHER, "printable"),
            ("acme", "", OTHER, "1 to 100"),
        ):
            with pytest.raises(NotDone, match=why):
                add(connection, of, name, key, NOW)
        for of, name in (("acme", "desks"), ("other", "reception")):
            with pytest.raises(NotDone, match="no client"):
                revoke(connection, of, name, NOW)
        assert [one.name for one in list_of(connection, "acme")] == ["reception"]
        assert list_of(connection, "other") == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("%%%", "not written in Base64"),
        ("é", "not written in Base64"),
        ("AAAA", "has 3"),
        ("", "has 0"),
        (base64.b64encode(bytes(33)).decode(), "has 33"),
    ],
)
def test_what_is_no_key_is_refused(text: str, why: str) -> None:
    with pytest.raises(NotDone, match=why):
        public_key(text)


def test_a_key_is_read() -> None:
    assert public_key(base64.b64encode(KEY).decode()) == KEY
