"""What was erased goes from the log and from the backups: once it is quiet, once, and again where it failed."""

from __future__ import annotations

from concurrent.futures import Future
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.engine.messages import Call, Message
from kiosk.engine.ports import StoreError
from kiosk.engine.upkeep import Backup, BackupFailed
from kiosk.runtime.scrubbing import AGAIN_S, Scrubbing
from tests.fakes.clock import TurnedClock

MADE = Backup(Path("kiosk-20261126T171500Z.db"), datetime(2026, 11, 26, 17, 15, tzinfo=UTC), 4096)


class OwingStore:
    """A store that owes scrubbing since position 7."""

    def __init__(self) -> None:
        self.owed: int | None = 7
        self.reader_in_the_way = self.fails = False
        self.scrubs = 0

    def owes_scrubbing(self) -> int | None:
        return self.owed

    def scrub(self) -> bool:
        self.scrubs += 1
        if self.fails:
            raise StoreError("The log can't be emptied: disk I/O error.")
        return not self.reader_in_the_way

    def scrubbed(self, position: int) -> None:
        assert position == self.owed
        self.owed = None


class Story:
    """A store, the backups that were asked for, and what was posted."""

    def __init__(self) -> None:
        self.store, self.clock = OwingStore(), TurnedClock()
        self.asked: list[Future[Backup]] = []
        self.posted: list[Message] = []
        self.scrubbing = Scrubbing(self.store, self._back_up, self.posted.append, self.clock)

    def _back_up(self) -> Future[Backup]:
        self.asked.append(Future())
        return self.asked[-1]

    def handle(self) -> None:
        for message in self.posted:
            assert isinstance(message, Call)
            message.work()
        self.posted.clear()


def test_the_log_is_emptied_and_the_backups_are_replaced_before_it_counts_as_done():
    story = Story()
    for _ in range(3):  # it is under way: nobody asks twice
        story.scrubbing.when_idle()
    assert (story.store.scrubs, len(story.asked), story.store.owed) == (1, 1, 7)
    story.asked[0].set_result(MADE)
    story.handle()
    assert story.store.owed is None
    story.scrubbing.when_idle()
    assert len(story.asked) == 1


def test_a_reader_in_the_way_is_waited_for():
    story = Story()
    story.store.reader_in_the_way = True
    story.scrubbing.when_idle()
    assert story.asked == []
    story.store.reader_in_the_way = False
    story.scrubbing.when_idle()
    assert len(story.asked) == 1


def test_what_failed_is_tried_again_after_a_while():
    story = Story()
    story.scrubbing.when_idle()
    story.asked[0].set_exception(BackupFailed("No backup could be made: the disk is full."))
    story.handle()
    assert story.store.owed == 7
    story.scrubbing.when_idle()
    assert len(story.asked) == 1
    story.clock.turn(AGAIN_S + 1)
    story.scrubbing.when_idle()
    story.asked[1].set_result(MADE)
    story.handle()
    assert story.store.owed is None


@pytest.mark.expects_log("store.not_scrubbed")
def test_a_disk_that_fails_is_met_again_later():
    story = Story()
    story.store.fails = True
    story.scrubbing.when_idle()
    story.scrubbing.when_idle()
    assert (story.store.scrubs, story.asked) == (1, [])
    story.store.fails = False
    story.clock.turn(AGAIN_S + 1)
    story.scrubbing.when_idle()
    assert len(story.asked) == 1


def test_nothing_is_done_where_nothing_is_owed():
    story = Story()
    story.store.owed = None
    story.scrubbing.when_idle()
    assert (story.store.scrubs, story.asked) == (0, [])
