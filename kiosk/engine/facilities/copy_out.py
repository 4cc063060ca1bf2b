"""Copies to a stick: the record, the lost property log, and diagnostics that tell of nobody."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.domain.events.kiosk_life import CopiedOut, TakenOut
from kiosk.domain.operators import Operator, Right, TwoPeople
from kiosk.engine import messages as m
from kiosk.engine.facilities import desk, intents, second
from kiosk.engine.facilities.screens import CopyOut, CopyState
from kiosk.engine.facilities.session import Session
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.screen_flow import show

RIGHTS: Mapping[TakenOut, Right] = {
    TakenOut.RECORD: Right.EXPORT,
    TakenOut.LOST_PROPERTY: Right.EXPORT,
    TakenOut.DIAGNOSTICS: Right.DIAGNOSTICS,
}
_PERSONAL = frozenset({TakenOut.RECORD, TakenOut.LOST_PROPERTY})


def copy(kiosk: Kiosk, by: Operator, what: TakenOut, second: Operator | None = None) -> bool:
    """Begin to copy; it is on the record before a byte is written. False where there is no stick.

    ``SecondNeeded`` where the site asks two people for what tells of persons.
    """
    by.require(RIGHTS[what])
    if what in _PERSONAL:
        kiosk.settings.facilities.operators.require_second(TwoPeople.EXPORT, by, second)
    if kiosk.stick is None or not kiosk.stick.present():
        return False
    with kiosk.store.transaction() as tx:
        tx.record(CopiedOut(person_id=by.person_id, what=what, of_people=what in _PERSONAL))
    kiosk.stick.copy(what)
    return True


# --- the screen -------------------------------------------------------------------------------------------------------


def show_copies(kiosk: Kiosk, session: Session, _: intents.ShowCopyOut) -> None:
    """What can be copied by whoever is here."""
    may = session.operator.may
    if not may(Right.EXPORT) and not may(Right.DIAGNOSTICS):
        desk.refuse(kiosk, session, Right.DIAGNOSTICS)
        return
    here = kiosk.stick is not None and kiosk.stick.present()
    _show(kiosk, session, CopyState.READY if here else CopyState.NO_STICK)


def copy_it(kiosk: Kiosk, session: Session, wanted: intents.CopyIt) -> None:
    """This; where the site asks two people for what tells of persons, the second one first."""
    session.operator.require(RIGHTS[wanted.what])
    asked_of_two = TwoPeople.EXPORT in kiosk.settings.facilities.operators.two_people
    if asked_of_two and wanted.what in _PERSONAL:
        second.ask(kiosk, session, TwoPeople.EXPORT.value, lambda beside: _begin(kiosk, session, wanted.what, beside))
    else:
        _begin(kiosk, session, wanted.what)


def ended(kiosk: Kiosk, session: Session, message: m.CopyEnded) -> None:
    """What became of it, for whoever still looks at it."""
    if isinstance(kiosk.visit.screen, CopyOut):
        state = CopyState.DONE if message.error is None else CopyState.FAILED
        _show(kiosk, session, state, file=message.file or "", error=message.error or "")


def _begin(kiosk: Kiosk, session: Session, what: TakenOut, beside: Operator | None = None) -> None:
    begun = copy(kiosk, session.operator, what, beside)
    _show(kiosk, session, CopyState.UNDER_WAY if begun else CopyState.NO_STICK)


def _show(kiosk: Kiosk, session: Session, state: CopyState, file: str = "", error: str = "") -> None:
    may = session.operator.may
    exports = may(Right.EXPORT)
    show(kiosk, CopyOut(state, exports, exports, may(Right.DIAGNOSTICS), file, error))
