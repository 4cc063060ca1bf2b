"""Policies as a site file writes them: what ``times.py`` and ``rules.py`` read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time, timedelta
from enum import Enum
from itertools import groupby
from typing import Any

from kiosk.config.rules import key_of
from kiosk.config.times import WEEKDAYS
from kiosk.domain.compartments import Size
from kiosk.domain.durations import written
from kiosk.domain.hours import OpeningHours, Span
from kiosk.domain.local_time import DAY, MIDNIGHT
from kiosk.domain.policy import SecondFactor
from kiosk.domain.scopes import Explained
from kiosk.domain.shifts import Shift

Plain = str | int | float | bool | list[str] | None  # as TOML and JSON have it; None: nothing


def as_written(explained: Iterable[Explained]) -> Iterator[tuple[str, Plain, tuple[str, ...]]]:
    """Each setting by its key, its value, and the scopes that set it."""
    by_setting = {one.setting: one for one in explained}
    closing = by_setting.pop("release_at_closing")
    for setting, one in by_setting.items():
        if setting == "release" and closing.value:
            yield key_of(closing.setting), "closing", closing.set_by
        elif setting == "hours":
            yield "hours", hours_texts(one.value) if one.value else None, one.set_by
            yield "exception_days", exception_texts(one.value) if one.value else [], one.set_by
        else:
            yield key_of(setting), plain(one.value), one.set_by


def plain(value: Any) -> Plain:
    """One value of a setting."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case SecondFactor():
            answer: bool | str = value.value
            return answer
        case Enum():
            return str(value.value)
        case timedelta():
            return written(value)
        case time():
            return f"{value:%H:%M}"
        case Shift():
            return f"{value.name} {days_text(value.days)} {span_text(value.span)}"
        case frozenset():
            return [str(plain(one)) for one in sorted(value, key=_rank)]
    return [str(plain(one)) for one in value]


def hours_texts(hours: OpeningHours) -> list[str]:
    """Days with the same hours together."""
    days_of: dict[tuple[Span, ...], set[int]] = {}
    for day, spans in enumerate(hours.week):
        days_of.setdefault(spans, set()).add(day)
    return [f"{days_text(days)} {_spans_text(spans)}" for spans, days in days_of.items() if spans]


def exception_texts(hours: OpeningHours) -> list[str]:
    """Days in a row with the same hours together."""
    dates: Mapping[date, tuple[Span, ...]] = dict(sorted(hours.exceptions))
    texts = []
    # What lies in a row has the same distance to its place in the row.
    for (spans, _), row in groupby(enumerate(dates), key=lambda one: (dates[one[1]], one[1] - one[0] * DAY)):
        days = [day for _, day in row]
        first_to_last = " to ".join(dict.fromkeys([str(days[0]), str(days[-1])]))
        texts.append(f"{first_to_last} {_spans_text(spans) or 'shut'}")
    return texts


def days_text(days: Iterable[int]) -> str:
    """``mon-thu,sat``."""
    wanted = sorted(days)
    if len(wanted) == len(WEEKDAYS):
        return "daily"
    rows = [[day for _, day in row] for _, row in groupby(enumerate(wanted), key=lambda one: one[1] - one[0])]
    return ",".join("-".join(dict.fromkeys([WEEKDAYS[row[0]], WEEKDAYS[row[-1]]])) for row in rows)


def span_text(span: Span) -> str:
    """``07:00-19:00``."""
    ends = "24:00" if span.ends == MIDNIGHT else f"{span.ends:%H:%M}"
    return f"{span.begins:%H:%M}-{ends}"


def _spans_text(spans: Iterable[Span]) -> str:
    return " ".join(map(span_text, spans))


def _rank(one: Any) -> Any:
    return one.rank if isinstance(one, Size) else one
