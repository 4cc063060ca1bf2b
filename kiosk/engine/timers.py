"""Named timers on the monotonic clock. Nothing runs by itself: the loop asks for what is due."""

from __future__ import annotations

from kiosk.engine.messages import Message


class Timers:
    """Messages that the engine sends itself for later. At most one a name; setting a name again moves it."""

    def __init__(self) -> None:
        self._due: dict[str, tuple[float, Message]] = {}

    def set(self, name: str, at: float, message: Message) -> None:
        """Handle ``message`` once the monotonic clock shows ``at`` (seconds)."""
        self._due[name] = (at, message)

    def cancel(self, name: str) -> None:
        """Forget a timer; an unknown name is fine."""
        self._due.pop(name, None)

    def __contains__(self, name: str) -> bool:
        """Whether a message of this name waits."""
        return name in self._due

    def due(self, name: str) -> float | None:
        """When the message of this name is due, or None where none waits."""
        waiting = self._due.get(name)
        return None if waiting is None else waiting[0]

    def next_at(self) -> float | None:
        """When the earliest message is due (monotonic seconds), or None."""
        return min((at for at, _ in self._due.values()), default=None)

    def take_due(self, now: float) -> tuple[str, Message] | None:
        """The earliest message that is due at ``now`` and its name, taken off the list; None when none is."""
        name = min(self._due, key=lambda one: self._due[one][0], default=None)
        if name is None or self._due[name][0] > now:
            return None
        return name, self._due.pop(name)[1]
