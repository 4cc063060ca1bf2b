"""The thread that looks after the disk and the database: when it does what, and that it is in nobody's way."""

from __future__ import annotations

import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from kiosk.engine import messages as m
from kiosk.engine.messages import Message
from kiosk.engine.upkeep import Backup, BackupFailed, BackupUnsound, Pause, Unchecked
from kiosk.runtime import housekeeper
from kiosk.runtime.control_requests import beside
from kiosk.runtime.housekeeper import AGAIN_S, FIRST_BACKUP_S, FIRST_CHECK_S, Housekeeper, Stopped
from tests.fakes.clock import NOON, TurnedClock
from tests.fakes.lock_bus import WITHIN_S

HOUR_S = 3600.0
DAY_S = 24 * HOUR_S
EVERY = timedelta(hours=6)


class Upkeep:
    """Does at once what is asked for, and remembers when that was."""

    def __init__(self, clock: TurnedClock) -> None:
        self.clock = clock
        self.did: list[tuple[str, float]] = []
        self.newest: datetime | None = None
        self.fault: str | None = None
        self.fully_due = False
        self.fails: dict[str, Exception] = {}  # what is raised by "back up" or "check"

    def newest_backup(self) -> Backup | None:
        return None if self.newest is None else Backup(Path("x.db"), self.newest, 9)

    def back_up(self, pause: Pause, *, alone: bool) -> Backup:
        self._do("back up alone" if alone else "back up")
        self.newest = self.clock.now()
        return Backup(Path("backups/x.db"), self.newest, 9)

    def check(self, pause: Pause, ends: Callable[[], bool], *, fully: bool) -> str | None:
        self._do("check fully" if fully else "check")
        self.fully_due = False
        return self.fault

    def is_full_check_due(self) -> bool:
        return self.fully_due

    def delete_set_aside(self, before: datetime) -> list[str]:
        self._do(f"delete what was set aside before {before:%Y-%m-%d}")
        return ["20261024T110000Z"]

    def free_bytes(self) -> int:
        self._do("look at the disk")
        return 1 << 40

    def database_bytes(self) -> int:
        return 1 << 20

    def _do(self, what: str) -> None:
        self.did.append((what, self.clock.monotonic() - 1000.0))
        for name, error in self.fails.items():
            if what.startswith(name):
                raise error

    def times(self, what: str) -> list[float]:
        """When it did this, in seconds after the start."""
        return [at for one, at in self.did if one == what]


