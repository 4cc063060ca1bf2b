"""Checkpoints that were kept elsewhere than on the kiosk, for an export to be held against.

They are what shows that the end of a record was cut off, or that somebody who has the key wrote it anew.
"""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.audit.checkpoint import Checkpoint
from kiosk.audit.fault import Fault, Kind, Wrong
from kiosk.audit.note import tidied
from kiosk.audit.seal import Signed, open_checkpoint


class Held:
    """The checkpoints, by epoch and size. ``names`` are what to call them, if by anything but their numbers.

    Raises Fault (Kind.HELD) where one is not to be trusted itself: that says nothing about the export.
    """

    def __init__(self, notes: Sequence[str], keys: Sequence[bytes], names: Sequence[str] = ()) -> None:
        self._by_epoch: dict[str, dict[int, list[Signed]]] = {}
        for at, note in enumerate(notes):
            name = names[at] if names else f"Checkpoint {at + 1} of those kept elsewhere"
            signed = _opened(tidied(note), keys, name)
            sizes = self._by_epoch.setdefault(signed.checkpoint.epoch, {})
            sizes.setdefault(signed.checkpoint.size, []).append(signed)
        self.count = len(notes)

    def of(self, epoch: str) -> dict[int, list[Signed]]:
        """Those of one epoch, by size."""
        return self._by_epoch.get(epoch, {})

    def beyond(self, epoch: str, size: int) -> Checkpoint | None:
        """The smallest that is over more events than ``size``."""
        later = [one for one in self.of(epoch) if one > size]
        return self.of(epoch)[min(later)][0].checkpoint if later else None

    def all(self) -> list[Checkpoint]:
        return [one.checkpoint for sizes in self._by_epoch.values() for several in sizes.values() for one in several]


def _opened(note: str, keys: Sequence[bytes], what: str) -> Signed:
    try:
        return open_checkpoint(note, keys, what)
    except Wrong as wrong:
        hint = " It is of another kiosk, or of a newer key: then get a newer key file from the kiosk with `audit key`."
        sentence = wrong.sentence + hint * (wrong.kind is Kind.CHECKPOINT_KEY)
        raise Fault(None, None, None, Kind.HELD, sentence) from None


def cut_off(checkpoint: Checkpoint, size: int) -> Wrong:
    """What a checkpoint over more events than there are means."""
    return Wrong(
        Kind.TRUNCATED,
        f"A checkpoint kept elsewhere is over {checkpoint.size} events, but only {size} of this epoch are here: "
        "the end was cut off (or the export is older than the checkpoint, or a backup was restored).",
    )
