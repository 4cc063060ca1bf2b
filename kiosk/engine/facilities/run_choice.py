"""Which doors are to be opened one after another, and whether a second operator stands by."""

from __future__ import annotations

from kiosk.domain.events.operators import Run
from kiosk.domain.operators import Operator, Right, TwoPeople
from kiosk.domain.reasons import Reason, WordsMissing, checked
from kiosk.engine.facilities import runs, second
from kiosk.engine.facilities.intents import PrepareRun, StartRun, StopRun
from kiosk.engine.facilities.screens import ChooseDoors
from kiosk.engine.facilities.session import Session
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.screen_flow import show

# What these are for needs no asking.
_ITS_REASON = {Run.CLEAN: Reason.CLEANING, Run.EMERGENCY: Reason.EMERGENCY}


def prepare(kiosk: Kiosk, session: Session, wanted: PrepareRun) -> None:
    """Open many, clean, or the emergency release: which doors? While a run is on, that one is shown."""
    by = session.operator
    by.require(runs.right_for(wanted.run))
    if kiosk.many is not None and not runs.may_begin(kiosk, wanted.run):
        show(kiosk, runs.shown(kiosk, kiosk.many))
        return
    session.run = wanted.run
    with kiosk.store.transaction() as tx:
        free = len(runs.free_doors(kiosk, tx))
    can_all = wanted.run is Run.EMERGENCY or (wanted.run is Run.OPEN and by.may(Right.OPEN))
    show(kiosk, ChooseDoors(wanted.run, len(kiosk.bank.compartments), free, can_all))


def start(kiosk: Kiosk, session: Session, wanted: StartRun) -> None:
    """The button was held. An emergency may take a second operator first."""
    run, by = session.run, session.operator
    if run is None or not isinstance(kiosk.visit.screen, ChooseDoors):
        return
    by.require(runs.right_for(run))
    reason = _ITS_REASON.get(run, wanted.reason)
    try:
        words = checked(reason, wanted.words)
    except WordsMissing:
        prepare(kiosk, session, PrepareRun(run))
        return

    def go(stands_by: Operator | None = None) -> None:
        ids = None if run is Run.EMERGENCY else wanted.compartment_ids
        if not runs.start(kiosk, by, run, ids, reason, words, stands_by):
            prepare(kiosk, session, PrepareRun(run))

    if run is Run.EMERGENCY and TwoPeople.EMERGENCY in kiosk.settings.facilities.operators.two_people:
        second.ask(kiosk, session, TwoPeople.EMERGENCY.value, go)
    else:
        go()


def stop(kiosk: Kiosk, session: Session, _: StopRun) -> None:
    """Open no more."""
    many = kiosk.many
    if many is not None:
        session.operator.require(runs.right_for(many.run))
        runs.stop(kiosk)
        show(kiosk, runs.shown(kiosk, many))
