"""Times as a site file writes them: whatever is read means what it says, and all else is refused in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.config import times
from kiosk.domain.durations import written
from kiosk.domain.hours import Span
from kiosk.domain.local_time import DAY
from kiosk.domain.shifts import EVERY_DAY

READERS = [
    times.duration,
    times.lasting,
    times.idle,
    times.extend_by,
    times.release,
    times.open_days,
    times.exception_days,
    times.shift,
]
ANYTHING = st.one_of(
    st.text(max_size=20),
    st.integers(),
    st.none(),
    st.lists(st.text(max_size=3)),
    st.from_regex(r"[0-9]{1,9}(d|h|min|s)( ?[0-9]{1,9}(min|s))?", fullmatch=True),
    st.from_regex(r"\A(mon|fri-mon|sat,sun|daily|x) [0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}\Z"),
    st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2} (to [0-9]{4}-[0-9]{2}-[0-9]{2} )?shut", fullmatch=True),
)


@given(st.timedeltas(timedelta(0), times.LONGEST).map(lambda one: one - one % timedelta(seconds=1)))
def test_a_duration_is_read_as_it_is_written(length: timedelta):
    assert times.duration(written(length)) == length


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("90min", timedelta(minutes=90)),
        (" 1h 30min ", timedelta(minutes=90)),
        ("2d", timedelta(days=2)),
        ("45s", timedelta(seconds=45)),
        ("1d2h3min4s", timedelta(days=1, hours=2, minutes=3, seconds=4)),
        ("366d", timedelta(days=366)),
    ],
)
def test_durations(text: str, length: timedelta):
    assert times.duration(text) == length


@pytest.mark.parametrize("text", ["", " ", "1", "h", "1.5h", "1h30", "30min1h", "1 h", "1H", "٣h", "1w", "366d1s"])
def test_what_is_no_duration(text: str):
    with pytest.raises(ValueError, match=r"duration|longer than a year"):
        times.duration(text)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("mon", {0}),
        ("mon-fri", {0, 1, 2, 3, 4}),
        ("sat,sun", {5, 6}),
        ("mon,wed-fri", {0, 2, 3, 4}),
        ("fri-mon", {4, 5, 6, 0}),
        ("sun-sun", {6}),
        ("DAILY", EVERY_DAY),
    ],
)
def test_weekdays(text: str, days: set[int]):
    found = times.open_days(f"{text} 07:00-19:00")
    assert (found.days, found.spans) == (days, (Span(time(7), time(19)),))
    assert times.shift(f"a {text} 07:00-19:00").days == days


@pytest.mark.parametrize(
    "text", ["mon- 07:00-08:00", "-fri 07:00-08:00", "mon,,fri 07:00-08:00", "mon-fri-sat 07:00-08:00"]
)
def test_what_is_no_weekday(text: str):
    with pytest.raises(ValueError, match="is not a weekday"):
        times.open_days(text)


def test_a_day_ends_at_24_and_what_is_later_is_on_the_next():
    assert times.open_days("sat 00:00-24:00").spans[0].length == DAY
    assert times.open_days("sat 22:00-24:00").spans[0].length == timedelta(hours=2)
    assert times.open_days("sat 22:00-06:00").spans[0].length == timedelta(hours=8)


def test_days_that_differ():
    several = times.exception_days("2026-12-30 to 2027-01-01 08:00-12:00 13:00-14:00")
    assert several.days == (date(2026, 12, 30), date(2026, 12, 31), date(2027, 1, 1))
    assert [one.begins for one in several.spans] == [time(8), time(13)]
    assert times.exception_days("2026-12-24 SHUT") == ((date(2026, 12, 24),), ())


@pytest.mark.parametrize(
    "text", ["2026-12-24 shut 08:00-12:00", "20261224 shut", "2026-W52-4 shut", "9999-12-31 to shut"]
)
def test_what_is_no_day_that_differs(text: str):
    with pytest.raises(ValueError, match=r"no span of time|no date"):
        times.exception_days(text)


def test_the_end_of_the_calendar_is_no_reason_to_fail():
    assert len(times.exception_days("9999-12-30 to 9999-12-31 shut").days) == 2


def test_a_shift_has_a_name_of_any_words():
    found = times.shift("  Früh  1  mon 06:00-14:00")
    assert (found.name, found.span) == ("Früh 1", Span(time(6), time(14)))


def test_a_name_that_can_not_be_shown():
    with pytest.raises(ValueError, match="can't be shown"):
        times.shift("a\u202e mon 06:00-14:00")


@pytest.mark.parametrize("read", READERS, ids=lambda one: one.__name__)
@given(value=ANYTHING)
def test_anything_is_read_or_refused_in_a_sentence(read: Callable[[object], object], value: object):
    try:
        read(value)
    except ValueError as refused:
        assert str(refused).isprintable()  # noqa: PT017
        assert str(refused).endswith((".", '"'))  # noqa: PT017
