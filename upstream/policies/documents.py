"""Documents of policies: set, looked at, removed; the kiosks are told in the same transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, and_, delete, func, select

from upstream.changes import feed
from upstream.database.policy_tables import policy, policy_answer
from upstream.database.tables import kiosk
from upstream.policies.checking import TENANT, check

KIND = "policy"


class Unknown(ValueError):
    """There is nothing of that name; a sentence."""


@dataclass(frozen=True, slots=True)
class Document:
    """The newest version of what is for one scope."""

    scope: str
    version: int
    text: str
    set_at: datetime
    set_by: str


def find(connection: Connection, tenant: str, scope: str) -> Document | None:
    """What is for this scope now."""
    row = _newest(connection, tenant, scope)
    return None if row is None or row.text is None else _document(row)


def all_of(connection: Connection, tenant: str) -> Sequence[Document]:
    """All of a tenant's, by their scopes."""
    last = select(policy.c.scope, func.max(policy.c.version).label("version"))
    newest = last.where(policy.c.tenant == tenant).group_by(policy.c.scope).subquery()
    same = and_(policy.c.scope == newest.c.scope, policy.c.version == newest.c.version)
    query = select(policy).join(newest, same).where(policy.c.tenant == tenant, policy.c.text.is_not(None))
    return [_document(row) for row in connection.execute(query.order_by(policy.c.scope))]


def put(connection: Connection, tenant: str, scope: str, text: str, by: str, now: datetime) -> Document:
    """This is to hold from now on; a new version, unless it says the same.

    Raises Unsound, or Unknown where no kiosk is of that name, or at a site of it. ``by``: who says so.
    """
    check(text)
    feed.hold(connection, tenant)
    _require(connection, tenant, scope)
    before = _newest(connection, tenant, scope)
    if before is not None and before.text == text:
        return _document(before)
    made = Document(scope, 1 if before is None else before.version + 1, text, now, by)
    _insert(connection, tenant, made, text)
    feed.put(connection, tenant, KIND, scope, {"text": text, "version": made.version}, now)
    return made


def remove(connection: Connection, tenant: str, scope: str, by: str, now: datetime) -> None:
    """Nothing is for this scope any more. Raises Unknown where nothing was."""
    feed.hold(connection, tenant)
    before = find(connection, tenant, scope)
    if before is None:
        raise Unknown(f"No policies are set for {scope}.")
    _insert(connection, tenant, Document(scope, before.version + 1, "", now, by), None)
    answers = (policy_answer.c.tenant == tenant, policy_answer.c.scope == scope)
    connection.execute(delete(policy_answer).where(*answers))
    feed.remove(connection, tenant, KIND, scope, now)


def _newest(connection: Connection, tenant: str, scope: str) -> Row[tuple[object, ...]] | None:
    mine = select(policy).where(policy.c.tenant == tenant, policy.c.scope == scope)
    return connection.execute(mine.order_by(policy.c.version.desc()).limit(1)).first()


def _document(row: Row[tuple[object, ...]]) -> Document:
    return Document(row.scope, row.version, row.text, row.set_at, row.set_by)


def _insert(connection: Connection, tenant: str, one: Document, text: str | None) -> None:
    values = {"tenant": tenant, "scope": one.scope, "version": one.version, "text": text}
    connection.execute(policy.insert(), {**values, "set_at": one.set_at, "set_by": one.set_by})


def _require(connection: Connection, tenant: str, scope: str) -> None:
    """A slip in a name would be told to nobody, and nobody would say so."""
    if scope == TENANT:
        return
    kind, _, name = scope.partition(":")
    named = kiosk.c.name == name if kind == "kiosk" else kiosk.c.site == name
    if connection.execute(select(kiosk.c.id).where(kiosk.c.tenant == tenant, named)).first() is None:
        missing = "has no kiosk" if kind == "kiosk" else "has no kiosk at a site"
        raise Unknown(f"Tenant {tenant} {missing} {name}.")
