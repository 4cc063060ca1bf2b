"""The modules of a QR code, as an outline that a screen fills: nothing of it lies in any cache of pictures."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.passes import qr_code


@dataclass(frozen=True, slots=True, repr=False)
class Outline:
    """What is dark, in SVG's path notation on a grid of ``side`` modules; the quiet zone lies outside of it."""

    side: int
    path: str


NO_CODE = Outline(0, "")


def outline(text: str) -> Outline:
    """Of the QR code of this text. ``ValueError`` where it is longer than any."""
    rows = qr_code.modules(text)
    return Outline(len(rows), "".join(_bars(rows)))


def _bars(rows: list[list[bool]]) -> list[str]:
    """Dark modules beside each other are one rectangle."""
    found: list[str] = []
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            begins = x
            while x < len(row) and row[x]:
                x += 1
            if x > begins:
                found.append(f"M{begins} {y}H{x}V{y + 1}H{begins}Z")
            x += 1
    return found
