"""Orders about what people have, as they travel over the socket. A PIN never does: whoever asks draws and hashes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kiosk.domain.operators import COMMAND_LINE
from kiosk.domain.people import PersonKind
from kiosk.engine.facilities import pins
from kiosk.engine.kiosk import Kiosk
from kiosk.runtime.order_values import Answer, Order


def pin_order(kiosk: Kiosk, order: Order) -> Answer:
    """``person.pin``: a new PIN, hashed already; ``taken``: it is somebody's, and nothing changed."""
    with kiosk.store.transaction() as tx:
        person = tx.person_known_as(order["person"])
    if person is None:
        raise ValueError(f"Nobody here has the id {order['person']}. Add the person first.")
    if person.kind is PersonKind.VISITOR:
        raise ValueError("Visitors have passes, and no PIN.")
    given = pins.give(kiosk, COMMAND_LINE, person.id, bytes.fromhex(order["pin"]))
    return {"taken": not given, "person": person.known_as}


ORDERS: Mapping[str, Callable[[Kiosk, Order], Answer]] = {"person.pin": pin_order}
# A kiosk that rests carries these out without its site file.
NEED_NO_SITE_FILE = frozenset(ORDERS)
