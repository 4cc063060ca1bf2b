"""The thread that looks after the disk and the database while nobody waits for it: room, checks, backups.

What it finds it posts to the engine; it decides nothing, and no door depends on it.
"""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

import structlog

from kiosk.engine import messages as m
from kiosk.engine.messages import Message
from kiosk.engine.ports import Clock
from kiosk.engine.upkeep import Backup, BackupFailed, BackupUnsound, Unchecked, Upkeep

log = structlog.get_logger()

T = TypeVar("T")

# The first frame is drawn first, and whoever stands before a kiosk that has just started is served (seconds after the
# start).
BEGINS_S = 1.0
FIRST_CHECK_S = 15.0
FIRST_BACKUP_S = 60.0
LOOK_AT_DISK_S = 3600.0
LOOK_WHETHER_DUE_S = 6 * 3600.0
# What could not be done is tried again after this long, then after twice as long, and so on.
AGAIN_S = 600.0
# A check or a backup yields to whoever taps (0 is everybody else, 19 the least).
NICE = 15
# How long the engine may take to answer, and a check of a large database on a slow disk may hold up the end (seconds).
ANSWER_WITHIN_S = 5.0
END_WITHIN_S = 3.0


class Stopped(BackupFailed):
    """The kiosk ends, so what was begun is left undone."""

    def __init__(self) -> None:
        super().__init__("No backup was made: the kiosk was ended. Try again.")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A backup that somebody waits for; where it is to be ``alone``, all the others are deleted after it."""

    alone: bool
    asked_by: str | None
    made: Future[Backup] = field(default_factory=Future)


class Housekeeper:
    """Everything runs on its own thread but ``back_up``, which any thread may call."""

    def __init__(
        self,
        upkeep: Upkeep,
        clock: Clock,
        post: Callable[[Message], None],
        last_run_ended: Callable[[], bool],
        backup_every: timedelta,
        too_old: Callable[[], datetime | None] = lambda: None,
    ) -> None:
        """Both are asked on the engine's thread. ``last_run_ended``: was the run before ended, and not cut off?
        ``too_old``: before when is what tells of people to be deleted; None while the clock is not believed.
        """
        self._upkeep = upkeep
        self._clock = clock
        self._post = post
        self._last_run_ended = last_run_ended
        self._too_old = too_old
        self._backup_every_s = backup_every.total_seconds()
        self._checked = self._aged = False  # since the start: the database, and the age of the newest backup
        self._closely = False  # something speaks for damage: the next check is a full one
        self._failures = 0  # of backups, one after the other
        self._stopping = threading.Event()
        self._wanted: queue.SimpleQueue[Wanted | None] = queue.SimpleQueue()
        now = clock.monotonic()
        # Each does what is due, and answers after how many seconds it is due again.
        self._chores: dict[str, Callable[[], float]] = {
            "disk": self._look_at_disk,
            "check": self._check,
            "backup": self._back_up_when_old,
            "set aside": self._delete_set_aside,
        }
        self._due = {
            "disk": now,
            "check": now + FIRST_CHECK_S,
            "backup": now + FIRST_BACKUP_S,
            "set aside": now + LOOK_WHETHER_DUE_S,
        }
        self._thread = threading.Thread(target=self._run, name="housekeeper", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def ask_to_stop(self) -> None:
        """Ask the thread to end; ``join`` waits until it has."""
        self._stopping.set()
        self._wanted.put(None)

    def join(self) -> None:
        """Wait for the thread's end; a check that can't be broken off just now dies with the process."""
        if self._thread.ident is not None:
            self._thread.join(END_WITHIN_S)

    def back_up(self, *, alone: bool = False, asked_by: str | None = None) -> Future[Backup]:
        """Make a backup now; the future raises ``BackupFailed`` where none could be made.

        ``alone``: delete all that were made before, since they hold what was erased since.
        """
        wanted = Wanted(alone, asked_by)
        self._wanted.put(wanted)
        return wanted.made

    def _run(self) -> None:
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICE)  # of this thread alone
        self._stopping.wait(BEGINS_S)
        # Loaded here, and not by the first tap whose event is to be signed.
        import cryptography.hazmat.primitives.asymmetric.ed25519  # noqa: F401

        self._tell_newest()
        while not self._stopping.is_set():
            self._do_due()
            self._serve(max(0.0, min(self._due.values()) - self._clock.monotonic()))
        self._serve_nobody()

    def _do_due(self) -> None:
        for name, chore in self._chores.items():
            if self._due[name] <= self._clock.monotonic() and not self._stopping.is_set():
                self._due[name] = self._clock.monotonic() + self._done(chore)

    def _done(self, chore: Callable[[], float]) -> float:
        """After how many seconds it is due again."""
        try:
            return chore()
        except Stopped:
            log.info("housekeeping.stopped")
        except Exception:  # whatever is wrong here is in the way of nobody at a door
            log.exception("housekeeping.failed")
        return AGAIN_S

    def _serve(self, within_s: float) -> None:
        """Wait for so long whether somebody wants a backup, and make it."""
        try:
            wanted = self._wanted.get(timeout=within_s)
        except queue.Empty:
            return
        if wanted is None:
            return
        try:
            wanted.made.set_result(self._back_up(alone=wanted.alone, asked_by=wanted.asked_by))
        except BackupFailed as error:
            wanted.made.set_exception(error)
        except Exception as error:
            log.exception("housekeeping.failed")
            wanted.made.set_exception(error)
        else:
            self._due["backup"] = self._clock.monotonic() + self._backup_every_s

    def _serve_nobody(self) -> None:
        """Nobody waits for what is not made any more."""
        while not self._wanted.empty():
            wanted = self._wanted.get()
            if wanted is not None:
                wanted.made.set_exception(Stopped())

    def _pause(self, seconds: float) -> None:
        if self._stopping.wait(seconds):
            raise Stopped

    # --- the chores

    def _look_at_disk(self) -> float:
        self._post(m.DiskSeen(self._upkeep.free_bytes(), self._upkeep.database_bytes()))
        return LOOK_AT_DISK_S

    def _check(self) -> float:
        """A quick one after each start; a full one after a run that was cut off, and each week."""
        fully = self._closely or self._upkeep.is_full_check_due() or self._was_cut_off()
        if self._checked and not fully:
            return LOOK_WHETHER_DUE_S
        try:
            fault = self._upkeep.check(self._pause, self._stopping.is_set, fully=fully)
        except Unchecked as error:
            if self._stopping.is_set():
                raise Stopped from error
            log.error("record.not_checked", error=str(error))
            return AGAIN_S
        self._checked, self._closely = True, False
        log.info("record.checked", fully=fully, fault=fault)
        self._post(m.RecordChecked(fault))
        return LOOK_WHETHER_DUE_S

    def _was_cut_off(self) -> bool:
        """Whether the run before was, which only the first check after the start asks."""
        if self._checked:
            return False
        # An engine that does not get so far as to answer may be in trouble with the database.
        return not self._asked(self._last_run_ended, otherwise=False)

    def _asked(self, question: Callable[[], T], otherwise: T) -> T:
        """The engine's answer, or what is taken for one where it does not come."""
        answer: Future[T] = Future()
        self._post(m.Call(lambda: answer.set_result(question())))
        try:
            return answer.result(ANSWER_WITHIN_S)
        except TimeoutError:
            return otherwise

    def _delete_set_aside(self) -> float:
        """Databases that were set aside tell of people as the record does, and for as long."""
        before = self._asked(self._too_old, otherwise=None)
        for name in () if before is None else self._upkeep.delete_set_aside(before):
            log.info("set_aside.deleted", name=name)
            self._post(m.SetAsideDeleted(name))
        return LOOK_WHETHER_DUE_S

    def _back_up_when_old(self) -> float:
        """After a start only once the newest one is old enough; one from the future says nothing."""
        newest = None if self._aged else self._upkeep.newest_backup()
        self._aged = True
        if newest is not None:
            age_s = (self._clock.now() - newest.at).total_seconds()
            if 0 <= age_s < self._backup_every_s:
                return self._backup_every_s - age_s
        try:
            self._back_up(alone=False, asked_by=None)
        except Stopped:
            raise
        except BackupFailed:
            return min(AGAIN_S * 2.0 ** (self._failures - 1), self._backup_every_s)
        return self._backup_every_s

    def _back_up(self, *, alone: bool, asked_by: str | None) -> Backup:
        """Make one, and tell the engine of it or of what is in the way."""
        try:
            made = self._upkeep.back_up(self._pause, alone=alone)
        except Stopped:
            raise
        except BackupFailed as error:
            log.error("backup.failed", error=str(error))
            self._failures += 1
            if isinstance(error, BackupUnsound) and self._failures == 1:
                self._closely, self._due["check"] = True, self._clock.monotonic()
            self._post(m.NotBackedUp(str(error)))
            raise
        log.info("backup.made", file=made.path.name, size=made.size)
        self._failures = 0
        self._post(m.BackedUp(made.path.name, made.at, made.size, alone, asked_by))
        return made

    def _tell_newest(self) -> None:
        newest = self._upkeep.newest_backup()
        self._post(m.BackupFound(None if newest is None else newest.at))
