"""A photograph: a picture of the camera as a small JPEG. Importing this loads NumPy and Pillow, as ``picture`` does."""

import io

from PIL import Image

from drivers.scanners.picture import Coloured

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


def _encoded(image: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()
