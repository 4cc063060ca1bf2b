"""Talking to upstream: one signed request at a time (upstream/PROTOCOL.md)."""

from __future__ import annotations

import ssl
import time
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

import httpx

from kiosk.engine.upstream.ports import DeviceKey, OwedEvent, OwnEpoch, Place
from kiosk.sync import answers, envelopes
from kiosk.sync.about import About
from kiosk.sync.answers import Enrolment, Hello
from kiosk.sync.errors import Refused, Unreachable
from kiosk.sync.signing import Signer

# Seconds: reliability.md, section 3 (client rules).
CONNECT_S = 5.0
READ_S = 10.0
# No answer is larger (bytes), nor on its way for longer beyond what it may take to begin (seconds): whatever sends one
# without an end fills no memory, and holds up nothing for ever.
MOST_BYTES = 16 << 20
WHOLE_S = 120.0
# Who dates an answer further off than this has no clock; and there has to be a date to sign with.
_FURTHEST_OFF = timedelta(days=36_500)
# Upstream's clock shows whole seconds.
_HALF_A_SECOND = 0.5
# Why a request that was refused goes well the second time, with another date and nonce.
_ONCE_MORE = frozenset({"stale", "replayed"})
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


class UpstreamClient:
    """One upstream, one key. Whatever goes wrong is a ``SyncError``. Used by one thread at a time."""

    def __init__(
        self,
        url: str,
        key: DeviceKey,
        now: Callable[[], datetime],
        ca_file: str | None = None,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        """``url`` up to and without ``/v1``; ``ca_file``: the certificates to believe in place of the system's."""
        self._base = httpx.URL(url.rstrip("/") + "/v1/")
        self._key = key
        self._signer = Signer(key)
        self._now = now
        self.clock_offset_s: float | None = None
        self.answered_at: datetime | None = None  # as the last answer is dated by upstream's clock, to the second
        self.hello_said: Hello | None = None
        self._http = httpx.Client(
            verify=True if ca_file is None else ssl.create_default_context(cafile=ca_file),
            timeout=httpx.Timeout(READ_S, connect=CONNECT_S),
            headers={"Accept-Encoding": "identity"},  # a small answer could unfold to one of any size
            trust_env=self._base.host not in _LOOPBACK,  # a proxy leads nowhere near this machine
            transport=transport,
        )

    def close(self) -> None:
        """Let go of the connection."""
        self._http.close()

    # --- enrolment

    def enrol(self, about: About) -> Enrolment:
        """Ask to be taken in. Asked again while that is pending, the answer is the same."""
        told = {
            "key": b64encode(self._key.public).decode(),
            "name": about.name,
            "site": about.site,
            "banks": list(about.banks),
            "version": about.version,
        }
        return answers.enrolment(self.ask("POST", "enrolments", told))

    def enrolment(self, id_: str) -> Enrolment:
        """How that stands."""
        return answers.enrolment(self.ask("GET", f"enrolments/{quote(id_, safe='')}"), id_)

    # --- the record

    def hello(self) -> Hello:
        """Who this kiosk is upstream, and how far its record is there."""
        self.hello_said = answers.hello(self.ask("GET", "kiosk"))
        return self.hello_said

    def announce(self, epoch: OwnEpoch) -> Place:
        """Say that there is this epoch; how far upstream has it."""
        told = {"number": epoch.number, "genesis": epoch.genesis}
        return answers.place(self.ask("PUT", f"kiosk/epochs/{epoch.id}", told))

    def send(self, events: Sequence[OwedEvent], *, opaque: bool = False) -> Place:
        """Send events of one epoch, in order; how far upstream has that epoch now. ``hello`` has been said."""
        assert self.hello_said is not None, "upstream has to be greeted first"
        source = f"/tenants/{self.hello_said.tenant}/kiosks/{self.hello_said.kiosk}"
        body = envelopes.batch(events, source, opaque=opaque)
        return answers.place(answers.told(self._exchange("POST", "kiosk/events", body, envelopes.MEDIA_TYPE)))

    def countersign(self, note: str) -> str:
        """Hand in a checkpoint; the note with upstream's signature below the kiosk's."""
        return answers.text(self.ask("POST", "kiosk/checkpoints", {"note": note}), "note")

    # --- anything

    def ask(
        self,
        method: str,
        path: str,
        told: Mapping[str, Any] | None = None,
        *,
        params: Mapping[str, str | int] | None = None,
        read_s: float = READ_S,
    ) -> Mapping[str, Any]:
        """One request with a JSON object in its body, or none; the object in the answer. ``path`` without ``/v1/``.

        ``read_s``: how long the answer may take, in seconds; longer than usual where upstream is asked to wait.
        """
        body = None if told is None else envelopes.compact(told)
        return answers.told(self._exchange(method, path, body, "application/json", params, read_s))

    def _exchange(
        self,
        method: str,
        path: str,
        body: bytes | None,
        media_type: str,
        params: Mapping[str, str | int] | None = None,
        read_s: float = READ_S,
    ) -> httpx.Response:
        """Once more where the clock was to blame, which each answer puts right; or the network, which told it twice."""
        headers = {} if body is None else {"Content-Type": media_type}
        timeout = httpx.Timeout(read_s, connect=CONNECT_S)
        request = self._http.build_request(
            method, self._base.join(path), content=body, params=params, headers=headers, timeout=timeout
        )
        answer = self._send(request)
        if answer.is_success:
            return answer
        problem = answers.error(answer)
        if isinstance(problem, Refused) and problem.reason in _ONCE_MORE:
            answer = self._send(request)
            if answer.is_success:
                return answer
            problem = answers.error(answer)
        raise problem

    def _send(self, request: httpx.Request) -> httpx.Response:
        offset = self.clock_offset_s or 0.0
        if self.clock_offset_s is not None:
            request.headers["LK-Clock-Offset"] = f"{offset:.1f}"
        before = self._now()
        self._signer.sign(request, before + timedelta(seconds=offset))
        try:
            answer = self._whole(request)
        except httpx.HTTPError as error:
            raise Unreachable(_sentence(error)) from error
        self._measure(answer, before)
        return answer

    def _whole(self, request: httpx.Request) -> httpx.Response:
        """The answer, once all of it is here. Nothing that it asks to be kept is sent along with the next request."""
        until = time.monotonic() + request.extensions["timeout"]["read"] + WHOLE_S
        answer = self._http.send(request, stream=True)
        self._http.cookies.clear()
        try:
            body = _body(answer, until)
        finally:
            answer.close()
        return httpx.Response(answer.status_code, headers=answer.headers, content=body, request=request)

    def _measure(self, answer: httpx.Response, before: datetime) -> None:
        """How far the clock here is behind upstream's. Half the time of the exchange is the answer's way back."""
        at, halfway = answers.date(answer), before + (self._now() - before) / 2
        if at is not None and abs(at - halfway) > _FURTHEST_OFF:
            at = None
        self.answered_at = at
        if at is not None:
            self.clock_offset_s = (at - halfway).total_seconds() + _HALF_A_SECOND


def _body(answer: httpx.Response, until: float) -> bytes:
    """The whole body. ``Unreachable`` where it is too large, too slow, or in a form that was not asked for."""
    if answer.headers.get("content-encoding", "identity").lower() != "identity":
        raise Unreachable("Something answered in a form that upstream does not use: is the address right?")
    parts, size = [], 0
    for part in answer.iter_bytes():
        parts.append(part)
        size += len(part)
        if size > MOST_BYTES or time.monotonic() > until:
            raise Unreachable("An answer was too long, or did not end: it can't be upstream's.")
    return b"".join(parts)


def _sentence(error: httpx.HTTPError) -> str:
    if isinstance(error, httpx.TimeoutException):
        return "Upstream does not answer in time."
    if isinstance(error, httpx.ConnectError):
        cause = str(error)
        if "CERTIFICATE_VERIFY_FAILED" in cause:
            return "Upstream's certificate is not one that this kiosk believes. Is its clock right, and ca_file?"
        return "There is no way to upstream: the network is down, or its address is wrong."
    return "The connection to upstream broke off."
