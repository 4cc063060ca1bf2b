"""Events as they travel: a batch of CloudEvents, each with the header exactly as it was hashed."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from typing import Any

from kiosk.engine.upstream.ports import OwedEvent

MEDIA_TYPE = "application/cloudevents-batch+json"


def batch(events: Sequence[OwedEvent], source: str, *, opaque: bool = False) -> bytes:
    """The body of a request; ``opaque`` says that they can't be understood and are to be kept as they are."""
    return compact([_event(one, source, opaque=opaque) for one in events])


def compact(value: object) -> bytes:
    """JSON without spaces. What somebody wrote into the database may be no Unicode: it travels as an escape."""
    return json.dumps(value, separators=(",", ":")).encode()


def _event(one: OwedEvent, source: str, *, opaque: bool) -> Mapping[str, Any]:
    told: dict[str, Any] = {
        "specversion": "1.0",
        "id": one.hash.hex(),
        "source": source,
        "type": one.type,
        "time": one.at,
        "epoch": one.epoch,
        "sequence": one.seq,
        "audithash": one.hash.hex(),
        "datacontenttype": "application/json",
        "data": {
            "header": one.header,
            "commitment": None if one.commitment is None else one.commitment.hex(),
            "personal": one.personal,
            "salt": None if one.salt is None else b64encode(one.salt).decode(),
        },
    }
    if opaque:
        told["opaque"] = True
    return told
