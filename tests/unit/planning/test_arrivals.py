"""The file of arrivals: taken whole, or every fault in it is named with its line."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.compartments import Size
from kiosk.planning.arrivals import ArrivalsError, Fault, parse_arrivals
from kiosk.planning.visits import Visit
from tests.unit.planning.streams import ZONE, streams

BERLIN = ZoneInfo("Europe/Berlin")
GOOD = "person,arrive,leave,size\np1,2026-01-05T08:30,2026-01-05 17:00:30,M\n"


def faults_of(text: str | bytes) -> list[tuple[int, str]]:
    content = text.encode() if isinstance(text, str) else text
    with pytest.raises(ArrivalsError) as error:
        parse_arrivals(content, ZONE)
    return [(one.line, one.message) for one in error.value.faults]


def test_a_row_is_a_visit():
    (one,) = parse_arrivals(GOOD.encode(), BERLIN)
    assert one == Visit(
        "p1", datetime(2026, 1, 5, 7, 30, tzinfo=UTC), datetime(2026, 1, 5, 16, 0, 30, tzinfo=UTC), Size.M
    )


def test_a_time_with_an_offset_is_meant_there():
    (one,) = parse_arrivals(b"person,arrive,leave\np1,2026-01-05T08:00+02:00,2026-01-05T17:00Z\n", BERLIN)
    assert (one.arrives.hour, one.leaves.hour) == (6, 17)


@pytest.mark.parametrize(
    "text",
    [
        "person,arrive,leave\np,2026-01-05T08:00,2026-01-05T09:00",
        "\ufeffPerson;Arrive;Leave;Size\r\np;2026-01-05T08:00;2026-01-05T09:00;s\r\n\r\n",
        "note,leave,arrive,person\n\nx,2026-01-05T09:00,2026-01-05T08:00,p\n,,,\n",
        'size,person,arrive,leave\n,"p",2026-01-05T08:00, 2026-01-05T09:00 \n',
    ],
)
def test_columns_in_any_order_and_files_as_spreadsheets_write_them(text):
    (one,) = parse_arrivals(text.encode(), ZONE)
    assert (one.person, one.size, one.arrives.hour, one.leaves.hour) == ("p", Size.S, 8, 9)


@given(visits=streams(most=8))
def test_what_is_written_is_read_again(visits):
    rows = [f"{one.person},{one.arrives.isoformat()},{one.leaves.isoformat()},{one.size.value}" for one in visits]
    if rows:
        assert parse_arrivals("\n".join(["person,arrive,leave,size", *rows]).encode(), ZONE) == visits


@pytest.mark.parametrize(
    ("row", "named"),
    [
        ("p,2026-01-05T08:00,2026-01-05T07:00,S", "not after the arrival"),
        ("p,2026-01-05T08:00,2026-01-05T08:00,S", "not after the arrival"),
        ("p,yesterday,2026-01-05T08:00,S", "“yesterday”"),
        ("p,2026-01-05,2026-01-05T08:00,S", "no time"),
        ("p,2026-02-30T08:00,2026-03-05T08:00,S", "no time"),
        ("p,2026-01-05T08:00,,S", "time to leave is missing"),
        ("p,2026-01-05T08:00", "time to leave is missing"),
        ("p,2026-01-05T08:00,2026-01-05T09:00,XXL", "“XXL” is no size"),
        (",2026-01-05T08:00,2026-01-05T09:00,S", "person is missing"),
        ("p,2026-01-05T08:00,2026-01-05T09:00,S,more", "5 cells"),
        ("p,0001-01-01T00:00+14:00,2026-01-05T09:00,S", "no time"),
    ],
)
def test_a_bad_row_is_named_with_its_line_and_a_reason(row, named):
    ((line, message),) = faults_of(f"{GOOD}{row}\n")
    assert line == 3
    assert named in message


def test_all_bad_rows_are_named():
    assert [line for line, _ in faults_of(f"{GOOD}x\n\ny\n")] == [3, 5]


@pytest.mark.parametrize(
    ("text", "line", "named"),
    [
        ("", 1, "empty"),
        ("\n\n", 1, "empty"),
        ("person,arrive,leave,size\n", 1, "Nobody arrives"),
        ("person,arrive,size\np,2026-01-05T08:00,S\n", 1, "“leave” is missing"),
        ("p1,2026-01-05T08:30,2026-01-05T17:00\n", 1, "“person” is missing"),
        ("person,person,arrive,leave\n", 1, "twice"),
        (b"person,arrive,leave\n\xff\xfe\n", 2, "UTF-8"),
        (GOOD + 'p"1,"2026-01-05T08:30\n', 3, "quotation marks"),
    ],
)
def test_a_file_that_is_none_is_told_so(text, line, named):
    ((found, message),) = faults_of(text)
    assert found == line
    assert named in message


@given(
    content=st.binary(max_size=200)
    | st.text(alphabet='person,arivlz\n\r";2026-01T: \u2028', max_size=200).map(str.encode)
)
def test_any_bytes_are_visits_or_faults(content):
    assert all(one.line >= 1 and one.message.isprintable() for one in faults_in(content))


def faults_in(content: bytes) -> list[Fault]:
    try:
        assert parse_arrivals(content, ZONE)
    except ArrivalsError as error:
        return list(error.faults)
    return []
