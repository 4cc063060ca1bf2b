"""Each call that changes the disk fails: nothing opens without its record, nothing that was acknowledged is lost.

A short day is lived through once for every such call, which fails alone, or with all that follow it until somebody
helps. Wherever a sync failed the power is cut later on, too: Linux tells of a failed write once, and takes it for
durable from then on.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from random import Random

import pytest

from kiosk.store import log_space, store
from tests.fakes.furniture import quick_folder
from tests.fakes.rig import Rig
from tests.faults.apsw_dbapi import Connection
from tests.faults.disk import SyncFailed
from tests.faults.hard_times import HardTimes
from tests.faults.power_cut import cuts
from tests.faults.recorded_rig import RecordedRig, recorded
from tests.faults.recording_vfs import Recording
from tests.faults.trouble import Kind, Trouble
from tests.faults.witness import Witness

WAL, ROLLBACK = ("wal", 2), ("delete", 3)
# Longer than others may take: two cores are shared by everything that runs.
pytestmark = [pytest.mark.expects_log("store."), pytest.mark.timeout(300)]
# A day takes 85 ms. With each call of either journal that may fail, in either way, alone or for long, there would be
# some 2,700 of them, four minutes; here is every other call that fails alone with EIO (each, where LOCKER_EXAMPLES is
# set), and a share of the others.
EACH_CALL = 1 if "LOCKER_EXAMPLES" in os.environ else 2


@cache
def _peopled_folder() -> Mapping[str, bytes]:
    """Ada has a badge, Bob a code."""
    with quick_folder() as folder:
        rig = Rig(folder)
        rig.person("ada")
        rig.person("bob", pin="482913")
        rig.close()
        return {one.name: one.read_bytes() for one in folder.iterdir()}


class Days:
    """Short days, each from the same morning."""

    def __init__(self, folder: Path, journal: tuple[str, int]) -> None:
        self._folder = folder
        self._journal = journal

    def lives_through(self, trouble: Trouble, *, restarted: bool = False) -> Recording:
        """What happened to the disk on a day with this trouble."""
        for old in self._folder.iterdir():
            old.unlink()
        for name, content in _peopled_folder().items():
            (self._folder / name).write_bytes(content)
        with recorded(self._folder, *self._journal) as log:
            rig = RecordedRig(self._folder, log)
            try:
                HardTimes(rig, trouble, restarted=restarted).live_through()
            finally:
                trouble.ends()
                rig.close()
        return log

    def calls(self, kind: Kind) -> list[str]:
        """Everything that may fail on a day without trouble, in order."""
        untroubled = Trouble(kind, nth=0)
        self.lives_through(untroubled)
        return untroubled.calls


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(store, "CHECKPOINT_AFTER", 5)
    with quick_folder() as one:
        yield one


@pytest.fixture
def days(folder: Path) -> Days:
    return Days(folder, WAL)


@pytest.fixture
def witness() -> Iterator[Witness]:
    with quick_folder() as elsewhere:
        yield Witness(elsewhere)


@pytest.mark.parametrize(("kind", "every"), [(Kind.IO_ERROR, EACH_CALL), (Kind.NO_SPACE, 6)])
def test_one_call_fails(days: Days, kind: Kind, every: int):
    """Some 200 may; what comes after it goes well."""
    calls = days.calls(kind)
    assert len(calls) > 200
    for nth, call in list(enumerate(calls, 1))[::every]:
        trouble = Trouble(kind, nth)
        days.lives_through(trouble)
        assert trouble.struck == [call]


@pytest.mark.parametrize(("kind", "first"), [(Kind.IO_ERROR, 1), (Kind.NO_SPACE, 4)])
def test_all_calls_fail_from_one_on(days: Days, kind: Kind, first: int):
    for nth in range(first, len(days.calls(kind)) + 1, 6):
        trouble = Trouble(kind, nth, lasts=True)
        days.lives_through(trouble)
        assert trouble.struck


@pytest.mark.parametrize("lasts", [False, True])
@pytest.mark.parametrize("kind", Kind)
def test_with_a_rollback_journal(folder: Path, kind: Kind, lasts: bool):
    """Some 450 may fail; each thirtieth does."""
    days = Days(folder, ROLLBACK)
    for nth in range(1 + 7 * lasts, len(days.calls(kind)) + 1, 30):
        days.lives_through(Trouble(kind, nth, lasts))


@pytest.mark.parametrize("restarted", [False, True])
@pytest.mark.parametrize("lasts", [False, True])
def test_a_failed_sync_costs_nothing_at_a_later_power_cut(days: Days, witness: Witness, lasts: bool, restarted: bool):
    """``restarted``: the kiosk is ended while the disk fails, and started when it does not any more."""
    tried, faults = _cut_after_failed_syncs(days, witness, lasts=lasts, restarted=restarted)
    assert (faults, tried > 250) == ([], True)


def test_without_writing_the_log_again_a_restart_after_a_failed_sync_costs_what_comes_after_it(
    days: Days, witness: Witness, monkeypatch: pytest.MonkeyPatch
):
    """The control: the next start takes a log for durable that is in memory only."""
    monkeypatch.setattr(log_space, "write_again", lambda path: None)
    tried, faults = _cut_after_failed_syncs(days, witness, lasts=True, restarted=True)
    assert len(faults) > tried / 20


def test_a_driver_that_keeps_quiet_about_a_failed_commit_is_found_out(days: Days, monkeypatch: pytest.MonkeyPatch):
    """The control: a commit that fails is taken for done, and the lock is pulsed."""
    really = Connection.commit

    def quietly(self: Connection) -> None:
        with suppress(sqlite3.Error):
            really(self)

    monkeypatch.setattr(Connection, "commit", quietly)
    found_out = 0
    for nth, call in enumerate(days.calls(Kind.IO_ERROR), 1):
        if call == "sync":
            try:
                days.lives_through(Trouble(Kind.IO_ERROR, nth))
            except AssertionError:
                found_out += 1
    assert found_out >= 3, "there are as many taps that open a door"


def _cut_after_failed_syncs(days: Days, witness: Witness, *, lasts: bool, restarted: bool) -> tuple[int, list[str]]:
    """Each sync of a day fails, and the power is cut some time after it: how often, and what was wrong then."""
    tried, faults = 0, []
    syncs = [nth for nth, call in enumerate(days.calls(Kind.IO_ERROR), 1) if call == "sync"]
    for nth in syncs:
        log = days.lives_through(Trouble(Kind.IO_ERROR, nth, lasts), restarted=restarted)
        failed = next(place for place, one in enumerate(log.log) if isinstance(one, SyncFailed))
        found = witness.faults(cuts(log, Random(nth), part=slice(failed, None, 11)), restarts=False)
        tried += found[0]
        faults += found[1]
    return tried, faults
