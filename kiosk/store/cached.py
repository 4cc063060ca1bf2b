"""What the only writer need not ask the database for again: what is held and promised, wear, and the end of the record.

Loaded at the first question, changed with every write, and forgotten when a transaction is undone: then the database
has the last word. A tap saves a millisecond by it (``make bench``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, literal_column, select

from kiosk.domain.assignments import Assignment, Model, Phase
from kiosk.domain.compartments import Size
from kiosk.domain.leases import Lease
from kiosk.domain.policy import Policy
from kiosk.domain.reservations import Reservation, ReservationState
from kiosk.domain.sharing import Share
from kiosk.domain.waiting import Waiting
from kiosk.store import chain_end
from kiosk.store import tables as t
from kiosk.store.chain_end import ChainEnd

LIVE = (ReservationState.BOOKED, ReservationState.ARRIVED)


class Host(NamedTuple):
    """One of the staff, as they are looked for."""

    searchable: str
    id: str
    known_as: str
    valid_from: datetime | None = None
    valid_until: datetime | None = None

    def is_here(self, at: datetime) -> bool:
        """Whether they work here at that time."""
        return (self.valid_from is None or self.valid_from <= at) and (
            self.valid_until is None or at < self.valid_until
        )


@dataclass(slots=True)
class Cached:
    """The state of the database as of the last write of this connection. None, or not there: not asked for yet."""

    live: dict[str, Assignment]  # by assignment id, oldest first
    wear: dict[int, int]  # openings by compartment id
    left_by: dict[int, str]  # who left a compartment without a word
    promised: dict[str, Reservation]  # booked or arrived, by their beginnings
    doors: dict[int, tuple[str, str]]  # bank and door number by compartment id
    end: ChainEnd  # of the record
    policies: dict[str, Policy] = field(default_factory=dict, compare=False)
    policy_ids: dict[Policy, str] = field(default_factory=dict, compare=False)
    waiting: tuple[Waiting, ...] | None = field(default=None, compare=False)
    shares: tuple[Share, ...] | None = field(default=None, compare=False)
    leases: tuple[Lease, ...] | None = field(default=None, compare=False)
    hosts: dict[str, Host] | None = field(default=None, compare=False)  # staff, by their ids
    everybody: dict[str, str] | None = field(default=None, compare=False)  # as they are searched, by their ids
    # Since an instant, the beginning of a day: the doors that came open, and the lines of the record by their kinds.
    day_openings: tuple[datetime, int] | None = field(default=None, compare=False)
    day_lines: tuple[datetime, Counter[str]] | None = field(default=None, compare=False)

    def promise(self, reservations: Iterable[Reservation]) -> None:
        """Remember these as they are now, and forget those of them that are over."""
        changed = {one.id: one for one in reservations}
        live = [one for one in {**self.promised, **changed}.values() if one.state in LIVE]
        self.promised = {one.id: one for one in sorted(live, key=lambda one: (one.starts_at, one.id))}


def load(connection: Connection) -> Cached:
    """Read the state from the database."""
    compartments = connection.execute(select(t.compartment)).all()
    end = chain_end.load(connection)
    assert end is not None, "a store begins an epoch when it is opened"
    found = Cached(
        live=live(connection),
        wear={row.id: row.openings for row in compartments if row.openings},
        left_by={row.id: row.left_by for row in compartments if row.left_by is not None},
        promised={},
        doors={row.id: (row.bank, row.door) for row in compartments},
        end=end,
    )
    found.promise(reservation_of(row) for row in connection.execute(select(t.reservation).where(t.LIVE_RESERVATION)))
    return found


def live(connection: Connection) -> dict[str, Assignment]:
    """Everything that is held, by assignment id."""
    # By the order of writing: a clock that was put right may have moved the beginnings.
    held = select(t.assignment).where(t.assignment.c.ended_at.is_(None)).order_by(literal_column("assignment.rowid"))
    return {row.id: _assignment(row) for row in connection.execute(held)}


def reservation_of(row: Row[*tuple[Any, ...]]) -> Reservation:
    """A reservation from its row."""
    return Reservation(
        id=row.id,
        person_id=row.person_id,
        tenant=row.tenant,
        bank=row.bank,
        asked=Size(row.asked),
        size=Size(row.size),
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        state=ReservationState(row.state),
        compartment_id=row.compartment_id,
        desk=row.desk,
        zone=row.zone,
        series=row.series,
        booking=row.booking,
    )


def _assignment(row: Row[*tuple[Any, ...]]) -> Assignment:
    return Assignment(
        id=row.id,
        compartment_id=row.compartment_id,
        person_id=row.person_id,
        model=Model(row.model),
        started_at=row.started_at,
        ends_at=row.ends_at,
        policy=row.policy_id or "",
        phase=Phase(row.phase),
        warnings=row.warnings,
        extensions=row.extensions,
        used_at=row.used_at,
        reservation=row.reservation_id,
    )
