"""Bookings: what banks can give, booking it, changing it, and what the kiosks say to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Query
from fastapi.responses import JSONResponse, Response
from pydantic import AwareDatetime
from sqlalchemy import Connection

from upstream.api.booking_shapes import (
    Agreed,
    Availability,
    BookingShape,
    KiosksAnswer,
    Name,
    NewBooking,
    NewTimes,
    QuotaShape,
    QuotasShape,
    booking_json,
    quota_shape,
    room_shape,
)
from upstream.bookings import answers, book, change, quotas, rows
from upstream.bookings.book import Booker
from upstream.bookings.idempotency import Told, once
from upstream.bookings.tags import etag, read_if_match
from upstream.bookings.values import Booking, Refused, Size
from upstream.bookings.windows import NoWindow, Window, new_window, window
from upstream.database.database import transaction
from upstream.kiosks.keys import CLIENT, KIOSK, Caller
from upstream.problems import Problem
from upstream.service import Service, ServiceOf
from upstream.signatures import KioskCaller, signed

router = APIRouter(tags=["bookings"])

BookingCaller = Annotated[Caller, Depends(signed(CLIENT, KIOSK))]
"""Reception and partners; a reception's kiosk books for its own tenant, too."""

IdempotencyKey = Annotated[
    str, Header(min_length=1, max_length=255, pattern=r"^[\x21-\x7e]+$", description="Another for each booking.")
]
IfMatch = Annotated[str | None, Header(max_length=1000, description="The ETag of the version that is changed.")]
_Make = Callable[[datetime, datetime, datetime], Window]
_TAGGED: dict[str, Any] = {"ETag": {"description": "This version of it.", "schema": {"type": "string"}}}


@router.get("/v1/availability")
def availability(
    service: ServiceOf,
    caller: BookingCaller,
    start: Annotated[AwareDatetime, Query(alias="from")],
    end: Annotated[AwareDatetime, Query(alias="to")],
    size: Size | None = None,
) -> Availability:
    """How many doors each bank of the tenant can give at every moment from ``from`` until ``to``."""
    now = service.now()
    within = _window(window, start, end, now)
    with transaction(service.engine) as connection:
        found = quotas.rooms(connection, caller.tenant, within, size, now)
    return Availability(banks=[room_shape(one) for one in found])


@router.post("/v1/bookings", status_code=201, response_model=BookingShape, responses={201: {"headers": _TAGGED}})
def create(service: ServiceOf, caller: BookingCaller, new: NewBooking, idempotency_key: IdempotencyKey) -> Response:
    """Book a door of a bank. Sent again with the same key, it is answered again and not booked again."""
    by, now = Booker(caller.key, caller.tenant), service.now()
    with transaction(service.engine) as connection:
        asked = {"do": "book", **new.model_dump(mode="json")}
        told = once(connection, by, idempotency_key, asked, lambda: _book(connection, by, new, service), now)
    return _told(told)


@router.get("/v1/bookings/{id}", response_model=BookingShape, responses={200: {"headers": _TAGGED}})
def read(service: ServiceOf, caller: BookingCaller, id: Name) -> Response:  # noqa: A002 (as the path has it)
    """A booking of the tenant, as it stands."""
    with transaction(service.engine) as connection:
        found = rows.find(connection, caller.tenant, id)
    return _whole(found or change.unknown())


@router.patch("/v1/bookings/{id}", response_model=BookingShape, responses={200: {"headers": _TAGGED}})
def move(
    service: ServiceOf,
    caller: BookingCaller,
    id: Name,  # noqa: A002
    to: NewTimes,
    if_match: IfMatch = None,
) -> Response:
    """Move a booking to other times, where they are free. Its kiosk has to confirm it again."""
    seen = _seen(if_match)
    with transaction(service.engine) as connection:
        answer = change.move(connection, caller.tenant, id, (to.start, to.end), seen, service.now())
    return _whole(answer)


