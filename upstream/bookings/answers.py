"""What the kiosk says to a booking: it keeps a door for it, another door than was thought, or none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection

from upstream.bookings import rows
from upstream.bookings.change import unknown, update
from upstream.bookings.telling import notify
from upstream.bookings.values import REJECTED, Booking, Refused


@dataclass(frozen=True, slots=True)
class Answer:
    """``revision`` is the one that the kiosk has seen; None: whichever is the latest."""

    state: Literal["confirmed", "reassigned", "rejected"]
    door: str | None = None
    why: str | None = None
    revision: int | None = None


def take(connection: Connection, tenant: str, of: str, id_: str, answer: Answer, now: datetime) -> Booking | Refused:
    """Note what the kiosk ``of`` answered to a booking of one of its banks; the same answer twice changes nothing.

    A rejected booking gives its room back, and its person has to be told.
    """
    found = rows.find(connection, tenant, id_)
    if found is None or found.kiosk != of:
        return unknown()
    rows.lock_quota(connection, tenant, found.quota)
    old = rows.get(connection, tenant, id_)
    if answer.revision not in {None, old.revision}:
        return Refused(409, "stale-revision", "The booking has been changed since.", {"revision": old.revision})
    if (old.state, old.door, old.why) == (answer.state, answer.door, answer.why):
        return old
    if not old.live:
        return Refused(409, "booking-over", f"This booking is over ({old.state}).")
    new = update(connection, old, {"state": answer.state, "door": answer.door, "why": answer.why}, now)
    if new.state == REJECTED:
        notify(connection, "booking-rejected", new, now)
    return new
