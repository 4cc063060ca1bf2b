"""After a backup took the place of the database, what was taken from somebody since is not given back to them.

The backup knows nothing of badges that were lost, PINs that were drawn anew, people who were suspended or are no
operators any more. Where the replaced database could be read whole, what it tells of them is taken over, but nothing
that was given since, with one exception: an operator's new PIN, without which nobody might be let in to look behind the
doors that are held now. Who was made an operator, or was given a badge, after the backup is given it once more.

What a tag has said since opens nothing again either, as far as the replaced database still tells how far it counted.

Where it could not be read, badges and PINs are those of the backup, those of operators as well, for the same reason:
somebody must look. Whoever restores it goes through the list of operators. Whatever was good for a while only, a
temporary badge, a code, a challenge, is ended in any case.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from kiosk.domain.credentials import CredentialKind, is_above
from kiosk.domain.events.credentials import CredentialsRevoked, WhyRevoked
from kiosk.domain.events.operators import OperatorEnded, OperatorPinDrawn, OperatorSet
from kiosk.domain.events.people import PersonSuspended
from kiosk.store.salvage_facilities import FoundAccess
from kiosk.store.subjects.credentials import Shown
from kiosk.store.transaction import SqlTransaction


def make_access_safe(tx: SqlTransaction, found: FoundAccess, now: datetime) -> None:
    """What ``found`` tells was taken from somebody stays taken; and nothing temporary goes on."""
    tx.set_challenge(None)
    for lookup, counter in found.counters.items():
        if is_above(counter, tx.tag_counter(lookup)):
            tx.raise_tag_counter(lookup, counter)
    _revoke(tx, tx.live_credentials(temporary=True))
    for person_id in sorted(found.suspended):
        person = tx.person(person_id)
        if person is not None and not person.suspended:
            tx.suspend(person_id, suspended=True)
            tx.record(PersonSuspended(person_id=person_id))
    if not found.whole:
        return
    _revoke(tx, tx.live_credentials() - found.live)
    _operators_as_they_were_left(tx, found, now)
    _new_pins_of_operators(tx, found)


def _revoke(tx: SqlTransaction, gone: frozenset[Shown]) -> None:
    tx.revoke_these(gone)
    for person_id, kind in sorted({(person_id, kind) for person_id, kind, _ in gone}):
        why = WhyRevoked.RESTORED
        tx.record(CredentialsRevoked(person_id=person_id, credential=CredentialKind(kind), why=why))


def _operators_as_they_were_left(tx: SqlTransaction, found: FoundAccess, now: datetime) -> None:
    for entry in tx.operators():
        role = found.roles.get(entry.person_id)
        if role is None:
            tx.set_operator(replace(entry, ended_at=now))
            tx.record(OperatorEnded(person_id=entry.person_id))
        elif role is not entry.role:
            tx.set_operator(replace(entry, role=role))
            tx.record(OperatorSet(person_id=entry.person_id, role=role))


def _new_pins_of_operators(tx: SqlTransaction, found: FoundAccess) -> None:
    pin, operators = CredentialKind.OPERATOR_PIN, {one.person_id for one in tx.operators()}
    new = found.live - tx.live_credentials()
    for person_id, lookup in sorted((who, lookup) for who, kind, lookup in new if kind == pin.value):
        if person_id in operators:
            tx.add_credential(person_id, pin, lookup)
            tx.record(OperatorPinDrawn(person_id=person_id))
