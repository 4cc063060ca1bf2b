"""Sharing: a holder lets a colleague open their compartment for a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Share:
    """``person_id`` may open what ``assignment_id`` gave to somebody else, until ``until`` (UTC, exclusive)."""

    id: str
    assignment_id: str
    person_id: str
    since: datetime
    until: datetime
