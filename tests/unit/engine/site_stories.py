"""What a person meets who has a door elsewhere, or finds this bank full while another one has room."""

from __future__ import annotations

from typing import Any

from kiosk.domain.syncing import SyncKind, SyncState
from kiosk.engine import intents as i
from kiosk.engine import messages as m
from kiosk.engine.upstream import apply_changes
from kiosk.engine.upstream.changes import Change, Page
from tests.fakes.clock import NOON
from tests.fakes.rig import Rig
from tests.unit.engine.stories import Step, Story, press, restart, story, tap

BANK: dict[str, Any] = {
    "kiosk": "bank-4f",
    "site": "HQ North",
    "bank": "B",
    "open": True,
    "free": {"M": 2},
    "visitors": {"M": 1},
    "reachable": 0,
    "at": NOON.isoformat(),
    "confirmed": True,
}
ADAS = {"kiosk": "bank-4f", "site": "HQ North", "person": "ada", "bank": "B", "door": "12"}
TWO_EACH = {"most_doors": 2}


def is_online(rig: Rig) -> None:
    """Upstream has answered just now."""
    rig.kiosk.sync = SyncState(SyncKind.CONNECTED, last_at=rig.clock.now())


def told(**things: Any) -> Step:
    """Upstream tells of banks (by ids of one letter) and of doors that people have (by longer ones)."""

    def step(rig: Rig) -> None:
        after = apply_changes.cursor(rig.kiosk)
        version = int(after or 0) + 1
        changes = [Change("holding" if id_[1:] else "bank", id_, version, value) for id_, value in things.items()]
        assert apply_changes.apply(rig.kiosk, Page(after, changes, str(version), more=False, snapshot=False))

    return step


ADA_HAS_ONE = (told(b=BANK, b12=ADAS), is_online)

AT_ANOTHER_BANK: list[tuple[type, Story, tuple[str, ...]]] = [
    (m.CredentialPresented, story(*ADA_HAS_ONE, tap()), ("credential.accepted", "site.door_elsewhere")),
    (m.CredentialPresented, story(*ADA_HAS_ONE, restart(), tap()), ("credential.accepted", "site.door_elsewhere")),
    (
        m.CredentialPresented,
        story(*ADA_HAS_ONE, press(i.WhichIsMine()), tap()),
        ("credential.accepted", "site.door_elsewhere"),
    ),
    (i.TakeOneMore, story(*ADA_HAS_ONE, tap(), press(i.TakeOneMore())), ()),
    (
        i.TakeOneMore,
        story(*ADA_HAS_ONE, tap(), press(i.TakeOneMore()), policy=TWO_EACH),
        ("assignment.assigned", "open.intent"),
    ),
]
