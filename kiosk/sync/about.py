"""What a kiosk says of itself when it asks to be taken in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class About:
    """``version``: of this program."""

    name: str
    site: str
    banks: tuple[str, ...]
    version: str
