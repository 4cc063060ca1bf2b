"""Windows of time, and how many of them overlap at the busiest moment. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate

LONGEST = timedelta(days=366)
FURTHEST = timedelta(days=366)  # ahead of now that a booking may begin
LATEST = timedelta(minutes=15)  # after its beginning that it may still be made: clocks differ, people dawdle


@dataclass(frozen=True, slots=True)
class Window:
    """From ``start`` until just before ``end``, in UTC."""

    start: datetime
    end: datetime

    def overlaps(self, other: Window) -> bool:
        """Whether both have an instant in common."""
        return self.start < other.end and other.start < self.end


class NoWindow(ValueError):
    """These two times make no window that can be booked; the message is for whoever asked."""


def window(start: datetime, end: datetime, now: datetime) -> Window:
    """The window between two times with a zone; ``NoWindow`` where it is empty, over, too long or too far away."""
    if end <= start:
        raise NoWindow("The end is not after the start.")
    if end <= now:
        raise NoWindow("This time is over.")
    if start > now + FURTHEST:
        raise NoWindow(f"The start is more than {FURTHEST.days} days away.")
    if end - start > LONGEST:
        raise NoWindow(f"This is longer than {LONGEST.days} days.")
    return Window(start.astimezone(UTC), end.astimezone(UTC))


def new_window(start: datetime, end: datetime, now: datetime) -> Window:
    """As ``window``; nothing new begins in the past."""
    made = window(start, end, now)
    if made.start < now - LATEST:
        raise NoWindow("The start is in the past.")
    return made


def peak(taken: Iterable[Window], within: Window) -> int:
    """How many are taken at the busiest moment of ``within``: of three that follow one another, one."""
    steps: list[tuple[datetime, int]] = []
    for one in taken:
        if one.overlaps(within):
            steps += [(max(one.start, within.start), 1), (one.end, -1)]
    steps.sort()  # at one instant, what ends (-1) goes before what begins (+1)
    return max(accumulate(step for _, step in steps), default=0)
