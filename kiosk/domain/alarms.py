"""Alarms: what somebody has to look at. One lives until its cause is over *and* somebody has acknowledged it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class AlarmKind(Enum):
    """What is wrong."""

    FORCED_OPEN = "forced open"
    LEFT_OPEN = "left open"
    STUCK = "stuck"
    TAMPER = "tamper"  # a contact at the cabinet
    DEVICE_DOWN = "device down"
    EMERGENCY = "emergency"  # the release was set off
    RECORD = "record"  # the database is damaged or was restored


GRAVEST_FIRST = (
    AlarmKind.EMERGENCY,
    AlarmKind.FORCED_OPEN,
    AlarmKind.TAMPER,
    AlarmKind.RECORD,
    AlarmKind.STUCK,
    AlarmKind.DEVICE_DOWN,
    AlarmKind.LEFT_OPEN,
)


@dataclass(frozen=True, slots=True)
class Alarm:
    """One alarm, about a compartment or a part (``device``: its name). ``ended_at``: the cause is over."""

    id: str
    kind: AlarmKind
    since: datetime
    compartment_id: int | None = None
    device: str | None = None
    ended_at: datetime | None = None
    acknowledged_at: datetime | None = None
    acknowledged_by: str | None = None  # the operator's person

    @property
    def is_live(self) -> bool:
        """Whether it still stands on the screens of facilities."""
        return self.ended_at is None or self.acknowledged_at is None
