"""As little of an upstream as the kiosk's side needs, in memory: it speaks the protocol and trusts nobody.

Faults are set by hand: ``answers`` are given instead of its own, ``loses`` are answers that never arrive.
"""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from hashlib import sha256
from typing import Any

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from http_message_signatures import HTTPMessageVerifier, HTTPSignatureKeyResolver
from http_message_signatures.algorithms import ED25519
from http_message_signatures.exceptions import HTTPMessageSignaturesException

from kiosk.audit import chain, note
from tests.fakes.exports import Key

PROBLEM = "urn:locker-kiosk:problem:"
CODE = "BCDF-GHJK"
WITNESS = Key.of("upstream")


def countersigned(signed: str) -> str:
    """A note with upstream's signature added."""
    body = signed.rpartition("\n\n")[0] + "\n"
    return signed + note.signature_line(body, WITNESS.private, WITNESS.public, note.WITNESS)


@dataclass
class Epoch:
    """One epoch of the record upstream."""

    genesis: str
    events: list[dict[str, Any]] = field(default_factory=list)

    @property
    def head(self) -> bytes:
        return bytes.fromhex(self.events[-1]["audithash"]) if self.events else chain.genesis_hash(self.genesis)


class Problem(Exception):
    """A request is refused."""

    def __init__(self, status: int, slug: str, **more: Any) -> None:
        self.answer = {"type": PROBLEM + slug, "status": status, "title": slug, "detail": f"It is {slug}.", **more}
        self.status = status
        super().__init__(slug)


