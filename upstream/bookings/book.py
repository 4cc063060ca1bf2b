"""Booking: counted under the lock of one bank and size, bound to no door yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import Connection

from upstream.bookings import quotas, rows
from upstream.bookings.selling import one_at_a_time, refusal
from upstream.bookings.telling import tell
from upstream.bookings.values import PENDING, Booking, External, Wish
from upstream.changes import people
from upstream.changes.feed import Value
from upstream.database.booking_tables import booking
from upstream.database.locks import hold
from upstream.refusals import Refused


@dataclass(frozen=True, slots=True)
class Booker:
    """Who books: the id of the key, and the tenant that it belongs to."""

    key: str
    tenant: str


def book(connection: Connection, by: Booker, wish: Wish, now: datetime) -> Booking | Refused:
    """A booking of its own, or why there is none: all of it in the caller's transaction.

    Locks are taken in this order everywhere: the other system's name, the person, the quota.
    """
    number = _which_quota(connection, by.tenant, wish)
    if isinstance(number, Refused):
        return number
    refused = (
        _known_already(connection, by.tenant, wish.external)
        or _may_not(connection, by.tenant, wish)
        or one_at_a_time(connection, by.tenant, wish.person, wish.window)
        or refusal(connection, by.tenant, number, wish.window, now)
    )
    return refused or _insert(connection, by, wish, number, now)


def _which_quota(connection: Connection, tenant: str, wish: Wish) -> int | Refused:
    found = quotas.find_quotas(connection, tenant, wish.bank, wish.size, wish.kiosk)
    if not found:
        return Refused(404, "unknown-bank", f"No bank {wish.bank} has size {wish.size} to be booked.")
    if len(found) > 1:
        return Refused(409, "ambiguous-bank", f"Several kiosks have a bank {wish.bank}: say which kiosk.")
    return found[0]


def _known_already(connection: Connection, tenant: str, external: External | None) -> Refused | None:
    if external is None:
        return None
    hold(connection, "external", tenant, external.system, external.id)
    known = rows.known_outside_as(connection, tenant, external)
    if known is None:
        return None
    return Refused(409, "external-exists", "There is a booking for this already.", {"booking": known.id})


def _may_not(connection: Connection, tenant: str, wish: Wish) -> Refused | None:
    """What kiosks know of a person already is refused here: they would only reject it later."""
    person = people.find(connection, tenant, wish.person)
    if person is None:
        return Refused(404, "unknown-person", "There is nobody with this id.")
    if person["suspended"] or not _valid(person, wish):
        return Refused(409, "not-allowed", "This person may not use lockers then.")
    return None


def _valid(person: Value, wish: Wish) -> bool:
    begins, ends = (person[name] and datetime.fromisoformat(person[name]) for name in ("valid_from", "valid_until"))
    return not (begins and wish.window.start < begins) and not (ends and ends <= wish.window.start)


def _insert(connection: Connection, by: Booker, wish: Wish, number: int, now: datetime) -> Booking:
    id_ = uuid4().hex
    values = {
        "id": id_,
        "tenant": by.tenant,
        "quota": number,
        "person": wish.person,
        "starts_at": wish.window.start,
        "ends_at": wish.window.end,
        "purpose": wish.purpose,
        "external_system": None if wish.external is None else wish.external.system,
        "external_id": None if wish.external is None else wish.external.id,
        "reachable": wish.reachable,
        "state": PENDING,
        "revision": 1,
        "version": 1,
        "booked_by": by.key,
        "created_at": now,
        "changed_at": now,
    }
    connection.execute(booking.insert(), values)
    made = rows.get(connection, by.tenant, id_)
    tell(connection, made)
    return made
