"""When a pass opens: its window, hours and days, on days of 23 and 25 hours too, and by clocks that are wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain import pass_rules
from kiosk.domain.hours import Span
from kiosk.domain.local_time import instant
from kiosk.domain.pass_rules import Moment
from kiosk.domain.passes import KnownPass, Pass, WhyNoPass
from kiosk.domain.people import PersonKind

BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ONE = Pass("0" * 16, "A", NOON, NOON, NOON + 6 * HOUR)
DAILY = replace(ONE, kind=PersonKind.CONTRACTOR, hours=Span(time(8), time(18)), ends_at=NOON + 3 * DAY)
NIGHTLY = replace(DAILY, hours=Span(time(22), time(6)))


def why(one: Pass, now: datetime) -> WhyNoPass | None:
    return pass_rules.why_not_now(one, Moment(now, BERLIN))


@pytest.mark.parametrize(
    ("hours", "told"),
    [(-0.1, WhyNoPass.NOT_YET), (-0.08, None), (0, None), (5.999, None), (6, WhyNoPass.ENDED)],
)
def test_it_opens_from_its_beginning_give_or_take_a_clock_until_just_before_its_end(
    hours: float, told: WhyNoPass | None
):
    assert why(ONE, NOON + hours * HOUR) is told


@pytest.mark.parametrize(
    ("hours", "told"),
    [(0, None), (5.999, None), (6, WhyNoPass.OUTSIDE_HOURS), (19.999, WhyNoPass.OUTSIDE_HOURS), (20, None)],
)
def test_it_opens_within_the_hours_of_each_day(hours: float, told: WhyNoPass | None):
    assert why(DAILY, NOON + hours * HOUR) is told


def test_hours_may_last_past_midnight():
    for at, told in ((time(21, 59), WhyNoPass.OUTSIDE_HOURS), (time(22), None), (time(23), None)):
        assert why(NIGHTLY, instant(date(2026, 11, 24), at, BERLIN)) is told
    for at, told in ((time(5, 59), None), (time(6), WhyNoPass.OUTSIDE_HOURS)):
        assert why(NIGHTLY, instant(date(2026, 11, 25), at, BERLIN)) is told


def test_a_night_belongs_to_the_day_on_which_it_began():
    for at, day in ((time(21), 25), (time(23), 25), (time(5), 24), (time(7), 25)):
        assert pass_rules.day_of(NIGHTLY, instant(date(2026, 11, 25), at, BERLIN), BERLIN) == date(2026, 11, day)


def test_an_hour_that_a_clock_change_skips_opens_nothing():
    spring = replace(DAILY, hours=Span(time(2), time(3)), starts_at=datetime(2026, 3, 28, tzinfo=UTC))
    after = datetime(2026, 3, 28, 12, 0, tzinfo=UTC)
    assert pass_rules.opens_at(spring, after, BERLIN) == datetime(2026, 3, 30, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("one", "several"),
    [
        (ONE, False),
        (replace(ONE, ends_at=NOON + 14 * HOUR), False),  # a party past midnight
        (replace(ONE, ends_at=NOON + 25 * HOUR), True),
        (replace(ONE, ends_at=NOON + 14 * HOUR, kind=PersonKind.CONTRACTOR), True),
        (replace(ONE, kind=PersonKind.CONTRACTOR), False),
        (DAILY, True),
        (replace(NIGHTLY, ends_at=NOON + 20 * HOUR, starts_at=NOON + 9 * HOUR), False),  # one night
    ],
)
def test_which_passes_are_of_several_days(one: Pass, several: bool):
    assert pass_rules.lasts_days(one, BERLIN) is several


def test_who_is_done_for_a_day_comes_again_the_next():
    today = date(2026, 11, 24)
    assert pass_rules.works_again_at(DAILY, today, BERLIN) == NOON + 20 * HOUR
    assert pass_rules.works_again_at(DAILY, today + 2 * DAY, BERLIN) == NOON + 68 * HOUR
    assert pass_rules.works_again_at(DAILY, today + 3 * DAY, BERLIN) is None
    assert pass_rules.works_again_at(ONE, today, BERLIN) is None
    night = pass_rules.works_again_at(NIGHTLY, today, BERLIN)
    assert night == instant(date(2026, 11, 25), time(22), BERLIN)


def test_a_door_that_ended_at_midnight_was_of_the_day_before():
    midnight = instant(date(2026, 11, 25), time(0), BERLIN)
    assert pass_rules.last_day(DAILY, midnight, midnight + HOUR, BERLIN) == date(2026, 11, 24)
    assert pass_rules.last_day(DAILY, midnight, NOON, BERLIN) == date(2026, 11, 24)
    assert pass_rules.last_day(DAILY, None, NOON + DAY, BERLIN) == date(2026, 11, 25)


def test_what_is_spent():
    now = Moment(NOON, BERLIN)
    known = KnownPass(DAILY, "ada")
    assert not pass_rules.is_spent(known, DAILY, now)
    assert pass_rules.is_spent(replace(known, spent_at=NOON), DAILY, now)
    done = replace(known, spent_on=date(2026, 11, 24))
    assert pass_rules.is_spent(done, DAILY, now)
    assert pass_rules.is_spent(done, DAILY, replace(now, now=NOON - DAY))  # the clock was set back
    assert not pass_rules.is_spent(done, DAILY, replace(now, now=NOON + DAY))
    assert pass_rules.is_spent(done, ONE, replace(now, now=NOON + DAY))


@pytest.mark.parametrize(
    ("moment", "wrong"),
    [
        (Moment(NOON, BERLIN), False),
        (Moment(NOON - 5 * timedelta(minutes=1), BERLIN), False),
        (Moment(NOON - 6 * timedelta(minutes=1), BERLIN), True),
        (Moment(NOON, BERLIN, believed=False), True),
        (Moment(NOON, BERLIN, floor=NOON + HOUR), True),
        (Moment(NOON, BERLIN, floor=NOON - HOUR), False),
    ],
)
def test_when_the_clock_can_not_be_right(moment: Moment, wrong: bool):
    assert moment.is_wrong_for(ONE) is wrong


def test_the_newer_issue_counts():
    later = replace(ONE, issued_at=NOON + HOUR)
    assert pass_rules.newer(ONE, later) == later == pass_rules.newer(later, ONE)
    assert pass_rules.newer(ONE, replace(ONE, bank="B")) == ONE


SPANS = st.builds(Span, st.times().map(lambda at: at.replace(microsecond=0)), st.times())
STARTS = st.integers(0, 365 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@given(STARTS, st.integers(1, 30 * 24), st.none() | SPANS, st.integers(-100, 31 * 24 * 60))
def test_it_opens_at_exactly_what_it_says(starts: datetime, hours: int, span: Span | None, minutes: int):
    one = replace(DAILY, starts_at=starts, ends_at=starts + hours * HOUR, hours=span)
    at = starts + timedelta(minutes=minutes)
    found = pass_rules.opens_at(one, at, BERLIN)
    told = why(one, at)
    early = one.starts_at - pass_rules.MAY_DIFFER <= at < one.starts_at
    assert (found == (one.starts_at if early else at)) is (told is None)
    if found is not None:
        assert found >= max(at, one.starts_at)
        assert why(one, found) is None


@given(STARTS, st.integers(1, 30 * 24), SPANS, st.integers(0, 30 * 24 * 60))
def test_who_is_done_comes_again_on_a_later_day_of_the_pass(starts: datetime, hours: int, span: Span, minutes: int):
    one = replace(DAILY, starts_at=starts, ends_at=starts + hours * HOUR, hours=span)
    done = pass_rules.day_of(one, starts + timedelta(minutes=minutes), BERLIN)
    again = pass_rules.works_again_at(one, done, BERLIN)
    if again is not None:
        assert pass_rules.day_of(one, again, BERLIN) > done
        assert why(one, again) is None


# --- how long a door is theirs ---------------------------------------------------------------------------------------

MIDNIGHT_OF_DAY = NOON + 12 * HOUR  # in Berlin
OVERNIGHT = replace(ONE, ends_at=NOON + 16 * HOUR)


@pytest.mark.parametrize(
    ("one", "given_at", "by_policy", "until"),
    [
        (ONE, 0, HOUR, 6 * HOUR),
        (OVERNIGHT, 0, 12 * HOUR, 16 * HOUR),
        (replace(ONE, ends_at=NOON + 3 * DAY), 0, 12 * HOUR, 12 * HOUR),
        (replace(ONE, ends_at=NOON + 3 * DAY), 70, 84 * HOUR, 72 * HOUR),
        (replace(ONE, ends_at=NOON + 3 * DAY), 0, None, 72 * HOUR),
        (DAILY, 0, HOUR, 6 * HOUR),
        (NIGHTLY, 11, HOUR, 18 * HOUR),
        (NIGHTLY, 15, HOUR, 18 * HOUR),
        (NIGHTLY, 0, HOUR, 18 * HOUR),  # as a clock has it that is not believed: the next night's
        (replace(NIGHTLY, ends_at=NOON + 15 * HOUR), 11, HOUR, 15 * HOUR),
    ],
)
def test_until_when_a_door_is_theirs(one: Pass, given_at: int, by_policy: timedelta | None, until: timedelta):
    ends_at = None if by_policy is None else NOON + by_policy
    assert pass_rules.held_until(one, NOON + given_at * HOUR, ends_at, BERLIN) == NOON + until


@given(
    day=st.integers(0, 400),
    hours=st.none() | st.builds(Span, st.times(), st.times()),
    lasts=st.integers(1, 200 * 3600),
    after=st.integers(0, 200 * 3600),
    by_policy=st.none() | st.integers(1, 100),
    kind=st.sampled_from([PersonKind.VISITOR, PersonKind.CONTRACTOR]),
)
def test_a_door_never_outlasts_its_pass_and_what_opens_is_theirs_for_a_while(
    day: int, hours: Span | None, lasts: int, after: int, by_policy: int | None, kind: PersonKind
):
    starts = NOON + day * DAY
    one = replace(ONE, starts_at=starts, ends_at=starts + timedelta(seconds=lasts), hours=hours, kind=kind)
    at = starts + timedelta(seconds=after % lasts)
    until = pass_rules.held_until(one, at, None if by_policy is None else at + by_policy * HOUR, BERLIN)
    assert until <= one.ends_at
    if pass_rules.opens_at(one, at, BERLIN) == at:
        assert until > at


@pytest.mark.parametrize(
    ("one", "may"),
    [
        (ONE, True),
        (OVERNIGHT, True),
        (replace(ONE, starts_at=NOON + timedelta(minutes=5)), True),
        (replace(ONE, starts_at=NOON + timedelta(minutes=6)), False),
        (replace(ONE, ends_at=NOON + 25 * HOUR), False),
        (replace(ONE, hours=Span(time(8), time(18))), False),
        (replace(ONE, kind=PersonKind.CONTRACTOR), True),
        (replace(OVERNIGHT, kind=PersonKind.CONTRACTOR), False),
        (DAILY, False),
    ],
)
def test_a_code_goes_with_one_visit_that_begins_now(one: Pass, may: bool):
    assert pass_rules.may_have_code(one, NOON, BERLIN) is may


def test_a_code_ends_with_the_day_on_which_its_pass_begins():
    assert pass_rules.code_ends_at(NOON, BERLIN) == MIDNIGHT_OF_DAY
    assert pass_rules.code_ends_at(MIDNIGHT_OF_DAY, BERLIN) == MIDNIGHT_OF_DAY + DAY