class House:
    """A housekeeper whose chores are done when a test says that time passes."""

    def __init__(self) -> None:
        self.clock = TurnedClock()
        self.upkeep = Upkeep(self.clock)
        self.posted: list[Message] = []
        self.was_ended = True
        self.too_old: datetime | None = None
        self.keeper = Housekeeper(
            self.upkeep, self.clock, self.post, lambda: self.was_ended, EVERY, too_old=lambda: self.too_old
        )

    def post(self, message: Message) -> None:
        if isinstance(message, m.Call):
            message.work()  # an engine that is never busy
        else:
            self.posted.append(message)

    def passes(self, seconds: float) -> None:
        """Time passes, and what becomes due meanwhile is done at its time."""
        until = self.clock.monotonic() + seconds
        self.keeper._do_due()
        while (due := min(self.keeper._due.values())) <= until:
            self.clock.turn(max(0.0, due - self.clock.monotonic()))
            self.keeper._do_due()
        self.clock.turn(until - self.clock.monotonic())

    def of(self, kind: type) -> list[Message]:
        return [one for one in self.posted if isinstance(one, kind)]


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is to be drawn first."""
    monkeypatch.setattr(housekeeper, "BEGINS_S", 0.0)


@pytest.fixture
def house() -> House:
    return House()


def test_a_start_is_followed_by_a_look_at_the_disk_a_check_and_where_there_is_none_a_backup(house: House):
    house.passes(100)
    assert house.upkeep.did == [("look at the disk", 0.0), ("check", FIRST_CHECK_S), ("back up", FIRST_BACKUP_S)]
    assert house.posted == [
        m.DiskSeen(1 << 40, 1 << 20),
        m.RecordChecked(None),
        m.BackedUp("x.db", NOON + timedelta(seconds=FIRST_BACKUP_S), 9),
    ]


def test_what_was_set_aside_is_deleted_once_it_is_too_old_and_never_by_a_clock_that_is_not_believed(house: House):
    house.passes(7 * HOUR_S)
    assert house.of(m.SetAsideDeleted) == []
    house.too_old = NOON - timedelta(days=30)
    house.passes(6 * HOUR_S)
    assert house.upkeep.times("delete what was set aside before 2026-10-25") == [12 * HOUR_S]
    assert house.of(m.SetAsideDeleted) == [m.SetAsideDeleted("20261024T110000Z")]


def test_a_backup_is_made_every_six_hours(house: House):
    house.passes(DAY_S)
    assert house.upkeep.times("back up") == [FIRST_BACKUP_S + one * 6 * HOUR_S for one in range(4)]


@pytest.mark.parametrize(("age_h", "due_s"), [(0, 6 * HOUR_S), (5, HOUR_S), (6, 0), (100, 0), (-1, 0)])
def test_after_a_start_one_is_made_once_the_newest_is_old_enough_and_one_from_the_future_says_nothing(
    house: House, age_h: float, due_s: float
):
    house.upkeep.newest = NOON + timedelta(seconds=FIRST_BACKUP_S) - timedelta(hours=age_h)
    house.passes(FIRST_BACKUP_S + due_s + 1)
    assert house.upkeep.times("back up") == [FIRST_BACKUP_S + due_s]


def test_a_wall_clock_that_is_set_neither_hastens_nor_delays_one(house: House):
    house.passes(HOUR_S)
    house.clock.set_wall(NOON - timedelta(days=9999))
    house.passes(3 * HOUR_S)
    house.clock.set_wall(NOON + timedelta(days=9999))
    house.passes(9 * HOUR_S)
    assert house.upkeep.times("back up") == [FIRST_BACKUP_S + one * 6 * HOUR_S for one in range(3)]


@pytest.mark.expects_log("backup.failed")
def test_one_that_fails_is_told_and_tried_again_later_and_later(house: House):
    house.upkeep.fails["back up"] = BackupFailed("There is no room.")
    house.passes(23 * HOUR_S)
    tries = house.upkeep.times("back up")
    pauses = [later - earlier for earlier, later in pairwise(tries)]
    assert pauses == [AGAIN_S * 2**one for one in range(6)] + [6 * HOUR_S] * 2
    assert house.of(m.NotBackedUp) == [m.NotBackedUp("There is no room.")] * len(tries)
    house.upkeep.fails.clear()
    house.passes(12 * HOUR_S)
    last = house.upkeep.times("back up")[-2:]
    assert last[1] - last[0] == 6 * HOUR_S


@pytest.mark.expects_log("backup.failed")
def test_a_copy_that_is_not_sound_has_the_database_looked_through_at_once_and_once(house: House):
    house.passes(DAY_S)
    house.upkeep.did.clear()
    house.upkeep.fails["back up"] = BackupUnsound("It is damaged.")
    house.upkeep.fault = "It is damaged."
    house.passes(8 * HOUR_S)
    (at,) = house.upkeep.times("check fully")
    assert at == house.upkeep.times("back up")[0]
    assert len(house.upkeep.times("back up")) > 3
    assert house.of(m.RecordChecked)[-1] == m.RecordChecked("It is damaged.")


# --- checks


def test_a_run_that_was_cut_off_is_followed_by_a_full_check(house: House):
    house.was_ended = False
    house.passes(3 * DAY_S)
    assert [what for what, _ in house.upkeep.did if what.startswith("check")] == ["check fully"]


def test_an_engine_that_does_not_answer_may_be_in_trouble(house: House, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(housekeeper, "ANSWER_WITHIN_S", 0.0)
    house.keeper._post = house.posted.append
    house.passes(FIRST_CHECK_S)
    assert house.upkeep.times("check fully") == [FIRST_CHECK_S]


def test_a_full_one_is_made_when_a_week_is_over_whenever_the_start_was(house: House):
    house.passes(DAY_S)
    house.upkeep.fully_due = True
    house.passes(DAY_S)
    (at,) = house.upkeep.times("check fully")
    assert DAY_S <= at <= DAY_S + 6 * HOUR_S
    assert house.upkeep.times("check") == [FIRST_CHECK_S]


def test_what_is_found_is_told(house: House):
    house.upkeep.fault = "The database is damaged: x."
    house.passes(FIRST_CHECK_S)
    assert house.of(m.RecordChecked) == [m.RecordChecked("The database is damaged: x.")]


@pytest.mark.expects_log("record.not_checked")
def test_what_could_not_be_looked_through_is_tried_again_and_nothing_is_claimed(house: House):
    house.upkeep.fails["check"] = Unchecked("The disk is busy.")
    house.passes(FIRST_CHECK_S + 3 * AGAIN_S)
    assert house.upkeep.times("check") == [FIRST_CHECK_S + one * AGAIN_S for one in range(4)]
    assert house.of(m.RecordChecked) == []


def test_the_disk_is_looked_at_every_hour(house: House):
    house.passes(3 * HOUR_S)
    assert house.upkeep.times("look at the disk") == [0, HOUR_S, 2 * HOUR_S, 3 * HOUR_S]


@pytest.mark.expects_log("housekeeping.failed")
def test_a_fault_of_ours_ends_neither_the_thread_nor_the_other_chores(house: House):
    house.upkeep.fails["check"] = ZeroDivisionError()
    house.passes(HOUR_S)
    assert len(house.upkeep.times("look at the disk")) == 2
    assert len(house.upkeep.times("check")) > 3


# --- the thread


class Engine:
    """The engine's queue."""

    def __init__(self) -> None:
        self.posted: queue.SimpleQueue[Message] = queue.SimpleQueue()

    def next(self) -> Message:
        return self.posted.get(timeout=WITHIN_S)


