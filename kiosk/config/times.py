"""Times as a site file writes them: durations, times of day, opening hours, days that differ, shifts.

Each reader takes whatever stands in the file; a ValueError has the sentence for whoever wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Literal, NamedTuple

from kiosk.config.faults import quoted, unknown_word
from kiosk.config.kinds import printable
from kiosk.domain.hours import OpeningHours, Span
from kiosk.domain.local_time import DAY, MIDNIGHT
from kiosk.domain.shifts import EVERY_DAY, Shift
from kiosk.domain.week import minutes_of

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LONGEST = timedelta(days=366)
LONGEST_LEAD = timedelta(days=31)
LONGEST_NAME = 40

_DURATION = re.compile(
    r"(?:(?P<days>[0-9]{1,6})d ?)?(?:(?P<hours>[0-9]{1,6})h ?)?"
    r"(?:(?P<minutes>[0-9]{1,6})min ?)?(?:(?P<seconds>[0-9]{1,6})s)?"
)
_TIME = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_SPAN = re.compile(rf"({_TIME})-({_TIME}|24:00)")


class OpenDays(NamedTuple):
    """The weekdays (Monday is 0) on which it is open, and when."""

    days: frozenset[int]
    spans: tuple[Span, ...]

    @property
    def minutes(self) -> int:
        """Of the week, as bits."""
        found = 0
        for span in self.spans:
            found |= minutes_of(self.days, span)
        return found


class ExceptionDays(NamedTuple):
    """Dates that differ, and when it is open on each; no spans: shut all day."""

    days: tuple[date, ...]
    spans: tuple[Span, ...]


# --- durations and times of day -------------------------------------------------------------------------------------


def duration(value: object) -> timedelta:
    """``1h30min``; none at all is ``0min``."""
    text = value.strip() if isinstance(value, str) else ""
    if text.startswith("-"):
        raise ValueError("A duration is never negative. For none at all, write 0min.")
    found = _DURATION.fullmatch(text) if text else None
    if found is None:
        raise ValueError('A duration is a text like "90min", "8h", "1h30min" or "2d".')
    length = timedelta(**{unit: int(number) for unit, number in found.groupdict().items() if number})
    if length > LONGEST:
        raise ValueError("This is longer than a year: the most is 366d.")
    return length


def lasting(value: object) -> timedelta:
    """A duration that can't be nothing."""
    length = duration(value)
    if not length:
        raise ValueError('This can\'t be nothing. Write a duration like "90min", or take the line out.')
    return length


def lead(value: object) -> timedelta:
    """A duration of a month at most: upstream takes no longer one."""
    length = duration(value)
    if length > LONGEST_LEAD:
        raise ValueError("Nobody could book for this month any more: the most is 31d.")
    return length


def idle(value: object) -> timedelta | None:
    """A duration, or "never" where a wider scope sets one."""
    return None if value == "never" else lasting(value)


def extend_by(value: object) -> timedelta | None:
    """A duration, or "next-end": to the next release, or the end of the next shift."""
    return None if value == "next-end" else lasting(value)


def release(value: object) -> time | Literal["closing"]:
    """A time of day, or "closing"."""
    if value == "closing":
        return "closing"
    if isinstance(value, str) and re.fullmatch(_TIME, value):
        return time.fromisoformat(value)
    if value == "24:00":
        raise ValueError('For the end of the day, write "00:00".')
    raise ValueError(
        'The time is written with hours and minutes between quotation marks, like "18:30"; or write "closing".'
    )


# --- opening hours and shifts ---------------------------------------------------------------------------------------


def open_days(value: object) -> OpenDays:
    """``mon-fri 07:00-12:00 13:00-19:00``."""
    first, *rest = _words(value)
    if not rest:
        raise ValueError('Opening hours are a text with days and times, like "mon-fri 07:00-19:00".')
    return OpenDays(_days(first), _spans(rest))


def exception_days(value: object) -> ExceptionDays:
    """``2026-12-24 shut``, ``2026-12-24 to 2026-12-26 shut`` or ``2026-12-31 08:00-12:00``."""
    first, *rest = _words(value)
    first_day = last_day = _date(first)
    if rest[:1] == ["to"]:
        last_day = _date(" ".join(rest[1:2]))
        rest = rest[2:]
    if not rest:
        raise ValueError('Say when it is open on this day, like "2026-12-31 08:00-12:00", or write shut after it.')
    if not timedelta(0) <= last_day - first_day <= LONGEST:
        raise ValueError("The second date must be later than the first, and at most a year.")
    dates = tuple(first_day + ahead * DAY for ahead in range((last_day - first_day).days + 1))
    return ExceptionDays(dates, () if rest == ["shut"] else _spans(rest))


def shift(value: object) -> Shift:
    """``night mon-thu 22:00-06:00``: a name, the days on which it begins, and when."""
    *name, days, span = ["", "", *_words(value, lower=False)]
    called = printable(" ".join(name).strip())
    if not called:
        raise ValueError('A shift is a text with its name, its days and its times, like "early mon-fri 06:00-14:00".')
    if len(called) > LONGEST_NAME:
        raise ValueError(f"The name of this shift is too long: at most {LONGEST_NAME} characters fit.")
    return Shift(called, _span(span), _days(days.lower()))


def opening_hours(week: Sequence[OpenDays], exceptions: Sequence[ExceptionDays]) -> OpeningHours:
    """The hours of all these texts together."""
    return OpeningHours(
        tuple(tuple(span for one in week if day in one.days for span in one.spans) for day in range(7)),
        tuple((day, one.spans) for one in exceptions for day in one.days),
    )


def _words(value: object, *, lower: bool = True) -> list[str]:
    """At least one."""
    if not isinstance(value, str):
        raise ValueError("This is a text: write it between quotation marks.")  # noqa: TRY004 (pydantic's way)
    return (value.lower() if lower else value).split() or [""]


def _days(word: str) -> frozenset[int]:
    """``mon-fri``, ``sat`` or ``mon,wed-fri``; a range may go past Sunday."""
    if word == "daily":
        return EVERY_DAY
    found: set[int] = set()
    for part in word.split(","):
        first, dash, last = part.partition("-")
        begins, ends = _weekday(first), _weekday(last if dash else first)
        found |= {day % 7 for day in range(begins, ends + 1 if ends >= begins else ends + 8)}
    return frozenset(found)


def _weekday(word: str) -> int:
    if word not in WEEKDAYS:
        raise ValueError(unknown_word(word, [*WEEKDAYS, "daily"], "a weekday"))
    return WEEKDAYS.index(word)


def _spans(words: Sequence[str]) -> tuple[Span, ...]:
    spans = tuple(_span(word) for word in words)
    taken = 0
    for span in spans:
        minutes = minutes_of([0], span)
        if minutes & taken:
            raise ValueError("These times overlap. Write each hour once.")
        taken |= minutes
    return spans


def _span(word: str) -> Span:
    found = _SPAN.fullmatch(word)
    if found is None:
        raise ValueError(f"{quoted(word)} is no span of time like 07:00-19:00.")
    begins, ends = found.groups()
    if begins == ends:
        raise ValueError(
            f"{quoted(word)} ends when it begins, so it has no length. For a whole day, write 00:00-24:00."
        )
    return Span(time.fromisoformat(begins), MIDNIGHT if ends == "24:00" else time.fromisoformat(ends))


def _date(word: str) -> date:
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", word):
            return date.fromisoformat(word)
    except ValueError:
        pass
    raise ValueError(f"{quoted(word)} is no date of the calendar. Dates are written like 2026-12-24.")
