"""What visitors see, at reception and at the bank: frozen values, as in ``kiosk.engine.screens``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from kiosk.domain.compartments import Size
from kiosk.domain.guests import VisitState
from kiosk.domain.hours import Span
from kiosk.domain.passes import WhyNoPass


class CodeFor(Enum):
    """What a code is typed for."""

    PIN = "pin"  # staff
    PASS = "pass"  # noqa: S105 - no password: a visitor's, at the bank
    INVITATION = "invitation"
    LEAVING = "leaving"  # a visitor's pass, at reception
    NEW_BADGE = "new badge"  # staff's PIN, before a new badge becomes theirs
    NEW_PIN = "new pin"  # staff's PIN, before they are given another
    ONE_TIME = "one-time code"  # that was sent to a member of staff who has forgotten their PIN


# --- checking in --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class VisitorWelcome:
    """The visitors' own start: choose a language, then check in (with or without an invitation), or leave.

    On a reception kiosk the start screen is drawn like this one.
    """


@dataclass(frozen=True, slots=True, repr=False)
class Details:
    """Who is it? The fields as they were typed before. ``missing`` names those that must still be filled.

    ``for_guest``: a receptionist types for somebody else.
    """

    name: str = ""
    company: str = ""
    email: str = ""
    asks_company: bool = True
    asks_email: bool = True
    missing: frozenset[str] = frozenset()
    for_guest: bool = False


@dataclass(frozen=True, slots=True)
class HostFound:
    """Somebody who may be visited, so that two of one name can be told apart."""

    name: str
    department: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class FindHost:
    """Whom do they visit? ``found`` answers ``query``; empty before enough was typed (``too_short``). ``more``: others
    fit as well, so more is to be typed. ``for_guest``: a receptionist types for somebody else.
    """

    query: str = ""
    found: tuple[HostFound, ...] = ()
    more: bool = False
    too_short: bool = True
    for_guest: bool = False


@dataclass(frozen=True, slots=True)
class ReadTerms:
    """The site's terms, by language; they must be accepted to go on."""

    version: str
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LockerOffer:
    """What one bank can give: how many passes of each size, and whether one is a promise (``confirmed``).

    ``reachable``: how many of them open a door within reach of a wheelchair; None where that isn't known.
    ``within_reach``: the same by the doors' sizes (a larger one serves, too). ``counted``: so many are free at a bank
    of another kiosk, now or (``known_at``) when it was heard of last.
    """

    bank: str
    place: str
    sizes: Mapping[Size, int]
    reachable: int | None = None
    confirmed: bool = True
    within_reach: Mapping[Size, int] | None = None
    counted: bool = False
    known_at: datetime | None = None

    def gives(self, size: Size | None, *, reachable: bool) -> bool:
        """Whether a door of this size (None: any) is to be had here, within reach if that is needed."""
        if size is not None and self.sizes.get(size, 0) <= 0:
            return False
        if not reachable or self.within_reach is None:
            return bool(self.sizes)
        return any(count > 0 for one, count in self.within_reach.items() if size is None or one.rank >= size.rank)


@dataclass(frozen=True, slots=True)
class ChooseLocker:
    """Which size, at which bank, within reach or not; or no locker. Only banks that can give something are offered."""

    offers: tuple[LockerOffer, ...]
    until: datetime


class Printing(Enum):
    """What becomes of the pass on paper."""

    NO_PRINTER = "no printer"
    READY = "ready"  # it can be printed
    UNDER_WAY = "under way"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class ShownPass:
    """A pass as its visitor takes it away. ``qr`` and ``code`` are secret and never part of the text form."""

    qr: str = field(repr=False)
    code: str = field(repr=False)  # eight digits; empty: none goes with it
    bank: str
    place: str
    starts_at: datetime
    ends_at: datetime
    size: Size | None = None
    reachable: bool = False
    hours: Span | None = None
    confirmed: bool = True
    code_until: datetime | None = None  # where that is sooner than ``ends_at``

    @property
    def code_ends_sooner(self) -> bool:
        """Whether the QR code opens a door for longer than the code does."""
        return self.code_until is not None and self.code_until < self.ends_at


@dataclass(frozen=True, slots=True)
class PassReady:
    """Here is your pass: photograph it, write the code down, or take it printed. ``again``: the same once more.

    ``mailed``: it is on its way to their address. ``host_told``: their host gets a notice. ``extended``: what they took
    away before ends earlier, at a bank that can't be told.
    """

    shown: ShownPass
    printing: Printing = Printing.NO_PRINTER
    mailed: bool = False
    host_told: bool = False
    again: bool = False
    extended: bool = False


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """Welcome; no locker. ``none_free``: they wanted one."""

    host_told: bool
    none_free: bool = False


