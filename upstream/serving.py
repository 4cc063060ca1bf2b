"""The app behind uvicorn, in one process or several."""

from __future__ import annotations

import os
import signal
import socket
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Any

import uvicorn
from fastapi import FastAPI
from uvicorn.supervisors import Multiprocess

from upstream import logs
from upstream.app import make_app
from upstream.clock import system_clock
from upstream.database.database import open_database, transaction
from upstream.kiosks.server_key import open_key
from upstream.metrics import SHARED
from upstream.settings import Settings

DATABASE, PUBLIC_URL = "LOCKER_UPSTREAM_DATABASE", "LOCKER_UPSTREAM_PUBLIC_URL"
KEY_FILE = "LOCKER_UPSTREAM_KEY_FILE"
GRACE_S = 10
_PENDING = 1024  # connections that wait to be accepted


@dataclass(frozen=True, slots=True)
class How:
    """As the command line says."""

    database: str
    key_file: Path
    public_url: str | None
    host: str
    port: int
    workers: int
    tls_cert: Path | None
    tls_key: Path | None


def app() -> FastAPI:
    """The app of a worker, which learns from its environment what it serves."""
    logs.set_up()
    engine = open_database(os.environ[DATABASE])
    with transaction(engine) as connection:
        key = open_key(connection, Path(os.environ[KEY_FILE]), system_clock())
    return make_app(Settings(public_url=os.environ.get(PUBLIC_URL)), engine, key=key)


def configuration(app: Any, **options: Any) -> uvicorn.Config:
    """How any uvicorn has to serve the app: it dates the answers itself."""
    options = {"date_header": False, "server_header": False, "access_log": False, **options}
    return uvicorn.Config(app, timeout_graceful_shutdown=GRACE_S, **options)


def run(how: How) -> bool:
    """Serve until a signal ends it; whether it could. ``ValueError`` and ``OSError`` where it can't begin."""
    Settings(public_url=how.public_url)
    os.environ |= {DATABASE: how.database, KEY_FILE: str(how.key_file)}
    if how.public_url is not None:
        os.environ[PUBLIC_URL] = how.public_url
    config = configuration(
        "upstream.serving:app",
        factory=True,
        workers=how.workers,
        log_level="warning",
        ssl_certfile=how.tls_cert,
        ssl_keyfile=how.tls_key,
    )
    with _listening(how) as listening:
        signal.signal(signal.SIGTERM, _ended)
        _print_address(how, listening)
        server = uvicorn.Server(config)
        if how.workers == 1:
            server.run([listening])
            return server.started
        with TemporaryDirectory(prefix="locker-upstream-") as shared:
            os.environ[SHARED] = shared
            Multiprocess(config, sockets=[listening]).run()
        return True


def _ended(_number: int, _frame: FrameType | None) -> None:
    """Being told to end is no failure. uvicorn raises the signal again once all is answered."""
    raise SystemExit(os.EX_OK)


def _listening(how: How) -> socket.socket:
    family = socket.AF_INET6 if ":" in how.host else socket.AF_INET
    listening = socket.create_server((how.host, how.port), family=family, backlog=_PENDING)
    listening.set_inheritable(True)
    # An answer goes out in two pieces; else the second would wait until the kiosk's system has confirmed the first.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def _print_address(how: How, listening: socket.socket) -> None:
    host, port = listening.getsockname()[:2]
    scheme = "https" if how.tls_cert is not None else "http"
    shown = f"[{host}]" if ":" in host else host
    print(f"Serving {scheme}://{shown}:{port}", flush=True)  # noqa: T201
