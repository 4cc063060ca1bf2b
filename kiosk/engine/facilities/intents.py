"""What operators do at the screen, as it tells the engine. PINs and what was typed are never in the text form."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from kiosk.domain.devices import DeviceKind
from kiosk.domain.events.credentials import Identified
from kiosk.domain.events.kiosk_life import TakenOut
from kiosk.domain.events.operators import Run
from kiosk.domain.operators import Role
from kiosk.domain.reasons import Reason
from kiosk.domain.recovery import Category, Proof
from kiosk.engine.facilities.screens import CompartmentAction, MapFilter, PersonAction

# --- getting in and out (Leave ends the session, Back goes one screen back) --------------------------------------


@dataclass(frozen=True, slots=True)
class SignIn:
    """The corner was held, or "Facilities" chosen on the help sheet."""


@dataclass(frozen=True, slots=True)
class OperatorPinEntered:
    """All digits are in."""

    pin: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class UseDoorInstead:
    """My badge was held up because I want my own door."""


@dataclass(frozen=True, slots=True)
class RecoverMyAccess:
    """I have no PIN any more: show a challenge."""


@dataclass(frozen=True, slots=True)
class PinSeen:
    """I have written the new PIN down."""


@dataclass(frozen=True, slots=True)
class ShowOperators:
    """Who works this kiosk?"""


@dataclass(frozen=True, slots=True)
class SetOperator:
    """This person is an operator of this role from now on (None: no longer)."""

    person_id: str
    role: Role | None


@dataclass(frozen=True, slots=True)
class DrawOperatorPin:
    """A new PIN for this operator."""

    person_id: str


# --- the bank -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ShowFront:
    """The map again, or its list."""

    as_list: bool = False


@dataclass(frozen=True, slots=True)
class FilterFront:
    """Only these stand out."""

    filter: MapFilter


@dataclass(frozen=True, slots=True)
class SearchFront:
    """A door number, or a name; empty: no more."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ShowCompartment:
    """This compartment."""

    compartment_id: int


@dataclass(frozen=True, slots=True)
class DoAction:
    """One of the shown compartment's actions; most ask for a reason next."""

    action: CompartmentAction


@dataclass(frozen=True, slots=True)
class GiveReason:
    """Why: the action is done with it (the button was held)."""

    reason: Reason
    words: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class PickTarget:
    """Move its holder here."""

    compartment_id: int


@dataclass(frozen=True, slots=True)
class PutOutOfService:
    """The shown compartment, with a note, until this day (exclusive; None: until somebody says so)."""

    note: str = field(repr=False)
    until: date | None = None


@dataclass(frozen=True, slots=True)
class ShowOlder:
    """Older lines of the history."""


@dataclass(frozen=True, slots=True)
class PrepareRun:
    """Open many, clean, or the emergency release: which doors?"""

    run: Run


@dataclass(frozen=True, slots=True)
class StartRun:
    """These, one after another; None: all. The button was held."""

    compartment_ids: tuple[int, ...] | None
    reason: Reason
    words: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class StopRun:
    """Open no more."""


# --- recovery and lost property -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ShowCases:
    """The open cases."""


@dataclass(frozen=True, slots=True)
class ShowCase:
    """This case."""

    case_id: str


@dataclass(frozen=True, slots=True)
class OpenForCase:
    """Open its door: the content is taken out."""


@dataclass(frozen=True, slots=True)
class Collected:
    """It is taken out, or (``empty``) nothing was inside."""

    empty: bool = False


@dataclass(frozen=True, slots=True)
class DescribeFound:
    """Write down a thing."""


@dataclass(frozen=True, slots=True)
class TakePhoto:
    """With the camera of the scanner."""


@dataclass(frozen=True, slots=True)
class ItemDescribed:
    """The form is filled in."""

    category: Category | None
    description: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class AllListed:
    """Nothing more was in there."""


@dataclass(frozen=True, slots=True)
class InspectedAndReset:
    """I have looked: it is empty, clean, and free again."""


@dataclass(frozen=True, slots=True)
class SkipNext:
    """Leave the next step out; a reason is asked for."""


@dataclass(frozen=True, slots=True)
class CancelCase:
    """Call the case off; a reason is asked for."""


@dataclass(frozen=True, slots=True)
class WhySkipped:
    """The reason."""

    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ShowLostProperty:
    """The log: a page of it, what is typed, and whether only what is still here."""

    page: int = 0
    query: str = field(default="", repr=False)
    kept_only: bool = True


