"""Somebody's own door is opened for them by an operator who stands beside them: they can't, or may not, themselves."""

from __future__ import annotations

from kiosk.domain.credentials import BADGES, CredentialKind
from kiosk.domain.openings import Opening
from kiosk.domain.operators import Operator, Right
from kiosk.domain.people import Standing
from kiosk.domain.reasons import Reason
from kiosk.engine import my_doors
from kiosk.engine.facilities import override
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction

_SHOWN = frozenset({*BADGES, CredentialKind.QR, CredentialKind.PIN})


class NotTheirs(ValueError):
    """This person does not hold that compartment (any more)."""


def open_theirs(
    kiosk: Kiosk, by: Operator, person_id: str, compartment_id: int, then: override.Then | None = None
) -> Opening:
    """Open a door that they hold, whether or not they may use the doors. It stays theirs. ``NotTheirs``.

    ``then`` is called with what came of it.
    """
    by.require(Right.PEOPLE)
    by.require(Right.OPEN)
    with kiosk.store.transaction() as tx:
        if compartment_id not in {one for one, _ in doors_of(kiosk, tx, person_id)}:
            raise NotTheirs("That door is not theirs.")
        why = _reason(kiosk, tx, person_id)
    return override.open_it(kiosk, by, compartment_id, why, "", then=then)


def doors_of(kiosk: Kiosk, tx: Transaction, person_id: str) -> tuple[tuple[int, str], ...]:
    """The compartments that they hold, and the numbers of their doors."""
    person = tx.person(person_id)
    held = [] if person is None else my_doors.held_by(kiosk, tx, person)
    return tuple((one.compartment_id, kiosk.bank.door(one.compartment_id).number) for one in held)


def _reason(kiosk: Kiosk, tx: Transaction, person_id: str) -> Reason:
    """They have nothing to show any more, or (they may not, or it does not work) they asked."""
    person = tx.person(person_id)
    may = person is not None and person.standing(kiosk.now()) is Standing.ALLOWED
    has_any = any(one.kind in _SHOWN for one in tx.credentials_of(person_id))
    return Reason.LOST_CREDENTIAL if may and not has_any else Reason.HOLDER_ASKED
