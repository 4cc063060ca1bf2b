"""Which rules hold: for a person at each bank, and for what somebody holds already."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import reduce

from kiosk.domain.allocation import Allowed
from kiosk.domain.assignments import Assignment, Model
from kiosk.domain.capacity import ENDLESS, Pool, Taken
from kiosk.domain.compartments import Size
from kiosk.domain.leases import Leases, for_sale
from kiosk.domain.ledger import Ledger, pool_of
from kiosk.domain.people import Person
from kiosk.domain.policy import Policy, SecondFactor, stricter
from kiosk.domain.reservations import Reservation
from kiosk.domain.terms import NotNow, Term, term
from kiosk.engine.bank import FINE
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.screens import Barred
from kiosk.engine.visitors import bound
from kiosk.engine.visitors.bound import Bound

_OWN_TERM = Term(None)
NOTHING_PROMISED = Ledger({}, {})


@dataclass(frozen=True, slots=True)
class AtMost:
    """Somebody holds as many doors as they may."""

    most: int


@dataclass(frozen=True, slots=True)
class Entitled:
    """What somebody may have at each bank, and until when it would be theirs."""

    banks: Mapping[str, Allowed]
    terms: Mapping[str, Term]
    book: Ledger = NOTHING_PROMISED  # what must be kept


def policy_of(kiosk: Kiosk, tx: Transaction, assignment: Assignment) -> Policy:
    """The policy that an assignment was given under, whatever has been set since."""
    stored = tx.policy(assignment.policy) if assignment.policy else None
    if stored is not None:
        return stored
    person = tx.person(assignment.person_id)
    assert person is not None, "an assignment refers to a person"
    compartment = kiosk.bank.compartments.get(assignment.compartment_id)
    return kiosk.settings.policies.policy_for(person, compartment.bank if compartment else "")


def end_if_given(kiosk: Kiosk, tx: Transaction, assignment: Assignment) -> datetime | None:
    """When an assignment would end that was given, under its policy, at its beginning; a visitor's, by their pass."""
    policy = policy_of(kiosk, tx, assignment)
    found = term(policy, assignment.started_at)
    ends_at = found.ends_at if isinstance(found, Term) else assignment.ends_at
    by_pass = bound.of_holder(kiosk, tx, assignment)
    return ends_at if by_pass is None else by_pass.until(assignment.started_at, ends_at, policy.longest_stay)


def second_factor(kiosk: Kiosk, person: Person) -> SecondFactor:
    """After what this person must show something else as well: at the bank of the kiosk that asks most."""
    policies = kiosk.settings.policies
    asked = (policies.policy_for(person, bank).second_factor for bank in kiosk.bank.banks)
    return reduce(stricter, asked, SecondFactor.NEVER)


def may_hold(kiosk: Kiosk, person: Person) -> int:
    """How many doors this person may hold at once, at the bank that allows most."""
    policies = kiosk.settings.policies
    return max((policies.policy_for(person, bank).most_doors for bank in kiosk.bank.banks), default=0)


def entitled(
    kiosk: Kiosk, tx: Transaction, person: Person, holding: int, at: Collection[str] | None = None
) -> Entitled | NotNow | AtMost | Barred:
    """What somebody may have who comes without a reservation and holds ``holding`` doors already.

    A visitor finds doors at the bank of their pass; ``at`` are others that they are offered.
    """
    by_pass = bound.of(kiosk, tx, person)
    banks: dict[str, Allowed] = {}
    terms: dict[str, Term] = {}
    refusals: list[NotNow | AtMost | Barred] = []
    book = ledger(kiosk, tx, but_for=person.id)
    for bank in banks_for(kiosk, by_pass) if at is None else at:
        found = _at_bank(kiosk, book, person, bank, holding, by_pass)
        if isinstance(found, tuple):
            banks[bank], terms[bank] = found
        else:
            refusals.append(found)
    return Entitled(banks, terms, book) if banks else _kindest(refusals)


def banks_for(kiosk: Kiosk, by_pass: Bound | None) -> Sequence[str]:
    """The banks of this kiosk at which somebody may find doors, in their order."""
    return [one for one in kiosk.bank.banks if by_pass is None or one in by_pass.banks]


def nobody_needs(kiosk: Kiosk, tx: Transaction, assignment: Assignment, window: Taken) -> bool:
    """Whether every promise can still be kept if this door stays held for ``window``."""
    book, one = ledger(kiosk, tx), kiosk.bank.compartments[assignment.compartment_id]
    if one.named_for is not None:
        return True
    if book.is_promised(one.id, window):
        return False
    others = replace(book, held={door: taken for door, taken in book.held.items() if door != one.id})
    return others.has_room(Pool(one.bank, one.tenant, one.size), window)


def ledger(kiosk: Kiosk, tx: Transaction, but_for: str | None = None) -> Ledger:
    """What is held and promised, of the pools of which anything is promised: of others there is nothing to count.

    ``but_for`` is the person for whom it is asked: the door that waits for them in the line is theirs.
    """
    booked, leased = tx.booked(), for_sale(tx.leases(), kiosk.sold_known_until, kiosk.now())
    if not booked and not leased:
        return NOTHING_PROMISED
    found = _ledger(kiosk, tx, {*map(pool_of, booked), *leased}, but_for)
    return _with_leases(found, leased, _arrived(tx) if leased else ())