@dataclass(frozen=True, slots=True)
class ShowItem:
    """This thing."""

    item_id: str


@dataclass(frozen=True, slots=True)
class PrintLabel:
    """The label of the shown thing's bag."""


@dataclass(frozen=True, slots=True)
class StartHandBack:
    """Somebody is here for it."""


@dataclass(frozen=True, slots=True)
class HandItBack:
    """To whom, and what shows that it is theirs. ``signature``: strokes as SVG path data in a box of 1000 by 400."""

    name: str = field(repr=False)
    proof: Proof
    signature: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class DisposeOf:
    """The shown thing; before its legal days are over a reason is asked for."""


# --- people -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ShowPeople:
    """Look for somebody."""


@dataclass(frozen=True, slots=True)
class PersonTyped:
    """A part of their name."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ShowPerson:
    """This person."""

    person_id: str


@dataclass(frozen=True, slots=True)
class DoForPerson:
    """One of the shown person's actions. ``compartment_id``: which of theirs is to be opened."""

    action: PersonAction
    compartment_id: int | None = None


@dataclass(frozen=True, slots=True)
class IsIdentified:
    """I know who it is, and how."""

    how: Identified


# --- alarms, health, settings -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ShowAlarms:
    """What is wrong."""


@dataclass(frozen=True, slots=True)
class Acknowledge:
    """I have taken note of it."""

    alarm_id: str


@dataclass(frozen=True, slots=True)
class ShowHealth:
    """How the kiosk is."""


@dataclass(frozen=True, slots=True)
class TestPart:
    """Try this part: a scanner and its camera have one name. ``compartment_id``: which lock of a bus."""

    __test__ = False  # no test case

    kind: DeviceKind
    name: str
    compartment_id: int | None = None


@dataclass(frozen=True, slots=True)
class TestSeen:
    """What I saw of the test."""

    __test__ = False

    passed: bool


@dataclass(frozen=True, slots=True)
class TestTouch:
    """Try the touch screen."""

    __test__ = False


@dataclass(frozen=True, slots=True)
class TouchTested:
    """How many fields were reached."""

    reached: int
    of: int


@dataclass(frozen=True, slots=True)
class ShowLook:
    """Volume, brightness, message."""


@dataclass(frozen=True, slots=True)
class SetLook:
    """As set; percent."""

    volume: int
    brightness: int
    message: str


@dataclass(frozen=True, slots=True)
class ShowCopyOut:
    """Copy something to a stick."""


@dataclass(frozen=True, slots=True)
class CopyIt:
    """This."""

    what: TakenOut


# --- what staff do on their own -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class HelpMyself:
    """I have a new badge, or want another PIN, or have forgotten it."""


@dataclass(frozen=True, slots=True)
class BindMyBadge:
    """I have a new badge and know my PIN."""


@dataclass(frozen=True, slots=True)
class ChangeMyPin:
    """I want another PIN and know my old one."""


@dataclass(frozen=True, slots=True)
class ForgotMyPin:
    """Send me a code."""


@dataclass(frozen=True, slots=True)
class IAm:
    """My name, as typed; or my badge is held up instead."""

    name: str = field(repr=False)


FacilitiesIntent = (
    SignIn
    | OperatorPinEntered
    | UseDoorInstead
    | RecoverMyAccess
    | PinSeen
    | ShowOperators
    | SetOperator
    | DrawOperatorPin
    | ShowFront
    | FilterFront
    | SearchFront
    | ShowCompartment
    | DoAction
    | GiveReason
    | PickTarget
    | PutOutOfService
    | ShowOlder
    | PrepareRun
    | StartRun
    | StopRun
    | ShowCases
    | ShowCase
    | OpenForCase
    | Collected
    | DescribeFound
    | TakePhoto
    | ItemDescribed
    | AllListed
    | InspectedAndReset
    | SkipNext
    | CancelCase
    | WhySkipped
    | ShowLostProperty
    | ShowItem
    | PrintLabel
    | StartHandBack
    | HandItBack
    | DisposeOf
    | ShowPeople
    | PersonTyped
    | ShowPerson
    | DoForPerson
    | IsIdentified
    | ShowAlarms
    | Acknowledge
    | ShowHealth
    | TestPart
    | TestSeen
    | TestTouch
    | TouchTested
    | ShowLook
    | SetLook
    | ShowCopyOut
    | CopyIt
    | HelpMyself
    | BindMyBadge
    | ChangeMyPin
    | ForgotMyPin
    | IAm
)
