"""The record, what upstream is owed of it, and wrong codes."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, String, delete, func, literal_column, select

from kiosk.audit import chain, checkpoint
from kiosk.domain.clock_trust import ClockTrust
from kiosk.domain.events import Event
from kiosk.domain.events.recovery import CaseEvent
from kiosk.domain.throttle import Pad
from kiosk.engine.ports import Clock
from kiosk.store import facilities_tables as f
from kiosk.store import tables as t
from kiosk.store.cached import Cached
from kiosk.store.columns import instant_text
from kiosk.store.prepared import PreparedInsert
from kiosk.store.signing_key import SigningKey
from kiosk.store.subjects.people import People

_RECORD = PreparedInsert(t.audit_event)
# Somebody may have deleted events by hand: what was owed of them stands there still.
_OWE = PreparedInsert(t.outbox, unless_there=True)
_SIGN = PreparedInsert(t.audit_checkpoint)

# A mark that is there while the kiosk runs.
_RUNNING = "running"
# A clock that lost its time shows an early one at each start: so many lines back it was still right.
LOOK_BACK = 10_000
# A header that somebody has spoilt says nothing, and is in the way of nobody.
_SAYS = "CASE WHEN json_valid(header) THEN json_extract(header, '$.{0}') END"
AT: ColumnElement[str] = literal_column(_SAYS.format("at"), String)
TRUST: ColumnElement[str] = literal_column(_SAYS.format("clock"), String)


@dataclass(frozen=True, slots=True)
class Recorder:
    """What is stamped on each line: the run of this computer, the trust in its clock, who acts as an operator."""

    boot: str
    key: SigningKey
    trust: Callable[[datetime, float], ClockTrust] = lambda _wall, _monotonic: ClockTrust.FREE_RUNNING
    operator: str | None = None


class Record(People):
    """What happened."""

    def __init__(self, connection: Connection, cached: Cached, clock: Clock, recorder: Recorder) -> None:
        super().__init__(connection, cached, clock)
        self._recorder = recorder
        self._recorded: list[tuple[Event, str]] = []
        self.is_signed = False
        self._named: dict[str, dict[str, str]] = {}

    def code_failures(self, since: datetime, pad: Pad = Pad.STAFF) -> Sequence[datetime]:
        """When wrong codes were entered at this pad, oldest first."""
        mine = (t.code_failure.c.at > since, t.code_failure.c.pad == pad.value)
        query = select(t.code_failure.c.at).where(*mine).order_by(t.code_failure.c.at)
        return list(self._connection.execute(query).scalars())

    def add_code_failure(self, at: datetime, pad: Pad = Pad.STAFF) -> None:
        """Remember a wrong code, across restarts."""
        self._connection.execute(t.code_failure.insert(), {"at": at, "pad": pad.value})

    def record(self, *events: Event) -> None:
        """Append to the record, and to what upstream is owed, in this same transaction."""
        if not events:
            return
        wall, monotonic = self._clock.now(), self._clock.monotonic()
        when = {
            "at": instant_text(wall),
            "clock": self._recorder.trust(wall, monotonic).value,
            "boot": self._recorder.boot,
            "mono_ns": round(monotonic * 1e9),
        }
        told = json.dumps(when, separators=(",", ":"))[1:-1]
        self._recorded += [(event, told) for event in events]

    @property
    def recorded(self) -> list[Event]:
        """What this transaction has put on the record so far."""
        return [event for event, _ in self._recorded]

    def checkpoint(self) -> None:
        """Sign how the record stands after this transaction, unless it has been signed already."""
        self.is_signed = True

    def last_position(self) -> int:
        """The position of the last event, those of this transaction included."""
        return self._cached.end.position + len(self._recorded)

    def begin_run(self) -> bool:
        """The kiosk starts; whether the run before was ended, and not cut off."""
        running = t.mark.c.name == _RUNNING
        cut_off = self._connection.execute(select(t.mark.c.name).where(running)).first() is not None
        if not cut_off:
            self._connection.execute(t.mark.insert(), {"name": _RUNNING, "position": self._cached.end.position})
        return not cut_off

    def end_run(self) -> None:
        """The kiosk is ended."""
        self._connection.execute(delete(t.mark).where(t.mark.c.name == _RUNNING))

    def last_recorded_at(self) -> datetime | None:
        """The latest that the clock has shown, and been believed, while the newest lines were written."""
        newest = select(func.max(AT)).where(t.audit_event.c.position > self._cached.end.position - LOOK_BACK)
        found = self._connection.execute(newest.where(TRUST.is_distinct_from(ClockTrust.UNTRUSTED.value))).scalar()
        return None if found is None else datetime.fromisoformat(found)

    def write_record(self) -> None:
        """Write all that was recorded at once, as the last thing before the commit."""
        end = self._cached.end
        rows, signed = [], []
        for event, when in self._recorded:
            rows.append(self._row(event, when))
            if end.size % checkpoint.EVERY == 0:
                signed.append(end.sign(self._recorder.key))
        if rows:
            _RECORD.run(self._connection, rows)
            _OWE.run(self._connection, rows)
            self._remember(rows)
        if self.is_signed and end.size > end.signed:
            signed.append(end.sign(self._recorder.key))
        if signed:
            _SIGN.run(self._connection, signed)

    def _remember(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Which lines tell of recovery cases; and how many there are of each kind today, where somebody counts."""
        told = list(zip([event for event, _ in self._recorded], rows, strict=True))
        of_cases = [
            {"position": row["position"], "case_id": event.case} for event, row in told if isinstance(event, CaseEvent)
        ]
        if of_cases:
            self._connection.execute(f.case_line.insert(), of_cases)
        day = self._cached.day_lines
        if day is not None and day[0] <= self._clock.now():
            day[1].update(event.kind for event, _ in self._recorded)

    def _row(self, event: Event, when: str) -> dict[str, Any]:
        end = self._cached.end
        header = self._header(event, when, end.size + 1)
        personal = self._personal(event)
        salt = None if personal is None else os.urandom(32)
        commitment = None if personal is None or salt is None else chain.commitment(salt, personal)
        hashed = end.append(header, commitment)
        return {
            "position": end.position,
            "epoch": end.number,
            "header": header,
            "personal": personal,
            "salt": salt,
            "commitment": commitment,
            "hash": hashed,
        }

    def _header(self, event: Event, when: str, seq: int) -> str:
        """The JSON text that is hashed as it stands (docs/record/format.md)."""
        about: dict[str, Any] = {}
        if event.compartment_id is not None:
            about["bank"], about["door"] = self._cached.doors[event.compartment_id]
        if event.assignment_id is not None:
            about["assignment"] = event.assignment_id
        if event.opening_id is not None:
            about["opening"] = event.opening_id
        about["detail"] = event.detail()
        began = f'{{"v":1,"epoch":"{self._cached.end.epoch}","seq":{seq},"type":"{event.kind}",{when},'
        return began + json.dumps(about, separators=(",", ":"))[1:]

    def _personal(self, event: Event) -> str | None:
        """Who it was and what they wrote, as the JSON text that is committed to; None where it tells of nobody."""
        told: dict[str, Any] = {name: self._who(one) for name, one in event.people().items()}
        if self._recorder.operator is not None:
            told["operator"] = self._recorder.operator
        told |= event.personal()
        return json.dumps(told, ensure_ascii=False, separators=(",", ":")) if told else None

    def _who(self, person_id: str) -> dict[str, str]:
        """As they were known when the record was written; most events of a transaction are of one person."""
        known = self._named.get(person_id)
        if known is None:
            person = self.person(person_id)
            known = {"id": person_id}
            if person is not None:
                known |= {"known_as": person.known_as, "name": person.name}
            self._named[person_id] = known
        return known