def ledger_for_booking(kiosk: Kiosk, tx: Transaction) -> Ledger:
    """The same of every pool, with those who came for what they had reserved."""
    arrived = _arrived(tx)
    found = replace(_ledger(kiosk, tx, kiosk.bank.pools.keys()), arrived=arrived)
    return _with_leases(found, for_sale(tx.leases(), kiosk.sold_known_until, kiosk.now()), arrived)


def _arrived(tx: Transaction) -> list[Reservation]:
    ids = (one.reservation for one in tx.live_assignments() if one.reservation is not None)
    return [found for one in ids if (found := tx.reservation(one)) is not None]


def _with_leases(book: Ledger, leased: Leases, arrived: Sequence[Reservation]) -> Ledger:
    sold = [one for one in (*book.booked, *arrived) if one.booking is not None]
    return replace(book, leased=leased, sold=sold)


def _ledger(kiosk: Kiosk, tx: Transaction, pools: Collection[Pool], but_for: str | None = None) -> Ledger:
    """Whoever came for what they had reserved has no grace: the next one may have been promised it from its end on."""
    conditions, now = kiosk.bank.conditions, kiosk.now()
    doors = {
        pool: frozenset(one for one in kiosk.bank.pools.get(pool, ()) if not conditions.get(one, FINE))
        for pool in pools
    }
    counted = frozenset().union(*doors.values())
    graces: dict[str, timedelta] = {}  # a site has a handful of policies, and hundreds of doors
    taken: dict[int, Taken] = {}
    for one in tx.live_assignments():
        if one.compartment_id in counted:
            under = one.policy or one.id
            if under not in graces:
                graces[under] = policy_of(kiosk, tx, one).grace
            taken[one.compartment_id] = held(one, now, graces[under] if one.reservation is None else timedelta(0))
    return Ledger(doors, {**taken, **_kept_for_the_line(kiosk, tx, but_for)}, tx.booked())


def held(one: Assignment, now: datetime, grace: timedelta = timedelta(0)) -> Taken:
    """From when until when a door counts as held: one that is not given back in time is held until it is."""
    ends_at = ENDLESS if one.ends_at is None or one.ends_at <= now else one.ends_at + grace
    return Taken(min(one.started_at, ends_at), ends_at)


def _kept_for_the_line(kiosk: Kiosk, tx: Transaction, but_for: str | None) -> dict[int, Taken]:
    """The doors that wait for whoever is next, for as long as they would have them."""
    found: dict[int, Taken] = {}
    for one in tx.waiting():
        compartment = None if one.compartment_id is None else kiosk.bank.compartments.get(one.compartment_id)
        person = tx.person(one.person_id)
        if compartment is None or person is None or one.person_id == but_for:
            continue
        policy = kiosk.settings.policies.policy_for(person, compartment.bank)
        until = term(policy, kiosk.now())
        ends_at = until.ends_at if isinstance(until, Term) else None
        found[compartment.id] = Taken(kiosk.now(), ENDLESS if ends_at is None else ends_at + policy.grace)
    return found


def _at_bank(
    kiosk: Kiosk, book: Ledger, person: Person, bank: str, holding: int, by_pass: Bound | None
) -> tuple[Allowed, Term] | NotNow | AtMost | Barred:
    policy, tenant = kiosk.settings.policies.policy_for(person, bank), kiosk.settings.policies.tenant_of(person)
    if (bank, person.known_as) in kiosk.bank.named and holding == 0:
        return Allowed(tenant, frozenset()), _OWN_TERM
    if (bank, tenant) not in kiosk.bank.shared_by or policy.model is Model.NAMED:
        return Barred.NO_DOORS_HERE
    if policy.model is Model.RESERVATION and policy.walk_up_share == 0:
        return Barred.RESERVED_ONLY
    if holding >= policy.most_doors:
        return AtMost(policy.most_doors)
    until = term(policy, kiosk.now())
    if isinstance(until, NotNow):
        return until
    if by_pass is not None:
        until = Term(by_pass.until(kiosk.now(), until.ends_at, policy.longest_stay), until.shift)
    window = Taken(kiosk.now(), ENDLESS if until.ends_at is None else until.ends_at + policy.grace)
    return allowed(kiosk, book, person, bank, window), until


def allowed(kiosk: Kiosk, book: Ledger, person: Person, bank: str, window: Taken) -> Allowed:
    """What somebody may have at a bank for a certain time, whatever the hour and whatever they hold."""
    policy, tenant = kiosk.settings.policies.policy_for(person, bank), kiosk.settings.policies.tenant_of(person)
    return Allowed(tenant, policy.sizes, policy.zones, _promised(book, bank, tenant, window))


def _promised(book: Ledger, bank: str, tenant: str, window: Taken) -> frozenset[Size]:
    """The sizes of which no door can be given for so long without breaking a promise."""
    if not book.promises:
        return frozenset()
    return frozenset(size for size in Size if not book.has_room(Pool(bank, tenant, size), window))


def _kindest(refusals: list[NotNow | AtMost | Barred]) -> NotNow | AtMost | Barred:
    """Of several reasons the one with the best next step: a time to come back, then the doors that they hold."""
    times = [one for one in refusals if isinstance(one, NotNow)]
    if times:
        known = [one.opens_at for one in times if one.opens_at is not None]
        return NotNow(min(known, default=None))
    holding = [one for one in refusals if isinstance(one, AtMost)]
    if holding:
        return holding[0]
    return Barred.RESERVED_ONLY if Barred.RESERVED_ONLY in refusals else Barred.NO_DOORS_HERE
