"""What the kiosks say of the policies that they were told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from upstream.database.dialects import insert_if_absent
from upstream.database.policy_tables import policy_answer
from upstream.database.tables import kiosk
from upstream.policies import documents
from upstream.policies.documents import Unknown


@dataclass(frozen=True, slots=True)
class Answer:
    """``state``: in-force, refused (``why``: a sentence), overruled (by the document that ``why`` names), or set-aside
    (facilities keep their own until ``why``).
    """

    kiosk: str
    version: int | None
    state: str
    why: str | None
    at: datetime


def take(connection: Connection, tenant: str, scope: str, answer: Answer) -> None:
    """In place of what this kiosk (its id) said of it before. Raises Unknown where nothing is set for the scope."""
    if documents.find(connection, tenant, scope) is None:
        raise Unknown("No policies are set for this.")
    said = {"version": answer.version, "state": answer.state, "why": answer.why, "at": answer.at}
    mine = {"tenant": tenant, "kiosk": answer.kiosk, "scope": scope}
    if not insert_if_absent(connection, policy_answer, {**mine, **said}):
        same = [policy_answer.c[name] == value for name, value in mine.items()]
        connection.execute(policy_answer.update().where(*same).values(said))


def by_scope(connection: Connection, tenant: str) -> Mapping[str, Sequence[Answer]]:
    """Of each scope, what each kiosk (by its name) that is in use said last."""
    query = (
        select(policy_answer, kiosk.c.name)
        .join(kiosk, (kiosk.c.id == policy_answer.c.kiosk) & (kiosk.c.tenant == policy_answer.c.tenant))
        .where(policy_answer.c.tenant == tenant, kiosk.c.decommissioned_at.is_(None))
        .order_by(kiosk.c.name)
    )
    found: dict[str, list[Answer]] = {}
    for row in connection.execute(query):
        found.setdefault(row.scope, []).append(Answer(row.name, row.version, row.state, row.why, row.at))
    return found
