"""An operator's time at the screen: who they are, until when, and what they are in the middle of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kiosk.domain.devices import DeviceKind
from kiosk.domain.events.credentials import Identified
from kiosk.domain.events.operators import Run
from kiosk.domain.openings import Opening
from kiosk.domain.operators import Operator, Right
from kiosk.domain.reasons import Reason
from kiosk.engine.facilities.intents import ShowLostProperty
from kiosk.engine.facilities.screens import (
    BankFront,
    Came,
    CompartmentAction,
    FrontView,
    LabelState,
    PartLine,
    PersonAction,
)


@dataclass(slots=True)
class ManyDoors:
    """Doors that are opened one after another. ``ids`` are their compartments, ``todo`` those that are still to come;
    ``now``: the opening in hand. ``by``: on whose word; None: a contact's.
    """

    run: Run
    ids: tuple[int, ...]
    todo: list[int]
    doors: tuple[str, ...]
    why: Reason
    by: Operator | None = None
    second: Operator | None = None
    words: str | None = None
    tells: bool = True  # the holders, that their doors were opened
    done: list[tuple[str, Came]] = field(default_factory=list)
    now: Opening | None = None
    stopped: bool = False
    over: bool = False
    by_input: str = ""
    session: int | None = None  # the one in which it was begun
    tried: set[int] = field(default_factory=set)  # those that were pulsed, and whose holders were told


@dataclass(slots=True)
class Session:
    """``number`` tells late answers of an earlier session from those of this one. Times are monotonic seconds."""

    operator: Operator
    number: int
    opened_at: float
    touched_at: float
    second: Operator | None = None  # who stands by for what is being done now
    then: Callable[[Operator], None] | None = None  # what waits for the second operator
    second_for: str = ""  # what they are to stand by for
    second_needs: Right | None = None  # which right that takes
    second_until: float = 0.0  # then nobody is waited for any more
    asked_from: type | None = None  # the screen from which they were asked for
    counts_from: float = 0.0  # the last door was shut then: the countdown began anew
    suspended: bool = False  # an operator's door is open
    front: BankFront = field(default_factory=BankFront)
    compartment: int | None = None  # the one that is shown
    wanted: CompartmentAction | None = None  # a reason is asked for
    target: int | None = None  # where the holder of the shown compartment is to move
    after_opening: dict[int, Callable[[Came], None]] = field(default_factory=dict)  # who waits for what comes of it
    run: Run | None = None  # the one whose doors are being chosen
    drawn: FrontView | None = None  # the front as it was published last
    came: dict[int, Came] = field(default_factory=dict)  # of this session's overrides, by compartment
    history_from: int | None = None  # where older lines go on
    case: str | None = None
    item: str | None = None
    log: ShowLostProperty = field(default_factory=ShowLostProperty)  # the page of the log that was asked for last
    photo: bytes | None = field(default=None, repr=False)  # of the thing that is being described
    photo_for: str = ""  # what the camera was asked for last
    receiver: str | None = None  # whose badge was held up to be handed a thing
    labels: dict[str, LabelState] = field(default_factory=dict)  # of bags that were printed in this session, by item
    person: str | None = None
    identified: Identified | None = None
    person_wants: PersonAction | None = None
    person_door: int | None = None  # which of theirs is wanted open
    trying: PartLine | None = None  # the part that is being tried
    tried: dict[tuple[DeviceKind, str], bool] = field(default_factory=dict)  # parts that were, and what came of it
