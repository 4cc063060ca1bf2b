"""A page whose things make no sense is taken all the same: what can't be read is passed over, and nothing stops."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from kiosk.engine.upstream import apply_changes
from kiosk.engine.upstream.changes import Change, Page, UpstreamClock
from tests.fakes.rig import Rig

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
FIRST, LAST = "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"
LATER, EVENING = "2026-11-24T13:00:00Z", "2026-11-24T18:00:00Z"
OPENING = {"kiosk": "rig", "bank": "A", "door": "01", "by": "Ana", "reason": "smoke"}
BOOKING = {"kiosk": "rig", "bank": "A", "size": "M", "person": "ada", "start": LATER, "end": EVENING, "revision": 1}
RECOVERY = {"operator": "ada", "kiosk": None, "by": "Ana", "expires_at": LATER}
BANK = {"kiosk": "k", "site": "HQ North", "bank": "B", "open": True, "free": {"S": 1}, "visitors": {}, "reachable": 0}


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("recovery", {**RECOVERY, "kiosk": ["rig"]}),
        ("recovery", {**RECOVERY, "kiosk": {}}),
        ("recovery", {**RECOVERY, "expires_at": LAST}),
        ("opening", {**OPENING, "kiosk": ["rig"]}),
        ("opening", {**OPENING, "asked_at": FIRST, "expires_at": "0001-01-01T00:00:10Z"}),
        ("opening", {**OPENING, "asked_at": "9999-12-31T23:59:00Z", "expires_at": LAST}),
        ("reservation", {**BOOKING, "end": LAST}),
        ("reservation", {**BOOKING, "start": FIRST}),
        ("reservation", {**BOOKING, "size": ["M"]}),
        ("reservation", {**BOOKING, "person": "a\x00da"}),
        ("bank", {**BANK, "kiosk": ["k"], "at": LATER, "confirmed": True}),
        ("bank", {**BANK, "at": FIRST, "confirmed": True}),
        ("holding", {"kiosk": "k", "site": "HQ North", "person": ["ada"], "bank": "B", "door": "1"}),
        ("policy", {"text": 5, "version": 1}),
        ("policy", {"text": "[policy]", "version": 10**30}),
        ("issuing-key", {"kiosk": ["k"], "site": ["s"], "text": "x", "revoked": "yes"}),
        ("person", {"name": "Ada", "groups": [["a"]]}),
        ("person", {"name": "Ada", "valid_from": "0001-01-01T00:00:00+14:00"}),
    ],
)
def test_it_is_passed_over(make_rig: Callable[..., Rig], kind: str, value: dict[str, Any]):
    rig = make_rig(now=NOON)
    clock = UpstreamClock(NOON, rig.clock.monotonic())
    told, gone = Change(kind, "x1", 1, value), Change(kind, "x1", 2, None)
    assert apply_changes.apply(rig.kiosk, Page("", [told], "c1", more=False, snapshot=True, clock=clock))
    assert apply_changes.apply(rig.kiosk, Page("c1", [gone], "c2", more=False, snapshot=False, clock=clock))
    assert apply_changes.cursor(rig.kiosk) == "c2"
    rig.tap("ada")
    assert rig.sent == ["01"]
