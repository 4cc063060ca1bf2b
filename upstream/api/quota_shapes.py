"""The JSON of what kiosks lease, and of what can be booked of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from typing import Annotated

from pydantic import BaseModel, Field, model_validator

from upstream.api.shapes import MOST_DOORS, Moment, Shape
from upstream.bookings.quotas import Quota, Room
from upstream.bookings.windows import Lease, Window
from upstream.clock import written

MOST_LEASES = 400  # of a bank and size: a year of days, and some
LONGEST_LEAD_S = 31 * 24 * 3600


class LeaseShape(Shape):
    """From ``start`` until just before ``end``, so many doors may be sold for each instant."""

    start: Moment
    end: Moment
    doors: Annotated[int, Field(ge=0, le=MOST_DOORS)]


class Agreed(Shape):
    """How many doors there are, how long before they begin bookings have to be made, and for when doors are leased."""

    capacity: Annotated[int, Field(ge=0, le=MOST_DOORS)]
    lead_s: Annotated[int, Field(ge=0, le=LONGEST_LEAD_S)]
    leases: Annotated[list[LeaseShape], Field(max_length=MOST_LEASES)]

    @model_validator(mode="after")
    def one_after_another(self) -> Agreed:
        """And no more than there are doors."""
        if any(one.end <= one.start for one in self.leases):
            raise ValueError("A lease ends after it starts.")
        if any(next_.start < one.end for one, next_ in pairwise(self.leases)):
            raise ValueError("Leases follow one another and do not overlap.")
        if any(one.doors > self.capacity for one in self.leases):
            raise ValueError("No more doors can be leased than there are.")
        return self

    def quota(self, bank: str, size: str, now: datetime) -> Quota:
        leases = tuple(Lease(Window(one.start, one.end), one.doors) for one in self.leases)
        return Quota(bank, size, self.capacity, timedelta(seconds=self.lead_s), leases, now)


class LeasedShape(BaseModel):
    """What is leased, as it was agreed to."""

    start: str
    end: str
    doors: int


class QuotaShape(BaseModel):
    """What a kiosk has agreed to, and when."""

    bank: str
    size: str
    capacity: int
    lead_s: int
    leases: list[LeasedShape]
    agreed_at: str


class QuotasShape(BaseModel):
    """All that a kiosk has agreed to."""

    quotas: list[QuotaShape]


class RoomShape(BaseModel):
    """What a bank can give, of the doors that are leased throughout.

    Bookings can begin at ``earliest`` or later; ``confirmed`` is false where its kiosk was not heard of for a quarter
    of an hour.
    """

    kiosk: str
    site: str
    bank: str
    size: str
    free: int
    leased: int
    earliest: str
    confirmed: bool


class Availability(BaseModel):
    """What each bank of the tenant can give at every moment of a window."""

    banks: list[RoomShape]


def quota_shape(quota: Quota) -> QuotaShape:
    return QuotaShape(
        bank=quota.bank,
        size=quota.size,
        capacity=quota.capacity,
        lead_s=quota.lead // timedelta(seconds=1),
        leases=[_leased(one) for one in quota.leases],
        agreed_at=written(quota.agreed_at),
    )


def room_shape(room: Room) -> RoomShape:
    return RoomShape(
        kiosk=room.kiosk,
        site=room.site,
        bank=room.bank,
        size=room.size,
        free=room.free,
        leased=room.leased,
        earliest=written(room.earliest),
        confirmed=room.confirmed,
    )


def _leased(lease: Lease) -> LeasedShape:
    return LeasedShape(start=written(lease.window.start), end=written(lease.window.end), doors=lease.doors)
