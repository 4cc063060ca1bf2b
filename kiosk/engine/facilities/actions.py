"""What an operator does to the compartment that is shown: most of it asks for a reason first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from kiosk.domain.compartments import Condition
from kiosk.domain.events.operators import Run
from kiosk.domain.local_time import local_day
from kiosk.domain.operators import Right
from kiosk.domain.reasons import Reason, WordsMissing, checked
from kiosk.engine.facilities import alarms, cases, compartment, history, move, override, release, runs, service
from kiosk.engine.facilities.intents import DoAction, GiveReason, PickTarget, PutOutOfService
from kiosk.engine.facilities.screens import (
    ChooseReason,
    CompartmentAction,
    CompartmentShown,
    MoveTo,
    TakeOutOfService,
)
from kiosk.engine.facilities.session import ManyDoors, Session
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.screen_flow import show

_R, _A = Reason, CompartmentAction

# Why, for each action that asks: the likeliest first.
REASONS: Mapping[CompartmentAction, Sequence[Reason]] = {
    _A.OPEN: (
        *(_R.HOLDER_ASKED, _R.LOST_CREDENTIAL, _R.LEFT_BEHIND, _R.STUCK, _R.CHECK),
        *(_R.CLEANING, _R.REPAIR, _R.SAFETY, _R.OTHER),
    ),
    _A.RELEASE: (_R.HOLDER_ASKED, _R.LEFT_BEHIND, _R.CHECK, _R.REPAIR, _R.OTHER),
    _A.RESET: (_R.CHECK, _R.LEFT_BEHIND, _R.CLEANING, _R.OTHER),
    _A.HOLD: (_R.SAFETY, _R.LEFT_BEHIND, _R.CHECK, _R.OTHER),
    _A.MOVE: (_R.STUCK, _R.REPAIR, _R.HOLDER_ASKED, _R.SAFETY, _R.OTHER),
}
_RIGHTS: Mapping[CompartmentAction, Right] = {
    _A.OPEN: Right.OPEN,
    _A.TAKE_ON: Right.RECOVER,
    _A.RELEASE: Right.RELEASE,
    _A.RESET: Right.RELEASE,
    _A.HOLD: Right.RELEASE,
    _A.END_HOLD: Right.RELEASE,
    _A.MOVE: Right.RELEASE,
    _A.OUT_OF_SERVICE: Right.SERVICE,
    _A.IN_SERVICE: Right.SERVICE,
    _A.ACKNOWLEDGE: Right.ALARMS,
    _A.HISTORY: Right.HOLDERS,
}


def do(kiosk: Kiosk, session: Session, wanted: DoAction) -> None:
    """One of its actions. What is not possible any more, since things have changed, is shown as it is now."""
    session.operator.require(_RIGHTS[wanted.action])
    compartment_id, screen = session.compartment, kiosk.visit.screen
    if compartment_id is None or not isinstance(screen, CompartmentShown):
        return
    if wanted.action not in compartment.possible_now(kiosk, session, compartment_id):
        compartment.show_compartment(kiosk, session, compartment_id)
    elif wanted.action in _AT_ONCE:
        _AT_ONCE[wanted.action](kiosk, session, compartment_id)
    else:
        _ask_why(kiosk, session, wanted.action, compartment_id)


def give_reason(kiosk: Kiosk, session: Session, given: GiveReason) -> None:
    """The button was held: it is done, with this reason."""
    action, compartment_id = session.wanted, session.compartment
    if action is None or compartment_id is None or not isinstance(kiosk.visit.screen, ChooseReason):
        return
    try:
        _WITH_REASON[action](kiosk, session, compartment_id, given)
    except WordsMissing:
        _ask_why(kiosk, session, action, compartment_id, words_missing=True)
    except release.CaseOpen:  # somebody has taken it on meanwhile
        compartment.show_compartment(kiosk, session, compartment_id)


def pick_target(kiosk: Kiosk, session: Session, picked: PickTarget) -> None:
    """Its holder is to move there; why?"""
    session.operator.require(Right.RELEASE)
    screen, compartment_id = kiosk.visit.screen, session.compartment
    if not isinstance(screen, MoveTo) or compartment_id is None:
        return
    if any(picked.compartment_id == one for one, *_ in screen.free):
        session.target = picked.compartment_id
        _ask_why(kiosk, session, CompartmentAction.MOVE, compartment_id)


def put_out_of_service(kiosk: Kiosk, session: Session, given: PutOutOfService) -> None:
    """With a note, until a day that is still to come."""
    session.operator.require(Right.SERVICE)
    screen, compartment_id = kiosk.visit.screen, session.compartment
    if not isinstance(screen, TakeOutOfService) or compartment_id is None:
        return
    if not given.note.strip() or (given.until is not None and given.until <= _today(kiosk)):
        show(kiosk, TakeOutOfService(screen.door, _today(kiosk), note_missing=not given.note.strip()))
        return
    by, condition = session.operator, Condition.OUT_OF_SERVICE
    service.set_condition(kiosk, by, compartment_id, condition, given.note, given.until)
    compartment.show_compartment(kiosk, session, compartment_id)


def show_targets(kiosk: Kiosk, session: Session, compartment_id: int) -> None:
    """Where its holder could go."""
    session.operator.require(Right.RELEASE)
    free = move.targets(kiosk, compartment_id)
    door = kiosk.bank.compartments[compartment_id].door
    show(kiosk, MoveTo(door, tuple((one.id, one.door, one.size, one.reachable) for one in free)))


def _ask_why(
    kiosk: Kiosk, session: Session, action: CompartmentAction, compartment_id: int, *, words_missing: bool = False
) -> None:
    session.wanted = action
    door = kiosk.bank.compartments[compartment_id].door
    show(kiosk, ChooseReason(action, door, tuple(REASONS[action]), words_missing=words_missing))


# --- what is done with a reason -----------------------------------------------------------------------------------


def _open(kiosk: Kiosk, session: Session, compartment_id: int, given: GiveReason) -> None:
    override.open_it(kiosk, session.operator, compartment_id, given.reason, given.words)
    compartment.show_compartment(kiosk, session, compartment_id)


def _release(kiosk: Kiosk, session: Session, compartment_id: int, given: GiveReason) -> None:
    release.release(kiosk, session.operator, compartment_id, given.reason, given.words)
    compartment.show_compartment(kiosk, session, compartment_id)


def _reset(kiosk: Kiosk, session: Session, compartment_id: int, given: GiveReason) -> None:
    note = checked(given.reason, given.words) or given.reason.value
    release.reset(kiosk, session.operator, compartment_id, note)
    compartment.show_compartment(kiosk, session, compartment_id)


def _hold(kiosk: Kiosk, session: Session, compartment_id: int, given: GiveReason) -> None:
    note = checked(given.reason, given.words) or given.reason.value
    service.hold(kiosk, session.operator, compartment_id, note)
    compartment.show_compartment(kiosk, session, compartment_id)


def _move(kiosk: Kiosk, session: Session, compartment_id: int, given: GiveReason) -> None:
    """Then both doors open, the new one first, so that the things can be carried over."""
    target, by = session.target, session.operator
    if target is None:
        return
    if kiosk.many is not None and not runs.may_begin(kiosk, Run.OPEN):  # its doors come first
        show(kiosk, runs.shown(kiosk, kiosk.many))
        return
    if not move.move(kiosk, by, compartment_id, target, given.reason, given.words):
        show_targets(kiosk, session, compartment_id)
        return
    ids, words = (target, compartment_id), checked(given.reason, given.words)
    doors = runs.numbers(kiosk, ids)
    runs.begin(kiosk, ManyDoors(Run.OPEN, ids, list(ids), doors, given.reason, by, words=words, tells=False))


# --- what is done at once -----------------------------------------------------------------------------------------


def _take_on(kiosk: Kiosk, session: Session, compartment_id: int) -> None:
    case = cases.take_on(kiosk, session.operator, compartment_id)
    session.case = None  # it is looked at anew
    cases.show_case(kiosk, session, case.id)


def _end_hold(kiosk: Kiosk, session: Session, compartment_id: int) -> None:
    service.end_hold(kiosk, session.operator, compartment_id)
    compartment.show_compartment(kiosk, session, compartment_id)


def _ask_until_when(kiosk: Kiosk, _: Session, compartment_id: int) -> None:
    show(kiosk, TakeOutOfService(kiosk.bank.compartments[compartment_id].door, _today(kiosk)))


def _in_service(kiosk: Kiosk, session: Session, compartment_id: int) -> None:
    service.end_condition(kiosk, session.operator, compartment_id, Condition.OUT_OF_SERVICE)
    compartment.show_compartment(kiosk, session, compartment_id)


def _acknowledge(kiosk: Kiosk, session: Session, compartment_id: int) -> None:
    """All alarms of it."""
    with kiosk.store.transaction() as tx:
        ring = [one.id for one in tx.live_alarms() if one.compartment_id == compartment_id]
    for alarm_id in ring:
        alarms.acknowledge(kiosk, session.operator, alarm_id)
    compartment.show_compartment(kiosk, session, compartment_id)


def _today(kiosk: Kiosk) -> date:
    return local_day(kiosk.now(), kiosk.settings.policies.timezone)


_WITH_REASON: Mapping[CompartmentAction, Callable[[Kiosk, Session, int, GiveReason], None]] = {
    _A.OPEN: _open,
    _A.RELEASE: _release,
    _A.RESET: _reset,
    _A.HOLD: _hold,
    _A.MOVE: _move,
}
_AT_ONCE: Mapping[CompartmentAction, Callable[[Kiosk, Session, int], None]] = {
    _A.TAKE_ON: _take_on,
    _A.END_HOLD: _end_hold,
    _A.MOVE: show_targets,
    _A.OUT_OF_SERVICE: _ask_until_when,
    _A.IN_SERVICE: _in_service,
    _A.ACKNOWLEDGE: _acknowledge,
    _A.HISTORY: history.show_history,
}