class SmallUpstream(HTTPSignatureKeyResolver):
    """One tenant, one kiosk."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self.now = now
        self.keys: dict[str, bytes] = {}
        self.enrolled: set[str] = set()
        self.revoked: set[str] = set()
        self.pending: dict[str, str] = {}  # state by the enrolment's id, which is the key's
        self.epochs: dict[str, Epoch] = {}
        self.notes: list[str] = []
        self.vkey = note.vkey(WITNESS.public, note.WITNESS)
        self.nonces: set[str] = set()
        self.requests: list[tuple[str, str]] = []
        self.sizes: list[int] = []
        self.opaque: list[str] = []
        self.answers: list[httpx.Response | Exception] = []
        self.loses = 0
        self.cannot_take: Callable[[dict[str, Any]], bool] = lambda event: False
        self.transport = httpx.MockTransport(self.handle)

    # --- what a test does to it

    def take_in(self, public: bytes) -> None:
        """As if this key had been enrolled and approved."""
        self.keys[sha256(public).hexdigest()] = public
        self.enrolled.add(sha256(public).hexdigest())

    def approve(self) -> None:
        """All that are pending."""
        for id_, state in self.pending.items():
            if state == "pending":
                self.pending[id_] = "approved"
                self.enrolled.add(id_)

    def log(self) -> list[tuple[str, str]]:
        """Every event that it has, in its order: epoch and hash."""
        return [(one["epoch"], one["audithash"]) for epoch in self.epochs.values() for one in epoch.events]

    # --- what it does

    def handle(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path.removeprefix("/v1/")
        self.requests.append((request.method, path))
        if self.answers:
            answer = self.answers.pop(0)
            if isinstance(answer, Exception):
                raise answer
        else:
            answer = self._answer(request, path)
            if self.loses:
                self.loses -= 1
                raise httpx.ReadError("lost")
        answer.headers.setdefault("Date", format_datetime(self.now(), usegmt=True))
        return answer

    def _answer(self, request: httpx.Request, path: str) -> httpx.Response:
        try:
            told = json.loads(request.content) if request.content else None
            key = self._verified(request, told if path == "enrolments" else None)
            return httpx.Response(200, json=self._do(request.method, path.split("/"), key, told))
        except Problem as problem:
            media = {"Content-Type": "application/problem+json"}
            return httpx.Response(problem.status, content=json.dumps(problem.answer), headers=media)

    def _verified(self, request: httpx.Request, enrolment: dict[str, Any] | None) -> str:
        if enrolment is not None:
            public = b64decode(enrolment["key"])
            self.keys[sha256(public).hexdigest()] = public
        verifier = HTTPMessageVerifier(signature_algorithm=ED25519, key_resolver=self)
        verifier.max_clock_skew = timedelta(days=10_000)  # the test's clock is the one that counts
        try:
            (found,) = verifier.verify(request, max_age=None, body=request.content or None)
        except HTTPMessageSignaturesException as error:
            reason = "unknown-key" if str(error) == "unknown-key" else "bad-signature"
            raise Problem(401, "signature", reason=reason) from None
        told = found.parameters
        assert found.label == "lk"
        assert set(found.covered_components) >= {'"@method"', '"@authority"', '"@target-uri"'}
        assert not request.content or '"content-digest"' in found.covered_components
        if abs(int(told["created"]) - self.now().timestamp()) > 300:
            raise Problem(401, "signature", reason="stale")
        if told["nonce"] in self.nonces:
            raise Problem(401, "signature", reason="replayed")
        self.nonces.add(str(told["nonce"]))
        return str(told["keyid"])

    def resolve_public_key(self, key_id: str) -> Ed25519PublicKey:
        if key_id not in self.keys:
            raise HTTPMessageSignaturesException("unknown-key")
        return Ed25519PublicKey.from_public_bytes(self.keys[key_id])

    def _do(self, method: str, path: list[str], key: str, told: Any) -> dict[str, Any]:
        if path[0] == "enrolments":
            return self._enrol(method, path, key)
        if key in self.revoked:
            raise Problem(403, "revoked")
        if key not in self.enrolled:
            raise Problem(401, "signature", reason="unknown-key")
        match method, path:
            case "GET", ["kiosk"]:
                newest = list(self.epochs)[-1:]
                record = self._place(newest[0]) if newest else None
                return {"kiosk": "k1", "tenant": "acme", "name": "rig", "record": record, "upstream_key": self.vkey}
            case "PUT", ["kiosk", "epochs", id_]:
                if self.epochs.setdefault(id_, Epoch(told["genesis"])).genesis != told["genesis"]:
                    raise Problem(409, "fork")
                return self._place(id_)
            case "POST", ["kiosk", "events"]:
                return self._take(told)
            case "POST", ["kiosk", "checkpoints"]:
                self.notes.append(told["note"])
                return {"note": countersigned(told["note"])}
        raise Problem(404, "not-found")

    def _enrol(self, method: str, path: list[str], key: str) -> dict[str, Any]:
        state = self.pending.setdefault(key, "pending") if method == "POST" else self.pending[path[1]]
        more = {"code": CODE, "fingerprint": key[:8], "poll_s": 5} if method == "POST" else {"state": state}
        return {"enrolment": key, **more}

    def _place(self, id_: str) -> dict[str, Any]:
        epoch = self.epochs[id_]
        return {"epoch": id_, "sequence": len(epoch.events), "hash": epoch.head.hex()}

    def _take(self, events: list[dict[str, Any]]) -> dict[str, Any]:
        self.sizes.append(len(events))
        id_ = events[0]["epoch"]
        if id_ not in self.epochs:
            raise Problem(409, "unknown-epoch")
        epoch = self.epochs[id_]
        taken: list[dict[str, Any]] = []
        for index, event in enumerate(events):
            have = [*epoch.events, *taken]
            if event["sequence"] <= len(have):
                if have[event["sequence"] - 1]["audithash"] != event["audithash"]:
                    raise Problem(409, "fork")
                continue
            if event["sequence"] > len(have) + 1:
                break
            if not event.get("opaque"):
                self._verify(index, event, bytes.fromhex(have[-1]["audithash"]) if have else epoch.head)
            else:
                self.opaque.append(event["audithash"])
            taken.append(event)
        epoch.events += taken
        return self._place(id_)

    def _verify(self, index: int, event: dict[str, Any], before: bytes) -> None:
        data = event["data"]
        commitment = None if data["commitment"] is None else bytes.fromhex(data["commitment"])
        hashed = chain.link(before, event["sequence"], data["header"], commitment)
        told = json.loads(data["header"])
        fits = (told["epoch"], told["seq"], told["type"]) == (event["epoch"], event["sequence"], event["type"])
        if data["personal"] is not None:
            fits = fits and chain.commitment(b64decode(data["salt"]), data["personal"]) == commitment
        if hashed.hex() != event["audithash"] or not fits or self.cannot_take(event):
            raise Problem(422, "invalid", index=index)
