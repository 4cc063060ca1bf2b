"""The record is signed as it stands, every so often and at the end."""

from __future__ import annotations

from kiosk.engine.kiosk import Kiosk
from kiosk.engine.messages import SealDue

SEAL_EVERY_S = 900.0  # reliability.md, decision 7; every hundredth event is signed in any case


def seal(kiosk: Kiosk, _: SealDue) -> None:
    """Sign what has been added since the last time, if anything."""
    with kiosk.store.transaction() as tx:
        tx.checkpoint()
    kiosk.after("seal", SEAL_EVERY_S, SealDue())
