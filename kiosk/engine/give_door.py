"""Giving a compartment to a person: the domain decides, the record says why."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.domain.allocation import Allowed, Choice, Near, Need, Offer, Refusal, allocate, choice, distance
from kiosk.domain.assignments import Assignment, EndReason, Model
from kiosk.domain.capacity import ENDLESS, Pool, Taken
from kiosk.domain.compartments import CompartmentFacts, Size
from kiosk.domain.events.assignments import Assigned, NotAssigned, WhyNotAssigned
from kiosk.domain.events.reservations import Arrived, Unmet
from kiosk.domain.ledger import Ledger
from kiosk.domain.people import Person
from kiosk.domain.reservations import Reservation, ReservationState
from kiosk.domain.terms import NotNow, Term
from kiosk.engine import line, rules
from kiosk.engine.bank import Known
from kiosk.engine.due import expect_end_of
from kiosk.engine.ending import end
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.openings_now import in_operators_hands
from kiosk.engine.ports import Transaction
from kiosk.engine.rules import AtMost, Entitled
from kiosk.engine.screens import Barred
from kiosk.engine.visitors import bound

Denied = Refusal | NotNow | AtMost | Barred


@dataclass(frozen=True, slots=True)
class _Grant:
    """What is about to be given, and on which ground."""

    offer: Offer
    term: Term
    reservation: Reservation | None = None
    instead_of: Assignment | None = None


def give(
    kiosk: Kiosk, tx: Transaction, person: Person, need: Need, at: Collection[str] | None = None
) -> Assignment | Denied:
    """Assign the best compartment in the caller's transaction, or record why there is none.

    Somebody who has reserved and comes in time gets what they were promised. ``at`` are banks that a visitor is offered
    instead of the one of their pass.
    """
    reservation = due_reservation(kiosk, tx, person) if at is None else None
    found = _booked(kiosk, tx, person, need, reservation) if reservation else _walk_up(kiosk, tx, person, need, at)
    return _conclude(kiosk, tx, person, found, reservation)


def exchange(kiosk: Kiosk, tx: Transaction, person: Person, need: Need, current: Assignment) -> Assignment | Denied:
    """Another compartment instead of ``current``, until the same instant and on the same ground."""
    facts, banks = _instead_of(kiosk, tx, person, current)
    offer = allocate(facts, need, banks)
    found = offer if isinstance(offer, Refusal) else _Grant(offer, Term(current.ends_at), instead_of=current)
    return _conclude(kiosk, tx, person, found, None)


def need_of(kiosk: Kiosk, tx: Transaction, person: Person) -> Need:
    """What this person needs before they have said anything: their profile and the wheelchair button tell."""
    left = (compartment for compartment, who in tx.left_by().items() if who == person.id)
    by_pass = bound.of(kiosk, tx, person)
    return Need(
        at_least=Size.S if by_pass is None else by_pass.at_least,
        reachable=person.needs_reachable or kiosk.visit.reach or (by_pass is not None and by_pass.one.reachable),
        person_id=person.id,
        known_as=person.known_as,
        near=_near(kiosk, tx, person),
        favourite=tx.favourite_of(person.id),
        left=next(left, None),
    )


def due_reservation(kiosk: Kiosk, tx: Transaction, person: Person) -> Reservation | None:
    """The reservation that this person comes for, if they come for one."""
    now, policies = kiosk.now(), kiosk.settings.policies
    tenant = policies.tenant_of(person)
    mine = (one for one in tx.booked() if (one.person_id, one.tenant) == (person.id, tenant))
    mine = (one for one in mine if one.bank in kiosk.bank.banks)
    return next((one for one in mine if one.due_for(now, policies.policy_for(person, one.bank).early)), None)


def take_back(kiosk: Kiosk, assignment_id: str, reason: EndReason) -> None:
    """End an assignment that is still live."""
    with kiosk.store.transaction() as tx:
        take_back_in(kiosk, tx, assignment_id, reason)


def take_back_in(kiosk: Kiosk, tx: Transaction, assignment_id: str, reason: EndReason) -> Assignment | None:
    """The same in the caller's transaction; the assignment that ended, or None where it had ended before."""
    assignment = tx.assignment(assignment_id)
    if assignment is not None:
        end(kiosk, tx, assignment, reason)
    return assignment


