"""The part of the work that needs no knowledge of what stands before: reading and hashing a chunk of lines.

It may run in another process. What comes back is small: *runs* of events that are in order and linked, and the number
of the first line at which anything is odd. Nothing is judged here; ``full.py`` does, looking at odd lines itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kiosk.audit import chain, quick, tree
from kiosk.audit.erasures import ERASED
from kiosk.audit.fault import Wrong
from kiosk.audit.header import UNTRUSTED, Header, parse_header
from kiosk.audit.line import Line, parse_line
from kiosk.audit.seal import Signed, is_committed, open_checkpoints

NOBODYS, THERE, GONE = 0, 1, 2
"""An event's personal data: it never had any; it is in the export; it was erased."""


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

    def goes_on_with(self, line: Line, header: Header) -> bool:
        if header.seq != self.next_seq or header.epoch != self.epoch or line.genesis is not None:
            return False
        return chain.link(self.head, header.seq, line.header, line.commitment) == line.hash

    def add(self, line: Line, header: Header, signed: tuple[Signed, ...]) -> None:
        self.head, self.last_at = line.hash, header.at
        self.leaves.append(tree.leaf(line.hash))
        self.states.append(THERE if line.personal is not None else GONE if line.is_erased else NOBODYS)
        self.untrusted += header.clock == UNTRUSTED
        if signed:
            self.signed[header.seq] = signed
        if header.type == ERASED:
            self.erasures.append(header.seq)


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


def _with_care(raw: bytes) -> tuple[Line, Header]:
    line = parse_line(raw)
    return line, parse_header(line.header)


def read_part(first: int, lines: Sequence[bytes], keys: Sequence[bytes]) -> Part:
    """Read lines of a full export, the first of which is number ``first``."""
    runs: list[Run] = []
    for number, raw in enumerate(lines, first):
        try:
            line, header = quick.read(raw) or _with_care(raw)
            signed = open_checkpoints(line, header, keys) if line.checkpoints else ()
        except Wrong:
            return Part(tuple(runs), number)
        if line.is_selected or not is_committed(line):
            return Part(tuple(runs), number)
        if not runs or not runs[-1].goes_on_with(line, header):
            runs.append(Run(number, header.epoch, header.seq, header.at))
        runs[-1].add(line, header, signed)
    return Part(tuple(runs), None)
