"""COSE_Sign1 (RFC 9052) with Ed25519, in exactly one form.

The signature covers a label for what kind of message it is, so that none can pass for one of another kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from kiosk.passes import cbor, ed25519

KID_BYTES = 8

_ALGORITHM, _KID, _TYPE = 1, 4, 16  # header parameters: RFC 9052, and RFC 9596 for the type
_EDDSA = -8
_CWT = 61  # CoAP's number for application/cwt: what is signed is a set of claims
_TYPE_BYTES = 3  # of the type in the header, which the key's id stands before
_TAG_18 = b"\xd2"


class Kind(Enum):
    """What a message is; signed with it, not sent with it."""

    PASS = b"locker-kiosk pass 1"
    KEY_CARD = b"locker-kiosk key card 1"
    RECOVERY_CODE = b"locker-kiosk recovery code 1"


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it came: nobody has looked at its signature. ``kid`` names the key that it claims."""

    kid: bytes
    payload: bytes
    signature: bytes


def sign(kind: Kind, kid: bytes, payload: bytes, private: bytes) -> bytes:
    """The message, the same each time."""
    return _written(Message(kid, payload, ed25519.sign(_signed(kind, kid, payload), private)))


def take_apart(data: bytes) -> Message:
    """The parts of a message. ``ValueError`` where it is not in the form that ``sign`` gives it."""
    match cbor.decode(data.removeprefix(_TAG_18)):
        case [bytes() as header, {}, bytes() as payload, bytes() as signature]:
            message = Message(header[-KID_BYTES - _TYPE_BYTES : -_TYPE_BYTES], payload, signature)
        case _:
            raise ValueError("no COSE_Sign1")
    if len(signature) != ed25519.SIGNATURE_BYTES or _written(message) != data:
        raise ValueError("a COSE_Sign1 of another form")
    return message


def is_signed_by(message: Message, kind: Kind, public: bytes) -> bool:
    """Whether the owner of ``public`` signed this, as a message of this kind."""
    return ed25519.is_signed(_signed(kind, message.kid, message.payload), message.signature, public)


def _written(message: Message) -> bytes:
    return _TAG_18 + cbor.encode([_header(message.kid), {}, message.payload, message.signature])


def _header(kid: bytes) -> bytes:
    return cbor.encode({_ALGORITHM: _EDDSA, _KID: kid, _TYPE: _CWT})


def _signed(kind: Kind, kid: bytes, payload: bytes) -> bytes:
    """What the signature covers (RFC 9052, 4.4)."""
    return cbor.encode(["Signature1", _header(kid), kind.value, payload])
