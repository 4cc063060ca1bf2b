"""The engine's thread: one message at a time, timers in between, and an end that loses nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from kiosk.engine import screens
from kiosk.engine.messages import Call
from kiosk.runtime import engine_loop
from kiosk.runtime.clock import SystemClock
from kiosk.runtime.engine_loop import EngineLoop
from tests.fakes.failing_disk import BEGIN
from tests.fakes.furniture import quick_folder
from tests.fakes.lock_bus import WITHIN_S
from tests.fakes.rig import Rig


@pytest.fixture
def rig() -> Iterator[Rig]:
    with quick_folder() as folder:
        rig = Rig(folder, start=False)
        rig.kiosk.clock = SystemClock()
        yield rig
        rig.close()


def nothing() -> None:
    pass


def crashed() -> None:
    raise AssertionError("the engine crashed")


def run(rig: Rig, *works: Callable[[], None], on_crash: Callable[[], None] = crashed) -> None:
    """Start, do all of this, and stop at once: what is queued is done first."""
    loop = EngineLoop(on_crash, nothing)
    for work in works:
        loop.post(Call(work))
    loop.start(rig.kiosk)
    loop.stop()


def test_messages_are_handled_in_their_order_on_one_other_thread(rig: Rig):
    done: list[tuple[int, str]] = []
    run(rig, *(lambda n=n: done.append((n, threading.current_thread().name)) for n in range(20)))
    assert done == [(n, "engine") for n in range(20)]


def test_a_run_is_on_the_record_from_start_to_stop(rig: Rig):
    run(rig)
    assert [one.type for one in rig.events()] == ["kiosk.started", "kiosk.stopped"]
    rig.shows(screens.Start)


def test_stop_handles_what_is_queued(rig: Rig):
    done = threading.Event()
    run(rig, nothing, nothing, done.set)
    assert done.is_set()


@pytest.mark.expects_log("engine.crashed")
def test_a_fault_of_ours_ends_the_engine_and_is_told(rig: Rig):
    told: list[str] = []
    after: list[str] = []

    def stumble() -> None:
        raise ZeroDivisionError

    run(rig, stumble, lambda: after.append("handled"), on_crash=lambda: told.append("crashed"))
    assert (told, after) == (["crashed"], [])


@pytest.mark.expects_log("store.failed")
def test_a_full_disk_is_no_crash(rig: Rig):
    from kiosk.engine.intents import HelpAsked

    loop = EngineLoop(crashed, nothing)
    started = threading.Event()
    loop.post(Call(started.set))
    loop.start(rig.kiosk)
    assert started.wait(WITHIN_S)
    done = threading.Event()
    disk = ExitStack()
    # On the engine's own thread: the library would wait for it with the interpreter's lock in hand.
    loop.post(Call(lambda: disk.enter_context(rig.failing(BEGIN))))
    loop.post(HelpAsked())
    loop.post(Call(disk.close))
    loop.post(Call(done.set))
    assert done.wait(WITHIN_S)
    loop.stop()
    rig.shows(screens.NotWorking)
    assert rig.events()[-1].type == "kiosk.stopped"


def test_a_timer_fires_while_nobody_posts_anything(rig: Rig):
    fired = threading.Event()
    loop = EngineLoop(crashed, nothing)
    loop.post(Call(lambda: rig.kiosk.after("test", 0.01, Call(fired.set))))
    loop.start(rig.kiosk)
    assert fired.wait(WITHIN_S)
    loop.stop()


def test_when_nobody_waits_there_is_time_for_housekeeping(rig: Rig, monkeypatch):
    monkeypatch.setattr(engine_loop, "IDLE_S", 0.01)
    kept = threading.Event()
    loop = EngineLoop(crashed, kept.set)
    loop.start(rig.kiosk)
    assert kept.wait(WITHIN_S)
    loop.stop()


def test_a_loop_that_was_never_started_can_be_stopped():
    EngineLoop(crashed, nothing).stop()
