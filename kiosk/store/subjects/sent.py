"""How far upstream has acknowledged the record."""

from __future__ import annotations

from sqlalchemy import delete, func, select

from kiosk.store import tables as t
from kiosk.store import upstream_tables as u
from kiosk.store.subjects.base import Subject


class Sent(Subject):
    """What is owed to upstream until it has said, by its hash, that it has it."""

    def acknowledge(self, epoch: str, sequence: int, hash_: bytes) -> bool:
        """Upstream has the record up to this event. False, and nothing changed, where another one stands there.

        It may be less than upstream had before, since its database, too, may have been put back: what is no longer
        owed stays in the record, from which it is sent again.
        """
        position = self._position(epoch, sequence, hash_)
        if position is None:
            return False
        known = self._connection.execute(select(func.max(t.acknowledged.c.position))).scalar()
        if known is None or position > known:
            self._connection.execute(t.acknowledged.insert(), {"position": position})
            self._connection.execute(delete(t.outbox).where(t.outbox.c.position <= position))
            self._connection.execute(delete(t.acknowledged).where(t.acknowledged.c.position < position))
        return True

    def keep_countersigned(self, epoch: int, size: int, note: str) -> None:
        """Upstream has signed this checkpoint, too; of an epoch (by its number) the newest one is kept."""
        kept = u.countersigned.c
        self._connection.execute(delete(u.countersigned).where(kept.epoch == epoch, kept.size <= size))
        newer = select(kept.epoch).where(kept.epoch == epoch)
        if self._connection.execute(newer).first() is None:
            self._connection.execute(u.countersigned.insert(), {"epoch": epoch, "size": size, "note": note})

    def _position(self, epoch: str, sequence: int, hash_: bytes) -> int | None:
        """Where this event is on the record; None: it isn't."""
        event, begun = t.audit_event.c, t.audit_epoch.c
        query = (
            select(event.position)
            .join_from(t.audit_event, t.audit_epoch, event.epoch == begun.number)
            .where(begun.id == epoch, event.position == begun.after + sequence, event.hash == hash_)
        )
        return self._connection.execute(query).scalar()
