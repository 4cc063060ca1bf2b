"""What goes on beside requests: forgetting what nobody needs any more. Each process does it; twice does no harm."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime, timedelta

import structlog
from fastapi import FastAPI
from sqlalchemy import Connection, delete, select
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from upstream import signatures
from upstream.bookings.upkeep import upkeep as end_bookings
from upstream.changes import feed, waking
from upstream.database.database import transaction
from upstream.database.tables import enrolment, tenant
from upstream.kiosks.enrolment import APPROVED
from upstream.service import Service

log = structlog.get_logger()

EVERY_S = 300.0
FORGOTTEN = timedelta(days=7)
OF_TENANTS: tuple[Callable[[Connection, str, datetime], object], ...] = (end_bookings, feed.purge)


def keep_up(service: Service) -> None:
    """Once. What fails is tried again the next time."""
    now = service.now()
    with transaction(service.engine) as connection:
        signatures.forget_nonces(connection, now)
        _forget_enrolments(connection, now)
        slugs = connection.execute(select(tenant.c.slug)).scalars().all()
    for slug in slugs:
        for of_tenant in OF_TENANTS:
            with transaction(service.engine) as connection:
                of_tenant(connection, slug, now)


def lifespan(service: Service) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """Keeps up while the app is served."""

    @asynccontextmanager
    async def living(app: FastAPI) -> AsyncIterator[None]:
        task = asyncio.create_task(_again_and_again(service))
        async with waking.while_serving(service.engine)(app):
            yield
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    return living


async def _again_and_again(service: Service) -> None:
    while True:
        try:
            await run_in_threadpool(keep_up, service)
        except SQLAlchemyError as error:
            log.error("upkeep did not work, it is tried again", why=type(error).__name__)
        await asyncio.sleep(EVERY_S)


def _forget_enrolments(connection: Connection, now: datetime) -> None:
    """Those that came to nothing."""
    old = (enrolment.c.expires_at < now - FORGOTTEN) & (enrolment.c.state != APPROVED)
    connection.execute(delete(enrolment).where(old))
