"""The Merkle tree of RFC 6962 (and RFC 9162) over an epoch's hashes: one root stands for every event up to a size.

The leaf of event n is ``leaf(h_n)``, at index n - 1. With the root of a signed checkpoint, a few hashes prove that an
event belongs to the record without showing any other event.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

HASH_LENGTH = 32

_LEAF, _NODE = b"\x00", b"\x01"
_SIZE_LENGTH = 8


def leaf(head: bytes) -> bytes:
    """The leaf of the event whose hash in the chain is ``head``."""
    return sha256(_LEAF + head).digest()


def node(left: bytes, right: bytes) -> bytes:
    return sha256(_NODE + left + right).digest()


class Frontier:
    """The right edge of a growing tree: all that is needed to append to it and to tell its root.

    It holds the root of each full subtree, largest first: one for each bit that is set in the size.
    """

    __slots__ = ("_peaks", "size")

    def __init__(self) -> None:
        self.size = 0
        self._peaks: list[bytes] = []

    def append(self, leaf: bytes) -> None:
        """Add the next leaf."""
        size, peaks = self.size, self._peaks
        self.size = size + 1
        while size & 1:  # a full subtree of the same height is there already: the two become one
            leaf = sha256(_NODE + peaks.pop() + leaf).digest()
            size >>= 1
        peaks.append(leaf)

    def root(self) -> bytes:
        """The root over all leaves so far; SHA-256 of nothing where there are none."""
        if not self._peaks:
            return sha256().digest()
        *left, root = self._peaks
        for peak in reversed(left):
            root = node(peak, root)
        return root

    def copy(self) -> Frontier:
        """Another one at the same place, that grows on its own."""
        twin = Frontier()
        twin.size, twin._peaks = self.size, self._peaks.copy()
        return twin

    def to_bytes(self) -> bytes:
        """The size, 8 bytes, big-endian, then the full subtrees' roots, largest first."""
        return self.size.to_bytes(_SIZE_LENGTH, "big") + b"".join(self._peaks)

    @classmethod
    def from_bytes(cls, raw: bytes) -> Frontier:
        """What ``to_bytes`` wrote. Raises ValueError where it can't have written this."""
        size = int.from_bytes(raw[:_SIZE_LENGTH], "big")
        if len(raw) != _SIZE_LENGTH + HASH_LENGTH * size.bit_count():
            raise ValueError(f"A frontier of {len(raw)} bytes has not the length that its size asks for.")
        frontier = cls()
        frontier.size, frontier._peaks = size, _split(raw[_SIZE_LENGTH:])
        return frontier


class ProofMaker:
    """Inclusion proofs for many leaves of one tree.

    It keeps all levels, two hashes a leaf (64 bytes an event), so that a proof is only looked up. Where a level ends
    with a node that has no sibling, that node moves up as it is: the same tree as the recursive definition's.
    """

    def __init__(self, leaves: Iterable[bytes]) -> None:
        self._levels = [b"".join(leaves)]
        while len(self._levels[-1]) > HASH_LENGTH:
            self._levels.append(_above(self._levels[-1]))

    @property
    def size(self) -> int:
        return len(self._levels[0]) // HASH_LENGTH

    def root(self) -> bytes:
        return self._levels[-1] or sha256().digest()

    def proof(self, index: int) -> list[bytes]:
        """The siblings on the way from the leaf at ``index``, counted from 0, to the root. Raises IndexError."""
        if not 0 <= index < self.size:
            raise IndexError(f"There is no leaf {index} among {self.size}.")
        found = []
        for level in self._levels[:-1]:
            sibling = (index ^ 1) * HASH_LENGTH
            if sibling < len(level):
                found.append(level[sibling : sibling + HASH_LENGTH])
            index >>= 1
        return found


def root_from_proof(leaf: bytes, index: int, size: int, proof: Sequence[bytes]) -> bytes:
    """The root of the tree of ``size`` leaves that has ``leaf`` at ``index``, according to ``proof``.

    Whoever calls this compares it with the root that was signed. Raises ValueError where the proof has not exactly as
    many hashes as this leaf's way to the root has siblings.
    """
    if not 0 <= index < size:
        raise ValueError(f"There is no leaf {index} among {size}.")
    root, siblings, last = leaf, iter(proof), size - 1
    try:
        while last:
            if index & 1:
                root = node(next(siblings), root)
            elif index < last:
                root = node(root, next(siblings))
            index, last = index >> 1, last >> 1
    except StopIteration:
        raise ValueError("The proof is too short.") from None
    if next(siblings, None) is not None:
        raise ValueError("The proof is too long.")
    return root


def _above(level: bytes) -> bytes:
    pairs = [level[at : at + 2 * HASH_LENGTH] for at in range(0, len(level), 2 * HASH_LENGTH)]
    return b"".join(sha256(_NODE + pair).digest() if len(pair) > HASH_LENGTH else pair for pair in pairs)


def _split(raw: bytes) -> list[bytes]:
    return [raw[at : at + HASH_LENGTH] for at in range(0, len(raw), HASH_LENGTH)]
