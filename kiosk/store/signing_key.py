"""The Ed25519 key that this kiosk signs its record with.

The file holds both halves (32 bytes each), so that a start need not load the library that could derive one from the
other.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from kiosk.engine.ports import StoreError
from kiosk.store import key_files

FILE = "record.key"
HALF_BYTES = 32


@dataclass(frozen=True, slots=True)
class SigningKey:
    """``private`` is the seed, ``public`` what others check with; 32 bytes each."""

    private: bytes = field(repr=False)
    public: bytes


def load(folder: Path) -> SigningKey | None:
    """The key of this data folder; None where there is none. ``StoreError`` where it can't be read."""
    path = folder / FILE
    try:
        halves = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreError(
            f"The key file {path} can't be read: {error.strerror}. Mend that, then start again."
        ) from error
    if len(halves) != 2 * HALF_BYTES:
        raise StoreError(f"The key file {path} is damaged. Put it back from a backup of this kiosk.")
    return SigningKey(halves[:HALF_BYTES], halves[HALF_BYTES:])


def make(folder: Path) -> SigningKey:
    """A new key, durable before anything is signed with it."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    made = Ed25519PrivateKey.generate()
    key = SigningKey(made.private_bytes_raw(), made.public_key().public_bytes_raw())
    path = folder / FILE
    try:
        key_files.write(path, key.private + key.public)
    except OSError as error:
        raise StoreError(f"The key file {path} can't be written: {error.strerror}.") from error
    return key
