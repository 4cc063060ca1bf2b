"""Reading quotas and bookings, each within one tenant."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, select, true

from upstream.bookings.values import LIVE, Booking, External
from upstream.bookings.windows import Window, peak
from upstream.database.booking_tables import booking, quota

_OF_BOOKING = (*booking.c, quota.c.kiosk, quota.c.bank, quota.c.size)


def lock_quota(connection: Connection, tenant: str, number: int) -> Row[Any]:
    """The row of a quota; until the transaction ends nobody else counts, sells or changes it."""
    asked = select(quota).where(quota.c.tenant == tenant, quota.c.id == number)
    return connection.execute(asked.with_for_update()).one()


def busiest(connection: Connection, tenant: str, number: int, within: Window, but: str | None = None) -> int:
    """How many of a quota are sold at the busiest moment of a window, without the booking ``but``."""
    asked = select(booking.c.starts_at, booking.c.ends_at).where(booking.c.quota == number, _live(tenant, within, but))
    return peak((Window(*row) for row in connection.execute(asked)), within)


def taken(connection: Connection, tenant: str, within: Window) -> dict[int, list[Window]]:
    """What is sold in a window, by quota."""
    asked = select(booking.c.quota, booking.c.starts_at, booking.c.ends_at).where(_live(tenant, within, None))
    found: dict[int, list[Window]] = {}
    for number, start, end in connection.execute(asked):
        found.setdefault(number, []).append(Window(start, end))
    return found


def has_another(connection: Connection, tenant: str, person: str, within: Window, but: str | None = None) -> bool:
    """Whether this person has a live booking in this window, at whatever bank."""
    asked = select(booking.c.id).where(booking.c.person == person, _live(tenant, within, but))
    return connection.execute(asked.limit(1)).first() is not None


def find(connection: Connection, tenant: str, id_: str) -> Booking | None:
    """A booking of this tenant."""
    row = connection.execute(_bookings(tenant).where(booking.c.id == id_)).first()
    return None if row is None else _read(row)


def get(connection: Connection, tenant: str, id_: str) -> Booking:
    """As ``find``, for one that is known to be there."""
    found = find(connection, tenant, id_)
    assert found is not None
    return found


def known_outside_as(connection: Connection, tenant: str, external: External) -> Booking | None:
    """The booking that another system calls so."""
    asked = _bookings(tenant).where(booking.c.external_system == external.system, booking.c.external_id == external.id)
    row = connection.execute(asked).first()
    return None if row is None else _read(row)


def ahead(connection: Connection, tenant: str, now: datetime) -> list[Booking]:
    """The live bookings that are not over at ``now``, the next first."""
    asked = _bookings(tenant).where(booking.c.state.in_(LIVE), booking.c.ends_at > now)
    return [_read(row) for row in connection.execute(asked.order_by(booking.c.starts_at, booking.c.id))]


def _live(tenant: str, within: Window, but: str | None) -> ColumnElement[bool]:
    return and_(
        booking.c.tenant == tenant,
        booking.c.state.in_(LIVE),
        booking.c.ends_at > within.start,
        booking.c.starts_at < within.end,
        true() if but is None else booking.c.id != but,
    )


def _bookings(tenant: str) -> Select[Any]:
    return select(*_OF_BOOKING).join(quota, quota.c.id == booking.c.quota).where(booking.c.tenant == tenant)


def _read(row: Row[Any]) -> Booking:
    external = None if row.external_system is None else External(row.external_system, row.external_id)
    return Booking(
        id=row.id,
        tenant=row.tenant,
        quota=row.quota,
        kiosk=row.kiosk,
        bank=row.bank,
        size=row.size,
        person=row.person,
        window=Window(row.starts_at, row.ends_at),
        purpose=row.purpose,
        external=external,
        state=row.state,
        door=row.door,
        why=row.why,
        revision=row.revision,
        version=row.version,
        created_at=row.created_at,
        changed_at=row.changed_at,
    )
