"""Which use case handles what concerns recovery cases and the lost property log."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, TypeVar

from kiosk.domain.operators import Operator, Right, TwoPeople
from kiosk.domain.recovery import CaseStep, NotKept, TooSoon, WrongStep
from kiosk.engine import messages as m
from kiosk.engine.facilities import cases, collect, found, hand_back, items, labels, part_tests, second
from kiosk.engine.facilities import intents as i
from kiosk.engine.facilities.desk import in_session
from kiosk.engine.facilities.screens import CaseShown, DescribeItem, HandBack, ItemShown, SkipStep
from kiosk.engine.facilities.session import Session
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.screen_flow import show

M = TypeVar("M")
Handler = Callable[[Kiosk, Session, M], None]


def _steady(handler: Handler[M]) -> Handler[M]:
    """What does not come next, or is done already, changes nothing: the screen says how things are."""

    def run(kiosk: Kiosk, session: Session, message: M) -> None:
        try:
            handler(kiosk, session, message)
        except WrongStep:
            if session.case is not None:
                cases.show_case(kiosk, session, session.case)
        except NotKept:
            if session.item is not None:
                items.show_item(kiosk, session, session.item)

    return run


def _at_case(handler: Callable[[Kiosk, Session, str], None]) -> Handler[Any]:
    """One that works on the case that is shown, and shows it afterwards unless something else is asked first."""

    def run(kiosk: Kiosk, session: Session, _: object) -> None:
        session.operator.require(Right.RECOVER)
        screen = kiosk.visit.screen
        if session.case is None or not isinstance(screen, CaseShown):
            return
        handler(kiosk, session, session.case)
        if kiosk.visit.screen is screen:
            cases.show_case(kiosk, session, session.case)

    return _steady(run)


# --- cases ------------------------------------------------------------------------------------------------------------


def _show_cases(kiosk: Kiosk, session: Session, _: i.ShowCases) -> None:
    cases.show_cases(kiosk, session)


def _show_case(kiosk: Kiosk, session: Session, wanted: i.ShowCase) -> None:
    session.case = None  # it is looked at anew
    cases.show_case(kiosk, session, wanted.case_id)


def _open(kiosk: Kiosk, session: Session, case_id: str) -> None:
    session.operator.require(Right.OPEN)
    with kiosk.store.transaction() as tx:
        untold = cases.is_untold(tx, cases.live(tx, case_id))
    if untold:
        show(kiosk, SkipStep(collect.NOTIFIED))
    else:
        _open_it(kiosk, session, case_id, "")


def _open_it(kiosk: Kiosk, session: Session, case_id: str, untold: str) -> None:
    """With a second operator where the site asks for one."""

    def go(beside: Operator | None) -> None:
        with suppress(WrongStep):  # the case is over meanwhile, as the screen shows next
            collect.open_for(kiosk, session.operator, case_id, beside, untold)
        cases.show_case(kiosk, session, case_id)

    if collect.needs_second(kiosk):
        second.ask(kiosk, session, TwoPeople.RECOVERY.value, go)
    else:
        go(None)


def _collected(kiosk: Kiosk, session: Session, message: i.Collected) -> None:
    session.operator.require(Right.RECOVER)
    if session.case is not None and isinstance(kiosk.visit.screen, CaseShown):
        collect.collected(kiosk, session.operator, session.case, empty=message.empty)
        cases.show_case(kiosk, session, session.case)


def _all_listed(kiosk: Kiosk, session: Session, case_id: str) -> None:
    with kiosk.store.transaction() as tx:
        case, things = cases.live(tx, case_id), tx.items_of(case_id)
    if case.step is CaseStep.COLLECTED and not things:
        show(kiosk, SkipStep(CaseStep.LISTED.value))
    else:
        collect.listed(kiosk, session.operator, case_id)


def _reset(kiosk: Kiosk, session: Session, case_id: str) -> None:
    collect.reset(kiosk, session.operator, case_id)


def _skip_next(kiosk: Kiosk, _: Session, case_id: str) -> None:
    """A reason is asked for. Without the last look, the case is called off."""
    with kiosk.store.transaction() as tx:
        next_step = cases.live(tx, case_id).next_step
    assert next_step is not None, "a case that is not over has a next step"
    show(kiosk, SkipStep(next_step.value, cancels=next_step is CaseStep.RESET))


def _cancel(kiosk: Kiosk, _: Session, case_id: str) -> None:
    with kiosk.store.transaction() as tx:
        case = cases.live(tx, case_id)
    show(kiosk, SkipStep(case.step.value, cancels=True))


def _why_skipped(kiosk: Kiosk, session: Session, why: i.WhySkipped) -> None:
    """The reason is there: what it was asked for goes on."""
    session.operator.require(Right.RECOVER)
    screen = kiosk.visit.screen
    if not isinstance(screen, SkipStep):
        return
    if not why.words.strip():
        show(kiosk, SkipStep(screen.step, screen.cancels, words_missing=True))
    elif screen.step == items.LEGAL_DAYS:
        _dispose_early(kiosk, session, why.words)
    elif session.case is not None:
        _go_on(kiosk, session, session.case, screen, why.words)


def _go_on(kiosk: Kiosk, session: Session, case_id: str, screen: SkipStep, words: str) -> None:
    if screen.cancels:
        collect.cancel(kiosk, session.operator, case_id, words)
        cases.show_cases(kiosk, session)
    elif screen.step == collect.NOTIFIED:
        _open_it(kiosk, session, case_id, words)
    else:
        collect.skip(kiosk, session.operator, case_id, words)
        cases.show_case(kiosk, session, case_id)


# --- the log ----------------------------------------------------------------------------------------------------------


def _show_log(kiosk: Kiosk, session: Session, wanted: i.ShowLostProperty) -> None:
    session.log = wanted
    items.show_log(kiosk, session)


def _show_item(kiosk: Kiosk, session: Session, wanted: i.ShowItem) -> None:
    items.show_item(kiosk, session, wanted.item_id)


def _dispose(kiosk: Kiosk, session: Session, _: i.DisposeOf) -> None:
    """Before its legal days are over a reason is asked for."""
    session.operator.require(Right.RECOVER)
    if session.item is None or not isinstance(kiosk.visit.screen, ItemShown):
        return
    try:
        items.dispose(kiosk, session.operator, session.item)
    except TooSoon:
        show(kiosk, SkipStep(items.LEGAL_DAYS))
    else:
        items.show_item(kiosk, session, session.item)


def _dispose_early(kiosk: Kiosk, session: Session, words: str) -> None:
    if session.item is not None:
        items.dispose(kiosk, session.operator, session.item, words)
        items.show_item(kiosk, session, session.item)


def _to_case(kiosk: Kiosk, session: Session) -> None:
    if session.case is None:
        cases.show_cases(kiosk, session)
    else:
        cases.show_case(kiosk, session, session.case)


def _to_item(kiosk: Kiosk, session: Session) -> None:
    if session.item is None:
        items.show_log(kiosk, session)
    else:
        items.show_item(kiosk, session, session.item)


def _before_skip(kiosk: Kiosk, session: Session) -> None:
    screen = kiosk.visit.screen
    is_of_item = isinstance(screen, SkipStep) and screen.step == items.LEGAL_DAYS
    (_to_item if is_of_item else _to_case)(kiosk, session)


# --- what the camera and the printer answer, whoever asked them -------------------------------------------------------


def _photo_taken(kiosk: Kiosk, session: Session, taken: m.PhotoTaken) -> None:
    if not part_tests.photographed(kiosk, session, taken):
        found.photo_taken(kiosk, session, taken)


def _slip_printed(kiosk: Kiosk, session: Session, answer: m.SlipPrinted) -> None:
    if not part_tests.printed(kiosk, session, answer):
        labels.printed(kiosk, session, answer)


# What shows the screen before this one, for whoever goes back.
BEFORE: Mapping[type, Callable[[Kiosk, Session], None]] = {
    CaseShown: cases.show_cases,
    DescribeItem: _to_case,
    SkipStep: _before_skip,
    ItemShown: items.show_log,
    HandBack: _to_item,
}

_IN_SESSION: Mapping[type, Handler[Any]] = {
    i.ShowCases: _show_cases,
    i.ShowCase: _show_case,
    i.OpenForCase: _at_case(_open),
    i.Collected: _steady(_collected),
    i.DescribeFound: _steady(found.describe),
    i.TakePhoto: found.take_photo,
    i.ItemDescribed: _steady(found.item_described),
    i.AllListed: _at_case(_all_listed),
    i.InspectedAndReset: _at_case(_reset),
    i.SkipNext: _at_case(_skip_next),
    i.CancelCase: _at_case(_cancel),
    i.WhySkipped: _steady(_why_skipped),
    i.ShowLostProperty: _show_log,
    i.ShowItem: _show_item,
    i.PrintLabel: labels.print_shown,
    i.StartHandBack: hand_back.start,
    i.HandItBack: _steady(hand_back.hand_it_back),
    i.DisposeOf: _steady(_dispose),
}

HANDLERS: Mapping[type, Callable[[Kiosk, Any], None]] = {
    **{kind: in_session(handler) for kind, handler in _IN_SESSION.items()},
    m.PhotoTaken: in_session(_photo_taken),
    m.SlipPrinted: in_session(_slip_printed),
}
