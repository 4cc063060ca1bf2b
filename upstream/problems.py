"""What is answered where something is wrong: ``application/problem+json`` (RFC 9457)."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi.responses import JSONResponse

MEDIA_TYPE = "application/problem+json"
_TYPE = "urn:locker-kiosk:problem:"
_SHAPE: dict[str, Any] = {
    "type": "object",
    "properties": {
        "type": {"type": "string", "pattern": f"^{_TYPE}"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
    "required": ["type", "title", "status", "detail"],
}
DESCRIBED: dict[int | str, dict[str, Any]] = {
    status: {"description": why, "content": {MEDIA_TYPE: {"schema": _SHAPE}}}
    for status, why in (("4XX", "Refused; `type` says why."), ("503", "Later."))
}
"""What any request may be answered, as the OpenAPI document has it."""


class Problem(Exception):
    """A request that is refused.

    ``slug`` is the last word of its type, ``detail`` a sentence for people without secrets or personal data; ``more``
    goes into the answer's body beside them, ``headers`` into its head.
    """

    def __init__(
        self, status: int, slug: str, detail: str, *, headers: dict[str, str] | None = None, **more: Any
    ) -> None:
        self.status = status
        self.slug = slug
        self.detail = detail
        self.headers = headers or {}
        self.more = more
        super().__init__(status, slug, detail)

    def response(self) -> JSONResponse:
        told = {
            "type": _TYPE + self.slug,
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": self.detail,
            **self.more,
        }
        return JSONResponse(told, self.status, self.headers, MEDIA_TYPE)


def unavailable() -> Problem:
    """The database can't be reached, or is too busy: whoever asks again later will be served."""
    return Problem(503, "unavailable", "The database can't be reached at the moment.", headers={"Retry-After": "5"})
