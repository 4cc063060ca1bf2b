"""The time by which pads rest: it never goes back, whatever is done to the clock or the power."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(slots=True)
class PadTime:
    """What it showed last, and when that was (monotonic seconds)."""

    shown: datetime | None = None
    at: float = 0.0

    def now(self, judged: datetime, monotonic: float, newest: datetime | None) -> datetime:
        """The instant to judge by. ``judged`` is the kiosk's own; ``newest``: of the failures that count, if any.

        A failure from a time to come was written before the clock was set back, or before a power cut after which the
        clock can't say how late it is: its pause begins again now, and is not over at once.
        """
        expected = None if self.shown is None else self.shown + timedelta(seconds=monotonic - self.at)
        self.shown = max(one for one in (judged, newest, expected) if one is not None)
        self.at = monotonic
        return self.shown

    def set(self, now: datetime, monotonic: float) -> datetime:
        """A time source keeps the clock: it is right."""
        self.shown, self.at = now, monotonic
        return now
