"""Reservations. The database refuses by itself what could not be kept (``triggers.py``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from kiosk.domain.reservations import Reservation, ReservationState
from kiosk.engine.ports import Overbooked
from kiosk.store import tables as t
from kiosk.store import triggers
from kiosk.store.cached import LIVE, reservation_of
from kiosk.store.subjects.base import Subject

_BROKEN_PROMISES = (triggers.OVERBOOKED, triggers.PROMISED_TWICE)


class Reservations(Subject):
    """Claims on capacity."""

    def book(self, reservations: Sequence[Reservation]) -> None:
        """All of them or none. ``Overbooked`` where the database refuses one."""
        with self._kept_or_undone():
            for one in reservations:
                self._connection.execute(t.reservation.insert(), {"id": one.id, **_values(one)})
        self._cached.promise(reservations)

    def change_reservations(self, reservations: Sequence[Reservation]) -> None:
        """Write them anew, all or none. ``Overbooked`` as in ``book``.

        What they claim is given back first, so that those which change places need not do so one after the other.
        """
        moving = [one for one in reservations if _claim(self._cached.promised.get(one.id)) not in {None, _claim(one)}]
        with self._kept_or_undone():
            for one in [replace(one, state=ReservationState.CANCELLED) for one in moving] + list(reservations):
                mine = t.reservation.c.id == one.id
                self._connection.execute(update(t.reservation).where(mine).values(_values(one)))
        self._cached.promise(reservations)

    def booked(self) -> Sequence[Reservation]:
        """Those that are booked and nobody has come for yet, by their beginnings."""
        return [one for one in self._cached.promised.values() if one.state is ReservationState.BOOKED]

    def reservation(self, reservation_id: str) -> Reservation | None:
        """The reservation of this id, in whatever state."""
        promised = self._cached.promised.get(reservation_id)
        if promised is not None:
            return promised
        row = self._connection.execute(select(t.reservation).where(t.reservation.c.id == reservation_id)).first()
        return None if row is None else reservation_of(row)

    @contextmanager
    def _kept_or_undone(self) -> Iterator[None]:
        try:
            with self._connection.begin_nested():
                yield
        except IntegrityError as error:
            if str(error.orig) not in _BROKEN_PROMISES:
                raise
            raise Overbooked(str(error.orig)) from error


def _claim(one: Reservation | None) -> tuple[object, ...] | None:
    """What it takes away from others; nothing where it is over."""
    if one is None or one.state not in LIVE:
        return None
    return one.bank, one.tenant, one.size, one.starts_at, one.ends_at, one.compartment_id


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
        "booking": one.booking,
    }
