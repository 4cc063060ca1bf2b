"""A full export: every event of every epoch, in order."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.audit.checkpoint import EVERY
from kiosk.audit.epoch import Epoch
from kiosk.audit.erasures import parse_erasure
from kiosk.audit.fault import Fault, Kind, Wrong
from kiosk.audit.genesis import Genesis, parse_genesis
from kiosk.audit.header import Header, parse_header
from kiosk.audit.held import Held, cut_off
from kiosk.audit.line import Line, parse_line
from kiosk.audit.part import Chunk, Part, Run
from kiosk.audit.report import ErasedFound, Report
from kiosk.audit.seal import UNKNOWN_KEY, check_seal, open_checkpoints


class FullRecord:
    """Takes the parts of a full export in order; raises Fault at the first thing that is wrong."""

    def __init__(self, keys: Sequence[bytes], held: Held) -> None:
        self._keys = keys
        self._held = held
        self._epochs: dict[str, Epoch] = {}
        self._now: Epoch | None = None
        self._line = 0  # of the last event taken
        self._erased: dict[str, ErasedFound] = {}

    def take(self, chunk: Chunk, part: Part) -> None:
        """Go on with what was found in ``chunk``."""
        for run in part.runs:
            epoch = self._arrive(run.line, chunk)
            self._follow(epoch, run, chunk)
        if part.odd is not None:
            self._arrive(part.odd, chunk)
            raise AssertionError("an odd line has nothing wrong with it")

    def finish(self) -> Report:
        """What was found in all, once every part was taken."""
        if self._now is None:
            raise Fault(None, None, None, Kind.EMPTY, "The export is empty. A record has at least one event.")
        self._leave(self._now)
        self._check_end(self._now)
        self._check_erased()
        return self._report()

    # --- the first line of a run --------------------------------------------------------------------------------

    def _arrive(self, number: int, chunk: Chunk) -> Epoch:
        """The epoch that a line belongs to, which may begin with it. Nothing is taken for granted of this line."""
        epoch, seq = (self._now.genesis.epoch, self._now.size + 1) if self._now is not None else (None, None)
        try:
            line = parse_line(chunk.at(number))
            header = parse_header(line.header)
            if line.genesis is None and (header.epoch, header.seq) != (epoch, seq):
                raise self._misplaced(header)
            if line.genesis is not None:
                epoch, seq = header.epoch, header.seq
            return self._arrived(number, line, header, chunk.after(number))
        except Wrong as wrong:
            raise Fault(number, epoch, seq, wrong.kind, wrong.sentence) from None

    def _arrived(self, number: int, line: Line, header: Header, follower: bytes | None) -> Epoch:
        if line.is_selected:
            raise Wrong(Kind.MIXED, "This line belongs to a selection; those before it do not.")
        epoch = self._now if line.genesis is None else self._begin(number, line.genesis, header)
        assert epoch is not None, "without an epoch, no header is in place"
        check_seal(epoch.head, line, header, follower)
        open_checkpoints(line, header, self._keys)
        return epoch

    def _misplaced(self, header: Header) -> Wrong:
        """Why this event can't stand here."""
        if self._now is None:
            return Wrong(Kind.REMOVED, "The export does not begin with the beginning of an epoch: lines were removed.")
        if header.epoch != self._now.genesis.epoch:
            return Wrong(Kind.SPLICED, f"Here stands event {header.seq} of another epoch, {header.epoch}.")
        if header.seq <= self._now.size:
            return Wrong(Kind.TWICE, f"Here stands event {header.seq}, for the second time.")
        return Wrong(Kind.REMOVED, f"It is not here; event {header.seq} follows.")

    def _begin(self, number: int, text: str, header: Header) -> Epoch:
        genesis = parse_genesis(text)
        if genesis.epoch in self._epochs:
            raise Wrong(Kind.EPOCH_TWICE, "This epoch begins here for the second time.")
        if genesis.key and genesis.key not in self._keys:
            raise Wrong(Kind.EPOCH_KEY, UNKNOWN_KEY)
        if header.epoch != genesis.epoch:
            raise Wrong(Kind.SPLICED, f"The beginning of epoch {genesis.epoch} stands on an event of another.")
        if header.seq != 1:
            raise Wrong(Kind.REMOVED, f"The beginning of the epoch stands on event {header.seq}; event 1 is not here.")
        self._check_previous(genesis)
        if self._now is not None:
            self._leave(self._now)
        self._now = self._epochs[genesis.epoch] = Epoch(number, genesis, text)
        return self._now

    def _check_previous(self, genesis: Genesis) -> None:
        told, before = genesis.previous, self._now
        if before is None:
            if told is not None:
                raise Wrong(Kind.PREVIOUS, f"The epoch follows on epoch {told.epoch}, which is not here.")
            return
        if told is None:
            raise Wrong(Kind.PREVIOUS, "The epoch says that it was the first, but others stand before it.")
        if told.epoch != before.genesis.epoch:
            raise Wrong(Kind.PREVIOUS, f"The epoch follows on epoch {told.epoch}, but another one stands before it.")
        if told.size != before.size:
            raise Wrong(
                Kind.PREVIOUS, f"The epoch follows on {told.size} events of the one before, but {before.size} are here."
            )
        if told.head != before.head:
            raise Wrong(Kind.PREVIOUS, "The epoch follows on another record of the epoch before: that was rewritten.")

    # --- the events of a run ------------------------------------------------------------------------------------

    def _follow(self, epoch: Epoch, run: Run, chunk: Chunk) -> None:
        """Take a run whose first line is sound, stopping where the tree's root, or an erasure, is to be checked."""
        held = self._held.of(epoch.genesis.epoch)
        epoch_size = epoch.size
        epoch.note(run)
        stops = {size for size in {*run.signed, *run.erasures, *held} if epoch_size < size < run.next_seq}
        stops |= set(range(-(-run.seq // EVERY) * EVERY, run.next_seq, EVERY))
        for size in sorted(stops):
            epoch.grow(run.leaves[epoch.size - epoch_size : size - epoch_size])
            self._line = run.line + size - run.seq
            try:
                signed = run.signed.get(size, ())
                ends = bool(signed) and _ends_before(chunk.after(self._line))
                epoch.check_checkpoints(signed, held.get(size, []), ends=ends)
                if size in run.erasures:
                    self._erase(chunk.at(self._line), size)
            except Wrong as wrong:
                seq = size + 1 if wrong.kind is Kind.TRUNCATED else size  # the first that is not here
                raise Fault(self._line, run.epoch, seq, wrong.kind, wrong.sentence) from None
        epoch.grow(run.leaves[epoch.size - epoch_size :])
        self._line = run.line + len(run.leaves) - 1

    def _erase(self, raw: bytes, seq: int) -> None:
        line = parse_line(raw)
        erasure, at = parse_erasure(line), parse_header(line.header).at
        epoch = self._epochs.get(erasure.epoch)
        if epoch is None:
            raise Wrong(Kind.ERASURE, f"It tells of an erasure in epoch {erasure.epoch}, which is not here.")
        if epoch is self._now and erasure.ranges and erasure.ranges[-1][1] >= seq:
            raise Wrong(Kind.ERASURE, "It tells of an erasure in events that came only after it.")
        events = epoch.erase(erasure)
        if not events:  # it may have lost the list of them; what had been on it is accounted for by others then
            return
        before = self._erased.get(erasure.why, ErasedFound(erasure.why, 0, at, at))
        self._erased[erasure.why] = ErasedFound(erasure.why, before.events + events, before.first_at, at)

    # --- the end ------------------------------------------------------------------------------------------------

    def _leave(self, epoch: Epoch) -> None:
        """Raise Fault where a checkpoint kept elsewhere tells of more events of an epoch that ends here."""
        later = self._held.beyond(epoch.genesis.epoch, epoch.size)
        if later is not None:
            wrong = cut_off(later, epoch.size)
            raise Fault(self._line, epoch.genesis.epoch, epoch.size, wrong.kind, wrong.sentence)

    def _check_end(self, epoch: Epoch) -> None:
        for one in self._held.all():
            if one.epoch not in self._epochs:
                sentence = f"A checkpoint kept elsewhere is of epoch {one.epoch}, of which nothing is here."
                raise Fault(None, one.epoch, None, Kind.TRUNCATED, sentence)
        signed = epoch.last_checkpoint.size if epoch.last_checkpoint is not None else 0
        if signed != epoch.size:
            sentence = (
                f"The last checkpoint is over {signed} events, so none covers those after it. An export ends with one: "
                "its end was cut off, or altered."
            )
            raise Fault(self._line, epoch.genesis.epoch, signed + 1, Kind.UNCOVERED, sentence)

    def _check_erased(self) -> None:
        for name, epoch in self._epochs.items():
            seq = epoch.undeclared()
            if seq is not None:
                sentence = "Its personal data is not here, and no event of the record tells that it was erased."
                raise Fault(epoch.line + seq - 1, name, seq, Kind.UNDECLARED, sentence)

    def _report(self) -> Report:
        epochs = tuple(self._epochs.values())
        return Report(
            is_selection=False,
            events=sum(one.size for one in epochs),
            epochs=tuple(one.found() for one in epochs),
            erased=sum(one.events for one in self._erased.values()),
            erasures=tuple(self._erased.values()),
            untrusted_clock=sum(one.untrusted for one in epochs),
            held=self._held.count,
        )


def _ends_before(follower: bytes | None) -> bool:
    """Whether the line ``follower`` is no more of the same epoch."""
    return follower is None or follower.startswith(b'{"genesis":')
