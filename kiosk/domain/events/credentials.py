"""Credentials: shown, accepted or refused, and issued; and who works the kiosk as an operator."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True, kw_only=True)
class CredentialRefused(Event):
    """A credential opened nothing, and why; ``reader`` is the reader or scanner, none for the PIN pad."""

    kind = "credential.refused"

    credential: CredentialKind
    why: WhyRefused
    reader: str | None = None


class QrIssued(Event):
    """A person was given a QR credential; the one that they had before opens nothing any more."""

    __slots__ = ()
    kind = "credential.qr_issued"


class LoggedIn(Event):
    """An operator began to work the kiosk."""

    __slots__ = ()
    kind = "operator.login"


class WhyNoLogin(Enum):
    """Why nobody was let in as an operator."""

    WRONG = "wrong"
    NOT_AN_OPERATOR = "not an operator"
    PAUSED = "paused"  # too many wrong tries shortly before


@dataclass(frozen=True, slots=True, kw_only=True)
class LoginFailed(Event):
    """Somebody tried to work the kiosk as an operator, and was not let in."""

    kind = "operator.login_failed"

    why: WhyNoLogin
