"""Moving a booking to another time, and giving it up; by whoever has seen its latest version."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from upstream.bookings import rows
from upstream.bookings.selling import one_at_a_time, refusal
from upstream.bookings.telling import tell
from upstream.bookings.values import ARRIVED, CANCELLED, PENDING, Booking
from upstream.bookings.windows import NoWindow, Window, window
from upstream.database.booking_tables import booking
from upstream.database.locks import hold
from upstream.refusals import Refused

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
    try:
        wanted = window(to[0] or old.window.start, to[1] or old.window.end, now)
    except NoWindow as no:
        return Refused(422, "invalid", str(no))
    if wanted == old.window:
        return old
    return _may_not(connection, old, wanted, now) or _put(connection, old, wanted, now)


def cancel(connection: Connection, tenant: str, id_: str, seen: Seen, now: datetime) -> Booking | Refused:
    """Give a booking up; its room is free at once. One that is over already stays as it is."""
    old = _locked(connection, tenant, id_, seen)
    if isinstance(old, Refused) or not old.live:
        return old
    if old.state == ARRIVED:
        return _begun("it can only be released.")
    return _give_up(connection, old, now)


def release(connection: Connection, tenant: str, id_: str, seen: Seen, now: datetime) -> Booking | Refused:
    """Give back what is left of a booking: where its person has come it ends now, else it is given up."""
    old = _locked(connection, tenant, id_, seen)
    if isinstance(old, Refused) or not old.live or old.window.end <= now:
        return old
    if old.state == ARRIVED and old.window.start < now:
        return _put(connection, old, Window(old.window.start, now), now)
    return _give_up(connection, old, now)


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


def _may_not(connection: Connection, old: Booking, wanted: Window, now: datetime) -> Refused | None:
    """Only what it takes anew has to be free: whoever leaves earlier asks for nothing."""
    if wanted.start != old.window.start:
        if old.state == ARRIVED:
            return _begun("only its end can be moved.")
        anew = wanted
    elif wanted.end > old.window.end:
        anew = Window(old.window.end, wanted.end)
    else:
        return None
    refused = one_at_a_time(connection, old.tenant, old.person, wanted, old.id)
    return refused or refusal(connection, old.tenant, old.quota, anew, now, old.id)


def _put(connection: Connection, old: Booking, wanted: Window, now: datetime) -> Booking:
    values: dict[str, Any] = {"starts_at": wanted.start, "ends_at": wanted.end, "revision": old.revision + 1}
    if old.state != ARRIVED:  # whoever has come has a door, whatever becomes of the rest
        values |= {"state": PENDING, "given": None, "door": None, "why": None}
    return update(connection, old, values, now)


def _give_up(connection: Connection, old: Booking, now: datetime) -> Booking:
    return update(connection, old, {"state": CANCELLED, "revision": old.revision + 1}, now)


def _begun(so: str) -> Refused:
    return Refused(409, "booking-begun", f"The person of this booking has come: {so}")


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
