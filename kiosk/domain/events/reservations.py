"""Reservations: made, changed, met or not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.compartments import Size
from kiosk.domain.events.assignments import WhyNotAssigned
from kiosk.domain.events.base import Event, Personal


@dataclass(frozen=True, slots=True, kw_only=True)
class ReservationEvent(Event):
    """What is claimed now, from ``begins`` until ``until``. Its compartment is told where a certain one is promised."""

    reservation: str
    begins: datetime
    until: datetime
    bank: str
    size: Size
    zone: str | None = None
    desk: Personal[str | None] = None


class Reserved(ReservationEvent):
    """A reservation was made."""

    __slots__ = ()
    kind = "reservation.made"


class ReservationChanged(ReservationEvent):
    """A reservation was changed, by whoever made it or to make room for another; its fields say what it is now."""

    __slots__ = ()
    kind = "reservation.changed"


class ReservationCancelled(ReservationEvent):
    """A reservation was given back."""

    __slots__ = ()
    kind = "reservation.cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived(Event):
    """A person came for what they had reserved, and was given a compartment."""

    kind = "reservation.arrived"

    reservation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoShow(Event):
    """Nobody came for a reservation in time: others may have what was claimed."""

    kind = "reservation.no_show"

    reservation: str
    due: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmet(Event):
    """A person came for what they had reserved, and there was no compartment for them."""

    kind = "reservation.unmet"

    reservation: str
    why: WhyNotAssigned
