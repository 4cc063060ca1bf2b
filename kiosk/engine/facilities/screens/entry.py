"""What operators see while they get in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class PinFor(Enum):
    """What an operator types their PIN for."""

    SIGN_IN = "sign in"
    SECOND = "second"  # a second operator stands by


class WhyNotSecond(Enum):
    """Why whoever typed a right PIN is not the second operator who is needed."""

    SAME_PERSON = "same person"
    NO_RIGHT = "no right"
    DREW_THE_PIN = "drew the pin"  # one person may know both PINs
    TOO_LATE = "too late"


@dataclass(frozen=True, slots=True)
class OperatorPin:
    """Operator's PIN, please. ``initials``: of whoever's badge was shown. ``pad``: where the ten digits are, if they
    are scrambled; empty: as on a telephone. ``tries_left`` None: nothing was wrong yet. ``can_use_door``: whoever's
    badge this is may have a door opened as a member of staff instead.
    """

    digits: int
    purpose: PinFor = PinFor.SIGN_IN
    initials: str = ""
    pad: tuple[int, ...] = ()
    checking: bool = False
    tries_left: int | None = None
    can_use_door: bool = False
    can_recover: bool = False  # a recovery code is possible here
    not_second: WhyNotSecond | None = None


@dataclass(frozen=True, slots=True)
class OperatorBadge:
    """The site asks for a badge and a PIN: hold up the badge."""

    purpose: PinFor = PinFor.SIGN_IN
    not_second: WhyNotSecond | None = None


@dataclass(frozen=True, slots=True)
class OperatorPaused:
    """No PIN of an operator is taken until then; staff notice nothing of it."""

    until: datetime
    can_recover: bool = False  # a recovery code is taken all the same


@dataclass(frozen=True, slots=True)
class NoOperators:
    """Nobody was made an operator of this kiosk yet: that is done at its command line."""


@dataclass(frozen=True, slots=True)
class RecoverAccess:
    """A recovery code answers this challenge: its QR code is held up to the scanner. ``refused``: one was, in vain.

    ``granted``: upstream lets somebody have a new PIN, whose badge is enough.
    """

    kiosk: str
    challenge: str  # three groups of four letters and digits; empty where the site takes no codes
    refused: bool = False
    granted: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class NewPin:
    """A PIN that was just drawn, shown once and never again. ``whose``: a name."""

    pin: str
    whose: str
    for_operator: bool = False
