"""Reservations. The database refuses by itself what could not be kept (``triggers.py``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Row, select, update
from sqlalchemy.exc import IntegrityError

from kiosk.domain.compartments import Size
from kiosk.domain.reservations import Reservation, ReservationState
from kiosk.engine.ports import Overbooked
from kiosk.store import tables as t
from kiosk.store.subjects.base import Subject


class Reservations(Subject):
    """Claims on capacity."""

    def book(self, reservations: Sequence[Reservation]) -> None:
        """All of them or none. ``Overbooked`` where the database refuses one."""
        with self._kept_or_undone():
            for one in reservations:
                self._connection.execute(t.reservation.insert(), {"id": one.id, **_values(one)})
        self._cached.booked = None

    def change_reservations(self, reservations: Sequence[Reservation]) -> None:
        """Write them anew, all or none. ``Overbooked`` as in ``book``."""
        with self._kept_or_undone():
            for one in reservations:
                mine = t.reservation.c.id == one.id
                self._connection.execute(update(t.reservation).where(mine).values(_values(one)))
        self._cached.booked = None

    def booked(self) -> Sequence[Reservation]:
        """Those that are booked and nobody has come for yet, by their beginnings."""
        if self._cached.booked is None:
            booked = select(t.reservation).where(t.reservation.c.state == ReservationState.BOOKED.value)
            rows = self._connection.execute(booked.order_by(t.reservation.c.starts_at, t.reservation.c.id))
            self._cached.booked = tuple(_reservation(row) for row in rows)
        return self._cached.booked

    def reservation(self, reservation_id: str) -> Reservation | None:
        """The reservation of this id, in whatever state."""
        row = self._connection.execute(select(t.reservation).where(t.reservation.c.id == reservation_id)).first()
        return None if row is None else _reservation(row)

    @contextmanager
    def _kept_or_undone(self) -> Iterator[None]:
        try:
            with self._connection.begin_nested():
                yield
        except IntegrityError as error:
            raise Overbooked(str(error.orig)) from error


def _values(one: Reservation) -> dict[str, Any]:
    return {
        "person_id": one.person_id,
        "tenant": one.tenant,
        "bank": one.bank,
        "asked": one.asked.value,
        "size": one.size.value,
        "starts_at": one.starts_at,
        "ends_at": one.ends_at,
        "state": one.state.value,
        "compartment_id": one.compartment_id,
        "desk": one.desk,
        "zone": one.zone,
        "series": one.series,
    }


def _reservation(row: Row[*tuple[Any, ...]]) -> Reservation:
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
    )
