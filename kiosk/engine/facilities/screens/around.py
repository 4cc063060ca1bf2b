"""What stands beside every screen of operators: the session, the front of the bank, the look of the screen."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum

from kiosk.domain.alarms import AlarmKind
from kiosk.domain.assignments import Phase
from kiosk.domain.compartments import Condition, DoorState, Occupancy, Size
from kiosk.domain.operators import Right, Role
from kiosk.domain.recovery import CaseCause, CaseStep


@dataclass(frozen=True, slots=True)
class SessionView:
    """Who works the kiosk, for the bar above. ``left_s``: so many seconds until the session ends if nothing is touched,
    counted from when this is published; ``suspended``: not while a door is open.
    """

    initials: str
    role: Role
    rights: frozenset[Right]
    left_s: float
    suspended: bool = False


@dataclass(frozen=True, slots=True)
class FrontTile:
    """One compartment on the map of facilities. Occupancy and door are two facts."""

    id: int
    bank: str
    door: str
    column: int
    row: int
    size: Size
    occupancy: Occupancy
    sensor: DoorState
    answering: bool = True  # its lock board answers
    since: datetime | None = None  # of its occupancy, where that is known
    conditions: frozenset[Condition] = frozenset()
    phase: Phase | None = None  # of its assignment
    alarm: AlarmKind | None = None  # the gravest live one
    case: str | None = None  # an open recovery case
    opening: bool = False  # its lock is being pulsed


class NeedKind(Enum):
    """What facilities should see to, gravest first."""

    ALARM = "alarm"
    FLAGGED = "flagged"
    OVERDUE = "overdue"
    CASE = "case"
    OUT_OF_SERVICE = "out of service"


@dataclass(frozen=True, slots=True)
class Need:
    """One line of "Needs you". ``told_at``: when the holder was last told."""

    kind: NeedKind
    since: datetime | None
    compartment_id: int | None = None
    door: str = ""
    alarm: AlarmKind | None = None
    device: str = ""
    told_at: datetime | None = None
    cause: CaseCause | None = None
    step: CaseStep | None = None
    note: str = ""
    until: date | None = None  # out of service


@dataclass(frozen=True, slots=True)
class Figures:
    """The day in numbers, since local midnight, and the bank as it is now."""

    free: int = 0
    in_use: int = 0
    to_check: int = 0  # overdue and flagged
    open: int = 0
    off: int = 0
    given_today: int = 0
    opened_today: int = 0
    refused_today: int = 0  # people who were given no door
    open_cases: int = 0


@dataclass(frozen=True, slots=True)
class FrontView:
    """The whole front, live: published anew at each change while an operator is here."""

    tiles: tuple[FrontTile, ...] = ()
    needs: tuple[Need, ...] = ()  # gravest first
    figures: Figures = field(default_factory=Figures)
    screen_after: int | None = None
    record_fault: str = ""  # a sentence, where the database is damaged or was restored


@dataclass(frozen=True, slots=True)
class KioskLook:
    """What an operator has set for the screen: percent, and a message on the start screen (empty: none)."""

    volume: int = 100
    brightness: int = 100
    message: str = ""
