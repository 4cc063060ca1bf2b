"""What a visitor's pass leaves of what the policies would give: its bank, its size, its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.assignments import Assignment
from kiosk.domain.compartments import Size
from kiosk.domain.passes import KnownPass
from kiosk.domain.people import Person, PersonKind
from kiosk.domain.terms import Term
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction


@dataclass(frozen=True, slots=True)
class Bound:
    """``banks`` are the pass's own, and the one where its visitor has a door already."""

    banks: frozenset[str]
    until: datetime
    at_least: Size
    reachable: bool

    def cut(self, term: Term) -> Term:
        """A term that does not outlast the pass."""
        return Term(self.earlier(term.ends_at), term.shift)

    def earlier(self, ends_at: datetime | None) -> datetime:
        """This end, or the sooner one of the pass; None: no end."""
        return self.until if ends_at is None else min(ends_at, self.until)


def of(kiosk: Kiosk, tx: Transaction, person: Person) -> Bound | None:
    """By what this person is bound; None: by no pass."""
    known = pass_of(tx, person)
    if known is None:
        return None
    held = (kiosk.bank.compartments.get(one.compartment_id) for one in tx.assignments_of(person.id))
    one = known.given
    return Bound(
        banks=frozenset({one.bank, *(compartment.bank for compartment in held if compartment is not None)}),
        until=one.ends_at,
        at_least=one.size or Size.S,
        reachable=one.reachable,
    )


def of_holder(kiosk: Kiosk, tx: Transaction, held: Assignment) -> Bound | None:
    """By what the holder of this door is bound; None: by no pass."""
    holder = tx.person(held.person_id)
    return None if holder is None else of(kiosk, tx, holder)


def pass_of(tx: Transaction, person: Person | None) -> KnownPass | None:
    """The pass by which this person comes, if they come by one."""
    return None if person is None or person.kind is PersonKind.STAFF else tx.pass_of(person.id)


def may_open(tx: Transaction, person: Person) -> bool:
    """Whether no pass of theirs has been spent or revoked while they stand before the screen."""
    known = pass_of(tx, person)
    return known is None or (known.spent_at is None and known.revoked_at is None)
