"""Orders about operators, as they travel over the socket. A PIN never does: whoever asks draws and hashes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events.people import PeopleChanged
from kiosk.domain.operators import COMMAND_LINE, Right, Role
from kiosk.domain.people import Person
from kiosk.engine.facilities import operators, operators_now
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import PersonRecord, Taken, Transaction
from kiosk.runtime.order_values import Answer, Order, local


def list_order(kiosk: Kiosk, _: Order) -> Answer:
    """``operator.list``: who works this kiosk, and how many digits their PINs have."""
    with kiosk.store.transaction() as tx:
        people = [(one, tx.person(one.person_id)) for one in tx.operators()]
        found = [
            {
                "person": person.known_as,
                "name": person.name,
                "role": entry.role.value,
                "since": local(kiosk, entry.since),
                "pin": operators_now.has_pin(tx, entry.person_id),
            }
            for entry, person in people
            if person is not None
        ]
    return {"operators": found, "digits": operators_now.digits(kiosk)}


def add_order(kiosk: Kiosk, order: Order) -> Answer:
    """``operator.add``: with a PIN that is hashed already (``pin``); ``taken``: it is somebody's, and nothing changed.

    ``new``: whether they were none before. One who has a PIN keeps it: only the role changes.
    """
    COMMAND_LINE.require(Right.OPERATORS)
    with kiosk.store.transaction() as tx:
        if _is_taken(tx, order["pin"]):
            return {"taken": True}
        person = _person(tx, order)
        is_new = tx.operator(person.id) is None
        operators.set_role_in(kiosk, tx, person.id, Role(order["role"]))
        had_pin = operators_now.has_pin(tx, person.id)
        if not had_pin:
            operators.give_pin_in(kiosk, tx, person.id, bytes.fromhex(order["pin"]))
    return {"taken": False, "new": is_new, "pin": not had_pin, "person": person.known_as, "name": person.name}


def pin_order(kiosk: Kiosk, order: Order) -> Answer:
    """``operator.pin``: a new one, hashed already; ``taken`` as in ``operator.add``."""
    person = _known(kiosk, order["person"])
    given = operators.give_pin(kiosk, COMMAND_LINE, person.id, bytes.fromhex(order["pin"]))
    return {"taken": not given, "person": person.known_as, "name": person.name}


def end_order(kiosk: Kiosk, order: Order) -> Answer:
    """``operator.end``: they are none any more."""
    person = _known(kiosk, order["person"])
    operators.end(kiosk, COMMAND_LINE, person.id)
    return {"person": person.known_as, "name": person.name}


ORDERS: Mapping[str, Callable[[Kiosk, Order], Answer]] = {
    "operator.list": list_order,
    "operator.add": add_order,
    "operator.pin": pin_order,
    "operator.end": end_order,
}
# A kiosk that rests carries these out without its site file.
NEED_NO_SITE_FILE = frozenset(ORDERS)


def _is_taken(tx: Transaction, lookup: str) -> bool:
    return tx.holder_of(CredentialKind.OPERATOR_PIN, bytes.fromhex(lookup)) is not None


def _person(tx: Transaction, order: Order) -> Person:
    """Who is to be an operator; with a ``name`` they are taken in first, with a ``badge`` it is theirs."""
    known_as, badge = order["person"], order["badge"]
    before = tx.person_known_as(known_as)
    if order["name"] is not None or (badge is not None and before is not None):
        name = before.name if order["name"] is None and before is not None else order["name"]
        credentials = {} if badge is None else {CredentialKind.BADGE: bytes.fromhex(badge)}
        _save(tx, PersonRecord(known_as, name, told=frozenset(), credentials=credentials))
    found = tx.person_known_as(known_as)
    if found is None:
        raise ValueError(f"Nobody here has the id {known_as}. Add the person first, or give their --name.")
    return found


def _save(tx: Transaction, record: PersonRecord) -> None:
    try:
        tx.save_person(record)
    except Taken as taken:
        raise ValueError(f"{record.external_id} is no operator: {taken}.") from None
    tx.record(PeopleChanged(saved=1, refused=0))


def _known(kiosk: Kiosk, known_as: str) -> Person:
    with kiosk.store.transaction() as tx:
        person = tx.person_known_as(known_as)
        if person is None or tx.operator(person.id) is None:
            raise ValueError(f"{known_as} is no operator here. Look at them with: locker-kiosk operator list.")
    return person
