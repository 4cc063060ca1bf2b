"""Whose passes are taken, and the time that it can't be earlier than."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select, update

from kiosk.domain.passes import TrustedKey
from kiosk.store import tables as t
from kiosk.store.subjects.base import Subject

# What the rows of ``time_floor`` are called.
SIGNED, RESTORED = "signed", "restored"


class Keys(Subject):
    """What was decided about other kiosks. A key that was revoked is kept, so that it is never taken for a new one."""

    def trusted_keys(self) -> Mapping[bytes, TrustedKey]:
        """By their ids, those that were revoked as well."""
        return {row.id: _key(row) for row in self._connection.execute(select(t.trusted_key))}

    def trust(self, key: TrustedKey) -> None:
        """Add it, or write anew what is known of its kiosk; one that was revoked stays so, and is known as long.

        ``ValueError`` where another key goes by the same id.
        """
        known = self.trusted_keys().get(key.id)
        told = {
            "issuer": key.issuer,
            "site": key.site,
            "tenants": json.dumps(sorted(key.tenants), ensure_ascii=False) if key.tenants else None,
        }
        if known is None:
            values = {"id": key.id, "public": key.public, "since": key.since, "revoked_at": key.revoked_at, **told}
            self._connection.execute(t.trusted_key.insert(), values)
            return
        if known.public != key.public:
            raise ValueError("Another key has the same id as this one.")
        revoked_at = known.revoked_at or key.revoked_at
        mine = t.trusted_key.c.id == key.id
        self._connection.execute(update(t.trusted_key).where(mine).values(revoked_at=revoked_at, **told))

    def revoke_key(self, key: bytes, at: datetime) -> None:
        """Passes that it signed are refused from now on."""
        live = (t.trusted_key.c.id == key, t.trusted_key.c.revoked_at.is_(None))
        self._connection.execute(update(t.trusted_key).where(*live).values(revoked_at=at))

    # --- what time it can't be

    def raise_time_floor(self, at: datetime) -> None:
        """It can't be earlier than this: a kiosk that is trusted has signed something then."""
        self._raise(SIGNED, at)

    def time_floor(self) -> datetime | None:
        """The latest that was ever signed, of all that was taken here."""
        return self._floor(SIGNED)

    def doubt_passes(self, before: datetime) -> None:
        """The database was restored: of passes issued ``before`` then it may not know that they were spent."""
        self._raise(RESTORED, before)

    def passes_doubted_before(self) -> datetime | None:
        """A pass that was issued no later than this, and that nobody here knows, may have been spent."""
        return self._floor(RESTORED)

    def _floor(self, name: str) -> datetime | None:
        found: datetime | None = self._connection.execute(
            select(t.time_floor.c.at).where(t.time_floor.c.name == name)
        ).scalar()
        return found

    def _raise(self, name: str, at: datetime) -> None:
        known = self._floor(name)
        if known is None:
            self._connection.execute(t.time_floor.insert(), {"name": name, "at": at})
        elif known < at:
            self._connection.execute(update(t.time_floor).where(t.time_floor.c.name == name).values(at=at))


def _key(row: Row[*tuple[Any, ...]]) -> TrustedKey:
    return TrustedKey(
        id=row.id,
        public=row.public,
        issuer=row.issuer,
        site=row.site,
        tenants=frozenset(json.loads(row.tenants)) if row.tenants else frozenset(),
        since=row.since,
        revoked_at=row.revoked_at,
    )
