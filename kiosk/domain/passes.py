"""Passes: the credential of one visit, bound to one bank, and when it opens a door there.

What it looks like on its way in a QR code is told by ``kiosk.passes``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from hashlib import sha256

from kiosk.domain.compartments import Size
from kiosk.domain.hours import Span
from kiosk.domain.people import PersonKind

LONGEST = timedelta(days=400)  # from beginning to end; nor is anything made out so far ahead
EARLIEST, LATEST = (
    datetime(2020, 1, 1, tzinfo=UTC),
    datetime(2100, 1, 1, tzinfo=UTC),
)  # of the instants that it can name; exclusive
CODE_DIGITS = 8  # of a short code that goes with a pass, and of an invitation's


@dataclass(frozen=True, slots=True)
class Pass:
    """One visit's right to one compartment of one bank. Instants are whole seconds.

    ``id`` (16 hex digits) is the visit's: a pass that is printed again or extended keeps it. It names nobody: ``host``
    is only recognised by a kiosk that knows the host (``host_ref``).
    """

    id: str
    bank: str
    issued_at: datetime
    starts_at: datetime
    ends_at: datetime
    tenant: str | None = None  # whose visitor; None: of whoever the bank belongs to
    size: Size | None = None  # at least; None: the smallest
    reachable: bool = False
    kind: PersonKind = PersonKind.VISITOR
    hours: Span | None = None  # of each day, local to the bank; None: all day
    host: str | None = None


class WhyNoPass(Enum):
    """Why a pass or a visitor's code opens nothing."""

    UNKNOWN = "unknown"  # a code that is nobody's
    MALFORMED = "malformed"
    UNKNOWN_KEY = "unknown key"
    KEY_REVOKED = "key revoked"
    WRONG_SIGNATURE = "wrong signature"
    OTHER_BANK = "other bank"
    OTHER_TENANT = "other tenant"
    NOT_YET = "not yet"
    OUTSIDE_HOURS = "outside hours"
    ENDED = "ended"  # its time is over
    SPENT = "spent"  # its visitor has left
    REVOKED = "revoked"  # the host or reception ended the visit
    CLOCK = "clock"  # this kiosk doesn't know what time it is


@dataclass(frozen=True, slots=True)
class TrustedKey:
    """A kiosk whose passes are taken here. ``tenants``: whose visitors it may let in; empty: of everybody."""

    id: bytes  # 8 bytes, made from ``public`` (key_id)
    public: bytes  # Ed25519, 32 bytes
    issuer: str  # the kiosk's id
    site: str = ""
    tenants: frozenset[str] = frozenset()
    since: datetime | None = None
    revoked_at: datetime | None = None

    @property
    def fingerprint(self) -> str:
        """Twelve digits by which two people at two screens see that it is the same key (40 bits)."""
        digits = f"{int.from_bytes(sha256(b'fingerprint' + self.public).digest()[:8], 'big') % 10**12:012}"
        return in_fours(digits)


@dataclass(frozen=True, slots=True)
class KnownPass:
    """A pass that this kiosk issued for its own doors, or was shown: as it was last given, and what became of it."""

    given: Pass
    person_id: str
    key: bytes | None = None  # the id of the key that signed it; None: issued here
    used_at: datetime | None = None  # first
    spent_at: datetime | None = None
    spent_on: date | None = None  # a pass for several days: the last local day that its person was done with
    revoked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PoolCode:
    """A short code that reception may give out with a pass, for one local day. The code itself is nowhere stored.

    ``verifier`` is its slow hash, which the bank is handed beforehand.
    """

    pass_id: str  # of the pass that it will go with
    bank: str
    size: Size
    starts_at: datetime
    ends_at: datetime
    verifier: bytes = field(repr=False)  # 32 bytes
    visit_id: str | None = None  # None: not given out yet
    handed: bool = False  # its bank has been handed it: before, it would open nothing there


@dataclass(frozen=True, slots=True)
class VisitorCode:
    """The same code at the bank that takes it: by ``lookup``, keyed there once more."""

    lookup: bytes = field(repr=False)
    pass_id: str
    bank: str
    size: Size
    starts_at: datetime
    ends_at: datetime
    key: bytes | None = None  # whose pool; None: this kiosk's own


def can_be_made(at: datetime) -> bool:
    """Whether a pass can name this instant and, however long it lasts, its end: no clock that runs shows another."""
    return EARLIEST <= at < LATEST - LONGEST


def in_fours(digits: str) -> str:
    """``1234 5678``: as people read, compare and type them."""
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def key_id(public: bytes) -> bytes:
    """How passes name the key that signed them."""
    return sha256(public).digest()[:8]


def host_ref(external_id: str) -> str:
    """How a pass names its host: recognised by who knows the host, and telling no one else an address or a number."""
    return sha256(b"locker-kiosk host\0" + external_id.encode()).hexdigest()[:12]
