"""Asking the engine from the sync thread, and waiting until it has answered."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol, TypeVar

from kiosk.domain.syncing import SyncState
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.messages import Call, Message
from kiosk.engine.ports import StoreError
from kiosk.engine.upstream import syncing
from kiosk.engine.upstream.ports import OwnEpoch, Place

# As long as the engine may take to answer (seconds).
ANSWER_WITHIN_S = 5.0

Answer = TypeVar("Answer")


class AskEngine(Protocol):
    """Runs ``work`` on the engine's thread, and waits: ``EngineLine.ask``."""

    def __call__(self, work: Callable[[], Answer]) -> Answer: ...


class EngineLine:
    """Fills ``upstream.ports.Engine`` for one other thread. ``kiosk`` is touched on the engine's thread only."""

    def __init__(self, kiosk: Kiosk, post: Callable[[Message], None]) -> None:
        self._kiosk = kiosk
        self._post = post

    def acknowledge(self, place: Place) -> bool:
        """Upstream has the record up to there. False: the record here is another one."""
        return self.ask(lambda: syncing.acknowledge(self._kiosk, place))

    def countersigned(self, epoch: OwnEpoch, size: int, note: str) -> None:
        """Upstream has signed this checkpoint, too."""
        self.ask(lambda: syncing.countersigned(self._kiosk, epoch, size, note))

    def begin_anew(self, why: str) -> None:
        """Begin a new epoch."""
        self.ask(lambda: syncing.begin_anew(self._kiosk, why))

    def tell(self, state: SyncState) -> None:
        """How the kiosk and upstream get on; nobody waits."""
        self._post(Call(lambda: syncing.changed(self._kiosk, state)))

    def part(self, error: str | None) -> None:
        """Whether upstream works, as a part of the kiosk; nobody waits."""
        self._post(Call(lambda: syncing.part(self._kiosk, error)))

    def ask(self, work: Callable[[], Answer]) -> Answer:
        """Run ``work`` on the engine's thread. ``StoreError`` where it raised that, or was not done soon enough."""
        answer: Future[Answer] = Future()

        def call() -> None:
            if not answer.set_running_or_notify_cancel():
                return  # nobody waits any more
            try:
                answer.set_result(work())
            except Exception as error:
                answer.set_exception(error)
                raise  # the engine judges: a full disk, or a fault of ours

        self._post(Call(call))
        try:
            return answer.result(ANSWER_WITHIN_S)
        except TimeoutError:
            answer.cancel()
            raise StoreError("The kiosk is too busy to write down what upstream said.") from None
