"""What reaches the engine from the world: frozen values, posted by whoever learned them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from kiosk.domain.compartments import DoorState
from kiosk.domain.credentials import CredentialKind
from kiosk.domain.devices import DeviceKind
from kiosk.domain.events.kiosk_life import TakenOut
from kiosk.domain.passes import PoolCode
from kiosk.engine.intents import Intent
from kiosk.engine.visitors.screens import CodeFor


@dataclass(frozen=True, slots=True)
class Begin:
    """The kiosk starts."""


@dataclass(frozen=True, slots=True)
class CredentialPresented:
    """A reader or scanner read something; ``value`` is secret and never part of the text form.

    ``counter``: of a tag that proved itself; it has to be above the last of this tag.
    """

    kind: CredentialKind
    value: str = field(repr=False)
    device: str
    counter: int | None = None


@dataclass(frozen=True, slots=True)
class CodeLookedUp:
    """The slow hash of a PIN or of an invitation's code is ready, or (None) could not be made.

    ``visit`` tells whether the person who typed it is still there.
    """

    lookup: bytes | None = field(repr=False)
    visit: int
    asked_for: CodeFor = CodeFor.PIN


class PulseResult(Enum):
    """What became of an open command on its way to the lock."""

    SENT = "sent"  # the bytes left; the sensor will tell
    NO_REPLY = "no reply"  # the bytes left, the board did not answer: it may have opened
    LATE = "late"  # refused: the deadline had passed before the bus was free
    NOT_SENT = "not sent"  # the port is gone: nothing reached the lock


@dataclass(frozen=True, slots=True)
class Pulsed:
    """The bus worker's answer to an open command."""

    opening_id: str
    result: PulseResult


@dataclass(frozen=True, slots=True)
class DoorsSensed:
    """A board was read: its doors that changed since the last message, by channel from 1; perhaps none.

    A board before whose doors nobody stands need not be told of when nothing changed.
    """

    bus: str
    board: int
    doors: Mapping[int, DoorState]


@dataclass(frozen=True, slots=True)
class DeviceChanged:
    """A part began or ceased to work; ``error`` is a sentence.

    A bus is ``up`` when each of its boards answers. ``reachable`` says that its port is there;
    ``silent_boards`` are those of its boards that do not answer. Of any other part that is not ``up``, ``in_part``
    says that it is there, and does some of what it is for.
    """

    name: str
    kind: DeviceKind
    up: bool
    error: str | None = None
    reachable: bool = True
    silent_boards: frozenset[int] = frozenset()
    in_part: bool = False


@dataclass(frozen=True, slots=True)
class DeviceSteady:
    """A part that came and went has stayed as it is for a while."""

    name: str
    kind: DeviceKind


@dataclass(frozen=True, slots=True)
class SensorOverdue:
    """A lock was pulsed and its sensor has had time enough to show it."""

    opening_id: str


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """A door has stood open for long; ``again`` after the first time, which is the one on the record."""

    compartment_id: int
    again: bool = False


@dataclass(frozen=True, slots=True)
class ShutUnseen:
    """A door without a working sensor has had time enough to be shut."""

    compartment_id: int


@dataclass(frozen=True, slots=True)
class IdleOver:
    """Nobody has touched this screen for as long as it stays."""


@dataclass(frozen=True, slots=True)
class AuthorityOver:
    """A credential was shown so long ago that whoever is at the screen now may be somebody else."""

    visit: int


@dataclass(frozen=True, slots=True)
class ExpiryDue:
    """An assignment may have reached its end."""


@dataclass(frozen=True, slots=True)
class SealDue:
    """The record is to be signed as it stands."""


@dataclass(frozen=True, slots=True)
class RetentionDue:
    """Personal data may have become old enough to go."""


@dataclass(frozen=True, slots=True)
class SensedUntold:
    """A door moved while that could not be put on the record."""

    compartment_id: int
    before: DoorState
    now: DoorState


@dataclass(frozen=True, slots=True)
class GiveUpOrphans:
    """The sensors have had time enough to tell what became of the last run's openings."""


@dataclass(frozen=True, slots=True)
class RecordChecked:
    """The database was looked through beside the engine; ``fault`` is a sentence where it is damaged."""

    fault: str | None


