"""What a serial scanner writes: the text of a code, and a mark after it (sheet 3.2). Pure bytes, no port.

``[]Qn] TEXT [0D] [0A]``: nothing in it shows a lost character. A text that ends without a mark ends with a silence.
"""

import re

from drivers.scanners.base import MAX_TEXT
from drivers.scanners.gm65 import Replies

SUFFIXES = {"cr": b"\r\n", "lf": b"\r\n", "crlf": b"\r\n", "tab": b"\t", "none": b""}
"""The bytes that end a text, each of them. A scanner is often set otherwise than its label says: CR, LF and both of
them are read alike."""

MOST = 4096
"""Bytes of one code; what is longer is dropped up to its end."""

_AIM = re.compile(r"\]([A-Za-z])[0-9A-Za-z]")
_AIM_QR = "Q"


class TextDecoder:
    """Finds the texts in what a scanner sends, however it is cut. ``quiet_s``: after this silence a text is over."""

    def __init__(self, suffix: str, quiet_s: float, replies: Replies | None = None) -> None:
        self.quiet_s = quiet_s
        self._ends = frozenset(SUFFIXES[suffix])
        self._replies = replies
        self._text = bytearray()

    def feed(self, data: bytes) -> list[str]:
        """The texts that ``data`` completes."""
        if self._replies:
            data = self._replies.without(data)
        return [text for byte in data if (text := self._next(byte))]

    def silence(self) -> list[str]:
        """The line has been silent for ``quiet_s``: whatever was begun is whole, or never will be."""
        if self._replies:
            self._replies.forget()
        text = self._whole()
        return [text] if text else []

    def _next(self, byte: int) -> str | None:
        if byte in self._ends:
            return self._whole()
        if len(self._text) <= MOST:  # one more than a code has: too long stays too long
            self._text.append(byte)
        return None

    def _whole(self) -> str | None:
        data = bytes(self._text)
        self._text.clear()
        return text_in(data) if len(data) <= MOST else None


def text_in(data: bytes) -> str | None:
    """The text of a QR code without its AIM prefix; None for other barcodes, for noise, and for what is too long.

    UTF-8, or else Latin-1. No pass has control characters in it: what has them is noise of the line.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    if prefix := _AIM.match(text):
        if prefix[1] != _AIM_QR:
            return None
        text = text[prefix.end() :]
    return text if 0 < len(text) <= MAX_TEXT and text.isprintable() else None
