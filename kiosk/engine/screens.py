"""What the engine asks the screen to show: frozen values, codes and data; the words are the screen's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from kiosk.domain.compartments import DoorState, Size


class Side(Enum):
    """Where a door is, seen from the screen."""

    LEFT = "left"
    RIGHT = "right"
    UNKNOWN = "unknown"  # the site file does not say where in the bank the screen hangs


@dataclass(frozen=True, slots=True)
class Place:
    """Where a door hangs: ``column`` of ``columns`` from the left, ``row`` of ``rows`` from the top, from 1."""

    side: Side
    column: int
    columns: int
    row: int
    rows: int


@dataclass(frozen=True, slots=True)
class Door:
    """A door as the person knows it."""

    number: str
    place: Place
    state: DoorState = DoorState.UNKNOWN


# --- the screens ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Start:
    """The attract screen, which is the start screen."""


@dataclass(frozen=True, slots=True)
class DoorOpening:
    """The open command is on its way; the sensor has not answered yet. ``retrying`` after a first try failed."""

    door: Door
    retrying: bool = False


@dataclass(frozen=True, slots=True)
class DoorOpen:
    """The door is open. ``fresh``: just given; otherwise the holder came back.

    ``certain`` is False where the bank has no working sensor for this door: it should be open.
    ``reminding``: it has been open for long, please shut it. ``also_shut`` names a door that was exchanged for
    this one and still stands open.
    """

    door: Door
    fresh: bool
    until: datetime | None
    certain: bool = True
    reminding: bool = False
    can_change: bool = False
    also_shut: str | None = None


@dataclass(frozen=True, slots=True)
class DoorIsYours:
    """A fresh door was shut: the same credential opens it again."""

    door: Door
    until: datetime | None


@dataclass(frozen=True, slots=True)
class KeepOrGiveBack:
    """The holder shut the door: is it empty now? No answer keeps it."""

    door: Door
    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class GivenBack:
    """The door is free again."""

    door: Door


@dataclass(frozen=True, slots=True)
class Kept:
    """The door stays the holder's."""

    door: Door
    until: datetime | None


@dataclass(frozen=True, slots=True)
class ChooseDoor:
    """Another size or a reachable door: what is free now. ``current`` is the door to be exchanged."""

    by_size: Mapping[Size, int]
    reachable: int
    current: str


@dataclass(frozen=True, slots=True)
class EnterCode:
    """The PIN pad. ``tries_left`` is None until a code was refused; ``checking`` while one is being verified."""

    length: int
    tries_left: int | None = None
    checking: bool = False


@dataclass(frozen=True, slots=True)
class CodePaused:
    """Too many wrong codes at this pad; badges and QR codes go on working."""

    until: datetime


class CredentialShown(Enum):
    """What was held up and not known."""

    BADGE = "badge"
    QR = "qr"


@dataclass(frozen=True, slots=True)
class NotKnown:
    """An unknown badge or QR code. Never says whether a person exists."""

    shown: CredentialShown


class Barred(Enum):
    """Why a known person can't use the doors now."""

    EXPIRED = "expired"
    NOT_YET = "not yet"
    SUSPENDED = "suspended"


@dataclass(frozen=True, slots=True)
class NotAllowed:
    """``holds`` names the door that still holds the person's things, ``from_`` when a later validity begins."""

    why: Barred
    holds: str | None = None
    from_: datetime | None = None


@dataclass(frozen=True, slots=True)
class BankFull:
    """Nothing can be given. ``others_free``: doors are free, but none of the size or height asked for."""

    others_free: bool = False
    reachable_wanted: bool = False


@dataclass(frozen=True, slots=True)
class DoorDidNotOpen:
    """The sensor says that the door stayed shut. ``other_free``: another door can be had instead."""

    door: Door
    holds_things: bool
    other_free: bool


@dataclass(frozen=True, slots=True)
class DoorOutOfReach:
    """The lock board of the door does not answer. A holder's things are safe inside.

    ``fresh``: just given, and nobody can tell whether it opened: pull gently, try again, or take another door if
    ``other_free``.
    """

    door: Door
    fresh: bool = False
    other_free: bool = False


@dataclass(frozen=True, slots=True)
class BankOutOfReach:
    """No lock board with a free door answers."""


@dataclass(frozen=True, slots=True)
class NotWorking:
    """The record can't be written, so no door may open."""


@dataclass(frozen=True, slots=True)
class MoreTime:
    """Nothing was touched for a while: does the person need more time?"""


Screen = (
    Start
    | DoorOpening
    | DoorOpen
    | DoorIsYours
    | KeepOrGiveBack
    | GivenBack
    | Kept
    | ChooseDoor
    | EnterCode
    | CodePaused
    | NotKnown
    | NotAllowed
    | BankFull
    | DoorDidNotOpen
    | DoorOutOfReach
    | BankOutOfReach
    | NotWorking
    | MoreTime
)


# --- the bank behind every screen -------------------------------------------------------------------------------


class TileState(Enum):
    """How one door is drawn; kiosk-ui.md section 4."""

    FREE = "free"
    TAKEN = "taken"
    YOURS = "yours"
    OPEN = "open"
    CHECK = "check"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Tile:
    """One door of the bank's front."""

    door: str
    column: int
    row: int
    size: Size
    state: TileState


@dataclass(frozen=True, slots=True)
class BankView:
    """The bank as it hangs. ``screen_after`` is the column left of the screen (0: the screen hangs first)."""

    tiles: tuple[Tile, ...] = ()
    free: int = 0
    screen_after: int | None = None
    devices_down: tuple[str, ...] = ()  # names of the parts that do not work now
    readers_down: bool = False  # no badge reader works
    accepts_codes: bool = True
