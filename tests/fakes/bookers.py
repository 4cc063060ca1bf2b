"""A tenant with kiosks whose banks can be booked, and clients that book; straight into upstream's database."""

from __future__ import annotations

from collections.abc import Generator
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, Engine

from kiosk.engine.upstream.ports import DeviceKey
from kiosk.sync.signing import Signer
from upstream.bookings import rows
from upstream.bookings.answers import Answer, take
from upstream.bookings.book import Booker
from upstream.bookings.quotas import Quota, agree
from upstream.bookings.values import Answered, Booking, Wish
from upstream.bookings.windows import Lease, Window
from upstream.changes import feed, people
from upstream.database.database import transaction
from upstream.database.tables import key, kiosk, tenant
from upstream.refusals import Refused

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
ALWAYS = Window(datetime(2020, 1, 1, tzinfo=UTC), datetime(2120, 1, 1, tzinfo=UTC))


def hours(start: float, end: float) -> Window:
    """From so many hours after ``NOW`` until so many."""
    return Window(NOW + timedelta(hours=start), NOW + timedelta(hours=end))


def wish(person: str = "p1", bank: str = "A", window: Window | None = None, **more: object) -> Wish:
    return Wish(person, bank, str(more.pop("size", "M")), window or hours(1, 2), **more)  # type: ignore[arg-type]


def a_tenant(engine: Engine, slug: str = "acme", people: int = 10) -> None:
    """With so many people, who have the ids p0, p1…"""
    with transaction(engine) as connection:
        connection.execute(tenant.insert(), {"slug": slug, "name": slug.title(), "created_at": NOW})
        introduced(connection, *(f"p{number}" for number in range(people)), tenant=slug)


def introduced(connection: Connection, *ids: str, tenant: str = "acme", **more: object) -> None:
    """The tenant's own systems have told of these people."""
    told = [feed.Written(id_, {**people.UNTOLD, "name": id_.title(), **more}) for id_ in ids]
    feed.put_all(connection, tenant, people.KIND, told, NOW)


def a_kiosk(engine: Engine, name: str = "north", of: str = "acme", seen_at: datetime | None = NOW) -> str:
    """Its id; heard of just now."""
    row = {"id": f"{of}-{name}", "tenant": of, "name": name, "site": "HQ", "banks": "[]", "version": "1"}
    with transaction(engine) as connection:
        connection.execute(kiosk.insert(), {**row, "created_at": NOW, "seen_at": seen_at})
    return f"{of}-{name}"


def a_client(engine: Engine, name: str = "reception", of: str = "acme") -> Booker:
    return Booker(_known(engine, of, name, "client"), of)


def a_kiosks_key(engine: Engine, name: str = "north", of: str = "acme") -> None:
    """So that the kiosk can sign, too."""
    _known(engine, of, name, "kiosk")


class Signed(httpx.Auth):
    """Signs what httpx sends with the key of this client or kiosk."""

    requires_request_body = True

    def __init__(self, name: str = "reception", of: str = "acme") -> None:
        private = _private(of, name)
        self._signer = Signer(DeviceKey(private.private_bytes_raw(), private.public_key().public_bytes_raw()))

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        self._signer.sign(request, NOW)
        yield request


def _known(engine: Engine, of: str, name: str, kind: str) -> str:
    public = _private(of, name).public_key().public_bytes_raw()
    row = {"id": sha256(public).hexdigest(), "public": public, "kind": kind, "name": name, "tenant": of}
    kiosk_id = f"{of}-{name}" if kind == "kiosk" else None
    with transaction(engine) as connection:
        connection.execute(key.insert(), {**row, "kiosk": kiosk_id, "created_at": NOW})
    return str(row["id"])


def _private(of: str, name: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(sha256(f"{of} {name}".encode()).digest())


def agreed(connection: Connection, doors: int, bank: str = "A", of: str = "north", tenant: str = "acme") -> None:
    """The kiosk leases so many doors of size M, for good."""
    assert leased(connection, (doors, ALWAYS), bank=bank, of=f"{tenant}-{of}", tenant=tenant) is None


def leased(
    connection: Connection,
    *leases: tuple[int, Window],
    bank: str = "A",
    of: str = "acme-north",
    tenant: str = "acme",
    lead: float = 0,
    now: datetime = NOW,
) -> Refused | None:
    """The kiosk leases doors of size M; bookings are made so many hours ahead. What upstream says to it."""
    found = tuple(Lease(window, doors) for doors, window in leases)
    capacity = max((one.doors for one in found), default=0)
    return agree(connection, tenant, of, Quota(bank, "M", capacity, timedelta(hours=lead), found, now))


def a_bank(engine: Engine, doors: int, bank: str = "A", tenant: str = "acme", people: int = 10) -> Booker:
    """A tenant with one kiosk and one bank, of which so many doors are leased for good, and its client."""
    a_tenant(engine, tenant, people)
    a_kiosk(engine, of=tenant)
    with transaction(engine) as connection:
        agreed(connection, doors, bank, tenant=tenant)
    return a_client(engine, of=tenant)


# --- what is answered


def done(answer: Booking | Refused) -> Booking:
    """The booking, where it was not refused."""
    assert isinstance(answer, Booking), answer
    return answer


def refused(answer: Booking | Refused | None) -> Refused:
    assert isinstance(answer, Refused), answer
    return answer


def seen(_: Booking) -> bool:
    """By somebody who has seen its latest version."""
    return True


def answered(
    connection: Connection,
    made: Booking,
    state: Answered,
    size: str | None = None,
    door: str | None = None,
    why: str | None = None,
    now: datetime = NOW,
) -> Booking:
    """What becomes of a booking when its kiosk says so of its latest revision."""
    revision = rows.get(connection, made.tenant, made.id).revision
    return done(take(connection, made.tenant, made.kiosk, made.id, Answer(state, revision, size, door, why), now))
