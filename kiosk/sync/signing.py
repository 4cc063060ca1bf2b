"""Signing requests (RFC 9421, Ed25519): who sends them, what and where to, when, and each one once."""

from __future__ import annotations

import secrets
from base64 import urlsafe_b64encode
from datetime import datetime

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from http_message_signatures import HTTPMessageSigner, HTTPSignatureKeyResolver
from http_message_signatures.algorithms import ED25519

from kiosk.engine.upstream.ports import DeviceKey
from kiosk.sync.keys import key_id

LABEL = "lk"
NONCE_BYTES = 16
COVERED = ("@method", "@authority", "@target-uri")


class Signer:
    """Signs with one key."""

    def __init__(self, key: DeviceKey) -> None:
        self.key_id = key_id(key.public)
        private = Ed25519PrivateKey.from_private_bytes(key.private)
        self._signer = HTTPMessageSigner(signature_algorithm=ED25519, key_resolver=_OneKey(private))

    def sign(self, request: httpx.Request, created: datetime) -> None:
        """Add digest and signature. Signed once more, a request has another nonce."""
        for name in ("Signature", "Signature-Input", "Content-Digest"):
            request.headers.pop(name, None)
        self._signer.sign(
            request,
            key_id=self.key_id,
            created=created,
            nonce=urlsafe_b64encode(secrets.token_bytes(NONCE_BYTES)).rstrip(b"=").decode(),
            label=LABEL,
            covered_component_ids=COVERED,
            body=request.content or None,
        )


class _OneKey(HTTPSignatureKeyResolver):
    def __init__(self, private: Ed25519PrivateKey) -> None:
        self._private = private

    def resolve_private_key(self, key_id: str) -> Ed25519PrivateKey:
        return self._private
