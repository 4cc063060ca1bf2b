"""People, as an operator sees them: looked for by name or by badge, and the card of one of them.

Whatever is seen of people here is on the record.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events.operators import Looked, PersonalDataSeen
from kiosk.domain.operators import Operator, Right
from kiosk.domain.people import Person, PersonKind
from kiosk.engine.facilities import badges, escort
from kiosk.engine.facilities.intents import PersonTyped, ShowPeople, ShowPerson
from kiosk.engine.facilities.rights_over import may_over
from kiosk.engine.facilities.screens import (
    BankFront,
    FindPerson,
    HoldUpBadge,
    PersonAction,
    PersonFound,
    PersonShown,
)
from kiosk.engine.facilities.session import Session
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Taken, Transaction
from kiosk.engine.screen_flow import show

LETTERS = 2  # fewer fit half the house
MOST = 50  # that are listed
# Where a badge may lead to somebody's card: nothing is under way there that would be lost.
_OPENS_CARD = (FindPerson, PersonShown, BankFront)
_A = PersonAction


# --- use cases --------------------------------------------------------------------------------------------------------


def find(kiosk: Kiosk, by: Operator, text: str) -> tuple[tuple[PersonFound, ...], bool]:
    """Those of whose names each word of ``text`` begins a word, and whether there are more; at least two letters."""
    by.require(Right.PEOPLE)
    with kiosk.store.transaction() as tx:
        found = tx.all_people_named(text, MOST + 1)
        tx.record(PersonalDataSeen(looked=Looked.SEARCH, count=min(len(found), MOST), words=text))
    return tuple(_line(kiosk, one) for one in found[:MOST]), len(found) > MOST


def see(kiosk: Kiosk, by: Operator, person_id: str) -> PersonShown | None:
    """The card of one person; None where there is nobody of this id (any more)."""
    by.require(Right.PEOPLE)
    with kiosk.store.transaction() as tx:
        person = tx.person(person_id)
        if person is None or not person.name:
            return None
        tx.record(PersonalDataSeen(person_id=person_id, looked=Looked.PERSON))
        return PersonShown(
            person=_line(kiosk, person),
            actions=actions(kiosk, tx, by, person),
            credentials=tuple(tx.credentials_of(person_id)),
            doors=escort.doors_of(kiosk, tx, person_id),
        )


def actions(kiosk: Kiosk, tx: Transaction, by: Operator, person: Person) -> tuple[PersonAction, ...]:
    """What they may do for this person as things are, in the order of the buttons.

    Visitors have their passes, which are reception's.
    """
    may_give = may_over(tx, by, person.id) and person.kind is not PersonKind.VISITOR
    possible = {
        _A.OPEN_THEIRS: by.may(Right.OPEN) and bool(escort.doors_of(kiosk, tx, person.id)),
        _A.BADGE_LOST: bool(badges.badges_of(tx, person.id)),
        _A.BIND_BADGE: may_give,
        _A.TEMPORARY_BADGE: may_give,
        _A.NEW_PIN: may_give and kiosk.settings.accepts_codes,
        _A.SUSPEND: may_give and not person.suspended and person.id != by.person_id,
        _A.RESTORE: may_give and person.suspended,
    }
    return tuple(one for one in PersonAction if possible[one])


def _line(kiosk: Kiosk, person: Person) -> PersonFound:
    standing = person.standing(kiosk.now())
    return PersonFound(person.id, person.name, person.department or "", person.kind, standing)


# --- at the screen ----------------------------------------------------------------------------------------------------


def show_people(kiosk: Kiosk, session: Session) -> None:
    """Who is it?"""
    session.operator.require(Right.PEOPLE)
    forget(session)
    show(kiosk, FindPerson())


def show_person(kiosk: Kiosk, session: Session, person_id: str) -> None:
    """The card of this person. Who it is that stands here has to be said anew."""
    session.operator.require(Right.PEOPLE)
    forget(session)
    show_again(kiosk, session, person_id)


def show_again(kiosk: Kiosk, session: Session, person_id: str, said: PersonAction | None = None) -> None:
    """The same card, as things are now; ``said``: this was just done."""
    card = see(kiosk, session.operator, person_id)
    if card is None:
        show_people(kiosk, session)
        return
    session.person = person_id
    show(kiosk, replace(card, identified=session.identified is not None, said=said))


def forget(session: Session) -> None:
    """Whoever was looked at is not any more."""
    session.person = session.identified = session.person_wants = session.person_door = None


def look_for(kiosk: Kiosk, session: Session, _: ShowPeople) -> None:
    """People were chosen."""
    show_people(kiosk, session)


def typed(kiosk: Kiosk, session: Session, message: PersonTyped) -> None:
    """So much of the name is typed."""
    session.operator.require(Right.PEOPLE)
    if not isinstance(kiosk.visit.screen, FindPerson):
        return
    text = " ".join(message.text.split())
    if sum(map(str.isalnum, text)) < LETTERS:
        show(kiosk, FindPerson(message.text))
        return
    found, more = find(kiosk, session.operator, text)
    show(kiosk, FindPerson(message.text, found, more, too_short=False))


def picked(kiosk: Kiosk, session: Session, message: ShowPerson) -> None:
    """One of those who were found."""
    show_person(kiosk, session, message.person_id)


# --- a badge is held up -----------------------------------------------------------------------------------------------


def badge_shown(kiosk: Kiosk, session: Session, kind: CredentialKind, lookup: bytes, reader: str | None) -> bool:
    """Whether a badge that is held up now is waited for here, or leads to its person's card."""
    screen = kiosk.visit.screen
    if isinstance(screen, HoldUpBadge):
        _bind(kiosk, session, screen, kind, lookup, reader)
        return True
    if not isinstance(screen, _OPENS_CARD) or not session.operator.may(Right.PEOPLE):
        return False
    with kiosk.store.transaction() as tx:
        person = tx.holder_of(kind, lookup, kiosk.now())
    if person is not None:
        show_person(kiosk, session, person.id)
    elif isinstance(screen, FindPerson):
        show(kiosk, replace(screen, unknown_badge=True))
    return person is not None


def _bind(
    kiosk: Kiosk, session: Session, screen: HoldUpBadge, kind: CredentialKind, lookup: bytes, reader: str | None
) -> None:
    session.operator.require(Right.PEOPLE)
    person_id = session.person
    if person_id is None or session.identified is None:
        show_people(kiosk, session)
        return
    try:
        badges.bind(kiosk, session.operator, person_id, kind, lookup, temporary=screen.temporary)
    except Taken:
        badges.note_taken(kiosk, kind, lookup, reader)
        show(kiosk, replace(screen, taken=True))
        return
    show_again(kiosk, session, person_id, _A.TEMPORARY_BADGE if screen.temporary else _A.BIND_BADGE)
