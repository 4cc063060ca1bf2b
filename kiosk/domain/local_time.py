"""Local time: from what a wall clock shows to instants, on days of 23, 24 and 25 hours."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MIDNIGHT = time(0, 0)
DAY = timedelta(days=1)


def instant(day: date, wanted: time, zone: ZoneInfo) -> datetime:
    """The instant (UTC) at which a wall clock in ``zone`` shows ``wanted`` on ``day``.

    A time that comes twice is taken the first time; one that a clock change skips is read with the offset before
    the change, so half past two becomes half past three (PEP 495, fold 0).
    """
    return datetime.combine(day, wanted, tzinfo=zone).astimezone(UTC)


def local_day(at: datetime, zone: ZoneInfo) -> date:
    """The date that a calendar in ``zone`` shows at ``at``."""
    return at.astimezone(zone).date()


def next_local_time(after: datetime, wanted: time, zone: ZoneInfo) -> datetime:
    """The first instant (UTC) later than ``after`` at which a wall clock in ``zone`` shows ``wanted``."""
    day = local_day(after, zone)
    while (found := instant(day, wanted, zone)) <= after:
        day += DAY
    return found
