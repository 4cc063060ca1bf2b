"""Letting an operator who has no PIN any more have a new one."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, Field

from upstream.api.answering import IdempotencyKey, kept, problem, respond
from upstream.api.shapes import Name, Shape
from upstream.clock import written
from upstream.database.database import transaction
from upstream.idempotency import Told, once
from upstream.kiosks.clients import RECOVER
from upstream.kiosks.keys import CLIENT, Caller
from upstream.recoveries import grant
from upstream.recoveries.grant import LONGEST_S, Recovery, Wish
from upstream.refusals import Refused
from upstream.service import ServiceOf
from upstream.signatures import KioskCaller, signed

router = APIRouter(tags=["recoveries"])

RecoveryCaller = Annotated[Caller, Depends(signed(CLIENT, may=RECOVER))]
"""Whoever may let operators have a new PIN."""


class NewRecovery(Shape):
    """``operator`` as other systems know them, ``by``: who grants it; without a ``kiosk``, at each of the tenant's."""

    operator: Name
    by: Name
    kiosk: Name | None = None
    lives_s: Annotated[int, Field(ge=60, le=LONGEST_S, description="After so many seconds it is over.")] = 3600

    def wish(self) -> Wish:
        return Wish(self.operator, self.kiosk, self.by, self.lives_s)


class UsedShape(BaseModel):
    """Somebody has got a new PIN at this kiosk."""

    kiosk: str
    at: str


class RecoveryShape(BaseModel):
    """``state``: granted, used (where it was for one kiosk), withdrawn or expired."""

    id: str
    operator: str
    kiosk: str | None
    by: str
    granted_at: str
    expires_at: str
    state: str
    used: list[UsedShape]


class KiosksWord(Shape):
    """A kiosk has given the operator a new PIN."""

    state: Literal["used"]


@router.post("/v1/recoveries", status_code=201, response_model=RecoveryShape)
def create(service: ServiceOf, caller: RecoveryCaller, new: NewRecovery, idempotency_key: IdempotencyKey) -> Response:
    """Let an operator have a new PIN, once at a kiosk, with their badge. Sent again with the same key, it is one."""
    now = service.now()

    def do() -> Told:
        made = grant.grant(connection, caller.tenant, new.wish(), now, caller.key)
        if isinstance(made, Refused):
            return kept(made)
        return Told(201, _json(made), {"Location": f"/v1/recoveries/{made.id}"})

    with transaction(service.engine) as connection:
        told = once(connection, caller, idempotency_key, {"do": "recover", **new.model_dump(mode="json")}, do, now)
    return respond(told)


@router.get("/v1/recoveries/{id}", response_model=RecoveryShape)
def read(service: ServiceOf, caller: RecoveryCaller, id: Name) -> Response:  # noqa: A002 (as the path has it)
    """How it stands."""
    with transaction(service.engine) as connection:
        return _answer(grant.find(connection, caller.tenant, id, service.now()))


@router.delete("/v1/recoveries/{id}", response_model=RecoveryShape)
def withdraw(service: ServiceOf, caller: RecoveryCaller, id: Name) -> Response:  # noqa: A002
    """Take it back. A PIN that was given by it stays."""
    with transaction(service.engine) as connection:
        return _answer(grant.withdraw(connection, caller.tenant, id, service.now()))


@router.post("/v1/kiosk/recoveries/{id}", response_model=RecoveryShape)
def take_answer(
    service: ServiceOf,
    caller: KioskCaller,
    id: Name,  # noqa: A002
    _said: KiosksWord,
) -> Response:
    """The kiosk says that the operator has a new PIN there."""
    with transaction(service.engine) as connection:
        return _answer(grant.was_used(connection, caller.tenant, caller.kiosk, id, service.now()))


def _answer(found: Recovery | Refused) -> Response:
    if isinstance(found, Refused):
        raise problem(found)
    return JSONResponse(_json(found))


def _json(one: Recovery) -> dict[str, Any]:
    return {
        "id": one.id,
        "operator": one.operator,
        "kiosk": one.kiosk,
        "by": one.by,
        "granted_at": written(one.granted_at),
        "expires_at": written(one.expires_at),
        "state": one.state,
        "used": [{"kiosk": kiosk, "at": written(at)} for kiosk, at in one.used],
    }
