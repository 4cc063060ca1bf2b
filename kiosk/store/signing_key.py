"""The Ed25519 key that this kiosk signs its record with.

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


def load(folder: Path) -> SigningKey | None:
    """The key of this data folder; None where there is none, or it is damaged. ``StoreError``: it can't be read."""
    path = folder / FILE
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
        log.error("record.key_damaged", file=str(path))
        return None
    return SigningKey(private, public)


def make(folder: Path) -> SigningKey:
    """A new key, durable before anything is signed with it. A damaged one that is there is kept beside it."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    made = Ed25519PrivateKey.generate()
    key = SigningKey(made.private_bytes_raw(), made.public_key().public_bytes_raw())
    path = folder / FILE
    try:
        if path.exists():
            path.rename(path.with_name(f"{FILE}.damaged"))
        key_files.write(path, _written(key.private, key.public))
    except OSError as error:
        raise StoreError(f"The key file {path} can't be written: {error.strerror}.") from error
    return key


def _written(private: bytes, public: bytes) -> bytes:
    return private + public + sha256(private + public).digest()[:CHECK_BYTES]
