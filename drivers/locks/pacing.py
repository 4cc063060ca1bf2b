"""One solenoid at a time: the pause that a supply needs between two pulses on a bus."""

import time


class Pacing:
    """Remembers the last pulse of a bus. The first pulse after a pause never waits.

    A latch draws 1 to 2.5 A while it is pulsed, most of it at once; two pulses in the same instant can brown out
    a small supply, and then neither door opens. All times in seconds.
    """

    def __init__(self, gap_s: float) -> None:
        self._gap_s = gap_s
        self._last_pulse = float("-inf")

    def remaining(self) -> float:
        """How long the next pulse must wait; zero or less when it may go out."""
        return self.since_pulse(self._gap_s)

    def since_pulse(self, needed_s: float) -> float:
        """How much of ``needed_s`` after the last pulse has not passed yet."""
        return self._last_pulse + needed_s - time.monotonic()

    def pulsed(self) -> None:
        """A pulse was sent just now."""
        self._last_pulse = time.monotonic()
