"""The settings of a policy in the site file: for the whole site in ``[policy]``, for a part in a ``[[scope]]``."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainValidator

from kiosk.config import kinds, times
from kiosk.config.kinds import Identifier, Text, Word
from kiosk.domain.assignments import Model
from kiosk.domain.compartments import Size
from kiosk.domain.policy import AtExpiry, SecondFactor, SecondTap
from kiosk.domain.scopes import Scope, ScopeKind
from kiosk.domain.shifts import Shift

# The kinds of scope that a [[scope]] may name, each by the key of its name.
NARROWER = tuple(kind.value for kind in ScopeKind if kind is not ScopeKind.SITE)

Duration = Annotated[timedelta, PlainValidator(times.duration)]
Lasting = Annotated[timedelta, PlainValidator(times.lasting)]
Lead = Annotated[timedelta, PlainValidator(times.lead)]
OpenDays = Annotated[times.OpenDays, PlainValidator(times.open_days)]
ExceptionDays = Annotated[times.ExceptionDays, PlainValidator(times.exception_days)]
ShiftText = Annotated[Shift, PlainValidator(times.shift)]
Loose = Field(strict=False)
SomeOf = Field(strict=False, min_length=1)


class Table(BaseModel):
    """What all tables have in common: nothing unknown, nothing converted, nothing changed later."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class RulesTable(Table):
    """What may be set at every width. Only what is written is set: ``model_fields_set`` tells."""

    model: Annotated[Model, Loose] | None = Field(None, examples=['"day-use"'])
    release: Annotated[time | Literal["closing"] | None, PlainValidator(times.release)] = Field(
        None, examples=['"18:30"']
    )
    hours: Annotated[tuple[OpenDays, ...], SomeOf] = Field((), examples=['["mon-fri 07:00-19:00"]'])
    exception_days: Annotated[tuple[ExceptionDays, ...], Loose] = Field((), examples=['["2026-12-24 shut"]'])
    shifts: Annotated[tuple[ShiftText, ...], SomeOf] = Field((), examples=['["early mon-fri 06:00-14:00"]'])
    idle: Annotated[timedelta | None, PlainValidator(times.idle)] = Field(None, examples=['"2h"'])
    longest_stay: Lasting | None = Field(None, examples=['"12h"'])
    warn_before: Annotated[tuple[Lasting, ...], Loose] = Field((), examples=['["1h", "15min"]'])
    extend_by: Annotated[timedelta | None, PlainValidator(times.extend_by)] = Field(None, examples=['"2h"'])
    extensions: int | None = Field(None, ge=0, le=100, examples=["1"])
    most_doors: int | None = Field(None, ge=1, le=100, examples=["1"])
    sizes: Annotated[tuple[Annotated[Size, Loose], ...], SomeOf] = Field((), examples=['["S", "M"]'])
    zones: Annotated[tuple[Text, ...], SomeOf] = Field((), examples=['["north"]'])
    prefer_zone: Text | None = Field(None, examples=['"north"'])
    walk_up_share: float | None = Field(None, ge=0, le=1, examples=["0.2"])
    second_tap: Annotated[SecondTap, Loose] | None = Field(None, examples=['"open-then-ask"'])
    at_expiry: Annotated[AtExpiry, Loose] | None = Field(None, examples=['"release"'])
    grace: Duration | None = Field(None, examples=['"15min"'])
    flag_after: Duration | None = Field(None, examples=['"24h"'])
    second_factor: Annotated[SecondFactor | None, PlainValidator(kinds.second_factor)] = Field(
        None, examples=['"weak"']
    )
    early: Duration | None = Field(None, examples=['"30min"'])
    no_show_after: Duration | None = Field(None, examples=['"30min"'])
    claim_within: Lasting | None = Field(None, examples=['"15min"'])
    share_for: Duration | None = Field(None, examples=['"12h"'])


class PolicyTable(RulesTable):
    """Under which rules doors are given in the whole site, and what holds for the kiosk alone."""

    left_open_seconds: int = Field(30, ge=5, le=3600, examples=["30"])
    codes: bool = Field(True, examples=["true"])
    pin_length: int = Field(6, ge=6, le=10, examples=["6"])


class ScopeEntry(RulesTable):
    """Rules for a part of the site, or of its people: it names exactly one."""

    building: Text | None = Field(None, examples=['"North"'])
    bank: Identifier | None = Field(None, examples=['"A"'])
    tenant: Text | None = Field(None, examples=['"acme"'])
    department: Text | None = Field(None, examples=['"Lab"'])
    group: Word | None = Field(None, examples=['"visitor"'])


def site_scope(table: RulesTable) -> Scope:
    """The scope of the whole site."""
    return Scope(ScopeKind.SITE, "", settings_of(table))


def scope_of(entry: ScopeEntry) -> Scope:
    """The scope that an entry describes."""
    ((kind, name),) = ((kind, getattr(entry, kind)) for kind in NARROWER if kind in entry.model_fields_set)
    return Scope(ScopeKind(kind), name, settings_of(entry))


def settings_of(table: RulesTable) -> dict[str, Any]:
    """What is written, by the names that ``Policy`` has for it."""
    settings = {key: getattr(table, key) for key in RulesTable.model_fields if key in table.model_fields_set}
    settings.pop("exception_days", None)  # part of the hours that they differ from
    if "hours" in settings:
        settings["hours"] = times.opening_hours(table.hours, table.exception_days)
    if "release" in settings:
        settings |= _release(settings.pop("release"))
    for key in ("sizes", "zones"):
        if key in settings:
            settings[key] = frozenset(settings[key])
    return settings


def _release(written: time | Literal["closing"]) -> dict[str, Any]:
    """A time of day also takes back what a wider scope says of closing."""
    return {"release_at_closing": True} if written == "closing" else {"release": written, "release_at_closing": False}


def key_of(setting: str) -> str:
    """The key under which a setting of ``Policy`` is written."""
    return "release" if setting == "release_at_closing" else setting
