"""What upstream has told, and how far its changes were taken."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, select, text, update

from kiosk.domain.credentials import CredentialKind
from kiosk.engine.upstream.changes_ports import Feed, Told, ToldRow
from kiosk.store import tables as t
from kiosk.store import upstream_tables as u
from kiosk.store.subjects.base import Subject

_ROW = select(u.upstream_row)
_LIVE = t.credential.c.revoked_at.is_(None)
PERSON = "person"
# In this order, which SQLite keeps: by itself it would rather go through all people than through those who hold a door.
_HELD = text(
    "SELECT person.external_id, assignment.compartment_id FROM assignment"
    " CROSS JOIN person ON person.id = assignment.person_id"
    " CROSS JOIN upstream_row AS told ON told.kind = 'person' AND told.id = person.external_id"
    " WHERE assignment.ended_at IS NULL AND told.state <> 'gone'"
)


class ToldOfUpstream(Subject):
    """Rows are written whole: what is kept of a thing is what was said of it last."""

    def feed(self) -> Feed:
        """How far upstream's changes were taken."""
        feed = u.upstream_feed.c
        row = self._connection.execute(select(feed.cursor, feed.snapshot, feed.whole)).first()
        return Feed() if row is None else Feed(*row)

    def set_feed(self, feed: Feed) -> None:
        """They were taken so far."""
        self._connection.execute(delete(u.upstream_feed))
        row = {"id": 1, "cursor": feed.cursor, "snapshot": feed.snapshot, "whole": feed.whole}
        self._connection.execute(u.upstream_feed.insert(), row)

    def told_row(self, kind: str, id_: str) -> ToldRow | None:
        """What upstream said last of this thing."""
        query = _ROW.where(u.upstream_row.c.kind == kind, u.upstream_row.c.id == id_)
        row = self._connection.execute(query).first()
        return None if row is None else _told(row)

    def keep_told(self, row: ToldRow) -> None:
        """In place of what was known of this thing."""
        same = (u.upstream_row.c.kind == row.kind, u.upstream_row.c.id == row.id)
        values: dict[str, Any] = {"version": row.version, "state": row.state.value, "snapshot": row.snapshot}
        value = None if row.value is None else json.dumps(row.value, ensure_ascii=False, sort_keys=True)
        values |= {"badge": row.badge, "owed": row.owed, "value": value}
        if not self._connection.execute(update(u.upstream_row).where(*same).values(values)).rowcount:
            self._connection.execute(u.upstream_row.insert(), {"kind": row.kind, "id": row.id, **values})

    def told_before(self, snapshot: int) -> Sequence[ToldRow]:
        """Those that are not gone, and were last heard of before this snapshot."""
        row = u.upstream_row.c
        query = _ROW.where(row.snapshot < snapshot, row.state != Told.GONE.value).order_by(row.kind, row.id)
        return [_told(one) for one in self._connection.execute(query)]

    def told_of(self, kind: str) -> Sequence[ToldRow]:
        """Those of a kind that are not gone, by their ids."""
        return told_of(self._connection, kind)

    def undecided(self, kind: str) -> Sequence[ToldRow]:
        """Those of a kind that are owed a decision, by their ids."""
        query = _ROW.where(u.OWED, u.upstream_row.c.kind == kind).order_by(u.upstream_row.c.id)
        return [_told(one) for one in self._connection.execute(query)]

    def held_by_told_people(self) -> Sequence[tuple[str, int]]:
        """Who of the people that upstream has told of (as other systems know them) holds which compartment."""
        return [(row.external_id, row.compartment_id) for row in self._connection.execute(_HELD)]

    def owed_badges(self) -> Sequence[ToldRow]:
        """Whose badge was somebody else's when upstream gave it to them."""
        return [_told(one) for one in self._connection.execute(_ROW.where(u.OWED).order_by(u.upstream_row.c.id))]

    def withdraw_badge(self, person_id: str, lookup: bytes) -> None:
        """This badge is not theirs any more. Their source may give it to them again."""
        same = (t.credential.c.kind == CredentialKind.BADGE.value, t.credential.c.lookup == lookup)
        theirs = update(t.credential).where(t.credential.c.person_id == person_id, *same, _LIVE)
        self._connection.execute(theirs.values(revoked_at=self._clock.now()))

    def withdraw_credentials(self, person_id: str) -> None:
        """They have no credentials any more, of any kind. Their source may give them back."""
        theirs = update(t.credential).where(t.credential.c.person_id == person_id, _LIVE)
        self._connection.execute(theirs.values(revoked_at=self._clock.now()))


def told_of(connection: Connection, kind: str) -> Sequence[ToldRow]:
    """Those of a kind that are not gone, by their ids."""
    row = u.upstream_row.c
    query = _ROW.where(row.kind == kind, row.state != Told.GONE.value).order_by(row.id)
    return [_told(one) for one in connection.execute(query)]


def _told(row: Row[Any]) -> ToldRow:
    value = None if row.value is None else json.loads(row.value)
    return ToldRow(row.kind, row.id, row.version, Told(row.state), row.snapshot, row.badge, row.owed, value)
