"""A door that is to be opened, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

WAITING, OPENED, UNCONFIRMED, REFUSED, EXPIRED = "waiting", "opened", "unconfirmed", "refused", "expired"
LONGEST_S = 60
# A kiosk that opened the door in its last moment has so long to say so; until then it is waited for.
GRACE = timedelta(seconds=15)
UNHEARD = "The kiosk has not answered. If it opened the door all the same, it says so as soon as it can."


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asks for: who they are (``by``) and why are words, and it is good for ``lives_s`` seconds."""

    bank: str
    door: str
    by: str
    reason: str
    lives_s: int
    kiosk: str | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """``state``: waiting, opened, unconfirmed (nobody can tell), refused (``why`` says why), expired."""

    id: str
    kiosk: str
    bank: str
    door: str
    by: str
    reason: str
    asked_at: datetime
    expires_at: datetime
    state: str
    why: str | None
    answered_at: datetime | None

    @property
    def over(self) -> bool:
        """Whether nothing more is to come of it, as far as is known now."""
        return self.state != WAITING
