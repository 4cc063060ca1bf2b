"""Visitors: expected, checked in, gone; their passes, and the keys that these are signed with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from kiosk.domain.compartments import Size
from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events.base import Event, OtherPerson, Personal
from kiosk.domain.passes import WhyNoPass


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitorEvent(Event):
    """What these have in common: ``visit`` is its opaque id."""

    visit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitorInvited(VisitorEvent):
    """A visitor is expected from ``starts`` on."""

    kind = "visit.invited"

    starts: datetime
    until: datetime
    host: OtherPerson[str | None] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitorArrived(VisitorEvent):
    """A visitor checked in. ``terms`` is the version of the terms that they accepted; none where the site has none.

    ``by`` is the receptionist who typed for them, if one did.
    """

    kind = "visit.arrived"

    until: datetime
    invited: bool
    terms: str | None = None
    language: str | None = None
    host: OtherPerson[str | None] = None
    by: OtherPerson[str | None] = None


class Where(Enum):
    """Where a visit ended."""

    BANK = "bank"
    RECEPTION = "reception"


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitorLeft(VisitorEvent):
    """A visitor said that they leave; their pass opens nothing any more."""

    kind = "visit.left"

    where: Where


class WhoEnded(Enum):
    """Who ended a visit that its visitor had not."""

    HOST = "host"
    RECEPTION = "reception"
    OPERATOR = "operator"


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitEnded(VisitorEvent):
    """A visit was ended by somebody else than its visitor."""

    kind = "visit.ended"

    who: WhoEnded
    by: OtherPerson[str | None] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitOver(VisitorEvent):
    """The time of a visit ran out at ``due`` without anybody having left."""

    kind = "visit.over"

    due: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitExtended(VisitorEvent):
    """A visit may last longer."""

    kind = "visit.extended"

    until: datetime
    by: OtherPerson[str | None] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitorsSeen(Event):
    """Somebody looked at the list of the visitors of a day (``by`` is a receptionist, or a host who saw their own)."""

    kind = "visit.list_seen"

    visits: int
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitLogExported(Event):
    """The visits of a time were handed out, with the names that are still kept."""

    kind = "visit.log_exported"

    visits: int
    since: datetime
    until: datetime


# --- passes -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class PassIssued(Event):
    """A pass was made for a bank. ``again``: the visit had one before, which this replaces.

    ``confirmed`` is false where the bank could not be asked whether it has a door. ``code``: a short code goes with it.
    """

    kind = "pass.issued"

    pass_id: str
    visit: str
    bank: str
    until: datetime
    size: Size | None = None
    confirmed: bool = True
    again: bool = False
    code: bool = False


class HandedOver(Enum):
    """How a pass reached its visitor, beside the screen on which it was issued."""

    PRINTED = "printed"
    MAILED = "mailed"
    SHOWN = "shown"  # once more, by reception


@dataclass(frozen=True, slots=True, kw_only=True)
class PassHandedOver(Event):
    """A pass was printed or sent, or (``by`` a receptionist) shown once more."""

    kind = "pass.handed_over"

    visit: str
    how: HandedOver
    by: OtherPerson[str | None] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PassAccepted(Event):
    """A pass, or the code that goes with it, was known to be good here; what was given for it is told by what follows.

    ``first``: it was never used here before. ``reader``: the scanner, none for the PIN pad.
    """

    kind = "pass.accepted"

    pass_id: str
    credential: CredentialKind
    first: bool
    reader: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PassRefused(Event):
    """A pass or a visitor's code opened nothing. ``pass_id`` and ``for_bank`` where they could be read."""

    kind = "pass.refused"

    why: WhyNoPass
    credential: CredentialKind
    pass_id: str | None = None
    for_bank: Personal[str | None] = None  # of a pass that nobody vouches for this is any text at all
    reader: str | None = None


class WhySpent(Enum):
    """Why a pass opens nothing any more."""

    LEFT = "left"
    RESET = "reset"  # by facilities
    RESTORED = "restored"  # the database was put back from a backup: it was spent since, or may have been


@dataclass(frozen=True, slots=True, kw_only=True)
class PassSpent(Event):
    """A pass opens nothing any more (``for_today``: until tomorrow, for it is one of several days)."""

    kind = "pass.spent"

    pass_id: str
    why: WhySpent
    for_today: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PassRevoked(Event):
    """A pass opens nothing any more at the kiosks that know of this."""

    kind = "pass.revoked"

    pass_id: str


# --- keys and codes -----------------------------------------------------------------------------------------------


class HowTrusted(Enum):
    """How a key reached this kiosk."""

    FILE = "file"
    SCREEN = "screen"  # shown on one screen, scanned at the other
    UPSTREAM = "upstream"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyTrusted(Event):
    """Passes that are signed with this key are taken from now on: of visitors of these ``tenants``; none: of everybody.

    ``changed``: it was trusted before, for others' visitors.
    """

    kind = "key.trusted"

    key: str  # its id in hex
    issuer: str
    how: HowTrusted
    tenants: str | None = None
    changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRevoked(Event):
    """Passes that are signed with this key are refused from now on."""

    kind = "key.revoked"

    key: str
    issuer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyHandedOut(Event):
    """This kiosk's issuing key was shown or written to a file, with so many codes for the banks' pools."""

    kind = "key.handed_out"

    key: str
    how: HowTrusted
    codes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CodesMade(Event):
    """Short codes were drawn for a bank's pool; none of them is given out yet."""

    kind = "codes.made"

    bank: str
    codes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CodesTaken(Event):
    """This kiosk was handed short codes that it will take from visitors."""

    kind = "codes.taken"

    issuer: str
    codes: int
