"""Lines of a watch: when, which way, the bytes, and what they mean."""

from __future__ import annotations

from typing import Protocol

from drivers.frames.bus_words import BusWords, Piece
from drivers.frames.masking import masked_bytes, masked_hex, masked_number
from drivers.readers.base import Tap
from drivers.wire_tap import Direction
from kiosk.cli.saying import say

_ARROWS = {Direction.OUT: "→", Direction.IN: "←"}
_MOST_BYTES = 22
"""In a line; with the time and the words on a line of their own, this fits into eighty columns."""

_QUIET_S = 0.05


class Show(Protocol):
    """Prints what goes over one line."""

    def took(self, at: float, direction: Direction, data: bytes) -> None:
        """These bytes went this way, ``at`` seconds after the beginning."""

    def silence(self) -> None:
        """Nothing came for a while."""


class BusShow:
    """A bus. What says the same as the last time is counted instead of shown, unless ``every`` is wanted."""

    def __init__(self, words: BusWords, *, every: bool) -> None:
        self._words = words
        self._every = every
        self._at = 0.0
        self._question = b""
        self._answers: dict[bytes, tuple[bytes, str | None]] = {}
        self._remarks: dict[bytes, str] = {}

    def took(self, at: float, direction: Direction, data: bytes) -> None:
        if direction is Direction.IN and at - self._at > _QUIET_S:
            self.silence()
        self._at = at
        for piece in self._words.feed(direction, data):
            if direction is Direction.OUT and piece.data == data:
                self._asked(piece)
            else:
                self._heard(piece)

    def silence(self) -> None:
        for piece in self._words.silence():
            self._heard(piece)

    def remark(self, sentence: str) -> None:
        """Tell what is wrong, once as long as it stays so."""
        self.silence()
        if self._every or self._remarks.get(self._question) != sentence:
            self._remarks[self._question] = sentence
            self._answers.pop(self._question, None)
            say(f"{self._at:9.3f}  ! {sentence}")

    def _asked(self, piece: Piece) -> None:
        self._question = piece.data
        if self._every or not (piece.data in self._answers or piece.data in self._remarks):
            _line(self._at, Direction.OUT, piece)

    def _heard(self, piece: Piece) -> None:
        same = self._answers.get(self._question) == (piece.data, piece.words)
        self._answers[self._question] = (piece.data, piece.words)
        self._remarks.pop(self._question, None)
        if self._every or not same:
            _line(self._at, Direction.IN, piece)


class ReaderShow:
    """A reader or scanner. Its numbers are not shown, in bytes or words, but for their end."""

    def __init__(self, *, textual: bool, every: bool) -> None:
        self._textual = textual
        self._every = every
        self._at = 0.0
        self._last: dict[Direction, bytes] = {}

    def took(self, at: float, direction: Direction, data: bytes) -> None:
        self._at = at
        if self._every or self._last.get(direction) != data:
            plain = direction is Direction.OUT and self._textual  # others may set keys by what they are told
            shown = data.hex(" ").upper() if plain else masked_hex(data, textual=self._textual)
            _bytes(at, direction, shown.split())
        self._last[direction] = data

    def silence(self) -> None:
        """Nothing is held back here."""

    def read(self, found: str | Tap | None) -> None:
        """What the driver made of it."""
        if isinstance(found, Tap):
            say(f"{self._at:9.3f}    a card that proved itself: {masked_number(found.identifier)}")
        elif found is not None:
            say(f"{self._at:9.3f}    read: {masked_number(found)}")

    def masked(self, data: bytes) -> bytes:
        """As it may be captured."""
        return masked_bytes(data, textual=self._textual)


def _line(at: float, direction: Direction, piece: Piece) -> None:
    _bytes(at, direction, piece.data.hex(" ").upper().split())
    say(f"{' ' * 13}{piece.words or '?? no frame of this family'}")


def _bytes(at: float, direction: Direction, shown: list[str]) -> None:
    for start in range(0, len(shown), _MOST_BYTES):
        margin = " " * 12 if start else f"{at:9.3f}  {_ARROWS[direction]}"
        say(f"{margin} {' '.join(shown[start : start + _MOST_BYTES])}")
