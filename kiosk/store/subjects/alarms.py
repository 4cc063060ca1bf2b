"""Alarms: raised, over, acknowledged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, literal_column, select, update

from kiosk.domain.alarms import Alarm, AlarmKind
from kiosk.store import facilities_tables as f
from kiosk.store.subjects.base import Subject


class Alarms(Subject):
    """What somebody has to look at."""

    def raise_alarm(self, alarm: Alarm) -> None:
        """Somebody has to look."""
        self._connection.execute(f.alarm.insert(), {"id": alarm.id, **_values(alarm)})

    def change_alarm(self, alarm: Alarm) -> None:
        """Write it anew."""
        self._connection.execute(update(f.alarm).where(f.alarm.c.id == alarm.id).values(_values(alarm)))

    def live_alarms(self) -> Sequence[Alarm]:
        """Whose cause is not over, or that nobody has acknowledged; oldest first, by the order of writing."""
        live = select(f.alarm).where(f.LIVE_ALARM).order_by(literal_column("alarm.rowid"))
        return [_alarm(row) for row in self._connection.execute(live)]


def _alarm(row: Row[*tuple[Any, ...]]) -> Alarm:
    return Alarm(
        id=row.id,
        kind=AlarmKind(row.kind),
        since=row.since,
        compartment_id=row.compartment_id,
        device=row.device,
        ended_at=row.ended_at,
        acknowledged_at=row.acknowledged_at,
        acknowledged_by=row.acknowledged_by,
    )


def _values(alarm: Alarm) -> dict[str, Any]:
    return {
        "kind": alarm.kind.value,
        "since": alarm.since,
        "compartment_id": alarm.compartment_id,
        "device": alarm.device,
        "ended_at": alarm.ended_at,
        "acknowledged_at": alarm.acknowledged_at,
        "acknowledged_by": alarm.acknowledged_by,
    }
