"""Badges of people: one is lost, one is bound, one is lent for a day. Whose a badge is already, nobody is told."""

from __future__ import annotations

from datetime import datetime

from kiosk.domain.credentials import BADGES, CredentialKind
from kiosk.domain.events.credentials import (
    CredentialBound,
    CredentialRefused,
    CredentialsRevoked,
    HowBound,
    WhyRefused,
    WhyRevoked,
)
from kiosk.domain.local_time import MIDNIGHT, next_local_time
from kiosk.domain.operators import Operator, Right
from kiosk.engine.facilities.rights_over import require_over
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Taken, Transaction


def lost(kiosk: Kiosk, by: Operator, person_id: str) -> None:
    """All their badges open nothing any more, also those that are lent. It needs no right over who they are: it only
    takes away.
    """
    by.require(Right.PEOPLE)
    with kiosk.store.transaction() as tx:
        if badges_of(tx, person_id):
            _revoke(tx, person_id, WhyRevoked.LOST)


def bind(
    kiosk: Kiosk, by: Operator, person_id: str, kind: CredentialKind, lookup: bytes, *, temporary: bool = False
) -> None:
    """From now on this is their badge, in place of any other; a ``temporary`` one is theirs beside it, for today.

    Whoever calls it has identified them. ``Taken``, and nothing changed, where it is somebody's already.
    """
    by.require(Right.PEOPLE)
    with kiosk.store.transaction() as tx:
        require_over(tx, by, person_id)
        if temporary:
            _lend(kiosk, tx, person_id, kind, lookup)
        else:
            bind_in(kiosk, tx, person_id, kind, lookup, HowBound.OPERATOR)


def bind_in(kiosk: Kiosk, tx: Transaction, person_id: str, kind: CredentialKind, lookup: bytes, how: HowBound) -> bool:
    """Within a transaction: their badge from now on. Whether another one was theirs, which opens nothing any more.

    ``Taken``: the transaction must be given up.
    """
    others = len(badges_of(tx, person_id)) > (1 if _is_theirs(kiosk, tx, person_id, kind, lookup) else 0)
    if others:
        _revoke(tx, person_id, WhyRevoked.REPLACED)
    tx.bind_credential(person_id, kind, lookup, kiosk.now())
    tx.record(CredentialBound(person_id=person_id, credential=kind, how=how))
    return others


def note_taken(kiosk: Kiosk, kind: CredentialKind, lookup: bytes, reader: str | None) -> None:
    """Somebody's badge was to become another person's: on the record, which alone names them."""
    with kiosk.store.transaction() as tx:
        holder = tx.holder_of(kind, lookup, kiosk.now())
        whose = None if holder is None else holder.id
        tx.record(CredentialRefused(person_id=whose, credential=kind, why=WhyRefused.TAKEN, reader=reader))


def badges_of(tx: Transaction, person_id: str) -> list[datetime | None]:
    """Until when each of their badges is good; None: for good."""
    return [one.ends_at for one in tx.credentials_of(person_id) if one.kind in BADGES]


def _lend(kiosk: Kiosk, tx: Transaction, person_id: str, kind: CredentialKind, lookup: bytes) -> None:
    """Until midnight, as the clock on the wall shows it."""
    if _is_theirs(kiosk, tx, person_id, kind, lookup):
        raise Taken(kind)  # else their own badge would end today
    until = next_local_time(kiosk.now(), MIDNIGHT, kiosk.settings.policies.timezone)
    tx.bind_credential(person_id, kind, lookup, kiosk.now(), until)
    tx.record(CredentialBound(person_id=person_id, credential=kind, how=HowBound.OPERATOR, until=until))


def _is_theirs(kiosk: Kiosk, tx: Transaction, person_id: str, kind: CredentialKind, lookup: bytes) -> bool:
    holder = tx.holder_of(kind, lookup, kiosk.now())
    return holder is not None and holder.id == person_id


def _revoke(tx: Transaction, person_id: str, why: WhyRevoked) -> None:
    theirs = {one.kind for one in tx.credentials_of(person_id)}
    gone = [kind for kind in BADGES if kind in theirs]
    tx.revoke_credentials(person_id, *gone)
    tx.record(*(CredentialsRevoked(person_id=person_id, credential=kind, why=why) for kind in gone))
