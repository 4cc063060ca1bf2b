"""Whoever sends signed requests to upstream's app in tests, without a network; and a tenant with a kiosk for them."""

from __future__ import annotations

import asyncio
import base64
import json
import secrets
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from fastapi import FastAPI
from http_message_signatures import HTTPMessageSigner, MappingKeyResolver
from http_message_signatures.algorithms import ED25519
from sqlalchemy import Engine, insert

from tests.fakes.exports import Key
from upstream.app import make_app
from upstream.database import tables
from upstream.database.database import transaction
from upstream.kiosks.keys import key_id
from upstream.settings import Settings

URL = "https://upstream.test"
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


class HandClock:
    """A clock that the test turns."""

    def __init__(self, at: datetime = NOON) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def turn(self, **delta: float) -> None:
        self.at += timedelta(**delta)


class InProcess(httpx.BaseTransport):
    """Hands requests to an ASGI app, one at a time."""

    def __init__(self, app: FastAPI) -> None:
        self._asgi = httpx.ASGITransport(app)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return asyncio.run(self._answer(request))

    async def _answer(self, request: httpx.Request) -> httpx.Response:
        answer = await self._asgi.handle_async_request(request)
        body = await answer.aread()
        return httpx.Response(answer.status_code, headers=answer.headers, content=body, request=request)


class Upstream:
    """The app over a database, asked in this process."""

    def __init__(self, engine: Engine, settings: Settings | None = None) -> None:
        self.engine = engine
        self.clock = HandClock()
        self.app: FastAPI = make_app(settings or Settings(), engine, self.clock)
        self.http = httpx.Client(transport=InProcess(self.app), base_url=URL)

    def tenant(self, slug: str = "acme") -> str:
        with transaction(self.engine) as connection:
            connection.execute(insert(tables.tenant).values(slug=slug, name=slug.title(), created_at=self.clock()))
        return slug

    def kiosk(self, name: str = "bank-2f", tenant: str = "acme") -> Device:
        """A kiosk that was taken in, by a key of its own; its tenant must be there."""
        device = Device(self, Key.of(f"{tenant}/{name}"))
        device.kiosk, device.tenant = f"id-{tenant}-{name}", tenant
        with transaction(self.engine) as connection:
            values: dict[str, Any] = {"id": device.kiosk, "tenant": tenant, "name": name, "site": "HQ", "banks": "[]"}
            connection.execute(insert(tables.kiosk).values(**values, version="1.0", created_at=self.clock()))
            self._key(connection, device, "kiosk", name)
        return device

    def client(self, name: str = "reception", tenant: str = "acme") -> Device:
        """Somebody who books."""
        device = Device(self, Key.of(f"client/{tenant}/{name}"))
        device.tenant = tenant
        with transaction(self.engine) as connection:
            self._key(connection, device, "client", name)
        return device

    def _key(self, connection: Any, device: Device, kind: str, name: str) -> None:
        values: dict[str, Any] = {
            "id": device.id,
            "public": device.key.public,
            "kind": kind,
            "name": name,
            "tenant": device.tenant,
        }
        values |= {"kiosk": device.kiosk or None, "created_at": self.clock()}
        connection.execute(insert(tables.key).values(values))

    def rows(self, table: Any) -> list[Any]:
        with transaction(self.engine) as connection:
            return list(connection.execute(table.select()))


class Device:
    """A key, and requests signed with it."""

    def __init__(self, upstream: Upstream, key: Key) -> None:
        self.upstream = upstream
        self.key = key
        self.id = key_id(key.public)
        self.kiosk = ""
        self.tenant = ""
        resolver = MappingKeyResolver(
            public_keys={}, private_keys={self.id: Ed25519PrivateKey.from_private_bytes(key.private)}
        )
        self._signer = HTTPMessageSigner(signature_algorithm=ED25519, key_resolver=resolver)

    @property
    def source(self) -> str:
        return f"/tenants/{self.tenant}/kiosks/{self.kiosk}"

    def ask(
        self,
        method: str,
        path: str,
        told: Any = None,
        *,
        media_type: str = "application/json",
        headers: dict[str, str] | None = None,
        **signing: Any,
    ) -> httpx.Response:
        """Sign and send; ``told`` is sent as JSON."""
        content = None if told is None else json.dumps(told).encode()
        headers = {**(headers or {}), **({} if content is None else {"Content-Type": media_type})}
        request = self.upstream.http.build_request(method, path, content=content, headers=headers)
        return self.send(self.sign(request, **signing))

    def sign(self, request: httpx.Request, **given: Any) -> httpx.Request:
        options: dict[str, Any] = {
            "key_id": self.id,
            "created": self.upstream.clock(),
            "nonce": base64.urlsafe_b64encode(secrets.token_bytes(16)).rstrip(b"=").decode(),
            "label": "lk",
            "covered_component_ids": ("@method", "@authority", "@target-uri"),
            "body": request.content or None,
        }
        self._signer.sign(request, **{**options, **given})
        return request

    def send(self, request: httpx.Request) -> httpx.Response:
        return self.upstream.http.send(request)
