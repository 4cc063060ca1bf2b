"""Ed25519 keys of a data folder, above all the one that this kiosk signs its record with.

The file holds both halves (32 bytes each), so that a start need not load the library that could derive one from the
other, and the beginning of their SHA-256: with a flipped bit in it, every signature from then on would be a wrong one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import structlog

from kiosk.engine.ports import StoreError
from kiosk.store import key_files

log = structlog.get_logger()

FILE = "record.key"
HALF_BYTES = 32
CHECK_BYTES = 8


@dataclass(frozen=True, slots=True)
class SigningKey:
    """``private`` is the seed, ``public`` what others check with; 32 bytes each."""

    private: bytes = field(repr=False)
    public: bytes


class KeyDamaged(StoreError):
    """A key file does not hold what was written to it."""


def load(folder: Path) -> SigningKey | None:
    """The record's key of this data folder; None where there is none, or it is damaged. ``StoreError``: as ``read``."""
    try:
        return read(folder / FILE)
    except KeyDamaged:
        log.error("record.key_damaged", file=str(folder / FILE))
        return None


def make(folder: Path) -> SigningKey:
    """A new key for the record. A damaged one that is there is kept beside it."""
    path = folder / FILE
    try:
        if path.exists():
            path.rename(path.with_name(f"{FILE}.damaged"))
    except OSError as error:
        raise _unwritable(path, error) from error
    return write_new(path)


def read(path: Path) -> SigningKey | None:
    """The key in this file; None where there is none. ``KeyDamaged``, or another ``StoreError``: it can't be read."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreError(
            f"The key file {path} can't be read: {error.strerror}. Mend that, then start again."
        ) from error
    private, public = content[:HALF_BYTES], content[HALF_BYTES : 2 * HALF_BYTES]
    if content != _written(private, public):
        raise KeyDamaged(f"The key file {path} is damaged. Put it back from the backup of this kiosk.")
    return SigningKey(private, public)


def write_new(path: Path) -> SigningKey:
    """A new key, durable before anything is signed with it."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    made = Ed25519PrivateKey.generate()
    key = SigningKey(made.private_bytes_raw(), made.public_key().public_bytes_raw())
    try:
        key_files.write(path, _written(key.private, key.public))
    except OSError as error:
        raise _unwritable(path, error) from error
    return key


def _unwritable(path: Path, error: OSError) -> StoreError:
    return StoreError(f"The key file {path} can't be written: {error.strerror}.")


def _written(private: bytes, public: bytes) -> bytes:
    return private + public + sha256(private + public).digest()[:CHECK_BYTES]
