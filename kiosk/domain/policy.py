"""Policies: under which model doors are given, to whom, for how long, and what happens at the end.

A ``Policy`` is what holds for one person at one bank, after all scopes were combined (``scopes.py``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

from kiosk.domain.assignments import Model
from kiosk.domain.compartments import Size
from kiosk.domain.credentials import CredentialKind, Strength, strength_of
from kiosk.domain.hours import OpeningHours
from kiosk.domain.local_time import MIDNIGHT
from kiosk.domain.shifts import Shift

ALL_SIZES = frozenset(Size)


class SecondTap(Enum):
    """What a holder's credential does when it is shown again."""

    OPEN_THEN_ASK = "open-then-ask"  # the door opens; once it is shut: empty now?
    ASK_FIRST = "ask-first"  # open it, or give it back unopened?
    FINISH = "finish"  # the door opens, and is given back once it is shut


class AtExpiry(Enum):
    """What happens to a compartment whose time and grace are over."""

    RELEASE = "release"  # free for the next one
    OVERDUE = "overdue"  # stays its holder's, is shown as overdue, and is flagged later
    HOLD = "hold"  # stays shut until facilities have looked


class SecondFactor(Enum):
    """After what something of the other sort is asked for: the PIN after a badge, a badge after the PIN.

    The values are those of the site file.
    """

    NEVER = False
    WEAK = "weak"  # after what can be copied, watched or told; what proves itself is enough
    ALWAYS = True

    def is_asked_after(self, kind: CredentialKind) -> bool:
        """Whether this alone opens nothing."""
        if self is SecondFactor.WEAK:
            return strength_of(kind) is not Strength.PROVEN
        return self is SecondFactor.ALWAYS


_STRICT = {one: strictness for strictness, one in enumerate(SecondFactor)}


def stricter(one: SecondFactor, other: SecondFactor) -> SecondFactor:
    """The one of the two that asks more."""
    return max(one, other, key=_STRICT.__getitem__)


@dataclass(frozen=True, slots=True)
class Policy:
    """The effective settings. All times of day are local to ``timezone``."""

    model: Model
    timezone: ZoneInfo
    release: time = MIDNIGHT  # when day-use ends
    release_at_closing: bool = False  # day-use ends when the opening hours of the day do, instead
    hours: OpeningHours | None = None  # when doors are given; None: always. What one holds can be fetched at any time
    shifts: tuple[Shift, ...] = ()
    idle: timedelta | None = None  # a session ends when its door was not opened for so long
    longest_stay: timedelta | None = None
    warn_before: tuple[timedelta, ...] = ()
    extend_by: timedelta | None = None  # one extension; None: until the next regular end
    extensions: int = 0  # how many of them a holder may have
    most_doors: int = 1  # that a person may hold at once
    sizes: frozenset[Size] = ALL_SIZES
    zones: frozenset[str] | None = None  # None: everywhere
    walk_up_share: float = 0.2  # of each size, what reservations leave to those without one
    second_tap: SecondTap = SecondTap.OPEN_THEN_ASK
    at_expiry: AtExpiry = AtExpiry.RELEASE
    grace: timedelta = timedelta(0)  # between the end and what happens then
    flag_after: timedelta = timedelta(hours=24)  # from overdue to flagged
    second_factor: SecondFactor = SecondFactor.NEVER
    early: timedelta = timedelta(minutes=30)  # before a shift or a reservation, and still served for it
    no_show_after: timedelta = timedelta(minutes=30)  # a reservation that nobody came for is given to others
    claim_within: timedelta = timedelta(minutes=15)  # how long a door waits for whoever is next in line
    share_for: timedelta = timedelta(hours=12)  # the longest that a colleague may be let in for
    prefer_zone: str | None = None  # where a team works: doors there first
