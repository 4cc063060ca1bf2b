"""Reservations: made, moved and cancelled. What was accepted is kept: each claim finds a door in its window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from kiosk.domain.capacity import Taken
from kiosk.domain.compartments import Compartment, Size
from kiosk.domain.events.reservations import ReservationCancelled, ReservationChanged, ReservationEvent, Reserved
from kiosk.domain.ledger import Ledger, window_of
from kiosk.domain.notices import Notice, NoticeKind
from kiosk.domain.people import Person, Standing
from kiosk.domain.policy import Policy
from kiosk.domain.reservations import Repeat, Reservation, ReservationState, occurrences
from kiosk.engine import rules
from kiosk.engine.due import expect
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Overbooked, Transaction


class NotReserved(ValueError):
    """Why a reservation can't be had, in a sentence."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A reservation as it is asked for. ``person`` as other systems know them; ``door`` promises that very one.

    ``times`` counts the occurrences of one that repeats. ``reachable`` promises a door within reach.
    """

    person: str
    starts_at: datetime
    ends_at: datetime
    size: Size = Size.S
    bank: str | None = None
    door: str | None = None
    desk: str | None = None
    zone: str | None = None
    reachable: bool = False
    repeat: Repeat | None = None
    times: int = 1


def reserve(kiosk: Kiosk, wanted: Wanted) -> list[Reservation]:
    """All occurrences, or none and ``NotReserved``."""
    _check(kiosk, wanted)
    with _keeping_all(kiosk) as tx:
        person = tx.person_known_as(wanted.person)
        if person is None:
            raise NotReserved(f"Nobody here has the id {wanted.person}. Add the person first.")
        first, zone = Taken(wanted.starts_at, wanted.ends_at), kiosk.settings.policies.timezone
        windows = occurrences(first, wanted.repeat, wanted.times, zone)
        series = kiosk.new_id() if len(windows) > 1 else None
        drafts = [replace(one, series=series) for one in _first_bank(kiosk, tx, person, wanted, windows)]
        made = [_book(kiosk, tx, person, one) for one in drafts]
    expect(kiosk, min(one.starts_at for one in made))
    return made


def claim(kiosk: Kiosk, tx: Transaction, person: Person, wanted: Wanted, windows: list[Taken]) -> list[Reservation]:
    """In the caller's transaction, and without a notice: one for each of these windows, or ``NotReserved``.

    ``Overbooked`` where the database refuses one; then nothing of the transaction may stand.
    """
    series = kiosk.new_id() if len(windows) > 1 else None
    drafts = [replace(one, series=series) for one in _first_bank(kiosk, tx, person, wanted, windows)]
    return [_write(kiosk, tx, one, Reserved, is_new=True) for one in drafts]


def take_up(
    kiosk: Kiosk, tx: Transaction, wanted: Wanted, booking: str, before: Reservation | None = None
) -> Reservation:
    """In the caller's transaction: what upstream sold under this id, in place of what it was ``before``.

    ``NotReserved`` where it can't be had; then nothing was changed.
    """
    _check(kiosk, wanted)
    person = tx.person_known_as(wanted.person)
    if person is None or wanted.bank is None:
        raise NotReserved("The person is not known at this bank.")
    draft = _draft(kiosk, person, wanted, wanted.bank, Taken(wanted.starts_at, wanted.ends_at))
    draft = replace(draft, booking=booking, id=draft.id if before is None else before.id)
    _check_window(kiosk, person, draft)
    _check_own(kiosk, tx, person, draft)
    (draft,) = _with_doors(kiosk, tx, wanted, [draft])
    kind = Reserved if before is None else ReservationChanged
    try:
        return _write(kiosk, tx, draft, kind, is_new=before is None)
    except Overbooked as error:
        raise NotReserved(f"Bank {draft.bank} has no door of that size left for that time.") from error


@contextmanager
def _keeping_all(kiosk: Kiosk) -> Iterator[Transaction]:
    """A transaction in which the database has the last word on what can be promised."""
    try:
        with kiosk.store.transaction() as tx:
            yield tx
    except Overbooked as error:
        raise NotReserved("That much is not free any more. Look again, or choose another time.") from error


def cancel(kiosk: Kiosk, reservation_id: str, series: bool = False) -> list[Reservation]:
    """Give a claim back, or with ``series`` every one of its series that is still to come."""
    with kiosk.store.transaction() as tx:
        first = _booked(tx, reservation_id)
        gone = [one for one in tx.booked() if one == first or (series and first.series and one.series == first.series)]
        gone = [replace(one, state=ReservationState.CANCELLED) for one in gone]
        tx.change_reservations(gone)
        for one in gone:
            tx.record(event(ReservationCancelled, one))
    expect(kiosk, kiosk.now())  # whoever waits in line may have it
    return gone


def move_desk(kiosk: Kiosk, reservation_id: str, desk: str | None, zone: str | None = None) -> Reservation:
    """The desk has moved: the door is chosen near the new one, and one that is held is offered to be changed."""
    check_place(kiosk, desk, zone)
    with kiosk.store.transaction() as tx:
        found = tx.reservation(reservation_id)
        if found is None or found.state not in {ReservationState.BOOKED, ReservationState.ARRIVED}:
            raise NotReserved(f"There is no reservation {reservation_id} that is still to come.")
        near = kiosk.settings.desks.get(desk) if desk is not None else None
        moved = replace(found, desk=desk, zone=zone or (near.zone if near else None))
        tx.change_reservations([moved])
        tx.record(event(ReservationChanged, moved))
    return moved


def move_window(kiosk: Kiosk, reservation_id: str, starts_at: datetime, ends_at: datetime) -> Reservation:
    """Another time: the old claim is given back and the new one made in one step, or nothing changes."""
    _check_times(kiosk, starts_at, ends_at)
    with _keeping_all(kiosk) as tx:
        found = _booked(tx, reservation_id)
        if found.booking is not None:
            raise NotReserved("It was booked upstream. Move it there, or cancel it and make another one here.")
        person = tx.person(found.person_id)
        assert person is not None, "a reservation refers to a person"
        size = found.asked if found.compartment_id is None else found.size  # a certain door stays what it is
        moved = replace(found, starts_at=starts_at, ends_at=ends_at, size=size)
        _check_window(kiosk, person, moved)
        _check_own(kiosk, tx, person, moved)
        tx.change_reservations([replace(found, state=ReservationState.CANCELLED)])
        return _write(kiosk, tx, moved, ReservationChanged, is_new=False)


def check_place(kiosk: Kiosk, desk: str | None, zone: str | None) -> None:
    """``NotReserved`` for a desk or a zone that the site file does not know."""
    if desk is not None and desk not in kiosk.settings.desks:
        raise NotReserved(f"The site file has no desk {desk}. Add it there, or name another.")
    zones = {one.zone for one in kiosk.bank.compartments.values()}
    if zone is not None and zone not in zones:
        raise NotReserved(f"No door here is in a zone {zone}. Name one of the site file's zones.")


def _check_times(kiosk: Kiosk, starts_at: datetime, ends_at: datetime) -> None:
    if ends_at <= starts_at:
        raise NotReserved("The end lies before the beginning. Give a later end.")
    if ends_at <= kiosk.now():
        raise NotReserved("That time is over. Give a later one.")
    if ends_at > kiosk.now() + _FARTHEST:
        raise NotReserved("That is too far ahead: a reservation ends at most two years from now.")


def _check(kiosk: Kiosk, wanted: Wanted) -> None:
    _check_times(kiosk, wanted.starts_at, wanted.ends_at)
    check_place(kiosk, wanted.desk, wanted.zone)
    if wanted.bank is not None and wanted.bank not in kiosk.bank.banks:
        raise NotReserved(f"This kiosk has no bank {wanted.bank}.")
    if not 1 <= wanted.times <= _MOST_TIMES:
        raise NotReserved(f"A reservation repeats at most {_MOST_TIMES} times.")


_MOST_TIMES = 366
_FARTHEST = timedelta(days=2 * 366)


def _first_bank(
    kiosk: Kiosk, tx: Transaction, person: Person, wanted: Wanted, windows: list[Taken]
) -> list[Reservation]:
    """The reservations to be made, at the first bank that can keep them all."""
    reasons: list[str] = []
    for bank in [wanted.bank] if wanted.bank is not None else kiosk.bank.banks:
        drafts = [_draft(kiosk, person, wanted, bank, window) for window in windows]
        try:
            for draft in drafts:
                _check_window(kiosk, person, draft)
                _check_own(kiosk, tx, person, draft)
            return _with_doors(kiosk, tx, wanted, drafts)
        except NotReserved as reason:
            reasons.append(str(reason))
    raise NotReserved(reasons[0] if reasons else "This kiosk has no doors to reserve.")


def _draft(kiosk: Kiosk, person: Person, wanted: Wanted, bank: str, window: Taken) -> Reservation:
    near = kiosk.settings.desks.get(wanted.desk) if wanted.desk is not None else None
    return Reservation(
        id=kiosk.new_id(),
        person_id=person.id,
        tenant=kiosk.settings.policies.tenant_of(person),
        bank=bank,
        asked=wanted.size,
        size=wanted.size,
        starts_at=window.starts_at,
        ends_at=window.ends_at,
        desk=wanted.desk,
        zone=wanted.zone or (near.zone if near else None),
    )


def _check_window(kiosk: Kiosk, person: Person, draft: Reservation) -> None:
    """What the policy and the person's own standing allow."""
    if draft.ends_at <= draft.starts_at:
        raise NotReserved("The clocks are changed within that time, and nothing of it is left. Choose another time.")
    policy = kiosk.settings.policies.policy_for(person, draft.bank)
    if not any((pool.bank, pool.tenant) == (draft.bank, draft.tenant) for pool in kiosk.bank.pools):
        raise NotReserved(f"Bank {draft.bank} has no doors for {draft.tenant}.")
    if person.standing(draft.starts_at) is not Standing.ALLOWED:
        raise NotReserved("This person may not use the doors at that time.")
    if policy.longest_stay is not None and draft.ends_at - draft.starts_at > policy.longest_stay:
        hours = policy.longest_stay.total_seconds() / 3600
        raise NotReserved(f"The policy allows {hours:g} hours at most. Reserve a shorter time.")
    if policy.hours is not None and policy.hours.current(draft.starts_at, policy.timezone) is None:
        raise NotReserved("The bank is shut at the beginning. Choose a time within its opening hours.")
    if not any(size.rank >= draft.asked.rank for size in policy.sizes):
        raise NotReserved(f"The policy gives this person no door of size {draft.asked.value} or larger.")


