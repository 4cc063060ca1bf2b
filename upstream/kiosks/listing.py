"""A tenant's kiosks, as people look at them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select, update

from upstream.database.tables import epoch, key, kiosk
from upstream.kiosks import issuing_keys, which
from upstream.sites import report


@dataclass(frozen=True, slots=True)
class Listed:
    """``state``: in use, revoked, out of use. ``events``: how many of its record are here, of all epochs."""

    id: str
    name: str
    site: str
    banks: tuple[str, ...]
    version: str
    state: str
    seen_at: datetime | None
    clock_offset_ms: int | None
    events: int


def kiosks(connection: Connection, tenant: str) -> list[Listed]:
    """By name."""
    of = (kiosk.c.tenant == tenant,)
    events = (
        select(func.coalesce(func.sum(epoch.c.sequence), 0))
        .where(epoch.c.tenant == kiosk.c.tenant, epoch.c.kiosk == kiosk.c.id)
        .scalar_subquery()
    )
    has_key = select(key.c.id).where(
        key.c.tenant == kiosk.c.tenant, key.c.kiosk == kiosk.c.id, key.c.revoked_at.is_(None)
    )
    query = select(kiosk, events.label("events"), has_key.exists().label("has_key")).where(*of)
    return [_listed(row) for row in connection.execute(query.order_by(kiosk.c.name))]


def decommission(connection: Connection, tenant: str, id_: str, now: datetime) -> None:
    """Take a kiosk out of use: it is told so, and stops."""
    own = (kiosk.c.tenant == tenant) & (kiosk.c.id == id_)
    connection.execute(update(kiosk).where(own).values(decommissioned_at=now))
    report.forget(connection, tenant, id_, now)
    issuing_keys.revoke(connection, tenant, which.by_id(connection, tenant, id_), now)


def banks(text: str) -> tuple[str, ...]:
    """As they are stored."""
    return tuple(json.loads(text))


def _listed(row: Row[Any]) -> Listed:
    state = "out of use" if row.decommissioned_at is not None else "in use" if row.has_key else "revoked"
    return Listed(
        id=row.id,
        name=row.name,
        site=row.site,
        banks=banks(row.banks),
        version=row.version,
        state=state,
        seen_at=row.seen_at,
        clock_offset_ms=row.clock_offset_ms,
        events=int(row.events),
    )
