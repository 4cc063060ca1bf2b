"""What operators say of a compartment: held, out of service until a day, in order again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from kiosk.domain.alarms import AlarmKind
from kiosk.domain.assignments import Phase
from kiosk.domain.compartments import Condition
from kiosk.domain.events.assignments import Held
from kiosk.domain.events.compartments import ConditionEnded, ConditionSet
from kiosk.domain.local_time import MIDNIGHT, instant
from kiosk.domain.operators import Operator, Right
from kiosk.domain.reasons import MOST_WORDS
from kiosk.engine.due import expect_end_of, somebody_may_wait
from kiosk.engine.facilities import alarms, release
from kiosk.engine.facilities.override import holder_of
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.messages import ConditionDue
from kiosk.engine.ports import Transaction

TIMER = "conditions"
# The wall clock may be set while the monotonic one runs on: look at it at least this often (seconds).
LOOK_EVERY_S = 600.0

_RIGHTS = {Condition.OUT_OF_SERVICE: Right.SERVICE}


def set_condition(
    kiosk: Kiosk,
    by: Operator,
    compartment_id: int,
    condition: Condition,
    note: str | None,
    until: date | None = None,
) -> None:
    """Keep a compartment from being given away. Whoever holds it can still fetch their things.

    It ends by itself when ``until`` begins, a day at the site. Where it holds already, what was said is said anew.
    """
    by.require(_RIGHTS.get(condition, Right.RELEASE))
    with kiosk.store.transaction() as tx:
        _set(kiosk, tx, compartment_id, condition, note, until)
    kiosk.bank.set_condition(compartment_id, condition, on=True)
    kiosk.bank_changed = True
    if until is not None:
        expect(kiosk, until)


def end_condition(kiosk: Kiosk, by: Operator, compartment_id: int, condition: Condition) -> None:
    """It can be given away again. ``CaseOpen`` where a recovery case will end it."""
    by.require(_RIGHTS.get(condition, Right.RELEASE))
    with kiosk.store.transaction() as tx:
        if condition in release.FLAGS:
            release.no_case(kiosk, tx, compartment_id)
        _end(kiosk, tx, compartment_id, condition)
    _is_over(kiosk, compartment_id, condition)


def hold(kiosk: Kiosk, by: Operator, compartment_id: int, note: str | None) -> None:
    """Nobody is given it, and whoever has it can't open it any more: only facilities do."""
    by.require(Right.RELEASE)
    with kiosk.store.transaction() as tx:
        _set(kiosk, tx, compartment_id, Condition.HOLD, note, None)
        held = holder_of(tx, compartment_id)
        if held is not None and held.phase is not Phase.HELD:
            tx.change(replace(held, phase=Phase.HELD))
            tx.record(
                Held(
                    person_id=held.person_id,
                    compartment_id=compartment_id,
                    assignment_id=held.id,
                    due=kiosk.now(),
                )
            )
    kiosk.bank.set_condition(compartment_id, Condition.HOLD, on=True)
    kiosk.bank_changed = True


def end_hold(kiosk: Kiosk, by: Operator, compartment_id: int) -> None:
    """Its holder can open it again; what has become due meanwhile comes next, at the usual pace. ``CaseOpen``."""
    by.require(Right.RELEASE)
    with kiosk.store.transaction() as tx:
        release.no_case(kiosk, tx, compartment_id)
        held = holder_of(tx, compartment_id)
        if held is not None and held.phase is Phase.HELD:
            again = replace(held, phase=Phase.ASSIGNED)
            tx.change(again)
            expect_end_of(kiosk, tx, again)
        _end(kiosk, tx, compartment_id, Condition.HOLD)
    _is_over(kiosk, compartment_id, Condition.HOLD)


def begin(kiosk: Kiosk) -> None:
    """At the start: days may have begun while the kiosk was off."""
    kiosk.after(TIMER, 0.0, ConditionDue())


def conditions_due(kiosk: Kiosk, _: ConditionDue) -> None:
    """End what was to end by today, and come back when the next day is due."""
    now = kiosk.now()
    with kiosk.store.transaction() as tx:
        ends = {which: _instant(kiosk, day) for which, day in tx.conditions_until().items()}
        over = [which for which, at in ends.items() if at <= now]
        for compartment_id, condition in over:
            _end(kiosk, tx, compartment_id, condition)
    for compartment_id, condition in over:
        _is_over(kiosk, compartment_id, condition)
    if ends:
        coming = [at for at in ends.values() if at > now]
        _look_again(kiosk, min(coming, default=None))


def expect(kiosk: Kiosk, until: date) -> None:
    """Something is to end when that day begins."""
    _look_again(kiosk, _instant(kiosk, until))


def _look_again(kiosk: Kiosk, at: datetime | None) -> None:
    wait = LOOK_EVERY_S if at is None else max(0.0, (at - kiosk.now()).total_seconds())
    kiosk.soon(TIMER, min(LOOK_EVERY_S, wait), ConditionDue())


def _instant(kiosk: Kiosk, day: date) -> datetime:
    """When a local day begins."""
    return instant(day, MIDNIGHT, kiosk.settings.policies.timezone)


def _set(
    kiosk: Kiosk, tx: Transaction, compartment_id: int, condition: Condition, note: str | None, until: date | None
) -> None:
    kept = None if note is None else " ".join(note.split())[:MOST_WORDS] or None
    ends_at = None if until is None else _instant(kiosk, until)
    if kiosk.bank.has(compartment_id, condition):
        tx.end_condition(compartment_id, condition)
    tx.set_condition(compartment_id, condition, kept, until)
    tx.record(ConditionSet(compartment_id=compartment_id, condition=condition, until=ends_at, note=kept))


def _end(kiosk: Kiosk, tx: Transaction, compartment_id: int, condition: Condition) -> None:
    tx.end_condition(compartment_id, condition)
    if condition is Condition.STUCK:
        alarms.over(kiosk, tx, AlarmKind.STUCK, compartment_id)
    tx.record(ConditionEnded(compartment_id=compartment_id, condition=condition))


def _is_over(kiosk: Kiosk, compartment_id: int, condition: Condition) -> None:
    kiosk.bank.set_condition(compartment_id, condition, on=False)
    kiosk.bank_changed = True
    somebody_may_wait(kiosk)
