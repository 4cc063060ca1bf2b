"""The real upstream, served to tests: on a loopback port in a thread of its own, or without any network."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Coroutine
from datetime import datetime
from hashlib import sha256
from typing import Any, TypeVar

import httpx
import uvicorn
from sqlalchemy import Engine

from upstream import serving
from upstream.app import make_app
from upstream.clock import Now, system_clock
from upstream.database import tables as t
from upstream.database.database import transaction
from upstream.kiosks.server_key import ServerKey
from upstream.settings import Settings

TENANT = "acme"
WITHIN_S = 30.0
Found = TypeVar("Found")


class UpstreamServer:
    """One process' worth of upstream at ``url``; the same address after ``restart``."""

    def __init__(self, engine: Engine, *, settings: Settings | None = None, now: Now = system_clock) -> None:
        self.engine = engine
        self._settings = settings or Settings()
        self._now = now
        self.key = ServerKey.new()
        self._address = ("127.0.0.1", 0)
        self._running: tuple[_Server, threading.Thread] | None = None
        self.start()

    @property
    def url(self) -> str:
        """Up to and without ``/v1``."""
        return f"http://{self._address[0]}:{self._address[1]}"

    @property
    def port(self) -> int:
        return self._address[1]

    def start(self, engine: Engine | None = None) -> None:
        """Serve, from another database where ``engine`` is given."""
        assert self._running is None, "it runs already"
        self.engine = engine or self.engine
        listening = socket.create_server(self._address)
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # as the service itself does
        self._address = listening.getsockname()
        server = _Server(make_app(self._settings, self.engine, self._now, self.key))
        thread = threading.Thread(target=server.run, args=([listening],), name="upstream", daemon=True)
        thread.start()
        assert server.is_up.wait(WITHIN_S), "upstream did not start"
        self._running = server, thread

    def stop(self) -> None:
        """Answer what was asked, and end. Nothing happens where it does not run."""
        if self._running is None:
            return
        server, thread = self._running
        self._running = None
        server.should_exit = True
        thread.join(WITHIN_S)
        assert not thread.is_alive(), "upstream did not end"

    def restart(self, engine: Engine | None = None) -> None:
        """A new process, at the same address."""
        self.stop()
        self.start(engine)


class _Server(uvicorn.Server):
    """Says when it serves."""

    def __init__(self, app: Any) -> None:
        # None: logging is the test's, which fails for what nobody announced.
        super().__init__(serving.configuration(app, log_config=None))
        self.is_up = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.is_up.set()


class InProcess(httpx.BaseTransport):
    """Requests go straight into the app: no socket, and no byte is lost."""

    def __init__(self, app: Any) -> None:
        self._transport = httpx.ASGITransport(app)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="in-process upstream", daemon=True)
        self._thread.start()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        answer, content = self._run(self._ask(request))
        return httpx.Response(answer.status_code, headers=answer.headers, content=content, request=request)

    async def _ask(self, request: httpx.Request) -> tuple[httpx.Response, bytes]:
        sent = httpx.Request(request.method, request.url, headers=request.headers, content=request.content)
        answer = await self._transport.handle_async_request(sent)
        return answer, await answer.aread()

    def close(self) -> None:
        """Clients close it with themselves; it goes on all the same until ``end``."""

    def end(self) -> None:
        self._run(self._loop.shutdown_default_executor())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(WITHIN_S)
        self._loop.close()

    def _run(self, work: Coroutine[Any, Any, Found]) -> Found:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(WITHIN_S)


def take_in(engine: Engine, public: bytes, at: datetime, *, tenant: str = TENANT, name: str = "rig") -> str:
    """As if the kiosk of this name and key had been enrolled and approved; its id."""
    kiosk = f"{tenant}-{name}"
    with transaction(engine) as connection:
        known = connection.execute(t.tenant.select().where(t.tenant.c.slug == tenant)).first()
        if known is None:
            connection.execute(t.tenant.insert(), {"slug": tenant, "name": tenant.title(), "created_at": at})
        there = {"id": kiosk, "tenant": tenant, "name": name, "site": "HQ", "banks": '["A"]', "version": "1.0"}
        connection.execute(t.kiosk.insert(), {**there, "created_at": at})
        whose = {"kind": "kiosk", "name": name, "tenant": tenant, "kiosk": kiosk, "created_at": at}
        connection.execute(t.key.insert(), {"id": sha256(public).hexdigest(), "public": public, **whose})
    return kiosk
