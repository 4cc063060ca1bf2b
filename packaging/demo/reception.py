"""A reception's program: it asks what the banks can give, and books. Each request is signed (upstream/PROTOCOL.md)."""

from __future__ import annotations

import secrets
from base64 import b64encode
from collections.abc import Generator
from datetime import UTC, datetime
from typing import Any

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.engine.upstream.ports import DeviceKey
from kiosk.sync.signing import Signer


class Reception:
    """Has a key of its own, whose public half upstream has to be told of."""

    def __init__(self, url: str) -> None:
        private = Ed25519PrivateKey.generate()
        public = private.public_key().public_bytes_raw()
        self.public = b64encode(public).decode()
        signed = _Signed(DeviceKey(private.private_bytes_raw(), public))
        self._http = httpx.Client(base_url=url, auth=signed, trust_env=False)

    def close(self) -> None:
        """Let go of the connection."""
        self._http.close()

    def has_free(self, bank: str, start: datetime, end: datetime, size: str) -> bool:
        """Whether the bank can give a door of this size for so long."""
        asked = {"from": start.isoformat(), "to": end.isoformat(), "size": size}
        banks = self._http.get("/v1/availability", params=asked).raise_for_status().json()["banks"]
        return any(one["bank"] == bank and one["free"] for one in banks)

    def book(self, person: str, bank: str, start: datetime, end: datetime, size: str) -> str:
        """What came of it, in a sentence."""
        wish = {"person": person, "bank": bank, "size": size, "start": start.isoformat(), "end": end.isoformat()}
        answer = self._http.post("/v1/bookings", json=wish, headers={"Idempotency-Key": secrets.token_hex(8)})
        told: dict[str, Any] = answer.json()
        return f"booked, {told['state']}." if answer.is_success else str(told["detail"])


class _Signed(httpx.Auth):
    requires_request_body = True

    def __init__(self, key: DeviceKey) -> None:
        self._signer = Signer(key)

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        self._signer.sign(request, datetime.now(UTC))
        yield request
