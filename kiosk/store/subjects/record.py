"""The record, what upstream is owed of it, and wrong codes."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from kiosk.domain.events import Event
from kiosk.engine.ports import Clock
from kiosk.store import tables as t
from kiosk.store.cached import Cached
from kiosk.store.prepared import PreparedInsert
from kiosk.store.subjects.base import Subject

_RECORD = PreparedInsert(t.audit_event)
_OWE = PreparedInsert(t.outbox)


# A clock that lost its time shows an early one at each start: so many lines back it was still right.
LOOK_BACK = 10_000


class Record(Subject):
    """What happened."""

    def __init__(self, connection: Connection, cached: Cached, clock: Clock, boot: str) -> None:
        super().__init__(connection, cached, clock)
        self._boot = boot
        self._recorded: list[dict[str, Any]] = []

    def code_failures(self, since: datetime) -> Sequence[datetime]:
        """When wrong codes were entered, oldest first."""
        query = select(t.code_failure.c.at).where(t.code_failure.c.at > since).order_by(t.code_failure.c.at)
        return list(self._connection.execute(query).scalars())

    def add_code_failure(self, at: datetime) -> None:
        """Remember a wrong code, across restarts."""
        self._connection.execute(t.code_failure.insert(), {"at": at})

    def record(self, *events: Event) -> None:
        """Append to the record, and to what upstream is owed, in this same transaction."""
        now, monotonic_ns = self._clock.now(), time.monotonic_ns()
        self._recorded += [
            {
                "seq": seq,
                "id": str(uuid.uuid4()),
                "at": now,
                "boot": self._boot,
                "monotonic_ns": monotonic_ns,
                "type": event.type.value,
                "person_id": event.person_id,
                "compartment_id": event.compartment_id,
                "assignment_id": event.assignment_id,
                "opening_id": event.opening_id,
                "detail": json.dumps(dict(event.detail), ensure_ascii=False, separators=(",", ":")),
            }
            for seq, event in enumerate(events, start=self._cached.next_seq)
        ]
        self._cached.next_seq += len(events)

    def last_recorded_at(self) -> datetime | None:
        """The latest that the clock has shown while the newest lines of the record were written."""
        newest = select(func.max(t.audit_event.c.at)).where(t.audit_event.c.seq > self._cached.next_seq - LOOK_BACK)
        found: datetime | None = self._connection.execute(newest).scalar()
        return found

    def write_record(self) -> None:
        """Write all that was recorded at once, as the last thing before the commit."""
        if self._recorded:
            _RECORD.run(self._connection, self._recorded)
            _OWE.run(self._connection, self._recorded)
