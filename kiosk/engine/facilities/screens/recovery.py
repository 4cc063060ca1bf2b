"""What operators see of recovery cases and lost property."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from kiosk.domain.compartments import DoorState
from kiosk.domain.recovery import CaseCause, CaseStep, Category, ItemState, Proof
from kiosk.engine.facilities.screens.bank import Came


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case in the list."""

    id: str
    door: str
    cause: CaseCause
    step: CaseStep
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class Cases:
    """The open cases, oldest first."""

    lines: tuple[CaseLine, ...]


@dataclass(frozen=True, slots=True, repr=False)
class CaseShown:
    """One case: how far it is, and the one thing to do next. ``can_skip``: that thing may be left out with a reason.

    ``unnotified``: its holder was not told yet; going on needs a reason.
    """

    id: str
    door: str
    cause: CaseCause
    step: CaseStep
    opened_at: datetime
    holder: str = ""
    notified_at: datetime | None = None
    unnotified: bool = False
    sensor: DoorState = DoorState.UNKNOWN
    came: Came = Came.NOTHING_YET
    items: tuple[tuple[str, Category, str], ...] = ()  # bag number, category, description
    empty: bool = False
    two_people: bool = False
    can_skip: bool = False


@dataclass(frozen=True, slots=True)
class SkipStep:
    """Why is this step left out? ``step``: a ``CaseStep`` value, "notified" or "legal days"; or the case is called off
    (``cancels``).
    """

    step: str
    cancels: bool = False
    words_missing: bool = False


class PhotoState(Enum):
    """The photograph of a thing."""

    NO_CAMERA = "no camera"
    NONE = "none"
    UNDER_WAY = "under way"
    TAKEN = "taken"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, repr=False)
class DescribeItem:
    """What was found? ``bag`` is the number for its label. ``photo_png``: the picture as PNG, small."""

    case_id: str
    door: str
    bag: str
    category: Category | None = None
    description: str = ""
    photo: PhotoState = PhotoState.NO_CAMERA
    photo_image: bytes = b""  # JPEG or PNG
    missing: frozenset[str] = frozenset()  # of "category", "description"


@dataclass(frozen=True, slots=True, repr=False)
class ItemLine:
    """One thing in the lost property log."""

    id: str
    bag: str
    category: Category
    description: str
    door: str
    found_at: datetime
    state: ItemState
    due: bool = False  # its legal days are over


@dataclass(frozen=True, slots=True, repr=False)
class LostProperty:
    """The log, newest first. ``kept_only``: what is still here."""

    lines: tuple[ItemLine, ...]
    page: int = 0
    pages: int = 1
    query: str = ""
    kept_only: bool = True


class LabelState(Enum):
    """The label of a bag."""

    NO_PRINTER = "no printer"
    READY = "ready"
    UNDER_WAY = "under way"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, repr=False)
class ItemShown:
    """One thing of the log, and what can be done with it."""

    line: ItemLine
    keep_until: date
    owner: str = ""
    photo_image: bytes = b""
    label: LabelState = LabelState.NO_PRINTER
    proof: Proof | None = None
    handed_to: str = ""
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True, repr=False)
class HandBack:
    """To whom, and how do they show that it is theirs? ``badge_of``: whoever's badge was held up at this screen."""

    bag: str
    description: str
    name: str = ""  # proposed: whose it seems to be
    badge_of: str = ""
    missing: frozenset[str] = frozenset()  # of "name", "proof", "signature"
