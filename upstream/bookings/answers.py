"""What the kiosk says of a booking: whether it keeps a door for it, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection

from upstream.bookings import quotas, rows
from upstream.bookings.change import unknown, update
from upstream.bookings.telling import notify
from upstream.bookings.values import DONE, ENDED, NO_SHOW, REASSIGNED, REJECTED, Answered, Booking
from upstream.refusals import Refused

# What its person has to hear of.
NOTICES: Mapping[str, str] = MappingProxyType(
    {REJECTED: "booking-rejected", REASSIGNED: "booking-reassigned", NO_SHOW: "booking-no-show"}
)
_FOR_GOOD = frozenset({REJECTED, DONE, NO_SHOW})


@dataclass(frozen=True, slots=True)
class Answer:
    """To the ``revision`` that the kiosk has seen. ``size``: of the door that it gives; None: as asked for."""

    state: Answered
    revision: int
    size: str | None = None
    door: str | None = None
    why: str | None = None


def take(connection: Connection, tenant: str, of: str, id_: str, answer: Answer, now: datetime) -> Booking | Refused:
    """Note what the kiosk ``of`` says of a booking of one of its banks; the same answer twice changes nothing.

    A booking that is over in its eyes gives its room back.
    """
    found = rows.find(connection, tenant, id_)
    if found is None or found.kiosk != of:
        return unknown()
    rows.lock_quota(connection, tenant, found.quota)
    old = rows.get(connection, tenant, id_)
    if answer.revision != old.revision:
        return Refused(409, "stale-revision", "The booking has been changed since.", {"revision": old.revision})
    said = _said(answer, old)
    if said == {"state": old.state, "given": old.given, "door": old.door, "why": old.why}:
        return old
    # How one has ended that was taken for over meanwhile, a kiosk that was away may still say.
    if not old.live and not (old.state == ENDED and answer.state in _FOR_GOOD):
        return Refused(409, "booking-over", f"This booking is over ({old.state}).")
    new = update(connection, old, said, now)
    if old.live and (old.state, old.given) != (new.state, new.given):
        _tell_its_person(connection, new, now)
    return new


def _said(answer: Answer, of: Booking) -> dict[str, Any]:
    given = None if answer.size == of.size else answer.size
    return {"state": answer.state, "given": given, "door": answer.door, "why": answer.why}


def _tell_its_person(connection: Connection, new: Booking, now: datetime) -> None:
    kind = NOTICES.get(new.state)
    if kind is None:
        return
    elsewhere: list[dict[str, Any]] = []
    if new.state == REJECTED:
        elsewhere = quotas.alternatives(connection, new.tenant, new.window, new.size, now, new.quota)
    notify(connection, kind, new, elsewhere, now)
