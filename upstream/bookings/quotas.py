"""Quotas: how many doors of a bank and size a kiosk has agreed to keep for bookings. Upstream sells no more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, select

from upstream.bookings.locks import hold
from upstream.bookings.rows import busiest, lock_quota, taken
from upstream.bookings.values import Refused
from upstream.bookings.windows import Window, peak
from upstream.database.booking_tables import quota
from upstream.database.tables import kiosk

UNSEEN = timedelta(minutes=15)  # a kiosk that was away longer may not keep what was sold since
_ENDLESS = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Quota:
    """Of ``capacity`` doors, ``bookable`` may be sold for one instant."""

    bank: str
    size: str
    capacity: int
    bookable: int
    agreed_at: datetime


@dataclass(frozen=True, slots=True)
class Room:
    """What a bank can give in a window; ``confirmed`` where its kiosk was heard of lately."""

    kiosk: str
    site: str
    bank: str
    size: str
    free: int
    bookable: int
    confirmed: bool


def agree(connection: Connection, tenant: str, of: str, agreed: Quota) -> Refused | None:
    """Note what the kiosk ``of`` agrees to. It may always grow, but never below what is sold from now on."""
    row = _own(connection, tenant, of, agreed.bank, agreed.size)
    if row is None:
        connection.execute(quota.insert(), {"tenant": tenant, "kiosk": of, **_values(agreed)})
        return None
    locked = lock_quota(connection, tenant, row.id)
    if agreed.bookable < locked.bookable:
        sold = busiest(connection, tenant, row.id, Window(agreed.agreed_at, _ENDLESS))
        if agreed.bookable < sold:
            return _sold(agreed, sold)
    connection.execute(quota.update().where(quota.c.id == row.id, quota.c.tenant == tenant), _values(agreed))
    return None


def agreed_by(connection: Connection, tenant: str, of: str) -> Sequence[Quota]:
    """All that a kiosk has agreed to."""
    asked = select(quota.c.bank, quota.c.size, quota.c.capacity, quota.c.bookable, quota.c.agreed_at)
    mine = asked.where(quota.c.tenant == tenant, quota.c.kiosk == of).order_by(quota.c.bank, quota.c.size)
    return [Quota(*row) for row in connection.execute(mine)]


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
    sold = taken(connection, tenant, within)
    rows = connection.execute(asked.order_by(kiosk.c.site, quota.c.bank, quota.c.kiosk, quota.c.size))
    return [_room(row, peak(sold.get(row.id, ()), within), now) for row in rows]


def _room(row: Row[Any], sold: int, now: datetime) -> Room:
    confirmed = row.seen_at is not None and row.seen_at >= now - UNSEEN
    free = max(0, row.bookable - sold)
    return Room(row.kiosk, row.site, row.bank, row.size, free, row.bookable, confirmed)


def _own(connection: Connection, tenant: str, of: str, bank: str, size: str) -> Row[Any] | None:
    hold(connection, "quota", tenant, of)  # two requests at once must not both make the row
    mine = and_(quota.c.tenant == tenant, quota.c.kiosk == of, quota.c.bank == bank, quota.c.size == size)
    return connection.execute(select(quota.c.id).where(mine)).first()


def _in_use() -> ColumnElement[bool]:
    same = and_(kiosk.c.tenant == quota.c.tenant, kiosk.c.id == quota.c.kiosk)
    return and_(same, kiosk.c.decommissioned_at.is_(None))


def _values(agreed: Quota) -> dict[str, Any]:
    return {
        "bank": agreed.bank,
        "size": agreed.size,
        "capacity": agreed.capacity,
        "bookable": agreed.bookable,
        "agreed_at": agreed.agreed_at,
    }


def _sold(agreed: Quota, sold: int) -> Refused:
    detail = f"{sold} of bank {agreed.bank}, size {agreed.size}, are sold: reject bookings first, or agree to {sold}."
    return Refused(409, "quota-sold", detail, {"sold": sold})
