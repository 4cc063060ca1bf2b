"""Operators: who was let into facilities mode, what they looked at, and what they ran for many doors at once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from kiosk.domain.events.base import Event, OtherPerson, Personal
from kiosk.domain.operators import Right, Role


class HowIn(Enum):
    """What an operator showed."""

    PIN = "pin"
    BADGE_AND_PIN = "badge and pin"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedIn(Event):
    """An operator began to work the kiosk."""

    kind = "operator.login"

    role: Role
    how: HowIn


class WhyOut(Enum):
    """How an operator's time at the screen ended."""

    LEFT = "left"
    IDLE = "idle"
    ENDED = "ended"  # their right to be here was taken from them meanwhile


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedOut(Event):
    """An operator's time at the screen is over."""

    kind = "operator.logout"

    why: WhyOut


class WhyNoLogin(Enum):
    """Why nobody was let in as an operator."""

    WRONG = "wrong"  # nobody's PIN, or not the PIN of whoever's badge was shown
    PAUSED = "paused"  # too many wrong tries shortly before
    CODE_REFUSED = "recovery code refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoginFailed(Event):
    """Somebody tried to work the kiosk as an operator, and was not let in."""

    kind = "operator.login_failed"

    why: WhyNoLogin


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatorRefused(Event):
    """An operator asked for something that they have no right to; nothing was changed."""

    kind = "operator.refused"

    right: Right


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatorSet(Event):
    """A person became an operator, or has another role now."""

    kind = "operator.set"

    role: Role


class OperatorEnded(Event):
    """A person is no operator any more; their PIN lets nobody in."""

    __slots__ = ()
    kind = "operator.ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatorPinDrawn(Event):
    """An operator was given a new PIN; the one before lets nobody in. ``by_code``: they showed a recovery code."""

    kind = "operator.pin_drawn"

    by_code: bool = False


class RecoveryAsked(Event):
    """Somebody without a PIN asked for a challenge, which a recovery code has to answer."""

    __slots__ = ()
    kind = "operator.recovery_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondOperator(Event):
    """A second operator stood by for what comes next; ``first`` is the one who is at the screen."""

    kind = "operator.second"

    first: OtherPerson[str]
    for_what: str


class Looked(Enum):
    """What of people an operator looked at."""

    HOLDER = "holder"  # whose a compartment is
    HISTORY = "history"  # of a compartment
    PERSON = "person"
    SEARCH = "search"  # names were searched; ``words`` are what was typed
    CASE = "case"
    LOST_PROPERTY = "lost property"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalDataSeen(Event):
    """An operator saw what tells of people."""

    kind = "operator.looked"

    looked: Looked
    count: int = 1
    words: Personal[str | None] = None


class Run(Enum):
    """What was run over many doors."""

    OPEN = "open"
    CLEAN = "clean"
    EMERGENCY = "emergency"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunStarted(Event):
    """Many doors are about to be opened one after another; ``by_input`` names the contact that set it off."""

    kind = "run.started"

    run: Run
    doors: int
    by_input: str | None = None
    reason: Personal[str | None] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunEnded(Event):
    """The last door was reached, or somebody stopped it; so many came open, so many did not."""

    kind = "run.ended"

    run: Run
    opened: int
    not_opened: int
    stopped: bool
