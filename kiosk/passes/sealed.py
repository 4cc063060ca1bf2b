"""The text of a pass's QR code: ``LK1:`` and, in Base45, a COSE_Sign1 over the claims of the pass."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kiosk.domain.passes import Pass, TrustedKey, WhyNoPass, key_id
from kiosk.passes import base45, claims, cose, ed25519
from kiosk.passes.cose import Kind, Message

PREFIX = "LK1:"
# The QR codes of people who have one for good begin like this, too, and say 128 bits in hex. No pass is so short.
_A_PERSONS_OWN = re.compile(r"LK1:[0-9A-F]{32}")
LONGEST = 512  # characters; scanners return no longer ones. 219 are usual, 450 with the longest names (in ASCII)


class NotAPass(Exception):
    """This text is no pass that is taken here; ``claimed`` is what it says, where that could be read.

    What is claimed is only what somebody wrote, unless ``why`` is ``KEY_REVOKED``.
    """

    def __init__(self, why: WhyNoPass, claimed: Pass | None = None) -> None:
        super().__init__(why.value)
        self.why = why
        self.claimed = claimed

    @property
    def pass_id(self) -> str | None:
        """The id that it claims."""
        return None if self.claimed is None else self.claimed.id


def looks_like_one(text: str) -> bool:
    """Whether this is meant to be a pass."""
    return text.startswith(PREFIX) and _A_PERSONS_OWN.fullmatch(text) is None


def kid_of(text: str) -> bytes | None:
    """The id of the key that it claims to be signed with; None where that can't be read."""
    try:
        return _message(text).kid
    except ValueError:
        return None


def seal(one: Pass, private: bytes) -> str:
    """The text of a pass, the same each time. ``ValueError``, with a sentence, where it can't be one.

    ``private`` is the seed of an Ed25519 key, 32 bytes.
    """
    message = cose.sign(Kind.PASS, key_id(ed25519.public_of(private)), claims.encode(one), private)
    text = PREFIX + base45.encode(message)
    if len(text) > LONGEST:
        raise ValueError("The names of this bank and its tenant are too long for a pass.")
    return text


def read(text: str, keys: Mapping[bytes, TrustedKey]) -> tuple[Pass, TrustedKey]:
    """The pass, and who issued it. ``NotAPass``, and never anything else, where it is not to be trusted."""
    try:
        message = _message(text)
        one = claims.decode(message.payload)
    except ValueError:
        raise NotAPass(WhyNoPass.MALFORMED) from None
    key = keys.get(message.kid)
    if key is None:
        raise NotAPass(WhyNoPass.UNKNOWN_KEY, one)
    if not cose.is_signed_by(message, Kind.PASS, key.public):
        raise NotAPass(WhyNoPass.WRONG_SIGNATURE, one)
    if key.revoked_at is not None:
        raise NotAPass(WhyNoPass.KEY_REVOKED, one)
    return one, key


def _message(text: str) -> Message:
    if len(text) > LONGEST or not looks_like_one(text):
        raise ValueError("no pass")
    return cose.take_apart(base45.decode(text.removeprefix(PREFIX)))
