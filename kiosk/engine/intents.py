"""What a person does at the screen, as the screen tells the engine."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.compartments import Size
from kiosk.engine.facilities.intents import FacilitiesIntent
from kiosk.engine.visitors.intents import VisitorIntent


@dataclass(frozen=True, slots=True)
class UseCode:
    """Show the PIN pad."""


@dataclass(frozen=True, slots=True, repr=False)
class CodeEntered:
    """All digits are in. Its text form never shows them."""

    code: str

    def __repr__(self) -> str:
        return "CodeEntered(…)"


@dataclass(frozen=True, slots=True)
class Leave:
    """Back to the start screen; what is the person's stays theirs."""


@dataclass(frozen=True, slots=True)
class GiveBack:
    """Yes, the door is empty."""


@dataclass(frozen=True, slots=True)
class Keep:
    """No, keep it."""


@dataclass(frozen=True, slots=True)
class OpenAgain:
    """Open the same door once more (it stuck, or something was forgotten)."""


@dataclass(frozen=True, slots=True)
class ItDidOpen:
    """The sensor says that the door stayed shut; the person before it says that it is open."""


@dataclass(frozen=True, slots=True)
class ItIsShut:
    """The sensor says that the door stands open; the person before it says that it is shut."""


@dataclass(frozen=True, slots=True)
class ChangeDoor:
    """Show which other doors can be had."""


@dataclass(frozen=True, slots=True)
class PickDoor:
    """This size, or a reachable door, or (neither) any other door instead of one that stuck."""

    size: Size | None = None
    reachable: bool = False


@dataclass(frozen=True, slots=True)
class Back:
    """From a choice back to the screen before it."""


@dataclass(frozen=True, slots=True)
class Touched:
    """Somebody is there. Sent at most once a second."""


@dataclass(frozen=True, slots=True)
class ReachMode:
    """The wheelchair button: prefer reachable doors until this person leaves."""

    on: bool


@dataclass(frozen=True, slots=True)
class HelpAsked:
    """The help button was pressed: recorded, so that a site can see where people get stuck."""


@dataclass(frozen=True, slots=True)
class KeepLonger:
    """Yes, keep it for longer."""


@dataclass(frozen=True, slots=True)
class NotEmpty:
    """There is something in here: somebody else's things are in the door that was just given."""


@dataclass(frozen=True, slots=True)
class WhichIsMine:
    """Show which doors are mine, without opening one."""


@dataclass(frozen=True, slots=True)
class OpenMine:
    """Open this one of the doors that are listed (``index`` from 0)."""

    index: int


@dataclass(frozen=True, slots=True)
class GiveBackMine:
    """Give this one of the listed doors back, unopened."""

    index: int


@dataclass(frozen=True, slots=True)
class TakeOneMore:
    """One more door, beside those that are listed."""


@dataclass(frozen=True, slots=True)
class ShareIt:
    """Let a colleague open this door: ask for how long."""


@dataclass(frozen=True, slots=True)
class ShareUntil:
    """Until this one of the choices (``index`` from 0): ask for the colleague's badge."""

    index: int


@dataclass(frozen=True, slots=True)
class StopSharing:
    """Take it back: only its holder opens the door again."""


@dataclass(frozen=True, slots=True)
class WaitInLine:
    """Tell me when a door is free."""


@dataclass(frozen=True, slots=True)
class LeaveLine:
    """I no longer wait."""


@dataclass(frozen=True, slots=True)
class MakeFavourite:
    """This door first, whenever it is free (or, ``on`` False, no longer)."""

    on: bool


@dataclass(frozen=True, slots=True)
class Undo:
    """I still need the door that was just given back."""


Intent = (
    UseCode
    | CodeEntered
    | Leave
    | GiveBack
    | Keep
    | OpenAgain
    | ItDidOpen
    | ItIsShut
    | ChangeDoor
    | PickDoor
    | Back
    | Touched
    | ReachMode
    | HelpAsked
    | KeepLonger
    | NotEmpty
    | WhichIsMine
    | OpenMine
    | GiveBackMine
    | TakeOneMore
    | ShareIt
    | ShareUntil
    | StopSharing
    | WaitInLine
    | LeaveLine
    | MakeFavourite
    | Undo
    | VisitorIntent
    | FacilitiesIntent
)
