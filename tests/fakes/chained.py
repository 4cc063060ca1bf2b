"""Events of a real chain as a kiosk sends them to upstream, and a kiosk that sends them."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import Any

import httpx

from kiosk.audit.line import Line
from tests.fakes.callers import Device
from tests.fakes.exports import EpochMade, RecordMade

MEDIA_TYPE = "application/cloudevents-batch+json"


def sent(line: Line, source: str, **changes: Any) -> dict[str, Any]:
    """The event as it travels."""
    header = _header(line)
    return {
        "specversion": "1.0",
        "id": line.hash.hex(),
        "source": source,
        "type": header["type"],
        "time": header["at"],
        "epoch": header["epoch"],
        "sequence": header["seq"],
        "audithash": line.hash.hex(),
        "datacontenttype": "application/json",
        "data": {
            "header": line.header,
            "commitment": None if line.commitment is None else line.commitment.hex(),
            "personal": line.personal,
            "salt": None if line.salt is None else base64.b64encode(line.salt).decode(),
        },
        **changes,
    }


def batch(epoch: EpochMade, device: Device, first: int = 1, last: int | None = None) -> list[dict[str, Any]]:
    """Events ``first`` to ``last`` (both of them) of an epoch."""
    return [sent(line, device.source) for line in epoch.lines[first - 1 : last]]


def announce(device: Device, epoch: EpochMade, number: int = 1) -> httpx.Response:
    return device.ask("PUT", f"/v1/kiosk/epochs/{epoch.name}", {"number": number, "genesis": epoch.genesis})


def send(device: Device, events: Sequence[dict[str, Any]]) -> httpx.Response:
    return device.ask("POST", "/v1/kiosk/events", list(events), media_type=MEDIA_TYPE)


def record_of(count: int) -> RecordMade:
    """A record of one epoch with so many events."""
    record = RecordMade()
    record.fill(count)
    return record


def _header(line: Line) -> dict[str, Any]:
    import json

    told = json.loads(line.header)
    assert isinstance(told, dict)
    return told
