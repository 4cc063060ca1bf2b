"""Parts that come and go: told of each time at first, then as one thing, until they have been steady for a while.

A loose plug at a door that people slam goes a hundred times a day. Each time on the record, and each an alarm, would
bury what else happens, and fill the disk; told of as one part that comes and goes, it is on the screen all the time.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

# A part that goes away more often than this within that time (seconds) comes and goes.
MOST_GOINGS = 4
WITHIN_S = 15 * 60.0
# One that has stayed as it is for this long (seconds) is steady again, working or not.
STEADY_AFTER_S = 15 * 60.0


@dataclass(frozen=True, slots=True)
class Goings:
    """When a part went away. All instants are seconds of the monotonic clock."""

    at: tuple[float, ...] = ()  # the last ones, oldest first; at most one more than may be
    times: int = 0  # since it comes and goes; 0: it does not
    changed_at: float = -math.inf

    @property
    def unsteady(self) -> bool:
        """Whether it comes and goes: nobody is told of single times."""
        return self.times > 0


def changed(goings: Goings, went: bool, at: float) -> Goings:
    """It ``went`` away, or came back."""
    if not went:
        return replace(goings, changed_at=at)
    if goings.unsteady:
        return replace(goings, times=goings.times + 1, changed_at=at)
    lately = (*(one for one in goings.at if at - one < WITHIN_S), at)
    return Goings(lately, len(lately) if len(lately) > MOST_GOINGS else 0, at)


def steady_in(goings: Goings, now: float) -> float:
    """Seconds until it counts as steady, if it stays as it is; 0: it does."""
    return max(0.0, goings.changed_at + STEADY_AFTER_S - now)
