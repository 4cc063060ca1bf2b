"""A kiosk asks to be taken in."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from upstream.api.shapes import Name
from upstream.clock import written
from upstream.database.database import transaction
from upstream.kiosks import enrolment
from upstream.kiosks.codes import shown
from upstream.kiosks.enrolment import About
from upstream.kiosks.keys import ENROLMENT, KIOSK, Caller, fingerprint
from upstream.service import ServiceOf
from upstream.signatures import signed

router = APIRouter(tags=["enrolment"])

AnyKey = Annotated[Caller, Depends(signed(ENROLMENT, KIOSK))]


class Asked(BaseModel):
    """A kiosk that wants to be taken in, with the public half of its key, which signs the request."""

    model_config = ConfigDict(extra="ignore")

    key: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+/]{43}=$")]
    name: Name
    site: Name
    banks: Annotated[list[Name], Field(max_length=100)]
    version: Name


class Begun(BaseModel):
    """What the kiosk shows until somebody has decided; ``poll_s`` is how often it may ask."""

    enrolment: str
    code: str
    fingerprint: str
    expires_at: str
    poll_s: int


class State(BaseModel):
    """How it stands. ``upstream_key``: what upstream signs with, as a line of a key file."""

    state: str
    kiosk: str | None
    tenant: str | None
    upstream_key: str | None


@router.post("/v1/enrolments", status_code=201)
def begin(asked: Asked, caller: AnyKey, service: ServiceOf) -> Begun:
    """Ask; asked again with the same key, the answer is the same until it is decided or 15 minutes are over."""
    about = About(asked.name, asked.site, asked.banks, asked.version)
    with transaction(service.engine) as connection:
        row = enrolment.begin(connection, caller, about, service.now())
    return Begun(
        enrolment=row.id,
        code=shown(row.code),
        fingerprint=fingerprint(caller.key),
        expires_at=written(row.expires_at),
        poll_s=service.settings.poll_s,
    )


@router.get("/v1/enrolments/{id}")
def state(id: Annotated[str, Path(max_length=64)], caller: AnyKey, service: ServiceOf) -> State:  # noqa: A002
    """How it stands; only the key that asked is told."""
    told: dict[str, Any] = {"kiosk": None, "tenant": None, "upstream_key": None}
    now = service.now()
    with transaction(service.engine) as connection:
        row = enrolment.find(connection, caller, id)
        found = enrolment.state(row, now)
        if found == enrolment.APPROVED:
            told = {"kiosk": row.kiosk, "tenant": row.tenant, "upstream_key": service.key.vkey}
    return State(state=found, **told)
