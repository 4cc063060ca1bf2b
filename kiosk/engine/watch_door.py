"""How often a door is looked at: often while somebody stands before it, and all of them while an operator is here."""

from __future__ import annotations

from kiosk.engine.kiosk import Kiosk


def no_longer(kiosk: Kiosk, compartment_id: int) -> None:
    """Nobody stands before it any more. An operator's map stays live until they leave."""
    if kiosk.session is None:
        kiosk.locks.watch(kiosk.bank.compartments[compartment_id], closely=False)
