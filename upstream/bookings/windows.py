"""Windows of time, what is leased and what is sold in them, instant by instant. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate, pairwise
from operator import itemgetter

LONGEST = timedelta(days=366)
FURTHEST = timedelta(days=366)  # ahead of now that a booking may begin


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


@dataclass(frozen=True, slots=True)
class Lease:
    """While ``window`` lasts, a kiosk keeps so many doors of a bank and size for bookings."""

    window: Window
    doors: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a window in which nothing changes: so many doors are leased, so many of them sold."""

    window: Window
    leased: int
    sold: int

    @property
    def free(self) -> int:
        """How many can be sold; below 0 where more was sold than is leased."""
        return self.leased - self.sold


def pieces(leases: Iterable[Lease], sold: Iterable[Window], within: Window) -> list[Piece]:
    """All of ``within``, cut wherever a lease or something sold begins or ends: what is sold is counted here only."""
    steps = [(within.start, 0, 0), (within.end, 0, 0)]
    for lease in leases:
        steps += _steps(lease.window, within, lease.doors, 0)
    for window_ in sold:
        steps += _steps(window_, within, 0, 1)
    steps.sort(key=itemgetter(0))
    sums = accumulate(steps, lambda sum_, step: (step[0], sum_[1] + step[1], sum_[2] + step[2]))
    return [Piece(Window(now[0], then[0]), now[1], now[2]) for now, then in pairwise(sums) if now[0] < then[0]]


def overdrawn(among: Iterable[Piece]) -> Piece | None:
    """The first stretch throughout which more is sold than leased: the most of it that is sold, the least leased."""
    found: Piece | None = None
    for piece in among:
        if piece.free >= 0:
            if found is not None:
                break
        elif found is None:
            found = piece
        else:
            whole = Window(found.window.start, piece.window.end)
            found = Piece(whole, min(found.leased, piece.leased), max(found.sold, piece.sold))
    return found


def _steps(one: Window, within: Window, leased: int, sold: int) -> list[tuple[datetime, int, int]]:
    if not one.overlaps(within):
        return []
    return [(max(one.start, within.start), leased, sold), (min(one.end, within.end), -leased, -sold)]
