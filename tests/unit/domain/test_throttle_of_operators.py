"""The pad for operators' PINs: slower than that of staff, never for more than an hour, and on its own account."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.throttle import CODE_ASKED, OPERATOR, PACES, STAFF, Pad, paused_until, tries_left

START = datetime(2026, 11, 24, tzinfo=UTC)
SECOND, HOUR, DAY = timedelta(seconds=1), timedelta(hours=1), timedelta(days=1)
PINS = 10**8  # eight digits


def quick(times: int) -> list[datetime]:
    return [START + SECOND * n for n in range(times)]


def pause(failures: Sequence[datetime]) -> float:
    until = paused_until(failures, OPERATOR)
    assert until is not None
    return (until - failures[-1]).total_seconds()


def test_each_pad_has_its_pace():
    assert PACES == {Pad.STAFF: STAFF, Pad.OPERATOR: OPERATOR, Pad.CODE_ASKED: CODE_ASKED}


@pytest.mark.parametrize(
    ("times", "seconds"), [(4, 0), (5, 30), (6, 60), (7, 120), (9, 480), (11, 1920), (12, 3600), (40, 3600)]
)
def test_the_pauses_double_up_to_an_hour(times: int, seconds: int):
    assert pause(quick(times)) == seconds


def test_a_quiet_hour_forgives_one():
    assert tries_left([*quick(3), START + 2 * SECOND + 2 * HOUR], OPERATOR) == 3


@given(st.lists(st.integers(0, 7 * 86400), min_size=1, max_size=200))
def test_nothing_ever_makes_a_right_pin_wait_for_longer_than_an_hour(seconds: list[int]):
    failures = [START + timedelta(seconds=one) for one in sorted(seconds)]
    assert 0 <= pause(failures) <= 3600


def guess(times: int) -> list[datetime]:
    """When each of so many wrong PINs was taken, of somebody who tries again the moment that the pad lets them."""
    taken: list[datetime] = []
    remembered: deque[datetime] = deque()
    now = START
    for _ in range(times):
        while remembered and remembered[0] <= now - OPERATOR.memory:
            remembered.popleft()
        now = max(now, paused_until(list(remembered), OPERATOR) or now)
        remembered.append(now)
        taken.append(now)
    return taken


def most_in(taken: Sequence[datetime], span: timedelta) -> int:
    most = first = 0
    for last, at in enumerate(taken):
        while taken[first] <= at - span:
            first += 1
        most = max(most, last - first + 1)
    return most


def test_what_somebody_gets_who_does_nothing_but_guess():
    """20,000 tries take 2.2 years: at most 11 in any hour, 34 in any day, 178 in any week; 25.4 a day in the long run.

    reliability.md allows 20 an hour and 60 a day, and computes for eight digits and 500 PINs 0.0001 lucky guesses an
    hour. For as many operators it is 0.0000053 here; for twenty 0.0000002, one in 540 years. A million tries take 108
    years, and go on in the same way: what is remembered is the same after a week.
    """
    taken = guess(20_000)
    assert (most_in(taken, HOUR), most_in(taken, DAY), most_in(taken, 7 * DAY)) == (11, 34, 178)
    per_hour = len(taken) / ((taken[-1] - taken[0]) / HOUR)
    assert per_hour * 500 / PINS < 0.0001 / 18


def test_a_million_wrong_pins():
    """A million wrong PINs are typed, one every two seconds for 23 days and nights: 595 of them are hashed, the others
    meet a pad that rests. With 20 operators the odds of a hit in all that time are 1.2 in 10,000; with the 60 a day
    that reliability.md allows they would be 2.8 in 10,000.
    """
    failures: deque[datetime] = deque()
    hashed, until = 0, START
    for number in range(1_000_000):
        now = START + 2 * SECOND * number
        if now < until:
            continue
        hashed += 1
        while failures and failures[0] <= now - OPERATOR.memory:
            failures.popleft()
        failures.append(now)
        until = paused_until(list(failures), OPERATOR) or now
    assert hashed == 595
    days = 2 * SECOND * 1_000_000 / DAY
    assert 20 * hashed / PINS < 20 * 60 * days / PINS
