"""Where the power is cut in a recording, and what must be true of the disk that is found afterwards."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random

from kiosk.domain.compartments import DoorState
from tests.faults.disk import Disk, Operation
from tests.faults.recorded_rig import Committed, DoorMoved, PulseSent
from tests.faults.recording_vfs import Recording


@dataclass(frozen=True, slots=True)
class PowerCut:
    """One cut, the files that it left, and what was true when it came."""

    at: int  # the place in the log
    files: Mapping[str, bytes]
    may_hold: frozenset[str]  # the content that was committed, and what the commit on its way would make of it
    pulsed: tuple[str, ...]  # the openings for which a lock was pulsed
    doors: Mapping[str, DoorState]  # as they stand

    def left(self) -> Hashable:
        """All that whoever comes afterwards finds, and all that they must find, made short: equal where that is."""
        contents = hashlib.sha256()
        for name, content in sorted(self.files.items()):
            contents.update(f"{name} {len(content)} ".encode() + content)
        return contents.digest(), self.may_hold, self.pulsed, tuple(sorted(self.doors.items()))

    def put_into(self, folder: Path) -> None:
        """Make the folder hold what the cut left, and nothing else."""
        for old in folder.iterdir():
            old.unlink()
        for name, content in self.files.items():
            (folder / name).write_bytes(content)


def cuts(log: Recording, random: Random, each: int = 1, part: slice = slice(None)) -> Iterator[PowerCut]:
    """The power is cut after everything in the log, ``each`` times; ``part`` of those places is enough for one test.

    Before the first commit nothing is known of the content.
    """
    commits = [one.content for one in log.log if isinstance(one, Committed)]
    holds = [frozenset(), *(frozenset(two) for two in pairwise([*commits, commits[-1]]))]
    wanted = set(range(len(log.log))[part])
    disk, done = Disk(log.initial), 0
    pulsed: list[str] = []
    doors: dict[str, DoorState] = {}
    for place, happened in enumerate(log.log):
        match happened:
            case Committed():
                done += 1
            case PulseSent():
                pulsed.append(happened.opening_id)
            case DoorMoved():
                doors[happened.number] = happened.state
            case _:
                disk.do(_operation(happened))
        if place in wanted:
            for _ in range(each):
                yield PowerCut(place, disk.after_cut(random), holds[done], tuple(pulsed), dict(doors))


def _operation(happened: object) -> Operation:
    assert isinstance(happened, Operation)
    return happened
