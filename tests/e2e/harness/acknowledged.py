"""What somebody has read on the record must be there, unchanged, whatever happens to the kiosk afterwards."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import select

from kiosk.store import library
from kiosk.store import tables as t
from kiosk.store.data_folder import DataFolder
from kiosk.store.database import open_reader

Row = tuple[Any, ...]
"""An event with everything that is kept of it, its position on the record first."""


def read(database: Path) -> tuple[list[Row], list[str]]:
    """The record, oldest first, and its checkpoints. Only beside a running kiosk or after one that ended well.

    After a kill this reader would fold the log back, which is for the next kiosk to do.
    """
    with open_reader(database, library.choose()).connect() as connection:
        events = connection.execute(select(t.audit_event).order_by(t.audit_event.c.position)).all()
        return [tuple(row) for row in events], list(connection.execute(select(t.audit_checkpoint.c.note)).scalars())


def lost(before: Sequence[Row], now: Sequence[Row]) -> list[str]:
    """What is no longer as it was read: the record now must begin with the record before. A sentence each."""
    found: list[str] = []
    for index, row in enumerate(before):
        if index >= len(now) or now[index][0] > row[0]:
            return [*found, f"The event at {row[0]}, which was read before, is gone."]
        if now[index] != row:
            found.append(f"The event at {row[0]} is not what it was: {row} before, {now[index]} now.")
    return found


class Acknowledged:
    """The record of one data folder, as it was last looked at, and all checkpoints that were ever seen of it."""

    def __init__(self, data: Path) -> None:
        self.checkpoints: list[str] = []
        self._path = DataFolder(data).database
        self._seen: list[Row] = []

    def look(self) -> int:
        """Read the record, with all that was read before still in it; how many events there are now."""
        now, notes = read(self._path)
        missing = lost(self._seen, now)
        assert not missing, "\n".join(missing)
        self._seen = now
        self.checkpoints += [one for one in notes if one not in self.checkpoints]
        return len(now)
