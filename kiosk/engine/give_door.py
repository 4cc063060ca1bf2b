"""Giving a compartment to a person: the domain decides, the record says why."""

from __future__ import annotations

from collections.abc import Collection

from kiosk.domain.allocation import Choice, Need, Offer, Refusal, allocate, choice
from kiosk.domain.assignments import Assignment, EndReason
from kiosk.domain.compartments import CompartmentFacts
from kiosk.domain.events import Event, EventType
from kiosk.domain.people import Person
from kiosk.engine import screens
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.screen_flow import ended
from kiosk.engine.screens import Screen


def give(
    kiosk: Kiosk, tx: Transaction, person_id: str, need: Need, without: Collection[int] = ()
) -> Assignment | Refusal:
    """Assign the best compartment in the caller's transaction, or record why there is none."""
    offer = allocate(_facts(kiosk, tx, without), need)
    if isinstance(offer, Refusal):
        tx.record(Event(EventType.NOT_ASSIGNED, person_id=person_id, detail={"why": offer.value}))
        return offer
    return _assign(kiosk, tx, person_id, offer)


def need_of(kiosk: Kiosk, person: Person) -> Need:
    """What this person needs before they have said anything: their profile and the wheelchair button tell."""
    return Need(reachable=person.needs_reachable or kiosk.visit.reach)


def take_back(kiosk: Kiosk, assignment_id: str, reason: EndReason) -> None:
    """End an assignment that is still live."""
    with kiosk.store.transaction() as tx:
        take_back_in(kiosk, tx, assignment_id, reason)
    kiosk.bank_changed = True


def take_back_in(kiosk: Kiosk, tx: Transaction, assignment_id: str, reason: EndReason) -> Assignment | None:
    """The same in the caller's transaction; the assignment that ended, or None where it had ended before."""
    assignment = tx.assignment(assignment_id)
    if assignment is not None:
        tx.end(assignment.id, kiosk.clock.now(), reason)
        tx.record(ended(assignment, reason))
    return assignment


def any_free(kiosk: Kiosk) -> bool:
    """Whether any door could be given right now."""
    return bool(choices(kiosk).by_size)


def choices(kiosk: Kiosk) -> Choice:
    """What could be given right now, by size."""
    with kiosk.store.transaction() as tx:
        return choice(_facts(kiosk, tx))


def refused(refusal: Refusal, need: Need) -> Screen:
    """The screen that says why there is no door."""
    if refusal is Refusal.NONE_ANSWERS:
        return screens.BankOutOfReach()
    return screens.BankFull(others_free=refusal is Refusal.NONE_FITS, reachable_wanted=need.reachable)


def _facts(kiosk: Kiosk, tx: Transaction, without: Collection[int] = ()) -> list[CompartmentFacts]:
    return kiosk.bank.facts(tx.live_assignments(), tx.openings_by_compartment(), without)


def _assign(kiosk: Kiosk, tx: Transaction, person_id: str, offer: Offer) -> Assignment:
    policy, now = kiosk.settings.policy, kiosk.clock.now()
    assignment = Assignment(
        id=kiosk.new_id(),
        compartment_id=offer.compartment_id,
        person_id=person_id,
        model=policy.model,
        started_at=now,
        ends_at=policy.ends_at(now),
    )
    tx.assign(assignment)
    tx.record(
        Event(
            EventType.ASSIGNED,
            person_id=person_id,
            compartment_id=assignment.compartment_id,
            assignment_id=assignment.id,
            detail={"model": policy.model.value, "why": offer.reason},
        )
    )
    return assignment
