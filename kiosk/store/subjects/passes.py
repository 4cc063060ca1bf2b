"""Passes of this kiosk's own banks, and the short codes that go with passes.

The database itself holds that none of it becomes undone (``triggers.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, delete, literal_column, select, update

from kiosk.domain.compartments import Size
from kiosk.domain.passes import KnownPass, Pass, PoolCode, VisitorCode
from kiosk.domain.people import PersonKind
from kiosk.engine.visitors.ports import Spent
from kiosk.store import tables as t
from kiosk.store.subjects.base import Subject

_PASS = select(t.known_pass)
_NEWEST: ColumnElement[int] = literal_column("known_pass.rowid").desc()


class Passes(Subject):
    """What was issued for doors of this kiosk, or shown to it."""

    def known_pass(self, pass_id: str) -> KnownPass | None:
        """The pass of this id, whatever became of it."""
        return self._pass_from(_PASS.where(t.known_pass.c.id == pass_id))

    def pass_of(self, person_id: str) -> KnownPass | None:
        """The newest pass of this visitor."""
        return self._pass_from(_PASS.where(t.known_pass.c.person_id == person_id).order_by(_NEWEST).limit(1))

    def keep_pass(self, known: KnownPass) -> None:
        """Add it, or write it anew. ``Spent`` where it was spent, or revoked, and would be no more.

        Of the days that its person was done with, the last one stands: a clock may have been wrong.
        """
        before = self.known_pass(known.given.id)
        if before is None:
            if known.revoked_at is None and self.is_revoked_unseen(known.given.id, known.key):
                raise Spent("this pass was revoked before it was shown")
            self._connection.execute(t.known_pass.insert(), {"id": known.given.id, **_values(known)})
            return
        if _would_be_undone(before, known):
            raise Spent("a pass that was spent or revoked stays so")
        days = [one.spent_on for one in (before, known) if one.spent_on is not None]
        kept = replace(known, spent_on=max(days, default=None))
        mine = t.known_pass.c.id == known.given.id
        self._connection.execute(update(t.known_pass).where(mine).values(_values(kept)))

    def unspent_passes(self, after: datetime) -> Sequence[KnownPass]:
        """Those that end after then and were neither spent nor revoked."""
        given = t.known_pass.c
        live = _PASS.where(given.ends_at > after, given.spent_at.is_(None), given.revoked_at.is_(None))
        return [_known(row) for row in self._connection.execute(live.order_by(given.id))]

    def revoked_passes(self, after: datetime) -> Sequence[KnownPass]:
        """Those that this kiosk issued and has revoked, and that end after then."""
        given = t.known_pass.c
        dead = _PASS.where(given.key.is_(None), given.revoked_at.is_not(None), given.ends_at > after)
        return [_known(row) for row in self._connection.execute(dead.order_by(given.id))]

    def revoke_unseen(self, pass_id: str, key: bytes | None, until: datetime) -> None:
        """A pass that was never shown here is refused, should it be, for as long as it lasts (``until``).

        One of this id that another key has signed is another pass.
        """
        mine = _is_unseen(pass_id, key)
        known = self._connection.execute(select(t.revoked_unseen.c.until).where(mine)).scalar()
        if known is None:
            values = {"pass_id": pass_id, "key": key or t.OWN_KEY, "until": until}
            self._connection.execute(t.revoked_unseen.insert(), values)
        elif known < until:
            self._connection.execute(update(t.revoked_unseen).where(mine).values(until=until))

    def is_revoked_unseen(self, pass_id: str, key: bytes | None) -> bool:
        """Whether it is to be refused although nobody has shown it yet."""
        mine = select(t.revoked_unseen.c.pass_id).where(_is_unseen(pass_id, key))
        return self._connection.execute(mine).first() is not None

    # --- codes

    def visitor_code(self, lookup: bytes) -> VisitorCode | None:
        """The code that is taken here under this look-up."""
        mine = select(t.visitor_code).where(t.visitor_code.c.lookup == lookup)
        row = self._connection.execute(mine).mappings().first()
        return None if row is None else VisitorCode(**{**row, "size": Size(row["size"])})

    def keep_visitor_codes(self, codes: Sequence[VisitorCode]) -> int:
        """Take these from visitors; how many were not there yet. Of two that are equal the first stands."""
        new = {one.lookup: one for one in reversed(codes) if self.visitor_code(one.lookup) is None}
        rows = [
            {
                "lookup": one.lookup,
                "pass_id": one.pass_id,
                "bank": one.bank,
                "size": one.size.value,
                "starts_at": one.starts_at,
                "ends_at": one.ends_at,
                "key": one.key,
            }
            for one in new.values()
        ]
        if rows:
            self._connection.execute(t.visitor_code.insert(), rows)
        return len(rows)

    def pool_codes(self, bank: str, until: datetime) -> Sequence[PoolCode]:
        """All that were drawn for this bank and begin before then, earliest first."""
        mine = select(t.pool_code).where(t.pool_code.c.bank == bank, t.pool_code.c.starts_at < until)
        rows = self._connection.execute(mine.order_by(t.pool_code.c.starts_at, t.pool_code.c.pass_id)).mappings()
        return [PoolCode(**{**row, "size": Size(row["size"])}) for row in rows]

    def add_pool_codes(self, codes: Sequence[PoolCode]) -> None:
        """Keep these for passes to come. One that another pass of its bank has already is passed over."""
        for one in codes:
            there = select(t.pool_code.c.pass_id).where(
                t.pool_code.c.bank == one.bank, t.pool_code.c.verifier == one.verifier
            )
            if self._connection.execute(there).first() is None:
                self._connection.execute(t.pool_code.insert(), _pool_values(one))

    def is_given_out(self, pass_id: str) -> bool:
        """Whether the code of this kiosk's pool that goes with this pass was given to a visitor."""
        mine = select(t.pool_code.c.visit_id).where(t.pool_code.c.pass_id == pass_id)
        return self._connection.execute(mine).scalar() is not None

    def take_pool_code(self, pass_id: str, visit_id: str) -> None:
        """It is given out; ``Spent`` where it was already, or where there is none."""
        mine = update(t.pool_code).where(t.pool_code.c.pass_id == pass_id, t.pool_code.c.visit_id.is_(None))
        if not self._connection.execute(mine.values(visit_id=visit_id)).rowcount:
            raise Spent("this code is no longer there to be given out")

    def hand_pool_codes(self, pass_ids: Iterable[str]) -> None:
        """Their banks have been handed them."""
        given = [{"mine": one} for one in pass_ids]
        if given:
            of_these = update(t.pool_code).where(t.pool_code.c.pass_id == bindparam("mine"))
            self._connection.execute(of_these.where(t.pool_code.c.handed.is_(False)).values(handed=True), given)

    def forget_pool_codes(self, of_passes: Iterable[str] | None) -> None:
        """Those that are not given out here but may be elsewhere: with these passes; None: any of them."""
        free = delete(t.pool_code).where(t.pool_code.c.visit_id.is_(None))
        if of_passes is None:
            self._connection.execute(free)
            return
        for one in of_passes:
            self._connection.execute(free.where(t.pool_code.c.pass_id == one))

    def _pass_from(self, query: Select[*tuple[Any, ...]]) -> KnownPass | None:
        row = self._connection.execute(query).first()
        return None if row is None else _known(row)


