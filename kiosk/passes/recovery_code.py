"""The text of a recovery code's QR code: ``LR1:`` and, in Base45, a COSE_Sign1 over claims.

It lets an operator who has no PIN any more have a new one at one kiosk: it answers the challenge which that kiosk
shows, and is signed with a key whose public half is in its site file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.domain.passes import key_id
from kiosk.domain.pins import Below
from kiosk.passes import base45, cbor, cose, ed25519
from kiosk.passes.cose import Kind, Message
from kiosk.passes.values import checked_text, from_seconds, to_seconds

PREFIX = "LR1:"
LONGEST = 512  # characters; scanners return no longer ones
GOOD_FOR = timedelta(minutes=15)

# Digits and letters without those that are taken for others (Crockford's Base32). 60 bits of them.
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CHALLENGE_LETTERS = 12
_CHALLENGE = re.compile(f"[{LETTERS}]{{{CHALLENGE_LETTERS}}}")

_SUBJECT, _AUDIENCE, _EXPIRES = 2, 3, 4  # RFC 8392
_CHALLENGE_CLAIM = -65537  # the first number for private use


class NotARecoveryCode(Exception):
    """This text is none, or not signed with the key that is trusted here."""


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """``operator`` is their id as other systems know them; ``challenge`` twelve letters; ``expires_at`` exclusive."""

    kiosk: str
    challenge: str
    operator: str
    expires_at: datetime


def new_challenge(below: Below) -> str:
    """Twelve letters that nobody can foresee."""
    return "".join(LETTERS[below(len(LETTERS))] for _ in range(CHALLENGE_LETTERS))


def grouped(challenge: str) -> str:
    """As it is shown: three groups of four."""
    return " ".join(challenge[at : at + 4] for at in range(0, len(challenge), 4))


def as_typed(text: str) -> str:
    """The challenge that somebody has typed, groups, small letters and all. ``ValueError`` where it is none."""
    found = re.sub(r"[\s-]", "", text).upper().translate(str.maketrans("OIL", "011"))
    if not _CHALLENGE.fullmatch(found):
        raise ValueError(f"A challenge has {CHALLENGE_LETTERS} letters and digits, like 7K2M 9QXA 04TZ.")
    return found


def looks_like_one(text: str) -> bool:
    """Whether this is meant to be a recovery code."""
    return text.startswith(PREFIX)


def seal(code: RecoveryCode, private: bytes) -> str:
    """The text of a code. ``ValueError``, with a sentence, where it can't be one. ``private``: an Ed25519 seed."""
    message = cose.sign(Kind.RECOVERY_CODE, key_id(ed25519.public_of(private)), _claims(code), private)
    text = PREFIX + base45.encode(message)
    if len(text) > LONGEST:
        raise ValueError("The names of this kiosk and operator are too long for a recovery code.")
    return text


def read(text: str, public: bytes) -> RecoveryCode:
    """The code. ``NotARecoveryCode``, and never anything else, where the owner of ``public`` has not signed it."""
    try:
        message = _message(text)
        code = _code(message.payload)
    except ValueError as error:
        raise NotARecoveryCode(str(error)) from None
    if message.kid != key_id(public) or not cose.is_signed_by(message, Kind.RECOVERY_CODE, public):
        raise NotARecoveryCode("signed with another key")
    return code


def _message(text: str) -> Message:
    if len(text) > LONGEST or not looks_like_one(text):
        raise ValueError("no recovery code")
    return cose.take_apart(base45.decode(text.removeprefix(PREFIX)))


def _claims(code: RecoveryCode) -> bytes:
    if not _CHALLENGE.fullmatch(code.challenge):
        raise ValueError("This is no challenge of a kiosk.")
    return cbor.encode(
        {
            _SUBJECT: checked_text(code.operator),
            _AUDIENCE: checked_text(code.kiosk),
            _EXPIRES: to_seconds(code.expires_at),
            _CHALLENGE_CLAIM: code.challenge,
        }
    )


def _code(payload: bytes) -> RecoveryCode:
    told = cbor.decode(payload)
    if not isinstance(told, Mapping):
        told = {}
    match told.get(_SUBJECT), told.get(_AUDIENCE), told.get(_EXPIRES), told.get(_CHALLENGE_CLAIM):
        case str() as operator, str() as kiosk, int() as expires, str() as challenge:
            code = RecoveryCode(kiosk, challenge, operator, from_seconds(expires))
        case _:
            raise ValueError("a claim is missing, or of another type")
    if _claims(code) != payload:
        raise ValueError("claims that are unknown, or of another form")
    return code
