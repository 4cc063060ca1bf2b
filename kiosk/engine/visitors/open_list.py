"""A list of visits that a badge has opened: whose it is, how it was left, and how long that badge counts."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.domain.people import Person

# Whoever works at the list is not asked for their badge again while they do; nobody stays at it all day by one.
AT_MOST_S = 600.0


@dataclass(slots=True, repr=False)
class OpenList:
    """``until`` and ``touched_at`` are monotonic seconds. ``language`` is what its reader had chosen."""

    person: Person
    receives: bool  # they see everybody's visitors, and serve them
    until: float
    touched_at: float
    language: str | None = None
    query: str = ""
    page: int = 0
    words: dict[str, str] = field(default_factory=dict)  # by visit: what is looked for in its guest, company and host

    def counts_for(self, now: float, untouched_s: float) -> float:
        """So many seconds more the badge counts, if nobody touches the screen for ``untouched_s`` at most."""
        return min(self.until, self.touched_at + untouched_s) - now
