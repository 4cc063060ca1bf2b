"""How often a PIN pad may be tried: the pad is slowed down, never a person, and badges are not touched by it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum


class Pad(Enum):
    """Whose PINs a failure was typed for: each pad is slowed down on its own account."""

    STAFF = "staff"
    OPERATOR = "operator"
    CODE_ASKED = "code asked"  # no PIN: somebody asked for a one-time code, for whomever


@dataclass(frozen=True, slots=True)
class Pace:
    """``free`` wrong tries cost nothing, then ``first`` pause doubles up to ``longest``; a quiet ``forgiven_after``
    forgives one. ``limits``: never more tries than so many in a span. What is older than ``memory`` counts no more.
    """

    free: int
    first: timedelta
    longest: timedelta
    forgiven_after: timedelta
    limits: tuple[tuple[int, timedelta], ...] = ()
    memory: timedelta = timedelta(days=1)


# reliability.md section 4: five wrong codes are free, then 10 s doubling to 300 s, at most 20 an hour and 60 a day;
# three quiet minutes forgive one. With 500 people and six digits that is 0.01 lucky guesses an hour.
STAFF = Pace(
    free=5,
    first=timedelta(seconds=10),
    longest=timedelta(seconds=300),
    forgiven_after=timedelta(minutes=3),
    limits=((20, timedelta(hours=1)), (60, timedelta(days=1))),
)
# The same section, of operators: growing to an hour, and never for good. Since an hour forgives one, too, whoever goes
# on guessing has one try an hour in the long run, and a right PIN never waits for longer than that. A week's memory:
# what was tried on one night is still there on the next.
OPERATOR = Pace(
    free=5,
    first=timedelta(seconds=30),
    longest=timedelta(hours=1),
    forgiven_after=timedelta(hours=1),
    memory=timedelta(days=7),
)
# Codes that are asked for by mail: nobody needs many, and nobody is to try names, or fill mailboxes, from here.
CODE_ASKED = Pace(
    free=5,
    first=timedelta(seconds=30),
    longest=timedelta(minutes=10),
    forgiven_after=timedelta(minutes=3),
    limits=((20, timedelta(hours=1)),),
)
PACES: Mapping[Pad, Pace] = {Pad.STAFF: STAFF, Pad.OPERATOR: OPERATOR, Pad.CODE_ASKED: CODE_ASKED}

MEMORY = STAFF.memory


def paused_until(failures: Sequence[datetime], pace: Pace = STAFF) -> datetime | None:
    """The instant from which the pad takes codes again; None where nothing was wrong. ``failures`` oldest first."""
    if not failures:
        return None
    pauses = [failures[-1] + _pause(_weight(failures, pace), pace)]
    for limit, span in pace.limits:
        if len(failures) >= limit:
            pauses.append(failures[-limit] + span)
    return max(pauses)


def tries_left(failures: Sequence[datetime], pace: Pace = STAFF) -> int:
    """How many wrong codes are still free; 0 once each further one pauses the pad."""
    return max(0, pace.free - _weight(failures, pace))


def _weight(failures: Sequence[datetime], pace: Pace) -> int:
    """The failures that still count at the last of them: each quiet span in between forgave one."""
    weight = 0
    for before, at in zip((None, *failures), failures, strict=False):
        if before is not None:
            weight = max(0, weight - (at - before) // pace.forgiven_after)
        weight += 1
    return weight


def _pause(weight: int, pace: Pace) -> timedelta:
    if weight < pace.free:
        return timedelta(0)
    doublings = min(weight - pace.free, 10)  # 2 ** 10 is past the longest pause already
    return min(pace.longest, pace.first * (1 << doublings))
