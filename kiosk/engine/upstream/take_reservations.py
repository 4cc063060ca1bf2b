"""Bookings come from upstream: the bank confirms each, gives a larger door, or rejects it with a reason.

What upstream sold of a lease finds its place among what was kept for it (``domain.leases``). The things of a page are
as they are now, not as they were when one of them was sold: where something seems to be taken still, it may have been
given back by a change that is yet to come. So a booking is refused only once there is nothing more to be told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import ClassVar

import structlog

from kiosk.domain import booking_answers
from kiosk.domain.assignments import Assignment
from kiosk.domain.booking_answers import RESERVATION
from kiosk.domain.capacity import Taken
from kiosk.domain.events.reservations import ReservationCancelled, ReservationChanged
from kiosk.domain.events.upstream import BookingRejected
from kiosk.domain.reservations import Reservation, ReservationState
from kiosk.engine import reserve, rules
from kiosk.engine.due import expect
from kiosk.engine.keep_until import keep_until
from kiosk.engine.ports import Overbooked
from kiosk.engine.reserve import NotReserved
from kiosk.engine.upstream import told_booking
from kiosk.engine.upstream.changes_ports import Told, ToldRow
from kiosk.engine.upstream.taking import News, NotUnderstood, Taking
from kiosk.engine.upstream.told_booking import ToldBooking

log = structlog.get_logger()


class TakeReservations:
    """First everything that changes is given back, then what is wanted now is claimed: bookings may change places."""

    kind: ClassVar[str] = RESERVATION

    def __init__(self, taking: Taking) -> None:
        self._taking = taking
        self._kiosk = taking.kiosk
        self._tx = taking.tx
        self._noted: set[str] = set()
        self._changed = False

    def take(self, news: Sequence[News]) -> None:
        """Those that are new, changed or gone."""
        for one in news:
            self._note(one)

    def forget(self, row: ToldRow) -> None:
        """What was not in the snapshot is gone."""
        self._taking.forget(row)
        self._give_back(row.id)

    def settle(self) -> None:
        """What is new is tried; at the end of what is told, everything that waits is decided."""
        for row in self._tx.undecided(RESERVATION):
            if row.id in self._noted or not self._taking.more:
                self._decide(row)
        if self._changed:
            self._taking.then.append(partial(expect, self._kiosk, self._kiosk.now()))
            self._kiosk.bank_changed = True

    # --- what is told

    def _note(self, news: News) -> None:
        change, before = news.change, news.before
        try:
            told = None if change.value is None else told_booking.read(change.value)
        except NotUnderstood as error:
            log.info("changes.not_understood", kind=self.kind, error=str(error))
            self._taking.keep_as_it_was(before)
            return
        if told is None or told.kiosk != self._kiosk.settings.kiosk_id:
            self._taking.keep(change)
            self._give_back(change.id)
            return
        is_new = before is None or before.value is None or _revision(before) != told.revision
        owed = is_new or (before is not None and before.owed)
        row = ToldRow(RESERVATION, change.id, change.version, Told.LIVE, self._taking.snapshot, value=told.kept)
        self._tx.keep_told(replace(row, owed=owed))
        if is_new:
            self._noted.add(change.id)
            self._give_back(change.id)

    def _give_back(self, booking: str) -> None:
        """A claim that nobody came for is for others; a door that somebody holds stays theirs."""
        found = self._tx.reservation_for(booking)
        if found is None or found.state is not ReservationState.BOOKED:
            return
        gone = replace(found, state=ReservationState.CANCELLED)
        self._tx.change_reservations([gone])
        self._tx.record(reserve.event(ReservationCancelled, gone))
        self._changed = True

    # --- what comes of it

    def _decide(self, row: ToldRow) -> None:
        if row.value is None:  # its person was erased
            self._tx.keep_told(replace(row, owed=False))
            return
        told = told_booking.read(row.value)
        before = self._tx.reservation_for(row.id)
        self._tx.keep_told(replace(row, owed=False))
        try:
            if before is not None and before.state is ReservationState.ARRIVED:
                self._ends_otherwise(before, told.wanted.ends_at)
            else:
                reserve.take_up(self._kiosk, self._tx, told.wanted, row.id, before)
            self._changed = True
        except NotReserved as reason:
            if self._taking.more:
                self._tx.keep_told(replace(row, owed=True))
            else:
                self._reject(row.id, told, str(reason))

    def _reject(self, booking: str, told: ToldBooking, why: str) -> None:
        answer = booking_answers.rejected(why, told.wanted.size.value, told.revision)
        self._tx.owe_answer(RESERVATION, booking, answer, self._kiosk.now())
        window = told.wanted
        self._tx.record(
            BookingRejected(booking=booking, begins=window.starts_at, until=window.ends_at, size=window.size)
        )

    # --- whoever has come

    def _ends_otherwise(self, reservation: Reservation, ends_at: datetime) -> None:
        """Their door stays theirs: until the new end, or where somebody else needs it later on, until the old one."""
        until = max(ends_at, self._kiosk.now())
        held = next((one for one in self._tx.live_assignments() if one.reservation == reservation.id), None)
        moved = replace(reservation, ends_at=until)
        if held is None or not self._may_end(held, moved):
            moved = reservation
            self._tx.change_reservations([moved])
        else:
            keep_until(self._kiosk, self._tx, held, until)
        self._tx.record(reserve.event(ReservationChanged, moved))

    def _may_end(self, held: Assignment, moved: Reservation) -> bool:
        """What upstream has sold in addition is taken from the lease; then it is seen whether anybody needs it."""
        try:
            self._tx.change_reservations([moved])
        except Overbooked:
            return False
        if held.ends_at is None or moved.ends_at <= held.ends_at:
            return True
        return rules.nobody_needs(self._kiosk, self._tx, held, Taken(held.ends_at, moved.ends_at))


def _revision(row: ToldRow) -> object:
    return None if row.value is None else row.value.get(booking_answers.REVISION)
