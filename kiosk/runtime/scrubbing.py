"""What was erased goes from the write-ahead log and from the backups as well, once it is quiet."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Protocol

import structlog

from kiosk.engine.messages import Call, Message
from kiosk.engine.ports import Clock, StoreError
from kiosk.engine.upkeep import Backup

log = structlog.get_logger()

AGAIN_S = 600.0


class ScrubbedStore(Protocol):
    """The store, as far as it is scrubbed."""

    def owes_scrubbing(self) -> int | None:
        """Since which position of the record; None where nothing is owed."""

    def scrub(self) -> bool:
        """Empty the write-ahead log; False where a reader is in the way."""

    def scrubbed(self, position: int) -> None:
        """Nothing holds any more what was erased up to there."""


class Scrubbing:
    """Used on the engine's thread; the backup is made on the housekeeper's."""

    def __init__(
        self,
        store: ScrubbedStore,
        back_up_alone: Callable[[], Future[Backup]],
        post: Callable[[Message], None],
        clock: Clock,
    ) -> None:
        """``back_up_alone`` makes a backup that takes the place of all others."""
        self._store = store
        self._back_up_alone = back_up_alone
        self._post = post
        self._clock = clock
        self._waits_until = 0.0

    def when_idle(self) -> None:
        """Begin what is owed, unless it is under way or has failed shortly before."""
        if self._clock.monotonic() < self._waits_until:
            return
        try:
            owed = self._store.owes_scrubbing()
            if owed is None or not self._store.scrub():
                return
        except StoreError as error:
            log.error("store.not_scrubbed", error=str(error))
            owed = None
        self._waits_until = self._clock.monotonic() + AGAIN_S
        if owed is not None:
            self._back_up_alone().add_done_callback(lambda made: self._post(Call(partial(self._done, owed, made))))

    def _done(self, owed: int, made: Future[Backup]) -> None:
        if made.exception() is None:  # the housekeeper has told of a failure
            self._store.scrubbed(owed)
            self._waits_until = 0.0
