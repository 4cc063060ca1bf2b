"""The thread that talks to upstream: enrols the kiosk, sends the record, takes what has changed. The kiosk never waits
for it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

import structlog

from kiosk.domain.syncing import SyncKind, SyncState
from kiosk.engine.ports import StoreError
from kiosk.engine.upstream.ports import DeviceKey, KeyChest, Outbox
from kiosk.engine.upstream.syncing import ENROLLED, ROLLED_BACK
from kiosk.sync.about import About
from kiosk.sync.asking import EngineLine
from kiosk.sync.backoff import Backoff
from kiosk.sync.chores import Chore, Chores
from kiosk.sync.enrol import Enrolling
from kiosk.sync.errors import Forked, Refused, Stopped, SyncError, Unknown, Unreachable
from kiosk.sync.keys import fingerprint
from kiosk.sync.push import Push

if TYPE_CHECKING:  # loaded on the sync thread: the start screen must not wait for it
    from kiosk.sync.client import UpstreamClient

log = structlog.get_logger()

# So often there is a look whether something is to be sent (seconds).
LOOK_EVERY_S = 2.0
# A kiosk that was revoked, or forked, looks so often whether that was put right upstream (seconds).
STOPPED_LOOK_S = 900.0
# Days of a record on their way up hold up nothing else for longer than this (seconds).
CHORES_EVERY_S = 10.0
# A kiosk whose record forks does the rest all the same, so often (seconds).
FORKED_LOOK_S = 30.0
# An upstream whose database was put back is found out so often where nothing happens here (seconds).
GREET_EVERY_S = 300.0
# Shorter outages are nobody's concern (seconds).
TELL_AFTER_S = 300.0
# When upstream last answered is told that often while nothing else changes (seconds).
TELL_EVERY_S = 15.0
# A server that dawdles does not hold up the end of the kiosk for longer than this (seconds).
END_WITHIN_S = 3.0

Connect = Callable[[DeviceKey], "UpstreamClient"]


@dataclass(frozen=True, slots=True)
class Clocks:
    """The wall clock, and the one that only goes on."""

    now: Callable[[], datetime]
    monotonic: Callable[[], float]


class SyncWorker:
    """One upstream. ``turn`` does the next thing; the thread is only what calls it."""

    def __init__(
        self,
        connect: Connect,
        chest: KeyChest,
        about: About,
        outbox: Outbox,
        engine: EngineLine,
        clocks: Clocks,
        chores: Sequence[Chore] = (),
        at_end: Callable[[], None] = lambda: None,
    ) -> None:
        """``connect`` makes the client that signs with a key; it is called on the thread, as is ``at_end``. ``chores``
        in their order.
        """
        self._connect = connect
        self._chest = chest
        self._about = about
        self._outbox = outbox
        self._engine = engine
        self._clocks = clocks
        self._chores = Chores(chores, clocks.monotonic)
        self._at_end = at_end
        self._backoff = Backoff(clocks.monotonic)
        self._client: UpstreamClient | None = None
        self._push: Push | None = None
        self._enrolling: Enrolling | None = None
        self._fingerprint = ""
        self._state = SyncState(SyncKind.ENROLLING, clocks.now())
        self._told_at: float | None = None
        self._greeted_at = self._looked_at = clocks.monotonic()
        self._is_part_up: bool | None = None
        self._began_anew = False
        self._key_wanted = threading.Event()
        self._stopping = threading.Event()
        self._nudged = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sync", daemon=True)

    # --- its life

    def start(self) -> None:
        """Begin at once: whoever installs a kiosk waits for the code."""
        self._thread.start()

    def nudge(self) -> None:
        """Look now. From any thread."""
        self._nudged.set()

    def enrol_again(self) -> None:
        """Go on with a new key, which has to be approved, and in a new epoch. From any thread."""
        self._key_wanted.set()
        self._nudged.set()

    def ask_to_stop(self) -> None:
        """Ask the thread to end; ``join`` waits until it has. The engine must still run."""
        self._stopping.set()
        self._nudged.set()

    def join(self) -> None:
        """Wait for the thread's end, but not for a server that does not answer: nothing is lost by that."""
        if self._thread.ident is not None:
            self._thread.join(END_WITHIN_S)

    @property
    def state(self) -> SyncState:
        """How it stands; a frozen value, for any thread."""
        return self._state

    def _run(self) -> None:
        while not self._stopping.is_set():
            wait = self.turn()
            if not self._stopping.is_set():
                self._nudged.wait(wait)
                self._nudged.clear()
        self._at_end()
        if self._client is not None:
            self._client.close()
        self._outbox.close()

    # --- its work

    def turn(self) -> float:
        """Do the next thing; in how many seconds the one after it is due."""
        try:
            return self._work()
        except Forked as error:
            return self._forked(error)
        except Unknown:
            return self._begin_enrolling()
        except Stopped as error:
            self._tell(SyncKind.REVOKED, str(error))
            return STOPPED_LOOK_S
        except Refused as error:
            self._tell(SyncKind.REFUSED, str(error))
            return self._backoff.failed()
        except Unreachable as error:
            self._tell(SyncKind.UNREACHABLE, str(error))
            return self._backoff.failed(error.retry_after)
        except (SyncError, StoreError) as error:
            log.info("sync.put_off", error=str(error))
            self._tell(SyncKind.UNREACHABLE, str(error))
            return self._backoff.failed()
        except Exception:  # a fault of ours: doors open all the same
            log.exception("sync.failed")
            self._tell(SyncKind.UNREACHABLE, "Something is wrong with this program; the log says what.")
            return self._backoff.failed()

    def _work(self) -> float:
        if self._key_wanted.is_set():
            self._change_key()
        client, push = self._open()
        if self._enrolling is not None:
            return self._enrol(self._enrolling)
        proves_little = not push.has_greeted and self._backoff.lasts > 0
        if self._clocks.monotonic() - self._greeted_at >= GREET_EVERY_S:
            push.greet_again()
        if not push.has_greeted:
            self._greeted_at = self._clocks.monotonic()
        more = self._step(client, push)
        if not proves_little:  # an upstream that takes nothing may still answer a greeting
            self._worked(client)
        if more and self._clocks.monotonic() - self._looked_at < CHORES_EVERY_S:
            return 0.0
        self._looked_at = self._clocks.monotonic()
        return 0.0 if self._chores(client) or more else LOOK_EVERY_S

    def _step(self, client: UpstreamClient, push: Push) -> bool:
        """The record comes first; but a line that can't be sent is not to cost the kiosk what is news upstream."""
        try:
            return push.step()
        except (Unreachable, Refused, Stopped, Forked, StoreError):
            raise
        except Exception:
            while not self._stopping.is_set() and self._chores(client):
                pass
            raise

    def _open(self) -> tuple[UpstreamClient, Push]:
        if self._client is None or self._push is None:
            key = self._chest.key()
            self._fingerprint = fingerprint(key.public)
            self._client = self._connect(key)
            self._push = Push(self._client, self._outbox, self._engine)
        return self._client, self._push

    def _worked(self, client: UpstreamClient) -> None:
        self._backoff.worked()
        self._state = replace(self._state, last_at=self._clocks.now(), clock_offset_s=client.clock_offset_s)
        self._tell(SyncKind.CONNECTED)

    def _change_key(self) -> None:
        """The new epoch first: should the rest fail, it is tried again."""
        self._engine.begin_anew(ENROLLED)
        self._chest.new_key()
        self._key_wanted.clear()
        if self._client is not None:
            self._client.close()
        self._client = self._push = self._enrolling = None
        self._backoff.worked()

    # --- what is out of the ordinary

    def _begin_enrolling(self) -> float:
        assert self._client is not None, "upstream was asked"
        is_new = self._enrolling is None
        self._enrolling = Enrolling(self._client, self._about)
        if is_new:
            return 0.0
        self._tell(SyncKind.ENROLLING)
        return self._backoff.failed()

    def _enrol(self, enrolling: Enrolling) -> float:
        waiting = enrolling.step()
        self._backoff.worked()
        if waiting is None:
            self._enrolling = None
            return 0.0
        if waiting.denied:
            self._tell(SyncKind.REFUSED, "Upstream was told not to take this kiosk in.")
        else:
            self._tell(SyncKind.WAITING, code=waiting.code)
        return waiting.ask_in_s

    def _forked(self, error: Forked) -> float:
        """Once, a new epoch puts it right: the database was put back. What forks again is no accident."""
        if self._began_anew:
            self._tell(SyncKind.FORKED, str(error))
            return self._without_the_record()
        try:
            self._engine.begin_anew(ROLLED_BACK)
        except StoreError as failed:
            self._tell(SyncKind.FORKED, str(failed))
            return self._backoff.failed()
        log.error("sync.forked", error=str(error))
        self._began_anew = True
        return 0.0

    def _without_the_record(self) -> float:
        """A badge that was revoked upstream opens nothing, whatever is wrong with the record."""
        assert self._client is not None, "upstream was asked"
        try:
            return 0.0 if self._chores(self._client) else FORKED_LOOK_S
        except (SyncError, StoreError) as error:
            log.info("sync.put_off", error=str(error))
            return FORKED_LOOK_S

    def _tell(self, kind: SyncKind, error: str = "", code: str = "") -> None:
        """Publish what has changed; and as a part of the kiosk, once it is more than a short outage."""
        before, monotonic = self._state, self._clocks.monotonic()
        self._state = replace(
            before,
            kind=kind,
            since=before.since if before.kind is kind else self._clocks.now(),
            error=error,
            code=code,
            fingerprint=self._fingerprint if kind is SyncKind.WAITING else "",
        )
        self._tell_part(kind, error)
        is_news = replace(before, last_at=None, clock_offset_s=None) != replace(
            self._state, last_at=None, clock_offset_s=None
        )
        if is_news or self._told_at is None or monotonic - self._told_at >= TELL_EVERY_S:
            self._told_at = monotonic
            self._engine.tell(self._state)

    def _tell_part(self, kind: SyncKind, error: str) -> None:
        if kind is SyncKind.UNREACHABLE and self._backoff.lasts < TELL_AFTER_S:
            return
        is_up = kind in {SyncKind.CONNECTED, SyncKind.ENROLLING, SyncKind.WAITING}
        if is_up is not self._is_part_up:
            self._is_part_up = is_up
            self._engine.part(None if is_up else error)
