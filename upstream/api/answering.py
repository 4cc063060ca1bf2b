"""What several endpoints answer alike: refusals, and requests that are sent again under one Idempotency-Key."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Header
from fastapi.responses import JSONResponse, Response

from upstream.bookings.tags import read_if_match
from upstream.idempotency import Told
from upstream.problems import Problem
from upstream.refusals import Refused

IdempotencyKey = Annotated[
    str, Header(min_length=1, max_length=255, pattern=r"^[\x21-\x7e]+$", description="Another for each wish.")
]


IfMatch = Annotated[str | None, Header(max_length=1000, description="The ETag of the version that has been seen.")]
TAGGED: dict[str, Any] = {"ETag": {"description": "This version of it.", "schema": {"type": "string"}}}


def seen(if_match: str) -> frozenset[str] | None:
    """The tags in If-Match; None: whichever. Raises Problem where these are none."""
    try:
        return read_if_match(if_match)
    except ValueError as error:
        raise Problem(400, "invalid", str(error)) from None


def problem(refused: Refused) -> Problem:
    """A refusal as it is raised."""
    return Problem(refused.status, refused.slug, refused.detail, **refused.more)


def kept(refused: Refused) -> Told:
    """A refusal as it is kept under its Idempotency-Key."""
    return Told(refused.status, {"slug": refused.slug, "detail": refused.detail, "more": dict(refused.more)})


def respond(told: Told | Refused) -> Response:
    """What was made, or made before. Raises Problem where nothing was, or is this time."""
    if isinstance(told, Refused):
        raise problem(told)
    headers = {**told.headers, **({"Idempotency-Replayed": "true"} if told.replayed else {})}
    if told.status == 201:
        return JSONResponse(told.body, told.status, headers)
    body = told.body
    raise Problem(told.status, body["slug"], body["detail"], headers=headers, **body["more"])
