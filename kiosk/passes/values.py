"""The values that all of these formats are made of, each with its bounds. ``ValueError`` for what is out of them."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from kiosk.domain.passes import EARLIEST, LATEST

LONGEST_TEXT = 80  # characters, of the name of a bank, a tenant, a kiosk or a site

_HEX = re.compile(r"[0-9a-f]*")
_FIRST, _LAST = int(EARLIEST.timestamp()), int(LATEST.timestamp())


def checked_text(text: object, *, may_be_empty: bool = False) -> str:
    """The same text: short, and nothing but what can be seen."""
    if not isinstance(text, str) or len(text) > LONGEST_TEXT or not text.isprintable() or not (text or may_be_empty):
        raise ValueError(f"A name has 1 to {LONGEST_TEXT} characters that can be seen.")
    return text


def to_seconds(at: datetime) -> int:
    """Whole seconds since 1970."""
    if at.tzinfo is None or at.microsecond or not EARLIEST <= at < LATEST:
        raise ValueError(f"An instant is a whole second of the years {EARLIEST.year} to {LATEST.year - 1}.")
    return int(at.timestamp())


def from_seconds(seconds: int) -> datetime:
    """The instant, in UTC."""
    if not _FIRST <= seconds < _LAST:
        raise ValueError("an instant that can't be")
    return datetime.fromtimestamp(seconds, UTC)


def from_hex(text: str, length: int) -> bytes:
    """So many bytes, from lower-case digits."""
    if len(text) != 2 * length or not _HEX.fullmatch(text):
        raise ValueError(f"This is not {length} bytes in hex.")
    return bytes.fromhex(text)
