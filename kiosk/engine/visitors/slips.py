"""A slip of paper, in the words of whoever takes it away: what the printer is handed."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SlipLine:
    """Words. ``may_drop``: a name, which is left out where the printer lacks its letters."""

    text: str = field(repr=False)
    large: bool = False
    may_drop: bool = False


@dataclass(frozen=True, slots=True)
class Slip:
    """A pass on paper: lines, its QR code, and lines below it. Nothing of it is part of the text form."""

    above: tuple[SlipLine, ...]
    qr: str = field(repr=False)
    below: tuple[SlipLine, ...]
