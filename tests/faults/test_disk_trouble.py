"""Every call that changes the disk fails once, and from there on: nothing opens without its record, nothing is lost."""

from __future__ import annotations

import os
MODE, SYNC = os.environ.get("MODE","wal"), int(os.environ.get("SYNC","2"))
import pytest

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from kiosk.store import store
from tests.fakes.furniture import quick_folder
from tests.fakes.rig import Rig
from tests.faults.hard_times import HardTimes
from tests.faults.recorded_rig import RecordedRig, recorded
from tests.faults.recording_vfs import Recording
from tests.faults.trouble import Kind, Trouble

pytestmark = pytest.mark.expects_log("store.")


@cache
def _peopled_folder() -> Mapping[str, bytes]:
    """Ada has a badge, Bob a code."""
    with quick_folder() as folder:
        rig = Rig(folder)
        rig.person("ada")
        rig.person("bob", pin="482913")
        rig.close()
        return {one.name: one.read_bytes() for one in folder.iterdir()}


def live_through(folder: Path, trouble: Trouble, journal_mode: str, synchronous: int) -> Recording:
    """A short day with this trouble in it, and what happened to the disk."""
    for old in folder.iterdir():
        old.unlink()
    for name, content in _peopled_folder().items():
        (folder / name).write_bytes(content)
    with recorded(folder, journal_mode, synchronous) as log:
        rig = RecordedRig(folder, log)
        try:
            HardTimes(rig, trouble).live_through()
        finally:
            trouble.ends()
            rig.close()
    return log


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(store, "CHECKPOINT_AFTER", 5)
    with quick_folder() as one:
        yield one


@pytest.mark.parametrize("lasts", [False, True])
@pytest.mark.parametrize("kind", Kind)
def test_trouble(folder, kind, lasts):
    import os, time, traceback
    t=time.process_time()
    count = Trouble(kind, 0, False)
    live_through(folder, count, MODE, SYNC)
    print(count.calls, time.process_time()-t)
    bad=[]
    for n in range(1, count.calls+1, int(os.environ.get("STEP","1"))):
        try:
            live_through(folder, Trouble(kind, n, lasts), MODE, SYNC)
        except Exception as e:
            tb=traceback.extract_tb(e.__traceback__)
            bad.append((n, repr(e)[:300], [f"{f.name}:{f.lineno}" for f in tb if "hard_times" in f.filename or "rig" in f.filename][-3:]))
    print(kind, lasts, time.process_time()-t, len(bad))
    for b in bad: print(b)
