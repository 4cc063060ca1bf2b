"""A second operator stands by: another person, with the right to what comes next, within a minute."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events.credentials import CredentialAccepted
from kiosk.domain.events.operators import OperatorRefused, SecondOperator
from kiosk.domain.operators import Operator, Right, TwoPeople
from kiosk.domain.people import Person
from kiosk.engine.facilities import operators_now, pin_pad
from kiosk.engine.facilities.screens import OperatorBadge, OperatorPin, PinFor, WhyNotSecond
from kiosk.engine.facilities.session import Session
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.screen_flow import show

WITHIN_S = 60.0  # reliability.md section 4, four eyes: two distinct operators within 60 s

_NEEDS = {
    TwoPeople.EMERGENCY.value: Right.EMERGENCY,
    TwoPeople.RECOVERY.value: Right.RECOVER,
    TwoPeople.EXPORT.value: Right.EXPORT,
}


def ask(
    kiosk: Kiosk,
    session: Session,
    for_what: str,
    then: Callable[[Operator], None],
    needs: Right | None = None,
) -> None:
    """Ask for a second operator; once they are known, ``then`` is called with them, in the first one's name.

    ``for_what`` is a ``TwoPeople`` value, or any code for the record where ``needs`` says which right it takes.
    """
    session.then, session.second, session.second_for = then, None, for_what
    session.second_needs = needs if needs is not None else _NEEDS[for_what]
    session.second_until = kiosk.clock.monotonic() + WITHIN_S
    session.asked_from = type(kiosk.visit.screen)
    kiosk.visit.number += 1  # what was typed for something else is no answer to this
    _ask(kiosk)


def _ask(kiosk: Kiosk, not_second: WhyNotSecond | None = None) -> None:
    kiosk.visit.signs_in = None
    if kiosk.settings.facilities.operators.badge_and_pin:
        show(kiosk, OperatorBadge(PinFor.SECOND, not_second))
    else:
        pin_pad.ask(kiosk, PinFor.SECOND, not_second)


def is_awaited(kiosk: Kiosk) -> bool:
    """Whether the screen asks for one."""
    screen = kiosk.visit.screen
    return isinstance(screen, (OperatorBadge, OperatorPin)) and screen.purpose is PinFor.SECOND


def forget(session: Session) -> None:
    """Nobody is waited for any more."""
    session.then, session.second, session.second_needs = None, None, None


def badge_shown(kiosk: Kiosk, person: Person, kind: CredentialKind, reader: str | None) -> None:
    """A badge is held up while one is asked for: whoever's it is must type their PIN next."""
    if isinstance(kiosk.visit.screen, OperatorPin) and kiosk.visit.screen.checking:
        return
    with kiosk.store.transaction() as tx:
        tx.record(CredentialAccepted(person_id=person.id, credential=kind, reader=reader, needs_another=True))
    kiosk.visit.signs_in = person
    pin_pad.ask(kiosk, PinFor.SECOND)


def pin_ready(kiosk: Kiosk, session: Session, lookup: bytes) -> None:
    """The slow hash of what the second operator typed is ready."""
    found = pin_pad.whose(kiosk, lookup)
    if found is None:
        pin_pad.refuse(kiosk, PinFor.SECOND)
    elif (why := _why_not(kiosk, session, found)) is not None:
        session.second_until = kiosk.clock.monotonic() + WITHIN_S
        _ask(kiosk, why)
    else:
        _go_on(kiosk, session, found)


def _why_not(kiosk: Kiosk, session: Session, found: Operator) -> WhyNotSecond | None:
    if found.person_id == session.operator.person_id:
        return WhyNotSecond.SAME_PERSON
    if session.second_needs is None or not found.may(session.second_needs):
        _refuse(kiosk, session, found)
        return WhyNotSecond.NO_RIGHT
    if _may_be_one_person(kiosk, session, found):
        _refuse(kiosk, session, found)
        return WhyNotSecond.DREW_THE_PIN
    return WhyNotSecond.TOO_LATE if kiosk.clock.monotonic() > session.second_until else None


def _may_be_one_person(kiosk: Kiosk, session: Session, found: Operator) -> bool:
    """Whether anybody may know both PINs: then they show that two people are there as little as one would."""
    with kiosk.store.transaction() as tx:
        first, other = (operators_now.who_saw_pin(tx, one.person_id) for one in (session.operator, found))
    return not first.isdisjoint(other)


def _refuse(kiosk: Kiosk, session: Session, found: Operator) -> None:
    if session.second_needs is not None:
        with kiosk.store.transaction() as tx:
            tx.record(OperatorRefused(person_id=found.person_id, right=session.second_needs))


def _go_on(kiosk: Kiosk, session: Session, found: Operator) -> None:
    then = session.then
    with kiosk.store.transaction() as tx:
        first = session.operator.person_id
        tx.record(SecondOperator(person_id=found.person_id, first=first, for_what=session.second_for))
    forget(session)
    if then is not None:
        session.second = found
        then(found)
