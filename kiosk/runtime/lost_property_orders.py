"""Orders about the lost property log, as they travel over the socket. The log itself is read beside the kiosk."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kiosk.domain.operators import COMMAND_LINE
from kiosk.engine.facilities import log_export
from kiosk.engine.kiosk import Kiosk
from kiosk.runtime.order_values import Answer, Order


def look_order(kiosk: Kiosk, order: Order) -> Answer:
    """``lost_property.look``: so many things are about to be shown."""
    log_export.look(kiosk, COMMAND_LINE, int(order["items"]))
    return {}


def export_order(kiosk: Kiosk, order: Order) -> Answer:
    """``lost_property.export``: the last position that is handed out."""
    return {"through": log_export.hand_out(kiosk, COMMAND_LINE, int(order["items"]), int(order["events"]))}


ORDERS: Mapping[str, Callable[[Kiosk, Order], Answer]] = {
    "lost_property.look": look_order,
    "lost_property.export": export_order,
}
# A kiosk that rests carries these out without its site file.
NEED_NO_SITE_FILE = frozenset(ORDERS)
