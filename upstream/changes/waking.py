"""Waking whoever waits for a change. Only a hint: who waits looks by themselves every few seconds, too.

In PostgreSQL a change is told to the other processes by NOTIFY. Within each transaction that would cost a third of all
writing, since they queue up for one lock at their commits; so one thread a process tells what it has written, at most
twenty times a second, and one listens. In SQLite there is one process, and nothing to listen to.
"""

from __future__ import annotations

import asyncio
import threading
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

import psycopg
import structlog
from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.exc import SQLAlchemyError

from upstream.database.change_tables import change_counter
from upstream.database.database import is_postgres, transaction

log = structlog.get_logger()

CHANNEL = "locker_change"
# Seconds: at most so often is it told that something was written; so long after a fault it is tried again.
TELL_EVERY_S, TRY_AGAIN_S = 0.05, 1.0
_LISTEN_S = 1.0  # so soon a listener notices that it is to end
# A writer that takes longer than so many tries is not waited for; nor is one that was undone before anything else was.
_TRIES = 200

_wakings: WeakKeyDictionary[Engine, Waking] = WeakKeyDictionary()


@dataclass(eq=False)
class Waiter:
    """One request that waits; ``woken`` belongs to its event loop."""

    loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.get_running_loop)
    woken: asyncio.Event = field(default_factory=asyncio.Event)

    async def wait(self, seconds: float) -> None:
        """Until it is woken, but no longer than that."""
        try:
            await asyncio.wait_for(self.woken.wait(), seconds)
        except TimeoutError:
            return
        self.woken.clear()


class Waking:
    """Who waits in this process, and what was written in it. Its threads begin when there is something for them."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._waiters: defaultdict[str, set[Waiter]] = defaultdict(set)
        self._lock = threading.Lock()
        self._written: dict[str, int] = {}  # by tenant: how often it was tried already
        self._has_written = threading.Event()
        self._stopping = threading.Event()
        self._threads: dict[str, threading.Thread] = {}

    @contextmanager
    def waiter(self, tenant: str) -> Iterator[Waiter]:
        """Wait for changes of this tenant; to be taken before the first look, so that none falls in between."""
        if self._engine.dialect.name == "postgresql":
            self._start("change-listener", self._listen)
        one = Waiter()
        with self._lock:
            self._waiters[tenant].add(one)
        try:
            yield one
        finally:
            with self._lock:
                self._waiters[tenant].discard(one)
                if not self._waiters[tenant]:
                    del self._waiters[tenant]

    def written(self, tenant: str) -> None:
        """A transaction that may not have ended yet has written changes of this tenant. From any thread."""
        with self._lock:
            self._written[tenant] = 0
        self._has_written.set()
        self._start("change-teller", self._tell)

    def wake(self, tenant: str | None = None) -> None:
        """Whoever waits for this tenant, or everybody, looks now. From any thread."""
        with self._lock:
            found = [one for name, some in self._waiters.items() if tenant in {name, None} for one in some]
            for one in found:
                if not one.loop.is_closed():
                    one.loop.call_soon_threadsafe(one.woken.set)

    def close(self) -> None:
        """End the threads. Whoever waits is woken once more."""
        self._stopping.set()
        self._has_written.set()
        with self._lock:
            threads = list(self._threads.values())
        for one in threads:
            one.join()
        self.wake()

    def _start(self, name: str, work: Callable[[], None]) -> None:
        with self._lock:
            if name in self._threads or self._stopping.is_set():
                return
            self._threads[name] = threading.Thread(target=work, name=name, daemon=True)
            self._threads[name].start()

    # --- telling

    def _tell(self) -> None:
        while not self._stopping.is_set():
            self._has_written.wait()
            self._stopping.wait(TELL_EVERY_S)
            self._has_written.clear()
            with self._lock:
                tenants, self._written = self._written, {}
            try:
                left = [one for one in tenants if not self._told(one)]
            except SQLAlchemyError as error:
                log.info("changes.not_told", error=type(error).__name__)
                left = list(tenants)
                self._stopping.wait(TRY_AGAIN_S)
            self._try_again({one: tenants[one] + 1 for one in left if tenants[one] < _TRIES})

    def _try_again(self, tenants: Mapping[str, int]) -> None:
        if tenants:
            with self._lock:
                self._written = {**tenants, **self._written}
            self._has_written.set()

    def _told(self, tenant: str) -> bool:
        """Whether it could be told: not while a writer still has the counter, whose commit is to be told of."""
        with transaction(self._engine) as connection:  # in SQLite this waits for the writer
            has_ended = not is_postgres(connection) or _notify(connection, tenant)
        if has_ended:
            self.wake(tenant)
        return has_ended

    # --- listening

    def _listen(self) -> None:
        while not self._stopping.is_set():
            try:
                self._listen_on(self._own_connection())
            except (SQLAlchemyError, psycopg.Error) as error:
                log.info("changes.not_heard", error=type(error).__name__)
                self._stopping.wait(TRY_AGAIN_S)

    def _own_connection(self) -> psycopg.Connection[object]:
        """One that is not of the pool: what listens must not be handed to anybody else."""
        pooled = self._engine.raw_connection()
        connection = pooled.driver_connection
        pooled.detach()
        assert isinstance(connection, psycopg.Connection)
        return connection

    def _listen_on(self, connection: psycopg.Connection[object]) -> None:
        with connection:
            connection.autocommit = True
            connection.execute(f"LISTEN {CHANNEL}")
            self.wake()  # whatever was told while nobody listened
            while not self._stopping.is_set():
                for one in connection.notifies(timeout=_LISTEN_S):
                    self.wake(one.payload)


def of(engine: Engine) -> Waking:
    """The one of this process; there is one for each database."""
    if engine not in _wakings:
        _wakings[engine] = Waking(engine)
    return _wakings[engine]


def while_serving(engine: Engine) -> Callable[[object], AbstractAsyncContextManager[None]]:
    """An app's lifespan, during which what this process writes is told to the others by a thread of its own."""

    @asynccontextmanager
    async def lifespan(_app: object) -> AsyncIterator[None]:
        of(engine)
        yield
        await asyncio.to_thread(close, engine)

    return lifespan


def close(engine: Engine) -> None:
    """End it, where there is one."""
    waking = _wakings.pop(engine, None)
    if waking is not None:
        waking.close()


def changed(connection: Connection, tenant: str) -> None:
    """This transaction has written changes; where nobody in this process tells of them, PostgreSQL does at its end."""
    waking = _wakings.get(connection.engine)
    if waking is not None:
        waking.written(tenant)
    elif is_postgres(connection):
        connection.execute(select(func.pg_notify(CHANNEL, tenant)))


def _notify(connection: Connection, tenant: str) -> bool:
    counter = select(change_counter.c.position).where(change_counter.c.tenant == tenant)
    if connection.execute(counter.with_for_update(read=True, skip_locked=True)).first() is None:
        return False
    connection.execute(select(func.pg_notify(CHANNEL, tenant)))
    return True
