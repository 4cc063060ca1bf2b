"""The JSON of bookings, quotas and availability."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from upstream.bookings.quotas import Quota, Room
from upstream.bookings.values import Booking, External, Size, Wish
from upstream.bookings.windows import Window
from upstream.clock import written

MOST_DOORS = 100_000
# No control characters: PostgreSQL takes no NUL, and nobody can read the others.
_READABLE = r"^[^\x00-\x1f\x7f]+$"
Name = Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=_READABLE)]
Sentence = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=_READABLE)]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)


class ExternalShape(_Shape):
    """How another system knows a booking."""

    system: Name
    id: Name


class NewBooking(_Shape):
    """A wish; ``kiosk`` only where several kiosks have a bank of that name. Times with their zone."""

    person: Name
    bank: Name
    size: Size
    start: AwareDatetime
    end: AwareDatetime
    kiosk: Name | None = None
    purpose: Sentence | None = None
    external: ExternalShape | None = None

    def wish(self, window: Window) -> Wish:
        external = None if self.external is None else External(self.external.system, self.external.id)
        return Wish(self.person, self.bank, self.size, window, self.kiosk, self.purpose, external)


class NewTimes(_Shape):
    """Another start, another end, or both."""

    start: AwareDatetime | None = None
    end: AwareDatetime | None = None

    @model_validator(mode="after")
    def says_something(self) -> NewTimes:
        if self.start is None and self.end is None:
            raise ValueError("Give a start, an end or both.")
        return self


class KiosksAnswer(_Shape):
    """What the kiosk makes of a booking; of the ``revision`` that it has seen."""

    state: Literal["confirmed", "reassigned", "rejected"]
    door: Name | None = None
    why: Sentence | None = None
    revision: Annotated[int, Field(ge=1, le=2**31 - 1)] | None = None


class Agreed(_Shape):
    """How many doors there are, and how many of them may be sold for one instant."""

    capacity: Annotated[int, Field(ge=0, le=MOST_DOORS)]
    bookable: Annotated[int, Field(ge=0, le=MOST_DOORS)]

    @model_validator(mode="after")
    def no_more_than_there_are(self) -> Agreed:
        if self.bookable > self.capacity:
            raise ValueError("No more can be booked than there are doors.")
        return self

    def quota(self, bank: str, size: str, now: datetime) -> Quota:
        return Quota(bank, size, self.capacity, self.bookable, now)


class BookingShape(BaseModel):
    """A booking as it stands. ``state``: pending, confirmed, reassigned, rejected, cancelled or ended."""

    id: str
    kiosk: str
    bank: str
    size: str
    person: str
    start: str
    end: str
    purpose: str | None
    external: ExternalShape | None
    state: str
    door: str | None
    why: str | None
    revision: int
    created_at: str
    changed_at: str


class QuotaShape(BaseModel):
    """What a kiosk has agreed to, and when."""

    bank: str
    size: str
    capacity: int
    bookable: int
    agreed_at: str


class QuotasShape(BaseModel):
    """All that a kiosk has agreed to."""

    quotas: list[QuotaShape]


class RoomShape(BaseModel):
    """What a bank can give; ``confirmed`` is false where its kiosk was not heard of for a quarter of an hour."""

    kiosk: str
    site: str
    bank: str
    size: str
    free: int
    bookable: int
    confirmed: bool


class Availability(BaseModel):
    """What each bank of the tenant can give at every moment of a window."""

    banks: list[RoomShape]


def booking_json(booking: Booking) -> dict[str, Any]:
    external = booking.external
    return {
        "id": booking.id,
        "kiosk": booking.kiosk,
        "bank": booking.bank,
        "size": booking.size,
        "person": booking.person,
        "start": written(booking.window.start),
        "end": written(booking.window.end),
        "purpose": booking.purpose,
        "external": None if external is None else {"system": external.system, "id": external.id},
        "state": booking.state,
        "door": booking.door,
        "why": booking.why,
        "revision": booking.revision,
        "created_at": written(booking.created_at),
        "changed_at": written(booking.changed_at),
    }


def quota_shape(quota: Quota) -> QuotaShape:
    return QuotaShape(
        bank=quota.bank,
        size=quota.size,
        capacity=quota.capacity,
        bookable=quota.bookable,
        agreed_at=written(quota.agreed_at),
    )


def room_shape(room: Room) -> RoomShape:
    return RoomShape(
        kiosk=room.kiosk,
        site=room.site,
        bank=room.bank,
        size=room.size,
        free=room.free,
        bookable=room.bookable,
        confirmed=room.confirmed,
    )
