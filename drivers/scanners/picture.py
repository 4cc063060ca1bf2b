"""Pictures, as codes are looked for in them and as photographs are made of them.

Importing this loads NumPy and Pillow: it is done on connecting.
"""

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Gray = NDArray[np.uint8]

Coloured = NDArray[np.uint8]
"""Red, green, blue."""

MAX_PIXELS = 50_000_000
"""A picture of a phone has 12 to 50 million."""

_FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "GIF", "PPM")


def gray_in(data: bytes) -> Gray | None:
    """The gray picture in the bytes of an image file; None where there is none, or not a whole one. Never raises."""
    return _picture_in(data, "L")


def coloured_in(data: bytes) -> Coloured | None:
    """The picture in its colours; None as above."""
    return _picture_in(data, "RGB")


def _picture_in(data: bytes, mode: str) -> NDArray[np.uint8] | None:
    # Pillow, not OpenCV: it says what is wrong with a half-written file to us, and not to stderr.
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            if image.width * image.height > MAX_PIXELS:
                return None
            return np.asarray(image.convert(mode))
    except Exception:  # noqa: BLE001 - a picture is input from a stranger; Pillow's decoders raise nearly everything
        return None
