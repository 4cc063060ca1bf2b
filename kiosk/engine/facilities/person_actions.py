"""What an operator does for the person whose card is shown. What gives them something asks first how they are known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events.credentials import Identified, PersonIdentified
from kiosk.domain.operators import Operator, Right
from kiosk.engine import screens
from kiosk.engine.facilities import badges, escort, new_pin, people, pins, standing
from kiosk.engine.facilities.intents import DoForPerson, IsIdentified
from kiosk.engine.facilities.screens import Came, HoldUpBadge, NewPin, PersonAction, PersonShown
from kiosk.engine.facilities.session import Session
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.messages import PinHashed
from kiosk.engine.screen_flow import show

_A = PersonAction
# Whoever stands here gets something by these: first, who is it?
GIVES = frozenset({_A.OPEN_THEIRS, _A.BIND_BADGE, _A.TEMPORARY_BADGE, _A.NEW_PIN})


def identify(kiosk: Kiosk, by: Operator, person_id: str, how: Identified) -> None:
    """They know who it is; that is on the record."""
    by.require(Right.PEOPLE)
    with kiosk.store.transaction() as tx:
        tx.record(PersonIdentified(person_id=person_id, how=how))


# --- at the screen ----------------------------------------------------------------------------------------------------


def do(kiosk: Kiosk, session: Session, wanted: DoForPerson) -> None:
    """One of the actions. What is not possible any more, since things have changed, is shown as it is now."""
    session.operator.require(Right.PEOPLE)
    if wanted.action is _A.OPEN_THEIRS:
        session.operator.require(Right.OPEN)
    screen, person_id = kiosk.visit.screen, session.person
    if person_id is None or not isinstance(screen, PersonShown):
        return
    session.person_wants, session.person_door = wanted.action, wanted.compartment_id
    if not _is_possible(kiosk, session, person_id, wanted.action):
        people.show_again(kiosk, session, person_id)
    elif wanted.action in GIVES and session.identified is None:
        show(kiosk, replace(screen, asks_identity=wanted.action, said=None))
    else:
        _go_on(kiosk, session, person_id)


def identified(kiosk: Kiosk, session: Session, message: IsIdentified) -> None:
    """They know who it is, and what waited for that goes on."""
    session.operator.require(Right.PEOPLE)
    screen, person_id = kiosk.visit.screen, session.person
    if person_id is None or not isinstance(screen, PersonShown):
        return
    identify(kiosk, session.operator, person_id, message.how)
    session.identified = message.how
    if screen.asks_identity is None or not _is_possible(kiosk, session, person_id, screen.asks_identity):
        people.show_again(kiosk, session, person_id)
    else:
        session.person_wants = screen.asks_identity
        _go_on(kiosk, session, person_id)


def back_to_card(kiosk: Kiosk, session: Session) -> None:
    """From what was asked for it: the card of the person, or the search."""
    if session.person is None:
        people.show_people(kiosk, session)
    else:
        people.show_again(kiosk, session, session.person)


def back_from_card(kiosk: Kiosk, session: Session) -> None:
    """From the question who it is to the card, from the card to the search."""
    screen = kiosk.visit.screen
    if isinstance(screen, PersonShown) and screen.asks_identity is not None:
        back_to_card(kiosk, session)
    else:
        people.show_people(kiosk, session)


def pin_hashed(kiosk: Kiosk, session: Session, message: PinHashed) -> None:
    """It is theirs, and shown this once; nothing changes where the card is left meanwhile, for nobody would see it."""
    screen = kiosk.visit.screen
    is_waited_for = session.number == message.number and session.person == message.person_id
    if not is_waited_for or session.person_wants is not _A.NEW_PIN or not isinstance(screen, PersonShown):
        return
    if message.lookup is None:
        show(kiosk, screens.NotWorking())
    elif pins.give(kiosk, session.operator, message.person_id, message.lookup):
        session.person_wants = None
        show(kiosk, NewPin(message.pin, screen.person.name))
    else:
        new_pin.draw_again(kiosk, message)


def _is_possible(kiosk: Kiosk, session: Session, person_id: str, action: PersonAction) -> bool:
    with kiosk.store.transaction() as tx:
        person = tx.person(person_id)
        return person is not None and action in people.actions(kiosk, tx, session.operator, person)


def _go_on(kiosk: Kiosk, session: Session, person_id: str) -> None:
    action = session.person_wants
    if action is not None:
        _DO[action](kiosk, session, person_id)


def _open_theirs(kiosk: Kiosk, session: Session, person_id: str) -> None:
    if session.person_door is None:
        people.show_again(kiosk, session, person_id)
        return
    try:
        escort.open_theirs(
            kiosk,
            session.operator,
            person_id,
            session.person_door,
            then=lambda came: _tell(kiosk, person_id, came),
        )
    except escort.NotTheirs:
        people.show_again(kiosk, session, person_id)
        return
    people.show_again(kiosk, session, person_id, _A.OPEN_THEIRS)


def _tell(kiosk: Kiosk, person_id: str, came: Came) -> None:
    """What came of their door is said on their card, as long as that is what was done last."""
    screen = kiosk.visit.screen
    if isinstance(screen, PersonShown) and screen.person.id == person_id and screen.said is _A.OPEN_THEIRS:
        show(kiosk, replace(screen, came=came))


def _badge_lost(kiosk: Kiosk, session: Session, person_id: str) -> None:
    badges.lost(kiosk, session.operator, person_id)
    people.show_again(kiosk, session, person_id, _A.BADGE_LOST)


def _bind_badge(kiosk: Kiosk, session: Session, _: str) -> None:
    screen = kiosk.visit.screen
    if isinstance(screen, PersonShown):
        show(kiosk, HoldUpBadge(screen.person.name, temporary=session.person_wants is _A.TEMPORARY_BADGE))


def _draw_pin(kiosk: Kiosk, session: Session, person_id: str) -> None:
    people.show_again(kiosk, session, person_id)
    new_pin.draw(kiosk, session.number, person_id, CredentialKind.PIN, kiosk.settings.pin_length)


def _suspend(kiosk: Kiosk, session: Session, person_id: str) -> None:
    action = session.person_wants
    standing.suspend(kiosk, session.operator, person_id, action is _A.SUSPEND)
    people.show_again(kiosk, session, person_id, action)


_DO: Mapping[PersonAction, Callable[[Kiosk, Session, str], None]] = {
    _A.OPEN_THEIRS: _open_theirs,
    _A.BADGE_LOST: _badge_lost,
    _A.BIND_BADGE: _bind_badge,
    _A.TEMPORARY_BADGE: _bind_badge,
    _A.NEW_PIN: _draw_pin,
    _A.SUSPEND: _suspend,
    _A.RESTORE: _suspend,
}
