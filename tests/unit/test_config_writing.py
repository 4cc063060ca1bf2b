"""Policies in writing: what is written is read as the same."""

from __future__ import annotations

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from kiosk.config import times
from kiosk.config.rules import RulesTable
from kiosk.config.writing import as_written, days_text, exception_texts, hours_texts, plain, span_text
from kiosk.domain.assignments import Model
from kiosk.domain.compartments import Size
from kiosk.domain.hours import OpeningHours, Span
from kiosk.domain.local_time import DAY
from kiosk.domain.people import Person
from kiosk.domain.scopes import Policies, Scope, ScopeKind
from kiosk.domain.shifts import Shift

MINUTES = st.builds(time, st.integers(0, 23), st.integers(0, 59))
# At the same time on the next day means the whole day, which is written from midnight to midnight only.
SPANS = st.builds(Span, MINUTES, MINUTES).filter(lambda one: one.length < DAY or one.begins == time(0))
ONE_A_DAY = st.lists(SPANS, max_size=1).map(tuple)
DATES = st.dates(date(2026, 12, 20), date(2027, 1, 10))


@given(st.lists(ONE_A_DAY, min_size=7, max_size=7), st.dictionaries(DATES, ONE_A_DAY))
def test_opening_hours(week: list[tuple[Span, ...]], exceptions: dict[date, tuple[Span, ...]]):
    hours = OpeningHours(tuple(week), tuple(sorted(exceptions.items())))
    days = [times.open_days(text) for text in hours_texts(hours)]
    differing = [times.exception_days(text) for text in exception_texts(hours)]
    assert times.opening_hours(days, differing) == hours


@given(st.builds(Shift, st.sampled_from(["early", "Night turn"]), SPANS, st.frozensets(st.integers(0, 6), min_size=1)))
def test_shifts(shift: Shift):
    assert times.shift(plain(shift)) == shift


def test_days_in_a_row_stand_together():
    assert [days_text(days) for days in ([0, 1, 2, 3], [0, 2, 5, 6], [4], range(7))] == [
        "mon-thu",
        "mon,wed,sat-sun",
        "fri",
        "daily",
    ]
    shut = [date(2026, 12, day) for day in (24, 25, 26, 31)]
    hours = OpeningHours(((),) * 7, tuple((day, ()) for day in shut))
    assert exception_texts(hours) == ["2026-12-24 to 2026-12-26 shut", "2026-12-31 shut"]
    assert span_text(Span(time(22), time(0))) == "22:00-24:00"


def test_values():
    assert plain(Model.SHIFT) == "shift"
    assert plain(timedelta(minutes=90)) == "1h30min"
    assert plain((timedelta(hours=1), timedelta(minutes=5))) == ["1h", "5min"]
    assert plain(frozenset({Size.XL, Size.S, Size.M})) == ["S", "M", "XL"]
    assert plain(frozenset({"south", "north"})) == ["north", "south"]
    assert [plain(one) for one in (None, True, 2, 0.2, time(18, 30))] == [None, True, 2, 0.2, "18:30"]


def explained(**settings: object) -> dict[str, tuple[object, tuple[str, ...]]]:
    policies = Policies(ZoneInfo("UTC"), [Scope(ScopeKind.SITE, "", settings)])
    return {key: (value, by) for key, value, by in as_written(policies.explain(Person("p", "P"), "A"))}


def test_every_key_of_the_site_file_is_explained_and_no_other():
    assert set(explained()) == set(RulesTable.model_fields)


def test_closing_is_told_in_place_of_a_time():
    assert explained(release_at_closing=True)["release"] == ("closing", ("site",))
    assert explained(release=time(18), release_at_closing=False)["release"] == ("18:00", ("site",))
    assert explained()["release"] == ("00:00", ())