@router.delete("/v1/bookings/{id}", response_model=BookingShape, responses={200: {"headers": _TAGGED}})
def cancel(
    service: ServiceOf,
    caller: BookingCaller,
    id: Name,  # noqa: A002
    if_match: IfMatch = None,
) -> Response:
    """Give a booking up; its room can be booked at once."""
    seen = _seen(if_match)
    with transaction(service.engine) as connection:
        answer = change.cancel(connection, caller.tenant, id, seen, service.now())
    return _whole(answer)


@router.get("/v1/kiosk/quotas")
def read_quotas(service: ServiceOf, caller: KioskCaller) -> QuotasShape:
    """What the kiosk has agreed to keep for bookings."""
    with transaction(service.engine) as connection:
        found = quotas.agreed_by(connection, caller.tenant, caller.kiosk)
    return QuotasShape(quotas=[quota_shape(one) for one in found])


@router.put("/v1/kiosk/quotas/{bank:path}/{size}")
def agree(service: ServiceOf, caller: KioskCaller, bank: Name, size: Size, agreed: Agreed) -> QuotaShape:
    """Agree to keep so many doors for bookings: more at any time, fewer down to what is sold (else 409)."""
    quota = agreed.quota(bank, size, service.now())
    with transaction(service.engine) as connection:
        refused = quotas.agree(connection, caller.tenant, caller.kiosk, quota)
    if refused is not None:
        raise _problem(refused)
    return quota_shape(quota)


@router.post("/v1/kiosk/bookings/{id}", response_model=BookingShape, responses={200: {"headers": _TAGGED}})
def take_answer(
    service: ServiceOf,
    caller: KioskCaller,
    id: Name,  # noqa: A002
    said: KiosksAnswer,
) -> Response:
    """The kiosk confirms a booking of one of its banks, gives another door for it, or rejects it."""
    answer = answers.Answer(said.state, said.door, said.why, said.revision)
    with transaction(service.engine) as connection:
        taken = answers.take(connection, caller.tenant, caller.kiosk, id, answer, service.now())
    return _whole(taken)


def _book(connection: Connection, by: Booker, new: NewBooking, service: Service) -> Told:
    now = service.now()
    wish = new.wish(_window(new_window, new.start, new.end, now))
    made = book.book(connection, by, wish, now)
    if isinstance(made, Refused):
        return Told(made.status, {"slug": made.slug, "detail": made.detail, "more": dict(made.more)})
    return Told(201, booking_json(made), {"ETag": etag(made), "Location": f"/v1/bookings/{made.id}"})


def _told(told: Told | Refused) -> Response:
    if isinstance(told, Refused):
        raise _problem(told)
    headers = {**told.headers, **({"Idempotency-Replayed": "true"} if told.replayed else {})}
    if told.status == 201:
        return JSONResponse(told.body, told.status, headers)
    body = told.body
    raise Problem(told.status, body["slug"], body["detail"], headers=headers, **body["more"])


def _whole(answer: Booking | Refused) -> Response:
    if isinstance(answer, Refused):
        raise _problem(answer)
    return JSONResponse(booking_json(answer), headers={"ETag": etag(answer)})


def _problem(refused: Refused) -> Problem:
    headers = {"ETag": f'"{refused.more["version"]}"'} if refused.status == 412 else None
    return Problem(refused.status, refused.slug, refused.detail, headers=headers, **refused.more)


def _seen(if_match: str | None) -> change.Seen:
    if if_match is None:
        raise Problem(428, "if-match-missing", "Say with If-Match which version you have seen.")
    try:
        tags = read_if_match(if_match)
    except ValueError as error:
        raise Problem(400, "invalid", str(error)) from None
    return lambda latest: tags is None or etag(latest) in tags


def _window(make: _Make, start: datetime, end: datetime, now: datetime) -> Window:
    try:
        return make(start, end, now)
    except NoWindow as no:
        raise Problem(422, "invalid", str(no)) from None
