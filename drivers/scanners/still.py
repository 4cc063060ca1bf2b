"""A photograph: a picture of the camera as a small JPEG. Importing this loads NumPy and Pillow, as ``qr`` does."""

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from drivers.scanners.qr import FORMATS, MAX_PIXELS

Coloured = NDArray[np.uint8]
"""Red, green, blue."""

WIDTH = 640
"""Pixels; enough to tell one bag from another, and small enough to keep beside a record for a year."""

MAX_BYTES = 100_000

_QUALITIES = (80, 65, 50, 35, 20)


def jpeg(picture: Coloured) -> bytes:
    """At most ``WIDTH`` pixels wide and high, and at most ``MAX_BYTES`` long; nothing in it but the picture."""
    image = Image.fromarray(picture)
    image.thumbnail((WIDTH, WIDTH))
    for quality in _QUALITIES:
        data = _encoded(image, quality)
        if len(data) <= MAX_BYTES:
            return data
    image.thumbnail((WIDTH // 2, WIDTH // 2))  # noise, in which even the coarsest coding saves nothing
    return _encoded(image, _QUALITIES[-1])


def picture_in(data: bytes) -> Coloured | None:
    """The picture in the bytes of an image file; None where there is none, or not a whole one. Never raises."""
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            if image.width * image.height > MAX_PIXELS:
                return None
            return np.asarray(image.convert("RGB"))
    except Exception:  # noqa: BLE001 - a picture is input from a stranger; Pillow's decoders raise nearly everything
        return None


def _encoded(image: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()
