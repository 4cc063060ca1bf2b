"""People come in: added or renewed, each on their own, so that one bad row never keeps the others out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events.credentials import QrIssued
from kiosk.domain.events.people import PeopleChanged, PersonRestored, PersonSuspended
from kiosk.domain.people import Person
from kiosk.engine.ports import PersonRecord, Store, Taken, Transaction


@dataclass(frozen=True, slots=True)
class Refused:
    """Somebody who could not be taken in, and why (a sentence)."""

    external_id: str
    reason: str


def save(store: Store, records: Sequence[PersonRecord]) -> list[Refused]:
    """Take all of them in, in one transaction but for those that are refused."""
    refused = []
    with store.transaction() as tx:
        for record in records:
            try:
                tx.save_person(record)
            except Taken as taken:
                refused.append(Refused(record.external_id, f"{taken}; each credential opens for one person only."))
        tx.record(PeopleChanged(saved=len(records) - len(refused), refused=len(refused)))
    return refused


def is_known(store: Store, kind: CredentialKind, lookup: bytes) -> bool:
    """Whether this credential is somebody's."""
    with store.transaction() as tx:
        return tx.holder_of(kind, lookup) is not None


def issue_qr(store: Store, external_id: str, lookup: bytes) -> None:
    """Give a person a new QR credential; the one before it opens nothing any more.

    ``ValueError`` where nobody has this id.
    """
    with store.transaction() as tx:
        person = tx.person_known_as(external_id)
        if person is None:
            raise ValueError(f"Nobody here has the id {external_id}. Add the person first.")
        tx.add_credential(person.id, CredentialKind.QR, lookup)
        tx.record(QrIssued(person_id=person.id))


def suspend(store: Store, external_id: str, suspended: bool) -> None:
    """Refuse a person everywhere, or no longer. What they hold stays theirs until facilities have looked.

    ``ValueError`` where nobody has this id.
    """
    with store.transaction() as tx:
        person = tx.person_known_as(external_id)
        if person is None:
            raise ValueError(f"Nobody here has the id {external_id}.")
        suspend_in(tx, person, suspended)


def suspend_in(tx: Transaction, person: Person, suspended: bool) -> None:
    """The same within a transaction."""
    if person.suspended is not suspended:
        tx.suspend(person.id, suspended)
        kind = PersonSuspended if suspended else PersonRestored
        tx.record(kind(person_id=person.id))
