"""Compartments: what was found in them, and what facilities say of them."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.compartments import Condition
from kiosk.domain.events.base import Event, Personal


class FoundNotEmpty(Event):
    """A person found somebody else's things in the compartment that they were given."""

    __slots__ = ()
    kind = "compartment.not_empty"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionSet(Event):
    """The compartment is not given away as long as this holds."""

    kind = "compartment.condition_set"

    condition: Condition
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
class Recovered(Event):
    """A recovery case is over: what was left in the compartment was taken out; ``found`` tells what it was."""

    kind = "compartment.recovered"

    case: str
    found: Personal[str | None] = None
