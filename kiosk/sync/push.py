"""The record on its way up: in order, in batches, each acknowledged by its hash before the next one leaves.

A number alone would acknowledge too much: a database that was put back from a backup writes other events under the
numbers of those that upstream has already.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import structlog

from kiosk.audit.note import is_witnessed
from kiosk.engine.ports import StoreError
from kiosk.engine.upstream.ports import Engine, Outbox, OwedEvent, OwnEpoch, Place
from kiosk.sync.errors import Forked, Invalid, SyncError, Unreachable

if TYPE_CHECKING:  # loaded on the sync thread: the start screen must not wait for it
    from kiosk.sync.client import UpstreamClient

log = structlog.get_logger()

MOST_EVENTS = 500  # in a batch (upstream/PROTOCOL.md)


class Push:
    """Sends what is owed, a batch a ``step``. After any error it begins with a greeting again."""

    def __init__(self, client: UpstreamClient, outbox: Outbox, engine: Engine) -> None:
        self._client = client
        self._outbox = outbox
        self._engine = engine
        self._epoch: OwnEpoch | None = None  # the one that is being sent; None: upstream is to be greeted
        self._sequence = 0  # so many of its events are upstream
        self._signed: tuple[str, int] = ("", 0)  # the epoch and size of the last checkpoint that was handed in
        self._most = MOST_EVENTS

    @property
    def has_greeted(self) -> bool:
        """Whether the next step is about the record itself."""
        return self._epoch is not None

    def greet_again(self) -> None:
        """Upstream may have lost something meanwhile: the next step finds out."""
        self._epoch = None

    def step(self) -> bool:
        """Do the next thing; whether there may be more to do at once.

        ``Forked``: upstream has another record than this kiosk. ``StoreError``, and every other ``SyncError``: not now.
        """
        try:
            if self._epoch is None:
                self._greet()
                return True
            return self._send_next(self._epoch)
        except (SyncError, StoreError):
            self._epoch = None
            raise

    def _greet(self) -> None:
        head, epochs = self._client.hello().record, self._outbox.epochs()
        if head is None:
            begins = epochs[0]
        else:
            known = next((one for one in epochs if one.id == head.epoch), None)
            # An epoch that is not known here was begun in a database that was lost. What was owed by then is still.
            begins = known or _holding(epochs, self._outbox.acknowledged() + 1)
        self._enter(begins)

    def _enter(self, epoch: OwnEpoch) -> None:
        """Say that there is this epoch, and go on where upstream is in it."""
        there = self._client.announce(epoch)
        if there.epoch != epoch.id:
            raise Unreachable("Upstream answered about another epoch.")
        later = [one for one in self._outbox.epochs() if one.number > epoch.number]
        if self._outbox.hash_at(epoch, there.sequence) == there.hash:
            self._took(epoch, there)
        elif later:
            # A database was put back and its record begun anew. What was written in between under numbers that
            # upstream knows for other events stays here; upstream has an alarm, and so has the kiosk.
            log.info("sync.epoch_left", epoch=epoch.number, upstream=there.sequence)
            self._enter(later[0])
        else:
            raise Forked("Upstream has another end of the record than this kiosk: its database was put back.")

    def _send_next(self, epoch: OwnEpoch) -> bool:
        batch = self._outbox.batch(epoch, self._sequence, self._most)
        if batch:
            self._took(epoch, self._send(batch))
            return True
        self._hand_in_checkpoint(epoch)
        later = next((one for one in self._outbox.epochs() if one.number > epoch.number), None)
        if later is not None:
            self._enter(later)
        return later is not None

    def _send(self, batch: Sequence[OwedEvent]) -> Place:
        """What upstream can't take is cut into smaller pieces until the one event is found that is to blame.

        That one is sent to be kept as it is: nothing is ever left out.
        """
        try:
            there = self._client.send(batch)
        except Invalid as error:
            if len(batch) > 1:
                self._most = error.index if error.index and error.index < len(batch) else len(batch) // 2
                return self._send(batch[: self._most])
            log.error("sync.event_not_understood", position=batch[0].position, error=str(error))
            there = self._client.send(batch, opaque=True)
        self._most = min(MOST_EVENTS, 2 * self._most)
        return there

    def _took(self, epoch: OwnEpoch, there: Place) -> None:
        """Upstream has the record up to there, if it is this one."""
        if there.epoch != epoch.id or self._outbox.hash_at(epoch, there.sequence) != there.hash:
            raise Forked("Upstream has other events than this kiosk.")
        if self._epoch is not None and epoch.id == self._epoch.id and there.sequence <= self._sequence:
            raise Unreachable("Upstream does not take what it is sent.")
        if there.sequence and not self._engine.acknowledge(there):
            raise Forked("Upstream has other events than this kiosk.")
        self._epoch, self._sequence = epoch, there.sequence

    def _hand_in_checkpoint(self, epoch: OwnEpoch) -> None:
        """The newest one over what upstream has, to be countersigned."""
        found = self._outbox.checkpoint(epoch, self._sequence)
        if found is None or (epoch.id, found[0]) == self._signed:
            return
        size, own = found
        try:
            signed, hello = self._client.countersign(own), self._client.hello_said
        except Invalid as error:  # which is no reason to hold back what comes after it
            log.error("sync.checkpoint_not_taken", epoch=epoch.number, size=size, error=str(error))
            self._signed = epoch.id, size
            return
        if hello is not None and signed.startswith(own) and is_witnessed(signed, hello.upstream_key):
            self._engine.countersigned(epoch, size, signed)
        else:
            log.error("sync.not_countersigned", epoch=epoch.number, size=size)
        self._signed = epoch.id, size


def _holding(epochs: Sequence[OwnEpoch], position: int) -> OwnEpoch:
    """The epoch that this position is in, or else the newest."""
    return next((one for one in reversed(epochs) if one.after < position), epochs[0])
