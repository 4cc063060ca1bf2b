"""What somebody has to look at: a record that tells two stories, or lacks something."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from upstream.clock import written
from upstream.database.tables import alarm
from upstream.database.tables import kiosk as kiosks
from upstream.notices import owed

FORK, GAP, ROLLED_BACK, OPAQUE = "fork", "gap", "rolled-back", "opaque"


def raise_alarm(
    connection: Connection,
    tenant: str,
    kiosk: str,
    kind: str,
    epoch: str,
    sequence: int,
    detail: str,
    now: datetime,
) -> None:
    """Raise one, and tell the tenant; or count it once more where the same is raised already.

    ``detail`` is without personal data.
    """
    same = (alarm.c.tenant == tenant) & (alarm.c.kiosk == kiosk) & (alarm.c.kind == kind) & (alarm.c.epoch == epoch)
    again = update(alarm).where(same, alarm.c.cleared_at.is_(None)).values(times=alarm.c.times + 1, last_at=now)
    if connection.execute(again).rowcount:
        return
    values = {"tenant": tenant, "kiosk": kiosk, "kind": kind, "epoch": epoch, "sequence": sequence}
    connection.execute(insert(alarm).values(**values, detail=detail, times=1, at=now, last_at=now))
    name = select(kiosks.c.name).where(kiosks.c.tenant == tenant, kiosks.c.id == kiosk)
    told = {"kind": kind, "kiosk": connection.execute(name).scalar_one(), "sentence": detail, "at": written(now)}
    owed.owe(connection, tenant, owed.ALARM, told, now)


def clear(connection: Connection, tenant: str, id_: int, now: datetime) -> bool:
    """Somebody has looked; whether there was such an alarm."""
    ours = (alarm.c.tenant == tenant) & (alarm.c.id == id_) & alarm.c.cleared_at.is_(None)
    return connection.execute(update(alarm).where(ours).values(cleared_at=now)).rowcount == 1
