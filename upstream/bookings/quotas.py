"""Quotas: what a kiosk leases of a bank and size, window by window. Upstream sells no more than that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, select

from upstream.bookings import rows
from upstream.bookings.windows import Lease, Piece, Window, overdrawn, pieces
from upstream.clock import written
from upstream.database.booking_tables import lease, quota
from upstream.database.locks import hold
from upstream.database.tables import kiosk
from upstream.kiosks.unseen import UNSEEN
from upstream.refusals import Refused

MOST_ALTERNATIVES = 10
_ENDLESS = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Quota:
    """What a kiosk has agreed to, for one bank and size of ``capacity`` doors.

    A booking has to be made ``lead`` before it begins. ``leases`` follow one another without overlapping.
    """

    bank: str
    size: str
    capacity: int
    lead: timedelta
    leases: tuple[Lease, ...]
    agreed_at: datetime


@dataclass(frozen=True, slots=True)
class Room:
    """What a bank can give at every moment of a window that begins at ``earliest`` or later.

    Of ``leased`` doors, ``free`` can be sold; ``confirmed`` where its kiosk was heard of lately.
    """

    quota: int
    kiosk: str
    site: str
    bank: str
    size: str
    free: int
    leased: int
    earliest: datetime
    confirmed: bool


def agree(connection: Connection, tenant: str, of: str, agreed: Quota) -> Refused | None:
    """Put what the kiosk ``of`` leases now in the place of all that it has leased of this bank and size.

    It may always be more, but never less than is sold from now on.
    """
    number = _own(connection, tenant, of, agreed)
    rows.lock_quota(connection, tenant, number)
    ahead = Window(agreed.agreed_at, _ENDLESS)
    sold = rows.sold(connection, tenant, ahead, number).get(number, ())
    more = overdrawn(pieces(agreed.leases, sold, ahead))
    if more is not None:
        return _sold(agreed, more)
    _write(connection, tenant, number, agreed)
    return None


def agreed_by(connection: Connection, tenant: str, of: str) -> Sequence[Quota]:
    """All that a kiosk has agreed to."""
    asked = select(quota).where(quota.c.tenant == tenant, quota.c.kiosk == of).order_by(quota.c.bank, quota.c.size)
    leases = rows.leases_of(connection, tenant)
    return [_read(row, leases.get(row.id, ())) for row in connection.execute(asked)]


def find_quotas(connection: Connection, tenant: str, bank: str, size: str, of: str | None) -> Sequence[int]:
    """The quotas of a bank and size, of one kiosk or of whichever has a bank of that name."""
    asked = (
        select(quota.c.id)
        .join(kiosk, _in_use())
        .where(quota.c.tenant == tenant, quota.c.bank == bank, quota.c.size == size)
    )
    if of is not None:
        asked = asked.where(quota.c.kiosk == of)
    return connection.execute(asked).scalars().all()


def rooms(connection: Connection, tenant: str, within: Window, size: str | None, now: datetime) -> Sequence[Room]:
    """What each bank of the tenant can give in this window, of one size or of every size."""
    asked = select(quota, kiosk.c.site, kiosk.c.seen_at).join(kiosk, _in_use()).where(quota.c.tenant == tenant)
    if size is not None:
        asked = asked.where(quota.c.size == size)
    leases, sold = rows.leases_of(connection, tenant, within), rows.sold(connection, tenant, within)
    found = connection.execute(asked.order_by(kiosk.c.site, quota.c.bank, quota.c.kiosk, quota.c.size))
    return [
        _room(row, pieces(leases.get(row.id, ()), sold.get(row.id, ()), within), within.start, now) for row in found
    ]


def alternatives(
    connection: Connection, tenant: str, within: Window, size: str, now: datetime, but: int
) -> list[dict[str, Any]]:
    """Where something can be booked, other than of the quota ``but``; those whose kiosk is in touch first."""
    left = [one for one in rooms(connection, tenant, within, size, now) if one.free and one.quota != but]
    left.sort(key=lambda one: not one.confirmed)
    return [
        {"kiosk": one.kiosk, "bank": one.bank, "size": one.size, "free": one.free, "confirmed": one.confirmed}
        for one in left[:MOST_ALTERNATIVES]
    ]


def _room(row: Row[Any], cut: Sequence[Piece], start: datetime, now: datetime) -> Room:
    confirmed = row.seen_at is not None and row.seen_at >= now - UNSEEN
    earliest = now + timedelta(seconds=row.lead_s)
    free = 0 if start < earliest else max(0, min(piece.free for piece in cut))
    leased = min(piece.leased for piece in cut)
    return Room(row.id, row.kiosk, row.site, row.bank, row.size, free, leased, earliest, confirmed)


def _own(connection: Connection, tenant: str, of: str, agreed: Quota) -> int:
    hold(connection, "quota", tenant, of)  # two requests at once must not both make the row
    own = {"tenant": tenant, "kiosk": of, "bank": agreed.bank, "size": agreed.size}
    mine = and_(*(quota.c[name] == value for name, value in own.items()))
    number = connection.execute(select(quota.c.id).where(mine)).scalar()
    if number is None:
        new = {**own, "capacity": 0, "lead_s": 0, "agreed_at": agreed.agreed_at}
        number = connection.execute(quota.insert().returning(quota.c.id), new).scalar_one()
    return int(number)


def _write(connection: Connection, tenant: str, number: int, agreed: Quota) -> None:
    values = {"capacity": agreed.capacity, "lead_s": agreed.lead // timedelta(seconds=1), "agreed_at": agreed.agreed_at}
    connection.execute(quota.update().where(quota.c.tenant == tenant, quota.c.id == number), values)
    connection.execute(lease.delete().where(lease.c.tenant == tenant, lease.c.quota == number))
    if agreed.leases:
        own = {"tenant": tenant, "quota": number}
        found = [(one.window, one.doors) for one in agreed.leases]
        new = [{**own, "starts_at": window.start, "ends_at": window.end, "doors": doors} for window, doors in found]
        connection.execute(lease.insert(), new)


def _read(row: Row[Any], leases: Sequence[Lease]) -> Quota:
    return Quota(row.bank, row.size, row.capacity, timedelta(seconds=row.lead_s), tuple(leases), row.agreed_at)


def _in_use() -> ColumnElement[bool]:
    same = and_(kiosk.c.tenant == quota.c.tenant, kiosk.c.id == quota.c.kiosk)
    return and_(same, kiosk.c.decommissioned_at.is_(None))


def _sold(agreed: Quota, more: Piece) -> Refused:
    start, end = written(more.window.start), written(more.window.end)
    detail = (
        f"Of bank {agreed.bank}, size {agreed.size}, {more.sold} are sold between {start} and {end}: "
        "lease as many, or reject bookings first."
    )
    return Refused(409, "quota-sold", detail, {"start": start, "end": end, "sold": more.sold})