def _is_unseen(pass_id: str, key: bytes | None) -> ColumnElement[bool]:
    return and_(t.revoked_unseen.c.pass_id == pass_id, t.revoked_unseen.c.key == (key or t.OWN_KEY))


def _would_be_undone(before: KnownPass, after: KnownPass) -> bool:
    return (
        (before.spent_at is not None and after.spent_at is None)
        or (before.revoked_at is not None and after.revoked_at is None)
        or (before.spent_on is not None and after.spent_on is None)
    )


def _known(row: Row[*tuple[Any, ...]]) -> KnownPass:
    given = Pass(
        id=row.id,
        bank=row.bank,
        issued_at=row.issued_at,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        tenant=row.tenant,
        size=None if row.size is None else Size(row.size),
        reachable=row.reachable,
        kind=PersonKind(row.kind),
        hours=row.hours,
        host=row.host,
    )
    return KnownPass(
        given=given,
        person_id=row.person_id,
        key=row.key,
        used_at=row.used_at,
        spent_at=row.spent_at,
        spent_on=row.spent_on,
        revoked_at=row.revoked_at,
    )


def _values(known: KnownPass) -> dict[str, Any]:
    given = known.given
    return {
        "bank": given.bank,
        "issued_at": given.issued_at,
        "starts_at": given.starts_at,
        "ends_at": given.ends_at,
        "tenant": given.tenant,
        "size": None if given.size is None else given.size.value,
        "reachable": given.reachable,
        "kind": given.kind.value,
        "hours": given.hours,
        "host": given.host,
        "person_id": known.person_id,
        "key": known.key,
        "used_at": known.used_at,
        "spent_at": known.spent_at,
        "spent_on": known.spent_on,
        "revoked_at": known.revoked_at,
    }


def _pool_values(one: PoolCode) -> dict[str, Any]:
    return {
        "pass_id": one.pass_id,
        "bank": one.bank,
        "size": one.size.value,
        "starts_at": one.starts_at,
        "ends_at": one.ends_at,
        "verifier": one.verifier,
        "visit_id": one.visit_id,
        "handed": one.handed,
    }