def _check_own(kiosk: Kiosk, tx: Transaction, person: Person, draft: Reservation) -> None:
    policy: Policy = kiosk.settings.policies.policy_for(person, draft.bank)
    ids = (one.reservation for one in tx.assignments_of(person.id) if one.reservation is not None)
    mine = [one for one in tx.booked() if one.person_id == person.id and one.id != draft.id]
    mine += [found for one in ids if (found := tx.reservation(one)) is not None]
    overlapping = [one for one in mine if window_of(one).overlaps(window_of(draft))]
    if len(overlapping) >= policy.most_doors:
        raise NotReserved("This person has a reservation at that time already. Cancel it, or choose another time.")


def _with_doors(kiosk: Kiosk, tx: Transaction, wanted: Wanted, drafts: list[Reservation]) -> list[Reservation]:
    """Where a certain door or one within reach is wanted, each draft with it; else the drafts as they are."""
    if wanted.door is None and not wanted.reachable:
        return [_fitting(kiosk, tx, one) for one in drafts]
    return [_pinned(kiosk, tx, wanted, one) for one in drafts]


def _fitting(kiosk: Kiosk, tx: Transaction, draft: Reservation) -> Reservation:
    if rules.ledger_for_booking(kiosk, tx).booking(draft, kiosk.settings.bookable) is None:
        raise NotReserved(f"Bank {draft.bank} has no door of size {draft.asked.value} or larger left to reserve then.")
    return draft


