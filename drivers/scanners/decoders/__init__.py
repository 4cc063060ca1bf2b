"""What finds the QR codes in a picture: a library behind one function, ``texts(picture) -> list[str]``.

A decoder never raises, whatever the picture, and reads QR codes only. Which one is the default was measured
(``tests/bench/qr.py``; the figures are in ``drivers/scanners/README.md``). The libraries are loaded by :func:`decoder`.
"""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from drivers.scanners.base import MAX_TEXT

if TYPE_CHECKING:
    from drivers.scanners.picture import Gray

Decoder = Callable[["Gray"], list[str]]
"""The texts in a gray picture, each of 1 to MAX_TEXT characters."""

NAMES = ("zxing", "zbar")
"""The first is the default."""

MOST_PIXELS = 1920 * 1080
"""Larger pictures are shrunk to so many: a wall of small corners in 48 million pixels kept a decoder for five minutes,
and in two million it does for one to three seconds."""


def decoder(name: str = NAMES[0]) -> Decoder:
    """The decoder of this name, its library loaded. Raises ValueError for a name that is none."""
    if name not in NAMES:
        raise ValueError(f"There is no decoder “{name}”; there are {', '.join(NAMES)}.")
    texts: Decoder = import_module(f"{__name__}.{name}").texts
    return lambda picture: texts(_shrunk(picture))


def _shrunk(picture: "Gray") -> "Gray":
    if picture.size <= MOST_PIXELS:
        return picture
    import cv2
    import numpy as np

    share = (MOST_PIXELS / picture.size) ** 0.5
    height, width = (max(1, int(side * share)) for side in picture.shape)
    return cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)


def text_in(data: bytes) -> str | None:
    """What the bytes of a code say; None where that is no UTF-8, or too long to be a pass.

    ZBar guesses the encoding of what is not ASCII, and its guess for "ä" is Japanese; ZXing gives the bytes as they
    are. Passes are ASCII.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return text if 0 < len(text) <= MAX_TEXT else None
