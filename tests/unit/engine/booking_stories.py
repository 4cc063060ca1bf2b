"""The use cases of bookings and leases, as ``use_cases`` tells the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from kiosk.domain.leases import LeaseTerms
from kiosk.engine import messages as m
from kiosk.engine.upstream import apply_changes, leases
from kiosk.engine.upstream.changes import Change, Page
from kiosk.engine.upstream.leases import Offer
from tests.fakes.clock import NOON
from tests.fakes.rig import Rig
from tests.unit.engine.stories import Step, Story, call, opens, shuts, story, tap, wait

HOUR = timedelta(hours=1)
ALL_BOOKABLE = {"walk_up_share": 0.0}
BOOKING: dict[str, Any] = {
    "kiosk": "rig",
    "bank": "A",
    "size": "M",
    "person": "ada",
    "start": (NOON + HOUR).isoformat(),
    "end": (NOON + 2 * HOUR).isoformat(),
    "revision": 1,
}


def _told(value: dict[str, Any] | None, version: int = 1) -> Step:
    """Upstream tells of a booking, or that it is gone."""

    def step(rig: Rig) -> None:
        after = apply_changes.cursor(rig.kiosk)
        change = Change("reservation", "b1", version, value)
        assert apply_changes.apply(rig.kiosk, Page(after, [change], str(version), more=False, snapshot=False))

    return step


def _leased(share: float) -> Callable[[Rig], None]:
    """So large a share of the site's own doors may be sold."""

    def step(rig: Rig) -> None:
        rig.kiosk.settings = replace(rig.kiosk.settings, tenant="", lease=LeaseTerms(share, HOUR, 1))

    return step


def _offered(rig: Rig) -> Offer:
    offer = leases.next_offer(rig.kiosk)
    assert offer is not None
    return offer


_AND_AGREED = call(lambda rig: leases.agreed(rig.kiosk, _offered(rig)))
_AND_REFUSED = call(lambda rig: leases.refused(rig.kiosk, _offered(rig)))
_OFFER = (_leased(0.5), call(_offered))
_BOOKED = call(_told(BOOKING))
_LATER = {**BOOKING, "revision": 2, "end": (NOON + 3 * HOUR).isoformat()}
_COMES = (_BOOKED, wait(3600), tap(), opens("01"), shuts("01"))

BOOKINGS: list[tuple[type, Story, tuple[str, ...]]] = [
    (m.Call, story(_BOOKED, policy=ALL_BOOKABLE), ("reservation.made",)),
    (m.Call, story(call(_told({**BOOKING, "person": "nobody"}))), ("upstream.booking_rejected",)),
    (
        m.Call,
        story(_BOOKED, call(_told(_LATER, 2)), policy=ALL_BOOKABLE),
        ("reservation.cancelled", "reservation.changed"),
    ),
    (m.Call, story(_BOOKED, call(_told(None, 2)), policy=ALL_BOOKABLE), ("reservation.cancelled",)),
    (
        m.Call,
        story(*_COMES, call(_told(_LATER, 2)), policy=ALL_BOOKABLE),
        ("assignment.extended", "reservation.changed"),
    ),
    (m.Call, story(*_OFFER), ("upstream.lease_offered",)),
    (m.Call, story(*_OFFER, call(_offered)), ("upstream.lease_offered",)),
    (m.Call, story(*_OFFER, _AND_AGREED), ("upstream.lease_agreed",)),
    (m.Call, story(*_OFFER, _AND_REFUSED), ("upstream.lease_refused",)),
]
