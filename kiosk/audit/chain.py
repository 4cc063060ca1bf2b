"""The chain: each event's hash covers its header, its personal data (through a commitment) and the hash before it.

    h_0 = SHA-256("lk/genesis/1" ‖ genesis)
    commitment = SHA-256("lk/personal/1" ‖ salt, 32 bytes ‖ personal data)
    h_n = SHA-256("lk/event/1" ‖ h_{n-1} ‖ n, 8 bytes, big-endian ‖ SHA-256(header) ‖ commitment, or 32 zero bytes)

Texts are hashed as UTF-8. The three prefixes keep a hash of one kind from ever passing for one of another.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from hashlib import sha256

VERSION = 1
SALT_LENGTH = HASH_LENGTH = 32
ZEROS = bytes(HASH_LENGTH)

_GENESIS = b"lk/genesis/1"
_PERSONAL = b"lk/personal/1"
_EVENT = b"lk/event/1"


@dataclass(frozen=True, slots=True)
class Previous:
    """Where the epoch before ended: after ``size`` events, with the hash ``head`` (32 bytes)."""

    epoch: str
    size: int
    head: bytes


def genesis_text(epoch: str, began: str, key: bytes, why: str, previous: Previous | None) -> str:
    """The text from which an epoch's chain starts.

    ``epoch`` is 32 hex digits, ``began`` an instant such as ``2026-11-24T11:00:00Z``, ``key`` the 32 bytes of the
    Ed25519 public key that signs the epoch's checkpoints. An epoch that takes over what was recorded without a chain
    (``why`` is ``upgraded``) has no key: nobody vouched for it at the time.
    """
    before = None
    if previous is not None:
        before = {"epoch": previous.epoch, "size": previous.size, "head": previous.head.hex()}
    told = {
        "v": VERSION,
        "epoch": epoch,
        "began": began,
        "key": base64.b64encode(key).decode(),
        "why": why,
        "previous": before,
    }
    return json.dumps(told, separators=(",", ":"))


def genesis_hash(genesis: str) -> bytes:
    """h_0, 32 bytes."""
    return sha256(_GENESIS + genesis.encode()).digest()


def commitment(salt: bytes, personal: str) -> bytes:
    """What stays of the personal data after its erasure: 32 bytes that, without the salt, tell nothing about it."""
    if len(salt) != SALT_LENGTH:
        raise ValueError(f"A salt has {SALT_LENGTH} bytes, not {len(salt)}.")  # the hash relies on the fixed length
    return committed(salt, personal.encode())


def committed(salt: bytes, personal: bytes) -> bytes:
    """The same for whoever has the personal data as bytes, and a salt of the right length."""
    return sha256(_PERSONAL + salt + personal).digest()


def link(before: bytes, seq: int, header: str, commitment: bytes | None) -> bytes:
    """h_n of event n = ``seq``, 32 bytes. ``before`` is h_{n-1}; ``commitment`` is None without personal data."""
    return linked(before, seq, header.encode(), commitment)


def linked(before: bytes, seq: int, header: bytes, commitment: bytes | None) -> bytes:
    """The same for whoever has the header as bytes."""
    told = sha256(header).digest()
    return sha256(_EVENT + before + seq.to_bytes(8, "big") + told + (commitment or ZEROS)).digest()
