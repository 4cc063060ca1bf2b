"""Orders to the kiosk about reservations and compartments, as they travel over the socket."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from kiosk.domain.compartments import Condition, Size
from kiosk.domain.reservations import Repeat, Reservation
from kiosk.engine import compartments, reserve
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.reserve import Wanted
from kiosk.runtime.order_values import Answer, Order, local


def reserve_order(kiosk: Kiosk, order: Order) -> Answer:
    """``reservation.add``: the reservations that were made."""
    wanted = Wanted(
        person=order["person"],
        starts_at=datetime.fromisoformat(order["from"]),
        ends_at=datetime.fromisoformat(order["until"]),
        size=Size(order["size"]),
        bank=order["bank"],
        door=order["door"],
        desk=order["desk"],
        zone=order["zone"],
        reachable=order["reachable"],
        repeat=None if order["repeat"] is None else Repeat(order["repeat"]),
        times=order["times"],
    )
    return {"reservations": [_shown(kiosk, one) for one in reserve.reserve(kiosk, wanted)]}


def list_order(kiosk: Kiosk, _: Order) -> Answer:
    """``reservation.list``: everything that is booked and still to come."""
    with kiosk.store.transaction() as tx:
        booked = tx.booked()
    return {"reservations": [_shown(kiosk, one) for one in booked]}


def cancel_order(kiosk: Kiosk, order: Order) -> Answer:
    """``reservation.cancel``: those that are gone."""
    gone = reserve.cancel(kiosk, order["id"], order["series"])
    return {"reservations": [_shown(kiosk, one) for one in gone]}


def move_order(kiosk: Kiosk, order: Order) -> Answer:
    """``reservation.move``: to another desk, or to another time."""
    moved: Reservation | None = None
    reserve.check_place(kiosk, order["desk"], order["zone"])  # before anything is changed
    if order["from"] is not None:
        begin, end = datetime.fromisoformat(order["from"]), datetime.fromisoformat(order["until"])
        moved = reserve.move_window(kiosk, order["id"], begin, end)
    if order["desk"] is not None or order["zone"] is not None:
        moved = reserve.move_desk(kiosk, order["id"], order["desk"], order["zone"])
    return {"reservations": [] if moved is None else [_shown(kiosk, moved)]}


def condition_order(kiosk: Kiosk, order: Order) -> Answer:
    """``compartment.condition``: set, or ended where ``on`` is false."""
    condition = Condition(order["condition"])
    if order["on"]:
        compartments.set_condition(kiosk, order["door"], condition, order["note"])
    else:
        compartments.end_condition(kiosk, order["door"], condition)
    return {}


def reset_order(kiosk: Kiosk, order: Order) -> Answer:
    """``compartment.reset``: somebody has looked, it is empty."""
    compartments.reset(kiosk, order["door"], order["note"])
    return {}


def _shown(kiosk: Kiosk, one: Reservation) -> dict[str, Any]:
    compartment = None if one.compartment_id is None else kiosk.bank.compartments.get(one.compartment_id)
    door = None if compartment is None else compartment.door
    with kiosk.store.transaction() as tx:
        person = tx.person(one.person_id)
    return {
        "id": one.id,
        "person": "" if person is None else person.known_as,
        "bank": one.bank,
        "size": one.size.value,
        "from": local(kiosk, one.starts_at),
        "until": local(kiosk, one.ends_at),
        "state": one.state.value,
        "door": door,
        "desk": one.desk,
        "zone": one.zone,
        "series": one.series,
    }
