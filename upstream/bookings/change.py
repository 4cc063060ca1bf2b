"""Moving a booking to another time, and giving it up; by whoever has seen its latest version."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from upstream.bookings import rows
from upstream.bookings.book import has_room, no_capacity, one_at_a_time
from upstream.bookings.locks import hold
from upstream.bookings.telling import tell
from upstream.bookings.values import CANCELLED, PENDING, Booking, Refused, Wish
from upstream.bookings.windows import NoWindow, new_window, window
from upstream.database.booking_tables import booking

Seen = Callable[[Booking], bool]
"""Whether a booking is still as its changer has seen it."""


def move(
    connection: Connection,
    tenant: str,
    id_: str,
    to: tuple[datetime | None, datetime | None],
    seen: Seen,
    now: datetime,
) -> Booking | Refused:
    """Give a booking another start, another end or both (None: as it is). The kiosk has to agree again."""
    old = _locked(connection, tenant, id_, seen)
    if isinstance(old, Refused):
        return old
    if not old.live or old.window.end <= now:
        return Refused(409, "booking-over", f"This booking is over ({old.state}).")
    start, end = to[0] or old.window.start, to[1] or old.window.end
    try:
        wanted = (window if start == old.window.start else new_window)(start, end, now)
    except NoWindow as no:
        return Refused(422, "invalid", str(no))
    if wanted == old.window:
        return old
    refused = one_at_a_time(connection, tenant, old.person, wanted, id_)
    if refused is not None:
        return refused
    if not has_room(connection, tenant, old.quota, wanted, id_):
        return no_capacity(connection, tenant, Wish(old.person, old.bank, old.size, wanted), now)
    again = {"state": PENDING, "door": None, "why": None, "revision": old.revision + 1}
    return update(connection, old, {"starts_at": wanted.start, "ends_at": wanted.end, **again}, now)


def cancel(connection: Connection, tenant: str, id_: str, seen: Seen, now: datetime) -> Booking | Refused:
    """Give a booking up; its room is free at once. One that is given up or rejected already stays so."""
    old = _locked(connection, tenant, id_, seen)
    if isinstance(old, Refused) or not old.live:
        return old
    return update(connection, old, {"state": CANCELLED, "revision": old.revision + 1}, now)


def update(connection: Connection, old: Booking, values: dict[str, Any], now: datetime) -> Booking:
    """Write a new version, and tell the kiosks; under the lock of its quota."""
    row = booking.update().where(booking.c.tenant == old.tenant, booking.c.id == old.id)
    connection.execute(row, {**values, "version": old.version + 1, "changed_at": now})
    made = rows.get(connection, old.tenant, old.id)
    tell(connection, made)
    return made


def unknown() -> Refused:
    """The same words for a booking of somebody else and for one that never was."""
    return Refused(404, "unknown-booking", "There is no such booking.")


def _locked(connection: Connection, tenant: str, id_: str, seen: Seen) -> Booking | Refused:
    """The booking, which nobody else changes until the transaction ends."""
    found = rows.find(connection, tenant, id_)
    if found is None:
        return unknown()
    hold(connection, "person", tenant, found.person)
    rows.lock_quota(connection, tenant, found.quota)
    latest = rows.get(connection, tenant, id_)
    if not seen(latest):
        return Refused(
            412, "stale", "This booking has been changed meanwhile: read it again.", {"version": latest.version}
        )
    return latest