@dataclass(frozen=True, slots=True)
class InvitationUnknown:
    """No visit is expected under what was scanned or typed; or it was used already. They can check in without it."""


@dataclass(frozen=True, slots=True)
class InvitationEarly:
    """The invitation is for another time."""

    starts_at: datetime


# --- reception's list ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, repr=False)
class VisitLine:
    """One visit of today, for a receptionist or for its host. ``door``: what they hold at a bank of this kiosk."""

    name: str
    company: str
    host: str
    state: VisitState
    starts_at: datetime
    ends_at: datetime
    bank: str | None = None
    door: str | None = None
    overdue: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Visits:
    """Today's visits (``page`` of ``pages``, from 0), those to come first. ``own``: a host sees their own only.

    ``query``: only those in which each of its words begins a word of guest, company or host.
    """

    lines: tuple[VisitLine, ...]
    page: int = 0
    pages: int = 1
    own: bool = False
    query: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class VisitShown:
    """One of them, and what can be done: show its pass again, extend it, end it.

    ``longer_until``: the ends to choose from. ``may_open_until``: the bank of its pass (``at_bank``) can't be told from
    here, and may take it until then, also after the visit was ended.
    """

    line: VisitLine
    can_check_in: bool = False
    can_show_pass: bool = False
    can_end: bool = False
    longer_until: tuple[datetime, ...] = ()
    may_open_until: datetime | None = None
    at_bank: str | None = None
    out_of_reach: bool = False  # the bank of its pass can't be told of what is done here
    can_change_locker: bool = False  # another bank or size: the pass that is out is replaced


# --- leaving ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StillInside:
    """You are leaving, but you have this door still: fetch your things first, or say that it is empty.

    ``door`` is None at a bank of another kiosk, which can't be asked: have you emptied it?
    """

    door: str | None
    bank: str
    place: str


@dataclass(frozen=True, slots=True)
class Goodbye:
    """The visit is over. ``bank`` is one that could not be asked whether their door is empty: please look there.

    ``for_today``: it goes on on another day, with the same pass.
    """

    host_told: bool = False
    bank: str | None = None
    place: str = ""
    for_today: bool = False


# --- at the bank --------------------------------------------------------------------------------------------------


class PassForm(Enum):
    """What was shown."""

    QR = "qr"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class PassRefused:
    """Nothing opens, and why. ``bank`` and ``place``: where it would. ``from_`` and ``until``: when.

    ``holds``: the door that still holds this visitor's things. ``clock``: what this kiosk takes for the time.
    """

    why: WhyNoPass
    form: PassForm = PassForm.QR
    bank: str | None = None
    place: str = ""
    from_: datetime | None = None
    until: datetime | None = None
    holds: str | None = None
    clock: datetime | None = None


@dataclass(frozen=True, slots=True)
class ElsewhereBank:
    """A bank of another kiosk. ``has_room``: it is known to have a door for whoever reads this; where nobody can say
    whether it has still, ``known_at`` is when it had one.
    """

    bank: str
    place: str
    has_room: bool = False
    known_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PassBankFull:
    """The bank of this pass has nothing left. ``other``: a bank of this kiosk that has; it can be taken there.

    ``elsewhere``: banks of other kiosks, the nearest first; reception changes the pass for one of them.
    """

    bank: str
    other: LockerOffer | None = None
    elsewhere: tuple[ElsewhereBank, ...] = ()


# --- keys ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class KeyCard:
    """This kiosk's issuing key, to be scanned by a bank; ``fingerprint`` is compared by the people at both screens.

    ``tenants``: whose visitors it signs passes for.
    """

    qr: str
    fingerprint: str
    issuer: str
    tenants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pairing:
    """Hold the other screen's code to the scanner; then (``fingerprint``): are the digits the same? ``done``: taken.

    ``tenants``: whose visitors it signs passes for.
    """

    fingerprint: str = ""
    issuer: str = ""
    site: str = ""
    done: bool = False
    tenants: tuple[str, ...] = ()


VisitorScreen = (
    VisitorWelcome
    | Details
    | FindHost
    | ReadTerms
    | ChooseLocker
    | PassReady
    | CheckedIn
    | InvitationUnknown
    | InvitationEarly
    | Visits
    | VisitShown
    | StillInside
    | Goodbye
    | PassRefused
    | PassBankFull
    | KeyCard
    | Pairing
)
