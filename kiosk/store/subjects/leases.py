"""What upstream may sell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Row, delete, select

from kiosk.domain.capacity import Pool, Taken
from kiosk.domain.compartments import Size
from kiosk.domain.leases import Lease
from kiosk.store import upstream_tables as u
from kiosk.store.subjects.base import Subject

_SECOND = timedelta(seconds=1)


class LeasesToUpstream(Subject):
    """Read at every tap, so they are remembered."""

    def leases(self) -> Sequence[Lease]:
        """All that upstream goes by, or may; of each pool in the order of their windows."""
        if self._cached.leases is None:
            query = select(u.lease).order_by(u.lease.c.id)
            self._cached.leases = tuple(_lease(row) for row in self._connection.execute(query))
        return self._cached.leases

    def set_leases(self, pool: Pool, leases: Sequence[Lease]) -> None:
        """These in place of all leases of this pool."""
        mine = {"bank": pool.bank, "tenant": pool.tenant, "size": pool.size.value}
        same = (u.lease.c[name] == value for name, value in mine.items())
        self._connection.execute(delete(u.lease).where(*same))
        rows = [{**mine, **_values(one)} for one in sorted(leases, key=lambda one: one.window)]
        if rows:
            self._connection.execute(u.lease.insert(), rows)
        self._cached.leases = None


def _values(one: Lease) -> dict[str, Any]:
    window = {"starts_at": one.window.starts_at, "ends_at": one.window.ends_at}
    return {**window, "doors": one.doors, "lead_s": one.lead // _SECOND, "agreed": one.agreed}


def _lease(row: Row[Any]) -> Lease:
    pool, window = Pool(row.bank, row.tenant, Size(row.size)), Taken(row.starts_at, row.ends_at)
    return Lease(pool, window, row.doors, row.lead_s * _SECOND, row.agreed)
