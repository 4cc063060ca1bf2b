"""People and their credentials."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from heapq import nsmallest
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from kiosk.domain.credentials import CredentialKind
from kiosk.domain.names import asked_words, searchable
from kiosk.domain.passes import host_ref
from kiosk.domain.people import Person, PersonKind
from kiosk.engine.ports import PersonRecord, Taken
from kiosk.store import tables as t
from kiosk.store.cached import Host
from kiosk.store.columns import instant_text
from kiosk.store.prepared import PreparedLookup
from kiosk.store.subjects.credentials import Credentials

_PERSON = (
    t.person.c.id,
    t.person.c.external_id,
    t.person.c.name,
    t.person.c.kind,
    t.person.c.email,
    t.person.c.tenant,
    t.person.c.department,
    t.person.c.groups,
    t.person.c.valid_from,
    t.person.c.valid_until,
    t.person.c.needs_reachable,
    t.person.c.suspended,
)

# What a tap runs. Built once: SQLAlchemy compiles a statement it has seen before only once, but would have to take
# a new object apart each time to see that it is the same.
_HOLDER = PreparedLookup(
    select(*_PERSON, t.credential.c.ends_at)
    .join(t.credential, t.credential.c.person_id == t.person.c.id)
    .where(t.credential.c.kind == bindparam("kind"), t.credential.c.lookup == bindparam("lookup"))
    .where(t.credential.c.revoked_at.is_(None))
)
_BY_ID = PreparedLookup(select(*_PERSON).where(t.person.c.id == bindparam("id")))
_KNOWN_AS = PreparedLookup(select(*_PERSON).where(t.person.c.external_id == bindparam("external_id")))
_HOSTS = select(
    t.person.c.id, t.person.c.external_id, t.person.c.name, t.person.c.valid_from, t.person.c.valid_until
).where(t.person.c.kind == PersonKind.STAFF.value, t.person.c.suspended.is_(False), t.person.c.erased_at.is_(None))

_EVERYBODY = select(t.person.c.id, t.person.c.name).where(t.person.c.erased_at.is_(None))


class People(Credentials):
    """Who may use the doors."""

    def holder_of(self, kind: CredentialKind, lookup: bytes, now: datetime | None = None) -> Person | None:
        """Whose credential this is, unless it is nobody's or was revoked.

        With ``now``, a temporary one that is past its end is nobody's.
        """
        row = _HOLDER.first(self._connection, {"kind": kind.value, "lookup": lookup})
        if row is None:
            return None
        *person, ends_at = row
        is_over = now is not None and ends_at is not None and ends_at <= instant_text(now)
        return None if is_over else _person(*person)

    def person(self, person_id: str) -> Person | None:
        """The person of this id."""
        row = _BY_ID.first(self._connection, {"id": person_id})
        return None if row is None else _person(*row)

    def person_known_as(self, external_id: str) -> Person | None:
        """The person whom other systems know by this id."""
        return person_known_as(self._connection, external_id)

    def external_ids(self) -> Mapping[str, str]:
        """Of everybody who holds something: how other systems know them, by our own id."""
        return external_ids(self._connection, (one.person_id for one in self._cached.live.values()))

    def people_named(self, text: str, most: int, at: datetime) -> Sequence[Person]:
        """Staff who are here at that time, of whose name each word of ``text`` begins a word, by name."""
        words = asked_words(text)
        if not words:
            return []
        found = (one for one in self._hosts() if one.is_here(at) and all(word in one.searchable for word in words))
        people = (self.person(one.id) for one in nsmallest(most, found))
        return [one for one in people if one is not None]

    def all_people_named(self, text: str, most: int) -> Sequence[Person]:
        """Anybody of whose name each word of ``text`` begins a word, by name; whatever their validity."""
        words = asked_words(text)
        if not words:
            return []
        found = ((name, id_) for id_, name in self._everybody().items() if all(word in name for word in words))
        people = (self.person(id_) for _, id_ in nsmallest(most, found))
        return [one for one in people if one is not None]

    def _everybody(self) -> Mapping[str, str]:
        if self._cached.everybody is None:
            self._cached.everybody = {row.id: searchable(row.name) for row in self._connection.execute(_EVERYBODY)}
        return self._cached.everybody

    def person_with_ref(self, ref: str) -> Person | None:
        """The one of the staff whom a pass names by this (``domain.passes.host_ref``)."""
        found = next((one.id for one in self._hosts() if host_ref(one.known_as) == ref), None)
        return None if found is None else self.person(found)

    def _hosts(self) -> Iterable[Host]:
        """Staff, remembered as they are looked for: somebody types, and each letter is a question."""
        if self._cached.hosts is None:
            rows = self._connection.execute(_HOSTS)
            self._cached.hosts = {
                id_: Host(searchable(name), id_, known_as, begins, ends) for id_, known_as, name, begins, ends in rows
            }
        return self._cached.hosts.values()

    def _renew_names(self, person_id: str) -> None:
        """Remember this person as they are now: by their name, and among the staff if they can be visited."""
        person = self.person(person_id)
        if self._cached.everybody is not None:
            self._cached.everybody.pop(person_id, None)
            if person is not None and person.name:
                self._cached.everybody[person_id] = searchable(person.name)
        if self._cached.hosts is None:
            return
        self._cached.hosts.pop(person_id, None)
        if person is not None and person.kind is PersonKind.STAFF and not person.suspended:
            self._cached.hosts[person_id] = Host(
                searchable(person.name), person_id, person.known_as, person.valid_from, person.valid_until
            )

    def save_person(self, record: PersonRecord) -> None:
        """Add or renew a person with their credentials, or raise ``Taken`` and change nothing.

        One that was revoked at the kiosk (a lost badge) is passed over: whoever has found it has it bound there.
        """
        known = self.person_known_as(record.external_id)
        now = self._clock.now()
        for kind, lookup in record.credentials.items():
            holder = self.holder_of(kind, lookup, now)
            if holder is not None and (known is None or holder.id != known.id):
                raise Taken(kind)
        values = _values(record)
        if known is None:
            person_id = str(uuid.uuid4())
            new = {"id": person_id, "external_id": record.external_id, "suspended": False, **values}
            self._connection.execute(t.person.insert(), new)
        else:
            person_id = known.id
            told = {name: value for name, value in values.items() if name == "name" or name in record.told}
            self._connection.execute(update(t.person).where(t.person.c.id == person_id).values(told))
        self._renew_names(person_id)
        for kind, lookup in record.credentials.items():
            if not self.is_revoked_for_good(person_id, kind, lookup):
                self.add_credential(person_id, kind, lookup)

    def suspend(self, person_id: str, suspended: bool) -> None:
        """Refuse somebody everywhere, or no longer."""
        self._connection.execute(update(t.person).where(t.person.c.id == person_id).values(suspended=suspended))
        self._renew_names(person_id)


def person_known_as(connection: Connection, external_id: str) -> Person | None:
    """The person whom other systems know by this id."""
    row = _KNOWN_AS.first(connection, {"external_id": external_id})
    return None if row is None else _person(*row)


def external_ids(connection: Connection, people: Iterable[str]) -> Mapping[str, str]:
    """How other systems know these people, by our own id."""
    query = select(t.person.c.id, t.person.c.external_id).where(t.person.c.id.in_(list(people)))
    return {row.id: row.external_id for row in connection.execute(query)}


def _values(record: PersonRecord) -> dict[str, Any]:
    return {
        "name": record.name,
        "kind": record.kind.value,
        "email": record.email,
        "tenant": record.tenant,
        "department": record.department,
        "groups": json.dumps(sorted(record.groups), ensure_ascii=False) if record.groups else None,
        "valid_from": record.valid_from,
        "valid_until": record.valid_until,
        "needs_reachable": record.needs_reachable,
    }


def _person(
    person_id: str,
    external_id: str,
    name: str,
    kind: str,
    email: str | None,
    tenant: str | None,
    department: str | None,
    groups: str | None,
    from_: str | None,
    until: str | None,
    needs_reachable: int,
    suspended: int,
) -> Person:
    """A person from the driver's own row."""
    valid_from, valid_until = (None if text is None else datetime.fromisoformat(text) for text in (from_, until))
    return Person(
        id=person_id,
        name=name,
        kind=PersonKind(kind),
        valid_from=valid_from,
        valid_until=valid_until,
        needs_reachable=bool(needs_reachable),
        suspended=bool(suspended),
        known_as=external_id,
        tenant=tenant,
        department=department,
        groups=frozenset(json.loads(groups)) if groups else frozenset(),
        has_address=email is not None,
    )
