"""Who is an operator now, and with which rights."""

from __future__ import annotations

from kiosk.domain.credentials import CredentialKind
from kiosk.domain.operators import SHORTEST_PIN, Operator
from kiosk.domain.people import Standing
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction

_DRAWN_BY = "pin_drawn_by "


def as_operator(kiosk: Kiosk, tx: Transaction, person_id: str) -> Operator | None:
    """This person as an operator; None where they are none, or may not use the kiosk at all just now."""
    entry, person = tx.operator(person_id), tx.person(person_id)
    if entry is None or person is None or person.standing(kiosk.now()) is not Standing.ALLOWED:
        return None
    return Operator(person.id, person.name, entry.role, kiosk.settings.facilities.operators.rights[entry.role])


def load(kiosk: Kiosk, tx: Transaction) -> None:
    """Remember who may sign in with a PIN, so that no tap has to ask the database."""
    people = (one.person_id for one in tx.operators())
    kiosk.operators = frozenset(one for one in people if has_pin(tx, one))


def has_pin(tx: Transaction, person_id: str) -> bool:
    """Whether an operator's PIN is theirs."""
    return any(one.kind is CredentialKind.OPERATOR_PIN for one in tx.credentials_of(person_id))


def set_pin_drawn_by(tx: Transaction, person_id: str, drawn_by: str) -> None:
    """Remember whose screen showed this person's PIN; empty: nobody's but their own, or the command line."""
    tx.set_kiosk_setting(_DRAWN_BY + person_id, drawn_by)


def who_saw_pin(tx: Transaction, person_id: str) -> frozenset[str]:
    """Who may know this operator's PIN: they themselves, and the operator whose screen showed it."""
    drawn_by = tx.kiosk_setting(_DRAWN_BY + person_id)
    return frozenset({person_id, drawn_by} if drawn_by else {person_id})


def digits(kiosk: Kiosk) -> int:
    """How long the PINs of operators are."""
    return max(SHORTEST_PIN, kiosk.settings.facilities.operators.pin_length)
