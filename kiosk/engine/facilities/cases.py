"""Recovery cases: one is taken on, and how far each is. Its steps at the compartment are in ``collect``."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from kiosk.domain import recovery
from kiosk.domain.assignments import Assignment, Phase
from kiosk.domain.compartments import Condition
from kiosk.domain.events.operators import Looked, PersonalDataSeen
from kiosk.domain.events.recovery import CaseCancelled, CaseOpened
from kiosk.domain.operators import Operator, Right, TwoPeople
from kiosk.domain.recovery import Case, CaseCause, CaseStep
from kiosk.engine.bank import FINE
from kiosk.engine.facilities import in_recovery
from kiosk.engine.facilities.override import holder_of
from kiosk.engine.facilities.screens import Came, CaseLine, Cases, CaseShown
from kiosk.engine.facilities.session import Session
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.screen_flow import show

_LATE = frozenset({Phase.EXPIRED, Phase.OVERDUE, Phase.FLAGGED})
OVERTAKEN = "The compartment was given to somebody else before it was opened."


def take_on(kiosk: Kiosk, by: Operator, compartment_id: int) -> Case:
    """A case for this compartment; the open one, where there is one. ``NoRight``."""
    by.require(Right.RECOVER)
    with kiosk.store.transaction() as tx:
        there = next((one for one in tx.open_cases() if one.compartment_id == compartment_id), None)
        if there is not None and not _call_off_overtaken(kiosk, tx, there):
            return there
        case = _new(kiosk, tx, compartment_id)
        tx.open_case(case)
        tx.record(
            CaseOpened(
                person_id=case.person_id,
                compartment_id=compartment_id,
                assignment_id=case.assignment_id,
                case=case.id,
                cause=case.cause,
                notified_at=case.notified_at,
            )
        )
    in_recovery.changed(kiosk)
    return case


def live(tx: Transaction, case_id: str) -> Case:
    """The case, which must not be over. ``WrongStep``."""
    case = tx.case(case_id)
    if case is None or case.is_over:
        raise recovery.WrongStep("the case is over")
    return case


def told_at(tx: Transaction, case: Case) -> datetime | None:
    """When the holder was last told: as it was found when the case was opened, or since."""
    if case.notified_at is not None or case.person_id is None:
        return case.notified_at
    at = tx.told_last([case.person_id]).get(case.person_id)
    return None if at is None or at < case.opened_at else at


def is_untold(tx: Transaction, case: Case) -> bool:
    """Whether its holder is known, and was never told that their things will be taken out."""
    return case.person_id is not None and not case.has_begun and not case.is_over and told_at(tx, case) is None


# --- at the screen ----------------------------------------------------------------------------------------------------


def show_cases(kiosk: Kiosk, session: Session) -> None:
    """The open ones. They name nobody."""
    session.operator.require(Right.RECOVER)
    with kiosk.store.transaction() as tx:
        cases = [one for one in tx.open_cases() if one.compartment_id in kiosk.bank.compartments]
    session.case = None
    show(kiosk, Cases(tuple(_line(kiosk, one) for one in cases)))


def show_case(kiosk: Kiosk, session: Session, case_id: str) -> None:
    """One case. That an operator began to look at it is on the record. One that there is not is passed over."""
    session.operator.require(Right.RECOVER)
    with kiosk.store.transaction() as tx:
        case = tx.case(case_id)
        if case is not None and not case.is_over and _call_off_overtaken(kiosk, tx, case):
            case = tx.case(case_id)
        shown = None if case is None else _shown(kiosk, tx, session, case)
        if case is not None and shown is not None and session.case != case_id:
            _seen(tx, case, shown)
    if shown is None:
        show_cases(kiosk, session)
        return
    session.case = case_id
    show(kiosk, shown)


def _line(kiosk: Kiosk, case: Case) -> CaseLine:
    return CaseLine(case.id, kiosk.bank.compartments[case.compartment_id].door, case.cause, case.step, case.opened_at)


def _shown(kiosk: Kiosk, tx: Transaction, session: Session, case: Case) -> CaseShown | None:
    compartment = kiosk.bank.compartments.get(case.compartment_id)
    if compartment is None:  # the site file has done away with it
        return None
    return CaseShown(
        id=case.id,
        door=compartment.door,
        cause=case.cause,
        step=case.step,
        opened_at=case.opened_at,
        holder=_holder(tx, session, case),
        notified_at=told_at(tx, case),
        unnotified=is_untold(tx, case),
        sensor=kiosk.bank.state(case.compartment_id),
        came=_came(tx, session, case),
        items=tuple((one.bag, one.category, one.description) for one in tx.items_of(case.id)),
        empty=case.empty,
        two_people=TwoPeople.RECOVERY in kiosk.settings.facilities.operators.two_people,
        can_skip=recovery.can_skip(case),
    )


def _holder(tx: Transaction, session: Session, case: Case) -> str:
    if case.person_id is None or not session.operator.may(Right.HOLDERS):
        return ""
    person = tx.person(case.person_id)
    return "" if person is None else person.name


def _came(tx: Transaction, session: Session, case: Case) -> Came:
    """What came of opening it for this case; another session, or another run, may have done that."""
    if case.overridden is None:
        return Came.NOTHING_YET
    here = session.came.get(case.compartment_id)
    if here is not None:
        return here
    return Came.OPENED if tx.opened_since(case.overridden) else Came.NOT_OPENED


def _seen(tx: Transaction, case: Case, shown: CaseShown) -> None:
    if shown.holder or shown.items:
        tx.record(
            PersonalDataSeen(
                person_id=case.person_id,
                compartment_id=case.compartment_id,
                looked=Looked.CASE,
                count=max(1, len(shown.items)),
            )
        )


# --- what a new case begins with --------------------------------------------------------------------------------------


def _new(kiosk: Kiosk, tx: Transaction, compartment_id: int) -> Case:
    held = holder_of(tx, compartment_id)
    conditions = kiosk.bank.conditions.get(compartment_id, FINE)
    person_id = _who_left_it(tx, compartment_id, conditions) if held is None else held.person_id
    told = {} if person_id is None else tx.told_last([person_id])
    at = None if person_id is None else told.get(person_id)
    if at is not None and held is not None and at < held.started_at:
        at = None  # that was about something else
    return Case(
        id=kiosk.new_id(),
        compartment_id=compartment_id,
        cause=_cause(held, conditions),
        step=CaseStep.OPENED,
        opened_at=kiosk.clock.now(),
        assignment_id=None if held is None else held.id,
        person_id=person_id,
        notified_at=at,
    )


def _who_left_it(tx: Transaction, compartment_id: int, conditions: Collection[Condition]) -> str | None:
    """Whoever left it without a word; else, where things were found in it, whoever had it last."""
    left = tx.left_by().get(compartment_id)
    return tx.may_have_left(compartment_id) if left is None and Condition.NOT_EMPTY in conditions else left


def _cause(held: Assignment | None, conditions: Collection[Condition]) -> CaseCause:
    if Condition.HOLD in conditions or (held is not None and held.phase is Phase.HELD):
        return CaseCause.HELD
    if Condition.NOT_EMPTY in conditions:
        return CaseCause.FOUND
    return CaseCause.OVERDUE if held is not None and held.phase in _LATE else CaseCause.OTHER


def _call_off_overtaken(kiosk: Kiosk, tx: Transaction, case: Case) -> bool:
    """Its holder has emptied the compartment and somebody else has it: nobody may open it on the word of this case."""
    held = holder_of(tx, case.compartment_id)
    if case.has_begun or held is None or held.id == case.assignment_id:
        return False
    tx.change_case(recovery.cancelled(case, kiosk.clock.now()))
    tx.record(
        CaseCancelled(person_id=case.person_id, compartment_id=case.compartment_id, case=case.id, reason=OVERTAKEN)
    )
    kiosk.bank_changed = True
    return True
