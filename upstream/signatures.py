"""Who sent a request: each is signed (RFC 9421, Ed25519), fresh, and served once.

``SignedOnly`` stands before all endpoints, so that none can be forgotten. An endpoint asks for whom it serves with
``signed``, the only way to learn who called.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Any, cast

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from fastapi import Depends, Request
from http_message_signatures import HTTPMessageVerifier, InvalidSignature, MappingKeyResolver, VerifyResult
from http_message_signatures.algorithms import ED25519
from http_message_signatures.exceptions import HTTPMessageSignaturesException
from sqlalchemy import Connection, delete

from upstream.database.database import transaction
from upstream.database.dialects import insert_if_absent, needs_no_disk
from upstream.database.tables import nonce
from upstream.kiosks import keys
from upstream.kiosks.keys import CLIENT, ENROLMENT, KEY_LENGTH, KIOSK, Caller, Known
from upstream.problems import Problem
from upstream.service import Service, service_of

LABEL = "lk"
COVERED = ("@method", "@authority", "@target-uri")
FRESH = timedelta(seconds=300)
# A request may be from five minutes ahead, and stays fresh for five more; and the clocks of hosts differ a little.
KEPT = 2 * FRESH + timedelta(minutes=1)
ENROLMENTS = "/v1/enrolments"

_KEY_ID = re.compile(r'keyid="([0-9a-f]{64})"')
_NONCE = re.compile(r"[A-Za-z0-9_-]{22}(?:==)?")
_SENTENCES = {
    "missing": "The request is not signed as the protocol asks for.",
    "unknown-key": "The key that signed the request is not known.",
    "bad-signature": "The signature does not belong to the request.",
    "digest": "The body is not the one that was signed.",
    "stale": "The request was signed too long ago, or in the future: compare the clocks.",
    "replayed": "The request was served before.",
}


@dataclass(frozen=True, slots=True)
class Message:
    """A request as it was signed; ``path`` is that of the endpoint."""

    method: str
    url: str
    headers: dict[str, str]
    body: bytes
    path: str


class Refused(Exception):
    """Not served; ``reason`` is told and recorded."""

    def __init__(self, reason: str, caller: Caller | None = None) -> None:
        self.reason = reason
        self.caller = caller
        super().__init__(reason)

    def problem(self) -> Problem:
        """What the caller is told."""
        if self.reason == "revoked":
            return Problem(403, "revoked", "The key that signed the request was revoked.")
        if self.reason == "decommissioned":
            return Problem(410, "decommissioned", "The kiosk was taken out of use.")
        return Problem(401, "signature", _SENTENCES[self.reason], reason=self.reason)


def check_known(service: Service, headers: Mapping[str, str]) -> None:
    """Raises Problem unless a known key is said to have signed. That proves nothing yet, but strangers end here."""
    found = _KEY_ID.findall(headers.get("signature-input", ""))
    with transaction(service.engine) as connection:
        if len(found) != 1 or keys.find(connection, found[0]) is None:
            raise Refused("unknown-key").problem()


def check(service: Service, message: Message) -> Caller:
    """Who signed the message. Raises Problem; a refusal in the name of a known key is recorded."""
    now = service.now()
    try:
        return _caller(service, message, now)
    except Refused as refused:
        service.metrics.refused.labels(refused.reason).inc()
        if refused.caller is not None:
            with transaction(service.engine) as connection:
                keys.record_refusal(connection, refused.caller, refused.reason, message.method, message.path, now)
        raise refused.problem() from None


def _caller(service: Service, message: Message, now: datetime) -> Caller:
    id_ = _key_id(message)
    with transaction(service.engine) as connection:
        known = keys.find(connection, id_)
    if known is None:
        return _stranger(service, message, id_, now)
    caller = known.caller
    signed = _verified(message, caller)
    _check_fresh(signed, now, caller)
    with transaction(service.engine) as connection:
        _use_once(connection, signed, caller, now)
        _check_in_force(known)
        keys.saw(connection, known, now)
    return caller


def _stranger(service: Service, message: Message, id_: str, now: datetime) -> Caller:
    """Whoever wants to be enrolled brings the key along; nobody else may be unknown."""
    public = _brought(message)
    if public is None or keys.key_id(public) != id_:
        raise Refused("unknown-key")
    caller = Caller(id_, public, ENROLMENT)
    try:
        signed = _verified(message, caller)
        _check_fresh(signed, now, caller)
        with transaction(service.engine) as connection:
            _use_once(connection, signed, caller, now)
    except Refused as refused:
        raise Refused(refused.reason) from None  # of a key that is not known there is no record
    return caller


def _brought(message: Message) -> bytes | None:
    if (message.method, message.path) != ("POST", ENROLMENTS):
        return None
    try:
        raw = base64.b64decode(json.loads(message.body)["key"], validate=True)
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return raw if len(raw) == KEY_LENGTH else None


def _key_id(message: Message) -> str:
    if "host" not in message.headers or "signature" not in message.headers:
        raise Refused("missing")
    found = _KEY_ID.findall(message.headers.get("signature-input", ""))
    if len(found) != 1:
        raise Refused("missing")
    return cast(str, found[0])


def _verified(message: Message, caller: Caller) -> VerifyResult:
    """What was signed. Raises Refused."""
    verifier = _Verifier(caller)
    required = (*COVERED, "content-digest") if message.body else COVERED
    try:
        results = verifier.verify(message, max_age=None)
        if len(results) != 1 or not _covers(results[0], required):
            raise Refused("missing", caller)
    except (InvalidSignature, HTTPMessageSignaturesException, ValueError):
        raise Refused("bad-signature", caller) from None
    try:
        return verifier.verify_body(message, results, message.body)[0]
    except (InvalidSignature, HTTPMessageSignaturesException, ValueError):
        raise Refused("digest", caller) from None


def _covers(result: VerifyResult, required: tuple[str, ...]) -> bool:
    parameters = result.parameters
    has_all = {"created", "nonce", "keyid"} <= parameters.keys() and result.label == LABEL
    is_nonce = isinstance(result.nonce, str) and _NONCE.fullmatch(result.nonce) is not None
    return has_all and is_nonce and all(f'"{one}"' in result.covered_components for one in required)


def _check_fresh(signed: VerifyResult, now: datetime, caller: Caller) -> None:
    created = cast(int, signed.parameters["created"])
    if abs(now.timestamp() - created) > FRESH.total_seconds():
        raise Refused("stale", caller)


def _use_once(connection: Connection, signed: VerifyResult, caller: Caller, now: datetime) -> None:
    needs_no_disk(connection)
    if not insert_if_absent(connection, nonce, {"key": caller.key, "nonce": signed.nonce, "at": now}):
        raise Refused("replayed", caller)


def _check_in_force(known: Known) -> None:
    if known.decommissioned and known.caller.kind == KIOSK:
        raise Refused("decommissioned", known.caller)
    if known.revoked:
        raise Refused("revoked", known.caller)


def forget_nonces(connection: Connection, now: datetime) -> int:
    """Remove those of requests that are stale by now; how many."""
    return connection.execute(delete(nonce).where(nonce.c.at < now - KEPT)).rowcount


class _Verifier(HTTPMessageVerifier):
    """Checks with one key, and leaves the age of the signature to whoever knows the time."""

    allow_label_only_selection = True

    def __init__(self, caller: Caller) -> None:
        public = Ed25519PublicKey.from_public_bytes(caller.public)
        resolver = MappingKeyResolver(public_keys={caller.key: public}, private_keys={})
        super().__init__(signature_algorithm=ED25519, key_resolver=resolver)

    def validate_created_and_expires(self, sig_input: Any, max_age: timedelta | None = None) -> None:
        """Checked by ``_check_fresh``."""


def signed(*kinds: str, may: str | None = None) -> Callable[[Request], Caller]:
    """A dependency: who called, if it is one of these kinds of keys, and where it is a client, one with the right
    ``may``; anybody else is refused.
    """

    def caller_of(request: Request) -> Caller:
        caller = cast(Caller, request.scope["state"]["caller"])
        has_right = caller.kind != CLIENT or may is None or may in caller.may
        if caller.kind in kinds and has_right:
            return caller
        service = service_of(request)
        with transaction(service.engine) as connection:
            if keys.find(connection, caller.key) is not None:
                now, path = service.now(), request.url.path
                keys.record_refusal(connection, caller, "forbidden", request.method, path, now)
        if caller.kind == ENROLMENT:
            raise Problem(403, "not-enrolled", "This key was not approved yet.")
        raise Problem(403, "forbidden", "This key is not for that.")

    return caller_of


KioskCaller = Annotated[Caller, Depends(signed(KIOSK))]
"""For an endpoint that serves kiosks: ``caller: KioskCaller``."""

ClientCaller = Annotated[Caller, Depends(signed(CLIENT))]
"""The same for reception and partners."""
