"""The JSON of bookings."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, Field, model_validator

from upstream.api.shapes import Name, Sentence, Shape, Time
from upstream.bookings.values import Answered, Booking, External, Size, State, Wish
from upstream.bookings.windows import Window
from upstream.clock import written


class ExternalShape(Shape):
    """How another system knows a booking."""

    system: Name
    id: Name


class NewBooking(Shape):
    """A wish; ``kiosk`` only where several kiosks have a bank of that name. Times with their zone.

    ``accessible``: a door that can be reached from a wheelchair.
    """

    person: Name
    bank: Name
    size: Size
    start: Time
    end: Time
    kiosk: Name | None = None
    purpose: Sentence | None = None
    external: ExternalShape | None = None
    accessible: bool = False

    def wish(self, window: Window) -> Wish:
        external = None if self.external is None else External(self.external.system, self.external.id)
        return Wish(self.person, self.bank, self.size, window, self.kiosk, self.purpose, external, self.accessible)


class NewTimes(Shape):
    """Another start, another end, or both."""

    start: Time | None = None
    end: Time | None = None

    @model_validator(mode="after")
    def says_something(self) -> NewTimes:
        if self.start is None and self.end is None:
            raise ValueError("Give a start, an end or both.")
        return self


class KiosksAnswer(Shape):
    """What the kiosk makes of a booking, or what has become of it; of the ``revision`` that it has seen.

    ``size``: of the door that it gives, where that is another than was asked for.
    """

    state: Answered
    revision: Annotated[int, Field(ge=1, le=2**31 - 1)]
    size: Size | None = None
    door: Name | None = None
    why: Sentence | None = None


class BookingShape(BaseModel):
    """A booking as it stands. ``size``: as it was asked for; ``given``: of the door, where that is another."""

    id: str
    kiosk: str
    bank: str
    size: str
    person: str
    start: str
    end: str
    purpose: str | None
    external: ExternalShape | None
    accessible: bool
    state: State
    given: str | None
    door: str | None
    why: str | None
    revision: int
    created_at: str
    changed_at: str


class BookingsShape(BaseModel):
    """A page of bookings, the next ones first; ``cursor`` asks for the page after it, null where there is none."""

    bookings: list[BookingShape]
    cursor: str | None


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
        "accessible": booking.reachable,
        "state": booking.state,
        "given": booking.given,
        "door": booking.door,
        "why": booking.why,
        "revision": booking.revision,
        "created_at": written(booking.created_at),
        "changed_at": written(booking.changed_at),
    }