@pytest.fixture
def engine() -> Engine:
    return Engine()


@pytest.fixture
def run(engine: Engine) -> Iterator[tuple[Housekeeper, Upkeep]]:
    clock = TurnedClock()
    upkeep = Upkeep(clock)
    keeper = Housekeeper(upkeep, clock, engine.posted.put, lambda: True, EVERY)
    keeper.start()
    yield keeper, upkeep
    keeper.ask_to_stop()
    keeper.join()
    assert not keeper._thread.is_alive()


Running = tuple[Housekeeper, Upkeep]


def test_it_tells_at_once_what_there_is_and_how_much_room(run: Running, engine: Engine):
    assert engine.next() == m.BackupFound(None)
    assert engine.next() == m.DiskSeen(1 << 40, 1 << 20)


def test_whoever_wants_a_backup_has_it_now_and_the_engine_knows(run: Running, engine: Engine):
    keeper, upkeep = run
    made = keeper.back_up(asked_by="grace (command line)").result(WITHIN_S)
    assert made == Backup(Path("backups/x.db"), NOON, 9)
    assert upkeep.times("back up") == [0.0]
    told = [engine.next() for _ in range(3)]
    assert told[2] == m.BackedUp("x.db", NOON, 9, asked_by="grace (command line)")


def test_after_an_erasure_the_new_one_is_the_only_one(run: Running, engine: Engine):
    keeper, upkeep = run
    keeper.back_up(alone=True).result(WITHIN_S)
    assert upkeep.times("back up alone") == [0.0]
    told = [engine.next() for _ in range(3)]
    assert told[2] == m.BackedUp("x.db", NOON, 9, alone=True)


@pytest.mark.expects_log("backup.failed", "housekeeping.failed")
@pytest.mark.parametrize("error", [BackupFailed("There is no room."), ZeroDivisionError()])
def test_whoever_waits_for_one_that_fails_hears_why(run: Running, error: Exception):
    keeper, upkeep = run
    upkeep.fails["back up"] = error
    with pytest.raises(type(error)):
        keeper.back_up().result(WITHIN_S)
    upkeep.fails.clear()
    keeper.back_up().result(WITHIN_S)


