"""Codes that a kiosk shows and somebody types in: eight consonants, so that no word comes out of it."""

from __future__ import annotations

import re
import secrets

LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
_LENGTH = 8
_SHAPE = re.compile(f"[{LETTERS}]{{{_LENGTH}}}")


def new_code() -> str:
    """One of 25 billion, without a hyphen."""
    return "".join(secrets.choice(LETTERS) for _ in range(_LENGTH))


def shown(code: str) -> str:
    """As people read it: ``BCDF-GHJK``."""
    return f"{code[:4]}-{code[4:]}"


def typed(text: str) -> str | None:
    """The code that somebody typed, however they wrote it; None where it can't be one."""
    code = re.sub(r"[\s-]", "", text).upper()
    return code if _SHAPE.fullmatch(code) else None