@dataclass(frozen=True, slots=True)
class BackupFound:
    """When the newest backup was made that was there at the start; None: there is none."""

    at: datetime | None


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A backup was made and checked beside the engine.

    ``alone``: all that were made before are deleted. ``asked_by`` is the operator who wanted it, if one did.
    """

    file: str
    at: datetime
    size: int
    alone: bool = False
    asked_by: str | None = None


@dataclass(frozen=True, slots=True)
class NotBackedUp:
    """No backup could be made; ``error`` is a sentence."""

    error: str


@dataclass(frozen=True, slots=True)
class SetAsideDeleted:
    """A database that had been set aside was deleted, since it was as old as what tells of people may become."""

    name: str


@dataclass(frozen=True, slots=True)
class DiskSeen:
    """So much room is left on the disk of the data folder, and so much the database takes."""

    free_bytes: int
    database_bytes: int | None = None


@dataclass(frozen=True, slots=True)
class VisitorCodeLookedUp:
    """The slow hashes of a visitor's code are ready, one for each bank of this kiosk, or (None) could not be made."""

    lookups: tuple[bytes, ...] | None = field(repr=False)
    visit: int


@dataclass(frozen=True, slots=True)
class PassPrinted:
    """What became of a slip; ``error`` is a sentence where it is not on paper."""

    visit_id: str
    error: str | None


@dataclass(frozen=True, slots=True)
class PoolDue:
    """The banks' pools of codes may need new ones."""


@dataclass(frozen=True, slots=True)
class PoolCodesMade:
    """Codes were drawn and hashed beside the engine; None: there was no memory for it."""

    codes: tuple[PoolCode, ...] | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class OperatorPinLookedUp:
    """The slow hash of an operator's PIN is ready, or (None) could not be made. ``visit`` as in ``CodeLookedUp``.
    ``badge_of``: the person whose badge was shown before it was typed.
    """

    lookup: bytes | None = field(repr=False)
    visit: int
    badge_of: str | None = None


@dataclass(frozen=True, slots=True)
class PinHashed:
    """A PIN that was drawn for somebody has its slow hash, or (None) none could be made. ``number``: of the session or
    visit that asked; ``person_id``: whose it will be.
    """

    pin: str = field(repr=False)
    lookup: bytes | None = field(repr=False)
    number: int
    person_id: str
    kind: CredentialKind


@dataclass(frozen=True, slots=True)
class SessionOver:
    """An operator has not touched the screen for as long as a session lasts."""

    number: int


@dataclass(frozen=True, slots=True)
class PartNotRead:
    """A reader or scanner that is being tried has read nothing in time."""

    name: str


@dataclass(frozen=True, slots=True)
class NextDoor:
    """Doors are opened one after another: it is time for the next one."""


@dataclass(frozen=True, slots=True)
class ConditionDue:
    """A compartment may be back in service today."""


@dataclass(frozen=True, slots=True)
class PhotoTaken:
    """The camera's answer: a JPEG, or a sentence that says why not. ``asked_for`` as in ``Camera.take``."""

    asked_for: str
    jpeg: bytes | None = field(repr=False)
    error: str | None = None


@dataclass(frozen=True, slots=True)
class SlipPrinted:
    """What became of a label or a test print; ``error`` is a sentence where it is not on paper."""

    job: str
    error: str | None


@dataclass(frozen=True, slots=True)
class CopyEnded:
    """What became of a copy to a stick: the file's name, or a sentence that says why not."""

    what: TakenOut
    file: str | None
    error: str | None


@dataclass(frozen=True, slots=True)
class Call:
    """Work handed in from outside the flow (the command line): run it on the engine's thread.

    ``work`` answers its caller by itself; what it raises is the caller's to hear, too.
    """

    work: Callable[[], None]


Message = (
    Begin
    | CredentialPresented
    | CodeLookedUp
    | Pulsed
    | DoorsSensed
    | DeviceChanged
    | DeviceSteady
    | SensorOverdue
    | LeftOpen
    | ShutUnseen
    | IdleOver
    | AuthorityOver
    | ExpiryDue
    | SensedUntold
    | GiveUpOrphans
    | SealDue
    | RetentionDue
    | RecordChecked
    | BackupFound
    | BackedUp
    | NotBackedUp
    | SetAsideDeleted
    | DiskSeen
    | VisitorCodeLookedUp
    | PassPrinted
    | PoolDue
    | PoolCodesMade
    | OperatorPinLookedUp
    | PinHashed
    | SessionOver
    | PartNotRead
    | NextDoor
    | ConditionDue
    | PhotoTaken
    | SlipPrinted
    | CopyEnded
    | Call
    | Intent
)
