"""The rows of a database that may be damaged, as far as they can be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kiosk.store.library import Library

Place = tuple[str, str]  # bank and number of a door


class Rows:
    """Row by row; what can't be read any more is left out, and remembered to be missing."""

    def __init__(self, connection: Any, library: Library) -> None:
        self._connection = connection
        self._error = library.module.Error
        self.broke_off = False  # of one of the queries not every row could be read

    def of(self, query: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """What the query finds."""
        try:
            yield from self._connection.execute(query, values)
        except self._error:
            self.broke_off = True

    def tables(self) -> frozenset[str]:
        """The names of the tables."""
        return frozenset(name for (name,) in self.of("SELECT name FROM sqlite_master WHERE type = 'table'"))

    def are_whole(self, *tables: str) -> bool:
        """Whether SQLite finds nothing wrong with these."""
        return all(next(self.of(f"PRAGMA integrity_check({table})"), ("",))[0] == "ok" for table in tables)
