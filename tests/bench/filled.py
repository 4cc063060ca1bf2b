"""Data folders as they are after years: many people, many audit events."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from pathlib import Path

from kiosk.domain.credentials import CredentialKind
from kiosk.runtime.clock import SystemClock
from kiosk.store import library
from kiosk.store import tables as t
from kiosk.store.data_folder import DataFolder
from kiosk.store.database import open_writer
from kiosk.store.secrets import KeyedLookups, load_key
from kiosk.store.store import SqlStore

PEOPLE = 10_000
BATCH = 50_000


def badge_of(number: int) -> bytes:
    """The badge of person ``number``: five bytes."""
    return (0x0A00000000 + number).to_bytes(5, "big")


def fill(path: Path, events: int) -> None:
    """Make a data folder at ``path`` with ``PEOPLE`` people and ``events`` audit events that upstream has taken."""
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
            connection.execute(t.audit_event.insert(), [_event(now) for _ in range(min(BATCH, events - start))])
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


def _event(now: datetime) -> dict[str, object]:
    return {
        "id": str(uuid.uuid4()),
        "at": now,
        "boot": "bench",
        "monotonic_ns": 0,
        "type": "open.outcome",
        "person_id": "p1",
        "compartment_id": 1,
        "detail": '{"outcome":"opened","why":null}',
    }
