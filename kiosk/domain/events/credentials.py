"""Credentials: shown, accepted or refused, issued, bound and revoked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events.base import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class CredentialAccepted(Event):
    """A person was known by what they showed; what they got for it is told by what follows.

    ``reader`` is the reader or scanner, none for the PIN pad. ``needs_another``: both a badge and a code are asked for,
    this was the first of the two, and opens nothing yet.
    """

    kind = "credential.accepted"

    credential: CredentialKind
    reader: str | None = None
    needs_another: bool = False


class WhyRefused(Enum):
    """Why a credential opened nothing."""

    UNKNOWN = "unknown"  # it is nobody's, or not the code of whoever showed the badge before
    NOT_YET = "not yet"
    EXPIRED = "expired"
    SUSPENDED = "suspended"
    OPERATOR_HERE = "operator here"  # nobody else is served while an operator works the kiosk
    TAKEN = "taken"  # it is this person's, and was to become somebody else's
    REPLAYED = "replayed"  # a tag said what it had said before: somebody has recorded it, or it was read twice
    NOT_SENT = "not sent"  # a one-time code that they asked for: they have no address, or had enough of them today


@dataclass(frozen=True, slots=True, kw_only=True)
class CredentialRefused(Event):
    """A credential opened nothing, and why; ``reader`` is the reader or scanner, none for the PIN pad."""

    kind = "credential.refused"

    credential: CredentialKind
    why: WhyRefused
    reader: str | None = None


class Identified(Enum):
    """How an operator knows who somebody is."""

    DOCUMENT = "document"
    KNOWN = "known"  # in person


class QrIssued(Event):
    """A person was given a QR credential; the one that they had before opens nothing any more."""

    __slots__ = ()
    kind = "credential.qr_issued"


class WhyRevoked(Enum):
    """Why a credential opens nothing any more."""

    LOST = "lost"
    REPLACED = "replaced"
    ENDED = "ended"  # a temporary one
    RESTORED = "restored"  # the database was restored, and it was revoked, or may have been, after the backup


@dataclass(frozen=True, slots=True, kw_only=True)
class CredentialsRevoked(Event):
    """Credentials of a person open nothing any more: all of this kind."""

    kind = "credential.revoked"

    credential: CredentialKind
    why: WhyRevoked


class HowBound(Enum):
    """On whose word a credential was bound to a person."""

    OPERATOR = "operator"  # who has identified them
    PIN = "pin"  # their own
    ONE_TIME_CODE = "one-time code"


@dataclass(frozen=True, slots=True, kw_only=True)
class CredentialBound(Event):
    """A person was given a credential at the screen; ``until`` where it is a temporary one."""

    kind = "credential.bound"

    credential: CredentialKind
    how: HowBound
    until: datetime | None = None


class OneTimeCodeSent(Event):
    """A person asked for a code at their own address, because they have forgotten their PIN."""

    __slots__ = ()
    kind = "credential.one_time_code"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonIdentified(Event):
    """An operator looked at who stands before them: their document, or their face that they know."""

    kind = "person.identified"

    how: Identified
