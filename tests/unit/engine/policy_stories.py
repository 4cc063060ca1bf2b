"""The use cases of policies that upstream sets, as ``use_cases`` tells the others."""

from __future__ import annotations

from typing import Any

from kiosk.bootstrap.policies import SitePolicies
from kiosk.engine import messages as m
from kiosk.engine.upstream import apply_changes
from kiosk.engine.upstream.changes import Change, Page
from tests.fakes.rig import Rig
from tests.fakes.site_policies import ALL, site_of
from tests.unit.engine.stories import HOUR, Request, Step, Story, call, in_turn, order, story, wait

NOTHING: tuple[str, ...] = ()
_TWO, _WRONG = "[policy]\nmost_doors = 2\n", "[policy]\nmost_doors = 0\n"
_IN_FORCE = "policy.in_force"


def _has_a_site_file(rig: Rig) -> None:
    rig.kiosk.site_rules = SitePolicies(site_of())


def _told(text: str | None, version: int = 1) -> Step:
    """Upstream tells of a document, or that it is gone."""

    def step(rig: Rig) -> None:
        value = None if text is None else {"text": text, "version": version}
        page = Page(
            apply_changes.cursor(rig.kiosk), [Change("policy", ALL, version, value)], str(version), False, False
        )
        assert apply_changes.apply(rig.kiosk, page)

    return in_turn(_has_a_site_file, call(step))


def _just(**request: Any) -> Request:
    return lambda _: request


_KEEP = order("policy.keep_own", _just(seconds=HOUR))

# A message, a story whose last message of this kind is the use case, and the lines that it leaves.
POLICIES: list[tuple[type, Story, tuple[str, ...]]] = [
    (m.Call, story(_told(_TWO)), (_IN_FORCE,)),
    (m.Call, story(_told(_WRONG)), ("policy.refused",)),
    (m.Call, story(_told(_TWO), _told(None, 2)), (_IN_FORCE,)),
    (m.Call, story(_told(_TWO), _KEEP, wait(HOUR)), ("policy.own_over", _IN_FORCE)),
]
# A request of the command line, the story before it, what it says, and the lines that it leaves.
POLICY_ORDERS: list[tuple[str, Story, Request, tuple[str, ...]]] = [
    ("policy.keep_own", story(_told(_TWO)), _just(seconds=HOUR), ("policy.own_kept", _IN_FORCE)),
    ("policy.keep_own", story(_has_a_site_file), _just(seconds=HOUR), ("policy.own_kept",)),
    ("policy.follow", story(_told(_TWO), _KEEP), _just(), ("policy.own_over", _IN_FORCE)),
]