def arrived_still(tx: Transaction, given: Assignment) -> None:
    """A reservation goes on in another door."""
    reservation = None if given.reservation is None else tx.reservation(given.reservation)
    if reservation is not None and reservation.state is not ReservationState.ARRIVED:
        tx.change_reservations([replace(reservation, state=ReservationState.ARRIVED)])


def any_free(kiosk: Kiosk) -> bool:
    """Whether any door could be given to the person at the screen right now."""
    return bool(choices(kiosk).by_size)


def choices(kiosk: Kiosk) -> Choice:
    """What the person at the screen could be given instead of what they have, by size."""
    person, current = kiosk.visit.person, kiosk.visit.assignment
    if person is None:
        return Choice()
    with kiosk.store.transaction() as tx:
        if current is not None:
            facts, banks = _instead_of(kiosk, tx, person, current)
            return choice(facts, need_of(kiosk, tx, person), banks)
        may = rules.entitled(kiosk, tx, person, holding(kiosk, tx, person))
        allowed = may.banks if isinstance(may, Entitled) else {}
        return choice(facts_of(kiosk, tx), need_of(kiosk, tx, person), allowed)


def _may_be_exchanged_into(kiosk: Kiosk, person: Person, bank: str, current: Assignment) -> bool:
    """A door of one's own has no like; and a bank that is kept for reservations, or for named people, stays so."""
    policy = kiosk.settings.policies.policy_for(person, bank)
    reserved_only = policy.model is Model.RESERVATION and policy.walk_up_share == 0 and current.reservation is None
    return current.model is not Model.NAMED and policy.model is not Model.NAMED and not reserved_only


def is_nearer_elsewhere(kiosk: Kiosk, tx: Transaction, person: Person, current: Assignment) -> bool:
    """Whether the desk that was booked with a door has moved, so that another door is nearer to it now."""
    reservation = None if current.reservation is None else tx.reservation(current.reservation)
    if reservation is None or (reservation.desk is None and reservation.zone is None):
        return False
    need = need_of(kiosk, tx, person)
    facts, banks = _instead_of(kiosk, tx, person, current)
    offer = allocate(facts, replace(need, at_least=reservation.asked), banks)
    if isinstance(offer, Refusal):
        return False
    here, there = (kiosk.bank.compartments[one] for one in (current.compartment_id, offer.compartment_id))
    return distance(there, need.near) < distance(here, need.near)


def _instead_of(
    kiosk: Kiosk, tx: Transaction, person: Person, current: Assignment
) -> tuple[list[CompartmentFacts], dict[str, Allowed]]:
    """What could be had instead of a door, for as long as that is held: their tenant's, and none that is promised."""
    book = rules.ledger(kiosk, tx, but_for=person.id)
    book = replace(book, held={door: taken for door, taken in book.held.items() if door != current.compartment_id})
    window = rules.held(current, kiosk.now())._replace(starts_at=kiosk.now())
    facts = facts_of(kiosk, tx, {current.compartment_id}, current)
    banks = {
        bank: rules.allowed(kiosk, book, person, bank, window)
        for bank in rules.banks_for(kiosk, bound.of(kiosk, tx, person))
        if _may_be_exchanged_into(kiosk, person, bank, current)
    }
    return [one for one in facts if not book.is_promised(one.compartment.id, window)], banks


def _walk_up(kiosk: Kiosk, tx: Transaction, person: Person, need: Need, at: Collection[str] | None) -> _Grant | Denied:
    may = rules.entitled(kiosk, tx, person, holding(kiosk, tx, person), at)
    if not isinstance(may, Entitled):
        return may
    offer = allocate(walk_up_facts(kiosk, tx, may), need, may.banks)
    if isinstance(offer, Refusal):
        return offer
    return _Grant(offer, may.terms[kiosk.bank.compartments[offer.compartment_id].bank])


