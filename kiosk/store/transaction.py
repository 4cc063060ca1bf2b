"""One atomic change, in SQL. Statements are built once and cached by SQLAlchemy; a tap waits for each of them."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, literal_column, select, update

from kiosk.domain.assignments import Assignment, EndReason
from kiosk.domain.compartments import DoorState
from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events import Event
from kiosk.domain.openings import Opening, Outcome, Purpose
from kiosk.domain.people import Person, PersonKind
from kiosk.engine.ports import Clock, PersonRecord, Taken
from kiosk.store import tables as t
from kiosk.store.cached import Cached
from kiosk.store.prepared import PreparedInsert, PreparedLookup

_PERSON = (
    t.person.c.id,
    t.person.c.name,
    t.person.c.kind,
    t.person.c.valid_from,
    t.person.c.valid_until,
    t.person.c.needs_reachable,
    t.person.c.suspended,
)
_OPENING = (
    t.opening.c.id,
    t.opening.c.compartment_id,
    t.opening.c.assignment_id,
    t.opening.c.person_id,
    t.opening.c.purpose,
    t.opening.c.attempt,
    t.opening.c.intended_at,
    t.opening.c.sensor,
)

_STUCK = "stuck"

# What a tap runs. Built once: SQLAlchemy compiles a statement it has seen before only once, but would have to take
# a new object apart each time to see that it is the same.
_HOLDER = PreparedLookup(
    select(*_PERSON)
    .join(t.credential, t.credential.c.person_id == t.person.c.id)
    .where(t.credential.c.kind == bindparam("kind"), t.credential.c.lookup == bindparam("lookup"))
    .where(t.credential.c.revoked_at.is_(None))
)
_ASSIGN = PreparedInsert(t.assignment)
_INTEND = PreparedInsert(t.opening)
_RECORD = PreparedInsert(t.audit_event)
_OWE = PreparedInsert(t.outbox)


class SqlTransaction:
    """The engine's ``Transaction`` on a connection that has begun."""

    def __init__(self, connection: Connection, cached: Cached, clock: Clock, boot: str) -> None:
        self._connection = connection
        self._cached = cached
        self._clock = clock
        self._boot = boot
        self._recorded: list[dict[str, Any]] = []

    # --- people ---------------------------------------------------------------------------------------------

    def holder_of(self, kind: CredentialKind, lookup: bytes) -> Person | None:
        """Whose credential this is, unless it is nobody's or was revoked."""
        row = _HOLDER.first(self._connection, {"kind": kind.value, "lookup": lookup})
        return None if row is None else _person_of(*row)

    def person(self, person_id: str) -> Person | None:
        """The person of this id."""
        row = self._connection.execute(select(*_PERSON).where(t.person.c.id == person_id)).one_or_none()
        return None if row is None else _person(row)

    def person_known_as(self, external_id: str) -> Person | None:
        """The person whom other systems know by this id."""
        row = self._connection.execute(select(*_PERSON).where(t.person.c.external_id == external_id)).one_or_none()
        return None if row is None else _person(row)

    def external_ids(self) -> Mapping[str, str]:
        """Of everybody who holds something: how other systems know them, by our own id."""
        holders = [one.person_id for one in self._cached.live.values()]
        query = select(t.person.c.id, t.person.c.external_id).where(t.person.c.id.in_(holders))
        return {row.id: row.external_id for row in self._connection.execute(query)}

    def save_person(self, record: PersonRecord) -> None:
        """Add or renew a person with their credentials, or raise ``Taken`` and change nothing."""
        known = self.person_known_as(record.external_id)
        for kind, lookup in record.credentials.items():
            holder = self.holder_of(kind, lookup)
            if holder is not None and (known is None or holder.id != known.id):
                raise Taken(kind)
        values = {
            "name": record.name,
            "kind": record.kind.value,
            "email": record.email,
            "tenant": record.tenant,
            "department": record.department,
            "valid_from": record.valid_from,
            "valid_until": record.valid_until,
            "needs_reachable": record.needs_reachable,
        }
        if known is None:
            person_id = str(uuid.uuid4())
            new = {"id": person_id, "external_id": record.external_id, "suspended": False, **values}
            self._connection.execute(t.person.insert(), new)
        else:
            person_id = known.id
            told = {name: value for name, value in values.items() if name == "name" or name in record.told}
            self._connection.execute(update(t.person).where(t.person.c.id == person_id).values(told))
        for kind, lookup in record.credentials.items():
            self.add_credential(person_id, kind, lookup)

    def add_credential(self, person_id: str, kind: CredentialKind, lookup: bytes) -> None:
        """Give a person a credential in place of any earlier one of its kind."""
        now = self._clock.now()
        mine = (t.credential.c.person_id == person_id, t.credential.c.kind == kind.value)
        live = t.credential.c.revoked_at.is_(None)
        has = select(t.credential.c.id).where(*mine, live, t.credential.c.lookup == lookup)
        if self._connection.execute(has).first() is not None:
            return
        self._connection.execute(update(t.credential).where(*mine, live).values(revoked_at=now))
        self._connection.execute(
            t.credential.insert().values(person_id=person_id, kind=kind.value, lookup=lookup, added_at=now)
        )

    # --- assignments ----------------------------------------------------------------------------------------

    def assignment_of(self, person_id: str) -> Assignment | None:
        """What this person holds; the oldest, should there be several."""
        return self._cached.assignment_of(person_id)

    def assignment(self, assignment_id: str) -> Assignment | None:
        """This assignment while it is live."""
        return self._cached.live.get(assignment_id)

    def live_assignments(self) -> Sequence[Assignment]:
        """Everything that is held right now, oldest first."""
        return list(self._cached.live.values())

    def assign(self, assignment: Assignment) -> None:
        """Give a compartment. The database refuses a second live assignment of the same one."""
        row = {
            "id": assignment.id,
            "compartment_id": assignment.compartment_id,
            "person_id": assignment.person_id,
            "model": assignment.model.value,
            "started_at": assignment.started_at,
            "ends_at": assignment.ends_at,
        }
        _ASSIGN.run(self._connection, [row])
        self._cached.live[assignment.id] = assignment

    def end(self, assignment_id: str, at: datetime, reason: EndReason) -> None:
        """End a live assignment."""
        self._connection.execute(
            update(t.assignment)
            .where(t.assignment.c.ended_at.is_(None), t.assignment.c.id == assignment_id)
            .values(ended_at=at, end_reason=reason.value)
        )
        self._cached.live.pop(assignment_id, None)

    # --- openings -------------------------------------------------------------------------------------------

    def openings_by_compartment(self) -> Mapping[int, int]:
        """How often each compartment was opened, for even wear."""
        return self._cached.wear

    def intend(self, opening: Opening) -> None:
        """Write down that a door is to be opened."""
        row = {
            "id": opening.id,
            "compartment_id": opening.compartment_id,
            "assignment_id": opening.assignment_id,
            "person_id": opening.person_id,
            "purpose": opening.purpose.value,
            "attempt": opening.attempt,
            "intended_at": opening.intended_at,
            "sensor": opening.sensor.value,
        }
        _INTEND.run(self._connection, [row])

    def settle(self, opening: Opening, outcome: Outcome, at: datetime) -> None:
        """Write down what came of an opening, and count the wear of a door that opened."""
        mine = t.opening.c.id == opening.id
        self._connection.execute(update(t.opening).where(mine).values(outcome=outcome.value, settled_at=at))
        if outcome is Outcome.OPENED:
            openings = self._cached.wear.get(opening.compartment_id, 0) + 1
            worn = update(t.compartment).where(t.compartment.c.id == opening.compartment_id)
            self._connection.execute(worn.values(openings=openings))
            self._cached.wear[opening.compartment_id] = openings

    def last_opening(self, compartment_id: int) -> Opening | None:
        """The newest opening of a compartment, by the order of writing: the wall clock may have been set back."""
        query = select(*_OPENING).where(t.opening.c.compartment_id == compartment_id)
        row = self._connection.execute(query.order_by(literal_column("opening.rowid").desc()).limit(1)).first()
        return None if row is None else _opening(row)

    def unsettled(self) -> Sequence[Opening]:
        """Openings whose outcome was never written, oldest first."""
        query = select(*_OPENING).where(t.opening.c.outcome.is_(None)).order_by(t.opening.c.intended_at)
        return [_opening(row) for row in self._connection.execute(query)]

    # --- conditions -----------------------------------------------------------------------------------------

    def stuck(self) -> set[int]:
        """The compartments whose doors did not open when they were last pulsed."""
        query = select(t.condition.c.compartment_id).where(
            t.condition.c.kind == _STUCK, t.condition.c.ended_at.is_(None)
        )
        return set(self._connection.execute(query).scalars())

    def set_stuck(self, compartment_id: int, stuck: bool) -> None:
        """Flag a compartment whose door stuck, across restarts, or take the flag back."""
        now = self._clock.now()
        live = (t.condition.c.compartment_id == compartment_id, t.condition.c.ended_at.is_(None))
        if not stuck:
            self._connection.execute(
                update(t.condition).where(*live, t.condition.c.kind == _STUCK).values(ended_at=now)
            )
        elif compartment_id not in self.stuck():
            values = {"compartment_id": compartment_id, "kind": _STUCK, "since": now}
            self._connection.execute(t.condition.insert(), values)

    # --- codes ----------------------------------------------------------------------------------------------

    def code_failures(self, since: datetime) -> Sequence[datetime]:
        """When wrong codes were entered, oldest first."""
        query = select(t.code_failure.c.at).where(t.code_failure.c.at > since).order_by(t.code_failure.c.at)
        return list(self._connection.execute(query).scalars())

    def add_code_failure(self, at: datetime) -> None:
        """Remember a wrong code, across restarts."""
        self._connection.execute(t.code_failure.insert(), {"at": at})

    # --- the record -----------------------------------------------------------------------------------------

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

    def write_record(self) -> None:
        """Write all that was recorded at once, as the last thing before the commit."""
        if self._recorded:
            _RECORD.run(self._connection, self._recorded)
            _OWE.run(self._connection, self._recorded)


def _person_of(
    person_id: str, name: str, kind: str, from_: str | None, until: str | None, needs_reachable: int, suspended: int
) -> Person:
    """A person from the driver's own row of ``_PERSON``."""
    valid_from, valid_until = (None if text is None else datetime.fromisoformat(text) for text in (from_, until))
    return Person(person_id, name, PersonKind(kind), valid_from, valid_until, bool(needs_reachable), bool(suspended))


def _person(row: Row[*tuple[Any, ...]]) -> Person:
    return Person(
        id=row.id,
        name=row.name,
        kind=PersonKind(row.kind),
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        needs_reachable=row.needs_reachable,
        suspended=row.suspended,
    )


def _opening(row: Row[*tuple[Any, ...]]) -> Opening:
    return Opening(
        id=row.id,
        compartment_id=row.compartment_id,
        assignment_id=row.assignment_id,
        person_id=row.person_id,
        purpose=Purpose(row.purpose),
        attempt=row.attempt,
        intended_at=row.intended_at,
        sensor=DoorState(row.sensor),
    )
