"""The time that assignments end by: the wall clock, as long as it can be believed.

A clock that stands still, one that is put right by hours, and one that shows less than the record already knows must
rob nobody of their door. Instants on the record are what the clock showed; they are never rewritten.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.domain.clock_trust import ClockTrust

# Clocks are corrected by fractions of a second all day; more than this is on the record.
STEP = timedelta(seconds=2)
# From here on a step could take a door from somebody who counted on the time that the screen had told them.
JUMP = timedelta(minutes=5)
# So long after a jump nothing is taken away: time to come and fetch things, and for a wrong clock to be put back.
HOLD_S = 1800.0
# A clock that nobody keeps and that shows so much more than the record is no more likely right than wrong.
LONG_OFF = timedelta(days=30)
# A wall clock that gained less than this share of the time that passed stands still.
STANDS_STILL = 0.1
LOOK_AFTER_S = 1.0  # over a shorter time that can't be told


@dataclass(frozen=True, slots=True)
class Stepped:
    """The clock was set, by so much; ``trusted``: it had been believed before."""

    by: timedelta
    trusted: bool


class TimeWatch:
    """Compares the wall clock with the monotonic one at each look."""

    def __init__(self, wall: datetime, monotonic: float, known: datetime | None, *, synchronised: bool = False) -> None:
        """``known`` is the newest instant on the record: an earlier one is right only where a time source says so."""
        self.behind = known is not None and wall < known - STEP and not synchronised
        self._synchronised = synchronised
        self._doubtful = known is not None and wall > known + LONG_OFF and not synchronised
        self._at = known if self.behind and known is not None else wall
        self._seen = wall
        self._monotonic = monotonic
        self._still = False
        self.holds_until = 0.0  # monotonic seconds: nothing is taken away before

    def now(self, wall: datetime, monotonic: float) -> datetime:
        """The instant to judge by."""
        expected = self._expected(monotonic)
        if self.behind and wall < expected:
            return expected
        return expected if self._stands_still(wall, monotonic) else wall

    def trust(self, wall: datetime, monotonic: float) -> ClockTrust:
        """How far the wall clock is to be believed at this very moment, between two looks too."""
        contradicted = (
            self.behind or self._stands_still(wall, monotonic) or abs(wall - self._expected(monotonic)) > STEP
        )
        if contradicted:
            return ClockTrust.UNTRUSTED
        if self._synchronised:
            return ClockTrust.SYNCHRONISED
        return ClockTrust.UNTRUSTED if self._doubtful or monotonic < self.holds_until else ClockTrust.FREE_RUNNING

    def look(self, wall: datetime, monotonic: float, *, synchronised: bool = False) -> Stepped | None:
        """Take in what both clocks show; what changed unexpectedly comes back."""
        expected, was_behind = self._expected(monotonic), self.behind
        self._synchronised = synchronised
        self._still = still = self._stands_still(wall, monotonic)
        step = wall - expected
        self._seen = wall
        if (was_behind and step < timedelta(0)) or still:
            self._at, self._monotonic = expected, monotonic
            return None
        self._at, self._monotonic, self.behind = wall, monotonic, False
        if abs(step) < STEP:
            return None
        if step >= JUMP:
            self.holds_until = monotonic + HOLD_S
        return Stepped(step, trusted=not was_behind)

    def _expected(self, monotonic: float) -> datetime:
        return self._at + timedelta(seconds=monotonic - self._monotonic)

    def _stands_still(self, wall: datetime, monotonic: float) -> bool:
        passed, gained = monotonic - self._monotonic, (wall - self._seen).total_seconds()
        if passed < LOOK_AFTER_S:
            return self._still and gained == 0.0
        return 0.0 <= gained < passed * STANDS_STILL
