"""Openings: the intent, which is durable before the lock is pulsed, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from kiosk.domain.events.base import Event, OtherPerson, Personal
from kiosk.domain.openings import Outcome, Purpose
from kiosk.domain.reasons import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningIntended(Event):
    """A lock is about to be pulsed for a person; a second try is an opening with an intent of its own."""

    kind = "open.intent"

    attempt: int
    purpose: Purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningSettled(Event):
    """What the sensor told after the pulse; an acknowledged pulse is not an opened door."""

    kind = "open.outcome"

    outcome: Outcome
    why: str | None = None


class WhyNotOpened(Enum):
    """Why a door is not opened for its own holder."""

    HELD = "held"  # only facilities open it


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningRefused(Event):
    """A holder asked for their door, and it is not opened for them."""

    kind = "open.refused"

    why: WhyNotOpened


@dataclass(frozen=True, slots=True, kw_only=True)
class Override(Event):
    """An operator opens a door on their own authority, for the reason that they gave; ``holder`` is whose it is.

    ``second`` is the other operator, where two are asked for. The intent follows in the same step.
    """

    kind = "open.override"

    why: Reason
    words: Personal[str | None] = None
    holder: OtherPerson[str | None] = None
    second: OtherPerson[str | None] = None
