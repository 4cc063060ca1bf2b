"""The thread that delivers notices. The engine says what is owed and writes down what came of it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from typing import TypeVar

import structlog

from kiosk.engine import notices
from kiosk.engine.messages import Call, Message
from kiosk.engine.ports import OwedNotice, Store
from kiosk.passes import qr_code
from kiosk.runtime import notice_urls
from kiosk.runtime.notice_urls import Letter, NoticeSettings, Picture

log = structlog.get_logger()

# How often to look whether a notice is due; also how long after the start the first look is (seconds).
LOOK_EVERY_S = 15.0
# How long the engine may take to answer, and how soon what it could not write down is tried again (seconds).
ANSWER_WITHIN_S = 5.0
RECORD_AGAIN_S = 5.0
# A mail server that dawdles does not hold up the end of the kiosk for longer than this (seconds).
END_WITHIN_S = 3.0

Answer = TypeVar("Answer")


class NoticeWorker:
    """Takes one notice after the other, oldest first. ``now`` and ``store`` are used on the engine's thread only."""

    def __init__(
        self,
        store: Store,
        now: Callable[[], datetime],
        post: Callable[[Message], None],
        say: Callable[[OwedNotice], tuple[str, str]],
        settings: NoticeSettings,
        fill: notices.Fill = notices.as_it_is,
    ) -> None:
        """``say`` gives a notice's title and text; it is called on this worker's thread, ``fill`` on the engine's."""
        self._store = store
        self._now = now
        self._post = post
        self._say = say
        self._settings = settings
        self._fill = fill
        self._ways = notices.Ways(bool(settings.for_people), bool(settings.for_facilities))
        self._reached: dict[int, set[str]] = {}  # of notices that did not reach everybody yet: the URLs that have it
        self._stopping = threading.Event()
        self._nudged = threading.Event()
        self._thread = threading.Thread(target=self._run, name="notices", daemon=True)

    def start(self) -> None:
        """Begin to look; not at once, for nobody waits for a notice while the kiosk starts."""
        self._thread.start()

    def nudge(self) -> None:
        """A notice was written that somebody waits for: look now. From any thread."""
        self._nudged.set()

    def ask_to_stop(self) -> None:
        """Ask the thread to end; ``join`` waits until it has. The engine must still run."""
        self._stopping.set()
        self._nudged.set()

    def join(self) -> None:
        """Wait for the thread's end, but not for a server that does not answer: that notice is tried again."""
        if self._thread.ident is not None:
            self._thread.join(END_WITHIN_S)

    def _run(self) -> None:
        self._nudged.wait(LOOK_EVERY_S)
        if not self._stopping.is_set():
            self._check_urls()
        while True:
            self._nudged.clear()
            if self._stopping.is_set():
                return
            if not self._deliver_next():
                self._nudged.wait(LOOK_EVERY_S)

    def _check_urls(self) -> None:
        """Say what can't work. It is tried all the same: a notice waits until somebody has put it right."""
        for url in self._settings.urls:
            objection = notice_urls.objection(url)
            if objection is not None:
                log.error("notices.url_refused", scheme=notice_urls.scheme(url), error=objection)

    def _deliver_next(self) -> bool:
        """Deliver the oldest notice that is due; whether there was one."""
        owed = self._ask(lambda: notices.take(self._store, self._now(), self._ways, self._fill))
        if owed is None:
            return False
        error = self._deliver(owed)
        done = self._record(owed, error)
        if done:
            self._reached.pop(owed.id, None)
        if error is not None:
            log.info("notice.not_sent", id=owed.id, tries=owed.attempts + 1, given_up=done, error=error)
        return True

    def _deliver(self, owed: OwedNotice) -> str | None:
        """Send a notice to each who has not got it yet; what is wrong (a sentence) where one still has not."""
        try:
            title, body = self._say(owed)
            picture = _picture(owed)
        except Exception:  # one notice that can't be worded never stops the rest
            log.exception("notice.not_worded", id=owed.id, kind=owed.notice.kind.value)
            return "It could not be put into words; the log says why."
        letter = Letter(title, body, self._settings.sender, reference(owed), picture)
        urls = self._settings.for_facilities if owed.notice.for_facilities else self._settings.for_people
        reached = self._reached.setdefault(owed.id, set())
        reached |= {url for url in urls if url not in reached and self._send(url, owed, letter)}
        missed = sorted({notice_urls.scheme(url) for url in urls if url not in reached})
        return f"Not taken by {', '.join(missed)}." if missed else None

    def _send(self, url: str, owed: OwedNotice, letter: Letter) -> bool:
        sent = notice_urls.send(url, owed.email, letter)
        if sent:
            log.info("notice.sent", id=owed.id, kind=owed.notice.kind.value, scheme=notice_urls.scheme(url))
        return sent

    def _record(self, owed: OwedNotice, error: str | None) -> bool:
        """Have it written down what came of a try; whether nothing more is owed.

        Nothing else is taken before that is done: a disk that is full just now must not send a letter twice.
        """
        try_for = self._settings.try_for
        while True:
            done = self._ask(lambda: notices.settle(self._store, owed, self._now(), error, try_for))
            if done is not None or self._stopping.wait(RECORD_AGAIN_S):
                return bool(done)

    def _ask(self, work: Callable[[], Answer]) -> Answer | None:
        """Run ``work`` on the engine's thread and wait; None where it could not, or was not done soon enough."""
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
            failed = answer.exception(ANSWER_WITHIN_S)
        except TimeoutError:
            answer.cancel()
            return None
        return answer.result() if failed is None else None


def _picture(owed: OwedNotice) -> Picture | None:
    """The QR code that a notice brings. Without a code beside it, the text alone is of no use."""
    if owed.shown is not None:
        return Picture("pass.png", qr_code.png(owed.shown.qr), needed=not owed.shown.code)
    if owed.invitation is not None:
        return Picture("invitation.png", qr_code.png(owed.invitation[0]), needed=False)
    return None


def reference(owed: OwedNotice) -> str:
    """What is the same in each letter about one notice, and in no other's: ids begin anew in a new database."""
    return f"notice-{owed.id}.{owed.created_at:%Y%m%d%H%M%S.%f}@locker-kiosk.invalid"
