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
from upstream.bookings.book import Booker
from upstream.bookings.quotas import Quota, agree
from upstream.bookings.values import Wish
from upstream.bookings.windows import Window
from upstream.database.database import transaction
from upstream.database.tables import key, kiosk, tenant

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def hours(start: float, end: float) -> Window:
    """From so many hours after ``NOW`` until so many."""
    return Window(NOW + timedelta(hours=start), NOW + timedelta(hours=end))


def wish(person: str = "p1", bank: str = "A", window: Window | None = None, **more: object) -> Wish:
    return Wish(person, bank, str(more.pop("size", "M")), window or hours(1, 2), **more)  # type: ignore[arg-type]


def a_tenant(engine: Engine, slug: str = "acme") -> None:
    with transaction(engine) as connection:
        connection.execute(tenant.insert(), {"slug": slug, "name": slug.title(), "created_at": NOW})


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


def agreed(connection: Connection, bookable: int, bank: str = "A", of: str = "north", tenant: str = "acme") -> None:
    """The kiosk gives so many doors of size M for bookings."""
    assert agree(connection, tenant, f"{tenant}-{of}", Quota(bank, "M", bookable, bookable, NOW)) is None


def a_bank(engine: Engine, bookable: int, bank: str = "A", tenant: str = "acme") -> Booker:
    """A tenant with one kiosk and one bank, of which so many doors may be booked, and its client."""
    a_tenant(engine, tenant)
    a_kiosk(engine, of=tenant)
    with transaction(engine) as connection:
        agreed(connection, bookable, bank, tenant=tenant)
    return a_client(engine, of=tenant)
