"""The line: those who wait for a compartment of a full bank."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from kiosk.domain.compartments import Size
from kiosk.domain.events.base import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class LineJoined(Event):
    """A person waits for a compartment, of this size at least."""

    kind = "line.joined"

    at_least: Size


@dataclass(frozen=True, slots=True, kw_only=True)
class LineOffered(Event):
    """A compartment is kept for the next in the line; ``why`` tells what spoke for this one."""

    kind = "line.offered"

    until: datetime
    why: str


class WhyLeftLine(Enum):
    """Why somebody waits no longer."""

    SERVED = "served"
    GAVE_UP = "no longer waits"
    PASSED = "did not come"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineLeft(Event):
    """A person waits no longer."""

    kind = "line.left"

    why: WhyLeftLine
