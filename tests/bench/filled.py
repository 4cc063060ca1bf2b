"""Data folders as they are after years: many people, many audit events."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from kiosk.audit import chain, checkpoint
from kiosk.domain.credentials import CredentialKind
from kiosk.runtime.clock import SystemClock
from kiosk.store import chain_end, library, signing_key
from kiosk.store import tables as t
from kiosk.store.columns import instant_text
from kiosk.store.data_folder import DataFolder
from kiosk.store.database import open_writer
from kiosk.store.secrets import KeyedLookups, load_key
from kiosk.store.store import SqlStore

PEOPLE = 10_000
BATCH = 50_000
SOME_ID = "00000000-0000-4000-8000-00000000000"


def badge_of(number: int) -> bytes:
    """The badge of person ``number``: five bytes."""
    return (0x0A00000000 + number).to_bytes(5, "big")


def fill(path: Path, events: int, *, owed: bool = False) -> None:
    """Make a data folder at ``path`` with ``PEOPLE`` people and ``events`` audit events, chained and signed; ``owed``
    to upstream, or taken by it.
    """
    folder = DataFolder(path)
    folder.make()
    SqlStore(folder.database, library.choose(), SystemClock()).close()
    secrets = KeyedLookups(load_key(folder.key, may_make=True))
    now = datetime.now(UTC)
    people = [_person(number) for number in range(PEOPLE)]
    credentials = [
        {
            "person_id": one["id"],
            "kind": CredentialKind.BADGE.value,
            "lookup": secrets.lookup(CredentialKind.BADGE, badge_of(number).hex().upper()),
            "added_at": now,
        }
        for number, one in enumerate(people)
    ]
    engine = open_writer(folder.database, library.choose())
    with engine.begin() as connection:
        connection.execute(t.person.insert(), people)
        connection.execute(t.credential.insert(), credentials)
    for start in range(0, events, BATCH):
        with engine.begin() as connection:
            _record(connection, path, min(BATCH, events - start), instant_text(now))
    if owed:
        with engine.begin() as connection:
            connection.execute(t.outbox.insert().from_select(["position"], select(t.audit_event.c.position)))
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _person(number: int) -> dict[str, object]:
    return {
        "id": f"p{number}",
        "external_id": f"p{number}",
        "name": f"Person {number}",
        "kind": "staff",
        "needs_reachable": False,
        "suspended": False,
    }


def _record(connection: Connection, folder: Path, count: int, at: str) -> None:
    """So many events as the store writes them."""
    end, key = chain_end.load(connection), signing_key.load(folder)
    assert end is not None
    assert key is not None
    signed: list[dict[str, Any]] = []

    def lines() -> Iterator[dict[str, Any]]:
        for _ in range(count):
            yield _event(end, at)
            if end.size % checkpoint.EVERY == 0:
                signed.append(end.sign(key))

    connection.execute(t.audit_event.insert(), list(lines()))
    connection.execute(t.audit_checkpoint.insert(), signed)


def _event(end: chain_end.ChainEnd, at: str) -> dict[str, Any]:
    told = (
        f'{{"v":1,"epoch":"{end.epoch}","seq":{end.size + 1},"type":"open.outcome","at":"{at}","clock":"free-running",'
    )
    ids = f'"bank":"A","door":"01","assignment":"{SOME_ID}0","opening":"{SOME_ID}1"'
    header = f'{told}"boot":"{SOME_ID}2","mono_ns":0,{ids},"detail":{{"outcome":"opened"}}}}'
    personal = '{"person":{"id":"p1","known_as":"p1","name":"Person 1"}}'
    salt = os.urandom(32)
    commitment = chain.commitment(salt, personal)
    hashed = end.append(header, commitment)
    return {
        "position": end.position,
        "epoch": end.number,
        "header": header,
        "personal": personal,
        "salt": salt,
        "commitment": commitment,
        "hash": hashed,
    }
