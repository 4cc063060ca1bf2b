"""Policies: under which model a bank gives its doors, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from kiosk.domain.assignments import Model

MIDNIGHT = time(0, 0)


@dataclass(frozen=True, slots=True)
class Policy:
    """The rules of one bank. ``release`` is local time; midnight means the end of the day."""

    model: Model
    timezone: ZoneInfo
    release: time = MIDNIGHT

    def ends_at(self, started_at: datetime) -> datetime | None:
        """The instant (UTC) at which an assignment that starts now is released, or None without an end."""
        if self.model is Model.SESSION:
            return None
        return next_local_time(started_at, self.release, self.timezone)


def next_local_time(after: datetime, wanted: time, zone: ZoneInfo) -> datetime:
    """The first instant (UTC) later than ``after`` at which a wall clock in ``zone`` shows ``wanted``.

    A time that comes twice is taken the first time; one that a clock change skips is read with the offset before
    the change, so half past two becomes half past three (PEP 495, fold 0).
    """
    day = after.astimezone(zone).date()
    while (instant := datetime.combine(day, wanted, tzinfo=zone).astimezone(UTC)) <= after:
        day += timedelta(days=1)
    return instant
