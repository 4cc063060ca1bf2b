"""How far each tag has counted. Whose it is, is not said here: one that changes hands goes on from where it was."""

from __future__ import annotations

from sqlalchemy import bindparam, select, update

from kiosk.store import tables as t
from kiosk.store.prepared import PreparedLookup
from kiosk.store.subjects.base import Subject

_COUNTED = PreparedLookup(select(t.tag_counter.c.counter).where(t.tag_counter.c.lookup == bindparam("lookup")))


class Tags(Subject):
    """The database itself lets no counter fall, nor go."""

    def tag_counter(self, lookup: bytes) -> int | None:
        """The highest that this tag was heard with; None: never."""
        row = _COUNTED.first(self._connection, {"lookup": lookup})
        return None if row is None else int(row[0])

    def raise_tag_counter(self, lookup: bytes, counter: int) -> None:
        """It was heard with this one, which is above the last."""
        if self.tag_counter(lookup) is None:
            self._connection.execute(t.tag_counter.insert(), {"lookup": lookup, "counter": counter})
        else:
            mine = t.tag_counter.c.lookup == lookup
            self._connection.execute(update(t.tag_counter).where(mine).values(counter=counter))
