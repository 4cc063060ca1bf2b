"""What a pass promises at a bank of this kiosk: a reservation for each day that it lasts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from kiosk.domain.assignments import Assignment
from kiosk.domain.capacity import Taken
from kiosk.domain.compartments import Size
from kiosk.domain.events.reservations import ReservationCancelled
from kiosk.domain.guests import GuestVisit
from kiosk.domain.hours import Span
from kiosk.domain.local_time import DAY, MIDNIGHT, instant, local_day
from kiosk.domain.people import Person, PersonKind
from kiosk.domain.policy import Policy
from kiosk.domain.reservations import Reservation, ReservationState
from kiosk.engine import reserve, rules
from kiosk.engine.keep_until import keep_until
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.reserve import NotReserved, Wanted
from kiosk.engine.visitors.own_banks import held_here


def is_one_visit(whole: Taken, kind: PersonKind, hours: Span | None) -> bool:
    """Whether they come once, and perhaps stay past midnight, and not on several days (``pass_rules.lasts_days``)."""
    return kind is PersonKind.VISITOR and hours is None and whole.ends_at - whole.starts_at <= DAY


def windows(
    kiosk: Kiosk, policy: Policy, whole: Taken, hours: Span | None = None, *, at_once: bool = False
) -> list[Taken]:
    """When a visitor may have a door within ``whole``: on each local day once, as far as its hours and the policy let.

    ``at_once``: it is one visit, with one door from its beginning to its end. What is over already is left out.
    """
    days = [whole] if at_once else _days(kiosk, whole, hours)
    found = (_as_policy_lets(policy, one) for one in days if one.ends_at > max(one.starts_at, kiosk.now()))
    return [one for one in found if one is not None]


def _days(kiosk: Kiosk, whole: Taken, hours: Span | None) -> Iterator[Taken]:
    zone = kiosk.settings.policies.timezone
    span = hours or Span(MIDNIGHT, MIDNIGHT)
    day = local_day(whole.starts_at, zone) - DAY  # what began yesterday may last past midnight
    while instant(day, MIDNIGHT, zone) < whole.ends_at:
        begins, ends = span.on(day, zone)
        part = Taken(max(begins, whole.starts_at), min(ends, whole.ends_at))
        if part.starts_at < part.ends_at:
            yield part
        day += DAY


def _as_policy_lets(policy: Policy, window: Taken) -> Taken | None:
    """From the bank's opening on, and no longer than anybody may stay; None where it is shut all the time."""
    starts_at, ends_at = window
    if policy.hours is not None and policy.hours.current(starts_at, policy.timezone) is None:
        opening = policy.hours.next_opening(starts_at, policy.timezone)
        if opening is None or opening[0] >= ends_at:
            return None
        starts_at = opening[0]
    if policy.longest_stay is not None:
        ends_at = min(ends_at, starts_at + policy.longest_stay)
    return Taken(starts_at, ends_at)


def _windows_of(kiosk: Kiosk, policy: Policy, person: Person, visit: GuestVisit, part: Taken) -> list[Taken]:
    at_once = is_one_visit(Taken(visit.starts_at, visit.ends_at), person.kind, visit.hours)
    return windows(kiosk, policy, part, visit.hours, at_once=at_once)


def book(
    kiosk: Kiosk, tx: Transaction, person: Person, visit: GuestVisit, when: list[Taken] | None = None
) -> list[Reservation]:
    """Promise this visitor a door on each day of the visit, or ``when``; ``NotReserved`` where that can't be kept."""
    assert visit.bank is not None, "a visit without a bank has nothing to claim"
    policy = kiosk.settings.policies.policy_for(person, visit.bank)
    if when is None:
        begins = max(visit.starts_at, kiosk.now().replace(microsecond=0))
        when = _windows_of(kiosk, policy, person, visit, Taken(begins, visit.ends_at))
    if not when:
        raise NotReserved(f"Bank {visit.bank} is shut during the whole visit.")
    wanted = Wanted(
        person.known_as,
        when[0].starts_at,
        when[-1].ends_at,
        visit.size or Size.S,
        visit.bank,
        reachable=visit.reachable,
    )
    return reserve.claim(kiosk, tx, person, wanted, when)


