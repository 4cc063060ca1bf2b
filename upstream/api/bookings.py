"""Bookings: what banks can give, booking it, changing it, and what the kiosks say to it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import JSONResponse, Response
from sqlalchemy import Connection

from upstream.api.answering import TAGGED, IdempotencyKey, IfMatch, kept, problem, respond, seen
from upstream.api.booking_shapes import (
    BookingShape,
    BookingsShape,
    KiosksAnswer,
    NewBooking,
    NewTimes,
    booking_json,
)
from upstream.api.quota_shapes import Agreed, Availability, QuotaShape, QuotasShape, quota_shape, room_shape
from upstream.api.shapes import Moment, Name, Time
from upstream.bookings import answers, book, change, listing, quotas, rows
from upstream.bookings.book import Booker
from upstream.bookings.tags import etag
from upstream.bookings.values import Booking, Size, State
from upstream.bookings.windows import NoWindow, Window, window
from upstream.database.database import transaction
from upstream.idempotency import Told, once
from upstream.kiosks.clients import BOOK
from upstream.kiosks.keys import CLIENT, KIOSK, Caller
from upstream.problems import Problem
from upstream.refusals import Refused
from upstream.service import Service, ServiceOf
from upstream.signatures import KioskCaller, signed

router = APIRouter(tags=["bookings"])

BookingCaller = Annotated[Caller, Depends(signed(CLIENT, KIOSK, may=BOOK))]
"""Reception and partners; a reception's kiosk books for its own tenant, too."""

MOST_LISTED = 200


@router.get("/v1/availability")
def availability(
    service: ServiceOf,
    caller: BookingCaller,
    start: Annotated[Time, Query(alias="from")],
    end: Annotated[Time, Query(alias="to")],
    size: Size | None = None,
) -> Availability:
    """How many doors each bank of the tenant can give at every moment from ``from`` until ``to``."""
    now = service.now()
    within = _window(start, end, now)
    with transaction(service.engine) as connection:
        found = quotas.rooms(connection, caller.tenant, within, size, now)
    return Availability(banks=[room_shape(one) for one in found])


@router.post("/v1/bookings", status_code=201, response_model=BookingShape, responses={201: {"headers": TAGGED}})
def create(service: ServiceOf, caller: BookingCaller, new: NewBooking, idempotency_key: IdempotencyKey) -> Response:
    """Book a door of a bank. Sent again with the same key, it is answered again and not booked again."""
    by, now = Booker(caller.key, caller.tenant), service.now()
    with transaction(service.engine) as connection:
        asked = {"do": "book", **new.model_dump(mode="json")}
        told = once(connection, by, idempotency_key, asked, lambda: _book(connection, by, new, service), now)
    return respond(told)


@router.get("/v1/bookings")
def list_(
    service: ServiceOf,
    caller: BookingCaller,
    person: Name | None = None,
    bank: Name | None = None,
    since: Annotated[Moment | None, Query(alias="from")] = None,
    until: Annotated[Moment | None, Query(alias="to")] = None,
    state: State | None = None,
    limit: Annotated[int, Query(ge=1, le=MOST_LISTED)] = MOST_LISTED,
    cursor: Annotated[str | None, Query(max_length=200, description="Of the page before.")] = None,
) -> BookingsShape:
    """The tenant's bookings in the order in which they begin: all, or those between ``from`` and ``to``."""
    wanted = listing.Wanted(person, bank, since, until, state)
    with transaction(service.engine) as connection:
        found, after = listing.page(connection, caller.tenant, wanted, _after(cursor), limit)
    shapes = [BookingShape(**booking_json(one)) for one in found]
    return BookingsShape(bookings=shapes, cursor=None if after is None else listing.as_text(after))


@router.get("/v1/bookings/{id}", response_model=BookingShape, responses={200: {"headers": TAGGED}})
def read(service: ServiceOf, caller: BookingCaller, id: Name) -> Response:  # noqa: A002 (as the path has it)
    """A booking of the tenant, as it stands."""
    with transaction(service.engine) as connection:
        found = rows.find(connection, caller.tenant, id)
    return _whole(found or change.unknown())


