"""What a disk holds after the power was cut, as file systems promise it and no more.

Durable is what was synced. Of everything else each sector may be there or not, in any order; a file's length may have
arrived before its content; a file that was made, or deleted, may be there or not, until its folder was synced.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from random import Random

SECTOR = 512  # bytes that a disk writes whole or not at all

# How likely it is that a sector arrived, one of these for each cut: nothing, anything, and everything did.
CHANCES = (0.0, 0.1, 0.5, 0.5, 0.5, 0.9, 1.0)


@dataclass(frozen=True, slots=True)
class Made:
    """A file appeared in the folder under this name. ``file`` is its number, which no other file ever has."""

    file: int
    name: str


@dataclass(frozen=True, slots=True)
class Deleted:
    """The name is gone from the folder."""

    name: str


@dataclass(frozen=True, slots=True)
class Wrote:
    """Bytes were handed to the operating system."""

    file: int
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Resized:
    """The file was made this long."""

    file: int
    size: int


@dataclass(frozen=True, slots=True)
class Synced:
    """All that was written to this file is durable."""

    file: int


@dataclass(frozen=True, slots=True)
class SyncFailed:
    """Some of what was written has arrived, and the operating system takes it all for durable from now on.

    That is how Linux behaves: it tells of a failed write once, and a later sync does not try it again.
    """

    file: int


@dataclass(frozen=True, slots=True)
class FolderSynced:
    """All that was made and deleted is durable."""


Operation = Made | Deleted | Wrote | Resized | Synced | SyncFailed | FolderSynced


class Disk:
    """One folder on a disk whose power may be cut after any operation."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        """``files`` are there from the beginning, durably; they have the numbers 0, 1, … in this order."""
        self._names = {name: number for number, name in enumerate(files)}
        self._content = {number: bytearray(content) for number, content in enumerate(files.values())}
        self._named: list[Made | Deleted] = []
        self._written: dict[int, list[Wrote | Resized]] = {}
        self._random = Random(len(files))

    def do(self, operation: Operation) -> None:
        """The next thing that happens to it."""
        match operation:
            case Made() | Deleted():
                self._named.append(operation)
            case Wrote() | Resized():
                self._written.setdefault(operation.file, []).append(operation)
            case Synced():
                content = self._content.setdefault(operation.file, bytearray())
                for written in self._written.pop(operation.file, []):
                    _apply(content, written)
            case SyncFailed():
                self._content[operation.file] = bytearray(self._survived(operation.file, self._random, 0.5))
                self._written.pop(operation.file, None)
            case FolderSynced():
                for named in self._named:
                    _rename(self._names, named)
                self._named.clear()

    def after_cut(self, random: Random, chance: float | None = None) -> dict[str, bytes]:
        """The files that would be found if the power were cut now; the disk itself goes on.

        ``chance`` is how likely it is that a sector arrived; one of ``CHANCES`` where it is not given.
        """
        if chance is None:
            chance = random.choice(CHANCES)
        names = dict(self._names)
        for named in self._named:
            if random.random() < chance:
                _rename(names, named)
        return {name: self._survived(file, random, chance) for name, file in names.items()}

    def _survived(self, file: int, random: Random, chance: float) -> bytes:
        durable = self._content.get(file, b"")
        if file not in self._written:
            return bytes(durable)
        content = bytearray(durable)
        longest = len(content)
        for written in self._written[file]:
            if isinstance(written, Resized):
                if random.random() < chance:
                    _apply(content, written)
                continue
            longest = max(longest, written.offset + len(written.data))
            for part in _arrived(written, random, chance):
                _apply(content, part)
        if 0 < chance < 1 and random.getrandbits(1):  # its length was written down, its content not yet
            content.extend(random.randbytes(max(0, longest - len(content))))
        return bytes(content)


def _arrived(written: Wrote, random: Random, chance: float) -> list[Wrote]:
    """What of this reached the disk: half of the time all or nothing, else each sector by itself."""
    if random.getrandbits(1):
        return [written] if random.random() < chance else []
    start, end = written.offset, written.offset + len(written.data)
    edges = [start, *range(start - start % SECTOR + SECTOR, end, SECTOR), end]
    return [
        Wrote(written.file, begin, written.data[begin - start : stop - start])
        for begin, stop in pairwise(edges)
        if random.random() < chance
    ]


def _apply(content: bytearray, operation: Wrote | Resized) -> None:
    if isinstance(operation, Resized):
        del content[operation.size :]
        content.extend(bytes(operation.size - len(content)))
        return
    content.extend(bytes(max(0, operation.offset - len(content))))  # a hole reads as zeros
    content[operation.offset : operation.offset + len(operation.data)] = operation.data


def _rename(names: dict[str, int], operation: Made | Deleted) -> None:
    if isinstance(operation, Made):
        names[operation.name] = operation.file
    else:
        names.pop(operation.name, None)
