"""What operators see of the bank: the map, one compartment, many doors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from kiosk.domain.assignments import Model
from kiosk.domain.compartments import Condition, Size
from kiosk.domain.events.operators import Run
from kiosk.domain.people import PersonKind, Standing
from kiosk.domain.reasons import Reason
from kiosk.engine.facilities.screens.around import FrontTile


class MapFilter(Enum):
    """Which compartments stand out."""

    ALL = "all"
    FREE = "free"
    IN_USE = "in use"
    TO_CHECK = "to check"
    OPEN = "open"
    OFF = "off"


@dataclass(frozen=True, slots=True, repr=False)
class BankFront:
    """The map, or (``as_list``) the same as a list. ``found``: the compartments that fit what was searched, by door
    number or (with the right to) by a name; None: nothing is searched.
    """

    filter: MapFilter = MapFilter.ALL
    as_list: bool = False
    query: str = ""
    found: frozenset[int] | None = None


@dataclass(frozen=True, slots=True, repr=False)
class HolderShown:
    """Whose a compartment is."""

    name: str
    kind: PersonKind
    standing: Standing
    department: str = ""
    tenant: str = ""


class CompartmentAction(Enum):
    """What may be done to a compartment, in the order of the buttons."""

    OPEN = "open"
    TAKE_ON = "take on"  # open a recovery case, or go on with it
    RELEASE = "release"
    RESET = "reset"
    HOLD = "hold"
    END_HOLD = "end hold"
    MOVE = "move"
    OUT_OF_SERVICE = "out of service"
    IN_SERVICE = "in service"
    ACKNOWLEDGE = "acknowledge"
    HISTORY = "history"


class Came(Enum):
    """What came of the last override of this session at this door."""

    NOTHING_YET = "nothing yet"
    OPENING = "opening"
    OPENED = "opened"
    NOT_OPENED = "not opened"
    UNKNOWN = "unknown"  # its sensor tells nothing


@dataclass(frozen=True, slots=True)
class CompartmentShown:
    """One compartment. The tile follows the door live; ``holder`` is None where nobody has it, or without the right."""

    tile: FrontTile
    actions: tuple[CompartmentAction, ...]
    holder: HolderShown | None = None
    model: Model | None = None
    held_since: datetime | None = None
    until: datetime | None = None
    told_at: datetime | None = None
    notes: tuple[tuple[Condition, str, date | None], ...] = ()  # what was said of each, and until when
    came: Came = Came.NOTHING_YET


@dataclass(frozen=True, slots=True)
class ChooseReason:
    """Why? Then the button is held for two seconds. ``two_people``: a second operator is asked for next.

    ``refused``: a reason in words was asked for and is missing.
    """

    action: CompartmentAction
    door: str
    reasons: tuple[Reason, ...]
    two_people: bool = False
    words_missing: bool = False


@dataclass(frozen=True, slots=True)
class MoveTo:
    """Which door instead? ``free`` are the doors that can be given, by number, size and whether within reach."""

    door: str
    free: tuple[tuple[int, str, Size, bool], ...]  # compartment id first


@dataclass(frozen=True, slots=True)
class TakeOutOfService:
    """A note, and a day until which it lasts (or none)."""

    door: str
    today: date
    note_missing: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class HistoryLine:
    """One line of a compartment's history: an event by its kind, who, and who as an operator."""

    at: datetime
    kind: str
    person: str = ""
    operator: str = ""
    said: str = ""  # the reason, or what the outcome was, as a value of its enum or in the operator's words


@dataclass(frozen=True, slots=True, repr=False)
class CompartmentHistory:
    """Newest first. ``more``: there are older ones."""

    door: str
    lines: tuple[HistoryLine, ...]
    more: bool = False


@dataclass(frozen=True, slots=True)
class ChooseDoors:
    """Which doors are to be opened one after another: all, the free ones, or those that are picked on the map."""

    run: Run
    all: int
    free: int
    can_all: bool = True


@dataclass(frozen=True, slots=True)
class RunShown:
    """Doors open one after another. ``done``: by door number what came of each, in order; ``now``: the one it is at;
    ``open``: doors that still stand open; ``over``: the last was reached, or it was stopped.
    """

    run: Run
    doors: tuple[str, ...]
    done: tuple[tuple[str, Came], ...] = ()
    now: str = ""
    open: tuple[str, ...] = ()
    over: bool = False
    stopped: bool = False
    by_input: str = ""  # the contact that set it off


@dataclass(frozen=True, slots=True)
class Evacuation:
    """On the staff's screen while the emergency release is on: leave; doors are open."""
