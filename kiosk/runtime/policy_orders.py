"""Orders about the policies that hold, as they travel over the socket."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

from kiosk.engine.kiosk import Kiosk
from kiosk.engine.upstream import policies
from kiosk.runtime.order_values import Answer, Order, local


def keep_own(kiosk: Kiosk, order: Order) -> Answer:
    """``policy.keep_own``: the site file's policies hold for so many seconds; until when that is."""
    until = policies.keep_own(kiosk, timedelta(seconds=order["seconds"]))
    return {"until": local(kiosk, until)}


def follow(kiosk: Kiosk, _: Order) -> Answer:
    """``policy.follow``: upstream's hold again; which, or none where upstream has none for this kiosk."""
    policies.follow_again(kiosk)
    return {"document": kiosk.policy.document or None, "version": kiosk.policy.version or None}


ORDERS: Mapping[str, Callable[[Kiosk, Order], Answer]] = {"policy.keep_own": keep_own, "policy.follow": follow}
