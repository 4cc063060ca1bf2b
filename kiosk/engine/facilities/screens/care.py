"""What operators see of alarms, of the health of the kiosk, of its settings; and of each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from kiosk.domain.alarms import AlarmKind
from kiosk.domain.devices import DeviceKind, DeviceState
from kiosk.domain.operators import Right, Role
from kiosk.domain.syncing import SyncState
from kiosk.engine.facilities.screens.around import KioskLook
from kiosk.engine.upstream.policy_ports import PolicySource


@dataclass(frozen=True, slots=True)
class AlarmLine:
    """One alarm. ``over``: its cause is. ``times``: how often the part has gone away since ``times_since``."""

    id: str
    kind: AlarmKind
    since: datetime
    door: str = ""
    device: str = ""
    over: bool = False
    acknowledged: bool = False
    times: int = 0
    times_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Alarms:
    """Those that live, gravest first, then newest first."""

    lines: tuple[AlarmLine, ...]


class TestState(Enum):
    """A test of a part."""

    __test__ = False  # no test case

    NOT_TRIED = "not tried"
    UNDER_WAY = "under way"
    ASKS = "asks"  # whoever is here says what they saw
    PASSED = "passed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class PartLine:
    """One part and its state; ``error`` is a sentence. ``times``: how often it has gone away, if it comes and goes."""

    name: str
    kind: DeviceKind
    state: DeviceState
    since: datetime | None
    error: str = ""
    test: TestState = TestState.NOT_TRIED
    times: int = 0


@dataclass(frozen=True, slots=True)
class Health:
    """How the kiosk is. ``unsent``: events that upstream has not acknowledged; ``unanswered``: what it told and is to
    hear of; ``sync_at`` None: never, or there is no upstream.
    """

    parts: tuple[PartLine, ...]
    version: str
    started_at: datetime
    now: datetime
    clock_trusted: bool
    disk_free: int | None  # bytes
    database: int | None  # bytes
    last_backup: datetime | None
    record_fault: str = ""
    unsent: int = 0
    unanswered: int = 0
    sync_at: datetime | None = None
    sync: SyncState = field(default_factory=SyncState)
    policy: PolicySource = field(default_factory=PolicySource)  # where the policies come from
    stick: bool = False  # there is a stick to copy to


@dataclass(frozen=True, slots=True)
class PartTest:
    """One part is tried. Of a lock: which door. ``image``: what the camera saw (JPEG). ``read``: something was read."""

    part: PartLine
    state: TestState
    doors: tuple[tuple[int, str], ...] = ()  # of a bus: compartment id and number
    door: str = ""
    image: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class TouchTest:
    """Touch each field once: a grid of ``columns`` by ``rows`` over the whole screen."""

    columns: int
    rows: int


@dataclass(frozen=True, slots=True)
class LookSettings:
    """Volume, brightness, the message on the start screen."""

    look: KioskLook


class CopyState(Enum):
    """Copying to a stick."""

    NO_STICK = "no stick"
    READY = "ready"
    UNDER_WAY = "under way"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class CopyOut:
    """What is to be copied to the stick. ``file``: where the last one is; ``error``: a sentence."""

    state: CopyState
    can_record: bool
    can_lost_property: bool
    can_diagnostics: bool
    file: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class OperatorLine:
    """One operator."""

    person_id: str
    name: str
    role: Role
    has_pin: bool
    is_me: bool = False


@dataclass(frozen=True, slots=True)
class Operators:
    """Who works this kiosk. ``gives``: the roles that whoever looks may give to others."""

    lines: tuple[OperatorLine, ...]
    gives: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class NotYours:
    """Your role does not include that. Whoever may: another operator."""

    right: Right
