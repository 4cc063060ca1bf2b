"""What upstream asks for from afar: a door to be opened, an operator to have a new PIN."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from kiosk.domain.events.base import Event, Personal


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedRemotely(Event):
    """Upstream asks for a door to be opened, ``by`` somebody there; the override and the intent are of the same step.

    ``upstream`` is its id there. ``joined``: the lock was about to be pulsed anyway, and is not pulsed twice.
    """

    kind = "remote.opening"

    upstream: str
    joined: bool = False
    by: Personal[str]
    words: Personal[str]


class WhyNotRemote(Enum):
    """Why a door is not opened on upstream's word."""

    LATE = "late"
    NO_CLOCK = "no clock"  # nobody can tell what time it is upstream
    RESTARTED = "restarted"  # it was asked for before this run of the kiosk began
    UNKNOWN_DOOR = "unknown door"
    OUT_OF_SERVICE = "out of service"
    IN_RECOVERY = "in recovery"
    NOT_UNDERSTOOD = "not understood"


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteOpeningRefused(Event):
    """Upstream asks for a door to be opened, and it is not."""

    kind = "remote.opening_refused"

    upstream: str
    why: WhyNotRemote
    by: Personal[str | None] = None
    words: Personal[str | None] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessGranted(Event):
    """An operator may once have a new PIN here, until then; ``upstream`` is the grant's id there."""

    kind = "remote.access_granted"

    upstream: str
    until: datetime
    by: Personal[str | None] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessUsed(Event):
    """An operator has got a new PIN by it, which follows in the same step."""

    kind = "remote.access_used"

    upstream: str
