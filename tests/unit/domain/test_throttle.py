"""How a pad slows down whoever guesses: reliability.md, section 4, number by number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.throttle import paused_until, tries_left

START = datetime(2026, 11, 24, tzinfo=UTC)
SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)


def every(gap: timedelta, times: int) -> list[datetime]:
    return [START + gap * n for n in range(times)]


def pause(failures: Sequence[datetime]) -> float:
    until = paused_until(failures)
    assert until is not None
    return (until - failures[-1]).total_seconds()


def test_a_pad_nobody_failed_at_is_free():
    assert (paused_until([]), tries_left([])) == (None, 5)


@pytest.mark.parametrize("times", [1, 2, 3, 4])
def test_the_first_failures_cost_nothing(times: int):
    assert (pause(every(SECOND, times)), tries_left(every(SECOND, times))) == (0, 5 - times)


@pytest.mark.parametrize(
    ("times", "seconds"), [(5, 10), (6, 20), (7, 40), (8, 80), (9, 160), (10, 300), (11, 300), (19, 300)]
)
def test_then_the_pauses_double_up_to_five_minutes(times: int, seconds: int):
    assert (pause(every(SECOND, times)), tries_left(every(SECOND, times))) == (seconds, 0)


def test_twenty_in_an_hour_rest_the_pad_until_the_first_of_them_is_an_hour_old():
    assert paused_until(every(SECOND, 20)) == START + HOUR


def test_sixty_in_a_day_rest_the_pad_until_the_first_of_them_is_a_day_old():
    assert paused_until(every(20 * MINUTE, 60)) == START + 24 * HOUR


def test_fifty_nine_do_not():
    assert pause(every(20 * MINUTE, 59)) == 0


def test_three_quiet_minutes_forgive_one():
    quick = every(SECOND, 5)
    assert pause([*quick, quick[-1] + 3 * MINUTE]) == 10, "one forgiven, one new"
    assert pause([*quick, quick[-1] + 3 * MINUTE - SECOND]) == 20


def test_patience_forgives_everything():
    quick = every(SECOND, 10)
    assert tries_left([*quick, quick[-1] + HOUR]) == 4


FAILURES = st.lists(st.integers(0, 86400), min_size=1, max_size=70).map(
    lambda seconds: [START + timedelta(seconds=one) for one in sorted(seconds)]
)


@given(FAILURES)
def test_a_pause_never_ends_before_it_began_nor_lasts_longer_than_a_day(failures: list[datetime]):
    assert 0 <= pause(failures) <= 86400


@given(FAILURES, st.integers(0, 3600))
def test_one_more_failure_never_frees_the_pad_earlier(failures: list[datetime], later: int):
    until = paused_until(failures)
    again = paused_until([*failures, failures[-1] + timedelta(seconds=later)])
    assert until is not None
    assert again is not None
    assert again >= min(until, failures[-1] + timedelta(seconds=later))


@given(st.lists(st.integers(0, 600), max_size=400))
def test_whoever_keeps_to_the_pauses_gets_no_more_than_twenty_tries_an_hour_and_sixty_a_day(waits: list[int]):
    failures: list[datetime] = []
    now = START
    for wait in waits:
        now = max(now + timedelta(seconds=wait), paused_until(failures[-200:]) or now)
        failures.append(now)
    for limit, span in ((20, HOUR), (60, 24 * HOUR)):
        assert all(b - a >= span for a, b in zip(failures, failures[limit:], strict=False))
