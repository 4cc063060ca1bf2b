"""How a public key is named: by upstream in full, by people who compare it in part."""

from __future__ import annotations

from hashlib import sha256


def key_id(public: bytes) -> str:
    """How upstream knows a key: 64 hex digits. People compare its beginning (``fingerprint``)."""
    return sha256(public).hexdigest()


def fingerprint(public: bytes) -> str:
    """The first half of the key's id in groups of four, for people to compare."""
    digits = key_id(public)[:32]
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))
