"""The service as an ASGI app."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from sqlalchemy import Engine
from starlette.exceptions import HTTPException

from upstream.api import (
    bookings,
    changes,
    enrolments,
    health,
    issuing_keys,
    openings,
    policies,
    records,
    recoveries,
    sites,
)
from upstream.clock import Now, system_clock
from upstream.gate import UNREACHABLE, Gate
from upstream.kiosks.server_key import ServerKey
from upstream.metrics import Metrics
from upstream.problems import DESCRIBED, Problem, unavailable
from upstream.service import Service
from upstream.settings import Settings
from upstream.upkeep import lifespan

ROUTERS = (
    health.router,
    enrolments.router,
    records.router,
    changes.router,
    bookings.router,
    sites.router,
    openings.router,
    recoveries.router,
    issuing_keys.router,
    policies.router,
)


def make_app(settings: Settings, engine: Engine, now: Now = system_clock, key: ServerKey | None = None) -> FastAPI:
    """The app over a database of this version's schema. It writes the answers' date itself: so must the server not.

    Without a ``key`` it signs with one that is gone with it.
    """
    service = Service(settings, engine, now, Metrics(), key or ServerKey.new())
    app = FastAPI(
        title="Locker Kiosk upstream",
        version="1",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan(service),
    )
    app.state.service = service
    for router in ROUTERS:
        app.include_router(router, responses=DESCRIBED)
    _handle_errors(app)
    app.add_middleware(Gate, service=service)
    return app


def _handle_errors(app: FastAPI) -> None:
    app.add_exception_handler(Problem, _problem)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    for kind in UNREACHABLE:
        app.add_exception_handler(kind, _unreachable)


def _problem(_request: Request, problem: Exception) -> Response:
    assert isinstance(problem, Problem)
    return problem.response()


def _invalid(_request: Request, error: Exception) -> Response:
    """What was sent is not repeated: it may be somebody's name."""
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = [part for part in first["loc"] if part != "body"]
    more: dict[str, Any] = {"index": where[0]} if where and isinstance(where[0], int) else {}
    place = ".".join(str(part)[:50] for part in where) or str(first["loc"][0])
    return Problem(422, "invalid", f"{place}: {first['msg'].rstrip('.')}.", **more).response()


def _http(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    slug = {404: "not-found", 405: "method-not-allowed", 400: "malformed"}.get(error.status_code, "http")
    sentence = {404: "There is nothing here.", 405: "This can't be done here."}.get(error.status_code)
    headers = dict(error.headers or {})
    return Problem(error.status_code, slug, sentence or "The request can't be read.", headers=headers).response()


def _unreachable(_request: Request, _error: Exception) -> Response:
    return unavailable().response()
