"""The power is cut after every write of a day at a bank, with the real store and the real engine on a modelled disk.

Each cut keeps what was synced and, of the rest, what chance keeps (``disk``): sectors of 512 bytes come through or not,
in any order. Then the files are opened with the library that the kiosk ships with, and the kiosk starts on them.
Measured on two cores: a start takes some 11 ms, so every cut gets one. The chances are seeded, so a run repeats itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from kiosk.store import library
from kiosk.store.library import Library
from kiosk.store.store import SqlStore
from tests.fakes.clock import TurnedClock
from tests.fakes.furniture import furnish_folder, quick_folder
from tests.faults import story
from tests.faults.power_cut import cuts
from tests.faults.recorded_rig import RecordedRig, recorded
from tests.faults.recording_vfs import Recording
from tests.faults.witness import Witness

OFF, NORMAL, FULL, EXTRA = 0, 1, 2, 3
PARTS = 4


def a_day(journal_mode: str, synchronous: int) -> Recording:
    """The log of a day that was lived through on these settings."""
    with quick_folder() as folder:
        furnish_folder(folder)
        with recorded(folder, journal_mode, synchronous) as log:
            rig = RecordedRig(folder, log)
            story.live_through(rig)
            rig.close()
    assert log.unheard == []
    return log


@pytest.fixture
def folder() -> Iterator[Path]:
    with quick_folder() as one:
        yield one


@pytest.fixture
def rollback_journal(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is left is opened as where there is no library whose write-ahead log is safe."""
    chosen = library.choose()
    without_wal = Library(chosen.module, chosen.version, "delete", EXTRA)
    monkeypatch.setattr(library, "choose", lambda: without_wal)


@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_that_was_acknowledged_is_lost(folder: Path, part: int):
    log = a_day("wal", FULL)
    tried, faults = Witness(folder).faults(cuts(log, Random(part), each=3, part=slice(part, None, PARTS)))
    assert (faults, tried > 2000 / PARTS) == ([], True)


@pytest.mark.parametrize("part", range(2))
def test_nor_is_it_with_a_rollback_journal(folder: Path, rollback_journal: None, part: int):
    log = a_day("delete", EXTRA)
    tried, faults = Witness(folder).faults(cuts(log, Random(part), part=slice(part, None, 4)))
    assert (faults, tried > 750 / 2) == ([], True)


@pytest.mark.expects_log("store.failed")
@pytest.mark.parametrize(
    ("journal_mode", "synchronous", "at_least"),
    [
        pytest.param("wal", NORMAL, 0.3, id="commits that are not synced"),
        pytest.param("wal", OFF, 0.5, id="nothing is synced"),
        pytest.param("delete", FULL, 0.1, id="the journal's deletion is not synced"),
    ],
)
def test_a_looser_setting_loses_what_was_acknowledged(
    folder: Path, monkeypatch: pytest.MonkeyPatch, journal_mode: str, synchronous: int, at_least: float
):
    """The control: the same cuts find what one step less of caution costs."""
    chosen = library.choose()
    monkeypatch.setattr(
        library, "choose", lambda: Library(chosen.module, chosen.version, journal_mode, max(FULL, synchronous))
    )
    log = a_day(journal_mode, synchronous)
    tried, faults = Witness(folder).faults(cuts(log, Random(0)), restarts=False)
    assert len(faults) > at_least * tried


def test_without_synced_commits_the_database_stays_whole_and_only_forgets(folder: Path):
    """The control of the control: in this mode the losses are of what was acknowledged, nothing else breaks."""
    _, faults = Witness(folder).faults(cuts(a_day("wal", NORMAL), Random(0)), restarts=False)
    assert {one.partition(": ")[2] for one in faults} == {"it does not hold what was committed", "a lock was pulsed without its intent on the record"}


@pytest.mark.parametrize(("journal_mode", "synchronous"), [("wal", FULL), ("delete", EXTRA)])
def test_an_installation_that_was_cut_off_is_made_good_by_the_next_start(
    folder: Path, monkeypatch: pytest.MonkeyPatch, journal_mode: str, synchronous: int
):
    chosen = library.choose()
    ordinary = Library(chosen.module, chosen.version, journal_mode, synchronous)
    with quick_folder() as new, recorded(new, journal_mode, synchronous) as log:
        SqlStore(new / "kiosk.db", library.choose(), TurnedClock()).close()
    tried = 0
    for cut in cuts(log, Random(0)):
        cut.put_into(folder)
        SqlStore(folder / "kiosk.db", ordinary, TurnedClock()).close()
        tried += 1
    assert tried > 50


def test_a_second_cut_during_the_start_after_the_first_loses_nothing_either(folder: Path):
    witness = Witness(folder)
    tried = 0
    for first in cuts(a_day("wal", FULL), Random(0), part=slice(100, None, 60)):
        log = witness.start_recorded(first, "wal", FULL)
        again = (replace(one, pulsed=first.pulsed, doors=first.doors) for one in cuts(log, Random(first.at)))
        found, faults = witness.faults(again)
        assert faults == []
        tried += found
    print(tried)
