"""Visits, as reception knows them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, literal_column, select, update

from kiosk.domain.compartments import Size
from kiosk.domain.guests import GuestVisit, VisitState
from kiosk.store import tables as t
from kiosk.store.subjects.base import Subject

_VISIT = select(t.guest_visit)
_LIVE_VISITS = _VISIT.where(t.LIVE_VISIT).order_by(t.guest_visit.c.ends_at, t.guest_visit.c.id)
# By the order of writing: a clock that was put right may have moved the beginnings.
_NEWEST: ColumnElement[int] = literal_column("guest_visit.rowid").desc()


class Visits(Subject):
    """Who is expected, who is here, and who was."""

    def add_visit(self, visit: GuestVisit) -> None:
        """Somebody is expected, or has come."""
        self._connection.execute(t.guest_visit.insert(), {"id": visit.id, **_values(visit)})

    def change_visit(self, visit: GuestVisit) -> None:
        """Write it anew."""
        mine = t.guest_visit.c.id == visit.id
        self._connection.execute(update(t.guest_visit).where(mine).values(_values(visit)))

    def guest_visit(self, visit_id: str) -> GuestVisit | None:
        """The visit of this id."""
        return self._visit_from(_VISIT.where(t.guest_visit.c.id == visit_id))

    def visit_of(self, person_id: str) -> GuestVisit | None:
        """The newest visit of this visitor."""
        return self._visit_from(_VISIT.where(t.guest_visit.c.person_id == person_id).order_by(_NEWEST).limit(1))

    def visit_of_pass(self, pass_id: str) -> GuestVisit | None:
        """The visit that this pass was given for."""
        return self._visit_from(_VISIT.where(t.guest_visit.c.pass_id == pass_id))

    def visits(self, since: datetime, until: datetime) -> Sequence[GuestVisit]:
        """Those whose window touches this one, by their beginnings."""
        touching = _VISIT.where(t.guest_visit.c.starts_at < until, t.guest_visit.c.ends_at > since)
        by_beginning = touching.order_by(t.guest_visit.c.starts_at, t.guest_visit.c.id)
        return [visit_from(row) for row in self._connection.execute(by_beginning)]

    def live_visits(self) -> Sequence[GuestVisit]:
        """Those who are expected or here, by their ends."""
        return [visit_from(row) for row in self._connection.execute(_LIVE_VISITS)]

    def _visit_from(self, query: Select[*tuple[Any, ...]]) -> GuestVisit | None:
        row = self._connection.execute(query).first()
        return None if row is None else visit_from(row)


def visit_from(row: Row[*tuple[Any, ...]]) -> GuestVisit:
    """A visit from its row."""
    return GuestVisit(
        id=row.id,
        person_id=row.person_id,
        state=VisitState(row.state),
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        host_id=row.host_id,
        company=row.company,
        tenant=row.tenant,
        bank=row.bank,
        size=None if row.size is None else Size(row.size),
        reachable=row.reachable,
        hours=row.hours,
        language=row.language,
        terms=row.terms,
        arrived_at=row.arrived_at,
        left_at=row.left_at,
        pass_id=row.pass_id,
        issued_at=row.issued_at,
        confirmed=row.confirmed,
        has_code=row.has_code,
    )


def _values(visit: GuestVisit) -> dict[str, Any]:
    return {
        "person_id": visit.person_id,
        "state": visit.state.value,
        "starts_at": visit.starts_at,
        "ends_at": visit.ends_at,
        "host_id": visit.host_id,
        "company": visit.company,
        "tenant": visit.tenant,
        "bank": visit.bank,
        "size": None if visit.size is None else visit.size.value,
        "reachable": visit.reachable,
        "hours": visit.hours,
        "language": visit.language,
        "terms": visit.terms,
        "arrived_at": visit.arrived_at,
        "left_at": visit.left_at,
        "pass_id": visit.pass_id,
        "issued_at": visit.issued_at,
        "confirmed": visit.confirmed,
        "has_code": visit.has_code,
    }
