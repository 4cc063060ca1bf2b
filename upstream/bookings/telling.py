"""Telling others: the kiosks by the change feed, people by notices."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from upstream.bookings.values import Booking
from upstream.changes import feed
from upstream.clock import written
from upstream.database.booking_tables import notice

KIND = "reservation"


def tell(connection: Connection, booking: Booking) -> None:
    """Hand a booking to the kiosks as it now stands, in the transaction that changed it; one that is over is gone."""
    if booking.live:
        feed.put(connection, booking.tenant, KIND, booking.id, value(booking), booking.changed_at)
    else:
        feed.remove(connection, booking.tenant, KIND, booking.id, booking.changed_at)


def value(booking: Booking) -> dict[str, Any]:
    """What kiosks learn of a booking; the one whose ``kiosk`` it is answers to its ``revision``."""
    return {
        "kiosk": booking.kiosk,
        "bank": booking.bank,
        "size": booking.size,
        "person": booking.person,
        "start": written(booking.window.start),
        "end": written(booking.window.end),
        "state": booking.state,
        "door": booking.door,
        "revision": booking.revision,
    }


def notify(connection: Connection, kind: str, booking: Booking, now: datetime) -> None:
    """Keep for delivery that the person of a booking has to hear of it."""
    detail = {
        "booking": booking.id,
        "person": booking.person,
        "bank": booking.bank,
        "start": written(booking.window.start),
        "end": written(booking.window.end),
        "why": booking.why,
    }
    row = {"tenant": booking.tenant, "kind": kind, "detail": json.dumps(detail), "created_at": now}
    connection.execute(notice.insert(), row)
