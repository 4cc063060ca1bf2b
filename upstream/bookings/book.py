"""Booking: counted under the lock of one bank and size, bound to no door yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import Connection

from upstream.bookings import quotas, rows
from upstream.bookings.locks import hold
from upstream.bookings.telling import tell
from upstream.bookings.values import PENDING, Booking, External, Refused, Wish
from upstream.bookings.windows import Window
from upstream.database.booking_tables import booking

MOST_ALTERNATIVES = 10


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
    refused = _known_already(connection, by.tenant, wish.external)
    refused = refused or one_at_a_time(connection, by.tenant, wish.person, wish.window)
    if refused is not None:
        return refused
    if not has_room(connection, by.tenant, number, wish.window):
        return no_capacity(connection, by.tenant, wish, now)
    return _insert(connection, by, wish, number, now)


def has_room(connection: Connection, tenant: str, number: int, within: Window, but: str | None = None) -> bool:
    """Whether one more can be sold; until the transaction ends nobody else may sell of this quota."""
    bookable: int = rows.lock_quota(connection, tenant, number).bookable
    return rows.busiest(connection, tenant, number, within, but) < bookable


def one_at_a_time(
    connection: Connection, tenant: str, person: str, within: Window, but: str | None = None
) -> Refused | None:
    """A person may have one live booking in a window, wherever."""
    hold(connection, "person", tenant, person)
    if not rows.has_another(connection, tenant, person, within, but):
        return None
    return Refused(409, "person-limit", "This person has another booking in this window.")


def no_capacity(connection: Connection, tenant: str, wish: Wish, now: datetime) -> Refused:
    """Nothing is left there; where something is, those whose kiosk is in touch first."""
    left = [one for one in quotas.rooms(connection, tenant, wish.window, wish.size, now) if one.free]
    left.sort(key=lambda one: not one.confirmed)
    alternatives = [
        {"kiosk": one.kiosk, "bank": one.bank, "size": one.size, "free": one.free, "confirmed": one.confirmed}
        for one in left[:MOST_ALTERNATIVES]
    ]
    detail = f"Bank {wish.bank} has no size {wish.size} left at every moment of this window."
    return Refused(409, "no-capacity", detail, {"alternatives": alternatives})


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
