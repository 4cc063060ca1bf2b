"""Reservations. The database refuses by itself what could not be kept (``triggers.py``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from kiosk.domain import booking_answers
from kiosk.domain.reservations import Reservation, ReservationState
from kiosk.engine.ports import Overbooked
from kiosk.store import tables as t
from kiosk.store import triggers
from kiosk.store.cached import LIVE, reservation_of
from kiosk.store.subjects.owed_answers import OwedAnswers
from kiosk.store.subjects.told import ToldOfUpstream

_BROKEN_PROMISES = (triggers.OVERBOOKED, triggers.PROMISED_TWICE)


class Reservations(ToldOfUpstream, OwedAnswers):
    """Claims on capacity. What becomes of one that upstream has sold, it is owed to hear."""

    def book(self, reservations: Sequence[Reservation], making_room: Sequence[Reservation] = ()) -> None:
        """All of them or none, and those known ones written anew that make room for them. ``Overbooked`` where the
        database refuses one.
        """
        with self._kept_or_undone():
            self._write(making_room)
            for one in reservations:
                self._connection.execute(t.reservation.insert(), {"id": one.id, **_values(one)})
        self._are_now([*making_room, *reservations])

    def change_reservations(self, reservations: Sequence[Reservation]) -> None:
        """Write them anew, all or none. ``Overbooked`` as in ``book``."""
        with self._kept_or_undone():
            self._write(reservations)
        self._are_now(reservations)

    def _write(self, reservations: Sequence[Reservation]) -> None:
        """What they claim is given back first, so that those which change places need not do so one after the other."""
        moving = [one for one in reservations if _claim(self._cached.promised.get(one.id)) not in {None, _claim(one)}]
        for one in [replace(one, state=ReservationState.CANCELLED) for one in moving] + list(reservations):
            mine = t.reservation.c.id == one.id
            self._connection.execute(update(t.reservation).where(mine).values(_values(one)))

    def _are_now(self, reservations: Sequence[Reservation]) -> None:
        self._cached.promise(reservations)
        for one in reservations:
            if one.booking is not None:
                self._tell_upstream(one.booking, one)

    def _tell_upstream(self, booking: str, one: Reservation) -> None:
        """Unless it is gone there; or is to be decided on still, which is an answer of its own."""
        row = self.told_row(booking_answers.RESERVATION, booking)
        if row is None or row.owed or row.value is None or booking_answers.REVISION not in row.value:
            return
        answer = booking_answers.of(one, row.value[booking_answers.REVISION], self._door_of(one))
        self.owe_answer(booking_answers.RESERVATION, booking, answer, self._clock.now())

    def _door_of(self, one: Reservation) -> str | None:
        """The number of the door that its person holds, or that was promised to them."""
        held = (held.compartment_id for held in self._cached.live.values() if held.reservation == one.id)
        door = self._cached.doors.get(next(held, one.compartment_id or 0))
        return None if door is None else door[1]

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

    def reservation_for(self, booking: str) -> Reservation | None:
        """The reservation that upstream's booking of this id has become, in whatever state."""
        row = self._connection.execute(select(t.reservation).where(t.reservation.c.booking == booking)).first()
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
