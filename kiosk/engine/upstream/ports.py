"""What the sync thread (``kiosk.sync``) needs of the rest of the kiosk; the store keeps it, or the engine is asked.

Each raises ``StoreError`` where the disk does not do what it should just now.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class DeviceKey:
    """The Ed25519 key that this kiosk signs its requests with: the seed and the public half, 32 bytes each."""

    private: bytes = field(repr=False)
    public: bytes


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the record: after ``sequence`` events of an epoch (32 hex digits), with the hash (32 bytes) there.

    With a sequence of 0, the hash is the genesis'.
    """

    epoch: str
    sequence: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class OwnEpoch:
    """An epoch of this kiosk: its number (from 1), id, genesis, and the position of the last event before it."""

    number: int
    id: str
    genesis: str
    after: int


@dataclass(frozen=True, slots=True)
class OwedEvent:
    """One event as it stands. ``personal`` and ``salt`` are None where there is none, or it was erased."""

    position: int
    epoch: str
    seq: int
    type: str
    at: str
    header: str
    commitment: bytes | None
    personal: str | None = field(repr=False)
    salt: bytes | None = field(repr=False)
    hash: bytes


class Outbox(Protocol):
    """The record as upstream is to have it, read beside the engine."""

    def epochs(self) -> Sequence[OwnEpoch]:
        """All there are, oldest first; at least one."""

    def acknowledged(self) -> int:
        """The position up to which upstream has acknowledged the record; 0: nothing."""

    def hash_at(self, epoch: OwnEpoch, sequence: int) -> bytes | None:
        """The hash after so many events of an epoch; None where it has not so many."""

    def batch(self, epoch: OwnEpoch, after: int, most: int) -> Sequence[OwedEvent]:
        """The next events of this epoch after ``after`` of them, in order, at most ``most``."""

    def checkpoint(self, epoch: OwnEpoch, up_to: int) -> tuple[int, str] | None:
        """The newest signed note over at most ``up_to`` events of this epoch, with its size."""

    def close(self) -> None:
        """Nobody asks any more, for now."""


class KeyChest(Protocol):
    """Where the device key is kept."""

    def key(self) -> DeviceKey:
        """The key; it is made where there is none."""

    def new_key(self) -> DeviceKey:
        """Another key from now on; the one before is gone."""


class Engine(Protocol):
    """What the engine is asked to do; each call waits until it is done."""

    def acknowledge(self, place: Place) -> bool:
        """Upstream has the record up to here. False: the record here is another one, and nothing was changed."""

    def countersigned(self, epoch: OwnEpoch, size: int, note: str) -> None:
        """Upstream has signed this checkpoint, too."""

    def begin_anew(self, why: str) -> None:
        """Begin a new epoch: ``rolled-back``, with an alarm, or ``enrolled``."""
