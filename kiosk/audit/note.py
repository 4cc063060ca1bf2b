"""Signed notes: a text, a blank line, and lines of signatures (C2SP signed-note), with Ed25519 keys.

A signature line is ``— locker-kiosk BASE64``: 4 bytes that name the key, then the 64 bytes of the signature over the
text. Lines of other names or keys are passed over, so that a witness may add one. A key is written as a *verifier key*,
``locker-kiosk+KEYID+BASE64``, one a line of a key file.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

NAME = "locker-kiosk"
WITNESS = "locker-upstream"  # who signs a second time, once the record is there, too

KEY_LENGTH = 32
_ED25519 = b"\x01"
_ID_LENGTH = 4
_MOST_SIGNATURES = 100  # as the reference implementation has it: nobody makes a verifier work for hours
_SIGNATURE = re.compile(r"— ([^\s+]+) (\S+)")
_VKEY = re.compile(r"([^\s+]+)\+([0-9a-f]{8})\+(\S+)")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


class NoteError(ValueError):
    """Why a note is not to be trusted, in a sentence."""


class UnknownKey(NoteError):
    """The note may be sound, but none of the keys at hand signed it."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a note says (with its last line break), and the public key that vouches for it."""

    body: str
    key: bytes


def key_id(public: bytes, name: str = NAME) -> bytes:
    """The 4 bytes by which a signature line names its key."""
    return sha256(name.encode() + b"\n" + _ED25519 + public).digest()[:_ID_LENGTH]


def vkey(public: bytes, name: str = NAME) -> str:
    """The public key in writing."""
    return f"{name}+{key_id(public, name).hex()}+{base64.b64encode(_ED25519 + public).decode()}"


def parse_keys(text: str) -> list[bytes]:
    """The public keys in a key file: one a line; empty lines and those that start with ``#`` are passed over.

    Raises ValueError with a sentence that names the line. Line ends of any kind are right.
    """
    lines = ((number, line.strip()) for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1))
    found = [_parse_vkey(number, line) for number, line in lines if line and not line.startswith("#")]
    if not found:
        raise ValueError("There is no key in the key file.")
    return list(dict.fromkeys(found))


def sign(body: str, private: bytes, public: bytes) -> str:
    """The note: ``body``, which ends with a line break, under the signature of the raw 32-byte key."""
    if not body.endswith("\n") or _CONTROL.search(body):
        raise ValueError("A note's text ends with a line break and has no other control characters.")
    return f"{body}\n{signature_line(body, private, public)}"


def signature_line(body: str, private: bytes, public: bytes, name: str = NAME) -> str:
    """The line by which the raw 32-byte key vouches for a note's text, with its line break."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    signature = Ed25519PrivateKey.from_private_bytes(private).sign(body.encode())
    return f"— {name} {base64.b64encode(key_id(public, name) + signature).decode()}\n"


def open_note(note: str, keys: Sequence[bytes]) -> Opened:
    """What the note says, if one of ``keys`` signed it. Every signature by one of them has to be right.

    Raises UnknownKey where none of them did, and NoteError where the note is malformed or a signature is wrong.
    """
    body, signatures = _taken_apart(note)
    known = {key_id(key): key for key in keys}
    ours = [(known[raw[:_ID_LENGTH]], raw[_ID_LENGTH:]) for name, raw in signatures if _is_ours(name, raw, known)]
    if not ours:
        raise UnknownKey("none of the keys in the key file signed it")
    for key, signature in ours:
        if not _is_signature(key, signature, body.encode()):
            raise NoteError("its signature is wrong")
    return Opened(body, ours[0][0])


def is_witnessed(note: str, key: str) -> bool:
    """Whether upstream's key (in writing) has signed this note, too. False also where either can't be read."""
    try:
        public = _parse_vkey(1, key, WITNESS)
        body, signatures = _taken_apart(note)
    except ValueError:
        return False
    theirs = [raw for name, raw in signatures if name == WITNESS and raw[:_ID_LENGTH] == key_id(public, WITNESS)]
    return any(_is_signature(public, raw[_ID_LENGTH:], body.encode()) for raw in theirs)


def tidied(text: str) -> str:
    """A text that was kept elsewhere, without what mail and editors do to it: other line ends, blanks around it."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").strip() + "\n"


def decode64(text: str) -> bytes:
    """Base64 that can be written in one way only: with padding, and no bit that is not looked at. Raises ValueError."""
    try:
        raw = base64.b64decode(text, validate=True)
    except binascii.Error:
        raise ValueError("This is no base64.") from None
    if base64.b64encode(raw).decode() != text:
        raise ValueError("This base64 has stray bits at its end.")
    return raw


def _parse_vkey(number: int, line: str, name: str = NAME) -> bytes:
    match = _VKEY.fullmatch(line)
    if match is None or match[1] != name:
        raise ValueError(f"Line {number} of the key file is no key of a kiosk: one looks like {NAME}+1a2b3c4d+AbCd….")
    try:
        raw = decode64(match[3])
    except ValueError:
        raw = b""
    if len(raw) != 1 + KEY_LENGTH or raw[:1] != _ED25519:
        raise ValueError(f"Line {number} of the key file is no Ed25519 key. It may have been cut off.")
    if key_id(raw[1:], name).hex() != match[2]:
        raise ValueError(f"Line {number} of the key file was altered: its id does not belong to its key.")
    return raw[1:]


def _taken_apart(note: str) -> tuple[str, list[tuple[str, bytes]]]:
    """The text, and each signature line's name and bytes. Raises NoteError."""
    head, blank, tail = note.rpartition("\n\n")
    if not blank or not tail.endswith("\n") or _CONTROL.search(note):
        raise NoteError("it is no signed note")
    lines = tail[:-1].split("\n")
    if len(lines) > _MOST_SIGNATURES:
        raise NoteError("it has too many signatures")
    signatures = [_signature(line) for line in lines]
    if len({(name, raw[:_ID_LENGTH]) for name, raw in signatures}) < len(signatures):
        raise NoteError("it has two signatures of one key")
    return head + "\n", signatures


def _signature(line: str) -> tuple[str, bytes]:
    match = _SIGNATURE.fullmatch(line)
    try:
        raw = decode64(match[2]) if match is not None else b""
    except ValueError:
        raw = b""
    if match is None or len(raw) <= _ID_LENGTH:
        raise NoteError("a signature line in it is malformed")
    return match[1], raw


def _is_ours(name: str, raw: bytes, known: dict[bytes, bytes]) -> bool:
    return name == NAME and raw[:_ID_LENGTH] in known


@lru_cache(maxsize=16)
def _loaded(key: bytes) -> Ed25519PublicKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    return Ed25519PublicKey.from_public_bytes(key)


def _is_signature(key: bytes, signature: bytes, message: bytes) -> bool:
    from cryptography.exceptions import InvalidSignature

    try:
        _loaded(key).verify(signature, message)
    except InvalidSignature:
        return False
    return True
