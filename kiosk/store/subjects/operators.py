"""Operators, the challenge that a recovery code answers, and what operators set at the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, delete, select, update

from kiosk.domain.operators import OperatorEntry, Role
from kiosk.engine.facilities.ports import Challenge
from kiosk.store import facilities_tables as f
from kiosk.store.subjects.base import Subject

_NOW = select(f.operator).where(f.operator.c.ended_at.is_(None))


class Operators(Subject):
    """Who works the kiosk. Their PINs and badges are among the credentials."""

    def operators(self) -> Sequence[OperatorEntry]:
        """Those who are operators now, earliest first."""
        rows = self._connection.execute(_NOW.order_by(f.operator.c.since, f.operator.c.person_id))
        return [_entry(row) for row in rows]

    def operator(self, person_id: str) -> OperatorEntry | None:
        """None also where they are one no longer."""
        row = self._connection.execute(_NOW.where(f.operator.c.person_id == person_id)).first()
        return None if row is None else _entry(row)

    def set_operator(self, entry: OperatorEntry) -> None:
        """Add or renew; with ``ended_at`` they are one no longer."""
        values = {"role": entry.role.value, "since": entry.since, "ended_at": entry.ended_at}
        mine = update(f.operator).where(f.operator.c.person_id == entry.person_id)
        if not self._connection.execute(mine.values(values)).rowcount:
            self._connection.execute(f.operator.insert(), {"person_id": entry.person_id, **values})

    def challenge(self) -> Challenge | None:
        """The one that waits for its answer."""
        row = self._connection.execute(select(f.challenge)).first()
        return None if row is None else Challenge(row.text, row.asked_at)

    def set_challenge(self, challenge: Challenge | None) -> None:
        """A new one, or (None) it is spent."""
        self._connection.execute(delete(f.challenge))
        if challenge is not None:
            values = {"id": 1, "text": challenge.text, "asked_at": challenge.asked_at}
            self._connection.execute(f.challenge.insert(), values)

    def kiosk_setting(self, name: str) -> str | None:
        """What an operator has set, by a name of ours."""
        query = select(f.kiosk_setting.c.value).where(f.kiosk_setting.c.name == name)
        found: str | None = self._connection.execute(query).scalar()
        return found

    def set_kiosk_setting(self, name: str, value: str) -> None:
        """In place of what was set before."""
        mine = update(f.kiosk_setting).where(f.kiosk_setting.c.name == name)
        if not self._connection.execute(mine.values(value=value)).rowcount:
            self._connection.execute(f.kiosk_setting.insert(), {"name": name, "value": value})


def _entry(row: Row[*tuple[Any, ...]]) -> OperatorEntry:
    return OperatorEntry(row.person_id, Role(row.role), row.since, row.ended_at)
