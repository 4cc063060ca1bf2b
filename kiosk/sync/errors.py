"""What can go wrong between the kiosk and upstream. The text of each is a sentence without secrets or names.

SyncError
├── Unreachable     no answer, or none of upstream's: tried again
├── Refused         401: the signature is not taken
│   └── Unknown     upstream does not know this key as a kiosk's: it has to be enrolled
├── Stopped
│   ├── Revoked     403: the key was revoked
│   └── Decommissioned  410: the kiosk was taken out of use
├── Forked          409: upstream has another record of this kiosk
├── UnknownEpoch    409: an epoch that was not announced, or is not there any more
├── NotThere        404: what was asked for is not there (any more)
├── Conflict        409: anything else that can't be as things are
├── Invalid         400, 413, 422: upstream can't take what was sent
└── CursorExpired   410: changes have to be asked for from the beginning
"""

from __future__ import annotations


class SyncError(Exception):
    """Something went wrong between the kiosk and upstream."""


class Unreachable(SyncError):
    """Nobody answered, or not as upstream does. ``retry_after``: seconds that upstream asks to be left alone."""

    def __init__(self, sentence: str, retry_after: float | None = None) -> None:
        super().__init__(sentence)
        self.retry_after = retry_after


class Refused(SyncError):
    """The signature was not taken; ``reason`` as upstream gives it."""

    def __init__(self, sentence: str, reason: str = "") -> None:
        super().__init__(sentence)
        self.reason = reason


class Unknown(Refused):
    """Upstream does not know this key, or not as the key of a kiosk."""


class Stopped(SyncError):
    """Upstream wants nothing of this kiosk any more."""


class Revoked(Stopped):
    """The key was revoked."""


class Decommissioned(Stopped):
    """The kiosk was taken out of use."""


class Forked(SyncError):
    """Two records of one epoch: upstream's, and the one that is here."""


class UnknownEpoch(SyncError):
    """Upstream was sent events of an epoch that it has not heard of."""


class NotThere(SyncError):
    """What was asked for is not there, or not any more."""


class Conflict(SyncError):
    """What was asked for can't be as things are upstream; ``slug`` says which problem."""

    def __init__(self, sentence: str, slug: str = "") -> None:
        super().__init__(sentence)
        self.slug = slug


class Invalid(SyncError):
    """Upstream can't take what was sent; ``index``: of the first event that is wrong, where it says so."""

    def __init__(self, sentence: str, index: int | None = None) -> None:
        super().__init__(sentence)
        self.index = index


class CursorExpired(SyncError):
    """What was deleted since this cursor is no longer known upstream."""
