"""What a command takes for an instant."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
import typer

from kiosk.cli.instants import instant

BERLIN = ZoneInfo("Europe/Berlin")


def test_a_time_without_a_zone_is_the_sites():
    assert instant("--until", "2026-12-24T08:00", BERLIN) == datetime.fromisoformat("2026-12-24T08:00+01:00")
    assert instant("--until", "2026-12-24", BERLIN) == datetime.fromisoformat("2026-12-24T00:00+01:00")


@pytest.mark.parametrize("text", ["2027-03-28T02:00", "2027-03-28T02:30", "2027-03-28T02:59:59"])
def test_a_time_that_no_clock_shows_is_refused(text: str):
    """On that day Berlin goes from two to three o'clock."""
    with pytest.raises(typer.BadParameter, match=f"{text} does not come on a clock in Europe/Berlin"):
        instant("--until", text, BERLIN)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2027-03-28T01:59", "2027-03-28T00:59Z"),
        ("2027-03-28T03:00", "2027-03-28T01:00Z"),
        ("2027-03-28T02:30+01:00", "2027-03-28T01:30Z"),  # an offset says which instant is meant all the same
        ("2027-10-31T02:30", "2027-10-31T00:30Z"),  # of two, the first
    ],
)
def test_the_days_of_23_and_25_hours_are_ordinary_days(text: str, meant: str):
    assert instant("--until", text, BERLIN).astimezone(UTC) == datetime.fromisoformat(meant)


@pytest.mark.parametrize("text", ["", "tomorrow", "1969-12-31", "9001-01-01", "2026-02-30"])
def test_what_is_no_time_is_refused(text: str):
    with pytest.raises(typer.BadParameter, match="A time l"):
        instant("--until", text, BERLIN)
