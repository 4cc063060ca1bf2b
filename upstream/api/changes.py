"""What kiosks take from here, a page at a time; who has everything may wait for more."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool

from upstream.changes import waking
from upstream.changes.cursor import Cursor, NotACursor, read
from upstream.changes.pages import MOST, CursorExpired, Page, page
from upstream.database.database import transaction
from upstream.problems import Problem
from upstream.service import Service, ServiceOf
from upstream.signatures import KioskCaller

router = APIRouter(tags=["changes"])

LONGEST_WAIT_S = 50
# Being woken is a hint that may get lost: who waits looks that often by themselves (seconds).
LOOK_EVERY_S = 5.0


class ChangeShape(BaseModel):
    """One thing as it is now; of two versions of it the larger is newer. ``value`` depends on the kind."""

    kind: str
    id: str
    version: int
    deleted: bool
    value: dict[str, Any] | None


class ChangesShape(BaseModel):
    """A page. ``more``: the next one is there already. ``snapshot``: it is a part of everything that there is."""

    changes: list[ChangeShape]
    cursor: Annotated[str, Field(description="What to ask for the next page with.")]
    more: bool
    snapshot: bool


@router.get("/v1/kiosk/changes")
async def changes(
    request: Request,
    service: ServiceOf,
    caller: KioskCaller,
    cursor: Annotated[str | None, Query(description="Of the page before; without it, everything there is.")] = None,
    limit: Annotated[int, Query(ge=1, le=MOST)] = MOST,
    wait: Annotated[int, Query(ge=0, le=LONGEST_WAIT_S, description="Seconds to wait where nothing is new.")] = 0,
) -> ChangesShape:
    """What has changed since a cursor."""
    since = _cursor(cursor, caller.tenant)
    if wait == 0:
        return _shape(await run_in_threadpool(_page, service, caller.tenant, since, limit))
    return _shape(await _wait(request, service, caller.tenant, since, limit, wait))


async def _wait(
    request: Request, service: Service, tenant: str, since: Cursor | None, limit: int, seconds: int
) -> Page:
    """The next page, empty only where nothing has come for so long, or nobody waits any more."""
    loop = asyncio.get_running_loop()
    until = loop.time() + seconds
    with waking.of(service.engine).waiter(tenant) as waiter:
        while True:
            found = await run_in_threadpool(_page, service, tenant, since, limit)
            left = until - loop.time()
            if found.changes or found.snapshot or left <= 0 or await request.is_disconnected():
                return found
            await waiter.wait(min(left, LOOK_EVERY_S))


def _page(service: Service, tenant: str, since: Cursor | None, limit: int) -> Page:
    try:
        with transaction(service.engine) as connection:
            return page(connection, tenant, since, limit)
    except CursorExpired:
        detail = "What was deleted since then is not known any more. Leave the cursor out: a snapshot has everything."
        raise Problem(410, "cursor-expired", detail) from None


def _cursor(text: str | None, tenant: str) -> Cursor | None:
    try:
        return read(text, tenant) if text else None
    except NotACursor as error:
        raise Problem(400, "invalid-cursor", str(error)) from None


def _shape(found: Page) -> ChangesShape:
    told = [ChangeShape(**one) for one in found.changes]
    return ChangesShape(changes=told, cursor=found.cursor.text(), more=found.more, snapshot=found.snapshot)
