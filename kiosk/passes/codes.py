"""The short codes that go with passes and invitations, derived by the kiosk that gives them out.

They are nowhere stored: whoever has the seed makes them anew.
"""

from __future__ import annotations

import base64
import hmac
from hashlib import sha256

from kiosk.domain.passes import CODE_DIGITS

INVITATION_PREFIX = "LKI1:"
SALT_BYTES = 16
_INVITATION_BYTES = 16


def seed_of(private: bytes) -> bytes:
    """The seed of a kiosk that signs passes with this key, so that there is one secret to keep and not two."""
    return hmac.digest(private, b"locker-kiosk seed of codes", sha256)


def code_of(seed: bytes, pass_id: str) -> str:
    """The eight digits of this pass."""
    return _digits(_derived(seed, b"code", pass_id))


def invitation_of(seed: bytes, visit_id: str) -> tuple[str, str]:
    """The text of this invitation's QR code (128 bits), and its eight digits."""
    secret = _derived(seed, b"invitation", visit_id)[:_INVITATION_BYTES]
    letters = base64.b32encode(secret).decode().rstrip("=")
    return INVITATION_PREFIX + letters, _digits(_derived(seed, b"invitation code", visit_id))


def is_invitation(text: str) -> bool:
    """Whether the text of a QR code is meant to be an invitation."""
    return text.startswith(INVITATION_PREFIX)


def salt_of(bank: str) -> bytes:
    """What the codes of a bank are hashed with; the same at every kiosk.

    It is public, made from the bank's name: the bank hashes what is typed once, whichever kiosks it takes codes of, and
    they hash theirs without having talked to it. So the hashes of a bank called ``A`` can be computed beforehand, at
    139 days of a core for all of them; a code is worth that for one day, and the bank keys its look-ups once more.
    """
    return sha256(b"locker-kiosk codes of bank\0" + bank.encode()).digest()[:SALT_BYTES]


def _derived(seed: bytes, label: bytes, what: str) -> bytes:
    return hmac.digest(seed, label + b"\0" + what.encode(), sha256)


def _digits(derived: bytes) -> str:
    """64 bits modulo 10**8: no code is likelier than another by more than one in 10**11."""
    return f"{int.from_bytes(derived[:8], 'big') % 10**CODE_DIGITS:0{CODE_DIGITS}}"
