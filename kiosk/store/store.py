"""The store: the one writing connection, and what the engine asks of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import structlog
from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from kiosk.domain.clock_trust import ClockTrust
from kiosk.domain.events import Event
from kiosk.engine.ports import Clock, StoreError
from kiosk.store import cached, epochs, log_space, migrate, strangers, tables
from kiosk.store.cached import Cached
from kiosk.store.database import open_writer, verify_settings
from kiosk.store.library import Library
from kiosk.store.signing_key import SigningKey
from kiosk.store.subjects import erasure
from kiosk.store.subjects.record import Recorder
from kiosk.store.this_boot import boot_id
from kiosk.store.transaction import SqlTransaction

log = structlog.get_logger()

# The write-ahead log is folded back when nobody waits; this many commits are about 4 MB of it.
CHECKPOINT_AFTER = 500


class SqlStore:
    """Owns the only writing connection and every checkpoint. Used by one thread at a time."""

    def __init__(self, path: Path, library: Library, clock: Clock, *, begins: str | None = None) -> None:
        """Open, migrate and verify the database; ``StoreError`` says in a sentence what is wrong with it.

        ``begins`` begins the record anew, for this reason.
        """
        self._path = path
        self._library = library
        self._clock = clock
        self._since_checkpoint = 0
        self._cached: Cached | None = None
        self._head_kept = ("", 0)  # epoch and size of the checkpoint beside the database
        self._overheard: list[Event] | None = None
        self._on_awaited_notice: Callable[[], None] | None = None
        self._failed = False  # the connection met an error that may be its own: it is opened anew before the next use
        try:
            log_space.write_again(path)
            strangers.refuse(path, library)
            self._connection = self._open(migrates=True)
            self._recorder = Recorder(boot_id(), self._begin_record(begins))
        except (DBAPIError, library.module.DatabaseError, OSError) as error:
            cause = getattr(error, "orig", error)
            # Environment, not content: the same file opens once there is room again.
            hint = (
                " Is the disk full or failing? Make room, then start again." if _is_operational(cause, library) else ""
            )
            raise StoreError(f"The database can't be opened: {cause}.{hint}") from error

    def _open(self, *, migrates: bool = False) -> Connection:
        """A connection with every durable setting in place."""
        connection = open_writer(self._path, self._library).connect()
        with ExitStack() as undo:
            undo.callback(connection.close)
            if migrates:
                migrate.to_head(connection)
            with connection.begin():
                verify_settings(connection, self._library)
            undo.pop_all()
        return connection

    def _begin_record(self, why: str | None) -> SigningKey:
        with ExitStack() as undo:
            undo.callback(self._connection.close)
            with self._connection.begin():
                begun = epochs.go_on(self._connection, self._path.parent, self._clock.now(), why)
            if begun.why is not None:
                with self._connection.begin():
                    epochs.set_lost_head_aside(self._connection, self._path.parent)
            undo.pop_all()
        return begun.key

    @contextmanager
    def transaction(self) -> Iterator[SqlTransaction]:
        """One atomic change; durable once the block has been left, undone if it raises."""
        done = False
        try:
            if self._failed:
                self._open_anew()
            with self._connection.begin():
                if self._cached is None:
                    self._cached = cached.load(self._connection)
                transaction = SqlTransaction(self._connection, self._cached, self._clock, self._recorder)
                yield transaction
                transaction.write_record()
            done = True
        except (DBAPIError, self._library.module.Error) as error:
            self._failed = self._failed or _may_be_the_connections(error)
            raise StoreError(f"The record can't be written: {getattr(error, 'orig', error)}.") from error
        finally:
            if not done:
                self._cached = None  # what was undone may be in it
                self._undo_failed_commit()
        self._since_checkpoint += 1
        if self._overheard is not None:
            self._overheard += transaction.recorded
        if transaction.is_signed:
            self._keep_head()
        if transaction.owes_awaited and self._on_awaited_notice is not None:
            self._on_awaited_notice()

    def _undo_failed_commit(self) -> None:
        """A COMMIT that SQLite refused leaves its transaction open, in which no other could begin."""
        if self._connection.closed:  # it could not be opened anew
            return
        driver = self._connection.connection.driver_connection
        try:
            if driver is not None and driver.in_transaction:
                driver.rollback()
        except self._library.module.DatabaseError as error:  # the next transaction fails, and undoes it
            log.error("store.not_undone", error=str(error))

    def _open_anew(self) -> None:
        """After an I/O error: what SQLite remembers of the file may not be there. The last links are verified."""
        self._connection.close()
        self._connection = self._open()
        key = self._begin_record(None)
        self._recorder = replace(self._recorder, key=key)
        self._failed = False

    def begin_anew(self, why: str) -> None:
        """Sign the record as it stands, and go on in a new epoch, for this reason. Between transactions."""
        try:
            if self._failed:
                self._open_anew()
            self._failed = True  # until it is done: where it can't be, the connection is closed
            key = self._begin_record(why)
        except (DBAPIError, self._library.module.Error) as error:
            raise StoreError(f"The record can't be written: {getattr(error, 'orig', error)}.") from error
        finally:
            self._cached = None
        self._recorder = replace(self._recorder, key=key)
        self._failed = False

    def judge_clock(self, trust: Callable[[datetime, float], ClockTrust]) -> None:
        """Say on each line from now on how far the clock is to be believed, as ``trust`` finds it."""
        self._recorder = replace(self._recorder, trust=trust)

    def tell_of_awaited_notices(self, on_awaited: Callable[[], None]) -> None:
        """Call this, which must not wait, once a notice is owed that somebody waits for."""
        self._on_awaited_notice = on_awaited

    @contextmanager
    def acting(self, operator: str) -> Iterator[None]:
        """Whatever is recorded within is recorded as done by this operator."""
        before = self._recorder
        self._recorder = replace(before, operator=operator)
        try:
            yield
        finally:
            self._recorder = replace(self._recorder, operator=before.operator)

    @contextmanager
    def overheard(self) -> Iterator[list[Event]]:
        """Whatever is recorded within stands in this list, too, once it is durable."""
        heard: list[Event] = []
        self._overheard = heard
        try:
            yield heard
        finally:
            self._overheard = None

    def reserve_log_space(self) -> None:
        """Take the space of the write-ahead log before it is needed, so that no tap waits for it."""
        driver = self._connection.connection.driver_connection
        if self._library.journal_mode == "wal":
            log_space.reserve(driver, self._path, self._library.module.DatabaseError)

    def has_credentials(self) -> bool:
        """Whether anybody could be recognised by the key of this data folder."""
        with self.transaction():
            return self._connection.execute(select(tables.credential.c.id).limit(1)).first() is not None

    def has_issued(self) -> bool:
        """Whether passes of this kiosk, or codes for them, are out: banks know the key that they were made with."""
        visits, codes = tables.guest_visit.c, tables.pool_code.c
        with self.transaction():
            return any(
                self._connection.execute(query.limit(1)).first() is not None
                for query in (select(codes.pass_id), select(visits.id).where(visits.issued_at.is_not(None)))
            )

    def tidy(self) -> None:
        """What is done when nobody waits, since it may take a moment: fold the log back, keep the newest checkpoint."""
        try:
            if self._failed:
                self._open_anew()
            self._keep_head()
            if self._since_checkpoint >= CHECKPOINT_AFTER:
                self._fold("PASSIVE")
        except (DBAPIError, self._library.module.Error, StoreError) as error:
            # It all stays as it is until the next time.
            log.error("store.not_tidied", error=str(getattr(error, "orig", error)))

    def _fold(self, how: str) -> bool:
        """Fold the write-ahead log back into the database; whether nobody was in the way."""
        self._since_checkpoint = 0
        driver: Any = self._connection.connection.driver_connection
        # Straight to the driver: a checkpoint can't run inside a transaction.
        busy, _, _ = driver.execute(f"PRAGMA wal_checkpoint({how})").fetchone()
        return not busy

    def owes_scrubbing(self) -> int | None:
        """Since which position of the record the log, or a backup, holds what was erased; None where none does."""
        if self._connection.closed:  # it could not be opened anew; the next transaction tries
            return None
        try:
            with self._connection.begin():
                return erasure.owes_scrubbing(self._connection)
        except (DBAPIError, self._library.module.Error) as error:
            raise StoreError(f"The record can't be read: {getattr(error, 'orig', error)}.") from error

    def scrub(self) -> bool:
        """Take what was erased out of the write-ahead log; False where a reader is in the way."""
        if self._library.journal_mode != "wal":
            return True
        try:
            if not self._fold("TRUNCATE"):
                return False
        except self._library.module.Error as error:
            raise StoreError(f"The log can't be emptied: {error}.") from error
        self.reserve_log_space()
        return True

    def scrubbed(self, position: int) -> None:
        """The log and the backups hold nothing any more of what was erased up to this position."""
        with self.transaction() as tx:
            tx.end_scrubbing(position)

    def _keep_head(self) -> None:
        """Put the newest checkpoint beside the database, where a database that was put back can be told by it.

        What was committed stands, whatever comes of this; it is tried again.
        """
        end = None if self._cached is None else self._cached.end
        if end is None or (end.epoch, end.signed) == self._head_kept:
            return
        try:
            with self._connection.begin():
                epochs.keep_head(self._connection, self._path.parent)
        except (OSError, DBAPIError, self._library.module.Error) as error:
            log.error("record.head_not_kept", error=str(getattr(error, "orig", error)))
            self._undo_failed_commit()
        else:
            self._head_kept = (end.epoch, end.signed)

    def close(self) -> None:
        """Let go of the database."""
        if not self._connection.closed:
            self._keep_head()
            self._connection.close()


def _is_operational(cause: object, library: Library) -> bool:
    return isinstance(cause, library.module.OperationalError)


# SQLite's primary result codes (sqlite3.h): READONLY, CORRUPT, CANTOPEN, PROTOCOL, NOTADB. Not IOERR: a commit whose
# sync failed stands whole in the log, and only this connection knows that it is to be overwritten. A new one would take
# it for committed, and what comes after it would rest on pages that may never have reached the disk.
_OF_THE_FILE = {8, 11, 14, 15, 26}


def _may_be_the_connections(error: Exception) -> bool:
    """Whether the next use of this connection may fail for what went wrong in this one."""
    code = getattr(getattr(error, "orig", error), "sqlite_errorcode", None)
    return code is not None and code & 0xFF in _OF_THE_FILE
