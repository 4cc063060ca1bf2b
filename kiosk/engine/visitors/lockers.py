"""Which doors reception may give: at the kiosk's own banks what is really there, at others what they were allotted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kiosk.domain.allocation import Need, choice
from kiosk.domain.assignments import Model
from kiosk.domain.capacity import Pool, Taken, peak
from kiosk.domain.compartments import Compartment, Size
from kiosk.domain.guests import GROUPS, VisitState
from kiosk.domain.hours import Span
from kiosk.domain.ledger import Ledger, pool_of, window_of
from kiosk.domain.passes import LONGEST
from kiosk.domain.people import Person, PersonKind
from kiosk.domain.reservations import Reservation
from kiosk.engine import give_door, rules
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.upstream import site_view
from kiosk.engine.visitors import claims
from kiosk.engine.visitors.own_banks import is_own, places
from kiosk.engine.visitors.screens import LockerOffer
from kiosk.engine.visitors.settings import BankPlace


@dataclass(frozen=True, slots=True)
class Stay:
    """For whom, and from when until when. ``tenant`` is their host's; None: the site's own."""

    whole: Taken
    kind: PersonKind = PersonKind.VISITOR
    tenant: str | None = None
    hours: Span | None = None


def offers(kiosk: Kiosk, tx: Transaction, stay: Stay) -> tuple[LockerOffer, ...]:
    """Every bank that has something for such a visitor now, nearest first; never more than there is."""
    found = (offer(kiosk, tx, stay, place) for place in places(kiosk))
    return tuple(one for one in found if one.sizes)


def offer(kiosk: Kiosk, tx: Transaction, stay: Stay, place: BankPlace) -> LockerOffer:
    """What this bank can give; ``sizes`` is empty where that is nothing."""
    if not is_own(kiosk, place.name):
        return _of_another(kiosk, tx, stay, place)
    return _of_own(kiosk, tx, stay, place)


# --- banks of other kiosks ----------------------------------------------------------------------------------------


def _of_another(kiosk: Kiosk, tx: Transaction, stay: Stay, place: BankPlace) -> LockerOffer:
    """No more passes than it was allotted; nor, where it is known what is free there now, than that."""
    allotted = _allotted(kiosk, tx, place)
    bank = site_view.bank_named(kiosk, place.name) if stay.whole.starts_at <= kiosk.now() else None
    if bank is None:
        return LockerOffer(place.name, place.place, allotted, confirmed=False)
    known_at, free = site_view.known_at(kiosk, bank), bank.visitors if bank.open else {}
    sizes = {size: min(count, free[size]) for size, count in allotted.items() if free.get(size)}
    if known_at is not None and not sizes:
        return LockerOffer(place.name, place.place, allotted, confirmed=False)  # it may have some again
    return LockerOffer(place.name, place.place, sizes, confirmed=False, counted=True, known_at=known_at)


def _allotted(kiosk: Kiosk, tx: Transaction, place: BankPlace) -> Mapping[Size, int]:
    """Of the passes that it may have out at once those that nobody has."""
    smallest = next((size for size in Size if place.passes.get(size)), None)
    out = Counter(size or smallest for size in _out(kiosk, tx, place.name))
    left = {size: place.passes.get(size, 0) - out[size] for size in Size}
    return {size: count for size, count in left.items() if count > 0}


def _out(kiosk: Kiosk, tx: Transaction, bank: str) -> Iterator[Size | None]:
    """The sizes of the passes by which somebody may have a door there, until their end or until they say that they
    leave: whoever else has ended a visit, that bank need not know of it.
    """
    now = kiosk.now()
    visits = [one for one in tx.visits(now, now + LONGEST) if one.state is not VisitState.LEFT]
    yield from (one.size for one in visits if one.bank == bank and one.pass_id is not None)
    people = {one.person_id for one in visits}
    yield from (one.given.size for one in tx.revoked_passes(now) if one.given.bank == bank and one.person_id in people)


# --- the kiosk's own ----------------------------------------------------------------------------------------------


def _of_own(kiosk: Kiosk, tx: Transaction, stay: Stay, place: BankPlace) -> LockerOffer:
    person = _somebody(stay)
    policy = kiosk.settings.policies.policy_for(person, place.name)
    at_once = claims.is_one_visit(stay.whole, stay.kind, stay.hours)
    when = claims.windows(kiosk, policy, stay.whole, stay.hours, at_once=at_once)
    if not when or policy.model is Model.NAMED:
        return LockerOffer(place.name, place.place, {})
    book = rules.ledger_for_booking(kiosk, tx)
    tenant = kiosk.settings.policies.tenant_of(person)
    counts = {size: _bookable(kiosk, book, Pool(place.name, tenant, size), when) for size in policy.sizes}
    now = _free_now(kiosk, tx, person, place.name, when[0])
    if now is not None:
        counts = {size: min(count, now.get(size, 0)) for size, count in counts.items()}
    sizes = {size: counts[size] for size in Size if counts.get(size, 0) > 0}
    near = _within_reach(kiosk, book, Pool(place.name, tenant, Size.S), when, sizes)
    return LockerOffer(place.name, place.place, sizes, sum(near.values()), within_reach=near)


def _somebody(stay: Stay) -> Person:
    return Person("", "", stay.kind, tenant=stay.tenant, groups=GROUPS[stay.kind])


def _bookable(kiosk: Kiosk, book: Ledger, pool: Pool, when: list[Taken]) -> int:
    """So many more of a pool can be promised on each of these days, beside what others hold and were promised."""
    claimed = [window_of(one) for one in book.booked if pool_of(one) == pool and one.compartment_id is None]
    arrived = [window_of(one) for one in book.arrived if pool_of(one) == pool]
    pinned = book.pinned(pool)
    usable = book.doors.get(pool, frozenset()) - pinned
    held = [taken for door, taken in book.held.items() if door in usable]
    may_book = kiosk.settings.bookable.get(pool, 0) - len(pinned)
    counts: list[int] = []
    for one in when:
        kept = [*claimed, *book.unsold(pool, one)]
        counts += [may_book - peak([*kept, *arrived], one), len(usable) - peak([*kept, *held], one)]
    return min(counts)


def _free_now(kiosk: Kiosk, tx: Transaction, person: Person, bank: str, first: Taken) -> Mapping[Size, int] | None:
    """What is free this minute and answers, where the door is for now; None: it is for later."""
    if first.starts_at > kiosk.now():
        return None
    book = rules.ledger(kiosk, tx)
    banks = {bank: rules.allowed(kiosk, book, person, bank, first)}
    return choice(give_door.facts_of(kiosk, tx), Need(), banks).by_size


def _within_reach(
    kiosk: Kiosk, book: Ledger, like: Pool, when: list[Taken], sizes: Mapping[Size, int]
) -> Mapping[Size, int]:
    """Of which sizes such a door can be promised by its number on each of these days, at the bank of this pool."""
    doors = (one for one in kiosk.bank.compartments.values() if (one.bank, one.tenant) == (like.bank, like.tenant))
    doors = (one for one in doors if one.reachable and one.named_for is None and one.size in sizes)
    found = Counter(one.size for one in doors if _can_promise(kiosk, book, one, when))
    return {size: min(found[size], sizes[size]) for size in sizes if found[size]}


def _can_promise(kiosk: Kiosk, book: Ledger, one: Compartment, when: list[Taken]) -> bool:
    drafts = (
        Reservation("", "", one.tenant, one.bank, one.size, one.size, *window, compartment_id=one.id) for window in when
    )
    return all(book.booking(draft, kiosk.settings.bookable) is not None for draft in drafts)
