"""What tests of the thread of notices are made of: its engine, run by hand, and whom it writes to."""

from __future__ import annotations

import queue
from collections.abc import Callable
from contextlib import suppress

from kiosk.domain.notices import NoticeKind
from kiosk.engine.messages import Call, Message
from kiosk.engine.ports import OwedNotice, StoreError
from kiosk.runtime.notice_worker import NoticeWorker
from tests.fakes.lock_bus import WITHIN_S
from tests.fakes.mailbox import Mailbox
from tests.fakes.owed import Fate

Run = Callable[..., NoticeWorker]

PASSWORD = "hunter2"
FACILITIES = "facilities@example.com"
DELIVERED = Fate(attempts=1, sent=True, given_up=False, error=None)
ENDING, TURN, FLAGGED = NoticeKind.ENDING, NoticeKind.YOUR_TURN, NoticeKind.FLAGGED


class Engine:
    """The engine's queue; what was posted is done when the test says so, on the test's thread."""

    def __init__(self) -> None:
        self._posted: queue.SimpleQueue[Call] = queue.SimpleQueue()
        self._lost: list[Call] = []

    def post(self, message: Message) -> None:
        assert isinstance(message, Call)
        self._posted.put(message)

    def next(self) -> Call:
        return self._posted.get(timeout=WITHIN_S)

    def do(self, calls: int = 1) -> None:
        """Do the next pieces of work; a notice is two: one to take it, one to write down what came of it."""
        for _ in range(calls):
            with suppress(StoreError):  # as dispatch does, which logs it
                self.next().work()

    def lose(self) -> None:
        """The process is killed before the next piece of work is done."""
        self._lost.append(self.next())

    def end(self, worker: NoticeWorker) -> None:
        """Serve a worker until it has ended; one whose process was killed is told that its work failed."""
        worker.ask_to_stop()
        while self._lost:
            with suppress(Exception):
                self._lost.pop().work()
        while worker._thread.is_alive():
            with suppress(queue.Empty):
                self._posted.get(timeout=0.01).work()


def say(owed: OwedNotice) -> tuple[str, str]:
    whom = "facilities" if owed.notice.for_facilities else owed.name
    return f"Tür {owed.notice.detail['door']}: {owed.notice.kind.value}", f"Grüße an {whom}.\n\n.und ein Punkt"


def url(box: Mailbox, to: str = "{email}") -> str:
    return f"mailto://kiosk:{PASSWORD}@127.0.0.1:{box.port}/{to}?from=lockers@example.com"
