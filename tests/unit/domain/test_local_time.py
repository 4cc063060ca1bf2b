"""Local time: the next midnight, on days of 23, 24 and 25 hours, in every zone there is."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.assignments import Model
from kiosk.domain.local_time import next_local_time
from kiosk.domain.policy import Policy
from kiosk.domain.terms import Term, term

ZONES = sorted(available_timezones() - {"localtime", "posixrules", "Factory"})
BERLIN = ZoneInfo("Europe/Berlin")
INSTANTS = st.datetimes(datetime(1990, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
TIMES = st.times().map(lambda one: one.replace(second=0, microsecond=0, fold=0))
MINUTE = timedelta(minutes=1)


def shows(instant: datetime, zone: ZoneInfo) -> time:
    return instant.astimezone(zone).time()


@given(after=INSTANTS, wanted=TIMES, zone=st.sampled_from(ZONES).map(ZoneInfo))
def test_it_is_later_and_within_a_day_and_a_clock_change(after: datetime, wanted: time, zone: ZoneInfo):
    found = next_local_time(after, wanted, zone)
    assert found.utcoffset() == timedelta(0)
    assert after < found <= after + timedelta(hours=50), "Samoa once left out a whole day"


@given(after=INSTANTS, wanted=TIMES, zone=st.sampled_from(ZONES).map(ZoneInfo))
def test_the_wall_clock_shows_the_time_or_has_just_jumped_over_it(after: datetime, wanted: time, zone: ZoneInfo):
    found = next_local_time(after, wanted, zone)
    before = (found - timedelta(hours=25)).astimezone(zone).utcoffset()
    jumped = before != found.astimezone(zone).utcoffset()
    assert shows(found, zone) == wanted or jumped


@given(after=INSTANTS, wanted=TIMES, zone=st.sampled_from(["Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe"]))
def test_no_earlier_instant_shows_the_time_for_the_first_time(after: datetime, wanted: time, zone: str):
    found = next_local_time(after, wanted, ZoneInfo(zone))
    instant = after.replace(second=0, microsecond=0) + MINUTE
    while instant < found:
        local = instant.astimezone(ZoneInfo(zone))
        assert local.time().replace(fold=0) != wanted or local.fold == 1
        instant += MINUTE


@pytest.mark.parametrize(
    ("after", "wanted", "local"),
    [
        ("2026-03-28T23:00+00:00", time(0, 0), "2026-03-30T00:00+02:00"),  # the day of 23 hours, from its first instant
        ("2026-10-24T22:00+00:00", time(0, 0), "2026-10-26T00:00+01:00"),  # the day of 25 hours
        ("2026-03-29T00:30+00:00", time(2, 30), "2026-03-29T03:30+02:00"),  # half past two does not exist
        ("2026-10-24T23:00+00:00", time(2, 30), "2026-10-25T02:30+02:00"),  # half past two comes twice: the first
        ("2026-10-25T00:30+00:00", time(2, 30), "2026-10-26T02:30+01:00"),  # exactly then: the next day's
        ("2026-11-24T22:59:59.999999+00:00", time(0, 0), "2026-11-25T00:00+01:00"),
        ("2026-11-24T23:00+00:00", time(0, 0), "2026-11-26T00:00+01:00"),
        ("2026-11-24T11:00+00:00", time(18, 0), "2026-11-24T18:00+01:00"),
    ],
)
def test_berlin(after: str, wanted: time, local: str):
    assert next_local_time(datetime.fromisoformat(after), wanted, BERLIN) == datetime.fromisoformat(local)


@pytest.mark.parametrize(("day", "hours"), [(datetime(2026, 3, 29), 23), (datetime(2026, 10, 25), 25)])  # noqa: DTZ001
def test_the_days_of_23_and_25_hours_are_ordinary_days(day: datetime, hours: int):
    begins = day.replace(tzinfo=BERLIN).astimezone(UTC)
    assert term(Policy(Model.DAY_USE, BERLIN), begins) == Term(begins + timedelta(hours=hours))


def test_a_session_has_no_end():
    assert term(Policy(Model.SESSION, BERLIN), datetime(2026, 11, 24, tzinfo=UTC)) == Term(None)


def test_the_site_may_release_at_another_time():
    started = datetime(2026, 11, 24, 11, tzinfo=UTC)
    policy = Policy(Model.DAY_USE, BERLIN, time(6, 30))
    assert term(policy, started) == Term(datetime(2026, 11, 25, 5, 30, tzinfo=UTC))
