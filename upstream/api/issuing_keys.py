"""A reception kiosk hands in the key that it signs passes with."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, Field, StringConstraints

from upstream.api.shapes import Shape
from upstream.database.database import transaction
from upstream.kiosks import issuing_keys, which
from upstream.service import ServiceOf
from upstream.signatures import KioskCaller

router = APIRouter(tags=["issuing keys"])

LONGEST_FILE = 64 << 10
MOST_FILES = 1000
# The names become ids of the feed, which are one tenant's and readable.
FileName = Annotated[str, StringConstraints(pattern=r"^(key|codes)[.][A-Za-z0-9._-]{1,90}$")]
# No NUL: PostgreSQL's text takes none.
File = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_FILE, pattern=r"^[^\x00]+$")]


class IssuingKey(Shape):
    """Trust files by names: ``key.…`` with the key, ``codes.…`` with codes. None: the kiosk issues no passes."""

    files: Annotated[
        dict[FileName, File], Field(max_length=MOST_FILES, json_schema_extra={"additionalProperties": False})
    ]


class HandedIn(BaseModel):
    """How many of them are news to the other kiosks."""

    changed: int


@router.put("/v1/kiosk/issuing-key")
def hand_in(service: ServiceOf, caller: KioskCaller, key: IssuingKey) -> HandedIn:
    """From now on these, in place of all that were handed in before."""
    now = service.now()
    with transaction(service.engine) as connection:
        kiosk = which.by_id(connection, caller.tenant, caller.kiosk)
        return HandedIn(changed=issuing_keys.hand_in(connection, caller.tenant, kiosk, key.files, now))
