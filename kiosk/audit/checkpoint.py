"""A checkpoint's text (C2SP tlog-checkpoint): which record, how many events, and the root of the tree over them.

    locker-kiosk/0123456789abcdef0123456789abcdef
    1200
    BASE64 OF THE ROOT

It is signed as a note (``note.py``).
"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass

from kiosk.audit.note import NAME, decode64
from kiosk.audit.tree import HASH_LENGTH

EVERY = 100
"""There is a checkpoint at every size that this divides."""

_BODY = re.compile(rf"{NAME}/([0-9a-f]{{32}})\n([1-9][0-9]{{0,18}})\n([^\n]+)\n")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The root (32 bytes) of the tree over the first ``size`` events of an epoch."""

    epoch: str
    size: int
    root: bytes


def body(epoch: str, size: int, root: bytes) -> str:
    return f"{NAME}/{epoch}\n{size}\n{base64.b64encode(root).decode()}\n"


def parse(body: str) -> Checkpoint:
    """What ``body`` wrote. Raises ValueError where it can't have written this."""
    match = _BODY.fullmatch(body)
    root = decode64(match[3]) if match is not None else b""
    if match is None or len(root) != HASH_LENGTH:
        raise ValueError("This is no checkpoint of a kiosk's record.")
    return Checkpoint(match[1], int(match[2]), root)
