"""What stands before all endpoints: the size of a body, the signature, the answer's date, what is counted."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from email.utils import format_datetime
from time import perf_counter
from typing import Any

from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.types import Message as AsgiMessage

from upstream.problems import Problem, unavailable
from upstream.service import Service
from upstream.signatures import Message, check, check_known

OPEN = frozenset({"/v1/health", "/metrics", "/openapi.json"})
# What a stranger may have this process keep in memory (bytes): a request to be enrolled is smaller.
STRANGERS_BODY = 256 << 10
UNREACHABLE = (OperationalError, InterfaceError, NoConnection)
"""How a database says that it is not there, or that it has no time."""


class Gate:
    """The outermost layer of the app."""

    def __init__(self, app: ASGIApp, service: Service) -> None:
        self._app = app
        self._service = service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        dated = _Dated(send, self._service)
        began = perf_counter()
        try:
            await self._serve(scope, receive, dated)
        finally:
            metrics = self._service.metrics
            metrics.seconds.observe(perf_counter() - began)
            metrics.requests.labels(_method(scope), str(dated.status)).inc()

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] in {"GET", "HEAD"} and scope["path"] in OPEN:
            await self._app(scope, receive, send)
            return
        try:
            body = await self._body(scope, receive)
            caller = await run_in_threadpool(check, self._service, self._message(scope, body))
        except ClientDisconnect:
            return
        except Problem as problem:
            await problem.response()(scope, receive, send)
            return
        except UNREACHABLE:
            await unavailable().response()(scope, receive, send)
            return
        scope.setdefault("state", {})["caller"] = caller
        await self._app(scope, _again(body, receive), send)

    async def _body(self, scope: Scope, receive: Receive) -> bytes:
        """The body. Raises Problem as soon as it is longer than it may be, or than a stranger's may be."""
        most = self._service.settings.max_body
        length = Headers(scope=scope).get("content-length", "0")
        if length.isdecimal() and int(length) > most:
            raise _too_large(most)
        parts, size, is_known = [], 0, False
        async for part in _parts(receive):
            size += len(part)
            if size > most:
                raise _too_large(most)
            if size > STRANGERS_BODY and not is_known:
                await run_in_threadpool(check_known, self._service, _joined(scope))
                is_known = True
            parts.append(part)
        return b"".join(parts)

    def _message(self, scope: Scope, body: bytes) -> Message:
        headers = _joined(scope)
        base = self._service.settings.public_url or f"{scope['scheme']}://{headers.get('host', '')}"
        path = scope.get("raw_path") or scope["path"].encode()
        query = b"?" + scope["query_string"] if scope["query_string"] else b""
        url = base.rstrip("/") + (path.partition(b"?")[0] + query).decode("latin-1")
        return Message(scope["method"], url, headers, body, scope["path"])


class _Dated:
    """Sends answers with the date on them, by which kiosks measure how far their clock is off."""

    def __init__(self, send: Send, service: Service) -> None:
        self.status = 0
        self._send = send
        self._service = service

    async def __call__(self, message: AsgiMessage) -> None:
        """Pass it on."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            date = format_datetime(self._service.now(), usegmt=True).encode()
            headers = [pair for pair in message.get("headers", []) if pair[0].lower() != b"date"]
            message = {**message, "headers": [*headers, (b"date", date)]}
        await self._send(message)


async def _parts(receive: Receive) -> AsyncIterator[bytes]:
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        yield message.get("body", b"")
        more = message.get("more_body", False)


def _too_large(most: int) -> Problem:
    # What is still on its way is not read: the connection can't be used again.
    headers = {"Connection": "close"}
    return Problem(413, "too-large", f"A body may have {most} bytes; send less at once.", headers=headers)


def _again(body: bytes, receive: Receive) -> Callable[[], Awaitable[AsgiMessage]]:
    """A way to receive the body that was read already; after it comes what comes."""
    left: list[dict[str, Any]] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive_again() -> AsgiMessage:
        return left.pop() if left else await receive()

    return receive_again


def _joined(scope: Scope) -> dict[str, str]:
    """Headers by name; those that are there several times are joined, as the signature has it."""
    found: dict[str, str] = {}
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        found[name] = f"{found[name]}, {value}" if name in found else value
    return found


def _method(scope: Scope) -> str:
    known = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"}
    return scope["method"] if scope["method"] in known else "other"
