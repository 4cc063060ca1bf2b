"""A request that is sent again is answered again, not done again (draft-ietf-httpapi-idempotency-key-header)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Protocol

from sqlalchemy import Connection, select

from upstream.database.booking_tables import answered
from upstream.database.locks import try_to_hold
from upstream.refusals import Refused

KEPT = timedelta(hours=24)


class Asker(Protocol):
    """Whose request it is: the id of the key that signed it, and the tenant that the key belongs to."""

    @property
    def key(self) -> str: ...

    @property
    def tenant(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Told:
    """An answer as it is sent: a problem's body for a refusal. ``replayed`` where it was given before."""

    status: int
    body: Mapping[str, Any]
    headers: Mapping[str, str] = field(default_factory=dict)
    replayed: bool = False


def once(
    connection: Connection, by: Asker, key: str, asked: Mapping[str, Any], do: Callable[[], Told], now: datetime
) -> Told | Refused:
    """What ``do`` answers, or answered when this key was used first; kept together with what it did.

    One that is being answered at this moment is refused where the database can tell (PostgreSQL), else waited for.
    """
    if not try_to_hold(connection, "answered", by.key, key):
        return Refused(409, "idempotency-key-running", "The first request with this Idempotency-Key still runs.")
    digest = sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()
    known = _known(connection, by, key, digest, now)
    if known is not None:
        return known
    told = do()
    _keep(connection, by, key, digest, told, now)
    return told


def purge(connection: Connection, now: datetime) -> int:
    """Forget the answers that nobody asks for again; how many there were."""
    return connection.execute(answered.delete().where(answered.c.at < now - KEPT)).rowcount


def _known(connection: Connection, by: Asker, key: str, digest: str, now: datetime) -> Told | Refused | None:
    asked = select(answered).where(answered.c.client == by.key, answered.c.idempotency_key == key)
    row = connection.execute(asked).first()
    if row is None:
        return None
    if row.at < now - KEPT:
        connection.execute(answered.delete().where(answered.c.client == by.key, answered.c.idempotency_key == key))
        return None
    if row.asked != digest:
        return Refused(422, "idempotency-key-reused", "This Idempotency-Key belongs to another request.")
    return Told(row.status, json.loads(row.body), json.loads(row.headers), replayed=True)


def _keep(connection: Connection, by: Asker, key: str, digest: str, told: Told, now: datetime) -> None:
    row = {
        "client": by.key,
        "idempotency_key": key,
        "tenant": by.tenant,
        "asked": digest,
        "status": told.status,
        "headers": json.dumps(dict(told.headers)),
        "body": json.dumps(dict(told.body)),
        "at": now,
    }
    connection.execute(answered.insert(), row)
