"""Visits whose time ran out without anybody having left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kiosk.domain.guests import GuestVisit
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.visitors import visit_end


def ends(tx: Transaction) -> Iterator[tuple[datetime, GuestVisit]]:
    """When the visits end that are expected or under way."""
    for visit in tx.live_visits():
        yield visit.ends_at, visit


def over(kiosk: Kiosk, tx: Transaction, visit: GuestVisit) -> None:
    """One of them is over."""
    visit_end.over(kiosk, tx, visit, visit.ends_at)