def _pinned(kiosk: Kiosk, tx: Transaction, wanted: Wanted, draft: Reservation) -> Reservation:
    ledger: Ledger = rules.ledger_for_booking(kiosk, tx)
    candidates = list(_candidates(kiosk, wanted, draft))
    if not candidates:
        which = "door within reach" if wanted.door is None else f"door {wanted.door}"
        raise NotReserved(
            f"Bank {draft.bank} has no {which} of size {draft.asked.value} or larger that is theirs to reserve."
        )
    for one in candidates:
        pinned = replace(draft, size=one.size, compartment_id=one.id)
        if ledger.booking(pinned, kiosk.settings.bookable) is not None:
            return pinned
    what = f"Door {wanted.door}" if wanted.door is not None else "No door within reach"
    raise NotReserved(f"{what} can't be promised for that time. Choose another time, or any door.")


def _candidates(kiosk: Kiosk, wanted: Wanted, draft: Reservation) -> Iterator[Compartment]:
    for one in kiosk.bank.compartments.values():
        if (one.bank, one.tenant) != (draft.bank, draft.tenant) or one.named_for is not None:
            continue
        if wanted.door is not None and one.door != wanted.door:
            continue
        if (one.reachable or not wanted.reachable) and one.size.rank >= draft.asked.rank:
            yield one


