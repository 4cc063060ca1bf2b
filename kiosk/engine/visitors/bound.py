"""What a visitor's pass leaves of what the policies would give: its bank, its size, its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from kiosk.domain import pass_rules
from kiosk.domain.assignments import Assignment
from kiosk.domain.compartments import Size
from kiosk.domain.passes import KnownPass, Pass, WhyNoPass
from kiosk.domain.people import Person, PersonKind
from kiosk.domain.terms import Term
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction


@dataclass(frozen=True, slots=True)
class Bound:
    """``banks`` are the pass's own, and the one where its visitor has a door already."""

    banks: frozenset[str]
    one: Pass
    zone: ZoneInfo

    @property
    def at_least(self) -> Size:
        """The smallest that will do."""
        return self.one.size or Size.S

    def cut(self, term: Term) -> Term:
        """A term that does not outlast the pass."""
        ends_at = self.one.ends_at
        return Term(ends_at if term.ends_at is None else min(term.ends_at, ends_at), term.shift)

    def until(self, given_at: datetime, by_policy: datetime | None, longest: timedelta | None) -> datetime:
        """Until when a door that is given then is this visitor's; ``longest`` is as long as anybody may stay."""
        ends_at = pass_rules.held_until(self.one, given_at, by_policy, self.zone)
        return ends_at if longest is None else min(ends_at, given_at + longest)


def of(kiosk: Kiosk, tx: Transaction, person: Person) -> Bound | None:
    """By what this person is bound; None: by no pass."""
    known = pass_of(tx, person)
    if known is None:
        return None
    held = (kiosk.bank.compartments.get(one.compartment_id) for one in tx.assignments_of(person.id))
    there = (compartment.bank for compartment in held if compartment is not None)
    return Bound(frozenset({known.given.bank, *there}), known.given, kiosk.settings.policies.timezone)


def of_holder(kiosk: Kiosk, tx: Transaction, held: Assignment) -> Bound | None:
    """By what the holder of this door is bound; None: by no pass."""
    holder = tx.person(held.person_id)
    return None if holder is None else of(kiosk, tx, holder)


def pass_of(tx: Transaction, person: Person | None) -> KnownPass | None:
    """The pass by which this person comes, if they come by one."""
    return None if person is None or person.kind is PersonKind.STAFF else tx.pass_of(person.id)


def why_no_more(tx: Transaction, person: Person) -> WhyNoPass | None:
    """Why the pass of whoever stands before the screen opens nothing any more, if so: others may end it meanwhile."""
    known = pass_of(tx, person)
    if known is None:
        return None
    if known.revoked_at is not None:
        return WhyNoPass.REVOKED
    if known.spent_at is not None:
        return WhyNoPass.SPENT
    key = None if known.key is None else tx.trusted_keys().get(known.key)
    return WhyNoPass.KEY_REVOKED if key is not None and key.revoked_at is not None else None


def may_open(tx: Transaction, person: Person) -> bool:
    """Whether no pass of theirs was ended while they stand before the screen."""
    return why_no_more(tx, person) is None
