"""What upstream hears of a booking: how it stands at the bank (``state`` as the protocol has it)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from kiosk.domain.reservations import Reservation, ReservationState

RESERVATION = "reservation"
REVISION = "revision"
_REASSIGNED = "reassigned"
_STATES: Mapping[ReservationState, str] = MappingProxyType(
    {
        ReservationState.BOOKED: "confirmed",
        ReservationState.ARRIVED: "arrived",
        ReservationState.DONE: "done",
        ReservationState.NO_SHOW: "no-show",
        ReservationState.CANCELLED: "rejected",
    }
)


def of(one: Reservation, revision: int, door: str | None) -> dict[str, Any]:
    """How a reservation stands that upstream has sold, as of this revision of it."""
    moved = one.state is ReservationState.BOOKED and one.size is not one.asked
    why = "It was cancelled at the bank." if one.state is ReservationState.CANCELLED else None
    return {
        "state": _REASSIGNED if moved else _STATES[one.state],
        "size": one.size.value,
        "door": door,
        "why": why,
        REVISION: revision,
    }


def rejected(why: str, size: str, revision: int) -> dict[str, Any]:
    """It can't be had; ``why`` in a sentence."""
    return {"state": "rejected", "size": size, "door": None, "why": why, REVISION: revision}
