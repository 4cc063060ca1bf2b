"""The minutes of a week as the bits of a number, to see what overlaps what by the wall clock."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from kiosk.domain.hours import Span

DAY_MINUTES = 24 * 60
WEEK_MINUTES = 7 * DAY_MINUTES
_WHOLE = (1 << WEEK_MINUTES) - 1


def minutes_of(days: Iterable[int], span: Span, early: timedelta = timedelta(0)) -> int:
    """The minutes in which ``span`` lasts where it begins on ``days`` (Monday is 0), and those that ``early`` adds
    before it. What runs past Sunday goes on on Monday.
    """
    ahead = min(_minutes(early), WEEK_MINUTES)
    length = min(_minutes(span.length) + ahead, WEEK_MINUTES)
    first = span.begins.hour * 60 + span.begins.minute - ahead
    found = 0
    for day in days:
        bits = ((1 << length) - 1) << ((day * DAY_MINUTES + first) % WEEK_MINUTES)
        found |= bits | bits >> WEEK_MINUTES
    return found & _WHOLE


def _minutes(length: timedelta) -> int:
    return length // timedelta(minutes=1)
