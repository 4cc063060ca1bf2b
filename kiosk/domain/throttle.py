"""How often a PIN pad may be tried: the pad is slowed down, never a person, and badges are not touched by it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

# reliability.md section 4: five wrong codes are free, then 10 s doubling to 300 s, at most 20 an hour and 60 a day;
# three quiet minutes forgive one. With 500 people and six digits that is 0.01 lucky guesses an hour.
FREE_FAILURES = 5
FIRST_PAUSE = timedelta(seconds=10)
LONGEST_PAUSE = timedelta(seconds=300)
FORGIVEN_AFTER = timedelta(minutes=3)
LIMITS = ((20, timedelta(hours=1)), (60, timedelta(days=1)))

MEMORY = timedelta(days=1)


def paused_until(failures: Sequence[datetime]) -> datetime | None:
    """The instant from which the pad takes codes again; None where nothing was wrong. ``failures`` oldest first."""
    if not failures:
        return None
    pauses = [failures[-1] + _pause(_weight(failures))]
    for limit, span in LIMITS:
        if len(failures) >= limit:
            pauses.append(failures[-limit] + span)
    return max(pauses)


def tries_left(failures: Sequence[datetime]) -> int:
    """How many wrong codes are still free; 0 once each further one pauses the pad."""
    return max(0, FREE_FAILURES - _weight(failures))


def _weight(failures: Sequence[datetime]) -> int:
    """The failures that still count at the last of them: each quiet span in between forgave one."""
    weight = 0
    for before, at in zip((None, *failures), failures, strict=False):
        if before is not None:
            weight = max(0, weight - (at - before) // FORGIVEN_AFTER)
        weight += 1
    return weight


def _pause(weight: int) -> timedelta:
    if weight < FREE_FAILURES:
        return timedelta(0)
    doublings = min(weight - FREE_FAILURES, 10)  # 2 ** 10 is past the longest pause already
    return min(LONGEST_PAUSE, FIRST_PAUSE * (1 << doublings))
