"""Records made up by tests: epochs, events, erasures and checkpoints, written as exports, and tampered with.

Nothing here is a store: it is the shortest way to bytes that a verifier has to accept, or, after a change, to refuse.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.audit import chain, checkpoint, erasures, note, tree
from kiosk.audit.line import Line, parse_line

MAY_BE_ANYTHING: Any = object()


@dataclass(frozen=True, slots=True)
class Key:
    """An Ed25519 key pair, raw."""

    private: bytes
    public: bytes

    @classmethod
    def of(cls, name: str) -> Key:
        """The same key for the same name."""
        private = Ed25519PrivateKey.from_private_bytes(sha256(name.encode()).digest())
        return cls(private.private_bytes_raw(), private.public_key().public_bytes_raw())


NOBODY = Key(b"", b"")
"""Whoever signs an epoch that was recorded before there was a chain."""


@dataclass(slots=True)
class EpochMade:
    """An epoch: what its chain starts from, and its lines without those that only exports have."""

    name: str
    key: Key
    genesis: str
    lines: list[Line] = field(default_factory=list)

    @property
    def head(self) -> bytes:
        return self.lines[-1].hash if self.lines else chain.genesis_hash(self.genesis)

    def root(self, size: int) -> bytes:
        return tree.ProofMaker(tree.leaf(one.hash) for one in self.lines[:size]).root()

    def note(self, size: int, key: Key | None = None, root: bytes | None = None) -> str:
        """A checkpoint over the first ``size`` events, to be kept elsewhere."""
        signer = key or self.key
        body = checkpoint.body(self.name, size, root or self.root(size))
        return note.sign(body, signer.private, signer.public)


class RecordMade:
    """A record of one database. Its first epoch begins with it."""

    def __init__(self, key: Key | None = None, why: str = "installed") -> None:
        self.epochs: list[EpochMade] = []
        self.begin(key or Key.of("kiosk"), why)

    @property
    def now(self) -> EpochMade:
        return self.epochs[-1]

    @property
    def keys(self) -> list[bytes]:
        return list(dict.fromkeys(one.key.public for one in self.epochs if one.key != NOBODY))

    def begin(
        self,
        key: Key | None = None,
        why: str = "installed",
        previous: Any = MAY_BE_ANYTHING,
        name: str | None = None,
    ) -> EpochMade:
        """Begin another epoch, after what there is unless ``previous`` says otherwise."""
        if previous is MAY_BE_ANYTHING:
            previous = None
            if self.epochs:
                previous = chain.Previous(self.now.name, len(self.now.lines), self.now.head)
        key = key or self.now.key
        name = name or sha256(b"epoch %d" % len(self.epochs)).hexdigest()[:32]
        genesis = chain.genesis_text(name, "2026-11-24T11:00:00Z", key.public, why, previous)
        self.epochs.append(EpochMade(name, key, genesis))
        return self.now

    def add(self, personal: str | None = None, **header: Any) -> int:
        """Record an event; its seq. There is a checkpoint where one has to be."""
        epoch, seq = self.now, len(self.now.lines) + 1
        text = header_text(epoch.name, seq, **header)
        salt = sha256(text.encode()).digest() if personal is not None else None
        epoch.lines.append(seal(epoch.head, seq, Line(text, personal, salt, None, b"")))
        if seq % checkpoint.EVERY == 0:
            self.sign()
        return seq

    def fill(self, count: int) -> None:
        """Record so many events, every other one with personal data."""
        for at in range(count):
            self.add(personal_text(f"E{at}") if at % 2 else None, door=f"{at % 30:02}")

    def sign(self) -> None:
        """Make a checkpoint now, unless there is one."""
        last = self.now.lines[-1]
        if self.now.key != NOBODY and not last.checkpoints:
            self.now.lines[-1] = replace(last, checkpoints=(*last.checkpoints, self.now.note(len(self.now.lines))))

    def erase(self, seqs: Sequence[int], why: str = "retention", epoch: EpochMade | None = None) -> None:
        """Take the personal data of events away, and record that."""
        of = epoch or self.now
        self.forget(seqs, of)
        told = {"epoch": of.name, "events": erasures.ranges_text(seqs), "why": why}
        self.add(type=erasures.ERASED, detail=told)

    def erase_on_request(self, seqs: Sequence[int]) -> int:
        """The same for one person of the newest epoch: the list goes into personal data; the event that has it."""
        self.forget(seqs)
        told = {"epoch": self.now.name, "why": "request", "count": len(seqs)}
        return self.add(listed_text(erasures.ranges_text(seqs)), type=erasures.ERASED, detail=told)

    def forget(self, seqs: Iterable[int], epoch: EpochMade | None = None) -> None:
        """Take the personal data of events away, and tell nobody."""
        lines = (epoch or self.now).lines
        for seq in seqs:
            lines[seq - 1] = replace(lines[seq - 1], personal=None, salt=None)

    def export(self) -> list[bytes]:
        """The full export, which ends with a checkpoint."""
        self.sign()
        return [
            (replace(line, genesis=epoch.genesis) if at == 0 else line).to_bytes()
            for epoch in self.epochs
            for at, line in enumerate(epoch.lines)
        ]

    def select(self, wanted: Sequence[Sequence[int]]) -> list[bytes]:
        """A selected export: these seqs of each epoch."""
        self.sign()
        return [raw for epoch, seqs in zip(self.epochs, wanted, strict=True) for raw in _selected(epoch, seqs)]


def small_record() -> RecordMade:
    """Three epochs, two keys, data of every kind; a dozen lines."""
    record = RecordMade()
    record.add(type="kiosk.started", boot='b\\o"ot', detail={"text": "a\nb", "flag": True, "none": None, "n": -3})
    record.add(personal_text("Ada Bürön 🔑"), door="07", assignment="a1", opening="o1")
    record.add(personal_text("Grace"), bank="Ä", clock="untrusted")
    record.sign()
    record.add(door="08")
    record.begin(why="restored")
    record.add(type="kiosk.started")
    record.erase([2], epoch=record.epochs[0])
    record.sign()
    record.begin(Key.of("another"), why="key-changed")
    record.add(personal_text("Edsger"))
    record.add(personal_text("Barbara"))
    record.erase([1], why="request")
    return record


def header_text(epoch: str, seq: int, **given: Any) -> str:
    """A header, as the store writes one."""
    told: dict[str, Any] = {"v": 1, "epoch": epoch, "seq": seq, "type": "door.opened"}
    told |= {"at": f"2026-11-24T11:00:{seq % 60:02}.{seq % 1_000_000:06}Z", "clock": "synchronised", "boot": "b1"}
    told |= {"mono_ns": 1_000_000 * seq}
    told |= {name: given[name] for name in ("bank", "door", "assignment", "opening") if name in given}
    told |= {name: given[name] for name in told if name in given}
    told["detail"] = given.get("detail", {})
    return json.dumps(told, separators=(",", ":"))


def personal_text(name: str) -> str:
    return json.dumps({"person": {"id": "p1", "name": name}}, ensure_ascii=False, separators=(",", ":"))


def listed_text(lines: object) -> str:
    """The personal data of an erasure that somebody asked for."""
    return json.dumps({"operator": "facilities", "lines": lines}, ensure_ascii=False, separators=(",", ":"))


def seal(before: bytes, seq: int, line: Line) -> Line:
    """The line with its commitment and its hash; what is erased keeps its commitment."""
    committed = line.commitment
    if line.personal is not None and line.salt is not None:
        committed = chain.commitment(line.salt, line.personal)
    return replace(line, commitment=committed, hash=chain.link(before, seq, line.header, committed))


# --- tampering ------------------------------------------------------------------------------------------------------


def edited(raw: bytes, **changes: Any) -> bytes:
    """The line with other values, hashes not adapted."""
    return replace(parse_line(raw), **changes).to_bytes()


def reworded(raw: bytes, **changes: Any) -> bytes:
    """The line with other values in its header, hashes not adapted."""
    line = parse_line(raw)
    header = json.dumps(json.loads(line.header) | changes, separators=(",", ":"))
    return replace(line, header=header).to_bytes()


def resealed(raws: Sequence[bytes], key: Key | None = None) -> list[bytes]:
    """All hashes of one epoch computed anew; all checkpoints too, by whoever has the key."""
    first = parse_line(raws[0])
    assert first.genesis is not None
    epoch = EpochMade(json.loads(first.genesis)["epoch"], key or Key.of(""), first.genesis)
    for raw in raws:
        line = parse_line(raw)
        epoch.lines.append(seal(epoch.head, json.loads(line.header)["seq"], line))
        if key is not None and line.checkpoints:
            epoch.lines[-1] = replace(epoch.lines[-1], checkpoints=(epoch.note(len(epoch.lines)),))
    return [line.to_bytes() for line in epoch.lines]


def _selected(epoch: EpochMade, seqs: Sequence[int]) -> list[bytes]:
    size = max(at for at, line in enumerate(epoch.lines, 1) if line.checkpoints)
    maker = tree.ProofMaker(tree.leaf(one.hash) for one in epoch.lines[:size])
    found: list[bytes] = []
    for seq in seqs:
        before = epoch.lines[seq - 2].hash if seq > 1 else chain.genesis_hash(epoch.genesis)
        line = replace(epoch.lines[seq - 1], previous=before, proof=tuple(maker.proof(seq - 1)), checkpoints=())
        if not found:
            line = replace(line, genesis=epoch.genesis, checkpoints=(epoch.note(size),))
        found.append(line.to_bytes())
    return found
