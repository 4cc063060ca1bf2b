"""What the engine asks the screen to show: frozen values, codes and data; the words are the screen's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from kiosk.domain.compartments import DoorState, Size
from kiosk.engine.facilities.screens import FacilitiesScreen
from kiosk.engine.visitors.screens import CodeFor, ElsewhereBank, VisitorScreen


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
    this one and still stands open. ``can_report``: its person may find somebody's things in it.
    ``was_due``: its time is over (``until`` is past), everything is to be taken out.
    ``shared``: it is a colleague's, who lets this person open it until ``until``.
    ``desk_moved``: another door is nearer to their desk now. ``visiting``: a visitor, whose pass opens it.
    """

    door: Door
    fresh: bool
    until: datetime | None
    certain: bool = True
    reminding: bool = False
    can_change: bool = False
    also_shut: str | None = None
    can_report: bool = False
    was_due: bool = False
    shared: bool = False
    desk_moved: bool = False
    visiting: bool = False


@dataclass(frozen=True, slots=True)
class DoorIsYours:
    """A fresh door was shut: the same credential opens it again.

    ``favourite``: whether it is the door that this person likes best; None where that can't be said of it.
    ``visiting``: a visitor, whose pass opens it.
    """

    door: Door
    until: datetime | None
    favourite: bool | None = None
    visiting: bool = False


@dataclass(frozen=True, slots=True)
class KeepOrGiveBack:
    """The holder shut the door: is it empty now? No answer keeps it. ``can_share``: a colleague may be let in.

    ``visiting``: a visitor, who gives it back by leaving; ``for_today``: their pass opens a door again tomorrow.
    """

    door: Door
    since: datetime
    until: datetime | None
    can_share: bool = False
    visiting: bool = False
    for_today: bool = False


@dataclass(frozen=True, slots=True)
class GivenBack:
    """The door is free again. ``can_undo``: it was given back without a question, and can still be had again.

    ``visiting``: a visitor has left; their pass opens nothing any more (``for_today``: until tomorrow).
    """

    door: Door
    can_undo: bool = False
    visiting: bool = False
    for_today: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """The door stays the holder's. ``extended``: for longer than before."""

    door: Door
    until: datetime | None
    extended: bool = False


class NotLonger(Enum):
    """Why a door can't be kept for longer."""

    LIMIT = "limit"  # it was extended as often as the site allows, or it can't be at all
    BOOKED = "booked"  # others have reserved what is free then


@dataclass(frozen=True, slots=True)
class EndsSoon:
    """The holder is here, and the door's time is nearly over: keep it for longer, or give it back?

    ``until`` is when it ends (it may be past: the grace runs). ``longer_until`` is what pressing "keep" would give;
    None where it can't be kept for longer: then ``why_not`` says why. ``empty_by`` is the end of the grace.
    """

    door: Door
    until: datetime
    longer_until: datetime | None
    why_not: NotLonger | None = None
    empty_by: datetime | None = None


@dataclass(frozen=True, slots=True)
class MyDoor:
    """One door that a person may open. ``shared_by``: initials of the colleague whose door it is; None: their own."""

    door: Door
    until: datetime | None
    shared_by: str | None = None
    overdue: bool = False
    shared_with: str | None = None  # initials of who may open it, too


@dataclass(frozen=True, slots=True)
class MyDoors:
    """Which doors are this person's: to open one, give one back unopened, or (``can_take``) take one more.

    ``asked``: the person asked which is theirs. ``can_give_back``: without opening (policy "ask-first").
    """

    doors: tuple[MyDoor, ...]
    can_take: bool = False
    can_give_back: bool = False
    asked: bool = False


class AskedFor(Enum):
    """What a credential is to be shown for."""

    WHICH_IS_MINE = "which is mine"
    SHARING = "sharing"  # the colleague's
    SECOND_FACTOR = "second factor"  # the code was right; here a badge or QR code is needed, too


@dataclass(frozen=True, slots=True)
class ShowCredential:
    """Hold up a badge or QR code. For ``SHARING``: the colleague's, who may then open ``door`` until ``until``."""

    asked_for: AskedFor
    door: Door | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class ShareDoor:
    """For how long may a colleague open the door? ``ends`` are the choices, soonest first."""

    door: Door
    ends: tuple[datetime, ...]


@dataclass(frozen=True, slots=True)
class Sharing:
    """A colleague (``initials``) may open the door until then. ``begun``: this was just agreed. It can be stopped."""

    door: Door
    initials: str
    until: datetime
    begun: bool = False


@dataclass(frozen=True, slots=True)
class SharingStopped:
    """Only its holder opens the door again."""

    door: Door


@dataclass(frozen=True, slots=True)
class NotEmptyReported:
    """Thank you: ``found`` will be looked after. Leave the things inside and close it; ``other`` opens instead.

    ``other`` is None where no other door can be had.
    """

    found: Door
    other: Door | None


