"""A kiosk's issuing key as the text of a QR code, for a bank's scanner: ``LKK1:`` and, in Base45, a signed message.

It is signed with the key that it brings: whoever shows it has that key, and it came whole. Whose key it is, only the
two people at the two screens know (``TrustedKey.fingerprint``).
"""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.domain.passes import TrustedKey, key_id
from kiosk.passes import base45, cbor, cose
from kiosk.passes.claims import OURS
from kiosk.passes.cose import Kind, Message
from kiosk.passes.values import checked_text

PREFIX = "LKK1:"
LONGEST = 512  # characters; scanners return no longer ones

_ISSUER, _CONFIRMS = 1, 8  # claims: RFC 8392, and RFC 8747 for the key that a token brings
_COSE_KEY = 1
_KEY_TYPE, _CURVE, _PUBLIC = 1, -1, -2  # RFC 9053
_OKP, _ED25519 = 1, 6
_SITE, _TENANTS = 1, 2


class NotAKeyCard(ValueError):
    """Why this text brings no key, in a sentence."""


def looks_like_one(text: str) -> bool:
    """Whether this is meant to be a key card."""
    return text.startswith(PREFIX)


def seal(key: TrustedKey, private: bytes) -> str:
    """The text, the same each time. ``ValueError``, with a sentence, where it would be too much for a QR code."""
    text = PREFIX + base45.encode(cose.sign(Kind.KEY_CARD, key.id, _encode(key), private))
    if len(text) > LONGEST:
        raise ValueError("This kiosk has too many tenants for a key that is shown on a screen. Carry it as a file.")
    return text


def read(text: str) -> TrustedKey:
    """The key that it brings. ``NotAKeyCard`` where it can't be read, or is not signed with that key."""
    try:
        message = _message(text)
        key = _decode(message.payload)
    except ValueError:
        raise NotAKeyCard("This code is no kiosk's key. Show the key again and scan it whole.") from None
    if key.id != message.kid or not cose.is_signed_by(message, Kind.KEY_CARD, key.public):
        raise NotAKeyCard("This key was changed on its way. Show the key again and scan it whole.")
    return key


def _message(text: str) -> Message:
    if len(text) > LONGEST or not looks_like_one(text):
        raise ValueError("no key card")
    return cose.take_apart(base45.decode(text.removeprefix(PREFIX)))


def _encode(key: TrustedKey) -> bytes:
    tenants = [checked_text(one) for one in sorted(key.tenants)]
    return cbor.encode(
        {
            _ISSUER: checked_text(key.issuer),
            _CONFIRMS: {_COSE_KEY: {_KEY_TYPE: _OKP, _CURVE: _ED25519, _PUBLIC: key.public}},
            OURS: {_SITE: checked_text(key.site, may_be_empty=True), _TENANTS: tenants},
        }
    )


def _decode(payload: bytes) -> TrustedKey:
    match cbor.decode(payload):
        case {1: str() as issuer, 8: {1: {-2: bytes() as public}}, -65537: {1: str() as site, 2: list() as tenants}}:
            key = TrustedKey(key_id(public), public, issuer, site, frozenset(_texts(tenants)))
        case _:
            raise ValueError("claims are missing, or of another type")
    if _encode(key) != payload:
        raise ValueError("claims that are unknown, or of another form")
    return key


def _texts(values: Sequence[cbor.Value]) -> list[str]:
    if not all(isinstance(one, str) for one in values):
        raise ValueError("no text")
    return [str(one) for one in values]
