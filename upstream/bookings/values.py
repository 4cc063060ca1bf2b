"""What bookings are made of, and what is answered to a wish for one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from upstream.bookings.windows import Window

Size = Literal["S", "M", "L", "XL"]

PENDING = "pending"
CONFIRMED = "confirmed"
REASSIGNED = "reassigned"
REJECTED = "rejected"
CANCELLED = "cancelled"
ARRIVED = "arrived"
DONE = "done"
NO_SHOW = "no-show"
ENDED = "ended"  # long over, and its kiosk has not said how
LIVE = (PENDING, CONFIRMED, REASSIGNED, ARRIVED)  # these take room
State = Literal["pending", "confirmed", "reassigned", "rejected", "cancelled", "arrived", "done", "no-show", "ended"]
Answered = Literal["confirmed", "reassigned", "rejected", "arrived", "done", "no-show"]
"""What a kiosk may say of a booking."""


@dataclass(frozen=True, slots=True)
class External:
    """How another system knows a booking."""

    system: str
    id: str


@dataclass(frozen=True, slots=True)
class Wish:
    """Somebody wants a door of a bank.

    ``kiosk`` says which bank is meant where two kiosks have one of that name; ``reachable``: from a wheelchair.
    """

    person: str
    bank: str
    size: str
    window: Window
    kiosk: str | None = None
    purpose: str | None = None
    external: External | None = None
    reachable: bool = False


@dataclass(frozen=True, slots=True)
class Booking:
    """A booking as it stands; ``revision`` counts what was asked for, ``version`` every change.

    It counts in ``size``, as it was sold, even where the bank has ``given`` a door of another size for it.
    """

    id: str
    tenant: str
    quota: int
    kiosk: str
    kiosk_name: str
    bank: str
    size: str
    person: str
    window: Window
    purpose: str | None
    external: External | None
    reachable: bool
    state: str
    given: str | None
    door: str | None
    why: str | None
    revision: int
    version: int
    created_at: datetime
    changed_at: datetime

    @property
    def live(self) -> bool:
        """Whether it takes room."""
        return self.state in LIVE
