"""Reservations: claims on capacity in a window, bound to a door on arrival."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

from kiosk.domain.capacity import Taken
from kiosk.domain.compartments import Size
from kiosk.domain.local_time import DAY, instant

SATURDAY = 5
DAYS_IN_WEEK = 7


class ReservationState(Enum):
    """How far a reservation has come."""

    BOOKED = "booked"
    ARRIVED = "arrived"  # bound to a door by an assignment, which is still live
    DONE = "done"  # that assignment has ended
    NO_SHOW = "no-show"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Reservation:
    """``size`` is the class that is claimed, ``asked`` the smallest that will do. From ``starts_at`` until
    ``ends_at`` (UTC, exclusive). ``compartment_id`` where a certain door was promised.
    """

    id: str
    person_id: str
    tenant: str
    bank: str
    asked: Size
    size: Size
    starts_at: datetime
    ends_at: datetime
    state: ReservationState = ReservationState.BOOKED
    compartment_id: int | None = None
    desk: str | None = None
    zone: str | None = None
    series: str | None = None  # the same for each occurrence of one that repeats
    booking: str | None = None  # upstream's id of it, where it was made there

    def due_for(self, now: datetime, early: timedelta) -> bool:
        """Whether somebody who comes at ``now`` comes for this one."""
        return self.state is ReservationState.BOOKED and self.starts_at - early <= now < self.ends_at


class Repeat(Enum):
    """How a reservation recurs, at the same local time."""

    DAILY = "daily"
    WEEKDAYS = "weekdays"  # Monday to Friday
    WEEKLY = "weekly"


def occurrences(window: Taken, repeat: Repeat | None, times: int, zone: ZoneInfo) -> list[Taken]:
    """The windows of a reservation that comes ``times`` times, the first one included.

    A wall clock shows the same times at each, also where the clocks were changed in between.
    """
    if repeat is None:
        return [window]
    starts, ends = (one.astimezone(zone) for one in (window.starts_at, window.ends_at))
    found: list[Taken] = []
    ahead = 0
    while len(found) < times:
        first, last = (one.date() + ahead * DAY for one in (starts, ends))
        if repeat is not Repeat.WEEKDAYS or first.weekday() < SATURDAY:
            found.append(Taken(instant(first, starts.time(), zone), instant(last, ends.time(), zone)))
        ahead += DAYS_IN_WEEK if repeat is Repeat.WEEKLY else 1
    return found
