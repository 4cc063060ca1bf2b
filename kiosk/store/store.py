"""The store: the one writing connection, and what the engine asks of it."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import structlog
from sqlalchemy import Connection, delete, select, update
from sqlalchemy.exc import DBAPIError

from kiosk.domain.capacity import Pool
from kiosk.domain.compartments import Compartment
from kiosk.domain.scopes import Scope
from kiosk.engine.ports import Clock, StoreError
from kiosk.store import cached, log_space, migrate, policy_json, strangers, tables
from kiosk.store.cached import Cached
from kiosk.store.database import open_writer, verify_settings
from kiosk.store.library import Library
from kiosk.store.transaction import SqlTransaction

log = structlog.get_logger()

# The write-ahead log is folded back when nobody waits; this many commits are about 4 MB of it.
CHECKPOINT_AFTER = 500


class SqlStore:
    """Owns the only writing connection and every checkpoint. Used by one thread at a time."""

    def __init__(self, path: Path, library: Library, clock: Clock) -> None:
        """Open, migrate and verify the database; ``StoreError`` says in a sentence what is wrong with it."""
        self._path = path
        self._library = library
        self._clock = clock
        self._boot = str(uuid.uuid4())
        self._since_checkpoint = 0
        self._cached: Cached | None = None
        try:
            strangers.refuse(path, library)
            self._connection: Connection = open_writer(path, library).connect()
            with ExitStack() as undo:
                undo.callback(self._connection.close)
                migrate.to_head(self._connection)
                with self._connection.begin():
                    verify_settings(self._connection, library)
                undo.pop_all()
        except (DBAPIError, library.module.DatabaseError) as error:
            cause = getattr(error, "orig", error)
            # Environment, not content: the same file opens once there is room again.
            hint = (
                " Is the disk full or failing? Make room, then start again." if _is_operational(cause, library) else ""
            )
            raise StoreError(f"The database can't be opened: {cause}.{hint}") from error

    @contextmanager
    def transaction(self) -> Iterator[SqlTransaction]:
        """One atomic change; durable once the block has been left, undone if it raises."""
        done = False
        try:
            with self._connection.begin():
                if self._cached is None:
                    self._cached = cached.load(self._connection)
                transaction = SqlTransaction(self._connection, self._cached, self._clock, self._boot)
                yield transaction
                transaction.write_record()
            done = True
        except (DBAPIError, self._library.module.Error) as error:
            raise StoreError(f"The record can't be written: {getattr(error, 'orig', error)}.") from error
        finally:
            if not done:
                self._cached = None  # what was undone may be in it
                self._undo_failed_commit()
        self._since_checkpoint += 1

    def _undo_failed_commit(self) -> None:
        """A COMMIT that SQLite refused leaves its transaction open, in which no other could begin."""
        driver = self._connection.connection.driver_connection
        try:
            if driver is not None and driver.in_transaction:
                driver.rollback()
        except self._library.module.DatabaseError as error:  # the next transaction fails, and undoes it
            log.error("store.not_undone", error=str(error))

    def place_compartments(self, described: Sequence[Compartment]) -> list[Compartment]:
        """Give each compartment of the site file the id it has always had, or a new one (its own id is ignored)."""
        table = tables.compartment
        with self.transaction():
            known = {(row.bank, row.door): row.id for row in self._connection.execute(select(table))}
            self._connection.execute(update(table).values(in_site=False))
            for place in ((one.bank, one.door) for one in described):
                if place in known:
                    self._connection.execute(update(table).where(table.c.id == known[place]).values(in_site=True))
                else:
                    values = {"bank": place[0], "door": place[1], "in_site": True}
                    known[place] = self._connection.execute(table.insert(), values).lastrowid
        return [replace(one, id=known[one.bank, one.door]) for one in described]

    def save_settings(self, settings: Mapping[str, str]) -> None:
        """Remember what commands without a site file need."""
        with self.transaction():
            self._connection.execute(delete(tables.setting))
            rows = [{"name": name, "value": value} for name, value in settings.items()]
            self._connection.execute(tables.setting.insert(), rows)

    def save_policies(self, scopes: Sequence[Scope]) -> None:
        """Remember what the site file sets for whom."""
        rows = [
            {"kind": one.kind.value, "name": one.name, "settings": policy_json.settings_to_json(one.settings)}
            for one in scopes
        ]
        with self.transaction():
            self._connection.execute(delete(tables.policy_scope))
            if rows:
                self._connection.execute(tables.policy_scope.insert(), rows)

    def save_capacity(self, capacity: Mapping[Pool, tuple[int, int]]) -> None:
        """Of each pool the number of doors, and how many of them may be reserved at once."""
        rows = [
            {"bank": pool.bank, "tenant": pool.tenant, "size": pool.size.value, "doors": doors, "bookable": bookable}
            for pool, (doors, bookable) in capacity.items()
        ]
        with self.transaction():
            self._connection.execute(delete(tables.capacity))
            if rows:
                self._connection.execute(tables.capacity.insert(), rows)

    def reserve_log_space(self) -> None:
        """Take the space of the write-ahead log before it is needed, so that no tap waits for it."""
        driver = self._connection.connection.driver_connection
        if self._library.journal_mode == "wal":
            log_space.reserve(driver, self._path, self._library.module.DatabaseError)

    def has_credentials(self) -> bool:
        """Whether anybody could be recognised by the key of this data folder."""
        with self.transaction():
            return self._connection.execute(select(tables.credential.c.id).limit(1)).first() is not None

    def checkpoint_if_due(self) -> None:
        """Fold the write-ahead log back into the database. For when nobody waits: it may take a moment."""
        if self._since_checkpoint < CHECKPOINT_AFTER:
            return
        self._since_checkpoint = 0
        driver = self._connection.connection.driver_connection
        if driver is None:
            return
        try:  # straight to the driver: a checkpoint can't run inside a transaction
            driver.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        except self._library.module.DatabaseError as error:  # everything stays in the log until the next time
            log.error("store.not_folded", error=str(error))

    def close(self) -> None:
        """Let go of the database."""
        self._connection.close()


def _is_operational(cause: object, library: Library) -> bool:
    return isinstance(cause, library.module.OperationalError)
