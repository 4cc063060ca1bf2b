"""Keys: whose requests are taken, and which are not any more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import Connection, insert, or_, select, update

from upstream.database.tables import key, kiosk, refusal

ENROLMENT, KIOSK, CLIENT = "enrolment", "kiosk", "client"
KEY_LENGTH = 32
# A kiosk's row is not written with each request.
SEEN_EVERY = timedelta(seconds=30)
# Refusals that are kept in the name of one key, within an hour: whoever has a revoked one fills no disk with them.
MOST_REFUSALS = 100
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Caller:
    """Who signed a request. ``tenant`` and ``kiosk`` are empty where the key belongs to none (yet). ``may``: the rights
    of a client; other kinds of keys have none.
    """

    key: str
    public: bytes
    kind: str
    name: str = ""
    tenant: str = ""
    kiosk: str = ""
    may: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Known:
    """A key that somebody may sign with, or could."""

    caller: Caller
    revoked: bool
    decommissioned: bool
    seen_at: datetime | None


def key_id(public: bytes) -> str:
    """How requests name a key: 64 hex digits."""
    return sha256(public).hexdigest()


def fingerprint(id_: str) -> str:
    """Half of a key's id, in groups of four: what people compare with the kiosk's screen."""
    return " ".join(id_[at : at + 4] for at in range(0, 32, 4))


def find(connection: Connection, id_: str) -> Known | None:
    query = (
        select(key, kiosk.c.decommissioned_at, kiosk.c.seen_at)
        .join_from(key, kiosk, key.c.kiosk == kiosk.c.id, isouter=True)
        .where(key.c.id == id_)
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    may = frozenset(row.may.split(",")) if row.kind == CLIENT else frozenset()
    caller = Caller(row.id, row.public, row.kind, row.name, row.tenant or "", row.kiosk or "", may)
    return Known(caller, row.revoked_at is not None, row.decommissioned_at is not None, row.seen_at)


def saw(connection: Connection, known: Known, now: datetime) -> None:
    """Remember that this kiosk was heard of, and that it has a clock that shows about the same."""
    caller = known.caller
    if not caller.kiosk or (known.seen_at is not None and now - known.seen_at < SEEN_EVERY):
        return
    ours = (kiosk.c.tenant == caller.tenant) & (kiosk.c.id == caller.kiosk)
    stale = or_(kiosk.c.seen_at.is_(None), kiosk.c.seen_at < now)
    connection.execute(update(kiosk).where(ours, stale).values(seen_at=now))


def revoke(connection: Connection, id_: str, now: datetime) -> bool:
    """From now on requests that this key signed are refused; whether it could sign until now."""
    still = (key.c.id == id_) & key.c.revoked_at.is_(None)
    return connection.execute(update(key).where(still).values(revoked_at=now)).rowcount == 1


def revoke_of_kiosk(connection: Connection, tenant: str, kiosk_id: str, now: datetime) -> int:
    """The same for each key of a kiosk; how many there were."""
    ours = (key.c.tenant == tenant) & (key.c.kiosk == kiosk_id) & key.c.revoked_at.is_(None)
    return connection.execute(update(key).where(ours).values(revoked_at=now)).rowcount


def record_refusal(connection: Connection, caller: Caller, reason: str, method: str, path: str, now: datetime) -> None:
    """Keep that a request in the name of a known key was refused; not without end, if it goes on like that."""
    newest = select(refusal.c.at).where(refusal.c.key == caller.key).order_by(refusal.c.id.desc())
    last = connection.execute(newest.offset(MOST_REFUSALS - 1).limit(1)).scalar()
    if last is not None and last > now - _HOUR:
        return
    values = {"at": now, "key": caller.key, "tenant": caller.tenant or None, "kiosk": caller.kiosk or None}
    values |= {"reason": reason, "method": method[:20], "path": path[:200]}
    connection.execute(insert(refusal).values(values))
