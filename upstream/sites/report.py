"""What a kiosk says is kept, and handed to the other kiosks of its tenant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Row, and_, delete, or_, select, update

from upstream.changes import feed
from upstream.changes.feed import Written
from upstream.clock import written
from upstream.database.dialects import insert_if_absent
from upstream.database.site_tables import site_state
from upstream.database.tables import kiosk
from upstream.kiosks.unseen import UNSEEN
from upstream.sites.values import BankSays, Holding, Said, as_text, from_text

BANK, HOLDING = "bank", "holding"


def take(connection: Connection, tenant: str, of: str, said: Said, now: datetime) -> bool:
    """This is how things stand at the kiosk ``of``. False where they stood so before: then nobody is told."""
    row = _locked(connection, tenant, of)
    before = from_text(row.said)
    since = said if row.away else said.since(before)
    if since == before and not row.away:
        return False
    _keep(connection, row, since, away=False)
    _tell(connection, row, before, since, now)
    return True


def keep_up(connection: Connection, tenant: str, now: datetime) -> None:
    """Tell the others which kiosks were not heard of lately, and forget those that are out of use."""
    quiet = or_(kiosk.c.seen_at.is_(None), kiosk.c.seen_at < now - UNSEEN)
    gone = kiosk.c.decommissioned_at.is_not(None)
    found = select(site_state.c.kiosk, gone.label("gone")).join(kiosk, _same())
    for row in connection.execute(
        found.where(site_state.c.tenant == tenant, or_(gone, site_state.c.away.is_(False) & quiet))
    ).all():
        if row.gone:
            forget(connection, tenant, row.kiosk, now)
        else:
            _is_away(connection, tenant, row.kiosk, now)


def forget(connection: Connection, tenant: str, of: str, now: datetime) -> None:
    """The kiosk ``of`` is no more: nobody is sent there."""
    row = _locked(connection, tenant, of)
    _tell(connection, row, from_text(row.said), Said(), now)
    own = and_(site_state.c.tenant == tenant, site_state.c.kiosk == of)
    connection.execute(delete(site_state).where(own))


def _is_away(connection: Connection, tenant: str, of: str, now: datetime) -> None:
    row = _locked(connection, tenant, of)
    said = from_text(row.said)
    _keep(connection, row, said, away=True)
    _tell(connection, row, said, said, now, last_seen=row.seen_at or now)


def _locked(connection: Connection, tenant: str, of: str) -> Row[Any]:
    """What is kept of a kiosk, with its name and site; nobody else changes it until the transaction has ended."""
    empty = {"tenant": tenant, "kiosk": of, "said": as_text(Said()), "away": False}
    insert_if_absent(connection, site_state, empty)
    found = select(site_state, kiosk.c.name, kiosk.c.site, kiosk.c.seen_at).join(kiosk, _same())
    own = found.where(site_state.c.tenant == tenant, site_state.c.kiosk == of)
    return connection.execute(own.with_for_update(of=site_state)).one()


def _keep(connection: Connection, row: Row[Any], said: Said, *, away: bool) -> None:
    own = and_(site_state.c.tenant == row.tenant, site_state.c.kiosk == row.kiosk)
    connection.execute(update(site_state).where(own).values(said=as_text(said), away=away))


def _tell(
    connection: Connection, row: Row[Any], before: Said, said: Said, now: datetime, last_seen: datetime | None = None
) -> None:
    """Only what is not as it was told last is written; ``last_seen`` of a kiosk that is away."""
    banks = {bank_id(row.name, one.bank): bank_value(row, one, last_seen) for one in said.banks}
    holdings = {holding_id(row.name, one): _holding(row, one) for one in said.holdings}
    banks_gone = {bank_id(row.name, one.bank) for one in before.banks}
    holdings_gone = {holding_id(row.name, one) for one in before.holdings}
    feed.put_all(connection, row.tenant, BANK, list(_written(banks, banks_gone)), now)
    feed.put_all(connection, row.tenant, HOLDING, list(_written(holdings, holdings_gone)), now)


def _written(things: dict[str, dict[str, Any]], before: set[str]) -> Iterator[Written]:
    yield from (Written(id_, value) for id_, value in things.items())
    yield from (Written(id_, None) for id_ in sorted(before - things.keys()))


def bank_id(name: str, bank: str) -> str:
    """How the feed names a bank."""
    return _path(name, bank)


def holding_id(name: str, one: Holding) -> str:
    """How the feed names a door that somebody has."""
    return _path(name, one.bank, one.door)


def _path(*parts: str) -> str:
    """No two are the same, whatever is in a name."""
    return "/".join(quote(one, safe="") for one in parts)


def bank_value(row: Row[Any], one: BankSays, last_seen: datetime | None) -> dict[str, Any]:
    """What the others learn of a bank. ``at``: since when it is so; of a kiosk that is away, when it was last heard."""
    return {
        "kiosk": row.name,
        "site": row.site,
        "bank": one.bank,
        "open": one.open,
        "free": dict(one.free),
        "visitors": dict(one.visitors),
        "reachable": one.reachable,
        "at": written(last_seen or one.at),
        "confirmed": last_seen is None,
    }


def _holding(row: Row[Any], one: Holding) -> dict[str, Any]:
    return {"kiosk": row.name, "site": row.site, "person": one.person, "bank": one.bank, "door": one.door}


def _same() -> Any:
    return and_(kiosk.c.tenant == site_state.c.tenant, kiosk.c.id == site_state.c.kiosk)
