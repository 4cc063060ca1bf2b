"""Waiting at upstream for the next change, on a thread of its own, so that the sync thread looks at once.

A hint only: nothing is taken over here, and where it fails the sync thread looks every few seconds all the same. It
waits only beyond a place in the feed that the sync thread has reached: so never before the kiosk was taken in.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

import structlog

from kiosk.engine.ports import StoreError
from kiosk.sync.backoff import Backoff
from kiosk.sync.errors import SyncError, Unreachable

if TYPE_CHECKING:  # loaded on a sync thread: the start screen must not wait for it
    from kiosk.sync.client import UpstreamClient

log = structlog.get_logger()

# As long as upstream may let a request wait, and how much longer its answer may take (seconds).
WAIT_S, MORE_S = 50, 10.0
# An upstream that answers at once although nothing is new is not asked more often than this (seconds).
SOONEST_S = 10.0


class ChangeHint:
    """``connect`` makes a client of its own; ``look`` is called, on this thread, once there is something new."""

    def __init__(
        self, connect: Callable[[], UpstreamClient], look: Callable[[], None], monotonic: Callable[[], float]
    ) -> None:
        self._connect = connect
        self._look = look
        self._monotonic = monotonic
        self._backoff = Backoff(monotonic)
        self._client: UpstreamClient | None = None
        self._cursor = ""  # how far the sync thread has taken the feed
        self._hinted = ""  # beyond which there is something new, as the sync thread knows already
        self._moved = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sync hint", daemon=True)

    # --- from the sync thread

    def reached(self, cursor: str) -> None:
        """The sync thread has taken everything up to here; the first time, the waiting begins."""
        if cursor == self._cursor or self._stopping.is_set():
            return
        self._cursor = cursor
        self._moved.set()
        if self._thread.ident is None:
            self._thread.start()

    def stop(self) -> None:
        """End, but for a request that upstream still lets wait: nobody waits for that."""
        self._stopping.set()
        self._moved.set()

    # --- on its own

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._moved.wait(self.turn())
            self._moved.clear()
        self._disconnect()

    def turn(self) -> float | None:
        """Wait for a change, or see that there is nothing to wait for. In how many seconds to try again; None: once the
        sync thread has got further.
        """
        cursor = self._cursor
        if not cursor or cursor == self._hinted:
            return None
        asked_at = self._monotonic()
        try:
            if not self._is_news(cursor):
                return max(0.0, SOONEST_S - (self._monotonic() - asked_at))
        except Unreachable as error:
            return self._backoff.failed(error.retry_after)
        except (SyncError, StoreError) as error:  # the sync thread meets it, too, and deals with it
            log.info("hint.put_off", why=type(error).__name__)
            self._disconnect()
            self._hinted = cursor
            return None
        self._hinted = cursor
        self._look()
        return None

    def _is_news(self, cursor: str) -> bool:
        if self._client is None:
            self._client = self._connect()
        params: dict[str, str | int] = {"cursor": cursor, "wait": WAIT_S, "limit": 1}
        found = self._client.ask("GET", "kiosk/changes", params=params, read_s=WAIT_S + MORE_S)
        self._backoff.worked()
        return bool(found.get("changes"))

    def _disconnect(self) -> None:
        """The next one may sign with another key."""
        if self._client is not None:
            self._client.close()
            self._client = None
