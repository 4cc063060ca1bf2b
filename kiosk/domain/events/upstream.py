"""Upstream: what was taken over from the service that kiosks report to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.compartments import Size
from kiosk.domain.events.base import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesApplied(Event):
    """People were taken from upstream: so many new or renewed, so many who are gone; of so many, something was refused,
    because it could not be understood or their badge is somebody else's.
    """

    kind = "upstream.changes_applied"

    saved: int
    removed: int
    refused: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingRejected(Event):
    """There is no door for what upstream has booked; its person is told from there. ``booking`` is upstream's id."""

    kind = "upstream.booking_rejected"

    booking: str
    begins: datetime
    until: datetime
    size: Size


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseEvent(Event):
    """``doors`` is how many upstream may sell for the same instant at most, ``until`` the end of the last window."""

    bank: str
    size: Size
    doors: int
    until: datetime


class LeaseOffered(LeaseEvent):
    """From now on so many doors are kept for what upstream sells; it is yet to be told."""

    __slots__ = ()
    kind = "upstream.lease_offered"


class LeaseAgreed(LeaseEvent):
    """Upstream goes by what it was offered; what it could sell before does not count any more."""

    __slots__ = ()
    kind = "upstream.lease_agreed"


class LeaseRefused(LeaseEvent):
    """Upstream has sold more than it would have been left: what it could sell before stays."""

    __slots__ = ()
    kind = "upstream.lease_refused"
