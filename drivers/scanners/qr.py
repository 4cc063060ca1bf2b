"""The text of the QR codes in a picture. Importing this loads ZBar, NumPy and Pillow, so it is done on connecting."""

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from pyzbar import pyzbar

from drivers.scanners.base import MAX_TEXT

Gray = NDArray[np.uint8]

_ONLY_QR = [pyzbar.ZBarSymbol.QRCODE]

FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "GIF", "PPM")

MAX_PIXELS = 50_000_000
"""A picture of a phone has 12 to 50 million; decoding takes 18 ms for each million."""


def texts(picture: Gray) -> list[str]:
    """What the QR codes in a gray picture say. Never raises, whatever the picture."""
    try:
        found = pyzbar.decode(picture, symbols=_ONLY_QR)
    except Exception:  # noqa: BLE001 - a picture is input from a stranger; no fault of the decoders may end the scanner
        return []
    return [text for code in found if (text := _text(code.data))]


def picture_in(data: bytes) -> Gray | None:
    """The gray picture in the bytes of an image file; None where there is none, or not a whole one. Never raises.

    Pillow, not OpenCV: it says what is wrong with a half-written file to us, and not to stderr.
    """
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            if image.width * image.height > MAX_PIXELS:
                return None
            return np.asarray(image.convert("L"))
    except Exception:  # noqa: BLE001 - as above; Pillow's decoders raise nearly everything, SyntaxError too
        return None


def _text(data: bytes) -> str | None:
    # ZBar guesses the encoding of what is not ASCII, and its guess for "ä" is Japanese. Passes are ASCII.
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return text if 0 < len(text) <= MAX_TEXT else None
