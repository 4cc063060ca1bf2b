"""Bookings that are over: kiosks forget them after a day, upstream after three months."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select

from upstream.bookings.rows import lock_quota
from upstream.bookings.telling import KIND
from upstream.bookings.values import ENDED, LIVE
from upstream.changes import feed
from upstream.changes.feed import Written
from upstream.database.booking_tables import booking
from upstream.idempotency import purge

TOLD_FOR = timedelta(days=1)
KEPT_FOR = timedelta(days=90)


def upkeep(connection: Connection, tenant: str, now: datetime) -> None:
    """Once in a while, for each tenant; as often as one likes."""
    purge(connection, now)
    _end(connection, tenant, now)
    old = booking.c.ends_at < now - KEPT_FOR
    connection.execute(delete(booking).where(booking.c.tenant == tenant, old, booking.c.state.not_in(LIVE)))


def _end(connection: Connection, tenant: str, now: datetime) -> None:
    over = (booking.c.tenant == tenant, booking.c.ends_at < now - TOLD_FOR, booking.c.state.in_(LIVE))
    quotas = select(booking.c.quota).where(*over).distinct()
    for number in sorted(connection.execute(quotas).scalars()):
        lock_quota(connection, tenant, number)
    ids = connection.execute(select(booking.c.id).where(*over)).scalars().all()
    if not ids:
        return
    ended = booking.update().where(booking.c.tenant == tenant, booking.c.id.in_(ids))
    connection.execute(ended.values(state=ENDED, version=booking.c.version + 1))
    feed.put_all(connection, tenant, KIND, [Written(id_, None) for id_ in ids], now)
