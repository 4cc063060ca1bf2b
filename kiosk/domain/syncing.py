"""How the kiosk and upstream get on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class SyncKind(Enum):
    """What is going on between the kiosk and upstream."""

    OFF = "off"  # the site has no upstream
    ENROLLING = "enrolling"  # nobody has answered yet
    WAITING = "waiting for approval"  # the code is shown; somebody approves it upstream
    CONNECTED = "connected"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"  # upstream does not take the signature of this kiosk
    REVOKED = "revoked"  # its key was revoked, or the kiosk taken out of use
    FORKED = "forked"  # upstream has another record of this kiosk than the kiosk itself


# Nothing is sent in these until somebody has done something about it.
STOPPED = frozenset({SyncKind.REVOKED, SyncKind.FORKED})


@dataclass(frozen=True, slots=True)
class SyncState:
    """``since`` and ``last_at`` by the wall clock: of this kind, and of upstream's last good answer. ``code`` and
    ``fingerprint`` are there while somebody is to approve them; ``error`` is a sentence. ``clock_offset_s``: so many
    seconds are to be added to the kiosk's clock to have upstream's.
    """

    kind: SyncKind = SyncKind.OFF
    since: datetime | None = None
    last_at: datetime | None = None
    code: str = ""
    fingerprint: str = ""
    error: str = ""
    clock_offset_s: float | None = None
