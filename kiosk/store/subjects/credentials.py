"""Credentials: whose they are, until when, and that they open nothing any more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, bindparam, func, or_, select, update

from kiosk.domain.credentials import CredentialKind, HeldCredential
from kiosk.engine.ports import Taken
from kiosk.store import tables as t
from kiosk.store.subjects.base import Subject

Shown = tuple[str, str, bytes]  # person, kind, look-up
_LIVE = t.credential.c.revoked_at.is_(None)
_OVER = (
    select(t.credential.c.person_id, t.credential.c.kind)
    .where(_LIVE, t.credential.c.ends_at <= bindparam("now"))
    .order_by(t.credential.c.id)
)


class Credentials(Subject):
    """What people show. A temporary one that is past its end is in nobody's way."""

    def add_credential(self, person_id: str, kind: CredentialKind, lookup: bytes) -> None:
        """Give a person a credential in place of any earlier one of its kind."""
        now = self._clock.now()
        mine = (t.credential.c.person_id == person_id, t.credential.c.kind == kind.value)
        self._free(kind, lookup, now)
        has = select(t.credential.c.id).where(*mine, _LIVE, t.credential.c.lookup == lookup)
        if self._connection.execute(has).first() is not None:
            return
        self._connection.execute(update(t.credential).where(*mine, _LIVE).values(revoked_at=now))
        self._add(person_id, kind, lookup, now, None)

    def bind_credential(
        self, person_id: str, kind: CredentialKind, lookup: bytes, at: datetime, ends_at: datetime | None = None
    ) -> None:
        """One more of this kind; one that is theirs already ends then. ``Taken``, and nothing changed, if another's."""
        self._free(kind, lookup, at)
        same = and_(t.credential.c.kind == kind.value, t.credential.c.lookup == lookup, _LIVE)
        holder = self._connection.execute(select(t.credential.c.person_id).where(same)).scalar()
        if holder is None:
            self._add(person_id, kind, lookup, at, ends_at)
        elif holder == person_id:
            self._connection.execute(update(t.credential).where(same).values(ends_at=ends_at))
        else:
            raise Taken(kind)

    def revoke_credentials(self, person_id: str, *kinds: CredentialKind) -> None:
        """Theirs of these kinds open nothing any more, also where the source of people still names them."""
        mine = (t.credential.c.person_id == person_id, t.credential.c.kind.in_([one.value for one in kinds]))
        gone = {"revoked_at": self._clock.now(), "for_good": True}
        self._connection.execute(update(t.credential).where(*mine, _LIVE).values(gone))

    def is_revoked_for_good(self, person_id: str, kind: CredentialKind, lookup: bytes) -> bool:
        """Whether it was taken from them here, and not bound anew since: a lost badge that its source still names."""
        same = and_(
            t.credential.c.person_id == person_id, t.credential.c.kind == kind.value, t.credential.c.lookup == lookup
        )
        # One that was only lent for a while and has ended says nothing of what was taken from them before.
        says = or_(t.credential.c.ends_at.is_(None), t.credential.c.for_good)
        newest = select(t.credential.c.for_good).where(same, says).order_by(t.credential.c.id.desc()).limit(1)
        return bool(self._connection.execute(newest).scalar())

    def credentials_of(self, person_id: str) -> Sequence[HeldCredential]:
        """Those that are live, oldest first, without what they are."""
        mine = select(t.credential).where(t.credential.c.person_id == person_id, _LIVE).order_by(t.credential.c.id)
        return [
            HeldCredential(CredentialKind(row.kind), row.added_at, row.ends_at)
            for row in self._connection.execute(mine)
        ]

    def given_since(self, person_id: str, kind: CredentialKind, since: datetime) -> int:
        """How many of this kind they were given since then, whatever has become of them."""
        mine = (t.credential.c.person_id == person_id, t.credential.c.kind == kind.value)
        query = select(func.count()).select_from(t.credential).where(*mine, t.credential.c.added_at >= since)
        return int(self._connection.execute(query).scalar_one())

    def ended_credentials(self, now: datetime) -> Sequence[tuple[str, CredentialKind]]:
        """Whose temporary credentials are past their end and not revoked yet; each once."""
        found = [(row.person_id, CredentialKind(row.kind)) for row in self._connection.execute(_OVER, {"now": now})]
        return list(dict.fromkeys(found))

    def revoke_ended(self, now: datetime) -> None:
        """Those open nothing any more."""
        self._connection.execute(update(t.credential).where(_ended(now)).values(revoked_at=now))

    # --- for a database that was restored

    def live_credentials(self, *, temporary: bool = False) -> frozenset[Shown]:
        """All that open something, or those of them that are good for a while only."""
        live = select(t.credential.c.person_id, t.credential.c.kind, t.credential.c.lookup).where(_LIVE)
        ends = or_(t.credential.c.ends_at.is_not(None), t.credential.c.kind == CredentialKind.ONE_TIME_CODE.value)
        rows = self._connection.execute(live.where(ends) if temporary else live)
        return frozenset((row.person_id, row.kind, row.lookup) for row in rows)

    def revoke_these(self, gone: Iterable[Shown]) -> None:
        """They open nothing any more."""
        values = {"revoked_at": self._clock.now(), "for_good": True}
        for person_id, kind, lookup in gone:
            same = (t.credential.c.person_id == person_id, t.credential.c.kind == kind, t.credential.c.lookup == lookup)
            self._connection.execute(update(t.credential).where(*same, _LIVE).values(values))

    def _free(self, kind: CredentialKind, lookup: bytes, now: datetime) -> None:
        """A temporary one that is past its end may be given to somebody else."""
        same = (t.credential.c.kind == kind.value, t.credential.c.lookup == lookup)
        self._connection.execute(update(t.credential).where(*same, _ended(now)).values(revoked_at=now))

    def _add(
        self, person_id: str, kind: CredentialKind, lookup: bytes, added_at: datetime, ends_at: datetime | None
    ) -> None:
        values = {
            "person_id": person_id,
            "kind": kind.value,
            "lookup": lookup,
            "added_at": added_at,
            "ends_at": ends_at,
        }
        self._connection.execute(t.credential.insert(), values)


def _ended(now: datetime) -> ColumnElement[bool]:
    return and_(_LIVE, t.credential.c.ends_at <= now)
