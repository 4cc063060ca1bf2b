"""The modelled disk keeps what it must, may lose the rest, and the recording gives it everything to lose."""

from __future__ import annotations

from random import Random

import hypothesis.strategies as st
import pytest
from hypothesis import given

from tests.fakes.furniture import furnish_folder, quick_folder
from tests.faults import disk as d
from tests.faults import story
from tests.faults.disk import SECTOR, Disk, FolderSynced, Made, Resized, Synced, SyncFailed, Wrote
from tests.faults.recorded_rig import RecordedRig, recorded

OPERATIONS = st.one_of(
    st.builds(Wrote, st.just(0), st.integers(0, 3000), st.binary(min_size=1, max_size=1500)),
    st.builds(Resized, st.just(0), st.integers(0, 3000)),
)


def found_after(disk: Disk, cuts: int = 200) -> list[dict[str, bytes]]:
    return [disk.after_cut(Random(seed)) for seed in range(cuts)]


@given(st.lists(OPERATIONS))
def test_what_was_synced_is_there_as_a_file_would_have_it(operations: list[d.Operation]):
    disk, plain = Disk({"file": b""}), bytearray()
    for one in operations:
        disk.do(one)
        d._apply(plain, one)  # type: ignore[arg-type]
    disk.do(Synced(0))
    assert all(found == {"file": bytes(plain)} for found in found_after(disk, cuts=10))


def test_what_was_not_synced_may_be_there_by_the_sector():
    disk = Disk({"file": b"." * 4 * SECTOR})
    disk.do(Wrote(0, 100, b"x" * 3 * SECTOR))
    marks = [bytes([found["file"][100 + place] for place in (0, SECTOR, 2 * SECTOR)]) for found in found_after(disk)]
    assert set(marks) == {bytes(one) for one in _each_of(b".x", 3)}


def _each_of(letters: bytes, times: int) -> list[list[int]]:
    if times == 0:
        return [[]]
    return [[letter, *rest] for letter in letters for rest in _each_of(letters, times - 1)]


def test_a_sector_arrives_whole_or_not_at_all():
    disk = Disk({"file": b"." * SECTOR})
    disk.do(Wrote(0, 0, b"x" * SECTOR))
    assert {found["file"] for found in found_after(disk)} == {b"." * SECTOR, b"x" * SECTOR}


def test_a_length_may_arrive_before_its_content():
    disk = Disk({"file": b""})
    disk.do(Wrote(0, 0, b"x" * SECTOR))
    odd = [found["file"] for found in found_after(disk) if found["file"] not in {b"", b"x" * SECTOR}]
    assert odd
    assert all(len(one) == SECTOR for one in odd)


def test_a_name_may_be_lost_until_its_folder_is_synced():
    disk = Disk({"old": b"1"})
    for one in (d.Deleted("old"), Made(1, "new"), Wrote(1, 0, b"2"), Synced(1)):
        disk.do(one)
    names = {tuple(sorted(found.items())) for found in found_after(disk)}
    assert names == {(), (("old", b"1"),), (("new", b"2"),), (("new", b"2"), ("old", b"1"))}
    disk.do(FolderSynced())
    assert all(found == {"new": b"2"} for found in found_after(disk))


def test_what_a_failed_sync_has_lost_no_later_one_brings_back():
    lost = 0
    for files in range(1, 20):  # each disk has its own luck
        disk = Disk({str(number): b"." * SECTOR for number in range(files)})
        for one in (Wrote(0, 0, b"x" * SECTOR), SyncFailed(0), Synced(0)):
            disk.do(one)
        after = {found["0"] for found in found_after(disk, cuts=20)}
        assert len(after) == 1
        lost += after == {b"." * SECTOR}
    assert 0 < lost < 19


@pytest.mark.parametrize(("journal_mode", "synchronous"), [("wal", 2), ("delete", 3)])
def test_a_recording_tells_everything_that_happened_to_the_files(journal_mode: str, synchronous: int):
    """Where every sector arrives, the disk holds what the folder did."""
    with quick_folder() as folder:
        furnish_folder(folder)
        with recorded(folder, journal_mode, synchronous) as log:
            rig = RecordedRig(folder, log)
            story.live_through(rig)
            rig.close()
        really = {one.name: one.read_bytes() for one in folder.iterdir()}
    disk = Disk(log.initial)
    for one in log.log:
        if isinstance(one, d.Operation):
            disk.do(one)
    assert disk.after_cut(Random(0), chance=1.0) == really
