"""One epoch of a full export, as far as it has been read."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.audit import chain
from kiosk.audit.checkpoint import EVERY, Checkpoint
from kiosk.audit.erasures import Erasure
from kiosk.audit.fault import Kind, Wrong
from kiosk.audit.genesis import Genesis
from kiosk.audit.note import vkey
from kiosk.audit.part import GONE, NOBODYS, THERE, Run
from kiosk.audit.report import EpochFound
from kiosk.audit.seal import Signed, check_key
from kiosk.audit.tree import Frontier

_DECLARED = 3  # the personal data is gone, and an event says why


class Epoch:
    """The chain's head and the tree's edge after the events so far, and what the report needs. A byte an event."""

    def __init__(self, line: int, genesis: Genesis, text: str) -> None:
        self.line = line
        self.genesis = genesis
        self.head = chain.genesis_hash(text)
        self.checkpoints = 0
        self.last_checkpoint: Checkpoint | None = None
        self._tree = Frontier()
        self._states = bytearray()
        self._untrusted = 0
        self._first_at = self._last_at = ""

    @property
    def size(self) -> int:
        return self._tree.size

    @property
    def untrusted(self) -> int:
        return self._untrusted

    def grow(self, leaves: Iterable[bytes]) -> None:
        """Take the next events into the tree."""
        for leaf in leaves:
            self._tree.append(leaf)

    def note(self, run: Run) -> None:
        """Remember what else is to be known of a run."""
        self.head, self._last_at = run.head, run.last_at
        self._first_at = self._first_at or run.first_at
        self._states += run.states
        self._untrusted += run.untrusted

    def check_checkpoints(self, on_line: tuple[Signed, ...], held: list[Signed], *, ends: bool) -> None:
        """Raise Wrong unless the checkpoints at this size, and there must be some at many, tell what was read.

        ``on_line`` are those on the event's line, ``held`` those kept elsewhere. Where the epoch ``ends`` here, the
        exporter has put all that tell of more events onto this line: those were cut off.
        """
        for one in on_line:
            check_key(one, self.genesis.key, "The checkpoint here")
        here = [one for one in on_line if one.checkpoint.size == self.size]
        others = [one.checkpoint.size for one in on_line if one.checkpoint.size != self.size]
        if others and not (ends and min(others) > self.size):
            raise Wrong(Kind.CHECKPOINT, f"The checkpoint here is over {others[0]} events, not these.")
        if not here and not others and self.size % EVERY == 0 and self.genesis.key:
            raise Wrong(Kind.CHECKPOINT_MISSING, f"There is one checkpoint every {EVERY} events, but none is here.")
        for one in held:
            check_key(one, self.genesis.key, "The checkpoint over these events that was kept elsewhere")
        self._check_roots([*here, *held], is_held=bool(held))
        if here:
            self.checkpoints += len(here)
            self.last_checkpoint = here[0].checkpoint
        if others:
            raise Wrong(
                Kind.TRUNCATED,
                f"The epoch's end was cut off: the kiosk had signed {max(others)} events, but those after event "
                f"{self.size} are not here.",
            )

    def _check_roots(self, signed: list[Signed], *, is_held: bool) -> None:
        roots = {one.checkpoint.root for one in signed}
        if len(roots) > 1:
            raise Wrong(
                Kind.TWO_HEADS,
                f"Two checkpoints over the first {self.size} events contradict each other, and both are rightly "
                "signed: whoever has the key wrote the record twice.",
            )
        if roots and roots != {self._tree.root()}:
            since = f"between event {self._trusted_size + 1} and this one"
            if is_held:
                raise Wrong(Kind.REWRITTEN, f"The checkpoint kept elsewhere tells of other events {since}.")
            raise Wrong(Kind.ROOT, f"The checkpoint here tells of other events: one {since} was changed.")

    @property
    def _trusted_size(self) -> int:
        return self.last_checkpoint.size if self.last_checkpoint is not None else 0

    def erase(self, erasure: Erasure) -> int:
        """How many events the erasure accounts for that no other did before. Raises Wrong."""
        newly = 0
        for first, last in erasure.ranges:
            told = self._states[first - 1 : last]
            if last > len(self._states) or NOBODYS in told:
                raise Wrong(Kind.ERASURE, f"It tells of an erasure in events {first}–{last}, but some had none.")
            if THERE in told:
                raise Wrong(Kind.ERASURE, f"It tells of an erasure in events {first}–{last}, but some data is here.")
            newly += told.count(GONE)
            self._states[first - 1 : last] = bytes([_DECLARED]) * len(told)
        return newly

    def undeclared(self) -> int | None:
        """The first event whose personal data is gone without an event that says why."""
        at = self._states.find(GONE)
        return None if at < 0 else at + 1

    def found(self) -> EpochFound:
        return EpochFound(
            epoch=self.genesis.epoch,
            key=vkey(self.genesis.key) if self.genesis.key else None,
            why=self.genesis.why,
            began=self.genesis.began,
            events=self.size,
            first_at=self._first_at,
            last_at=self._last_at,
            checkpoints=self.checkpoints,
            last_checkpoint=self.last_checkpoint,
        )
