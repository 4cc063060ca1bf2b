"""What the rest of the site is to know of this kiosk: what its banks can give now, and who has which door."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kiosk.domain.allocation import Choice, Need, choice
from kiosk.domain.capacity import ENDLESS, Pool, Taken
from kiosk.domain.compartments import CompartmentFacts, Size
from kiosk.domain.guests import GROUPS
from kiosk.domain.people import Person, PersonKind
from kiosk.engine import give_door, rules
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.rules import Entitled

_VISITOR = PersonKind.VISITOR
# Whoever comes without a reservation, and about whom nothing else is known.
STAFF, VISITOR = Person("", ""), Person("", "", _VISITOR, groups=GROUPS[_VISITOR])


@dataclass(frozen=True, slots=True)
class BankState:
    """What a bank would give somebody who comes now, with every promise kept; ``open``: it gives any at this hour.

    ``reachable``: how many of those for staff are within reach of a wheelchair.
    """

    bank: str
    open: bool
    free: Mapping[Size, int]
    visitors: Mapping[Size, int]
    reachable: int


@dataclass(frozen=True, slots=True)
class SiteState:
    """``holdings``: person (as other systems know them), bank and door; of those only whom upstream knows."""

    banks: tuple[BankState, ...]
    holdings: tuple[tuple[str, str, str], ...] = field(repr=False)


def state(kiosk: Kiosk) -> SiteState:
    """How it stands just now."""
    with kiosk.store.transaction() as tx:
        banks = _banks(kiosk, tx)
        held = tx.held_by_told_people()
    doors = kiosk.bank.compartments
    found = ((who, doors[one].bank, doors[one].door) for who, one in held if one in doors)
    return SiteState(tuple(banks), tuple(sorted(found, key=lambda one: one[1:])))


def _banks(kiosk: Kiosk, tx: Transaction) -> list[BankState]:
    staff, visitors = _choices(kiosk, tx, STAFF), _choices(kiosk, tx, VISITOR)
    nothing = Choice()
    return [
        BankState(
            bank,
            bank in staff or bank in visitors,
            staff.get(bank, nothing).by_size,
            visitors.get(bank, nothing).by_size,
            staff.get(bank, nothing).reachable,
        )
        for bank in kiosk.bank.banks
    ]


def _choices(kiosk: Kiosk, tx: Transaction, person: Person) -> Mapping[str, Choice]:
    """By the banks that give somebody like this a door at this hour."""
    may = rules.entitled(kiosk, tx, person, holding=0)
    if not isinstance(may, Entitled):
        return {}
    facts = give_door.walk_up_facts(kiosk, tx, may)
    found = {bank: choice(_of(bank, facts), Need(), {bank: one}) for bank, one in may.banks.items()}
    return {bank: _unpromised(kiosk, person, may, bank, one) for bank, one in found.items()}


def _unpromised(kiosk: Kiosk, person: Person, may: Entitled, bank: str, free: Choice) -> Choice:
    """No more than can be given one after another."""
    ends_at, grace = may.terms[bank].ends_at, kiosk.settings.policies.policy_for(person, bank).grace
    window = Taken(kiosk.now(), ENDLESS if ends_at is None else ends_at + grace)
    tenant = kiosk.settings.policies.tenant_of(person)
    spare = {size: may.book.spare(Pool(bank, tenant, size), window) for size in free.by_size}
    by_size = {
        size: count if (most := spare[size]) is None else min(count, most) for size, count in free.by_size.items()
    }
    return Choice({size: count for size, count in by_size.items() if count}, min(free.reachable, sum(by_size.values())))


def _of(bank: str, facts: Sequence[CompartmentFacts]) -> list[CompartmentFacts]:
    return [one for one in facts if one.compartment.bank == bank]
