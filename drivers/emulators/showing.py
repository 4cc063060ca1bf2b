"""Holding a QR code up to an emulated camera: a picture that appears in a folder, again and again while it is held."""

import io
import math
import time
from pathlib import Path

import qrcode

from drivers.emulators.loop import Loop

_AGAIN_S = 0.5
"""Often enough for a scanner to take it for the same holding-up (it allows two seconds)."""

_BACK_AFTER_S = 2.5
"""To a scanner, a code that comes back sooner was never away, and it would say nothing: so the hand takes its time."""

_PIXELS_PER_MODULE = 6


class Camera:
    """The folder that the kiosk's scanner watches."""

    def __init__(self, folder: Path, loop: Loop) -> None:
        self._folder = folder
        self._loop = loop
        self.text: str | None = None
        """What is held up at the moment."""
        self._lowered: dict[str, float] = {}
        self._image: bytes | None = None
        self._shown: Path | None = None
        self._count = 0

    def hold_up(self, text: str) -> None:
        """Show a code until :meth:`lower`; one that was taken away a moment ago, after another moment."""
        self.lower()
        self.text = text
        self._image = image = picture(text)
        wait_s = self._lowered.get(text, -math.inf) + _BACK_AFTER_S - time.monotonic()
        if wait_s > 0:
            self._loop.later(wait_s, lambda: self._show(image))
        else:
            self._show(image)

    def lower(self) -> None:
        """Take the code away."""
        if self.text is not None:
            self._lowered[self.text] = time.monotonic()
        self.text = self._image = None
        self._remove_shown()

    def _show(self, image: bytes) -> None:
        if image is not self._image:
            return
        self._remove_shown()
        self._count += 1
        self._shown = self._folder / f"frame-{self._count:06}.png"
        hidden = self._folder / ".frame.png"
        hidden.write_bytes(image)
        hidden.replace(self._shown)
        self._loop.later(_AGAIN_S, lambda: self._show(image))

    def _remove_shown(self) -> None:
        if self._shown is not None:
            self._shown.unlink(missing_ok=True)
            self._shown = None


def picture(text: str) -> bytes:
    """A QR code as a PNG, at six pixels a module."""
    code = qrcode.QRCode(box_size=_PIXELS_PER_MODULE)
    code.add_data(text)
    buffer = io.BytesIO()
    code.make_image().save(buffer)
    return buffer.getvalue()
