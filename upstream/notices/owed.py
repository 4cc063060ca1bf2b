"""The notices that are owed: kept until they were delivered, or for three days.

Any number of processes and hosts deliver. A notice that one of them takes is nobody else's for some minutes; whoever
is killed between a delivery and its note here delivers it once more: told twice is better than never told.
"""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Update, delete, func, insert, select, update

from upstream.database.booking_tables import notice

TRY_FOR = timedelta(days=3)
FIRST_RETRY, LONGEST_RETRY = timedelta(minutes=1), timedelta(hours=1)
# Longer than any delivery takes: after that, whoever took it is taken for dead.
TAKEN_FOR = timedelta(minutes=10)
KEPT_FOR = timedelta(days=30)

ALARM, NOT_DELIVERED = "alarm", "not-delivered"
OF_TENANTS = frozenset({ALARM, NOT_DELIVERED})
"""The kinds that go to the tenant's own addresses; all others go to ``detail["person"]``."""

_random = random.SystemRandom()


@dataclass(frozen=True, slots=True)
class Owed:
    """A notice on its way. ``attempts`` counts this one, too; ``reached`` has a bit for each of several addresses."""

    id: int
    tenant: str
    kind: str
    detail: Mapping[str, Any]
    created_at: datetime
    attempts: int
    reached: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How many of a tenant's notices wait or were given up; ``error`` says why the newest of these did not arrive."""

    waiting: int
    given_up: int
    error: str | None


def owe(connection: Connection, tenant: str, kind: str, detail: Mapping[str, Any], now: datetime) -> None:
    """Keep for delivery that somebody has to hear of this, in the transaction that made it so."""
    values = {"tenant": tenant, "kind": kind, "detail": json.dumps(dict(detail)), "created_at": now, "due_at": now}
    connection.execute(insert(notice).values(values))


def tenants_with_some(connection: Connection, now: datetime) -> Sequence[str]:
    """Those for whom something is due."""
    due = select(notice.c.tenant).where(notice.c.due_at <= now).distinct()
    return connection.execute(due.order_by(notice.c.tenant)).scalars().all()


def try_now(connection: Connection, tenant: str, now: datetime) -> None:
    """What waits for its next try is due."""
    waiting = (notice.c.tenant == tenant) & (notice.c.due_at > now)
    connection.execute(update(notice).where(waiting).values(due_at=now))


def take(connection: Connection, tenant: str, now: datetime) -> Owed | None:
    """The one that is due longest, with its attempt noted."""
    due = select(notice).where(notice.c.tenant == tenant, notice.c.due_at <= now)
    row = connection.execute(due.order_by(notice.c.due_at).limit(1).with_for_update(skip_locked=True)).first()
    if row is None:
        return None
    connection.execute(_one(tenant, row.id).values(due_at=now + TAKEN_FOR, attempts=row.attempts + 1))
    return _read(row)


def delivered(connection: Connection, owed: Owed, now: datetime) -> None:
    """Nothing more is owed."""
    connection.execute(_one(owed.tenant, owed.id).values(delivered_at=now, due_at=None, error=None))


def failed(connection: Connection, owed: Owed, error: str, reached: int, now: datetime) -> bool:
    """It was not delivered to everybody, and why (a sentence); whether it is given up for that."""
    over = now - owed.created_at >= TRY_FOR
    when = {"due_at": None, "given_up_at": now} if over else {"due_at": next_try(now, owed.attempts)}
    connection.execute(_one(owed.tenant, owed.id).values(error=error, reached=reached, **when))
    return over


def unwanted(connection: Connection, owed: Owed, now: datetime) -> None:
    """The tenant has not said where such go. It may yet do so, until it is too late to be of use."""
    over = now - owed.created_at >= TRY_FOR
    when = None if over else next_try(now, owed.attempts)
    connection.execute(_one(owed.tenant, owed.id).values(due_at=when, error="Nobody has said where it goes."))


def next_try(now: datetime, attempts: int) -> datetime:
    """After so many of them: at any time until a limit that doubles, so that not all come at once."""
    limit = min(LONGEST_RETRY, FIRST_RETRY * (1 << min(attempts - 1, 10)))
    return now + limit * _random.random()


def purge(connection: Connection, tenant: str, kept_for: timedelta, now: datetime) -> int:
    """Forget what was settled long ago; how much that was."""
    settled = notice.c.due_at.is_(None) & (notice.c.created_at < now - min(kept_for, KEPT_FOR))
    return connection.execute(delete(notice).where(notice.c.tenant == tenant, settled)).rowcount


def standing(connection: Connection, tenant: str) -> Standing:
    """How a tenant's notices fare."""
    count = select(func.count()).where(notice.c.tenant == tenant)
    waiting = connection.execute(count.where(notice.c.due_at.is_not(None))).scalar_one()
    given_up = connection.execute(count.where(notice.c.given_up_at.is_not(None))).scalar_one()
    error = select(notice.c.error).where(notice.c.tenant == tenant, notice.c.error.is_not(None))
    return Standing(waiting, given_up, connection.execute(error.order_by(notice.c.id.desc()).limit(1)).scalar())


def _one(tenant: str, id_: int) -> Update:
    return update(notice).where(notice.c.tenant == tenant, notice.c.id == id_)


def _read(row: Row[Any]) -> Owed:
    detail = json.loads(row.detail)
    return Owed(row.id, row.tenant, row.kind, detail, row.created_at, row.attempts + 1, row.reached)
