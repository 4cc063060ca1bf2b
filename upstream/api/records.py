"""The record on its way up: epochs, events, checkpoints, and how far all that is here."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Body, Header, Path
from pydantic import BaseModel, Field, StringConstraints
from pydantic.json_schema import SkipJsonSchema
from sqlalchemy import select

from upstream.clock import written
from upstream.database.database import transaction
from upstream.database.tables import kiosk
from upstream.records import countersigning, epochs, ingest
from upstream.records.envelopes import MEDIA_TYPE, MOST, read_batch
from upstream.records.epochs import Forked, Place
from upstream.service import ServiceOf
from upstream.signatures import KioskCaller

router = APIRouter(tags=["record"])

Epoch = Annotated[str, Path(pattern="^[0-9a-f]{32}$")]
Offset = Annotated[Annotated[float, Field(ge=-1e11, le=1e11)] | SkipJsonSchema[None], Header(alias="lk-clock-offset")]
Batch = Annotated[
    list[dict[str, Any]],
    Body(
        media_type=MEDIA_TYPE,
        min_length=1,
        max_length=MOST,
        json_schema_extra={"description": "CloudEvents 1.0; their attributes and data are in PROTOCOL.md."},
    ),
]


class Far(BaseModel):
    """How far the record of an epoch is here: after ``sequence`` events, of which the last has this hash (hex)."""

    epoch: str
    sequence: int
    hash: str
    server_time: str


class Record(BaseModel):
    """The same of the newest epoch."""

    epoch: str
    sequence: int
    hash: str


class Hello(BaseModel):
    """Who the kiosk is here, and how far its record is; none where nothing of it is here."""

    kiosk: str
    tenant: str
    name: str
    record: Record | None
    server_time: str
    upstream_key: str  # what checkpoints are countersigned with, as a line of a key file


class Announced(BaseModel):
    """An epoch: the kiosk's number for it, and the text that its chain starts from."""

    number: Annotated[int, Field(ge=1, le=(1 << 53) - 1)]  # JSON has no larger ones that everybody reads alike
    genesis: Annotated[str, StringConstraints(max_length=2000)]


class Note(BaseModel):
    """A signed checkpoint."""

    note: Annotated[str, StringConstraints(max_length=20_000)]


@router.get("/v1/kiosk")
def hello(caller: KioskCaller, service: ServiceOf) -> Hello:
    """Who the kiosk is, and how far its record is here."""
    with transaction(service.engine) as connection:
        own = (kiosk.c.tenant == caller.tenant) & (kiosk.c.id == caller.kiosk)
        name = connection.execute(select(kiosk.c.name).where(own)).scalar_one()
        place = epochs.newest(connection, caller)
    record = None if place is None else Record(**_far(place))
    now = written(service.now())
    key = service.key.vkey
    return Hello(kiosk=caller.kiosk, tenant=caller.tenant, name=name, record=record, server_time=now, upstream_key=key)


@router.put("/v1/kiosk/epochs/{epoch}")
def announce(epoch: Epoch, told: Announced, caller: KioskCaller, service: ServiceOf) -> Far:
    """There is this epoch; told again, the answer says how far it is."""
    now = service.now()
    with transaction(service.engine) as connection:
        found = epochs.announce(connection, caller, epoch, told.number, told.genesis, now)
    if isinstance(found, Forked):
        raise found.problem()
    return Far(**_far(found), server_time=written(now))


@router.post("/v1/kiosk/events")
def take(batch: Batch, caller: KioskCaller, service: ServiceOf, offset: Offset = None) -> Far:
    """Take the events that are next in the record; told is how far it is afterwards, on the disk."""
    now = service.now()
    events = read_batch(batch, f"/tenants/{caller.tenant}/kiosks/{caller.kiosk}")
    offset_ms = None if offset is None else round(offset * 1000)
    with transaction(service.engine) as connection:
        found = ingest.take(connection, caller, events, offset_ms, now)
    if isinstance(found, Forked):
        raise found.problem()
    service.metrics.events.inc(found.new)
    return Far(**_far(found.place), server_time=written(now))


@router.post("/v1/kiosk/checkpoints")
def countersign(told: Note, caller: KioskCaller, service: ServiceOf) -> Note:
    """Sign a checkpoint, too, once the record here has the same root."""
    with transaction(service.engine) as connection:
        found = countersigning.countersign(connection, caller, told.note, service.key, service.now())
    if isinstance(found, Forked):
        raise found.problem()
    return Note(note=found)


def _far(place: Place) -> dict[str, Any]:
    return {"epoch": place.epoch, "sequence": place.sequence, "hash": place.hash.hex()}
