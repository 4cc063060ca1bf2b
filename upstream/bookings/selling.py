"""Whether one more can be sold: within what the kiosk has leased, and early enough that it hears of it in time."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row

from upstream.bookings import rows
from upstream.bookings.quotas import alternatives
from upstream.bookings.windows import Window
from upstream.clock import written
from upstream.database.locks import hold
from upstream.refusals import Refused


def refusal(
    connection: Connection, tenant: str, number: int, anew: Window, now: datetime, but: str | None = None
) -> Refused | None:
    """Why not even one more of this quota can be sold for ``anew``; what the booking ``but`` has does not count.

    Until the transaction ends nobody else may sell of this quota. What begins within the quota's lead is not sold: its
    kiosk gives what is left then to whoever walks up.
    """
    own = rows.lock_quota(connection, tenant, number)
    earliest = now + timedelta(seconds=own.lead_s)
    if anew.start < earliest:
        return _too_late(own, earliest)
    if all(piece.free > 0 for piece in rows.leased_and_sold(connection, tenant, number, anew, but)):
        return None
    elsewhere = alternatives(connection, tenant, anew, own.size, now, number)
    detail = f"Bank {own.bank} has no size {own.size} left at every moment of this window."
    return Refused(409, "no-capacity", detail, {"alternatives": elsewhere})


def one_at_a_time(
    connection: Connection, tenant: str, person: str, within: Window, but: str | None = None
) -> Refused | None:
    """A person may have one live booking in a window, wherever."""
    hold(connection, "person", tenant, person)
    if not rows.has_another(connection, tenant, person, within, but):
        return None
    return Refused(409, "person-limit", "This person has another booking in this window.")


def _too_late(own: Row[Any], earliest: datetime) -> Refused:
    at = written(earliest)
    return Refused(422, "too-late", f"Of bank {own.bank}, nothing is booked before {at} any more.", {"earliest": at})
