"""Asking for a door to be opened, and taking the kiosk's answer.

It goes down with the feed, and leaves it once it is answered, or too old for any kiosk to do it.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, delete, select, update

from upstream.changes import feed
from upstream.clock import written
from upstream.database.remote_tables import opening
from upstream.database.tables import kiosk
from upstream.kiosks import which
from upstream.kiosks.which import Meant
from upstream.openings.values import EXPIRED, GRACE, UNHEARD, WAITING, Opening, Wish
from upstream.refusals import Refused

KIND = "opening"
# Who asked for a door, and why, is on the kiosk's record; here it is needed for as long as somebody may ask about it.
KEPT = timedelta(days=90)


def ask(connection: Connection, tenant: str, wish: Wish, now: datetime, key: str | None = None) -> Opening | Refused:
    """Have a door opened. ``key``: whose request it is; None: the command line's."""
    meant = which.by_bank(connection, tenant, wish.bank, wish.kiosk)
    if isinstance(meant, Refused):
        return meant
    row: dict[str, Any] = {
        "id": uuid4().hex,
        "tenant": tenant,
        "kiosk": meant.id,
        "bank": wish.bank,
        "door": wish.door,
        "by": wish.by,
        "reason": wish.reason,
        "asked_with": key,
        "asked_at": now,
        "expires_at": now + timedelta(seconds=wish.lives_s),
    }
    connection.execute(opening.insert(), row)
    feed.put(connection, tenant, KIND, row["id"], _told(row, meant), now)
    made = find(connection, tenant, row["id"], now)
    assert made is not None, "it was written just now"
    return made


def _told(row: dict[str, Any], meant: Meant) -> dict[str, Any]:
    """What the kiosks are told. It must not do it later than ``expires_at``, by the clock of this service."""
    words = {name: row[name] for name in ("bank", "door", "by", "reason")}
    times = {name: written(row[name]) for name in ("asked_at", "expires_at")}
    return {"kiosk": meant.name, **words, **times}


def find(connection: Connection, tenant: str, id_: str, now: datetime) -> Opening | None:
    """One of this tenant's, as it stands."""
    query = select(opening, kiosk.c.name.label("kiosk_name")).join_from(opening, kiosk, _its_kiosk())
    row = connection.execute(query.where(opening.c.tenant == tenant, opening.c.id == id_)).one_or_none()
    return None if row is None else _read(row, now)


def _its_kiosk() -> Any:
    return (opening.c.tenant == kiosk.c.tenant) & (opening.c.kiosk == kiosk.c.id)


def _read(row: Row[Any], now: datetime) -> Opening:
    state, why = row.state, row.why
    if state is None:
        is_over = now > row.expires_at + GRACE
        state, why = (EXPIRED, UNHEARD) if is_over else (WAITING, None)
    times = row.asked_at, row.expires_at
    return Opening(row.id, row.kiosk_name, row.bank, row.door, row.by, row.reason, *times, state, why, row.answered_at)


def take_answer(
    connection: Connection, tenant: str, kiosk_id: str, id_: str, state: str, why: str | None, now: datetime
) -> Opening | Refused:
    """What came of it, as the kiosk that was asked says; its newest word counts."""
    its = (opening.c.tenant == tenant, opening.c.kiosk == kiosk_id, opening.c.id == id_)
    said = {"state": state, "why": why, "answered_at": now}
    if not connection.execute(update(opening).where(*its).values(said)).rowcount:
        return Refused(404, "not-found", "This kiosk was not asked to open a door under this id.")
    feed.remove(connection, tenant, KIND, id_, now)
    found = find(connection, tenant, id_, now)
    assert found is not None, "it was changed just now"
    return found


def upkeep(connection: Connection, tenant: str, now: datetime) -> None:
    """What is too old to be done leaves the feed; what is too old to be asked about is forgotten."""
    for id_ in feed.ids_until(connection, tenant, KIND, now - GRACE):
        feed.remove(connection, tenant, KIND, id_, now)
    connection.execute(delete(opening).where(opening.c.tenant == tenant, opening.c.asked_at < now - KEPT))