def _book(kiosk: Kiosk, tx: Transaction, person: Person, draft: Reservation) -> Reservation:
    made = _write(kiosk, tx, draft, Reserved, is_new=True)
    detail = {"at": made.starts_at.isoformat(), "until": made.ends_at.isoformat()}
    if made.compartment_id is not None:
        detail["door"] = kiosk.bank.compartments[made.compartment_id].door
    if made.desk is not None:
        detail["desk"] = made.desk
    tx.notify(Notice(NoticeKind.RESERVED, person.id, detail))
    return made


def _write(
    kiosk: Kiosk, tx: Transaction, draft: Reservation, kind: type[ReservationEvent], *, is_new: bool
) -> Reservation:
    """Write a reservation, and those that change class for it, so that no instant is overbooked in between."""
    found = rules.ledger_for_booking(kiosk, tx).booking(draft, kiosk.settings.bookable)
    if found is None:
        raise NotReserved(f"Bank {draft.bank} has no door of size {draft.asked.value} or larger left to reserve then.")
    by_id = {one.id: one for one in found}
    made = by_id.pop(draft.id)
    if is_new:
        tx.book([made], list(by_id.values()))
    else:
        tx.change_reservations([*by_id.values(), made])
    for one in by_id.values():
        tx.record(event(ReservationChanged, one))
    tx.record(event(kind, made))
    return made


def _booked(tx: Transaction, reservation_id: str) -> Reservation:
    found = tx.reservation(reservation_id)
    if found is None or found.state is not ReservationState.BOOKED:
        raise NotReserved(f"There is no reservation {reservation_id} that is still to come.")
    return found


def event(kind: type[ReservationEvent], one: Reservation) -> ReservationEvent:
    """What the record says of a reservation."""
    return kind(
        person_id=one.person_id,
        compartment_id=one.compartment_id,
        reservation=one.id,
        begins=one.starts_at,
        until=one.ends_at,
        bank=one.bank,
        size=one.size,
        zone=one.zone,
        desk=one.desk,
    )
