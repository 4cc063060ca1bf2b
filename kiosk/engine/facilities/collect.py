"""The steps of a recovery case at the compartment. Each is one transaction: a power cut leaves it undone, or done.

Nothing is left out, and nothing is opened before its holder was told, without a reason on the record.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from kiosk.domain import recovery
from kiosk.domain.compartments import DoorState
from kiosk.domain.events.recovery import CaseCancelled, CaseMoved, StepSkipped
from kiosk.domain.notices import Notice, NoticeKind
from kiosk.domain.openings import Opening
from kiosk.domain.operators import Operator, Right, TwoPeople
from kiosk.domain.reasons import MOST_WORDS, Reason, WordsMissing
from kiosk.domain.recovery import AT_ONCE, Case, CaseStep, LostItem, WrongStep
from kiosk.engine.facilities import cases, in_recovery, release
from kiosk.engine.facilities.override import Asked, holder_of, opened_as
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction

NOTIFIED = "notified"  # what is left out where a door is opened before its holder was told


class SecondNeeded(ValueError):
    """The site asks for two people here, and one came."""


def open_for(kiosk: Kiosk, by: Operator, case_id: str, second: Operator | None = None, untold: str = "") -> Opening:
    """Open its door so that the content can be taken out. ``untold``: why, though its holder was not told.

    ``WordsMissing`` where that is missing; ``WrongStep``; ``SecondNeeded``; ``NoRight``.
    """
    by.require(Right.RECOVER)
    by.require(Right.OPEN)
    if needs_second(kiosk) and (second is None or second.person_id == by.person_id):
        raise SecondNeeded("a second operator has to stand by")
    with kiosk.store.transaction() as tx:
        case = cases.live(tx, case_id)
        if not _is_its_own(tx, case):
            raise WrongStep("somebody else has the compartment by now")
        skips = cases.is_untold(tx, case)
    reason = _words(untold) if skips else ""

    def after(tx: Transaction, opening: Opening) -> None:
        if skips:
            tx.record(StepSkipped(**_about(case), step=NOTIFIED, reason=reason))
        if case.step is CaseStep.OPENED:
            tx.change_case(recovery.overridden(case, opening.id, kiosk.clock.now()))

    opening = opened_as(kiosk, case.compartment_id, Asked(by, Reason.LEFT_BEHIND, second=second), after=after)
    in_recovery.changed(kiosk)
    return opening


def needs_second(kiosk: Kiosk) -> bool:
    """Whether two people have to be there when a case's door is opened."""
    return TwoPeople.RECOVERY in kiosk.settings.facilities.operators.two_people


def collected(kiosk: Kiosk, by: Operator, case_id: str, *, empty: bool) -> Case:
    """The content is taken out, or nothing was inside. ``WrongStep`` where the door did not come open for it."""
    by.require(Right.RECOVER)

    def step(tx: Transaction, case: Case) -> Case:
        if not _came_open(kiosk, tx, case):
            raise WrongStep("its door did not come open")
        after = recovery.collected(case, kiosk.clock.now(), empty=empty)
        _record_moves(tx, case, CaseStep.COLLECTED, *([after.step] if empty else []), empty=empty)
        return after

    return _go(kiosk, case_id, step)


def listed(kiosk: Kiosk, by: Operator, case_id: str) -> Case:
    """Nothing more was in there. ``WrongStep`` where nothing is written down."""
    by.require(Right.RECOVER)

    def step(tx: Transaction, case: Case) -> Case:
        after = recovery.listed(case, kiosk.clock.now(), things=len(tx.items_of(case_id)))
        _record_moves(tx, case, after.step)
        return after

    return _go(kiosk, case_id, step)


