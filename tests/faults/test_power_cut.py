"""The power is cut after every write of two days at a bank: the real store and engine, on a modelled disk (``disk``).

A cut keeps what was synced and, of the rest, what chance keeps. Then the files are opened with the library that the
kiosk ships with, looked at, and the kiosk is started on them: some 12 ms a cut. The chances are seeded, and so is
everything that the kiosk draws by lot, so that each run is the same.
"""

from __future__ import annotations

from collections import Counter
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
pytestmark = pytest.mark.timeout(300)  # longer than others may take: two cores are shared by everything that runs
PARTS = 4  # of the days with a write-ahead log: a test each, so that they run side by side


@pytest.fixture
def folder() -> Iterator[Path]:
    with quick_folder() as one:
        yield one


def two_days(journal_mode: str, synchronous: int) -> Recording:
    """The log of the days that were lived through on these settings."""
    with quick_folder() as folder:
        furnish_folder(folder)
        with recorded(folder, journal_mode, synchronous) as log:
            rig = RecordedRig(folder, log)
            story.live_through(rig)
            rig.close()
    assert log.unheard == []
    return log


def open_with(monkeypatch: pytest.MonkeyPatch, journal_mode: str) -> None:
    """What is left is opened with these settings of the kiosk, whichever are right for its library here."""
    chosen = library.choose()
    setting = Library(chosen.module, chosen.version, journal_mode, FULL if journal_mode == "wal" else EXTRA)
    monkeypatch.setattr(library, "choose", lambda: setting)


@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_that_was_acknowledged_is_lost(folder: Path, monkeypatch: pytest.MonkeyPatch, part: int):
    """After each write twice: more than 2,000 cuts over all parts."""
    open_with(monkeypatch, "wal")
    log = two_days("wal", FULL)
    ends = [len(log.log) * end // PARTS for end in (part, part + 1)]
    found = cuts(log, Random(part), each=2, part=slice(*ends))
    tried, faults = Witness(folder).faults(found)
    assert (faults, tried * PARTS > 2000) == ([], True)


def test_nor_is_it_with_a_rollback_journal(folder: Path, monkeypatch: pytest.MonkeyPatch):
    """After each eighth write: more than 250 cuts."""
    open_with(monkeypatch, "delete")
    tried, faults = Witness(folder).faults(cuts(two_days("delete", EXTRA), Random(0), part=slice(0, None, 8)))
    assert (faults, tried > 250) == ([], True)


@pytest.mark.parametrize(("journal_mode", "synchronous", "every"), [("wal", FULL, 90), ("delete", EXTRA, 350)])
def test_nor_by_a_second_cut_while_the_kiosk_starts_after_the_first(
    folder: Path, monkeypatch: pytest.MonkeyPatch, journal_mode: str, synchronous: int, every: int
):
    open_with(monkeypatch, journal_mode)
    log, witness, tried = two_days(journal_mode, synchronous), Witness(folder), 0
    for first in cuts(log, Random(1), part=slice(100, None, every)):
        start = witness.start_recorded(first, journal_mode, synchronous)
        again = cuts(start, Random(first.at), part=slice(0, None, 3))
        found, faults = witness.faults(replace(one, pulsed=first.pulsed, doors=first.doors) for one in again)
        assert faults == []
        tried += found
    assert tried > 150


@pytest.mark.parametrize(
    ("journal_mode", "synchronous", "losses"),
    [
        pytest.param("wal", NORMAL, 0.3, id="commits are not synced"),
        pytest.param("wal", OFF, 0.5, id="nothing is synced"),
        pytest.param("delete", FULL, 0.1, id="the journal's deletion is not synced"),
    ],
)
def test_one_step_less_of_caution_is_found_out(
    folder: Path, monkeypatch: pytest.MonkeyPatch, journal_mode: str, synchronous: int, losses: float
):
    """The control: the same cuts, on looser settings. ``losses``: at least this share of them breaks a promise."""
    open_with(monkeypatch, journal_mode)
    found = cuts(two_days(journal_mode, synchronous), Random(0), part=slice(0, None, 6))
    tried, faults = Witness(folder).faults(found, restarts=False)
    assert len(faults) > losses * tried
    told = Counter(one.partition(": ")[2] for one in faults)
    assert told["it does not hold what was committed"]
    assert told["a lock was pulsed without its intent on the record"]


@pytest.mark.usefixtures("really_migrated")
@pytest.mark.parametrize(("journal_mode", "synchronous"), [("wal", FULL), ("delete", EXTRA)])
def test_an_installation_that_was_cut_off_is_made_good_by_the_next_start(
    folder: Path, journal_mode: str, synchronous: int
):
    chosen = library.choose()
    ordinary = Library(chosen.module, chosen.version, journal_mode, synchronous)
    with quick_folder() as new, recorded(new, journal_mode, synchronous) as log:
        SqlStore(new / "kiosk.db", library.choose(), TurnedClock()).close()
    tried = 0
    for cut in cuts(log, Random(0), part=slice(0, None, 4)):
        cut.put_into(folder)
        store = SqlStore(folder / "kiosk.db", ordinary, TurnedClock())
        with store.transaction():
            epochs = store._connection.exec_driver_sql("SELECT number FROM audit_epoch").scalars().all()
        store.close()
        assert epochs == [1], "the record begins once"
        tried += 1
    assert tried > 12
