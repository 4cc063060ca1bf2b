"""The part of the work that needs no knowledge of what stands before: reading and hashing a chunk of lines.

It may run in another process. What comes back is small: *runs* of events that are in order and linked, and the number
of the first line at which anything is odd. Nothing is judged here; ``full.py`` does, looking at odd lines itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kiosk.audit import chain, quick, tree
from kiosk.audit.erasures import ERASED
from kiosk.audit.fault import Kind, Wrong
from kiosk.audit.header import UNTRUSTED, parse_header
from kiosk.audit.line import parse_line
from kiosk.audit.quick import Read
from kiosk.audit.seal import Signed, open_checkpoints

NOBODYS, THERE, GONE = 0, 1, 2
"""An event's personal data: it never had any; it is in the export; it was erased."""

_ERASED, _UNTRUSTED = ERASED.encode(), UNTRUSTED.encode()


@dataclass(slots=True)
class Run:
    """Events one after the other: each linked to the one before, but for the first, which nobody looked at yet."""

    line: int
    epoch: str
    seq: int
    first_at: str
    last_at: str = ""
    head: bytes = b""
    leaves: list[bytes] = field(default_factory=list)
    states: bytearray = field(default_factory=bytearray)
    signed: dict[int, tuple[Signed, ...]] = field(default_factory=dict)
    erasures: list[int] = field(default_factory=list)
    untrusted: int = 0

    @property
    def next_seq(self) -> int:
        return self.seq + len(self.leaves)

    def add(self, read: Read) -> None:
        """Take the next event."""
        self.head = read.hash
        self.leaves.append(tree.leaf(read.hash))
        self.states.append(THERE if read.personal is not None else GONE if read.commitment is not None else NOBODYS)
        if read.clock == _UNTRUSTED:
            self.untrusted += 1
        if read.type == _ERASED:
            self.erasures.append(read.seq)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines of a file; ``follower`` is the one after them, if there is one."""

    first: int
    lines: list[bytes]
    follower: bytes | None

    def at(self, number: int) -> bytes:
        return self.lines[number - self.first]

    def after(self, number: int) -> bytes | None:
        """The line after the one that is ``number``."""
        at = number - self.first + 1
        return self.lines[at] if at < len(self.lines) else self.follower


@dataclass(frozen=True, slots=True)
class Part:
    """What was found in a chunk. ``odd`` is the number of the line at which reading ended early."""

    runs: tuple[Run, ...]
    odd: int | None


@dataclass(slots=True)
class _Reader:
    """Reads lines one after the other. ``epoch`` is that of the run that is being read; ``next_seq`` would go on."""

    keys: Sequence[bytes]
    runs: list[Run] = field(default_factory=list)
    epoch: bytes = b""
    next_seq: int = 0
    last_at: bytes = b""

    def take(self, number: int, raw: bytes) -> bool:
        """Whether it could be read, and so was added to the runs."""
        read, begins = quick.read(raw), False
        signed: tuple[Signed, ...] = ()
        if read is None:
            try:
                read, begins, signed = self._with_care(raw)
            except Wrong:
                return False
        if read.salt is not None and chain.committed(read.salt, read.personal or b"") != read.commitment:
            return False
        if begins or read.seq != self.next_seq or read.epoch != self.epoch or not self._links(read):
            self._begin(number, read)
        run = self.runs[-1]
        run.add(read)
        if signed:
            run.signed[read.seq] = signed
        self.next_seq, self.last_at = read.seq + 1, read.at
        return True

    def end(self, odd: int | None) -> Part:
        """All that was read. ``odd`` is the number of the line that could not be."""
        self._finish()
        return Part(tuple(self.runs), odd)

    def _links(self, read: Read) -> bool:
        return chain.linked(self.runs[-1].head, read.seq, read.header, read.commitment) == read.hash

    def _begin(self, number: int, read: Read) -> None:
        self._finish()
        self.epoch = read.epoch
        self.runs.append(Run(number, read.epoch.decode(), read.seq, read.at.decode()))

    def _finish(self) -> None:
        if self.runs:
            self.runs[-1].last_at = self.last_at.decode()

    def _with_care(self, raw: bytes) -> tuple[Read, bool, tuple[Signed, ...]]:
        """What was read, whether an epoch begins with it, and the checkpoints. Raises Wrong."""
        line = parse_line(raw)
        header = parse_header(line.header)
        if line.is_selected:
            raise Wrong(Kind.MIXED, "This line belongs to a selection.")
        signed = open_checkpoints(line, header, self.keys) if line.checkpoints else ()
        return quick.read_of(line, header), line.genesis is not None, signed


def read_part(first: int, lines: Sequence[bytes], keys: Sequence[bytes]) -> Part:
    """Read lines of a full export, the first of which is number ``first``."""
    reader = _Reader(keys)
    for number, raw in enumerate(lines, first):
        if not reader.take(number, raw):
            return reader.end(number)
    return reader.end(None)
