"""The minutes of a week, against counting them one by one."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.durations import written
from kiosk.domain.hours import Span
from kiosk.domain.local_time import DAY
from kiosk.domain.week import WEEK_MINUTES, minutes_of

MONDAY = date(2026, 3, 2)
MIDNIGHT = datetime(2026, 3, 2, tzinfo=UTC)
TIMES = st.builds(time, st.integers(0, 23), st.sampled_from([0, 1, 30, 59]))
SPANS = st.builds(Span, TIMES, TIMES)
MINUTE = timedelta(minutes=1)


@given(days=st.sets(st.integers(0, 6)), span=SPANS, early=st.integers(0, 3000))
def test_each_minute_of_an_ordinary_week_is_in_it_or_not(days: set[int], span: Span, early: int):
    """Of a week without a clock change; what begins in the week before reaches into it."""
    turns = [span.on(MONDAY + (day - 7 * back) * DAY, ZoneInfo("UTC")) for day in days for back in (-1, 0, 1)]
    expected = 0
    for begins, ends in turns:
        for minute in range((begins - MIDNIGHT) // MINUTE - early, (ends - MIDNIGHT) // MINUTE):
            expected |= 1 << minute if 0 <= minute < WEEK_MINUTES else 0
    assert minutes_of(days, span, early * MINUTE) == expected


@given(span=SPANS)
def test_a_span_is_as_long_as_its_instants_are_apart_on_a_day_without_a_clock_change(span: Span):
    begins, ends = span.on(MONDAY, ZoneInfo("UTC"))
    assert span.length == ends - begins
    assert timedelta(0) < span.length <= DAY


def test_more_than_a_week_is_a_week():
    always = (1 << WEEK_MINUTES) - 1
    assert minutes_of([2], Span(time(8), time(9)), timedelta(days=30)) == always


def test_durations_in_writing():
    spoken = [timedelta(0), timedelta(minutes=90), timedelta(days=2, seconds=5), timedelta(hours=24)]
    assert [written(one) for one in spoken] == ["0min", "1h30min", "2d5s", "1d"]
