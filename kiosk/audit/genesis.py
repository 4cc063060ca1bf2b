"""The genesis of an epoch, read back: what its chain started from."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kiosk.audit import jsontext
from kiosk.audit.chain import HASH_LENGTH, VERSION, Previous, genesis_text
from kiosk.audit.fault import Kind, Wrong
from kiosk.audit.header import EPOCH, INSTANT
from kiosk.audit.note import KEY_LENGTH, decode64

UPGRADED = "upgraded"
"""Why an epoch began that took over what an earlier version had recorded without a chain. It is the first, without key.

That it stands as it did then is proven by the epoch after it, which says how it ended.
"""


@dataclass(frozen=True, slots=True)
class Genesis:
    """``key`` is the public key (32 bytes) that signs the epoch's checkpoints; empty where nobody does (UPGRADED)."""

    epoch: str
    began: str
    key: bytes
    why: str
    previous: Previous | None


def parse_genesis(text: str) -> Genesis:
    """What ``genesis_text`` wrote. Raises Wrong where it can't have written this."""
    told = jsontext.mapping(text, "The epoch's beginning")
    if told.get("v") != VERSION:
        raise Wrong(Kind.VERSION, "The epoch's format has a version that is not known here. A newer verifier may be.")
    try:
        found = _genesis(told)
        again = genesis_text(found.epoch, found.began, found.key, found.why, found.previous)
    except (KeyError, TypeError, ValueError):
        raise Wrong(Kind.SHAPE, "The epoch's beginning has not the keys and values of one.") from None
    if again != text:
        raise Wrong(Kind.BYTES, "The epoch's beginning is not written as a kiosk writes it.")
    return found


def _genesis(told: dict[str, Any]) -> Genesis:
    why = _matching("[a-z-]+", told["why"])
    previous = None if told["previous"] is None else _previous(told["previous"])
    has_key = told["key"] != "" or why != UPGRADED or previous is not None
    return Genesis(
        epoch=_matching(EPOCH, told["epoch"]),
        began=_matching(INSTANT, told["began"]),
        key=_bytes(decode64, told["key"], KEY_LENGTH) if has_key else b"",
        why=why,
        previous=previous,
    )


def _previous(told: dict[str, Any]) -> Previous:
    size = told["size"]
    if type(size) is not int or not 0 <= size < 10**19:
        raise ValueError(size)
    return Previous(_matching(EPOCH, told["epoch"]), size, _bytes(bytes.fromhex, told["head"], HASH_LENGTH))


def _matching(pattern: str, value: Any) -> str:
    if not isinstance(value, str) or re.fullmatch(pattern, value) is None:
        raise ValueError(value)
    return value


def _bytes(decode: Callable[[str], bytes], value: Any, length: int) -> bytes:
    raw = decode(value)
    if len(raw) != length:
        raise ValueError(value)
    return raw
