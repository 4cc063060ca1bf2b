"""Upstream's protocol as PROTOCOL.md and format.md have it, spoken by hand: nothing of the kiosk is in here.

So the conformance suite holds for whoever builds an upstream, or a kiosk, from these pages alone.
"""

from __future__ import annotations

import json
import secrets
from base64 import b64decode, b64encode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from hashlib import sha256
from typing import Any

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from http_message_signatures import HTTPMessageSigner, HTTPSignatureKeyResolver
from http_message_signatures.algorithms import ED25519

PROBLEM = "urn:locker-kiosk:problem:"
BATCH = "application/cloudevents-batch+json"
COVERED = ("@method", "@authority", "@target-uri")
AT = "2026-11-24T11:00:00.250000Z"
_ORIGIN = b"locker-kiosk"


class Speaker(HTTPSignatureKeyResolver):
    """Whoever has a key and asks upstream."""

    def __init__(self, http: httpx.Client) -> None:
        self.http = http
        self.private = Ed25519PrivateKey.generate()
        self.public = self.private.public_key().public_bytes_raw()
        self.id = sha256(self.public).hexdigest()
        self.name = f"conformance-{secrets.token_hex(6)}"
        self.kiosk = self.tenant = ""  # as upstream names them, once it was taken in
        self._ahead = timedelta()  # of this computer's clock: upstream's, as its answers say

    def resolve_private_key(self, key_id: str) -> Ed25519PrivateKey:
        return self.private

    def request(self, method: str, path: str, told: Any = None, *, media: str = "application/json") -> httpx.Request:
        """A request that is not signed yet."""
        body = None if told is None else told if isinstance(told, bytes) else json.dumps(told).encode()
        return self.http.build_request(
            method, path, content=body, headers={} if body is None else {"Content-Type": media}
        )

    def sign(
        self,
        request: httpx.Request,
        *,
        since: timedelta = timedelta(),
        nonce: str | None = None,
        covered: Sequence[str] = COVERED,
        label: str = "lk",
    ) -> httpx.Request:
        """Sign it as the protocol asks for, or as a test wants it wrong; ``since``: so long ago."""
        HTTPMessageSigner(signature_algorithm=ED25519, key_resolver=self).sign(
            request,
            key_id=self.id,
            created=datetime.now(UTC) + self._ahead - since,
            nonce=nonce or urlsafe_b64encode(secrets.token_bytes(16)).rstrip(b"=").decode(),
            label=label,
            covered_component_ids=covered,
            body=request.content or None,
        )
        return request

    def ask(
        self, method: str, path: str, told: Any = None, *, media: str = "application/json", **headers: str
    ) -> httpx.Response:
        """A signed request, and its answer; ``if_match="*"`` for a header of its own."""
        request = self.request(method, path, told, media=media)
        request.headers.update({name.replace("_", "-"): value for name, value in headers.items()})
        answer = self.http.send(self.sign(request))
        self._ahead = parsedate_to_datetime(answer.headers["date"]) - datetime.now(UTC)
        return answer

    def enrol(self, **more: object) -> httpx.Response:
        """Ask to be taken in as a kiosk."""
        about = {"name": self.name, "site": "Conformance", "banks": ["A"], "version": "1.0"}
        return self.ask("POST", "/v1/enrolments", {"key": b64encode(self.public).decode(), **about, **more})

    # --- the record

    def announce(self, record: SpokenRecord, number: int = 1) -> httpx.Response:
        told = {"number": number, "genesis": record.genesis}
        return self.ask("PUT", f"/v1/kiosk/epochs/{record.epoch}", told)

    def send(self, *events: dict[str, Any]) -> httpx.Response:
        source = f"/tenants/{self.tenant}/kiosks/{self.kiosk}"
        return self.ask("POST", "/v1/kiosk/events", [{"source": source, **one} for one in events], media=BATCH)


@dataclass
class SpokenRecord:
    """An epoch of a record, grown event by event (docs/record/format.md). ``key`` signs its checkpoints."""

    previous: dict[str, Any] | None = None
    epoch: str = field(default_factory=lambda: secrets.token_hex(16))
    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    events: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.public = self.key.public_key().public_bytes_raw()
        self.genesis = _compact(
            {
                "v": 1,
                "epoch": self.epoch,
                "began": AT,
                "key": b64encode(self.public).decode(),
                "why": "installed" if self.previous is None else "restored",
                "previous": self.previous,
            }
        )

    @property
    def head(self) -> bytes:
        """The hash of the last event, or of the genesis."""
        if not self.events:
            return sha256(b"lk/genesis/1" + self.genesis.encode()).digest()
        return bytes.fromhex(self.events[-1]["audithash"])

    def grow(self, times: int = 1, personal: str | None = None) -> list[dict[str, Any]]:
        """So many further events; they alone."""
        for _ in range(times):
            self.events.append(self._event(len(self.events) + 1, personal))
        return self.events[len(self.events) - times :]

    def _event(self, seq: int, personal: str | None) -> dict[str, Any]:
        told = {"v": 1, "epoch": self.epoch, "seq": seq, "type": "door.closed", "at": AT, "clock": "free-running"}
        where = {"boot": "6c1d", "mono_ns": seq, "bank": "A", "door": "07", "detail": {}}
        header = _compact({**told, **where})
        salt = None if personal is None else secrets.token_bytes(32)
        committed = None if salt is None else sha256(b"lk/personal/1" + salt + (personal or "").encode()).digest()
        link = self.head + seq.to_bytes(8, "big") + sha256(header.encode()).digest() + (committed or bytes(32))
        hashed = sha256(b"lk/event/1" + link).hexdigest()
        return {
            "specversion": "1.0",
            "id": hashed,
            "type": "door.closed",
            "time": AT,
            "epoch": self.epoch,
            "sequence": seq,
            "audithash": hashed,
            "datacontenttype": "application/json",
            "data": {
                "header": header,
                "commitment": None if committed is None else committed.hex(),
                "personal": personal,
                "salt": None if salt is None else b64encode(salt).decode(),
            },
        }

    def checkpoint(self, root: bytes | None = None) -> str:
        """A signed note over all events so far; with ``root``, one that claims another root than theirs."""
        leaves = [bytes.fromhex(one["audithash"]) for one in self.events]
        text = f"locker-kiosk/{self.epoch}\n{len(leaves)}\n{b64encode(root or root_of(leaves)).decode()}\n"
        name = sha256(_ORIGIN + b"\n\x01" + self.public).digest()[:4]
        signature = b64encode(name + self.key.sign(text.encode())).decode()
        return f"{text}\n— locker-kiosk {signature}\n"


def root_of(hashes: Sequence[bytes]) -> bytes:
    """The root over these events (RFC 9162, 2.1)."""
    if len(hashes) == 1:
        return sha256(b"\0" + hashes[0]).digest()
    left = 1 << (len(hashes) - 1).bit_length() - 1
    return sha256(b"\1" + root_of(hashes[:left]) + root_of(hashes[left:])).digest()


def is_signed(note: str, name: str, public: bytes) -> bool:
    """Whether below a note is a line of this name and key. ``InvalidSignature`` where it is not over this note."""
    text, _, lines = note.partition("\n\n")
    keyed = sha256(name.encode() + b"\n\x01" + public).digest()[:4]
    found = [b64decode(line.split(" ")[2]) for line in lines.splitlines() if line.startswith(f"— {name} ")]
    mine = [raw[4:] for raw in found if raw[:4] == keyed]
    for signature in mine:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, f"{text}\n".encode())
    return bool(mine)


def _compact(told: dict[str, Any]) -> str:
    return json.dumps(told, separators=(",", ":"))
