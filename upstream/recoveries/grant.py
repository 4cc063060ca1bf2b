"""Letting an operator have a new PIN, with their badge: once at a kiosk, or at each of the tenant's, within a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, delete, select, update

from upstream.changes import feed
from upstream.clock import written
from upstream.database.dialects import insert_if_absent
from upstream.database.remote_tables import recovery, recovery_used
from upstream.database.tables import kiosk
from upstream.database.tables import tenant as tenants
from upstream.kiosks import which
from upstream.refusals import Refused

KIND = "recovery"
GRANTED, USED, WITHDRAWN, EXPIRED = "granted", "used", "withdrawn", "expired"
LONGEST_S = 24 * 3600
KEPT = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Wish:
    """``operator`` as other systems know them; ``kiosk`` None: each of the tenant's. ``by``: who grants it."""

    operator: str
    kiosk: str | None
    by: str
    lives_s: int


@dataclass(frozen=True, slots=True)
class Recovery:
    """``state``: granted, used (at the one kiosk), withdrawn, expired. ``used``: at which kiosks, and when."""

    id: str
    operator: str
    kiosk: str | None
    by: str
    granted_at: datetime
    expires_at: datetime
    state: str
    used: Sequence[tuple[str, datetime]]


def grant(connection: Connection, tenant: str, wish: Wish, now: datetime, key: str | None = None) -> Recovery | Refused:
    """``key``: whose request it is; None: the command line's."""
    if connection.execute(select(tenants.c.slug).where(tenants.c.slug == tenant)).first() is None:
        return Refused(404, "unknown-tenant", f"There is no tenant {tenant}.")
    meant = None if wish.kiosk is None else which.by_name(connection, tenant, wish.kiosk)
    if isinstance(meant, Refused):
        return meant
    id_, expires_at = uuid4().hex, now + timedelta(seconds=wish.lives_s)
    row = {
        "id": id_,
        "tenant": tenant,
        "kiosk": None if meant is None else meant.id,
        "operator": wish.operator,
        "by": wish.by,
        "granted_with": key,
        "granted_at": now,
        "expires_at": expires_at,
    }
    connection.execute(recovery.insert(), row)
    told = {"operator": wish.operator, "kiosk": wish.kiosk, "by": wish.by, "expires_at": written(expires_at)}
    feed.put(connection, tenant, KIND, id_, told, now)
    return Recovery(id_, wish.operator, wish.kiosk, wish.by, now, expires_at, GRANTED, ())


def find(connection: Connection, tenant: str, id_: str, now: datetime) -> Recovery | Refused:
    found = list_of(connection, tenant, now, id_)
    return found[0] if found else unknown()


def unknown() -> Refused:
    return Refused(404, "not-found", "There is no recovery with this id.")


def list_of(connection: Connection, tenant: str, now: datetime, id_: str | None = None) -> list[Recovery]:
    """The tenant's, newest first; or the one with this id."""
    query = select(recovery, kiosk.c.name.label("kiosk_name")).join_from(recovery, kiosk, _its_kiosk(), isouter=True)
    query = query.where(recovery.c.tenant == tenant)
    if id_ is not None:
        query = query.where(recovery.c.id == id_)
    uses = _uses(connection, tenant)
    rows = connection.execute(query.order_by(recovery.c.granted_at.desc(), recovery.c.id))
    return [_read(row, uses.get(row.id, []), now) for row in rows]


def _its_kiosk() -> Any:
    return (recovery.c.tenant == kiosk.c.tenant) & (recovery.c.kiosk == kiosk.c.id)


def _uses(connection: Connection, tenant: str) -> dict[str, list[tuple[str, datetime]]]:
    query = select(recovery_used.c.recovery, kiosk.c.name, recovery_used.c.at)
    at_kiosk = (recovery_used.c.tenant == kiosk.c.tenant) & (recovery_used.c.kiosk == kiosk.c.id)
    rows = connection.execute(query.join_from(recovery_used, kiosk, at_kiosk).where(recovery_used.c.tenant == tenant))
    found: dict[str, list[tuple[str, datetime]]] = {}
    for row in rows:
        found.setdefault(row.recovery, []).append((row.name, row.at))
    return found


def _read(row: Row[Any], used: Sequence[tuple[str, datetime]], now: datetime) -> Recovery:
    if row.withdrawn_at is not None:
        state = WITHDRAWN
    elif used and row.kiosk is not None:
        state = USED
    else:
        state = EXPIRED if now >= row.expires_at else GRANTED
    return Recovery(row.id, row.operator, row.kiosk_name, row.by, row.granted_at, row.expires_at, state, used)


def withdraw(connection: Connection, tenant: str, id_: str, now: datetime) -> Recovery | Refused:
    """Whoever has a PIN by it already keeps that."""
    its = (recovery.c.tenant == tenant, recovery.c.id == id_, recovery.c.withdrawn_at.is_(None))
    connection.execute(update(recovery).where(*its).values(withdrawn_at=now))
    feed.remove(connection, tenant, KIND, id_, now)
    return find(connection, tenant, id_, now)


def was_used(connection: Connection, tenant: str, kiosk_id: str, id_: str, now: datetime) -> Recovery | Refused:
    """A kiosk says that somebody has a new PIN by it."""
    its = (recovery.c.tenant == tenant, recovery.c.id == id_)
    row = connection.execute(select(recovery.c.kiosk).where(*its)).one_or_none()
    if row is None or row.kiosk not in {None, kiosk_id}:
        return unknown()
    insert_if_absent(connection, recovery_used, {"tenant": tenant, "recovery": id_, "kiosk": kiosk_id, "at": now})
    if row.kiosk is not None:
        feed.remove(connection, tenant, KIND, id_, now)
    return find(connection, tenant, id_, now)


def upkeep(connection: Connection, tenant: str, now: datetime) -> None:
    """What is over leaves the feed; what was over long ago is forgotten."""
    for id_ in feed.ids_until(connection, tenant, KIND, now):
        feed.remove(connection, tenant, KIND, id_, now)
    old = select(recovery.c.id).where(recovery.c.tenant == tenant, recovery.c.granted_at < now - KEPT)
    used = (recovery_used.c.tenant == tenant, recovery_used.c.recovery.in_(old))
    connection.execute(delete(recovery_used).where(*used))
    connection.execute(delete(recovery).where(recovery.c.tenant == tenant, recovery.c.granted_at < now - KEPT))
