"""One holding-up of a badge or a code is one presentation, however often the device reports it meanwhile."""

from collections import deque

_MOST_A_SECOND = 20
"""Different values that may begin a presentation within a second. No hand is that quick: the rest is a device gone mad,
which must not keep the doors waiting."""


class Presentations:
    """Tells the first sighting of a value from its repetitions.

    A value that was last seen no longer than ``window_s`` ago is still the same presentation; each sighting
    extends it. Times are seconds of a monotonic clock, handed in by the caller.
    """

    def __init__(self, window_s: float) -> None:
        self._window_s = window_s
        self._last_seen: dict[str, float] = {}
        self._begun: deque[float] = deque(maxlen=_MOST_A_SECOND)

    def is_new(self, value: str, at: float) -> bool:
        """Note that ``value`` was seen ``at``, and say whether that begins a presentation."""
        self._last_seen = {v: seen for v, seen in self._last_seen.items() if at - seen <= self._window_s}
        known = value in self._last_seen
        if not known and self._is_flooded(at):
            return False  # and not noted: whatever is still held up afterwards begins then
        self._last_seen[value] = at
        if not known:
            self._begun.append(at)
        return not known

    def _is_flooded(self, at: float) -> bool:
        return len(self._begun) == _MOST_A_SECOND and at - self._begun[0] < 1