def _booked(kiosk: Kiosk, tx: Transaction, person: Person, need: Need, reservation: Reservation) -> _Grant | Denied:
    """What was promised; to a visitor for as long as their pass says, if nobody else was promised it meanwhile."""
    longer = _by_pass(kiosk, tx, person, reservation)
    if longer > reservation.ends_at and _is_free_after(kiosk, tx, reservation, longer):
        found = _reserved(kiosk, tx, need, reservation, longer)
        if isinstance(found, _Grant):
            return found
    return _reserved(kiosk, tx, need, reservation, reservation.ends_at)


def _by_pass(kiosk: Kiosk, tx: Transaction, person: Person, reservation: Reservation) -> datetime:
    by_pass, policy = bound.of(kiosk, tx, person), kiosk.settings.policies.policy_for(person, reservation.bank)
    if by_pass is None:
        return reservation.ends_at
    return by_pass.until(kiosk.now(), reservation.ends_at, policy.longest_stay)


def _is_free_after(kiosk: Kiosk, tx: Transaction, reservation: Reservation, until: datetime) -> bool:
    mine = Pool(reservation.bank, reservation.tenant, reservation.size)
    return rules.ledger(kiosk, tx).has_room(mine, Taken(reservation.ends_at, until), but_for=reservation.id)


def _reserved(
    kiosk: Kiosk, tx: Transaction, need: Need, reservation: Reservation, ends_at: datetime
) -> _Grant | Denied:
    """The door that was promised, else any of the class that was claimed, else a larger one that nobody needs."""
    book, window = rules.ledger(kiosk, tx), Taken(kiosk.now(), ends_at)
    mine = Pool(reservation.bank, reservation.tenant, reservation.size)
    early = kiosk.now() < reservation.starts_at
    facts = [one for one in facts_of(kiosk, tx) if not book.is_promised(one.compartment.id, window, reservation.id)]
    pinned = [one for one in facts if one.compartment.id == reservation.compartment_id]
    needed = _needed_by_others(kiosk, book, mine, window, reservation)
    banks = {reservation.bank: Allowed(reservation.tenant, promised=needed)}
    promised = allocate(pinned, need, banks)
    if isinstance(promised, Offer):
        return _Grant(promised, Term(ends_at), reservation)
    if early and not book.has_room(mine, window, but_for=reservation.id):
        return NotNow(reservation.starts_at)
    tries = (
        allocate(facts, replace(need, exactly=reservation.size), banks),
        allocate(facts, replace(need, at_least=reservation.asked), banks),
    )
    offer = next((one for one in tries if isinstance(one, Offer)), tries[-1])
    if isinstance(offer, Offer):
        return _Grant(offer, Term(ends_at), reservation)
    return NotNow(reservation.starts_at) if early else offer


def _needed_by_others(
    kiosk: Kiosk, book: Ledger, mine: Pool, window: Taken, reservation: Reservation
) -> frozenset[Size]:
    """The sizes beside the claimed one of which every door will be needed for other reservations."""
    others = (one for one in kiosk.bank.pools if (one.bank, one.tenant) == (mine.bank, mine.tenant) and one != mine)
    return frozenset(one.size for one in others if not book.has_room(one, window, reservation.id))


def walk_up_facts(kiosk: Kiosk, tx: Transaction, may: Entitled) -> Sequence[CompartmentFacts]:
    """Those that are free, but for those that were promised to somebody by their number while they would be held."""
    facts, pinned = facts_of(kiosk, tx), may.book.pinned_doors
    if not pinned:
        return facts
    return [
        one
        for one in facts
        if one.compartment.id not in pinned or not may.book.is_promised(one.compartment.id, _window(kiosk, may, one))
    ]


def _window(kiosk: Kiosk, may: Entitled, one: CompartmentFacts) -> Taken:
    term = may.terms.get(one.compartment.bank)
    return Taken(kiosk.now(), ENDLESS if term is None or term.ends_at is None else term.ends_at)


def _conclude(
    kiosk: Kiosk, tx: Transaction, person: Person, found: _Grant | Denied, reservation: Reservation | None
) -> Assignment | Denied:
    """Write down what was given, or why nothing was."""
    if isinstance(found, _Grant):
        return _assign(kiosk, tx, person, found)
    why = _why(found)
    holds = found.most if isinstance(found, AtMost) else None
    tx.record(NotAssigned(person_id=person.id, why=why, holds=holds))
    if reservation is not None and isinstance(found, Refusal):
        tx.record(Unmet(person_id=person.id, reservation=reservation.id, why=why))
    return found