@router.patch("/v1/bookings/{id}", response_model=BookingShape, responses={200: {"headers": TAGGED}})
def move(
    service: ServiceOf,
    caller: BookingCaller,
    id: Name,  # noqa: A002
    to: NewTimes,
    if_match: IfMatch = None,
) -> Response:
    """Move a booking to other times, where they are free. Its kiosk has to agree again."""
    is_seen = _seen(if_match)
    with transaction(service.engine) as connection:
        answer = change.move(connection, caller.tenant, id, (to.start, to.end), is_seen, service.now())
    return _whole(answer)


@router.delete("/v1/bookings/{id}", response_model=BookingShape, responses={200: {"headers": TAGGED}})
def cancel(
    service: ServiceOf,
    caller: BookingCaller,
    id: Name,  # noqa: A002
    if_match: IfMatch = None,
) -> Response:
    """Give a booking up; its room can be booked at once."""
    is_seen = _seen(if_match)
    with transaction(service.engine) as connection:
        answer = change.cancel(connection, caller.tenant, id, is_seen, service.now())
    return _whole(answer)


@router.post("/v1/bookings/{id}/release", response_model=BookingShape, responses={200: {"headers": TAGGED}})
def release(
    service: ServiceOf,
    caller: BookingCaller,
    id: Name,  # noqa: A002
    if_match: IfMatch = None,
) -> Response:
    """Give back what is left of a booking: it ends now where its person has come, else it is given up."""
    is_seen = _seen(if_match)
    with transaction(service.engine) as connection:
        answer = change.release(connection, caller.tenant, id, is_seen, service.now())
    return _whole(answer)


@router.get("/v1/kiosk/quotas")
def read_quotas(service: ServiceOf, caller: KioskCaller) -> QuotasShape:
    """What the kiosk has agreed to keep for bookings."""
    with transaction(service.engine) as connection:
        found = quotas.agreed_by(connection, caller.tenant, caller.kiosk)
    return QuotasShape(quotas=[quota_shape(one) for one in found])


@router.put("/v1/kiosk/quotas/{bank:path}/{size}")
def agree(service: ServiceOf, caller: KioskCaller, bank: Name, size: Size, agreed: Agreed) -> QuotaShape:
    """Say for when how many doors are kept for bookings: more at any time, fewer down to what is sold (else 409)."""
    quota = agreed.quota(bank, size, service.now())
    with transaction(service.engine) as connection:
        refused = quotas.agree(connection, caller.tenant, caller.kiosk, quota)
    if refused is not None:
        raise _problem(refused)
    return quota_shape(quota)


@router.post("/v1/kiosk/bookings/{id}", response_model=BookingShape, responses={200: {"headers": TAGGED}})
def take_answer(
    service: ServiceOf,
    caller: KioskCaller,
    id: Name,  # noqa: A002
    said: KiosksAnswer,
) -> Response:
    """The kiosk says whether it keeps a door for a booking of one of its banks, and what became of it."""
    answer = answers.Answer(said.state, said.revision, said.size, said.door, said.why)
    with transaction(service.engine) as connection:
        taken = answers.take(connection, caller.tenant, caller.kiosk, id, answer, service.now())
    return _whole(taken)


def _book(connection: Connection, by: Booker, new: NewBooking, service: Service) -> Told:
    now = service.now()
    wish = new.wish(_window(new.start, new.end, now))
    made = book.book(connection, by, wish, now)
    if isinstance(made, Refused):
        return kept(made)
    return Told(201, booking_json(made), {"ETag": etag(made), "Location": f"/v1/bookings/{made.id}"})


def _whole(answer: Booking | Refused) -> Response:
    if isinstance(answer, Refused):
        raise _problem(answer)
    return JSONResponse(booking_json(answer), headers={"ETag": etag(answer)})


def _problem(refused: Refused) -> Problem:
    found = problem(refused)
    if refused.status == 412:
        found.headers["ETag"] = f'"{refused.more["version"]}"'
    return found


def _seen(if_match: str | None) -> change.Seen:
    if if_match is None:
        raise Problem(428, "if-match-missing", "Say with If-Match which version you have seen.")
    tags = seen(if_match)
    return lambda latest: tags is None or etag(latest) in tags


def _window(start: datetime, end: datetime, now: datetime) -> Window:
    try:
        return window(start, end, now)
    except NoWindow as no:
        raise Problem(422, "invalid", str(no)) from None


def _after(cursor: str | None) -> listing.After | None:
    try:
        return None if cursor is None else listing.from_text(cursor)
    except ValueError as error:
        raise Problem(400, "invalid-cursor", str(error)) from None
