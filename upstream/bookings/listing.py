"""A tenant's bookings, page by page in the order in which they begin."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, or_

from upstream.bookings.rows import bookings, read
from upstream.bookings.values import Booking
from upstream.clock import written
from upstream.database.booking_tables import booking, quota


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which ones; None: whichever. Those that have an instant after ``since`` and before ``until``."""

    person: str | None = None
    bank: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    state: str | None = None


@dataclass(frozen=True, slots=True)
class After:
    """Where a page begins: after the booking of this start and id."""

    start: datetime
    id: str


def page(
    connection: Connection, tenant: str, wanted: Wanted, after: After | None, limit: int
) -> tuple[Sequence[Booking], After | None]:
    """Up to ``limit`` of them, and where the next page begins; None: there is none."""
    asked = _narrowed(bookings(tenant), wanted)
    if after is not None:
        same = and_(booking.c.starts_at == after.start, booking.c.id > after.id)
        asked = asked.where(or_(booking.c.starts_at > after.start, same))
    asked = asked.order_by(booking.c.starts_at, booking.c.id).limit(limit + 1)
    found = [read(row) for row in connection.execute(asked)]
    if len(found) <= limit:
        return found, None
    last = found[limit - 1]
    return found[:limit], After(last.window.start, last.id)


def as_text(after: After) -> str:
    """A cursor, which says nothing to whoever gets it."""
    return urlsafe_b64encode(json.dumps([written(after.start), after.id]).encode()).rstrip(b"=").decode()


def from_text(cursor: str) -> After:
    """What ``as_text`` wrote. ``ValueError`` for anything else."""
    try:
        start, id_ = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        found = After(datetime.fromisoformat(start), str(id_))
        if as_text(found) == cursor:
            return found
    except (ValueError, TypeError, OverflowError):
        pass  # it is said below
    raise ValueError("This is no cursor of a page of bookings.")


def _narrowed(asked: Select[Any], wanted: Wanted) -> Select[Any]:
    if wanted.person is not None:
        asked = asked.where(booking.c.person == wanted.person)
    if wanted.bank is not None:
        asked = asked.where(quota.c.bank == wanted.bank)
    if wanted.since is not None:
        asked = asked.where(booking.c.ends_at > wanted.since)
    if wanted.until is not None:
        asked = asked.where(booking.c.starts_at < wanted.until)
    return asked if wanted.state is None else asked.where(booking.c.state == wanted.state)
