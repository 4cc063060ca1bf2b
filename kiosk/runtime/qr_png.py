"""A QR code as a picture to send."""

from __future__ import annotations

import io

# Large enough for a phone that shows the picture as wide as its screen.
PIXELS_A_MODULE = 8


def qr_png(text: str) -> bytes:
    """The PNG of a code with correction level M and its quiet zone. Takes some 50 ms."""
    # Loaded here: most kiosks never send a code, and the start screen must not wait for it.
    import qrcode

    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, box_size=PIXELS_A_MODULE)
    code.add_data(text, optimize=0)  # base45 is alphanumeric as a whole; cut into pieces it would need more room
    file = io.BytesIO()
    code.make_image().save(file)
    return file.getvalue()