def reset(kiosk: Kiosk, by: Operator, case_id: str) -> Case:
    """The compartment was looked through, and is free again; whoever had it is told where their things are."""
    by.require(Right.RECOVER)
    compartments: list[int] = []

    def step(tx: Transaction, case: Case) -> Case:
        after = recovery.reset(case, kiosk.clock.now())
        if _is_its_own(tx, case):
            release.reset_in(kiosk, tx, case.compartment_id, None)
            compartments.append(case.compartment_id)
        _record_moves(tx, case, after.step, empty=case.empty)
        _tell_holder(kiosk, tx, case)
        return after

    after = _go(kiosk, case_id, step)
    for compartment_id in compartments:
        release.was_reset(kiosk, compartment_id)
    return after


def skip(kiosk: Kiosk, by: Operator, case_id: str, words: str) -> Case:
    """Leave the next step out. ``WordsMissing`` without a reason; ``WrongStep`` where it can't be left out."""
    by.require(Right.RECOVER)
    reason = _words(words)

    def step(tx: Transaction, case: Case) -> Case:
        after = recovery.skipped(case, kiosk.clock.now())
        tx.record(StepSkipped(**_about(case), step=after.step.value, reason=reason))
        _record_moves(tx, case, after.step)
        return after

    return _go(kiosk, case_id, step)


def cancel(kiosk: Kiosk, by: Operator, case_id: str, words: str) -> Case:
    """Call it off: the compartment stays as it is, and so does what was listed. ``WordsMissing``."""
    by.require(Right.RECOVER)
    reason = _words(words)

    def step(tx: Transaction, case: Case) -> Case:
        tx.record(CaseCancelled(**_about(case), reason=reason))
        return recovery.cancelled(case, kiosk.clock.now())

    return _go(kiosk, case_id, step)


# --- what they have in common -----------------------------------------------------------------------------------------


def _go(kiosk: Kiosk, case_id: str, step: Callable[[Transaction, Case], Case]) -> Case:
    with kiosk.store.transaction() as tx:
        after = step(tx, cases.live(tx, case_id))
        tx.change_case(after)
    in_recovery.changed(kiosk)
    return after


def _about(case: Case) -> dict[str, Any]:
    """The ids that each event of it has."""
    return {
        "person_id": case.person_id,
        "compartment_id": case.compartment_id,
        "assignment_id": case.assignment_id,
        "case": case.id,
    }


def _record_moves(tx: Transaction, case: Case, *steps: CaseStep, empty: bool = False) -> None:
    tx.record(*(CaseMoved(**_about(case), step=one, empty=empty) for one in steps))


def _words(text: str) -> str:
    kept = " ".join(text.split())[:MOST_WORDS]
    if not kept:
        raise WordsMissing("Say in a few words why.")
    return kept


def _came_open(kiosk: Kiosk, tx: Transaction, case: Case) -> bool:
    """By its own override, or by hand after that: a stuck door may be opened with a key."""
    if case.overridden is None or case.compartment_id in kiosk.pulsing:
        return False
    return kiosk.bank.state(case.compartment_id) is DoorState.OPEN or tx.opened_since(case.overridden)


def _is_its_own(tx: Transaction, case: Case) -> bool:
    """Whether nobody else was given the compartment meanwhile."""
    held = holder_of(tx, case.compartment_id)
    return held is None or held.id == case.assignment_id


def _tell_holder(kiosk: Kiosk, tx: Transaction, case: Case) -> None:
    kept = [one for one in tx.items_of(case.id) if one.is_kept]
    if case.person_id is None or not kept:
        return
    detail = {
        "door": kiosk.bank.compartments[case.compartment_id].door,
        "at": kiosk.now().isoformat(),
        "bag": ", ".join(one.bag for one in kept),
        "until": _until(kept).isoformat(),
    }
    tx.notify(Notice(NoticeKind.ITEM_FOUND, case.person_id, detail))


def _until(kept: Sequence[LostItem]) -> date:
    """The earliest of their last days, but for food, of which nobody expects that it is kept."""
    lasting = [one for one in kept if one.category not in AT_ONCE] or kept
    return min(one.keep_until for one in lasting)
