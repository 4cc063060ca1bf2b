"""Until when a door is somebody's, on ordinary days and on those of 23 and 25 hours."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.assignments import Assignment, Model, Phase
from kiosk.domain.hours import OpeningHours, Span
from kiosk.domain.lifecycle import Step, after, next_due
from kiosk.domain.policy import AtExpiry, Policy
from kiosk.domain.shifts import Shift, turn_for
from kiosk.domain.terms import NotNow, Term, extended_end, term

BERLIN = ZoneInfo("Europe/Berlin")
NIGHT = Shift("night", Span(time(22), time(6)))
EARLY = Shift("early", Span(time(6), time(14)), frozenset(range(5)))
INSTANTS = st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
ZONES = st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"]).map(
    ZoneInfo
)
MINUTES = st.integers(1, 600).map(lambda count: timedelta(minutes=count))


def local(year: int, month: int, day: int, hour: int, minute: int = 0, fold: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=BERLIN, fold=fold).astimezone(UTC)


@pytest.mark.parametrize(("begin", "hours"), [((2026, 3, 28), 7), ((2026, 10, 24), 9), ((2026, 11, 24), 8)])
def test_a_night_shift_lasts_as_long_as_its_night(begin: tuple[int, int, int], hours: int):
    at = local(*begin, 22)
    found = term(Policy(Model.SHIFT, BERLIN, shifts=(NIGHT,)), at)
    assert found == Term(at + timedelta(hours=hours), "night")


def test_a_night_shift_goes_on_past_midnight_and_ends_in_the_morning():
    found = term(Policy(Model.SHIFT, BERLIN, shifts=(NIGHT, EARLY)), local(2026, 11, 24, 2))
    assert found == Term(local(2026, 11, 24, 6), "night")


def test_a_shift_of_weekdays_has_no_weekend():
    policy = Policy(Model.SHIFT, BERLIN, shifts=(EARLY,), early=timedelta(minutes=30))
    assert term(policy, local(2026, 11, 28, 7)) == NotNow(local(2026, 11, 30, 5, 30))


def test_an_exception_day_is_shut_and_another_opens_longer():
    week = ((Span(time(8), time(18)),),) * 5 + ((), ())
    exceptions = ((date(2026, 12, 24), ()), (date(2026, 12, 26), (Span(time(10), time(12)),)))
    policy = Policy(Model.DAY_USE, BERLIN, hours=OpeningHours(week, exceptions), release_at_closing=True)
    assert term(policy, local(2026, 12, 24, 9)) == NotNow(local(2026, 12, 25, 8))
    assert term(policy, local(2026, 12, 26, 11)) == Term(local(2026, 12, 26, 12))


def test_where_hours_and_shifts_combine_the_time_told_is_one_at_which_a_door_is_given():
    week = ((Span(time(7), time(19)),),) * 7
    policy = Policy(Model.SHIFT, BERLIN, hours=OpeningHours(week), shifts=(Shift("late", Span(time(14), time(22))),))
    assert term(policy, local(2026, 11, 24, 5)) == NotNow(local(2026, 11, 24, 13, 30))
    assert term(policy, local(2026, 11, 24, 20)) == NotNow(local(2026, 11, 25, 13, 30))


@given(now=INSTANTS, zone=ZONES, early=MINUTES)
def test_whoever_gets_a_door_for_a_shift_comes_in_it_or_a_little_early(now: datetime, zone: ZoneInfo, early: timedelta):
    turn = turn_for((NIGHT, EARLY), now, zone, early)
    if turn is not None:
        assert turn.begins - early <= now < turn.ends


@given(
    now=INSTANTS,
    zone=ZONES,
    model=st.sampled_from([Model.DAY_USE, Model.SESSION, Model.SHIFT]),
    release=st.times().map(lambda one: one.replace(second=0, microsecond=0, fold=0)),
    longest=st.none() | MINUTES,
    idle=st.none() | MINUTES,
)
def test_what_is_given_ends_later_and_never_after_the_longest_stay(now, zone, model, release, longest, idle):
    policy = Policy(model, zone, release=release, shifts=(NIGHT, EARLY), longest_stay=longest, idle=idle)
    found = term(policy, now)
    if isinstance(found, NotNow):
        assert found.opens_at is None or found.opens_at > now
        assert found.opens_at is None or isinstance(term(policy, found.opens_at), Term)
    elif found.ends_at is not None:
        assert found.ends_at > now
        assert longest is None or found.ends_at <= now + longest


@given(
    now=INSTANTS,
    warn=st.lists(MINUTES, max_size=3),
    grace=st.just(timedelta(0)) | MINUTES,
    flag_after=MINUTES,
    at_expiry=st.sampled_from(AtExpiry),
    suspended=st.booleans(),
)
def test_every_life_comes_to_an_end_in_order(now, warn, grace, flag_after, at_expiry, suspended):
    policy = Policy(
        Model.DAY_USE, BERLIN, warn_before=tuple(warn), grace=grace, flag_after=flag_after, at_expiry=at_expiry
    )
    found = term(policy, now)
    assert isinstance(found, Term)
    assignment = Assignment("a", 1, "p", Model.DAY_USE, now, found.ends_at)
    done: list[Step] = []
    last = now
    while (due := next_due(assignment, policy, suspended)) is not None and due.step is not Step.RELEASE:
        assert due.at >= last
        last, assignment = due.at, after(assignment, due.step)
        done.append(due.step)
        assert len(done) < 10
    warnings = {now + (found.ends_at - now) - one for one in warn}
    assert done.count(Step.WARN) == sum(now < one for one in warnings)
    if suspended or at_expiry is AtExpiry.HOLD:
        assert assignment.phase is Phase.HELD
    elif at_expiry is AtExpiry.OVERDUE:
        assert assignment.phase is Phase.FLAGGED
    else:
        assert due is not None
        assert due.at == found.ends_at + grace


@given(now=INSTANTS, most=st.integers(0, 3), by=st.none() | MINUTES, longest=st.none() | MINUTES)
def test_extensions_come_to_an_end(now, most, by, longest):
    policy = Policy(Model.DAY_USE, BERLIN, extensions=most, extend_by=by, longest_stay=longest)
    found = term(policy, now)
    assert isinstance(found, Term)
    end, count = found.ends_at, 0
    while True:
        longer = extended_end(policy, Assignment("a", 1, "p", Model.DAY_USE, now, end, extensions=count))
        if longer is None:
            break
        assert end is not None
        assert longer > end
        assert longest is None or longer <= now + longest
        end, count = longer, count + 1
    assert count <= most
