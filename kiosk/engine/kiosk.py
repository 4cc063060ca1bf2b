"""The kiosk as the use cases see it: its ports, and what is going on right now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from secrets import randbelow

from kiosk.domain.access_grants import AccessGrant
from kiosk.domain.alarms import Alarm, AlarmKind
from kiosk.domain.allocation import Near
from kiosk.domain.capacity import Pool
from kiosk.domain.devices import DeviceKind, DeviceState
from kiosk.domain.elsewhere import Elsewhere
from kiosk.domain.events.kiosk_life import DiskLevel
from kiosk.domain.flapping import Goings
from kiosk.domain.leases import LeaseTerms
from kiosk.domain.openings import Opening
from kiosk.domain.pins import Below
from kiosk.domain.scopes import Policies
from kiosk.domain.syncing import SyncState
from kiosk.engine.bank import Bank
from kiosk.engine.facilities.ports import Camera, LabelPrinter, Stick
from kiosk.engine.facilities.session import ManyDoors, Session
from kiosk.engine.facilities.settings import FacilitiesSettings
from kiosk.engine.messages import Message
from kiosk.engine.pad_time import PadTime
from kiosk.engine.ports import Clock, Display, Locks, Readers, Secrets, Store
from kiosk.engine.time_watch import TimeWatch
from kiosk.engine.timers import Timers
from kiosk.engine.upstream.policy_ports import PolicySource, SiteRules
from kiosk.engine.visit import Visit
from kiosk.engine.visitors.ports import Issuer, Printer
from kiosk.engine.visitors.settings import VisitorSettings

# What an alarm is about: at most one of a kind lives for a compartment, or for a part by its name.
AlarmKey = tuple[AlarmKind, int | None, str | None]


@dataclass(frozen=True, slots=True)
class Settings:
    """What the site file sets for the engine."""

    policies: Policies
    desks: Mapping[str, Near] = field(default_factory=dict)  # where each desk is, for whoever has reserved it
    bookable: Mapping[Pool, int] = field(default_factory=dict)  # how many doors reservations may have at once
    pin_length: int = 6
    scrambled_pad: bool = False  # the digits of each pad stand elsewhere at each try
    left_open_after: timedelta = timedelta(seconds=30)
    accepts_codes: bool = True
    personal_kept_for: timedelta = timedelta(days=30)  # then what tells of people is erased
    visitors: VisitorSettings = field(default_factory=VisitorSettings)
    facilities: FacilitiesSettings = field(default_factory=FacilitiesSettings)
    parts: frozenset[str] = frozenset()  # the names of all devices and contacts of the site; empty: nobody has said
    devices: tuple[tuple[DeviceKind, str], ...] = ()  # those that will tell how they are
    lease: LeaseTerms = field(default_factory=LeaseTerms)  # what upstream may sell of the bookable doors
    near: tuple[str, ...] = ()  # banks of other kiosks, the nearest first
    tells_people: bool = True  # there is a way for notices to reach somebody's own address
    # What the record says of the kiosk at each start.
    version: str = ""
    kiosk_id: str = ""
    tenant: str = ""
    site_name: str = ""


@dataclass(slots=True)
class Device:
    """One part of the kiosk: what it last told of itself, and since when."""

    kind: DeviceKind
    told: DeviceState
    since: datetime  # of its state
    error: str | None = None  # a sentence
    goings: Goings = field(default_factory=Goings)
    untold: bool = False  # it came up or went down, which is not on the record yet

    @property
    def state(self) -> DeviceState:
        """One that comes and goes works in part; while it is away, it does not work."""
        works = self.told is not DeviceState.DOWN
        return DeviceState.DEGRADED if self.goings.unsteady and works else self.told

    @property
    def fails(self) -> bool:
        """Whether somebody should look at it."""
        return self.state in (DeviceState.DEGRADED, DeviceState.DOWN)


@dataclass(slots=True)
class Keeping:
    """How the database is kept, as far as the housekeeper has told."""

    checked_at: datetime | None = None
    fault: str | None = None  # what the last check found, a sentence
    last_backup: datetime | None = None
    backup_error: str | None = None  # why the last one could not be made
    disk: DiskLevel | None = None
    disk_free: int | None = None  # bytes; None: nobody has looked yet
    database: int | None = None  # bytes, with its log
    last_run_ended: bool = True  # it was not cut off; of a first run as well


@dataclass(slots=True)
class RemoteWait:
    """A door that is being opened on upstream's word: these of its openings wait for what comes of it.

    ``until``: later than that the lock is not pulsed for them (monotonic).
    """

    until: float
    ids: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Kiosk:
    """Everything that the use cases share. Only the engine's thread touches it."""

    store: Store
    locks: Locks
    display: Display
    secrets: Secrets
    clock: Clock
    post: Callable[[Message], None]  # to the engine's own queue, for answers from beside it
    new_id: Callable[[], str]
    settings: Settings
    bank: Bank
    issuer: Issuer
    printer: Printer | None = None
    labels: LabelPrinter | None = None  # the same printer, for facilities
    camera: Camera | None = None
    stick: Stick | None = None
    readers: Readers | None = None
    timers: Timers = field(default_factory=Timers)
    visit: Visit = field(default_factory=Visit)
    pulsing: dict[int, Opening] = field(default_factory=dict)  # by compartment: intents without an outcome yet
    watched: dict[int, Opening] = field(default_factory=dict)  # by compartment: doors to be followed until shut
    orphans: dict[str, Opening] = field(default_factory=dict)  # by id: intents that an earlier run left
    unread: dict[str, bool] = field(default_factory=dict)  # by opening: its board was not read since the pulse (sent?)
    seen_open: set[str] = field(default_factory=set)  # openings whose door was seen open, which could not be recorded
    devices: dict[tuple[DeviceKind, str], Device] = field(default_factory=dict)
    asked_at: float = 0.0  # when the message in hand was posted (monotonic): what it opens must open soon after
    bank_changed: bool = True  # what the map shows is older than what is known
    sensing_until: float = 0.0  # after a start: until then a door that was not seen may stand open (monotonic)
    branded: str = ""  # the tenant whose look the screen has
    keeping: Keeping = field(default_factory=Keeping)
    started_at: datetime | None = None
    session: Session | None = None  # of an operator who is at the screen
    many: ManyDoors | None = None  # doors that are opened one after another; goes on when its operator has left
    in_recovery: frozenset[str] | None = None  # assignments whose doors facilities are emptying; None: look it up
    alarms: dict[AlarmKey, Alarm] | None = None  # those that live; None: to be looked up
    inputs: dict[str, bool] = field(default_factory=dict)  # contacts by their names: whether they are set off
    given_behind: set[str] = field(default_factory=set)  # assignments that a clock gave which can't be right
    sync: SyncState = field(default_factory=SyncState)  # how it and upstream get on
    sold_known_until: datetime | None = None  # what upstream sold before (by its clock) is known; None: nobody can tell
    site_rules: SiteRules | None = None  # what the site file says of policies; None: it is not known
    policy: PolicySource = field(default_factory=PolicySource)  # where those come from that hold
    remote: dict[int, RemoteWait] = field(default_factory=dict)  # by compartment: what upstream has asked to be opened
    elsewhere: Elsewhere = field(default_factory=Elsewhere)  # the other banks of the site
    time: TimeWatch = field(init=False)
    began_at: float = field(init=False)  # this run, by the monotonic clock
    pad_time: PadTime = field(default_factory=PadTime)
    operators: frozenset[str] = frozenset()  # people who are operators and have a PIN: a tap asks no database for it
    grants: tuple[AccessGrant, ...] = ()  # operators who may have a new PIN, because upstream says so
    below: Below = randbelow  # where PINs, challenges and scrambled pads come from

    def __post_init__(self) -> None:
        self.began_at = self.clock.monotonic()
        self.time = TimeWatch(self.clock.now(), self.clock.monotonic(), known=None)

    def now(self) -> datetime:
        """The instant (UTC) to judge by; the record has what the wall clock shows."""
        return self.time.now(self.clock.now(), self.clock.monotonic())

    def after(self, name: str, seconds: float, message: Message) -> None:
        """Handle ``message`` in ``seconds``; ``name`` holds one message at a time."""
        self.timers.set(name, self.clock.monotonic() + seconds, message)

    def soon(self, name: str, seconds: float, message: Message) -> None:
        """The same, unless a message of this name is due earlier."""
        at = self.clock.monotonic() + seconds
        due = self.timers.due(name)
        if due is None or at < due:
            self.timers.set(name, at, message)
