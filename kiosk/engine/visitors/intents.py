"""What visitors, receptionists and hosts do at the screen, as the screen tells the engine.

What somebody typed is never part of the text form.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.domain.compartments import Size


@dataclass(frozen=True, slots=True)
class LanguageChosen:
    """The screen's language now, as its code."""

    language: str


@dataclass(frozen=True, slots=True)
class WelcomeVisitor:
    """Visitors: show where they begin."""


@dataclass(frozen=True, slots=True)
class CheckIn:
    """I have no invitation; or, from a receptionist's list, somebody has none."""


@dataclass(frozen=True, slots=True)
class TypeInvitation:
    """I have the code of an invitation."""


@dataclass(frozen=True, slots=True)
class UseVisitorCode:
    """At the bank: I have the code of a pass."""


@dataclass(frozen=True, slots=True)
class StartLeaving:
    """At reception: I am leaving. The pass is to be scanned, or its code typed."""


@dataclass(frozen=True, slots=True)
class DetailsGiven:
    """The form is filled in."""

    name: str = field(repr=False)
    company: str = field(default="", repr=False)
    email: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class HostTyped:
    """So much of the host's name is typed."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class HostPicked:
    """This one of those that were found (``index`` from 0)."""

    index: int


@dataclass(frozen=True, slots=True)
class NoHost:
    """I do not find them: reception will help."""


@dataclass(frozen=True, slots=True)
class TermsAnswered:
    """Accepted, or not: then nothing is kept of this visit."""

    accepted: bool


@dataclass(frozen=True, slots=True)
class LockerChosen:
    """A door of at least this size, at this bank, perhaps within reach."""

    bank: str
    size: Size
    reachable: bool = False


@dataclass(frozen=True, slots=True)
class NoLocker:
    """I need none."""


@dataclass(frozen=True, slots=True)
class PrintPass:
    """Print it (once more)."""


@dataclass(frozen=True, slots=True)
class ShowPage:
    """Another page of the list of visits (from 0)."""

    page: int


@dataclass(frozen=True, slots=True)
class VisitsTyped:
    """Only the visits with these words; empty: all of them."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ChangeLocker:
    """The pass of this visit is to be for another bank or size."""


@dataclass(frozen=True, slots=True)
class PickVisit:
    """This one of the page that is shown (``index`` from 0)."""

    index: int


@dataclass(frozen=True, slots=True)
class AdmitGuest:
    """Check in the invited guest of this visit."""


@dataclass(frozen=True, slots=True)
class ShowPass:
    """Show the pass of this visit again."""


@dataclass(frozen=True, slots=True)
class ExtendVisit:
    """Until this one of the choices (``index`` from 0)."""

    index: int


@dataclass(frozen=True, slots=True)
class EndVisit:
    """This visit is over."""


@dataclass(frozen=True, slots=True)
class ItIsEmpty:
    """Nothing of mine is in that door."""


@dataclass(frozen=True, slots=True)
class TakeOtherBank:
    """Give me a door at the other bank of this kiosk."""


@dataclass(frozen=True, slots=True)
class ShowKey:
    """From the receptionist's list: show this kiosk's key, for a bank to scan."""


@dataclass(frozen=True, slots=True)
class SameDigits:
    """Pairing: both screens show the same digits, or not. ``fingerprint``: those that were on this screen."""

    same: bool
    fingerprint: str = ""


VisitorIntent = (
    LanguageChosen
    | WelcomeVisitor
    | CheckIn
    | TypeInvitation
    | UseVisitorCode
    | StartLeaving
    | DetailsGiven
    | HostTyped
    | HostPicked
    | NoHost
    | TermsAnswered
    | LockerChosen
    | NoLocker
    | PrintPass
    | ShowPage
    | VisitsTyped
    | ChangeLocker
    | PickVisit
    | AdmitGuest
    | ShowPass
    | ExtendVisit
    | EndVisit
    | ItIsEmpty
    | TakeOtherBank
    | ShowKey
    | SameDigits
)
