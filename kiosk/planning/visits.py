"""Visits: somebody comes with something to put away, and leaves again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.compartments import Size


@dataclass(frozen=True, slots=True)
class Visit:
    """From ``arrives`` until ``leaves`` (UTC, later). ``size`` is the smallest that will do."""

    person: str
    arrives: datetime
    leaves: datetime
    size: Size = Size.S


def in_order(visits: Iterable[Visit]) -> list[Visit]:
    """As they come; those who come at the same instant in the order in which they were given."""
    return sorted(visits, key=lambda one: one.arrives)
