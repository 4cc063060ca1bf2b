"""An operator gives a holder another compartment instead of theirs: until the same instant, under the same policy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kiosk.domain import reasons
from kiosk.domain.assignments import Assignment, EndReason
from kiosk.domain.compartments import Compartment, CompartmentFacts, Condition, DoorState, Occupancy
from kiosk.domain.events.assignments import Assigned, Shared
from kiosk.domain.events.compartments import Moved
from kiosk.domain.notices import Notice, NoticeKind
from kiosk.domain.operators import Operator, Right
from kiosk.domain.reasons import Reason
from kiosk.domain.sharing import Share
from kiosk.engine import give_door, rules
from kiosk.engine.due import expect_end_of
from kiosk.engine.ending import end, share_of
from kiosk.engine.facilities.override import holder_of
from kiosk.engine.facilities.release import no_case, to_be_looked_into
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Overbooked, Transaction

_WHY = "moved here by an operator"


def targets(kiosk: Kiosk, compartment_id: int) -> Sequence[Compartment]:
    """Where whoever has this compartment could go, as they hang: doors of their tenant that can be given now."""
    with kiosk.store.transaction() as tx:
        held = holder_of(tx, compartment_id)
        return [] if held is None else _targets(kiosk, tx, held)


def move(kiosk: Kiosk, by: Operator, compartment_id: int, target: int, reason: Reason, words: str) -> bool:
    """Their assignment ends, and one like it begins at ``target``; whoever shared it shares the new one.

    The old compartment is given to nobody before it was reset: things may be in it still. False, and nothing changed,
    where ``target`` can't be given any more, or nobody has the compartment. ``CaseOpen``; ``WordsMissing``.
    """
    by.require(Right.RELEASE)
    by.require(Right.OPEN)
    kept = reasons.checked(reason, words)
    try:
        moved = _move(kiosk, compartment_id, target, reason, kept)
    except Overbooked:  # reservations need the target's like
        return False
    if moved is None:
        return False
    old, new = moved
    if old.id in kiosk.given_behind:
        kiosk.given_behind.add(new.id)
    kiosk.bank.set_condition(compartment_id, Condition.NOT_EMPTY, on=True)
    kiosk.bank_changed = True
    return True


def _move(
    kiosk: Kiosk, compartment_id: int, target: int, reason: Reason, words: str | None
) -> tuple[Assignment, Assignment] | None:
    with kiosk.store.transaction() as tx:
        no_case(kiosk, tx, compartment_id)
        old = holder_of(tx, compartment_id)
        if old is None or all(one.id != target for one in _targets(kiosk, tx, old)):
            return None
        share = share_of(tx, old.id)
        end(kiosk, tx, old, EndReason.MOVED)
        new = replace(old, id=kiosk.new_id(), compartment_id=target)
        tx.assign(new)
        give_door.arrived_still(tx, new)
        tx.record(_assigned(new, instead_of=old.id), _moved(old, target, reason, words))
        if share is not None:
            _share_on(kiosk, tx, share, new)
        to_be_looked_into(tx, compartment_id)
        tx.notify(_told(kiosk, old, new))
        expect_end_of(kiosk, tx, new)
    return old, new


def _targets(kiosk: Kiosk, tx: Transaction, held: Assignment) -> list[Compartment]:
    bank = kiosk.bank
    mine = bank.compartments.get(held.compartment_id)
    facts = [one for one in give_door.facts_of(kiosk, tx) if _can_be_given(one)]
    fitting = [one.compartment for one in facts if mine is None or one.compartment.tenant == mine.tenant]
    window = rules.held(held, kiosk.now())._replace(starts_at=kiosk.now())
    book = rules.ledger(kiosk, tx)
    free = [one for one in fitting if not book.is_promised(one.id, window, held.reservation)]
    return sorted(free, key=lambda one: (bank.column(one), one.row))


def _can_be_given(one: CompartmentFacts) -> bool:
    is_free = one.occupancy is Occupancy.FREE and one.door_state is not DoorState.OPEN
    return is_free and one.answering and one.compartment.named_for is None


def _assigned(new: Assignment, instead_of: str) -> Assigned:
    return Assigned(
        person_id=new.person_id,
        compartment_id=new.compartment_id,
        assignment_id=new.id,
        model=new.model,
        why=_WHY,
        until=new.ends_at,
        reservation=new.reservation,
        instead_of=instead_of,
    )


def _moved(old: Assignment, target: int, reason: Reason, words: str | None) -> Moved:
    return Moved(
        person_id=old.person_id,
        compartment_id=old.compartment_id,
        assignment_id=old.id,
        to=target,
        why=reason,
        words=words,
    )


def _share_on(kiosk: Kiosk, tx: Transaction, share: Share, new: Assignment) -> None:
    again = replace(share, id=kiosk.new_id(), assignment_id=new.id)
    tx.share(again)
    tx.record(
        Shared(
            person_id=new.person_id,
            compartment_id=new.compartment_id,
            assignment_id=new.id,
            colleague=share.person_id,
            until=share.until,
        )
    )


def _told(kiosk: Kiosk, old: Assignment, new: Assignment) -> Notice:
    doors = kiosk.bank.compartments
    before, after = doors[old.compartment_id].door, doors[new.compartment_id].door
    return Notice(NoticeKind.MOVED, old.person_id, {"door": after, "before": before, "at": kiosk.now().isoformat()})
