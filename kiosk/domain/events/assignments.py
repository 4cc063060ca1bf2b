"""Assignments: a compartment is given to a person, becomes due, is given back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from kiosk.domain.assignments import EndReason, Model
from kiosk.domain.events.base import Event, OtherPerson


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned(Event):
    """A person was given a compartment; ``why`` tells what spoke for this one.

    ``until`` is its end, none where the policy sets none; ``instead_of`` the assignment that goes on by this one.
    """

    kind = "assignment.assigned"

    model: Model
    why: str
    until: datetime | None = None
    shift: str | None = None
    reservation: str | None = None
    instead_of: str | None = None


class WhyNotAssigned(Enum):
    """Why a person was given nothing."""

    ALL_IN_USE = "all in use"
    NONE_FITS = "none fits"
    NONE_ANSWERS = "none answers"
    PROMISED = "promised"
    NO_DOORS_HERE = "no doors here"
    RESERVED_ONLY = "reserved only"
    NOT_NOW = "not at this hour"
    AT_LIMIT = "holds as many as they may"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAssigned(Event):
    """A person was given no compartment, and why; ``holds`` is how many they hold where they may have no more."""

    kind = "assignment.refused"

    why: WhyNotAssigned
    holds: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTaken(Event):
    """A step that an assignment takes by itself; ``due`` is when it was to be taken."""

    due: datetime


class Warned(StepTaken):
    """A holder was warned that their time is nearly over."""

    __slots__ = ()
    kind = "assignment.warned"


class Expired(StepTaken):
    """The time of an assignment is over; what becomes of it is told by what follows."""

    __slots__ = ()
    kind = "assignment.expired"


class Overdue(StepTaken):
    """The grace is over, too, and the holder still has the compartment."""

    __slots__ = ()
    kind = "assignment.overdue"


class Flagged(StepTaken):
    """The compartment was never emptied: facilities must look into it."""

    __slots__ = ()
    kind = "assignment.flagged"


class Held(StepTaken):
    """By the policy's word, or because the holder is suspended, only facilities open the compartment from now on."""

    __slots__ = ()
    kind = "assignment.held"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extended(Event):
    """A holder keeps the compartment until later; ``extension`` counts how often they have done so."""

    kind = "assignment.extended"

    until: datetime
    extension: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebased(Event):
    """It was given while the clock was wrong: its end was set anew by the right one."""

    kind = "assignment.rebased"

    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended(Event):
    """An assignment is over; ``due`` is when it was to end, where the kiosk ended it by itself."""

    kind = "assignment.ended"

    reason: EndReason
    due: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared(Event):
    """A holder lets a colleague open the compartment, too, for a time."""

    kind = "assignment.shared"

    colleague: OtherPerson[str]
    until: datetime


class WhyShareEnded(Enum):
    """Why a colleague can open the compartment no longer."""

    TAKEN_BACK = "taken back"
    OVER = "its time is over"
    ASSIGNMENT_ENDED = "the assignment ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareEnded(Event):
    """Only its holder opens the compartment again."""

    kind = "assignment.share_ended"

    colleague: OtherPerson[str]
    why: WhyShareEnded
