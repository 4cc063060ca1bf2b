"""Reading quotas, leases and bookings, each within one tenant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, select, true

from upstream.bookings.values import LIVE, Booking, External
from upstream.bookings.windows import Lease, Piece, Window, pieces
from upstream.database.booking_tables import booking, lease, quota
from upstream.database.tables import kiosk

_OF_BOOKING = (*booking.c, quota.c.kiosk, quota.c.bank, quota.c.size, kiosk.c.name.label("kiosk_name"))


def lock_quota(connection: Connection, tenant: str, number: int) -> Row[Any]:
    """The row of a quota; until the transaction ends nobody else counts, sells or changes it."""
    asked = select(quota).where(quota.c.tenant == tenant, quota.c.id == number)
    return connection.execute(asked.with_for_update()).one()


def leased_and_sold(
    connection: Connection, tenant: str, number: int, within: Window, but: str | None = None
) -> Sequence[Piece]:
    """How a quota stands in a window, piece by piece; without the booking ``but``."""
    leases = leases_of(connection, tenant, within, number).get(number, ())
    return pieces(leases, sold(connection, tenant, within, number, but).get(number, ()), within)


def leases_of(
    connection: Connection, tenant: str, within: Window | None = None, number: int | None = None
) -> Mapping[int, list[Lease]]:
    """What is leased (in a window), by quota (or of one), in its order."""
    asked = select(lease.c.quota, lease.c.starts_at, lease.c.ends_at, lease.c.doors).where(lease.c.tenant == tenant)
    if within is not None:
        asked = asked.where(lease.c.ends_at > within.start, lease.c.starts_at < within.end)
    if number is not None:
        asked = asked.where(lease.c.quota == number)
    found: dict[int, list[Lease]] = {}
    for of, start, end, doors in connection.execute(asked.order_by(lease.c.quota, lease.c.starts_at)):
        found.setdefault(of, []).append(Lease(Window(start, end), doors))
    return found


def sold(
    connection: Connection, tenant: str, within: Window, number: int | None = None, but: str | None = None
) -> Mapping[int, list[Window]]:
    """What is sold in a window, by quota (or of one)."""
    asked = select(booking.c.quota, booking.c.starts_at, booking.c.ends_at).where(_live(tenant, within, but))
    if number is not None:
        asked = asked.where(booking.c.quota == number)
    found: dict[int, list[Window]] = {}
    for of, start, end in connection.execute(asked):
        found.setdefault(of, []).append(Window(start, end))
    return found


def has_another(connection: Connection, tenant: str, person: str, within: Window, but: str | None = None) -> bool:
    """Whether this person has a live booking in this window, at whatever bank."""
    asked = select(booking.c.id).where(booking.c.person == person, _live(tenant, within, but))
    return connection.execute(asked.limit(1)).first() is not None


def find(connection: Connection, tenant: str, id_: str) -> Booking | None:
    """A booking of this tenant."""
    row = connection.execute(bookings(tenant).where(booking.c.id == id_)).first()
    return None if row is None else read(row)


def get(connection: Connection, tenant: str, id_: str) -> Booking:
    """As ``find``, for one that is known to be there."""
    found = find(connection, tenant, id_)
    assert found is not None
    return found


def known_outside_as(connection: Connection, tenant: str, external: External) -> Booking | None:
    """The booking that another system calls so."""
    asked = bookings(tenant).where(booking.c.external_system == external.system, booking.c.external_id == external.id)
    row = connection.execute(asked).first()
    return None if row is None else read(row)


def ahead(connection: Connection, tenant: str, now: datetime) -> list[Booking]:
    """The live bookings that are not over at ``now``, the next first."""
    asked = bookings(tenant).where(booking.c.state.in_(LIVE), booking.c.ends_at > now)
    return [read(row) for row in connection.execute(asked.order_by(booking.c.starts_at, booking.c.id))]


def bookings(tenant: str) -> Select[Any]:
    """All of a tenant, to be narrowed down; its rows are for ``read``."""
    asked = select(*_OF_BOOKING).select_from(booking).join(quota, quota.c.id == booking.c.quota)
    return asked.join(kiosk, kiosk.c.id == quota.c.kiosk).where(booking.c.tenant == tenant)


def read(row: Row[Any]) -> Booking:
    """A row of ``bookings``."""
    external = None if row.external_system is None else External(row.external_system, row.external_id)
    return Booking(
        id=row.id,
        tenant=row.tenant,
        quota=row.quota,
        kiosk=row.kiosk,
        kiosk_name=row.kiosk_name,
        bank=row.bank,
        size=row.size,
        person=row.person,
        window=Window(row.starts_at, row.ends_at),
        purpose=row.purpose,
        external=external,
        reachable=row.reachable,
        state=row.state,
        given=row.given,
        door=row.door,
        why=row.why,
        revision=row.revision,
        version=row.version,
        created_at=row.created_at,
        changed_at=row.changed_at,
    )


def _live(tenant: str, within: Window, but: str | None) -> ColumnElement[bool]:
    return and_(
        booking.c.tenant == tenant,
        booking.c.state.in_(LIVE),
        booking.c.ends_at > within.start,
        booking.c.starts_at < within.end,
        true() if but is None else booking.c.id != but,
    )
