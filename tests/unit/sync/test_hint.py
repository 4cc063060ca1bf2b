"""The hint: whoever waits at upstream has the sync thread look at once, and does nothing else."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from kiosk.sync.errors import CursorExpired, Revoked, SyncError, Unreachable
from kiosk.sync.hint import MORE_S, SOONEST_S, WAIT_S, ChangeHint
from kiosk.sync.pull import LOOK_EVERY_S, Puller
from tests.fakes.rig import Rig

NEWS = {"changes": [{}], "cursor": "c2", "more": False}
NOTHING = {"changes": [], "cursor": "c1", "more": False}


class Scripted:
    """Clients of an upstream that answers what it was told to, or raises it."""

    def __init__(self, *answers: Mapping[str, Any] | Exception) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []
        self.connected = self.closed = 0

    def connect(self) -> Any:
        self.connected += 1
        return self

    def close(self) -> None:
        self.closed += 1

    def ask(self, method: str, path: str, *, params: Mapping[str, Any], read_s: float) -> Mapping[str, Any]:
        assert (method, path, read_s) == ("GET", "kiosk/changes", WAIT_S + MORE_S)
        assert (params["wait"], params["limit"]) == (WAIT_S, 1)
        self.asked.append(params["cursor"])
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


class Waits(ChangeHint):
    """Its turns are called by the test."""

    def __init__(self, upstream: Scripted) -> None:
        self.looked = 0
        super().__init__(upstream.connect, self._count, lambda: 0.0)
        self._thread = threading.Thread(target=lambda: None)

    def _count(self) -> None:
        self.looked += 1


def test_before_the_feed_was_taken_once_nobody_is_asked() -> None:
    upstream = Scripted()
    assert Waits(upstream).turn() is None
    assert upstream.connected == 0


def test_what_is_new_is_told_once_until_it_was_taken() -> None:
    upstream = Scripted(NOTHING, NEWS, NEWS)
    hint = Waits(upstream)
    hint.reached("c1")
    assert [hint.turn(), hint.looked] == [SOONEST_S, 0], "it did not wait: it is not asked again at once"
    assert [hint.turn(), hint.looked] == [None, 1]
    assert [hint.turn(), hint.looked] == [None, 1], "the sync thread knows it"
    hint.reached("c2")
    assert [hint.turn(), hint.looked] == [None, 2]
    assert upstream.asked == ["c1", "c1", "c2"]
    assert (upstream.connected, upstream.closed) == (1, 0)


def test_an_outage_is_waited_out() -> None:
    hint = Waits(Scripted(Unreachable("Nobody."), Unreachable("Nobody.", retry_after=7.0), NEWS))
    hint.reached("c1")
    first, second = hint.turn(), hint.turn()
    assert first is not None
    assert first >= 0
    assert second is not None
    assert second >= 7
    assert hint.turn() is None
    assert hint.looked == 1


@pytest.mark.parametrize("error", [CursorExpired("Too old."), Revoked("Revoked.")])
def test_what_the_sync_thread_has_to_deal_with_is_left_to_it(error: SyncError) -> None:
    upstream = Scripted(error, NOTHING)
    hint = Waits(upstream)
    hint.reached("c1")
    assert [hint.turn(), hint.turn(), hint.looked] == [None, None, 0]
    hint.reached("c9")
    assert hint.turn() == SOONEST_S
    assert (upstream.asked, upstream.connected, upstream.closed) == (["c1", "c9"], 2, 1)


@pytest.fixture
def rig(tmp_path: Any) -> Iterator[Rig]:
    made = Rig(tmp_path)
    yield made
    made.close()


def test_a_look_that_was_asked_for_does_not_wait(rig: Rig) -> None:
    class Pages:
        answered_at = None
        asked = 0

        def ask(self, *_: Any, **__: Any) -> Mapping[str, Any]:
            self.asked += 1
            return {"changes": [], "cursor": "c1", "more": False, "snapshot": self.asked == 1}

    pages = Pages()
    puller = Puller(rig.kiosk, lambda work: work(), rig.clock.monotonic)
    while puller(pages):
        pass
    assert (pages.asked, puller.reached) == (2, "c1")
    puller.look_now()
    puller(pages)
    puller(pages)
    assert pages.asked == 3
    rig.waits(LOOK_EVERY_S)
    puller(pages)
    assert pages.asked == 4


def test_its_thread_begins_with_the_first_place_and_ends_when_it_is_told_to() -> None:
    upstream = Scripted(NEWS, NEWS)
    looked = threading.Semaphore(0)
    hint = ChangeHint(upstream.connect, looked.release, lambda: 0.0)
    assert hint._thread.ident is None
    for cursor in ("c1", "c2"):
        hint.reached(cursor)
        assert looked.acquire(timeout=30)
    hint.stop()
    hint._thread.join(30)
    assert not hint._thread.is_alive()
    assert upstream.closed == 1
    hint.reached("c3")
    assert upstream.asked == ["c1", "c2"]


def test_one_that_never_began_has_nothing_to_end() -> None:
    hint = ChangeHint(Scripted().connect, lambda: None, lambda: 0.0)
    hint.stop()
    hint.reached("c1")
    assert hint._thread.ident is None
