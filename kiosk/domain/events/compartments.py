"""Compartments: what was found in them, and what facilities say of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.compartments import Condition
from kiosk.domain.events.base import Event, Personal
from kiosk.domain.reasons import Reason


class FoundNotEmpty(Event):
    """A person found somebody else's things in the compartment that they were given."""

    __slots__ = ()
    kind = "compartment.not_empty"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionSet(Event):
    """The compartment is not given away as long as this holds."""

    kind = "compartment.condition_set"

    condition: Condition
    until: datetime | None = None  # then it ends by itself
    note: Personal[str | None] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionEnded(Event):
    """What kept the compartment from being given away is over."""

    kind = "compartment.condition_ended"

    condition: Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class Reset(Event):
    """Facilities have looked: the compartment is empty, and whatever was flagged is over."""

    kind = "compartment.reset"

    note: Personal[str | None] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Released(Event):
    """An operator ended somebody's time in the compartment; what is inside is looked through next."""

    kind = "compartment.released"

    why: Reason
    words: Personal[str | None] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved(Event):
    """An operator gave the holder another door instead of this one."""

    kind = "compartment.moved"

    to: int  # the other compartment's id
    why: Reason
    words: Personal[str | None] = None
