"""Telling others: the kiosks by the change feed, people by notices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from upstream.bookings.values import Booking
from upstream.changes import feed
from upstream.clock import written
from upstream.notices import owed

KIND = "reservation"


def tell(connection: Connection, booking: Booking) -> None:
    """Hand a booking to the kiosks as it now stands, in the transaction that changed it; one that is over is gone."""
    if booking.live:
        feed.put(connection, booking.tenant, KIND, booking.id, value(booking), booking.changed_at)
    else:
        feed.remove(connection, booking.tenant, KIND, booking.id, booking.changed_at)


def value(booking: Booking) -> dict[str, Any]:
    """What kiosks learn of a booking; the one of this name answers to its ``revision``. ``size``: as asked for."""
    return {
        "kiosk": booking.kiosk_name,
        "bank": booking.bank,
        "size": booking.size,
        "person": booking.person,
        "start": written(booking.window.start),
        "end": written(booking.window.end),
        "state": booking.state,
        "door": booking.door,
        "revision": booking.revision,
        "reachable": booking.reachable,
    }


def notify(
    connection: Connection, kind: str, booking: Booking, elsewhere: Sequence[Mapping[str, Any]], now: datetime
) -> None:
    """Keep for delivery that the person of a booking has to hear of it; ``elsewhere``: where they could book."""
    detail = {
        "booking": booking.id,
        "person": booking.person,
        "bank": booking.bank,
        "size": booking.size,
        "given": booking.given,
        "door": booking.door,
        "start": written(booking.window.start),
        "end": written(booking.window.end),
        "why": booking.why,
        "alternatives": list(elsewhere),
    }
    owed.owe(connection, booking.tenant, kind, detail, now)
