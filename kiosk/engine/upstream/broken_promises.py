"""Bookings that were confirmed and can't be kept: a door has failed since, or somebody is in it past their time.

Whoever would find no door soon is given a larger one, or is told while there is time to go elsewhere. What begins later
than that is left alone: until then the door may be mended.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain import booking_answers
from kiosk.domain.booking_answers import RESERVATION
from kiosk.domain.events.reservations import ReservationCancelled, ReservationChanged
from kiosk.domain.events.upstream import BookingRejected
from kiosk.domain.ledger import Ledger, pool_of, window_of
from kiosk.domain.reservations import Reservation, ReservationState
from kiosk.engine import reserve, rules
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction

WHY = "A door has failed, or was not given back in time, and there is no other one."


def answer(kiosk: Kiosk) -> None:
    """Whoever comes first finds a door first: each counts on what those before them leave."""
    with kiosk.store.transaction() as tx:
        soon = kiosk.now() + kiosk.settings.lease.lead
        near = [one for one in tx.booked() if one.booking and one.compartment_id is None and one.starts_at <= soon]
        if not near:
            return
        book = rules.ledger_for_booking(kiosk, tx)
        short = {pool for pool in set(map(pool_of, near)) if not book.has_all(pool)}
        for one in near:
            if pool_of(one) in short and one.booking is not None:
                _see_to(kiosk, tx, one, one.booking)


def _see_to(kiosk: Kiosk, tx: Transaction, one: Reservation, booking: str) -> None:
    book = rules.ledger_for_booking(kiosk, tx)
    like = [each for each in book.booked if pool_of(each) == pool_of(one) and each.compartment_id is None]
    before = [window_of(each) for each in like if (each.starts_at, each.id) < (one.starts_at, one.id)]
    if book.room(pool_of(one), before, window_of(one)):
        return
    found = _without(book, one).booking(one, kiosk.settings.bookable)
    if found is None:
        _break(kiosk, tx, one, booking)
        return
    tx.change_reservations(found)
    for each in found:
        tx.record(reserve.event(ReservationChanged, each))


def _without(book: Ledger, one: Reservation) -> Ledger:
    others = [each for each in book.booked if each.id != one.id]
    return replace(book, booked=others, sold=[each for each in book.sold if each.id != one.id])


def _break(kiosk: Kiosk, tx: Transaction, one: Reservation, booking: str) -> None:
    gone = replace(one, state=ReservationState.CANCELLED)
    tx.change_reservations([gone])
    tx.record(reserve.event(ReservationCancelled, gone))
    tx.record(BookingRejected(booking=booking, begins=one.starts_at, until=one.ends_at, size=one.asked))
    row = tx.told_row(RESERVATION, booking)
    if row is not None and row.value is not None:
        told = booking_answers.rejected(WHY, one.asked.value, row.value[booking_answers.REVISION])
        tx.owe_answer(RESERVATION, booking, told, kiosk.now())