@dataclass(frozen=True, slots=True)
class InLine:
    """This person waits for a door. ``place`` from 1; ``joined``: just now. Once it is their turn, a door is kept for
    ``claim_minutes``; ``told``: they get a message then (their address is known). ``elsewhere``: the
    nearest bank of another kiosk that has one now.
    """

    place: int
    claim_minutes: int
    told: bool
    joined: bool = False
    elsewhere: ElsewhereBank | None = None


@dataclass(frozen=True, slots=True)
class LeftLine:
    """This person no longer waits."""


@dataclass(frozen=True, slots=True)
class NotOpenNow:
    """No doors are given at this hour; what one holds can be fetched at any time. ``opens_at`` None: not known."""

    opens_at: datetime | None


@dataclass(frozen=True, slots=True)
class AtLimit:
    """This person holds as many doors as they may (``most``)."""

    most: int


@dataclass(frozen=True, slots=True)
class ChooseDoor:
    """Another size or a reachable door: what is free now. ``current`` is the door to be exchanged."""

    by_size: Mapping[Size, int]
    reachable: int
    current: str


@dataclass(frozen=True, slots=True)
class EnterCode:
    """The PIN pad. ``tries_left`` is None until a code was refused; ``checking`` while one is being verified.

    ``after_badge``: a badge or QR code was accepted, and its person's code must follow (second factor).
    ``asked_for`` tells whose code it is.
    """

    length: int
    tries_left: int | None = None
    checking: bool = False
    after_badge: bool = False
    asked_for: CodeFor = CodeFor.PIN
    pad: tuple[int, ...] = ()  # where the ten digits are, if they are scrambled; empty: as on a telephone


@dataclass(frozen=True, slots=True)
class CodePaused:
    """Too many wrong codes at this pad; badges and QR codes go on working."""

    until: datetime


class CredentialShown(Enum):
    """What was held up and not known."""

    BADGE = "badge"
    TAG = "tag"  # what it said was heard before, so that nothing is known by it
    QR = "qr"


@dataclass(frozen=True, slots=True)
class NotKnown:
    """An unknown badge or QR code, or a tag that did not prove itself. Never says whether a person exists."""

    shown: CredentialShown


class Barred(Enum):
    """Why a known person can't use the doors now."""

    EXPIRED = "expired"
    NOT_YET = "not yet"
    SUSPENDED = "suspended"
    NO_DOORS_HERE = "no doors here"  # this bank has none for people like them (another tenant, another zone)
    RESERVED_ONLY = "reserved only"  # doors are given to those with a reservation
    HELD = "held"  # their door is opened by facilities only


@dataclass(frozen=True, slots=True)
class NotAllowed:
    """``holds`` names the door that still holds the person's things, ``from_`` when a later validity begins."""

    why: Barred
    holds: str | None = None
    from_: datetime | None = None


@dataclass(frozen=True, slots=True)
class BankFull:
    """Nothing can be given. ``others_free``: doors are free, but none of the size or height asked for.

    ``needs_reachable``: the person's profile asked for a door within reach, not the button; ``higher_free``: a higher
    one can be had by a press. ``can_wait``: they may join the line. ``free_at``: when the next one comes free, where
    that is known. ``promised``: those that are free are reserved for others. ``elsewhere``: the nearest bank of another
    kiosk that has one.
    """

    others_free: bool = False
    reachable_wanted: bool = False
    needs_reachable: bool = False
    higher_free: bool = False
    can_wait: bool = False
    free_at: datetime | None = None
    promised: bool = False
    elsewhere: ElsewhereBank | None = None


@dataclass(frozen=True, slots=True)
class DoorAt:
    """A door of another kiosk."""

    bank: str
    place: str
    number: str


@dataclass(frozen=True, slots=True)
class DoorElsewhere:
    """This person has a door, but at another bank (several: the nearest first). ``known_at``: when they had it, where
    nobody can say whether they have it still. ``can_take``: they may have one here, too.
    """

    doors: tuple[DoorAt, ...]
    known_at: datetime | None = None
    can_take: bool = False


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
    | EndsSoon
    | MyDoors
    | ShowCredential
    | ShareDoor
    | Sharing
    | SharingStopped
    | NotEmptyReported
    | InLine
    | LeftLine
    | NotOpenNow
    | AtLimit
    | ChooseDoor
    | EnterCode
    | CodePaused
    | NotKnown
    | NotAllowed
    | BankFull
    | DoorElsewhere
    | DoorDidNotOpen
    | DoorOutOfReach
    | BankOutOfReach
    | NotWorking
    | MoreTime
    | VisitorScreen
    | FacilitiesScreen
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
    takes_passes: bool = False  # visitors find doors here
    receives: bool = False  # visitors check in here


@dataclass(frozen=True, slots=True)
class Brand:
    """Whose screens these are for the present person: a tenant's own; an empty name is the site's."""

    tenant: str = ""
