"""The thread of notices: a real mail server, a real store, and an engine that is run by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from kiosk.engine import notices
from kiosk.engine.ports import OwedNotice
from kiosk.runtime import notice_worker
from kiosk.runtime.notice_urls import NoticeSettings
from kiosk.runtime.notice_worker import NoticeWorker
from tests.fakes.mailbox import Mailbox, mailbox
from tests.fakes.notice_engine import Engine, Run, say, url
from tests.fakes.owed import Ledger, ledger


@pytest.fixture(autouse=True)
def without_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """It looks when it is nudged, and only then."""
    monkeypatch.setattr(notice_worker, "LOOK_EVERY_S", 3600.0)
    monkeypatch.setattr(notice_worker, "ANSWER_WITHIN_S", 3600.0)
    monkeypatch.setattr(notice_worker, "RECORD_AGAIN_S", 0.001)


@pytest.fixture
def box() -> Iterator[Mailbox]:
    with mailbox() as found:
        yield found


@pytest.fixture
def owing() -> Iterator[Ledger]:
    with ledger() as found:
        yield found


@pytest.fixture
def engine() -> Engine:
    return Engine()


@pytest.fixture
def run(owing: Ledger, engine: Engine, box: Mailbox) -> Iterator[Run]:
    """Start a worker and have it look at once."""
    started: list[NoticeWorker] = []

    def start(
        *urls: str, say: Callable[[OwedNotice], tuple[str, str]] = say, fill: notices.Fill = notices.as_it_is
    ) -> NoticeWorker:
        settings = NoticeSettings(urls or (url(box),), timedelta(hours=24), "HQ North")
        # The store as it is then: a test may have it killed meanwhile.
        worker = NoticeWorker(owing.store, owing.clock.now, engine.post, say, settings, fill)
        started.append(worker)
        worker.start()
        worker.nudge()
        return worker

    yield start
    box.hung_up.set()
    for worker in started:
        engine.end(worker)
