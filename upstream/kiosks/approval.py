"""Somebody decides about a kiosk that asked to be taken in, by the code that it shows."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from upstream.database.dialects import insert_if_absent
from upstream.database.locks import hold
from upstream.database.tables import enrolment, key, kiosk, tenant, wrong_code
from upstream.kiosks import keys
from upstream.kiosks.codes import typed
from upstream.kiosks.enrolment import APPROVED, DENIED, PENDING

MOST_WRONG = 5
WINDOW = timedelta(minutes=15)


class NotDecided(Exception):
    """Why nothing was decided, in a sentence."""


def pending_by_code(connection: Connection, text: str, now: datetime) -> Row[Any] | None:
    """The enrolment that waits with this code. None where there is none: that was a wrong code, and it counts.

    Raises NotDecided after too many of these: whoever tries codes gets nowhere. The caller commits.
    """
    hold(connection, "wrong-code")  # many who try at once are counted one after another
    connection.execute(delete(wrong_code).where(wrong_code.c.at <= now - WINDOW))
    wrong = connection.execute(select(func.count()).select_from(wrong_code)).scalar_one()
    if wrong >= MOST_WRONG:
        raise NotDecided("There were 5 wrong codes within 15 minutes. Wait a quarter of an hour.")
    code = typed(text)
    found = None if code is None else _waiting(connection, code, now)
    if found is None:
        connection.execute(insert(wrong_code).values(at=now))
    return found


def approve(connection: Connection, waiting: Row[Any], tenant_slug: str, now: datetime) -> str:
    """Take the kiosk in, and give its id. Where the tenant has a kiosk of this name, it is that one with a new key.

    Keys that it had before are revoked. Raises NotDecided where there is no such tenant.
    """
    _lock_tenant(connection, tenant_slug)
    id_ = _kiosk(connection, waiting, tenant_slug, now)
    keys.revoke_of_kiosk(connection, tenant_slug, id_, now)
    ours = key.c.id == waiting.key
    connection.execute(update(key).where(ours).values(kind=keys.KIOSK, tenant=tenant_slug, kiosk=id_))
    _decide(connection, waiting, now, state=APPROVED, tenant=tenant_slug, kiosk=id_)
    return id_


def deny(connection: Connection, waiting: Row[Any], now: datetime) -> None:
    """Do not take it in. It may ask again."""
    _decide(connection, waiting, now, state=DENIED)


def is_known(connection: Connection, waiting: Row[Any], tenant_slug: str) -> bool:
    """Whether the tenant has a kiosk of this name already, which would get a new key."""
    query = select(kiosk.c.id).where(kiosk.c.tenant == tenant_slug, kiosk.c.name == waiting.name)
    return connection.execute(query).first() is not None


def _lock_tenant(connection: Connection, slug: str) -> None:
    # Not its key: else whoever has the kiosk, and adds something of the tenant's, would wait for us, and we for them.
    query = select(tenant.c.slug).where(tenant.c.slug == slug).with_for_update(key_share=True)
    if connection.execute(query).one_or_none() is None:
        raise NotDecided(f"There is no tenant {slug!r}. `locker-upstream tenant add` makes one.")


def _waiting(connection: Connection, code: str, now: datetime) -> Row[Any] | None:
    ours = (enrolment.c.code == code) & (enrolment.c.state == PENDING) & (enrolment.c.expires_at > now)
    return connection.execute(select(enrolment).where(ours).with_for_update()).one_or_none()


def _kiosk(connection: Connection, waiting: Row[Any], tenant_slug: str, now: datetime) -> str:
    """The id of the tenant's kiosk of this name, in use again if it wasn't."""
    values = {"site": waiting.site, "banks": waiting.banks, "version": waiting.version}
    row = {"id": secrets.token_hex(8), "tenant": tenant_slug, "name": waiting.name, "created_at": now, **values}
    named = (kiosk.c.tenant == tenant_slug) & (kiosk.c.name == waiting.name)
    if not insert_if_absent(connection, kiosk, row):
        connection.execute(update(kiosk).where(named).values(decommissioned_at=None, **values))
    return str(connection.execute(select(kiosk.c.id).where(named)).scalar_one())


def _decide(connection: Connection, waiting: Row[Any], now: datetime, **values: str) -> None:
    still = (enrolment.c.id == waiting.id) & (enrolment.c.state == PENDING)
    changed = connection.execute(update(enrolment).where(still).values(decided_at=now, **values)).rowcount
    if changed != 1:
        raise NotDecided("Somebody else has decided about this kiosk meanwhile.")
