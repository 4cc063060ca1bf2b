"""Credentials that were given for a time: a lent badge, a one-time code. Once it is over, that is on the record."""

from __future__ import annotations

from kiosk.domain.events.credentials import CredentialsRevoked, WhyRevoked
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction


def end_those_over(kiosk: Kiosk, tx: Transaction) -> None:
    """They open nothing from their end on anyway; a clock that has just jumped takes none away for good."""
    if kiosk.clock.monotonic() < kiosk.time.holds_until:
        return
    ended = tx.ended_credentials(kiosk.now())
    for person_id, kind in ended:
        tx.record(CredentialsRevoked(person_id=person_id, credential=kind, why=WhyRevoked.ENDED))
    if ended:
        tx.revoke_ended(kiosk.now())
