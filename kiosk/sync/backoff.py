"""How long to leave upstream alone after a failure: full jitter, so that kiosks do not all come back at once."""

from __future__ import annotations

import random
from collections.abc import Callable

# Seconds: reliability.md, section 3 (client rules).
LONGEST_S = 300.0
LONGEST_ASKED_S = 3600.0  # a Retry-After beyond this is a mistake
LONG_OUTAGE_S = 600.0  # afterwards all kiosks of a site are back at the same moment
SPREAD_S = 60.0


class Backoff:
    """Counts failures in a row. ``monotonic``: seconds of a clock that only goes on; ``drawn``: uniform in [0, 1)."""

    def __init__(self, monotonic: Callable[[], float], drawn: Callable[[], float] = random.random) -> None:
        self._monotonic = monotonic
        self._drawn = drawn
        self._failures = 0
        self._since: float | None = None

    @property
    def lasts(self) -> float:
        """For how long nothing has worked, in seconds; 0 where the last try did."""
        return 0.0 if self._since is None else self._monotonic() - self._since

    def failed(self, retry_after: float | None = None) -> float:
        """One more failure; the seconds to wait until the next try."""
        if self._since is None:
            self._since = self._monotonic()
        ceiling = min(LONGEST_S, 2.0 ** min(self._failures, 30))
        self._failures += 1
        wait = self._drawn() * ceiling
        if self.lasts > LONG_OUTAGE_S:
            wait += self._drawn() * SPREAD_S
        return wait if retry_after is None else max(wait, min(max(0.0, retry_after), LONGEST_ASKED_S))

    def worked(self) -> None:
        """It is as if nothing had been."""
        self._failures, self._since = 0, None
