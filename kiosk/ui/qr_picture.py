"""The modules of a QR code, as an outline that a screen fills: nothing of it lies in any cache of pictures."""

from __future__ import annotations

from dataclasses import dataclass

# Around the code, in modules, as ISO/IEC 18004 asks for.
QUIET_ZONE = 4


@dataclass(frozen=True, slots=True, repr=False)
class Outline:
    """What is dark, in SVG's path notation on a grid of ``side`` modules; the quiet zone lies outside of it."""

    side: int
    path: str


NO_CODE = Outline(0, "")


def outline(text: str) -> Outline:
    """Of a code with correction level M (15 %), as small as the text allows."""
    rows = modules(text)
    return Outline(len(rows), "".join(_bars(rows)))


def modules(text: str) -> list[list[bool]]:
    """Row by row, whether a module is dark. ``ValueError`` where the text is longer than any code."""
    # Loaded here: most kiosks never show a code, and the start screen must not wait for it.
    import qrcode
    from qrcode.exceptions import DataOverflowError

    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=0)
    code.add_data(text, optimize=0)  # base45 is alphanumeric as a whole; cut into pieces it would need more room
    try:
        code.make(fit=True)
    except (DataOverflowError, ValueError) as error:
        raise ValueError("the text is too long for a QR code") from error
    found: list[list[bool]] = code.get_matrix()
    return found


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
