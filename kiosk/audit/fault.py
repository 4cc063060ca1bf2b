"""What can be wrong with an export, and where it was found."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """How it is wrong; the sentence beside it says so to people."""

    EMPTY = "empty"
    CUT_OFF = "cut off"  # in the middle of a line
    NOT_UTF8 = "not UTF-8"
    NOT_JSON = "not JSON"
    SHAPE = "shape"  # keys, types or values that no exporter writes
    BYTES = "bytes"  # the right content, written differently
    VERSION = "unknown version"
    MIXED = "mixed"  # a selection's lines and others in one file
    HEADER = "header"
    PERSONAL = "personal data"
    COMMITMENT = "commitment"
    HASH = "hash"
    REMOVED = "removed"
    REORDERED = "reordered"
    TWICE = "inserted twice"
    SPLICED = "spliced"
    GENESIS = "genesis"
    EPOCH_TWICE = "epoch twice"
    PREVIOUS = "previous"  # an epoch does not follow on what stands before it
    EPOCH_KEY = "epoch key"
    CHECKPOINT = "checkpoint"  # malformed, of another size or epoch, or wrongly signed
    CHECKPOINT_KEY = "checkpoint key"
    CHECKPOINT_MISSING = "checkpoint missing"
    ROOT = "root"
    TWO_HEADS = "two heads"
    UNCOVERED = "uncovered"  # events after the last checkpoint
    ERASURE = "erasure"
    UNDECLARED = "undeclared erasure"
    PROOF = "proof"
    HELD = "held"  # a checkpoint kept elsewhere that is none, or of an unknown key
    TRUNCATED = "truncated"
    REWRITTEN = "rewritten"


class Wrong(ValueError):
    """What is wrong, told by whoever does not know where in the export it stands."""

    def __init__(self, kind: Kind, sentence: str) -> None:
        self.kind = kind
        self.sentence = sentence
        super().__init__(kind, sentence)


class Fault(Exception):
    """The first fault of an export.

    ``line`` counts from 1 and is None where no line is to blame. ``epoch`` and ``seq`` name the event that stands
    there, or that should, as far as known.
    """

    def __init__(self, line: int | None, epoch: str | None, seq: int | None, kind: Kind, sentence: str) -> None:
        self.line = line
        self.epoch = epoch
        self.seq = seq
        self.kind = kind
        self.sentence = sentence
        super().__init__(line, epoch, seq, kind, sentence)

    def __str__(self) -> str:
        place = [f"line {self.line}"] if self.line is not None else []
        place += [f"event {self.seq}"] if self.seq is not None else []
        place += [f"epoch {self.epoch}"] if self.epoch is not None else []
        where = ", ".join(place)
        return f"{where[:1].upper()}{where[1:]}: {self.sentence}" if where else self.sentence
