"""Finds frames in what a bus sends, however it is cut and whatever stands around them."""

from collections.abc import Callable
from typing import Generic, TypeVar

F = TypeVar("F")

Parse = Callable[[bytes], tuple[F, int] | None]
"""Takes bytes and gives the valid frame that they begin with, and its length; None where there is none (yet)."""


class FrameSearch(Generic[F]):
    """Collects bytes until ``parse`` finds a frame in them; ``longest`` is the length of the longest frame.

    A frame is found as soon as it is complete, also where noise ahead of it looks like the beginning of a longer one.
    """

    def __init__(self, parse: Parse[F], longest: int) -> None:
        self._parse = parse
        self._longest = longest
        self._buffer = bytearray()
        self._skipped = bytearray()

    def feed(self, data: bytes) -> list[F]:
        """The frames that ``data`` completes."""
        self._buffer += data
        found: list[F] = []
        at = 0
        while at < len(self._buffer):
            frame = self._parse(bytes(self._buffer[at : at + self._longest]))
            if frame is None:
                at += 1
                continue
            found.append(frame[0])
            self._skip(at)
            del self._buffer[: frame[1]]
            at = 0
        self._skip(max(0, len(self._buffer) - self._longest + 1))
        return found

    def leftover(self) -> bytes:
        """Forget, and return, all bytes that were part of no frame."""
        raw = bytes(self._skipped + self._buffer)
        self._skipped.clear()
        self._buffer.clear()
        return raw

    def _skip(self, count: int) -> None:
        self._skipped += self._buffer[:count]
        del self._buffer[:count]
