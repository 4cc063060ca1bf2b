"""Windows, and what is leased and sold in them; ETags and If-Match."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes.bookers import NOW, hours
from upstream.bookings.tags import read_if_match
from upstream.bookings.windows import Lease, NoWindow, Piece, Window, overdrawn, pieces, window

SPANS = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 6)), max_size=12)
LEASES = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 6), st.integers(0, 3)), max_size=6)
FAR_EAST, FAR_WEST = timezone(timedelta(hours=14)), timezone(timedelta(hours=-14))


@given(LEASES, SPANS, st.integers(0, 20), st.integers(1, 10))
def test_each_hour_stands_as_a_count_of_this_hour_says(
    leases: list[tuple[int, int, int]], spans: list[tuple[int, int]], start: int, length: int
) -> None:
    given_ = [Lease(hours(first, first + long), doors) for first, long, doors in leases]
    cut = pieces(given_, [hours(first, first + long) for first, long in spans], hours(start, start + length))
    assert (cut[0].window.start, cut[-1].window.end) == (hours(start, 99).start, hours(0, start + length).end)
    assert all(one.window.end == other.window.start for one, other in pairwise(cut))
    for hour in range(start, start + length):
        (piece,) = (one for one in cut if one.window.overlaps(hours(hour, hour + 1)))
        assert piece.leased == sum(doors for first, long, doors in leases if first <= hour < first + long)
        assert piece.sold == sum(first <= hour < first + long for first, long in spans)
        assert piece.free == piece.leased - piece.sold


def test_what_follows_does_not_overlap() -> None:
    cut = pieces([], [hours(1, 2), hours(2, 3), hours(3, 4)], hours(1, 4))
    assert [piece.sold for piece in cut] == [1, 1, 1]
    assert not hours(1, 2).overlaps(hours(2, 3))


def test_the_first_stretch_in_which_more_is_sold_than_leased_is_told_whole() -> None:
    leases = [Lease(hours(0, 2), 2), Lease(hours(2, 3), 1), Lease(hours(4, 8), 1)]
    sold = [hours(1, 5), hours(1, 4), hours(3, 4), hours(6, 7), hours(6, 7)]
    assert overdrawn(pieces(leases, sold, hours(0, 9))) == Piece(hours(2, 4), leased=0, sold=3)
    assert overdrawn(pieces(leases, sold, hours(5, 9))) == Piece(hours(6, 7), leased=1, sold=2)
    assert overdrawn(pieces(leases, sold, hours(7, 9))) is None


@pytest.mark.parametrize(
    ("start", "end", "why"),
    [
        (hours(1, 2).start, hours(0, 1).end, "not after"),
        (hours(-2, -1).start, hours(-2, -1).end, "over"),
        (hours(-2, 0).start, hours(-2, 0).end, "over"),
        (hours(24 * 366.1, 9999).start, hours(0, 24 * 366.2).end, "days away"),
        (hours(1, 2).start, hours(0, 24 * 367).end, "longer than"),
        (datetime.min.replace(tzinfo=FAR_EAST), hours(1, 2).end, "longer than"),
        (hours(1, 2).start, datetime.max.replace(tzinfo=FAR_WEST), "longer than"),
        (datetime.max.replace(tzinfo=FAR_WEST) - timedelta(1), datetime.max.replace(tzinfo=FAR_WEST), "days away"),
        (datetime.min.replace(tzinfo=FAR_EAST), datetime.min.replace(tzinfo=FAR_EAST) + timedelta(1), "over"),
    ],
)
def test_what_makes_no_window_is_refused(start: datetime, end: datetime, why: str) -> None:
    with pytest.raises(NoWindow, match=why):
        window(start, end, NOW)


def test_a_window_is_kept_in_utc() -> None:
    made = window(NOW.astimezone(FAR_EAST), (NOW + timedelta(hours=1)).astimezone(FAR_WEST), NOW)
    assert made == Window(NOW, NOW + timedelta(hours=1))
    assert (made.start.tzinfo, made.end.tzinfo) == (UTC, UTC)


@pytest.mark.parametrize(
    ("header", "tags"),
    [
        ('"3"', {'"3"'}),
        (' "3" , "4"', {'"3"', '"4"'}),
        ('W/"3"', set()),
        ('W/"3", "3"', {'"3"'}),
        ('""', {'""'}),
        ("*", None),
        (" * ", None),
    ],
)
def test_if_match_is_read(header: str, tags: set[str] | None) -> None:
    assert read_if_match(header) == tags


@pytest.mark.parametrize("header", ["", " ", "3", '"3', '"3" "4"', '*, "3"', 'w/"3"', '"a b"'])
def test_what_is_no_if_match_is_refused(header: str) -> None:
    with pytest.raises(ValueError, match="If-Match"):
        read_if_match(header)


@given(st.text(alphabet=' ,"W/*ab1\xff', max_size=12))
def test_whatever_is_sent_is_read_or_refused(header: str) -> None:
    try:
        tags = read_if_match(header)
    except ValueError:
        return
    assert tags is None or all(tag.startswith('"') and tag.endswith('"') for tag in tags)
