"""The waiting list, and what is shared."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, select, update

from kiosk.domain.compartments import Size
from kiosk.domain.sharing import Share
from kiosk.domain.waiting import Waiting
from kiosk.store import tables as t
from kiosk.store.subjects.base import Subject


class Line(Subject):
    """Who waits, and who lets whom in. Both are few, and asked for at every tap: remembered until they change."""

    def waiting(self) -> Sequence[Waiting]:
        """Everybody in line, those first who came first."""
        if self._cached.waiting is None:
            self._cached.waiting = waiting(self._connection)
        return self._cached.waiting

    def join_line(self, waiting: Waiting) -> None:
        """At the end of it."""
        values = {
            "id": waiting.id,
            "person_id": waiting.person_id,
            "joined_at": waiting.joined_at,
            "at_least": waiting.at_least.value,
            "reachable": waiting.reachable,
            "compartment_id": waiting.compartment_id,
            "until": waiting.until,
        }
        self._connection.execute(t.waiting.insert(), values)
        self._cached.waiting = None

    def change_waiting(self, waiting: Waiting) -> None:
        """A compartment is kept for them."""
        values = {"compartment_id": waiting.compartment_id, "until": waiting.until}
        self._connection.execute(update(t.waiting).where(t.waiting.c.id == waiting.id).values(values))
        self._cached.waiting = None

    def leave_line(self, waiting_id: str, at: datetime, why: str) -> None:
        """They have a door, or no longer wait."""
        self._connection.execute(update(t.waiting).where(t.waiting.c.id == waiting_id).values(left_at=at, why=why))
        self._cached.waiting = None

    def shares(self) -> Sequence[Share]:
        """Those that have not ended, oldest first."""
        if self._cached.shares is None:
            live = select(t.share).where(t.share.c.ended_at.is_(None)).order_by(t.share.c.since, t.share.c.id)
            self._cached.shares = tuple(
                Share(row.id, row.assignment_id, row.person_id, row.since, row.until)
                for row in self._connection.execute(live)
            )
        return self._cached.shares

    def share(self, share: Share) -> None:
        """Let somebody in."""
        values = {
            "id": share.id,
            "assignment_id": share.assignment_id,
            "person_id": share.person_id,
            "since": share.since,
            "until": share.until,
        }
        self._connection.execute(t.share.insert(), values)
        self._cached.shares = None

    def end_share(self, share_id: str, at: datetime) -> None:
        """No longer."""
        self._connection.execute(update(t.share).where(t.share.c.id == share_id).values(ended_at=at))
        self._cached.shares = None


def waiting(connection: Connection) -> tuple[Waiting, ...]:
    """Everybody in line, those first who came first."""
    live = select(t.waiting).where(t.waiting.c.left_at.is_(None)).order_by(t.waiting.c.joined_at, t.waiting.c.id)
    return tuple(
        Waiting(
            id=row.id,
            person_id=row.person_id,
            joined_at=row.joined_at,
            at_least=Size(row.at_least),
            reachable=row.reachable,
            compartment_id=row.compartment_id,
            until=row.until,
        )
        for row in connection.execute(live)
    )
