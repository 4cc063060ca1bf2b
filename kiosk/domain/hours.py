"""Opening hours: when doors are given, by weekday, with days that differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from kiosk.domain.local_time import DAY, instant, local_day

# How far ahead the next opening is looked for: a bank that is shut for longer is shut.
LOOK_AHEAD_DAYS = 400


@dataclass(frozen=True, slots=True)
class Span:
    """From ``begins`` to ``ends``, local time; an end that is not later than the beginning is on the next day."""

    begins: time
    ends: time

    @property
    def length(self) -> timedelta:
        """How long it lasts by the wall clock."""
        whole = datetime.combine(date.min, self.ends) - datetime.combine(date.min, self.begins)
        return whole if whole > timedelta(0) else whole + DAY

    def on(self, day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """The instants (UTC) of this span when it begins on ``day``."""
        last = day if self.ends > self.begins else day + DAY
        return instant(day, self.begins, zone), instant(last, self.ends, zone)


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """``week`` has seven days from Monday on; ``exceptions`` are dates that differ (none open: shut all day)."""

    week: tuple[tuple[Span, ...], ...]
    exceptions: tuple[tuple[date, tuple[Span, ...]], ...] = ()

    def on(self, day: date) -> tuple[Span, ...]:
        """When it is open on this date."""
        return dict(self.exceptions).get(day, self.week[day.weekday()])

    def current(self, at: datetime, zone: ZoneInfo) -> tuple[datetime, datetime] | None:
        """The opening that ``at`` lies in, as instants; None where it is shut."""
        return next((one for one in self._around(at, zone, 1) if one[0] <= at < one[1]), None)

    def next_opening(self, after: datetime, zone: ZoneInfo) -> tuple[datetime, datetime] | None:
        """The first opening that begins later than ``after``; None where none comes within a year."""
        return next((one for one in self._around(after, zone, LOOK_AHEAD_DAYS) if one[0] > after), None)

    def _around(self, at: datetime, zone: ZoneInfo, days: int) -> Iterator[tuple[datetime, datetime]]:
        first = local_day(at, zone) - DAY  # what began yesterday may last past midnight
        for ahead in range(days + 2):
            day = first + ahead * DAY
            for span in sorted(self.on(day), key=lambda one: one.begins):
                yield span.on(day, zone)
