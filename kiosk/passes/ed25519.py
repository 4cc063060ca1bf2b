"""Ed25519 signatures. The library that makes them is loaded when the first is needed: a kiosk starts without it."""

from __future__ import annotations

KEY_BYTES = 32  # of either half
SIGNATURE_BYTES = 64


def public_of(private: bytes) -> bytes:
    """The public half of a key. ``ValueError`` where ``private`` is none (32 bytes)."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def sign(content: bytes, private: bytes) -> bytes:
    """The signature, the same each time."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(private).sign(content)


def is_signed(content: bytes, signature: bytes, public: bytes) -> bool:
    """Whether the owner of ``public`` signed this; never an exception, whatever the bytes."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, content)
    except (InvalidSignature, ValueError):
        return False
    return True
