"""What goes on beside requests: delivering notices, and forgetting what nobody needs any more.

Each process of each host does it. Whoever comes second to a tenant passes it over; twice would do no harm.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime

import structlog
from fastapi import FastAPI
from sqlalchemy import Connection, select
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from upstream import signatures
from upstream.bookings.upkeep import upkeep as end_bookings
from upstream.changes import feed, waking
from upstream.database.database import transaction
from upstream.database.locks import try_to_hold
from upstream.database.tables import tenant
from upstream.kiosks import forgetting
from upstream.notices import sender
from upstream.openings import opening
from upstream.records import retention
from upstream.recoveries import grant
from upstream.service import Service
from upstream.sites import report

log = structlog.get_logger()

Stopping = Callable[[], bool]

KEEP_UP_EVERY_S, DELIVER_EVERY_S = 300.0, 15.0
OF_TENANTS: tuple[Callable[[Connection, str, datetime], object], ...] = (
    end_bookings,
    report.keep_up,
    opening.upkeep,
    grant.upkeep,
    feed.purge,
    retention.forget_bookings,
    retention.forget_requests,
    retention.purge_notices,
)


def keep_up(service: Service, stopping: Stopping = lambda: False) -> None:
    """Once. What fails for one tenant is tried again the next time, and hinders no other."""
    now = service.now()
    with transaction(service.engine) as connection:
        if try_to_hold(connection, "upkeep"):
            signatures.forget_nonces(connection, now)
            forgetting.forget(connection, now)
        slugs = connection.execute(select(tenant.c.slug)).scalars().all()
    for slug in slugs:
        try:
            _keep_up(service, slug, now, stopping)
        except SQLAlchemyError as error:
            log.error("upkeep did not work, it is tried again", tenant=slug, why=type(error).__name__)


def _keep_up(service: Service, slug: str, now: datetime, stopping: Stopping) -> None:
    for of_tenant in OF_TENANTS:
        with transaction(service.engine) as connection:
            if try_to_hold(connection, "upkeep", slug):
                of_tenant(connection, slug, now)
    while not stopping():
        with transaction(service.engine) as connection:
            if not (try_to_hold(connection, "upkeep", slug) and retention.erase_some(connection, slug, now)):
                return


def lifespan(service: Service) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """Keeps up while the app is served."""

    @asynccontextmanager
    async def living(app: FastAPI) -> AsyncIterator[None]:
        ending = _Ending()
        tasks = [
            asyncio.create_task(_again_and_again(work, service, ending, every_s))
            for work, every_s in ((keep_up, KEEP_UP_EVERY_S), (sender.deliver, DELIVER_EVERY_S))
        ]
        async with waking.while_serving(service.engine)(app):
            yield
        ending.begin()
        await asyncio.gather(*tasks)  # what is under way ends with what it has in its hands

    return living


class _Ending:
    """That the app ends, told to the threads that work for it and to whoever waits between two rounds."""

    def __init__(self) -> None:
        self._for_threads = threading.Event()
        self._for_tasks = asyncio.Event()

    def begin(self) -> None:
        self._for_threads.set()
        self._for_tasks.set()

    def has_begun(self) -> bool:
        return self._for_threads.is_set()

    async def within(self, seconds: float) -> bool:
        """Whether it begins in so long."""
        try:
            await asyncio.wait_for(self._for_tasks.wait(), seconds)
        except TimeoutError:
            return False
        return True


async def _again_and_again(
    work: Callable[[Service, Stopping], object], service: Service, ending: _Ending, every_s: float
) -> None:
    while not ending.has_begun():
        try:
            await run_in_threadpool(work, service, ending.has_begun)
        except SQLAlchemyError as error:
            log.error("upkeep did not work, it is tried again", why=type(error).__name__)
        except Exception:  # what one round can't do must not end all that come after it
            log.exception("upkeep failed, it is tried again")
        if await ending.within(every_s):
            return
