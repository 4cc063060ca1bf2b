"""The kiosk itself: its start and stop, its parts, its clock, its disk, what was set."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from kiosk.domain.devices import DeviceKind
from kiosk.domain.events.base import Event, Personal


@dataclass(frozen=True, slots=True, kw_only=True)
class KioskStarted(Event):
    """The kiosk started; ``clean`` tells whether the run before had been ended and not cut off."""

    kind = "kiosk.started"

    version: str
    kiosk: str
    tenant: str
    site: str
    clean: bool


class KioskStopped(Event):
    """The kiosk was ended in an orderly way."""

    __slots__ = ()
    kind = "kiosk.stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceEvent(Event):
    """A part of the kiosk, by the name that the site file gives it."""

    name: str
    part: DeviceKind


class DeviceUp(DeviceEvent):
    """A part began to work, or works again."""

    __slots__ = ()
    kind = "device.up"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceDown(DeviceEvent):
    """A part ceased to work; the rest goes on."""

    kind = "device.down"

    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceUnsteady(DeviceEvent):
    """A part comes and goes, so many times by now; how often from here on is not on the record, but its end is."""

    kind = "device.unsteady"

    times: int
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockStepped(Event):
    """The wall clock was set while the kiosk ran, forward or (less than nothing) back; ``trusted`` is whether it had
    been believed before.
    """

    kind = "clock.stepped"

    seconds: int
    trusted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsChanged(Event):
    """What the site file sets differs from what it set before; ``what`` names the parts, with commas in between."""

    kind = "settings.changed"

    what: str


class DiskLevel(Enum):
    """How little room is left."""

    LOW = "low"
    CRITICAL = "critical"


@dataclass(frozen=True, slots=True, kw_only=True)
class DiskLow(Event):
    """There is little room left for the record."""

    kind = "disk.low"

    level: DiskLevel
    free_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DiskFine(Event):
    """There is room enough again."""

    kind = "disk.fine"

    free_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpWanted(Event):
    """Somebody asked the screen for help; ``screen`` is the one that they were at."""

    kind = "help.asked"

    screen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartTested(Event):
    """An operator tried a part; ``passed`` is what they, or the part, said of it."""

    kind = "device.tested"

    name: str
    part: DeviceKind
    passed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenSet(Event):
    """An operator set the volume, the brightness (percent) or the message on the start screen."""

    kind = "screen.set"

    volume: int
    brightness: int
    message: Personal[str | None] = None


class TakenOut(Enum):
    """What was copied to a stick."""

    RECORD = "record"
    LOST_PROPERTY = "lost property"
    DIAGNOSTICS = "diagnostics"


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedOut(Event):
    """Something was copied to a stick."""

    kind = "kiosk.copied_out"

    what: TakenOut
    of_people: bool
