"""What a request needs of the process that serves it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, cast

from fastapi import Depends, Request
from sqlalchemy import Engine

from upstream.clock import Now
from upstream.kiosks.server_key import ServerKey
from upstream.metrics import Metrics
from upstream.settings import Settings


@dataclass(frozen=True, slots=True)
class Service:
    """Nothing in here is a state of the service's own: any number of processes serve one database."""

    settings: Settings
    engine: Engine
    now: Now
    metrics: Metrics
    key: ServerKey


def service_of(request: Request) -> Service:
    return cast(Service, request.app.state.service)


ServiceOf = Annotated[Service, Depends(service_of)]
"""For an endpoint: ``service: ServiceOf``."""
