"""A kiosk asks to be taken in: it gets a code to show, and asks again until somebody has decided."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from upstream.database.dialects import insert_if_absent
from upstream.database.tables import enrolment, key
from upstream.kiosks.codes import new_code
from upstream.kiosks.keys import Caller
from upstream.problems import Problem

LIFE = timedelta(minutes=15)
MOST_PENDING = 200
PENDING, APPROVED, DENIED, EXPIRED = "pending", "approved", "denied", "expired"


@dataclass(frozen=True, slots=True)
class About:
    """What the kiosk says of itself. Nothing of it is proven; whoever approves looks at it."""

    name: str
    site: str
    banks: Sequence[str]
    version: str


def begin(connection: Connection, caller: Caller, about: About, now: datetime) -> Row[Any]:
    """The enrolment of this key: a new one, or that which was approved or is still pending.

    Raises Problem (429) where too many wait already.
    """
    values = {"id": caller.key, "public": caller.public, "kind": caller.kind, "name": about.name, "created_at": now}
    insert_if_absent(connection, key, values)
    # Asked twice at the same time, the second waits here and finds the first one's.
    connection.execute(select(key.c.id).where(key.c.id == caller.key).with_for_update()).one()
    found = _newest(connection, caller.key)
    if found is not None and state(found, now) in {PENDING, APPROVED}:
        return found
    if _pending(connection, now) >= MOST_PENDING:
        raise Problem(429, "too-many", "Too many kiosks wait for approval.", headers={"Retry-After": "60"})
    return _insert(connection, caller, about, now)


def find(connection: Connection, caller: Caller, id_: str) -> Row[Any]:
    """The enrolment of this id, if it is that of the key. Raises Problem (404)."""
    query = select(enrolment).where(enrolment.c.id == id_, enrolment.c.key == caller.key)
    row = connection.execute(query).one_or_none()
    if row is None:
        raise Problem(404, "not-found", "This key has no such enrolment.")
    return row


def state(row: Row[Any], now: datetime) -> str:
    """How it stands; nobody needs to watch the clock for it to expire."""
    return EXPIRED if row.state == PENDING and row.expires_at <= now else str(row.state)


def _newest(connection: Connection, key_id: str) -> Row[Any] | None:
    query = select(enrolment).where(enrolment.c.key == key_id)
    return connection.execute(query.order_by(enrolment.c.created_at.desc()).limit(1)).one_or_none()


def _pending(connection: Connection, now: datetime) -> int:
    is_pending = (enrolment.c.state == PENDING) & (enrolment.c.expires_at > now)
    return connection.execute(select(func.count()).select_from(enrolment).where(is_pending)).scalar_one()


def _insert(connection: Connection, caller: Caller, about: About, now: datetime) -> Row[Any]:
    values = {
        "id": secrets.token_hex(16),
        "key": caller.key,
        "name": about.name,
        "site": about.site,
        "banks": json.dumps(list(about.banks)),
        "version": about.version,
        "code": new_code(),
        "state": PENDING,
        "created_at": now,
        "expires_at": now + LIFE,
    }
    connection.execute(insert(enrolment).values(values))
    return connection.execute(select(enrolment).where(enrolment.c.id == values["id"])).one()
