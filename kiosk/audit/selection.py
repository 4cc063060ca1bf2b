"""A selected export: some events of a record, each with a proof that it is in the record.

Nothing in it can show that an event which would have matched was left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kiosk.audit import chain, tree
from kiosk.audit.checkpoint import Checkpoint
from kiosk.audit.fault import Fault, Kind, Wrong
from kiosk.audit.genesis import Genesis, parse_genesis
from kiosk.audit.header import UNTRUSTED, Header, parse_header
from kiosk.audit.held import Held, cut_off
from kiosk.audit.line import Line, parse_line
from kiosk.audit.note import vkey
from kiosk.audit.report import EpochFound, Report
from kiosk.audit.seal import UNKNOWN_KEY, Signed, check_key, check_seal, open_checkpoints


class _Epoch:
    """An epoch of which events were selected, and the one checkpoint that all of them are proven against."""

    def __init__(self, genesis: Genesis, text: str, signed: Signed, first_at: str) -> None:
        self.genesis = genesis
        self.start = chain.genesis_hash(text)
        self.signed = signed
        self.events = self.erased = self.untrusted = 0
        self.seq = 0
        self.head = self.start
        self.has_first = False
        self.first_at = self.last_at = first_at

    @property
    def checkpoint(self) -> Checkpoint:
        return self.signed.checkpoint

    def check(self, line: Line, header: Header) -> None:
        """Raise Wrong unless the event is in the record that the checkpoint stands for."""
        assert line.previous is not None and line.proof is not None  # noqa: PT018
        if header.seq == self.seq + 1 and line.previous != self.head:
            raise self._unlinked(header)
        check_seal(line.previous, line, header, None)
        if header.seq > self.checkpoint.size:
            raise Wrong(Kind.UNCOVERED, f"The checkpoint is over {self.checkpoint.size} events: this one came later.")
        try:
            root = tree.root_from_proof(tree.leaf(line.hash), header.seq - 1, self.checkpoint.size, line.proof)
        except ValueError as error:
            raise Wrong(Kind.PROOF, f"That it is in the record is not proven: {error}") from None
        if root != self.checkpoint.root:
            raise Wrong(Kind.PROOF, "It is not in the record that the checkpoint stands for, or its proof was changed.")

    def _unlinked(self, header: Header) -> Wrong:
        if header.seq == 1:
            return Wrong(Kind.GENESIS, "What the epoch began with (or the hash before it) is not what was recorded.")
        return Wrong(Kind.HASH, "The hash before it is not that of the event before it.")

    def take(self, line: Line, header: Header) -> None:
        self.events += 1
        self.erased += line.is_erased
        self.untrusted += header.clock == UNTRUSTED
        self.has_first |= header.seq == 1
        self.seq, self.head, self.last_at = header.seq, line.hash, header.at

    def found(self) -> EpochFound:
        return EpochFound(
            epoch=self.genesis.epoch,
            key=vkey(self.genesis.key),
            why=self.genesis.why if self.has_first else None,
            began=self.genesis.began if self.has_first else None,
            events=self.events,
            first_at=self.first_at,
            last_at=self.last_at,
            checkpoints=1,
            last_checkpoint=self.checkpoint,
        )


class Selection:
    """Takes the lines of a selected export in order; raises Fault at the first thing that is wrong."""

    def __init__(self, keys: Sequence[bytes], held: Held) -> None:
        self._keys = keys
        self._held = held
        self._epochs: dict[str, _Epoch] = {}
        self._now: _Epoch | None = None

    def take(self, lines: Iterable[bytes]) -> Report:
        for number, raw in enumerate(lines, 1):
            epoch = seq = None
            try:
                line = parse_line(raw)
                header = parse_header(line.header)
                epoch, seq = header.epoch, header.seq
                self._take(line, header)
            except Wrong as wrong:
                raise Fault(number, epoch, seq, wrong.kind, wrong.sentence) from None
        return self._report()

    def _take(self, line: Line, header: Header) -> None:
        if not line.is_selected:
            raise Wrong(Kind.MIXED, "This line belongs to a full export; those before it are a selection's.")
        epoch = self._epoch(line, header)
        epoch.check(line, header)
        epoch.take(line, header)

    def _epoch(self, line: Line, header: Header) -> _Epoch:
        """The epoch that a line belongs to, which may begin with it."""
        if line.genesis is not None:
            return self._begin(line, line.genesis, header)
        if self._now is None or header.epoch != self._now.genesis.epoch:
            raise Wrong(Kind.SPLICED, f"Here stands an event of epoch {header.epoch}, without that epoch's beginning.")
        if line.checkpoints:
            raise Wrong(Kind.SHAPE, "There is a checkpoint here. A selection has one an epoch, on the first line.")
        if header.seq == self._now.seq:
            raise Wrong(Kind.TWICE, "It stands here for the second time.")
        if header.seq < self._now.seq:
            raise Wrong(Kind.REORDERED, f"It stands after event {self._now.seq}.")
        return self._now

    def _begin(self, line: Line, text: str, header: Header) -> _Epoch:
        genesis = parse_genesis(text)
        if genesis.epoch in self._epochs:
            raise Wrong(Kind.EPOCH_TWICE, "This epoch begins here for the second time.")
        if genesis.key not in self._keys:
            raise Wrong(Kind.EPOCH_KEY, UNKNOWN_KEY)
        if header.epoch != genesis.epoch:
            raise Wrong(Kind.SPLICED, f"The beginning of epoch {genesis.epoch} stands on an event of another.")
        if len(line.checkpoints) != 1:
            raise Wrong(Kind.CHECKPOINT_MISSING, "The first event of an epoch has one checkpoint in a selection.")
        (signed,) = open_checkpoints(line, header, self._keys)
        check_key(signed, genesis.key, "The checkpoint here")
        self._compare(signed, genesis.key)
        self._now = self._epochs[genesis.epoch] = _Epoch(genesis, text, signed, header.at)
        return self._now

    def _compare(self, signed: Signed, key: bytes) -> None:
        here = signed.checkpoint
        later = self._held.beyond(here.epoch, here.size)
        if later is not None:
            raise cut_off(later, here.size)
        for one in self._held.of(here.epoch).get(here.size, []):
            check_key(one, key, "The checkpoint over these events that was kept elsewhere")
            if one.checkpoint.root != here.root:
                raise Wrong(
                    Kind.TWO_HEADS,
                    f"This checkpoint and the one kept elsewhere, both over {here.size} events and rightly signed, "
                    "contradict each other: whoever has the key wrote the record twice.",
                )

    def _report(self) -> Report:
        epochs = tuple(self._epochs.values())
        uncompared = tuple(one for one in self._held.all() if one not in [epoch.checkpoint for epoch in epochs])
        return Report(
            is_selection=True,
            events=sum(one.events for one in epochs),
            epochs=tuple(one.found() for one in epochs),
            erased=sum(one.erased for one in epochs),
            erasures=(),
            untrusted_clock=sum(one.untrusted for one in epochs),
            held=self._held.count - len(uncompared),
            uncompared=uncompared,
        )
