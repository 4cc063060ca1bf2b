"""What operators see of people."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from kiosk.domain.credentials import HeldCredential
from kiosk.domain.people import PersonKind, Standing
from kiosk.engine.facilities.screens.bank import Came


@dataclass(frozen=True, slots=True, repr=False)
class PersonFound:
    """One person in the list."""

    id: str
    name: str
    department: str = ""
    kind: PersonKind = PersonKind.STAFF
    standing: Standing = Standing.ALLOWED


@dataclass(frozen=True, slots=True, repr=False)
class FindPerson:
    """Who is it? By name, or by holding up their badge. ``too_short``: more letters are needed."""

    query: str = ""
    found: tuple[PersonFound, ...] = ()
    more: bool = False
    too_short: bool = True
    unknown_badge: bool = False  # a badge was held up that is nobody's


class PersonAction(Enum):
    """What may be done for a person, in the order of the buttons."""

    OPEN_THEIRS = "open theirs"  # under escort, where they may not open it themselves
    BADGE_LOST = "badge lost"
    BIND_BADGE = "bind badge"
    TEMPORARY_BADGE = "temporary badge"
    NEW_PIN = "new pin"
    SUSPEND = "suspend"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True, repr=False)
class PersonShown:
    """One person. ``identified``: the operator has said how they know who it is; nothing is bound before."""

    person: PersonFound
    actions: tuple[PersonAction, ...]
    credentials: tuple[HeldCredential, ...] = ()
    doors: tuple[tuple[int, str], ...] = ()  # compartment id and number of what they hold
    identified: bool = False
    asks_identity: PersonAction | None = None  # this was wanted: first, who is it?
    said: PersonAction | None = None  # this was just done
    came: Came = Came.OPENING  # of their door, where that was opened for them


@dataclass(frozen=True, slots=True, repr=False)
class HoldUpBadge:
    """The badge that is to be bound. ``taken``: it is somebody's already. ``days``: of a temporary one, the choice."""

    whose: str
    temporary: bool = False
    taken: bool = False
