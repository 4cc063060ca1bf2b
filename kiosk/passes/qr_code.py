"""A QR code of a pass, an invitation or a person: its modules for a screen, or a picture to hand out or send.

qrcode is loaded when it is first needed: most kiosks never show a code, and the start screen must not wait for it.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qrcode import QRCode

# Large enough for a phone that shows the picture as wide as its screen.
PIXELS_A_MODULE = 8
# Around the code, in modules, as ISO/IEC 18004 asks for.
QUIET_ZONE = 4


def modules(text: str) -> list[list[bool]]:
    """Row by row, whether a module is dark, without the quiet zone. ``ValueError`` where the text is longer than any
    code.
    """
    found: list[list[bool]] = _code(text, border=0).get_matrix()
    return found


def png(text: str) -> bytes:
    """The picture with its quiet zone. Takes some 50 ms. ``ValueError`` as above."""
    file = io.BytesIO()
    _code(text, border=QUIET_ZONE).make_image().save(file)
    return file.getvalue()


def _code(text: str, border: int) -> QRCode:
    """With correction level M (15 %), as small as the text allows."""
    from qrcode import ERROR_CORRECT_M, QRCode
    from qrcode.exceptions import DataOverflowError

    code = QRCode(error_correction=ERROR_CORRECT_M, box_size=PIXELS_A_MODULE, border=border)
    code.add_data(text, optimize=0)  # base45 is alphanumeric as a whole; cut into pieces it would need more room
    try:
        code.make(fit=True)
    except (DataOverflowError, ValueError) as error:
        raise ValueError("the text is too long for a QR code") from error
    return code
