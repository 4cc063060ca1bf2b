"""A clock that stands still until a test turns it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

# A Tuesday noon in Berlin, far from any change of the clocks.
NOON = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)


class TurnedClock:
    """The engine's ``Clock``. Wall and monotonic clock turn together unless the wall clock is set."""

    def __init__(self, now: datetime = NOON) -> None:
        self._now = now
        self._monotonic = 1000.0
        self.wall_stands_still = False
        self.is_synchronised = False

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._monotonic

    def synchronised(self) -> bool:
        return self.is_synchronised

    def turn(self, seconds: float) -> None:
        """Let time pass."""
        self._monotonic += seconds
        if not self.wall_stands_still:
            self._now += timedelta(seconds=seconds)

    def set_wall(self, now: datetime) -> None:
        """Somebody, or a time server, sets the wall clock."""
        self._now = now
