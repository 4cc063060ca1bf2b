"""What every subject works on."""

from __future__ import annotations

from sqlalchemy import Connection

from kiosk.engine.ports import Clock
from kiosk.store.cached import Cached


class Subject:
    """A connection that has begun, what is remembered of the database, and the clock."""

    def __init__(self, connection: Connection, cached: Cached, clock: Clock) -> None:
        self._connection = connection
        self._cached = cached
        self._clock = clock
