"""Operators themselves: who is one, in which role, and their PINs. Nobody chooses a PIN; each is shown once."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events.operators import OperatorEnded, OperatorPinDrawn, OperatorSet
from kiosk.domain.operators import NoRight, Operator, OperatorEntry, Right, Role
from kiosk.domain.people import Person, PersonKind
from kiosk.engine import screens
from kiosk.engine.facilities import new_pin, operators_now
from kiosk.engine.facilities.intents import DrawOperatorPin, SetOperator, ShowOperators
from kiosk.engine.facilities.screens import NewPin, OperatorLine, Operators
from kiosk.engine.facilities.session import Session
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.messages import PinHashed
from kiosk.engine.ports import Transaction
from kiosk.engine.screen_flow import show


class NoOperator(ValueError):
    """This person is none, or can't be one; a sentence."""


# --- use cases --------------------------------------------------------------------------------------------------------


def set_role(kiosk: Kiosk, by: Operator, person_id: str, role: Role) -> None:
    """They are an operator of this role from now on. ``NoOperator`` where nobody has this id, or a visitor does.

    ``NoRight`` also where it is one's own role, or one with rights that ``by`` has not.
    """
    _require_about(by, person_id)
    if role not in _may_give(kiosk, by):
        raise NoRight(Right.OPERATORS)
    with kiosk.store.transaction() as tx:
        set_role_in(kiosk, tx, person_id, role)


def _may_give(kiosk: Kiosk, by: Operator) -> tuple[Role, ...]:
    """Nobody makes somebody more than they are themselves."""
    rights = kiosk.settings.facilities.operators.rights
    return tuple(role for role in Role if rights[role] <= by.rights)


def set_role_in(kiosk: Kiosk, tx: Transaction, person_id: str, role: Role) -> None:
    """The same within a transaction of somebody who may."""
    person = tx.person(person_id)
    if person is None or person.kind is PersonKind.VISITOR:
        raise NoOperator("Only staff and contractors whom the kiosk knows can be operators.")
    before = tx.operator(person_id)
    if before is None or before.role is not role:
        tx.set_operator(OperatorEntry(person_id, role, kiosk.now() if before is None else before.since))
        tx.record(OperatorSet(person_id=person_id, role=role))
    operators_now.load(kiosk, tx)


def _require_about(by: Operator, person_id: str) -> None:
    """What somebody else has to do: nobody changes what they are themselves."""
    by.require(Right.OPERATORS)
    if by.person_id and by.person_id == person_id:
        raise NoRight(Right.OPERATORS)


def end(kiosk: Kiosk, by: Operator, person_id: str) -> None:
    """They are none any more: their PIN lets nobody in, and a session of theirs is over. ``NoOperator``.

    ``NoRight`` also where it is oneself.
    """
    _require_about(by, person_id)
    with kiosk.store.transaction() as tx:
        entry = _entry(tx, person_id)
        tx.set_operator(replace(entry, ended_at=kiosk.now()))
        tx.revoke_credentials(person_id, CredentialKind.OPERATOR_PIN)
        tx.record(OperatorEnded(person_id=person_id))
    kiosk.operators -= {person_id}


def give_pin(kiosk: Kiosk, by: Operator, person_id: str, lookup: bytes) -> bool:
    """This is their PIN from now on. False, and nothing changed, where it is somebody's already. ``NoOperator``."""
    by.require(Right.OPERATORS)
    with kiosk.store.transaction() as tx:
        return give_pin_in(kiosk, tx, person_id, lookup, drawn_by=by.person_id)


def give_pin_in(
    kiosk: Kiosk, tx: Transaction, person_id: str, lookup: bytes, *, by_code: bool = False, drawn_by: str = ""
) -> bool:
    """The same within a transaction of somebody who may. ``drawn_by``: the operator whose screen showed it."""
    _entry(tx, person_id)
    if tx.holder_of(CredentialKind.OPERATOR_PIN, lookup) is not None:
        return False
    tx.add_credential(person_id, CredentialKind.OPERATOR_PIN, lookup)
    operators_now.set_pin_drawn_by(tx, person_id, drawn_by)
    tx.record(OperatorPinDrawn(person_id=person_id, by_code=by_code))
    operators_now.load(kiosk, tx)
    return True


def _entry(tx: Transaction, person_id: str) -> OperatorEntry:
    entry = tx.operator(person_id)
    if entry is None:
        raise NoOperator("This person is no operator.")
    return entry


# --- at the screen ----------------------------------------------------------------------------------------------------


def show_operators(kiosk: Kiosk, session: Session) -> None:
    """Who works this kiosk."""
    session.operator.require(Right.OPERATORS)
    with kiosk.store.transaction() as tx:
        people = [(one, tx.person(one.person_id)) for one in tx.operators()]
        lines = tuple(_line(tx, session, one, person) for one, person in people if person is not None)
    show(kiosk, Operators(lines, _may_give(kiosk, session.operator)))


def _line(tx: Transaction, session: Session, entry: OperatorEntry, person: Person) -> OperatorLine:
    return OperatorLine(
        entry.person_id,
        person.name,
        entry.role,
        has_pin=operators_now.has_pin(tx, entry.person_id),
        is_me=entry.person_id == session.operator.person_id,
    )


def shown(kiosk: Kiosk, session: Session, _: ShowOperators) -> None:
    """The list."""
    show_operators(kiosk, session)


def set_at_screen(kiosk: Kiosk, session: Session, message: SetOperator) -> None:
    """The list, as it is then. Who is none any more, or can't be one, is not in it."""
    try:
        if message.role is None:
            end(kiosk, session.operator, message.person_id)
        else:
            set_role(kiosk, session.operator, message.person_id, message.role)
    except NoOperator:
        pass  # somebody else was faster, or they are not known here: the list says so
    show_operators(kiosk, session)


def draw_pin(kiosk: Kiosk, session: Session, message: DrawOperatorPin) -> None:
    """Begin to make a new PIN for one of the list."""
    session.operator.require(Right.OPERATORS)
    if isinstance(kiosk.visit.screen, Operators):
        digits = operators_now.digits(kiosk)
        new_pin.draw(kiosk, session.number, message.person_id, CredentialKind.OPERATOR_PIN, digits)


def pin_hashed(kiosk: Kiosk, session: Session, message: PinHashed) -> None:
    """It is theirs, and shown this once; nothing changes where the list is left meanwhile, for nobody would see it."""
    if session.number != message.number or not isinstance(kiosk.visit.screen, Operators):
        return
    if message.lookup is None:
        show(kiosk, screens.NotWorking())
        return
    try:
        is_given = give_pin(kiosk, session.operator, message.person_id, message.lookup)
    except NoOperator:
        show_operators(kiosk, session)
        return
    if is_given:
        show(kiosk, NewPin(message.pin, _name(kiosk, message.person_id), for_operator=True))
    else:
        new_pin.draw_again(kiosk, message)


def _name(kiosk: Kiosk, person_id: str) -> str:
    with kiosk.store.transaction() as tx:
        person = tx.person(person_id)
    return "" if person is None else person.name
