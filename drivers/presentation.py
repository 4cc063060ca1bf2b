"""One holding-up of a badge or a code is one presentation, however often the device reports it meanwhile."""


class Presentations:
    """Tells the first sighting of a value from its repetitions.

    A value that was last seen no longer than ``window_s`` ago is still the same presentation; each sighting
    extends it. Times are seconds of a monotonic clock, handed in by the caller.
    """

    def __init__(self, window_s: float) -> None:
        self._window_s = window_s
        self._last_seen: dict[str, float] = {}

    def is_new(self, value: str, at: float) -> bool:
        """Note that ``value`` was seen ``at``, and say whether that begins a presentation."""
        self._last_seen = {v: seen for v, seen in self._last_seen.items() if at - seen <= self._window_s}
        known = value in self._last_seen
        self._last_seen[value] = at
        return not known
