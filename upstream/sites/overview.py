"""A tenant's sites as people look at them: what each bank can give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, select

from upstream.database.site_tables import site_state
from upstream.database.tables import kiosk
from upstream.kiosks.unseen import UNSEEN
from upstream.sites.values import BankSays, from_text


@dataclass(frozen=True, slots=True)
class SeenBank:
    """A bank of a site. ``confirmed`` where its kiosk was heard of lately (``seen_at``)."""

    site: str
    kiosk: str
    says: BankSays
    seen_at: datetime | None
    confirmed: bool


def banks(connection: Connection, tenant: str, now: datetime) -> Sequence[SeenBank]:
    """Those of the kiosks in use, by site, bank and kiosk."""
    same = and_(kiosk.c.tenant == site_state.c.tenant, kiosk.c.id == site_state.c.kiosk)
    found = select(site_state.c.said, kiosk.c.name, kiosk.c.site, kiosk.c.seen_at).join(kiosk, same)
    own = found.where(site_state.c.tenant == tenant, kiosk.c.decommissioned_at.is_(None))
    seen = [
        SeenBank(row.site, row.name, says, row.seen_at, row.seen_at is not None and row.seen_at >= now - UNSEEN)
        for row in connection.execute(own)
        for says in from_text(row.said).banks
    ]
    return sorted(seen, key=lambda one: (one.site, one.says.bank, one.kiosk))
