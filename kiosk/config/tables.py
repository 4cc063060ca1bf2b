"""The tables of the site file and the site that they make: values only, checked one by one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import time
from types import MappingProxyType
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainValidator, StringConstraints

from kiosk.config.faults import nearest, quoted
from kiosk.domain.assignments import Model
from kiosk.domain.compartments import Size
from kiosk.domain.policy import MIDNIGHT, Policy

MOST_COMPARTMENTS = 512

Role = Literal["bank", "reception", "combined"]
Theme = Literal["light", "dark", "contrast"]
Language = Literal["en", "de"]  # those whose translations are shipped


def _printable(value: str) -> str:
    if not value.isprintable():
        raise ValueError("This text holds a character that can't be shown. Type it again.")
    return value


def _identifier(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", value):
        raise ValueError(f"{quoted(value)} has other characters than letters, digits, dots, dashes and underscores.")
    return value


def _timezone(value: object) -> ZoneInfo:
    if not isinstance(value, str):
        raise ValueError('The timezone is a text, like timezone = "Europe/Berlin"')  # noqa: TRY004 (pydantic's way)
    try:
        return ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        meant = nearest(value, available_timezones())
        hint = f"Did you mean {meant}?" if meant else "Names look like Europe/Berlin."
        raise ValueError(f"This computer knows no timezone {quoted(value)}. {hint}") from None


def _local_time(value: object) -> time:
    if isinstance(value, str) and re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", value):
        return time.fromisoformat(value)
    if value == "24:00":
        raise ValueError('For the end of the day, write "00:00".')
    raise ValueError('The time is written with hours and minutes between quotation marks, like "18:30".')


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80), AfterValidator(_printable)]
Long = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400), AfterValidator(_printable)
]
Short = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=5), AfterValidator(_printable)
]  # what a door's plate holds, large enough to be read from two metres
Identifier = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64), AfterValidator(_identifier)
]
Settings = Mapping[str, object]


class Table(BaseModel):
    """What all tables have in common: nothing unknown, nothing converted, nothing changed later."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class SiteTable(Table):
    """Where the kiosk stands, and how it speaks."""

    name: Text = Field(examples=['"HQ North"'])
    tenant: Text = Field(examples=['"acme"'])
    building: Text | None = Field(None, examples=['"North"'])
    timezone: Annotated[ZoneInfo, PlainValidator(_timezone)] = Field(examples=['"Europe/Berlin"'])
    languages: Annotated[tuple[Language, ...], Field(strict=False, min_length=1)] = Field(examples=['["en", "de"]'])
    help_phone: Text | None = Field(None, examples=['"+49 30 123456"'])
    help_where: Text | None = Field(None, examples=['"Reception, ground floor"'])


class KioskTable(Table):
    """Which kiosk this is."""

    id: Identifier = Field(examples=['"bank-2f"'])
    role: Role = Field(examples=['"bank"'])
    place: Text | None = Field(None, examples=['"Level 2"'])


class ScreenTable(Table):
    """The screen: how large it is, how high it hangs, and where in the bank."""

    width_mm: int | None = Field(None, ge=50, le=5000, examples=["344"])
    bottom_mm: int | None = Field(None, ge=0, le=3000, examples=["900"])
    after_column: int | None = Field(None, ge=0, le=MOST_COMPARTMENTS, examples=["3"])
    theme: Theme = Field("light", examples=['"light"'])
    sounds: bool = Field(True, examples=["true"])


class PolicyTable(Table):
    """Under which rules doors are given."""

    model: Annotated[Model, Field(strict=False)] = Field(Model.DAY_USE, examples=['"day-use"'])
    release: Annotated[time, PlainValidator(_local_time)] = Field(MIDNIGHT, examples=['"18:30"'])
    left_open_seconds: int = Field(30, ge=5, le=3600, examples=["30"])
    codes: bool = Field(True, examples=["true"])
    pin_length: int = Field(6, ge=6, le=10, examples=["6"])


class BusEntry(Table):
    """One line with lock boards. ``settings`` are the driver's own keys, checked by the driver."""

    name: Text = Field(examples=['"left"'])
    driver: Text = Field(examples=['"xor-8a"'])
    url: Long = Field(examples=['"/dev/ttyUSB0"'])
    settings: Settings = Field(MappingProxyType({}))


class ReaderEntry(Table):
    """One badge reader."""

    name: Text = Field(examples=['"badge"'])
    driver: Text = Field(examples=['"em4100-serial"'])
    url: Long | None = Field(None, examples=['"/dev/ttyUSB1"'])
    settings: Settings = Field(MappingProxyType({}))


class ScannerEntry(Table):
    """One thing that reads QR codes. ``source`` is for the camera, ``url`` for a scanner on a serial port."""

    name: Text = Field(examples=['"qr"'])
    driver: Text = Field(examples=['"camera"'])
    source: Long | None = Field(None, examples=['"/dev/video0"'])
    url: Long | None = Field(None, examples=['"/dev/ttyACM0"'])
    settings: Settings = Field(MappingProxyType({}))


class CompartmentEntry(Table):
    """One door: the number on it, where its lock is wired, and where it hangs."""

    door: Short = Field(examples=['"01"'])
    bank: Identifier = Field(examples=['"A"'])
    bus: Text = Field(examples=['"left"'])
    board: int = Field(ge=0, le=255, examples=["1"])
    channel: int = Field(ge=1, le=255, examples=["1"])
    size: Annotated[Size, Field(strict=False)] = Field(examples=['"M"'])
    column: int = Field(ge=1, le=MOST_COMPARTMENTS, examples=["1"])
    row: int = Field(ge=1, le=MOST_COMPARTMENTS, examples=["1"])
    reachable: bool = Field(False, examples=["true"])


class Site(Table):
    """A whole site file, checked."""

    site: SiteTable
    kiosk: KioskTable
    screen: ScreenTable = ScreenTable()
    policy: PolicyTable = PolicyTable()
    buses: tuple[BusEntry, ...] = ()
    readers: tuple[ReaderEntry, ...] = ()
    scanners: tuple[ScannerEntry, ...] = ()
    compartments: tuple[CompartmentEntry, ...] = ()

    @property
    def rules(self) -> Policy:
        """The policy of this kiosk's doors."""
        return Policy(self.policy.model, self.site.timezone, self.policy.release)

    @property
    def banks(self) -> tuple[str, ...]:
        """The names of the banks, in the order of the file."""
        return tuple(dict.fromkeys(one.bank for one in self.compartments))

    def on_bus(self, name: str) -> tuple[CompartmentEntry, ...]:
        """The compartments whose locks are wired to this bus."""
        return tuple(one for one in self.compartments if one.bus == name)

    def boards(self, bus: str) -> tuple[int, ...]:
        """The boards of a bus that have a compartment, in rising order."""
        return tuple(sorted({one.board for one in self.on_bus(bus)}))
