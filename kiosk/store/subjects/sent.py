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
        """Where this event is on the record; None: it isn't.

        Asked in two steps: joined, SQLite goes through the whole record, while somebody waits for a door.
        """
        event, begun = t.audit_event.c, t.audit_epoch.c
        epochs = select(begun.number, begun.after).where(begun.id == epoch)
        found = self._connection.execute(epochs).one_or_none()
        if found is None:
            return None
        there = (event.position == found.after + sequence) & (event.epoch == found.number) & (event.hash == hash_)
        return self._connection.execute(select(event.position).where(there)).scalar()
