"""Opening a door from afar."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, Field

from upstream.api.answering import IdempotencyKey, kept, problem, respond
from upstream.api.shapes import Name, Sentence, Shape
from upstream.clock import written
from upstream.database.database import transaction
from upstream.idempotency import Told, once
from upstream.kiosks.clients import OPEN
from upstream.kiosks.keys import CLIENT, Caller
from upstream.openings import opening
from upstream.openings.values import LONGEST_S, Opening, Wish
from upstream.refusals import Refused
from upstream.service import ServiceOf
from upstream.signatures import KioskCaller, signed

router = APIRouter(tags=["openings"])

OpeningCaller = Annotated[Caller, Depends(signed(CLIENT, may=OPEN))]
"""Whoever may have doors opened."""


class NewOpening(Shape):
    """``by``: who asks; ``kiosk`` only where several kiosks have a bank of that name."""

    bank: Name
    door: Name
    by: Name
    reason: Sentence
    lives_s: Annotated[int, Field(ge=1, le=LONGEST_S, description="After so many seconds it is done no more.")] = 30
    kiosk: Name | None = None

    def wish(self) -> Wish:
        return Wish(self.bank, self.door, self.by, self.reason, self.lives_s, self.kiosk)


class OpeningShape(BaseModel):
    """``state``: waiting, opened, unconfirmed (no sensor saw it), refused or expired."""

    id: str
    kiosk: str
    bank: str
    door: str
    by: str
    reason: str
    asked_at: str
    expires_at: str
    state: str
    why: str | None
    answered_at: str | None


class OpeningsAnswer(Shape):
    """What came of it at the kiosk."""

    state: Literal["opened", "unconfirmed", "refused", "expired"]
    why: Sentence | None = None


@router.post("/v1/openings", status_code=201, response_model=OpeningShape)
def create(service: ServiceOf, caller: OpeningCaller, new: NewOpening, idempotency_key: IdempotencyKey) -> Response:
    """Have the kiosk open a door, at once or not at all. Sent again with the same key, it is not asked for again."""
    now = service.now()

    def do() -> Told:
        made = opening.ask(connection, caller.tenant, new.wish(), now, caller.key)
        if isinstance(made, Refused):
            return kept(made)
        return Told(201, _json(made), {"Location": f"/v1/openings/{made.id}"})

    with transaction(service.engine) as connection:
        told = once(connection, caller, idempotency_key, {"do": "open", **new.model_dump(mode="json")}, do, now)
    return respond(told)


@router.get("/v1/openings/{id}", response_model=OpeningShape)
def read(service: ServiceOf, caller: OpeningCaller, id: Name) -> Response:  # noqa: A002 (as the path has it)
    """What came of it so far."""
    with transaction(service.engine) as connection:
        found = opening.find(connection, caller.tenant, id, service.now())
    if found is None:
        raise problem(Refused(404, "not-found", "There is no opening with this id."))
    return JSONResponse(_json(found))


@router.post("/v1/kiosk/openings/{id}", response_model=OpeningShape)
def take_answer(
    service: ServiceOf,
    caller: KioskCaller,
    id: Name,  # noqa: A002
    said: OpeningsAnswer,
) -> Response:
    """The kiosk says what came of it."""
    with transaction(service.engine) as connection:
        taken = opening.take_answer(connection, caller.tenant, caller.kiosk, id, said.state, said.why, service.now())
    if isinstance(taken, Refused):
        raise problem(taken)
    return JSONResponse(_json(taken))


def _json(one: Opening) -> dict[str, Any]:
    return {
        "id": one.id,
        "kiosk": one.kiosk,
        "bank": one.bank,
        "door": one.door,
        "by": one.by,
        "reason": one.reason,
        "asked_at": written(one.asked_at),
        "expires_at": written(one.expires_at),
        "state": one.state,
        "why": one.why,
        "answered_at": None if one.answered_at is None else written(one.answered_at),
    }