def _why(denied: Denied) -> WhyNotAssigned:
    if isinstance(denied, NotNow):
        return WhyNotAssigned.NOT_NOW
    if isinstance(denied, AtMost):
        return WhyNotAssigned.AT_LIMIT
    return WhyNotAssigned(denied.value)


def holding(kiosk: Kiosk, tx: Transaction, person: Person) -> int:
    """How many doors of this bank a person holds; one that the site file has done away with does not count."""
    return sum(one.compartment_id in kiosk.bank.compartments for one in tx.assignments_of(person.id))


def _near(kiosk: Kiosk, tx: Transaction, person: Person) -> Near | None:
    """Where the person will be: at the desk that they have reserved, or else where their team works."""
    reservation = due_reservation(kiosk, tx, person) or _held_reservation(tx, person)
    if reservation is not None:
        if reservation.desk is not None and reservation.desk in kiosk.settings.desks:
            return kiosk.settings.desks[reservation.desk]
        if reservation.zone is not None:
            return Near(reservation.zone)
    zones = (kiosk.settings.policies.policy_for(person, bank).prefer_zone for bank in kiosk.bank.banks)
    zone = next((one for one in zones if one is not None), None)
    return None if zone is None else Near(zone)


def _held_reservation(tx: Transaction, person: Person) -> Reservation | None:
    ids = (one.reservation for one in tx.assignments_of(person.id) if one.reservation is not None)
    first = next(ids, None)
    return None if first is None else tx.reservation(first)


def facts_of(
    kiosk: Kiosk, tx: Transaction, without: Collection[int] = (), current: Assignment | None = None
) -> list[CompartmentFacts]:
    """What is known of those that are free, but for those in ``without`` and those that an operator has opened;
    ``current`` counts as given back.
    """
    live = [one for one in tx.live_assignments() if one != current]
    known = Known(live, tx.openings_by_compartment(), line.kept(tx), tx.left_by())
    if kiosk.pulsing or kiosk.watched:
        without = {*without, *in_operators_hands(kiosk)}
    return kiosk.bank.facts_of_free(known, without)


def _assign(kiosk: Kiosk, tx: Transaction, person: Person, grant: _Grant) -> Assignment:
    compartment = kiosk.bank.compartments[grant.offer.compartment_id]
    by_pass = bound.of(kiosk, tx, person)
    term = grant.term if by_pass is None else by_pass.cut(grant.term)
    policy, before, own = (
        kiosk.settings.policies.policy_for(person, compartment.bank),
        grant.instead_of,
        compartment.named_for,
    )
    assignment = Assignment(
        id=kiosk.new_id(),
        compartment_id=compartment.id,
        person_id=person.id,
        model=_model(grant, policy.model, named=own is not None and own == person.known_as),
        started_at=kiosk.now(),
        ends_at=None if own is not None else term.ends_at,
        policy=tx.policy_id(policy),
        extensions=0 if before is None else before.extensions,
        reservation=grant.reservation.id if grant.reservation else before.reservation if before else None,
    )
    tx.assign(assignment)
    if kiosk.time.behind:
        kiosk.given_behind.add(assignment.id)
    if grant.reservation is not None:
        tx.change_reservations([replace(grant.reservation, state=ReservationState.ARRIVED)])
        tx.record(
            Arrived(
                person_id=person.id,
                compartment_id=compartment.id,
                assignment_id=assignment.id,
                reservation=grant.reservation.id,
            )
        )
    line.served(kiosk, tx, person.id)
    expect_end_of(kiosk, tx, assignment)
    tx.record(
        Assigned(
            person_id=person.id,
            compartment_id=assignment.compartment_id,
            assignment_id=assignment.id,
            model=assignment.model,
            why=grant.offer.reason,
            until=assignment.ends_at,
            shift=grant.term.shift,
            reservation=assignment.reservation,
        )
    )
    return assignment


def _model(grant: _Grant, model: Model, named: bool) -> Model:
    if named:
        return Model.NAMED
    if grant.reservation is not None:
        return Model.RESERVATION
    return model if grant.instead_of is None else grant.instead_of.model