def cancel(tx: Transaction, person_id: str) -> None:
    """What was promised to this visitor and nobody came for is for others."""
    gone = [replace(one, state=ReservationState.CANCELLED) for one in tx.booked() if one.person_id == person_id]
    tx.change_reservations(gone)
    for one in gone:
        tx.record(reserve.event(ReservationCancelled, one))


def extend(kiosk: Kiosk, tx: Transaction, person: Person, visit: GuestVisit) -> None:
    """The visit lasts longer: so does what its visitor holds, or was promised. ``NotReserved`` where it can't."""
    held = held_here(kiosk, tx, person.id)
    if held is not None:
        _extend_door(kiosk, tx, held, _end_of_day(kiosk, tx, held, visit))
    later = _yet_to_claim(kiosk, tx, person, visit)
    if later or any(one.person_id == person.id for one in tx.booked()):
        cancel(tx, person.id)
    if later:
        book(kiosk, tx, person, visit, later)


def could_extend(kiosk: Kiosk, tx: Transaction, person: Person, visit: GuestVisit) -> bool:
    """Whether ``extend`` would find every other promise kept."""
    held = held_here(kiosk, tx, person.id)
    if held is not None and not _may_keep(kiosk, tx, held, _end_of_day(kiosk, tx, held, visit)):
        return False
    book_ = rules.ledger_for_booking(kiosk, tx)
    others = replace(book_, booked=[one for one in book_.booked if one.person_id != person.id])
    pinned = next((one for one in book_.booked if one.person_id == person.id and one.compartment_id is not None), None)
    drafts = [_draft(kiosk, person, visit, one, pinned) for one in _yet_to_claim(kiosk, tx, person, visit)]
    return all(others.booking(one, kiosk.settings.bookable) is not None for one in drafts)


def _draft(kiosk: Kiosk, person: Person, visit: GuestVisit, window: Taken, like: Reservation | None) -> Reservation:
    assert visit.bank is not None
    size = visit.size or Size.S
    return Reservation(
        id="",
        person_id=person.id,
        tenant=kiosk.settings.policies.tenant_of(person),
        bank=visit.bank,
        asked=size,
        size=like.size if like else size,
        starts_at=window.starts_at,
        ends_at=window.ends_at,
        compartment_id=like.compartment_id if like else None,
    )


def _yet_to_claim(kiosk: Kiosk, tx: Transaction, person: Person, visit: GuestVisit) -> list[Taken]:
    """The days to come of the visit, without the one of which its visitor has a door already."""
    policy = kiosk.settings.policies.policy_for(person, visit.bank or "")
    held, begins = held_here(kiosk, tx, person.id), max(visit.starts_at, kiosk.now())
    until = begins if held is None else _end_of_day(kiosk, tx, held, visit)
    if held is not None and held.ends_at is not None and held.ends_at > until:
        until = begins = held.ends_at  # theirs past midnight: what was one visit has become one of several days
    found = _windows_of(kiosk, policy, person, visit, Taken(begins, visit.ends_at))
    return [one for one in found if one.starts_at >= until]


def _end_of_day(kiosk: Kiosk, tx: Transaction, held: Assignment, visit: GuestVisit) -> datetime:
    """Until when the door that is held would be theirs: until the end of the day's part of the visit."""
    policy, person = rules.policy_of(kiosk, tx, held), tx.person(visit.person_id)
    assert person is not None, "a visit refers to a person"
    part = Taken(min(held.started_at, visit.ends_at), visit.ends_at)
    today = next(iter(_windows_of(kiosk, policy, person, visit, part)), None)
    return visit.ends_at if today is None else today.ends_at


def _may_keep(kiosk: Kiosk, tx: Transaction, held: Assignment, until: datetime) -> bool:
    if held.ends_at is None or until <= held.ends_at:
        return True
    return rules.nobody_needs(kiosk, tx, held, Taken(held.ends_at, until))


def _extend_door(kiosk: Kiosk, tx: Transaction, held: Assignment, until: datetime) -> None:
    if not _may_keep(kiosk, tx, held, until):
        raise NotReserved("Somebody has reserved the door then.")
    if held.ends_at is None or until <= held.ends_at:
        return
    keep_until(kiosk, tx, held, until)
