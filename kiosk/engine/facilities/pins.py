"""PINs of staff: drawn by the kiosk, shown once, kept as a slow hash. Nobody chooses one."""

from __future__ import annotations

from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events.credentials import CredentialBound, CredentialsRevoked, HowBound, WhyRevoked
from kiosk.domain.operators import Operator, Right
from kiosk.engine.facilities.rights_over import require_over
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction

_PIN = CredentialKind.PIN


def give(kiosk: Kiosk, by: Operator, person_id: str, lookup: bytes) -> bool:
    """This is their PIN from now on. False, and nothing changed, where it is somebody's already.

    Whoever calls it has identified them.
    """
    by.require(Right.PEOPLE)
    with kiosk.store.transaction() as tx:
        require_over(tx, by, person_id)
        return give_in(tx, person_id, lookup, HowBound.OPERATOR)


def give_in(tx: Transaction, person_id: str, lookup: bytes, how: HowBound) -> bool:
    """The same within a transaction of somebody who may. The one before opens nothing any more, whoever names it."""
    if tx.holder_of(_PIN, lookup) is not None:
        return False
    if has_pin(tx, person_id):
        tx.revoke_credentials(person_id, _PIN)
        tx.record(CredentialsRevoked(person_id=person_id, credential=_PIN, why=WhyRevoked.REPLACED))
    tx.add_credential(person_id, _PIN, lookup)
    tx.record(CredentialBound(person_id=person_id, credential=_PIN, how=how))
    return True


def has_pin(tx: Transaction, person_id: str) -> bool:
    """Whether a PIN of staff is theirs."""
    return any(one.kind is _PIN for one in tx.credentials_of(person_id))