def test_the_command_line_waits_on_its_own_thread_and_the_engine_for_nothing(run: Running, engine: Engine):
    keeper, _ = run
    answer = beside(keeper)["backup.make"]({"do": "backup.make", "operator": "grace"})
    assert answer == {"file": "backups/x.db", "at": NOON.isoformat(), "size": 9}
    told = [engine.next() for _ in range(3)]
    assert told[2] == m.BackedUp("x.db", NOON, 9, asked_by="grace")


@pytest.mark.expects_log("backup.failed")
def test_the_command_line_is_told_why_there_is_none(run: Running):
    keeper, upkeep = run
    upkeep.fails["back up"] = BackupFailed("There is no room.")
    assert beside(keeper)["backup.make"]({"operator": "grace"}) == {"error": "There is no room."}


def test_one_that_is_under_way_is_left_when_the_kiosk_ends_and_those_who_wait_are_told(engine: Engine):
    began = threading.Event()

    class Slow(Upkeep):
        def back_up(self, pause: Pause, *, alone: bool) -> Backup:
            began.set()
            while True:
                pause(3600.0)

    clock = TurnedClock()
    keeper = Housekeeper(Slow(clock), clock, engine.posted.put, lambda: True, EVERY)
    keeper.start()
    wanted = [keeper.back_up(), keeper.back_up()]
    assert began.wait(WITHIN_S)
    keeper.ask_to_stop()
    keeper.join()
    assert not keeper._thread.is_alive()
    for one in wanted:
        with pytest.raises(Stopped, match="the kiosk was ended"):
            one.result(0)


def test_a_check_that_can_not_be_broken_off_holds_up_the_end_only_for_a_moment(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(housekeeper, "END_WITHIN_S", 0.01)
    let_go, began = threading.Event(), threading.Event()

    class Slow(Upkeep):
        def back_up(self, pause: Pause, *, alone: bool) -> Backup:
            began.set()
            let_go.wait(WITHIN_S)
            raise Stopped

    clock = TurnedClock()
    keeper = Housekeeper(Slow(clock), clock, engine.posted.put, lambda: True, EVERY)
    keeper.start()
    keeper.back_up().add_done_callback(lambda _: None)
    assert began.wait(WITHIN_S)
    keeper.ask_to_stop()
    keeper.join()
    assert keeper._thread.is_alive()
    assert keeper._thread.daemon, "it dies with the process"
    let_go.set()
    keeper._thread.join(WITHIN_S)


def test_one_that_was_never_started_can_be_stopped(engine: Engine):
    clock = TurnedClock()
    keeper = Housekeeper(Upkeep(clock), clock, engine.posted.put, lambda: True, EVERY)
    keeper.ask_to_stop()
    keeper.join()


LOADS = """
import sys, queue
from datetime import timedelta
from kiosk.runtime import housekeeper
from kiosk.runtime.housekeeper import Housekeeper
from tests.fakes.clock import TurnedClock
from tests.unit.runtime.test_housekeeper import Upkeep
housekeeper.BEGINS_S = 0.0
clock, posted = TurnedClock(), queue.SimpleQueue()
keeper = Housekeeper(Upkeep(clock), clock, posted.put, lambda: True, timedelta(hours=6))
before = "cryptography.hazmat.primitives.asymmetric.ed25519" in sys.modules
keeper.start()
posted.get()
print(before, "cryptography.hazmat.primitives.asymmetric.ed25519" in sys.modules)
keeper.ask_to_stop()
keeper.join()
"""


def test_what_signs_the_record_is_loaded_before_anything_else_so_that_no_tap_waits_for_it():
    done = subprocess.run(
        [sys.executable, "-c", LOADS], cwd=Path(__file__).parents[3], capture_output=True, text=True, check=False
    )
    assert (done.stdout.splitlines()[-1:], done.stderr) == (["False True"], "")
